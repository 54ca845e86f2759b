use crate::chart::theme::Theme;

/// What the device shows it on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Device {
    /// Width of the pictures in CSS pixels; 0 until it is known.
    pub width: f64,
    /// How many times as large as usual the reader has text.
    pub text: f64,
    /// Device pixels in one CSS pixel: a change draws the pictures anew.
    pub ratio: f64,
    /// True for dark colours.
    pub dark: bool,
    /// True while the page is being printed.
    pub printing: bool,
}

impl Device {
    /// The colours for the charts.
    pub fn theme(&self) -> Theme {
        match (self.printing, self.dark) {
            (true, _) => Theme::Print,
            (false, true) => Theme::Dark,
            (false, false) => Theme::Light,
        }
    }
}

//! A link as a QR code (ISO/IEC 18004), drawn as one SVG path on a white ground.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// Empty modules on each side, as the standard wants them.
pub const QUIET: usize = 4;

/// A square of dark and light modules, without the quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    side: usize,
    dark: Vec<bool>,
}

impl Matrix {
    /// The QR code of a text, in the smallest version that holds it with error correction M (15 % may be damaged), or
    /// better where that costs no larger square. `None` for a text that is too long: more than 2,331 bytes.
    pub fn new(text: &str) -> Option<Matrix> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let side = code.size();
        let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y))).map(|(x, y)| code.get_module(x, y)).collect();
        Some(Matrix { side: side as usize, dark })
    }

    /// Modules along a side, without the quiet zone.
    pub fn side(&self) -> usize {
        self.side
    }

    /// True for a dark module; false outside of the square.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }

    /// Modules along a side with the quiet zone: width and height of the view box in which [`Matrix::path`] lies.
    pub fn extent(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// The dark modules as the `d` of an SVG path, one unit a module, moved in by the quiet zone. Neighbours in a row are
    /// one rectangle, so that no hairline shows between them.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    // Writing into a String cannot fail.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run.max(1);
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a module is dark, read from the drawn path alone.
    fn modules_of(path: &str, extent: usize) -> Vec<Vec<bool>> {
        let mut modules = vec![vec![false; extent]; extent];
        for rectangle in path.split('M').skip(1) {
            let numbers: Vec<usize> =
                rectangle.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
            let [x, y, run, ..] = numbers.as_slice() else { panic!("{rectangle}") };
            modules[*y][*x..x + run].fill(true);
        }
        modules
    }

    /// Reads a drawn code with a decoder that is not the maker's, each module four pixels wide.
    fn decoded(matrix: &Matrix) -> String {
        let modules = modules_of(&matrix.path(), matrix.extent());
        let pixels = matrix.extent() * 4;
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(
                pixels,
                pixels,
                |x, y| {
                    if modules[y / 4][x / 4] { 0 } else { 255 }
                },
            );
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        grids[0].decode().expect("readable").1
    }

    #[test]
    fn every_link_of_the_corpus_is_read_back() {
        let links: Vec<&str> =
            include_str!("../../tests/links.txt").lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
        assert!(links.len() >= 13);
        for base in ["https://example.org/", "http://192.168.1.20:8080/school/civic-atlas/index.html"] {
            for link in &links {
                let text = format!("{base}{link}");
                assert_eq!(decoded(&Matrix::new(&text).expect("fits")), text);
            }
        }
    }

    #[test]
    fn the_quiet_zone_is_empty_and_four_modules_wide() {
        let matrix = Matrix::new("https://example.org/#/growth").expect("fits");
        let modules = modules_of(&matrix.path(), matrix.extent());
        let inside = QUIET..QUIET + matrix.side();
        for (y, row) in modules.iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                assert!(!dark || (inside.contains(&x) && inside.contains(&y)), "{x} {y}");
            }
        }
        assert!(modules[QUIET][QUIET], "the finder pattern starts in the corner");
    }

    #[test]
    fn damage_of_a_corner_is_survived() {
        let text = "https://example.org/#/growth?show=uz-ngos~kg-ngos&time=1991..2010&y=log&lang=ru";
        let mut matrix = Matrix::new(text).expect("fits");
        let (side, mut changed) = (matrix.side, 0);
        for (x, y) in (side - 6..side).flat_map(|x| (12..16).map(move |y| (x, y))) {
            matrix.dark[y * side + x] = !matrix.dark[y * side + x];
            changed += 1;
        }
        assert_eq!(changed, 24);
        assert_eq!(decoded(&matrix), text);
    }

    #[test]
    fn a_text_that_no_code_holds_has_none() {
        assert!(Matrix::new(&"x".repeat(2331)).is_some());
        assert!(Matrix::new(&"x".repeat(2332)).is_none());
    }
}

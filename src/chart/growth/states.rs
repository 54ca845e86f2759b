//! What stands in the picture where there is nothing to draw: a sentence that says why and what to change.

use super::Canvas;
use crate::analysis::growth::Undefined;
use crate::chart::headline::refusals;
use crate::chart::lens::LensedSeries;
use crate::chart::metrics::{Weight, wrap};
use crate::chart::plan::{Role, TextRun};
use crate::text::{Msg, say};
use crate::view::Lens;

impl Canvas<'_> {
    /// True when the lens refuses every series; the reasons then stand in place of the picture.
    pub(super) fn is_refused(&mut self, all: &[(usize, LensedSeries)]) -> bool {
        let is_refused = self.state.lens != Lens::Count
            && all.iter().all(|(_, seen)| seen.shown.is_empty())
            && all.iter().any(|(_, seen)| !seen.refused.is_empty());
        if is_refused {
            let mut sentences = vec![say(self.lang, Msg::LensRefused).to_string()];
            sentences.extend(refusals(self.dataset, self.state, self.lang));
            let is_base =
                |(_, seen): &(usize, LensedSeries)| seen.refused.iter().any(|refused| refused.why == Undefined::NoBase);
            sentences.push(
                say(self.lang, if all.iter().any(is_base) { Msg::LensOtherBase } else { Msg::LensOther }).to_string(),
            );
            let height = self.lines(32.0, &sentences);
            self.plan.size.height = height + 24.0;
        }
        is_refused
    }

    /// In the plot with its axes: no series, nothing that a logarithmic scale has a place for, or nothing in these years.
    pub(super) fn empty(&mut self, no_series: bool, any: bool) {
        let message = match (no_series, any) {
            (true, _) => Msg::ChartNone,
            (false, true) => Msg::ChartLog,
            (false, false) => Msg::ChartEmpty,
        };
        // In a narrow picture it takes many lines.
        let top = if self.frame.is_narrow() { self.top + 24.0 } else { (self.top + self.bottom) / 2.0 };
        self.lines(top, &[say(self.lang, message).to_string()]);
    }

    /// Sentences under each other from a baseline on, the first one strong where there are several; gives the last baseline.
    fn lines(&mut self, mut y: f64, sentences: &[String]) -> f64 {
        let left = self.frame.left + if self.frame.is_narrow() || sentences.len() > 1 { 0.0 } else { 24.0 };
        let width = (self.frame.right - left - 24.0).min(720.0);
        for (nth, sentence) in sentences.iter().enumerate() {
            for line in wrap(sentence, width, 15.0, Weight::Bold) {
                let words = TextRun::new((left, y), line).size(15.0);
                let is_strong = nth == 0 && sentences.len() > 1;
                self.write(if is_strong { words.bold().role(Role::Ink) } else { words.role(Role::Ink2) });
                y += 24.0;
            }
            y += if sentences.len() > 1 { 6.0 } else { 0.0 };
        }
        y
    }
}

//! The pupil's sheet without the figures that its lesson asks for. On paper all steps are seen at once, so that a later one
//! would tell what an earlier one asks; a pupil writes them into the gaps once the class has seen them.

use super::blocks::Inline;
use super::lesson::Lesson;
use super::task::TaskKind;
use crate::model::Dataset;
use crate::records::Library;

/// What stands for a figure.
pub const GAP: &str = "________";

/// The shortest figure that is found in words: a shorter one could be anything.
const SHORTEST: usize = 3;

/// The figures that a lesson asks for.
#[derive(Clone, Debug, Default)]
pub struct Blanks {
    /// Ids of the counts.
    ids: Vec<String>,
    /// Their values, as digits alone.
    figures: Vec<String>,
    /// The series that they belong to, each with the id of the step that asks.
    series: Vec<(String, String)>,
}

impl Blanks {
    /// What the tasks of a lesson have pupils guess or find out.
    pub fn of(lesson: &Lesson, data: &Dataset, library: &Library) -> Blanks {
        let mut blanks = Blanks::default();
        for (step, task) in lesson.tasks() {
            match &task.kind {
                TaskKind::Draw { series, ask, .. } => {
                    blanks.series.push((step.id.clone(), series.clone()));
                    let counts = data.series_index(series).into_iter().flat_map(|series| data.values_of(series));
                    let asked = counts.filter(|one| one.date.is_some_and(|date| ask.contains(&date.first().year())));
                    blanks.ids.extend(asked.map(|one| one.id.to_string()));
                }
                TaskKind::Number { record, .. } => {
                    let series = library.record(record).map(|record| record.get("series").to_string());
                    blanks.series.extend(series.map(|series| (step.id.clone(), series)));
                    blanks.ids.push(record.clone());
                }
                _ => {}
            }
        }
        let value = |id: &String| library.record(id).map(|record| record.get("value").to_string());
        let figures = blanks.ids.iter().filter_map(value).filter(|value| value.len() >= SHORTEST);
        blanks.figures = figures.filter(|value| value.bytes().all(|digit| digit.is_ascii_digit())).collect();
        blanks
    }

    /// True for a count that is asked for.
    pub fn holds(&self, id: &str) -> bool {
        self.ids.iter().any(|asked| asked == id)
    }

    /// True where a picture of these series in a step tells what another step asks for. A step that asks for a number of
    /// its own picture has it read there.
    pub fn are_told_by(&self, step: &str, shown: &[&str]) -> bool {
        self.series.iter().any(|(asking, series)| asking != step && shown.contains(&series.as_str()))
    }

    /// The lesson with gaps in its texts and options.
    pub fn left_in(&self, lesson: &Lesson) -> Lesson {
        let mut lesson = lesson.clone();
        for step in &mut lesson.steps {
            let texts = step.text.iter_mut().flat_map(|block| block.items.iter_mut().flatten());
            texts.for_each(|inline| self.leave_in(inline));
            if let Some(TaskKind::Choose { choices, .. }) = step.task.as_mut().map(|task| &mut task.kind) {
                choices.iter_mut().flat_map(|choice| &mut choice.words).for_each(|inline| self.leave_in(inline));
            }
        }
        lesson
    }

    fn leave_in(&self, inline: &mut Inline) {
        match inline {
            Inline::Record { id, .. } if self.holds(id) => {
                let (words, link) = (GAP.to_string(), String::new());
                *inline = Inline::Text { words, strong: false, emphasis: false, link };
            }
            Inline::Text { words, .. } => *words = self.with_gaps(words),
            Inline::Record { .. } | Inline::Break => {}
        }
    }

    /// Words with a gap for each figure that is asked for, however its thousands are parted.
    fn with_gaps(&self, words: &str) -> String {
        let mut left = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
            left.push_str(&rest[..start]);
            rest = &rest[start..];
            let length = self.figures.iter().filter_map(|figure| length_of(rest, figure)).max();
            // What is no figure of these is passed over as a whole: its end could look like one.
            let length = length.inspect(|_| left.push_str(GAP)).unwrap_or_else(|| {
                let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
                left.push_str(&rest[..end]);
                end
            });
            rest = &rest[length..];
        }
        left + rest
    }
}

/// How many bytes of a text a figure takes at its beginning; `None` where another number stands there.
fn length_of(text: &str, figure: &str) -> Option<usize> {
    let mut digits = figure.chars().peekable();
    let mut is_parted = true;
    for (at, sign) in text.char_indices() {
        if digits.peek().is_none() {
            // "18,341" is not the beginning of "18,341,000".
            let mut after = text[at..].chars();
            let goes_on = sign.is_ascii_digit()
                || (is_separator(sign)
                    && after.nth(1).is_some_and(|next| next.is_ascii_digit())
                    && !matches!(sign, ' ' | '\n'));
            return (!goes_on).then_some(at);
        }
        match digits.next_if_eq(&sign) {
            Some(_) => is_parted = false,
            None if is_separator(sign) && !is_parted => is_parted = true,
            None => return None,
        }
    }
    digits.peek().is_none().then_some(text.len())
}

/// What stands between thousands in one of the languages.
fn is_separator(sign: char) -> bool {
    matches!(sign, ' ' | '\n' | ',' | '.' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;
    use crate::lessons::facts::{plain, plain_blocks};
    use crate::lessons::shelf;
    use crate::model::Lang;

    #[test]
    fn a_figure_is_found_however_it_is_written_and_nothing_else() {
        let blanks = Blanks { figures: vec!["18341".into(), "20000".into()], ..Blanks::default() };
        for (words, left) in [
            ("from 4,966 to 18,341", "from 4,966 to ________"),
            ("18 341 и 18\u{a0}341, 18\u{202f}341; 18.341", "________ и ________, ________; ________"),
            ("18341 in 2010, about 20,000.", "________ in 2010, about ________."),
            ("118,341; 18,3410; 18,341,000; 200,000; 2000", "118,341; 18,3410; 18,341,000; 200,000; 2000"),
            ("in 2010 18 341", "in 2010 ________"),
            ("from 18\n341\n5", "from ________\n5"),
            ("", ""),
        ] {
            assert_eq!(blanks.with_gaps(words), left, "{words}");
        }
    }

    #[test]
    fn a_picture_tells_what_another_step_asks_for() {
        let (data, library) = (bundle::embedded().expect("the tables"), Library::open());
        let text = "# T\nid: t\nlang: en\nminutes: 5\n## Look {#look}\nview: #/growth?show=kg-ngos\n\
            ## Number {#number}\nview: #/growth?show=kg-ngos\ntask: number kg-ngos-2010\n\
            ## Check {#check}\ntask: number s2-37\n\
            ## Draw {#draw}\ntask: draw world-ingos given=1850 ask=1970 max=80000\n";
        let blanks = Blanks::of(&crate::lessons::read(text).lesson, &data, library);
        for (step, shown, is_told) in [
            ("look", "kg-ngos", true),
            ("number", "kg-ngos", false),
            ("look", "world-ingos", true),
            ("look", "uz-ngos", false),
        ] {
            assert_eq!(blanks.are_told_by(step, &[shown]), is_told, "{step} {shown}");
        }
    }

    #[test]
    fn no_sheet_of_the_shipped_lessons_prints_a_count_that_is_asked_for() {
        let (data, library) = (bundle::embedded().expect("the tables"), Library::open());
        let mut gaps = 0;
        for lang in Lang::ALL {
            for lesson in shelf::ids(lang).into_iter().filter_map(|id| shelf::lesson(id, lang)) {
                let blanks = Blanks::of(&lesson, &data, library);
                for step in blanks.left_in(&lesson).steps {
                    let mut words = plain_blocks(library, &step.text, lang);
                    if let Some(TaskKind::Choose { choices, .. }) = step.task.map(|task| task.kind) {
                        words += &choices
                            .iter()
                            .map(|choice| plain(library, &choice.words, lang))
                            .collect::<Vec<_>>()
                            .join(" ");
                    }
                    gaps += words.matches(GAP).count();
                    let digits: String = words.chars().filter(|sign| !is_separator(*sign)).collect();
                    for figure in ["13018", "18341", "23000", "45674"].iter().filter(|figure| digits.contains(**figure))
                    {
                        assert!(
                            !blanks.figures.iter().any(|asked| asked == figure),
                            "{} {}: {words}",
                            lesson.id,
                            step.id
                        );
                    }
                }
            }
        }
        assert!(gaps > 20, "{gaps}");
    }
}

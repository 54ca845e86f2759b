//! One file with a lesson in several languages, one after another: each begins with its own title and head.

use super::fields::is_field;
use super::read::{ReadLesson, read_bytes};
use super::skeleton::differences;

/// Reads each language of a file, in the order of the file. Lines are those of the whole file. Where another language than the
/// first differs from it in more than words, that is said and stops no step.
pub fn editions(bytes: &[u8]) -> Vec<ReadLesson> {
    let starts = starts(bytes);
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([bytes.len()]);
    // Empty lines stand for what is read before, so that each fault has the line that an editor shows.
    let part = |(start, line): (usize, usize), end: usize| {
        let own = &bytes[start..end];
        [&b"\n".repeat(line), own.strip_suffix(BYTE_ORDER_MARK).unwrap_or(own)].concat()
    };
    starts.iter().zip(ends).map(|(start, end)| read_bytes(&part(*start, end))).collect()
}

/// Says of each language but the first where it differs from that in more than words. The languages must be checked by then:
/// a step with a fault is compared as it stands.
pub fn compare(editions: &mut [ReadLesson]) {
    let Some((first, others)) = editions.split_first_mut() else { return };
    for other in others {
        let head = other.lesson.line;
        other.faults.extend(differences(&other.lesson, &first.lesson).into_iter().map(|mut fault| {
            fault.line = fault.line.max(head);
            fault
        }));
        other.tidy();
    }
}

/// What some editors write at the start of a file in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Where each language begins, and how many lines stand before it. A title begins another language only where a line of its
/// head says which: a title too many is a fault of the language that it stands in.
fn starts(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut starts = vec![(0, 0)];
    let (mut at, mut candidate) = (0, None);
    for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        // A file that was joined to another one may still have its mark of UTF-8 before its title.
        let mark = if line.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        if line[mark..].starts_with(b"# ") {
            candidate = (number > 0).then_some((at + mark, number));
        } else if line.starts_with(b"#") {
            candidate = None;
        } else if is_field(line, "lang")
            && let Some(start) = candidate.take()
            && has_head(&bytes[..start.0])
        {
            starts.push(start);
        }
        at += line.len();
    }
    starts
}

/// True once the first language has begun: what stands before it belongs to it.
fn has_head(before: &[u8]) -> bool {
    before.split(|byte| *byte == b'\n').any(|line| is_field(line, "lang"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::Reason;
    use crate::model::Lang;

    const EN: &str = "# A\nid: a\nlang: en\nminutes: 5\n## One {#one}\nWords.\ntask: write\n";
    const RU: &str = "# А\nid: a\nlang: ru\nminutes: 5\n## Один {#one}\nСлова.\ntask: write\n";

    fn read(text: &str) -> Vec<ReadLesson> {
        let mut editions = editions(text.as_bytes());
        compare(&mut editions);
        editions
    }

    #[test]
    fn each_language_of_a_file_is_a_lesson_and_lines_are_those_of_the_file() {
        let both = read(&[EN, "\n", RU].concat());
        let langs: Vec<Lang> = both.iter().map(|one| one.lesson.lang).collect();
        assert_eq!(langs, [Lang::En, Lang::Ru]);
        assert!(both.iter().all(|one| one.faults.is_empty()), "{both:?}");
        assert_eq!(both.iter().map(|one| one.lesson.steps[0].line).collect::<Vec<_>>(), [5, 13]);
        // Two files with the mark of their encoding, one behind the other.
        let marked = read(&["\u{feff}", EN, "\u{feff}", &RU.replace("lang", "Lang")].concat());
        assert!(marked.len() == 2 && marked.iter().all(|one| one.faults.is_empty()), "{marked:?}");
        assert_eq!(marked[1].lesson.title, "А");
        let other = read(&[EN, &RU.replace("{#one}", "{#two}").replace("minutes: 5", "minutes: 6")].concat());
        let faults: Vec<_> = other[1].faults.iter().map(|fault| (fault.line, fault.reason)).collect();
        assert_eq!(faults, [(8, Reason::Skeleton), (12, Reason::Skeleton)]);
        assert_eq!(other[1].good().steps.len(), 1, "it runs all the same");
    }

    #[test]
    fn a_title_too_many_and_any_bytes_are_one_lesson() {
        let twice = read(&[EN, "# B\n## Two {#two}\nWords.\n"].concat());
        assert_eq!(twice.len(), 1);
        assert!(twice[0].faults.iter().any(|fault| (fault.line, fault.reason) == (8, Reason::Heading)), "{twice:?}");
        for text in ["", "# A", "lang: en", "\n\n# A\nlang: en\n", "\u{feff}# A\nlang: ru\n"] {
            assert_eq!(read(text).len(), 1, "{text:?}");
        }
        assert_eq!(editions(b"\xff\xfe#\0 \0A\0").len(), 1);
    }
}

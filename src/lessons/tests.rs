use super::check::check;
use super::progress::Answer;
use super::{Fault, Judgement, ReadLesson, Reason, TaskKind, answers, differences, gift, qti, read, read_bytes};
use crate::bundle;
use crate::export::csv::Separator;
use crate::model::{Lang, Number};
use crate::records::Library;
use crate::view::code::CodeError;

const HEAD: &str = "# Title\nid: a\nlang: en\nminutes: 45\n";

/// A lesson of one sound step and what follows, which starts on line 7.
fn lesson(rest: &str) -> String {
    format!("{HEAD}## Sound {{#sound}}\nWords.\n{rest}")
}

fn checked(text: &str) -> ReadLesson {
    let mut reading = read(text);
    check(&mut reading, &bundle::embedded().expect("the tables"), Library::open());
    reading
}

#[track_caller]
fn one_fault(rest: &str, line: usize, reason: Reason, part: &str) {
    let reading = checked(&lesson(rest));
    assert_eq!(reading.faults, [Fault::new(line, reason, part)], "{rest}");
    let good: Vec<String> = reading.good().steps.into_iter().map(|step| step.id).collect();
    assert_eq!(good.first().map(String::as_str), Some("sound"), "{rest}");
    assert!(!good.contains(&"x".to_string()), "{rest}");
}

#[test]
fn a_whole_step_is_read() {
    let text = "## The world's INGOs {#odd}\nview: #/growth?show=world-ingos\nhide: title values\n\
        Printed for *2000*: {world-ingos-2000}.\n> Notes: wait\n> a little.\n\
        task: draw world-ingos given=1850,1914,1939,2000 ask=1970 max=80000\n\
        ## Income {#income}\ntask: choose cite=s2-37\n- [x] 50 thousand dollars\n  > Not 50 million.\n\
        - [ ] 50,000 thousand dollars\n  > That is printed.\n";
    let reading = checked(&lesson(text));
    assert_eq!(reading.faults, []);
    let steps = reading.good().steps;
    assert_eq!(steps.iter().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["sound", "odd", "income"]);
    let (odd, income) = (&steps[1], &steps[2]);
    assert_eq!(odd.title, "The world's INGOs");
    assert_eq!(odd.hide.iter().map(|hide| hide.slug()).collect::<Vec<_>>(), ["title", "values"]);
    let plain = |blocks| super::facts::plain_blocks(Library::open(), blocks, Lang::En);
    assert!(plain(&odd.text).starts_with("Printed for 2000: over 45,674 (Article 1"), "{}", plain(&odd.text));
    assert_eq!(plain(&odd.notes), "wait a little.");
    let Some(TaskKind::Choose { choices, .. }) = income.task.as_ref().map(|task| &task.kind) else {
        panic!("a choice")
    };
    assert_eq!(
        choices.iter().map(|choice| (choice.line, choice.is_right)).collect::<Vec<_>>(),
        [(16, true), (18, false)]
    );
}

#[test]
fn each_fault_has_its_line_and_the_other_steps_run() {
    use Reason::*;
    let options = "- [x] a\n  > b\n- [ ] c\n  > d\n";
    for (rest, line, reason, part) in [
        ("## X {#x}\nview: #/growht\n", 8, Link, "growht"),
        ("## X {#x}\nview: #/growth?show=nothing\n", 8, Link, "nothing"),
        ("## X {#x}\nview: https://example.org\n", 8, Link, "https://example.org"),
        ("## X {#x}\nview: #/evidence\n", 8, NoPicture, "#/evidence"),
        ("## X {#x}\nView: #/lesson?id=kg-count\n", 8, NoPicture, "#/lesson?id=kg-count"),
        ("## X {#x}\nview: #/growth\n Hide: colour\n", 9, FieldValue, "colour"),
        ("## X {#x}\nTask: talk about it\n", 8, TaskUnknown, "talk"),
        ("## X {#x}\nview: #/growth\nhide: colour\n", 9, FieldValue, "colour"),
        ("## X {#x}\nview: #/growth\nview: #/timeline\n", 9, FieldTwice, "view"),
        ("## X {#x}\nWords.\nviw: #/growth\n", 9, FieldUnknown, "viw"),
        ("## X {#x}\nminutes: 5\nWords.\n", 8, FieldUnknown, "minutes"),
        ("## X {#x}\n", 7, StepEmpty, "X"),
        ("## X {#sound}\nWords.\n", 7, StepTwice, "sound"),
        ("## X\nWords.\n", 7, StepId, "X"),
        ("### X {#x}\n", 7, Heading, "X"),
        ("## X {#x}\n\nWords <b>bold.\n", 9, Html, "<b>"),
        ("## X {#x}\n\nWords `code`.\n", 9, Markup, "code"),
        ("## X {#x}\n\nWords\n\n| a |\n|---|\n| b |\n", 11, Markup, "|"),
        ("## X {#x}\n![a](b.png) Words.\n", 8, Markup, "b.png"),
        ("## X {#x}\n[a](https://example.org) Words.\n", 8, Outside, "https://example.org"),
        ("## X {#x}\nWords.\n\n[a](#/nowhere)\n", 10, Link, "nowhere"),
        ("## X {#x}\n\nWords {no-such-record}.\n", 9, Record, "no-such-record"),
        ("## X {#x}\nWords {kg-ngos-today.date}.\n", 8, RecordKind, "kg-ngos-today"),
        ("## X {#x}\nWords {Not an id}.\n", 8, Braces, "Not an id"),
        ("## X {#x}\nWords {open.\n", 8, Braces, "open."),
        ("## X {#x}\n\nIt printed 18,341.\n", 9, Figure, "18341"),
        ("## Only 7 {#x}\nWords.\n", 7, Figure, "7"),
        ("## X {#x}\nOne line,\n**another**\nline with 7\nand more.\n", 10, Figure, "7"),
        ("## X {#x}\n- One\n- two\n- three and\n  7\n", 11, Figure, "7"),
        ("## X {#x}\nWords.\n> Notes: wait\n> 7 seconds.\n", 10, Figure, "7"),
        ("## X {#x}\nOne line,\n{no-such-record}.\n", 9, Record, "no-such-record"),
        ("## How many: {kg-ngos-2010.value} {#x}\nWords.\n", 7, HeadingRecord, "{kg-ngos-2010}"),
        ("## X {#x}\nWords.\n> Wait 20 seconds.\n", 9, Figure, "20"),
        ("## X {#x}\ntask: sing\n", 8, TaskUnknown, "sing"),
        ("## X {#x}\ntask: reveal\n", 8, ArgumentMissing, "hide"),
        ("## X {#x}\nview: #/growth\nhide: title\ntask: reveal values\n", 10, Argument, "values"),
        ("## X {#x}\ntask: draw kg-ngos given=2000 ask=2005 max=40000\n", 8, Year, "2005"),
        ("## X {#x}\ntask: draw kg-ngos given=2000 ask=2000 max=40000\n", 8, Year, "2000"),
        ("## X {#x}\ntask: draw kg-ngos given=2000 ask=2010 max=20000\n", 8, Max, "20000"),
        ("## X {#x}\ntask: draw no-ngos ask=2010 max=1\n", 8, Record, "no-ngos"),
        ("## X {#x}\ntask: judge kg-ngos-2010 check=s2-27\n", 8, Confidence, "s2-27"),
        ("## X {#x}\ntask: judge kg-ngos-2010 check=s1-18\n", 8, Check, "s1-18"),
        ("## X {#x}\ntask: judge law-tj-2005 check=s1-18 support=tulip-2005\n", 8, OptionCount, "1"),
        (
            "## X {#x}\ntask: judge kg-registered-icnl-2013 check=s1-18 discuss\n",
            8,
            RecordKind,
            "kg-registered-icnl-2013",
        ),
        ("## X {#x}\ntask: number pad\n", 8, RecordKind, "pad"),
        ("## X {#x}\ntask: number s1-04\n", 8, Confidence, "s1-04"),
        ("## X {#x}\ntask: number s1c-attitude-correct\n", 8, Claim, "s1c-attitude-correct"),
        ("## X {#x}\ntask: speaker pad-closed-2006 others=author\n", 8, RecordKind, "pad-closed-2006"),
        ("## X {#x}\ntask: speaker s1c-attitude-correct others=author\n", 8, OneRight, "author"),
        ("## X {#x}\ntask: speaker s1c-attitude-correct others=nobody\n", 8, Record, "nobody"),
        ("## X {#x}\ntask: order rose-2003 tulip-2005 kg-ngos-2010\n", 8, RecordKind, "kg-ngos-2010"),
        ("## X {#x}\nWords.\n- [x] a\n  > b\n", 9, OptionsWithoutTask, ""),
    ] {
        if !matches!(reason, Heading | Check | RecordKind) {
            one_fault(rest, line, reason, part);
        } else {
            let faults = checked(&lesson(rest)).faults;
            assert!(faults.contains(&Fault::new(line, reason, part)), "{rest}: {faults:?}");
        }
    }
    for (task, rest, line, reason, part) in [
        ("cite=s2-37", "- [x] a\n  > b\n", 8, OptionCount, "1"),
        ("cite=s2-37", "- [x] a\n  > b\n- [x] c\n  > d\n", 11, OneRight, ""),
        ("cite=s2-37", "- [ ] a\n  > b\n- [ ] c\n  > d\n", 8, OneRight, ""),
        ("cite=s2-37", "- [x] a\n- [ ] c\n  > d\n", 9, Feedback, ""),
        ("cite=s2-37", "- [x] a\n  > b\n- [ ]\n  > d\n", 11, OptionEmpty, ""),
        ("cite=s2-37", "- [x] 9 a\n  > 8 b\n- [ ] c\n  > d\n", 9, Figure, "8"),
        ("cite=s2-37 discuss", options, 9, NoneRight, ""),
        ("cite=s1-04", options, 8, Confidence, "s1-04"),
        ("cite=s1c-attitude-correct", options, 8, Claim, "s1c-attitude-correct"),
        ("", "- [x] a\n  > {s2-37}\n- [ ] c\n  > d\n", 11, NoRecord, ""),
    ] {
        one_fault(&format!("## X {{#x}}\ntask: choose {task}\n{rest}"), line, reason, part);
    }
}

#[test]
fn bad_files_are_said_and_never_stop_the_reading() {
    use Reason::*;
    let faults = |bytes: &[u8]| -> Vec<(usize, Reason)> {
        read_bytes(bytes).faults.into_iter().map(|fault| (fault.line, fault.reason)).collect()
    };
    assert_eq!(faults(b""), [(1, Empty)]);
    assert_eq!(faults(b" \r\n\t\n"), [(1, Empty)]);
    assert_eq!(faults(&vec![b'x'; super::read::MAX_BYTES + 1]), [(1, TooLarge)]);
    let missing = [(1, NoTitle), (1, NoStep), (1, FieldMissing), (1, FieldMissing), (1, FieldMissing)];
    assert_eq!(faults(&vec![b'\n'; super::read::MAX_BYTES - 1]).first(), Some(&(1, Empty)));
    assert_eq!(faults(b"lang"), [&missing[..2], &missing[2..], &[(1, FieldUnknown)]].concat());
    // A file of a megabyte, each line of it wrong: two hundred faults are listed, and how many more there are.
    let wrong = read(&[HEAD, &"<b>\n\n".repeat(150_000)].concat());
    assert_eq!((wrong.listed().len(), wrong.listed().last().map(|fault| fault.reason)), (201, Some(More)));

    let text = lesson("## Ўқиш {#x}\nСўзлар.\n");
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let reading = read_bytes(&utf16);
    assert_eq!((reading.faults, reading.lesson.steps.len()), (vec![Fault::new(1, Encoding, "UTF-16")], 2));
    // Windows-1251: the line is named, the step above it runs.
    let mut old = lesson("## Old {#x}\n").into_bytes();
    old.extend([0xD1, 0xEB, 0xEE, 0xE2, 0xE0, b'\n']);
    let reading = read_bytes(&old);
    assert_eq!(reading.faults.iter().map(|fault| (fault.line, fault.reason)).collect::<Vec<_>>(), [(8, Encoding)]);
    assert_eq!(reading.good().steps.len(), 1);
    assert_eq!(read(&["\u{feff}", &text].concat()).faults, []);
}

#[test]
fn every_reason_is_said_in_three_languages() {
    for reason in Reason::ALL {
        for lang in Lang::ALL {
            let words = Fault::new(1, *reason, "the part").words(lang);
            assert!(words.chars().count() > 10 && !words.contains(['{', '}']), "{reason:?}: {words}");
        }
    }
}

#[test]
fn a_translation_may_differ_in_nothing_but_words() {
    let text = lesson(
        "## X {#x}\nview: #/growth\n{kg-ngos-2010} and {kg-ngos-2000}\n\
         ## Y {#y}\ntask: choose cite=s2-37\n- [x] a\n  > b\n- [ ] c\n  > d\n",
    );
    let original = read(&text).lesson;
    for (from, to, faults) in [
        ("Words.", "Soʻzlar.", vec![]),
        ("{kg-ngos-2010} and {kg-ngos-2000}", "{kg-ngos-2000} va {kg-ngos-2010}", vec![]),
        ("minutes: 45", "minutes: 40", vec![(1, "id, minutes, age, university")]),
        ("#/growth", "#/timeline", vec![(7, "view, #x")]),
        ("{kg-ngos-2000}", "{kg-ngos-2006}", vec![(7, "{…}, #x")]),
        ("{#x}", "{#z}", vec![(7, "id, #x")]),
        ("- [x] a\n  > b\n- [ ] c", "- [ ] a\n  > b\n- [x] c", vec![(11, "task, #y")]),
        ("cite=s2-37", "cite=s1-18", vec![(11, "task, #y")]),
        ("  > d", "  > d {s2-37}", vec![(11, "task, #y")]),
        ("## Y {#y}\ntask", "task", vec![(10, "task, #x"), (7, "##")]),
    ] {
        let found = differences(&read(&text.replace(from, to)).lesson, &original);
        let expected: Vec<Fault> =
            faults.into_iter().map(|(line, part)| Fault::new(line, Reason::Skeleton, part)).collect();
        assert_eq!(found, expected, "{from} → {to}");
    }
}

const TASKS: &str = "## W {#w}\ntask: write\n\
    ## N {#n}\nHow many? 50% = ~{kg-ngos-2010.value}\ntask: number s2-37 within=0.5\n\
    ## C {#c}\ntask: choose cite=s2-37\n- [ ] a: b & < c\n  > No.\n- [x] d\n  > Yes.\n\
    ## D {#d}\ntask: choose cite=s1-04 discuss\n- [ ] a\n  > No.\n- [ ] b\n  > No.\n\
    ## J {#j}\ntask: judge ingos-expelled-2005 check=s1-57 support=mercy-registered-2004,andijan-2005\n\
    ## S {#s}\ntask: speaker s1c-pad-website others=moj-uz,author\n\
    ## O {#o}\ntask: order rose-2003 orange-2004 tulip-2005\n";

#[test]
fn a_code_brings_back_what_was_believed() {
    use answers::Believed::{Answered, Compared, DontKnow, Judged, Nothing, Option as Chose};
    let library = Library::open();
    let lesson = read(&lesson(TASKS)).lesson;
    let answers = [
        None,
        Some(Answer::Written("secret".into())),
        Some(Answer::Number(Number::whole(50_000))),
        Some(Answer::Option(1)),
        Some(Answer::DontKnow),
        Some(Answer::Judged(Judgement::Contradicted, Some(1))),
        Some(Answer::Option(2)),
        Some(Answer::Ordered(vec![1, 0, 2])),
    ];
    let code = answers::encode(library, &lesson, &answers);
    assert!(code.starts_with('A') && code.len() <= 14, "{code}");
    let believed = [
        Answered,
        Compared(true),
        Chose(1),
        DontKnow,
        Judged(Judgement::Contradicted, Some(1)),
        Chose(2),
        Compared(false),
    ];
    assert_eq!(answers::decode(&lesson, &code), Ok(believed.to_vec()));
    assert_eq!(answers::decode(&lesson, &code.to_lowercase().replace('-', " ")), Ok(believed.to_vec()));
    assert_eq!(answers::decode(&lesson, &answers::encode(library, &lesson, &[])), Ok(vec![Nothing; 7]));

    let letters: Vec<char> = code.chars().filter(|letter| *letter != '-').collect();
    for at in 0..letters.len() {
        for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|wrong| *wrong != letters[at]) {
            let mut typed = letters.clone();
            typed[at] = wrong;
            let typed: String = typed.into_iter().collect();
            assert_eq!(answers::decode(&lesson, &typed), Err(CodeError::Check), "{typed}");
        }
    }
    // A code of a view, and one of another lesson.
    assert_eq!(answers::decode(&lesson, "1000-KS1Q-6M"), Err(CodeError::Newer));
    let other = read("# T\nid: b\nlang: en\nminutes: 1\n## W {#w}\ntask: write\n").lesson;
    assert_eq!(answers::decode(&lesson, &answers::encode(library, &other, &[])), Err(CodeError::Newer));

    let table = answers::table(library, &lesson, &[&code, "nonsense"], Lang::En, Separator::Comma);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0].trim_start_matches('\u{feff}'), "Code,W,N,C,D,J,S,O");
    assert!(lines[1].starts_with(&format!("{code},answered,as the records say,B,I don’t know,\"Contradicted, ")));
    assert_eq!(lines[2], "nonsense,not a code of this lesson,,,,,,");
    assert!(!table.contains("secret"));
    // A lesson in one language, a teacher with another.
    let table = answers::table(library, &lesson, &[&code], Lang::Ru, Separator::Semicolon);
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0].trim_start_matches('\u{feff}'), "Код;W;N;C;D;J;S;O");
    assert!(lines[1].starts_with(&format!("{code};ответ дан;")), "{table}");
}

#[test]
fn an_answer_to_another_task_is_none() {
    use answers::Believed::{Answered, Nothing};
    let library = Library::open();
    let lesson = read(&lesson(TASKS)).lesson;
    let written = Answer::Written("words".into());
    // In the places of: a step without a task, writing, a number, a choice, a discussion, a judgement, a speaker, an order.
    let code = answers::encode(library, &lesson, &vec![Some(written); 8]);
    let believed = [Answered, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing];
    assert_eq!(answers::decode(&lesson, &code), Ok(believed.to_vec()));
    let number = Answer::Number(Number::whole(5));
    let code = answers::encode(library, &lesson, &[None, Some(number)]);
    assert_eq!(answers::decode(&lesson, &code), Ok(vec![Nothing; 7]));
}

#[test]
fn gift_holds_choices_and_numbers_with_its_signs_escaped() {
    let gift = gift::gift(Library::open(), &read(&lesson(TASKS)).lesson);
    let expected = "// a, en\n\n::a n::[plain]N\\nHow many? 50% \\= \\~18,341 {#50000:0.5}\n\n\
        ::a c::[plain]C {\n\t~a\\: b & < c#No.\n\t=d#Yes.\n}\n";
    assert_eq!(gift, expected);
}

#[test]
fn qti_is_well_formed_and_names_the_right_answer() {
    let files = qti::package(Library::open(), &read(&lesson(TASKS)).lesson);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["imsmanifest.xml", "n.xml", "c.xml"]);
    let documents: Vec<roxmltree::Document<'_>> = files
        .iter()
        .map(|(name, text)| roxmltree::Document::parse(text).unwrap_or_else(|e| panic!("{name}: {e}")))
        .collect();
    let texts = |document: &roxmltree::Document<'_>, tag: &str| -> Vec<String> {
        let nodes = document.descendants().filter(|node| node.tag_name().name() == tag);
        nodes.map(|node| node.text().unwrap_or_default().to_string()).collect()
    };
    let hrefs: Vec<&str> = documents[0].descendants().filter_map(|node| node.attribute("href")).collect();
    assert_eq!(hrefs, ["n.xml", "n.xml", "c.xml", "c.xml"]);
    assert_eq!(texts(&documents[1], "qti-value"), ["50000"]);
    assert_eq!(texts(&documents[2], "qti-value"), ["B"]);
    assert_eq!(texts(&documents[2], "qti-simple-choice"), ["a: b & < c", "d"]);
    for document in &documents[1..] {
        let root = document.root_element();
        assert_eq!(root.tag_name().name(), "qti-assessment-item");
        // Every response that is answered or processed is declared.
        let declared = |name: &str| {
            document.descendants().any(|node| {
                node.tag_name().name() == "qti-response-declaration" && node.attribute("identifier") == Some(name)
            })
        };
        let used = document.descendants().filter_map(|node| node.attribute("response-identifier"));
        assert!(used.clone().count() == 1 && used.clone().all(declared));
    }
}

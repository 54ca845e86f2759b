//! Choose and number tasks as items of QTI 3 (<https://www.imsglobal.org/spec/qti/v3p0/oview>), with the manifest of a
//! content package.

use super::check::number;
use super::facts::plain;
use super::gift::{digits, question};
use super::lesson::{Lesson, Step};
use super::task::{Choice, TaskKind};
use crate::model::Number;
use crate::records::Library;

const SCHEMA: &str = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

/// A text as content or attribute of XML. Characters that XML cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(sign),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            sign => out.push(sign),
        }
    }
    out
}

/// Files of the content package: their names and texts, the manifest first. Only the manifest for a lesson without such
/// tasks.
pub fn package(library: &'static Library, lesson: &Lesson) -> Vec<(String, String)> {
    let mut items = Vec::new();
    for (step, task) in lesson.tasks().filter(|(_, task)| !task.discuss) {
        let item = match &task.kind {
            TaskKind::Choose { choices, .. } => Some(choice_item(library, lesson, step, choices)),
            TaskKind::Number { record, within } => {
                let right = library.record(record).and_then(|record| number(&record));
                right.map(|right| number_item(library, lesson, step, right, *within))
            }
            _ => None,
        };
        items.extend(item.map(|item| ([&step.id, ".xml"].concat(), item)));
    }
    let mut manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest xmlns=\"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1\" identifier=\"{id}-{lang}\">\n\
         <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>\n\
         <organizations/>\n<resources>\n",
        id = escaped(&lesson.id),
        lang = lesson.lang.tag(),
    );
    for (name, _) in &items {
        let id = name.trim_end_matches(".xml");
        manifest += &format!(
            "<resource identifier=\"item-{id}\" type=\"imsqti_item_xmlv3p0\" href=\"{name}\"><file href=\"{name}\"/></resource>\n"
        );
    }
    manifest += "</resources>\n</manifest>\n";
    std::iter::once(("imsmanifest.xml".to_string(), manifest)).chain(items).collect()
}

/// An item around declarations, body and feedback.
fn item(lesson: &Lesson, step: &Step, declarations: &str, body: &str, processing: &str, feedback: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <qti-assessment-item xmlns=\"{SCHEMA}\" identifier=\"{lesson_id}-{step_id}\" title=\"{title}\" \
         adaptive=\"false\" time-dependent=\"false\" xml:lang=\"{lang}\">\n{declarations}\
         <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>\n\
         <qti-outcome-declaration identifier=\"FEEDBACK\" cardinality=\"single\" base-type=\"identifier\"/>\n\
         <qti-item-body>\n{body}</qti-item-body>\n{processing}{feedback}</qti-assessment-item>\n",
        lesson_id = escaped(&lesson.id),
        step_id = escaped(&step.id),
        title = escaped(&step.title),
        lang = lesson.lang.tag(),
    )
}

fn paragraphs(text: &str) -> String {
    text.lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect()
}

fn choice_item(library: &'static Library, lesson: &Lesson, step: &Step, choices: &[Choice]) -> String {
    let ids: Vec<String> = (0..choices.len()).map(|at| super::answers::letter(at).to_string()).collect();
    let right = choices.iter().zip(&ids).find(|(choice, _)| choice.is_right).map(|(_, id)| id.as_str());
    let declarations = format!(
        "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"identifier\">\
         <qti-correct-response><qti-value>{}</qti-value></qti-correct-response></qti-response-declaration>\n",
        right.unwrap_or_default()
    );
    let (mut options, mut feedback) = (String::new(), String::new());
    for (choice, id) in choices.iter().zip(&ids) {
        let words = escaped(&plain(library, &choice.words, lesson.lang));
        options += &format!("<qti-simple-choice identifier=\"{id}\">{words}</qti-simple-choice>\n");
        let said = escaped(&plain(library, &choice.feedback, lesson.lang));
        feedback += &format!(
            "<qti-modal-feedback outcome-identifier=\"FEEDBACK\" identifier=\"{id}\" show-hide=\"show\">\
             <qti-content-body><p>{said}</p></qti-content-body></qti-modal-feedback>\n"
        );
    }
    let body = format!(
        "{}<qti-choice-interaction response-identifier=\"RESPONSE\" shuffle=\"false\" max-choices=\"1\">\n\
         {options}</qti-choice-interaction>\n",
        paragraphs(&question(library, lesson, step))
    );
    let processing = "<qti-response-processing>\
        <qti-set-outcome-value identifier=\"FEEDBACK\"><qti-variable identifier=\"RESPONSE\"/></qti-set-outcome-value>\
        <qti-response-condition><qti-response-if><qti-match><qti-variable identifier=\"RESPONSE\"/>\
        <qti-correct identifier=\"RESPONSE\"/></qti-match>\
        <qti-set-outcome-value identifier=\"SCORE\"><qti-base-value base-type=\"float\">1</qti-base-value>\
        </qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>\n";
    item(lesson, step, &declarations, &body, processing, &feedback)
}

fn number_item(library: &'static Library, lesson: &Lesson, step: &Step, right: Number, within: Number) -> String {
    let declarations = format!(
        "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"float\">\
         <qti-correct-response><qti-value>{}</qti-value></qti-correct-response></qti-response-declaration>\n",
        digits(right)
    );
    let body = format!(
        "{}<p><qti-text-entry-interaction response-identifier=\"RESPONSE\" expected-length=\"12\"/></p>\n",
        paragraphs(&question(library, lesson, step))
    );
    let processing = format!(
        "<qti-response-processing><qti-response-condition><qti-response-if>\
         <qti-equal tolerance-mode=\"absolute\" tolerance=\"{within} {within}\">\
         <qti-variable identifier=\"RESPONSE\"/><qti-correct identifier=\"RESPONSE\"/></qti-equal>\
         <qti-set-outcome-value identifier=\"SCORE\"><qti-base-value base-type=\"float\">1</qti-base-value>\
         </qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>\n",
        within = digits(within)
    );
    item(lesson, step, &declarations, &body, &processing, "")
}

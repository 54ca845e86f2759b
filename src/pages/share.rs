//! The dialog to share, cite and save a view.

use super::save;
use crate::export::cite::Citation;
use crate::export::qr::Matrix;
use crate::model::{Dataset, Day, Lang};
use crate::platform::dom::{El, el, fill, focus, nearest, svg};
use crate::platform::{address, clipboard, page, save as platform_save};
use crate::seam::Shown;
use crate::text::{Arg, Msg, PageMsg, fill_page, say, say_page};
use crate::view::code::{self, CodeError};
use crate::view::{Entry, ViewState, write};

/// The attribute that says what a click on a button does.
pub const ACT: &str = "data-share";

/// Id of the dialog, and of the parts that its answers go to.
const DIALOG: &str = "share";
const CITATION: &str = "share-citation";
const CODE_STATUS: &str = "share-typed-status";

/// The view that the page shows now.
pub struct Now {
    /// The view, never as an embedded frame shows it.
    pub state: ViewState,
    /// The language spoken.
    pub lang: Lang,
    /// The view's whole address.
    pub link: String,
    /// What the page says of it.
    pub title: String,
}

impl Now {
    /// Reads it from the page.
    pub fn read() -> Now {
        let Shown { state, lang, .. } = super::shown();
        let state = ViewState { embed: false, ..state };
        let title = page::title();
        let title =
            title.strip_suffix(say(lang, Msg::AppName)).map_or(title.as_str(), |title| title.trim_end_matches(" · "));
        Now { link: address::full(&write(&state)), title: title.to_string(), state, lang }
    }

    fn citation(&self, data: &Dataset, what: &str) -> Citation {
        let (year, month, day) = platform_save::today();
        let today = Day::from_civil(year, month, day);
        let record = self.state.select.and_then(|id| data.record(id));
        match (what, record) {
            ("record", Some(record)) => Citation::of_record(data, record, self.lang, &self.link, today),
            ("data", _) => Citation::of_dataset(self.lang, &address::full("#/"), today),
            _ => Citation::of_view(&self.state, &self.title, self.lang, &self.link, today),
        }
    }
}

/// Listens to the buttons, anywhere in the page.
pub fn start(data: &'static Dataset) {
    let Some(body) = page::body() else { return };
    if let Some(host) = page::at_end("dialog", DIALOG) {
        let _ = host.set_attribute("aria-labelledby", "share-title");
        // Where browsers know it, a click beside the dialog closes it.
        let _ = host.set_attribute("closedby", "any");
        // The browser gives the focus back to the button that had it, which may have been made anew meanwhile.
        page::on(&host, "close", |_| {
            focus("share-open");
        });
    }
    page::on(&body, "click", move |event| {
        if let Some((_, act)) = nearest(event.target(), ACT) {
            answer(data, &act);
        }
    });
    page::on(&body, "keydown", move |event| {
        if page::is_key(event, "Enter") && nearest(event.target(), "data-share-enter").is_some() {
            event.prevent_default();
            answer(data, "code:go");
        }
    });
}

/// The button that opens the dialog; it stands on every page.
pub fn bar(lang: Lang) -> El {
    el("p").class("acts share-bar").child(
        button("open", say_page(lang, PageMsg::ShareOpen)).attr("id", "share-open").attr("aria-haspopup", "dialog"),
    )
}

fn answer(data: &'static Dataset, act: &str) {
    let now = Now::read();
    let (verb, rest) = act.split_once(':').unwrap_or((act, ""));
    match verb {
        "open" => {
            if let Some(host) = page::at_end("dialog", DIALOG) {
                fill(&host, dialog(data, &now));
                page::open_dialog(DIALOG);
            }
        }
        "close" => page::close_dialog(DIALOG),
        "copy" => copy(now.lang, rest),
        "code" => open_code(data, now.lang),
        "cite" => {
            let (what, form) = rest.split_once(':').unwrap_or((rest, "text"));
            if let Some(host) = page::element(CITATION) {
                fill(&host, citation(data, &now, what, form));
            }
        }
        "save" => save::save(data, &now, rest),
        _ => {}
    }
}

/// Brings an open dialog up to date with the view.
pub fn refresh(data: &'static Dataset) {
    if let Some(host) = page::element(DIALOG).filter(|_| page::is_dialog_open(DIALOG)) {
        let now = Now::read();
        // A new width of the page is no new view.
        if page::field("share-link") != now.link {
            let said = page::field(CODE_STATUS);
            fill(&host, dialog(data, &now));
            tell(CODE_STATUS, &said);
        }
    }
}

/// Copies what stands in a field; where that is refused, selects it.
fn copy(lang: Lang, field: &str) {
    let field = field.to_string();
    let text = page::field(&field);
    let done = move |is_copied: bool| {
        if !is_copied {
            page::select_field(&field);
        }
        let message = if is_copied { PageMsg::ShareCopied } else { PageMsg::ShareRefused };
        tell(&[&field, "-status"].concat(), say_page(lang, message));
    };
    if platform_save::may_copy() { clipboard::copy(&text, done) } else { done(false) }
}

/// Puts words into a status line.
pub fn tell(id: &str, words: &str) {
    if let Some(host) = page::element(id) {
        fill(&host, if words.is_empty() { Vec::new() } else { vec![el("span").text(words)] });
    }
}

fn open_code(data: &'static Dataset, lang: Lang) {
    let words = match code::decode(&page::field("share-typed"), data) {
        Ok((state, reports)) => {
            super::visit(data, &write(&state), Entry::Push);
            if reports.is_empty() {
                return page::close_dialog(DIALOG);
            }
            say_page(lang, PageMsg::CodeGone).to_string()
        }
        Err(CodeError::Empty) => {
            let example = code::encode(&ViewState { select: Some("kg-ngos-2010"), ..ViewState::default() }, data);
            fill_page(lang, PageMsg::CodeEmpty, &[("code", Arg::Words(&example.unwrap_or_default()))])
        }
        Err(CodeError::Letter(letter)) => {
            fill_page(lang, PageMsg::CodeLetter, &[("letter", Arg::Words(letter.encode_utf8(&mut [0; 4])))])
        }
        Err(CodeError::Check) => say_page(lang, PageMsg::CodeCheck).to_string(),
        Err(CodeError::Newer) => say_page(lang, PageMsg::CodeNewer).to_string(),
    };
    tell(CODE_STATUS, &words);
    page::select_field("share-typed");
}

/// A button with the act that a click on it is.
pub fn button(act: &str, name: &str) -> El {
    el("button").attr("type", "button").attr(ACT, act).text(name)
}

/// A field whose text is to be copied, its button, and a line for what came of it.
pub fn copyable(lang: Lang, id: &str, name: &str, text: &str, rows: usize) -> El {
    let field = if rows == 1 {
        el("input").attr("value", text)
    } else {
        el("textarea").attr("rows", &rows.to_string()).text(text)
    };
    let field = field.attr("id", id).attr("readonly", "").attr("aria-label", name).attr("spellcheck", "false");
    let copy = button(&["copy:", id].concat(), say_page(lang, PageMsg::ShareCopy));
    let copy = copy.attr("aria-label", &[say_page(lang, PageMsg::ShareCopy), ": ", name].concat());
    let status = el("span").attr("role", "status").attr("id", &[id, "-status"].concat());
    el("div").class("copyable").child(field).child(copy).child(status)
}

fn dialog(data: &'static Dataset, now: &Now) -> Vec<El> {
    let lang = now.lang;
    let words = |message| say_page(lang, message);
    let close = button("close", "").class("close").attr("aria-label", words(PageMsg::ShareClose)).child(
        svg("svg").attr("width", "16").attr("height", "16").attr("aria-hidden", "true").child(
            svg("path").attr("d", "M2 2l12 12M14 2L2 14").attr("stroke", "currentColor").attr("stroke-width", "2"),
        ),
    );
    let part = |name: PageMsg, parts: Vec<El>| el("section").child(el("h3").text(words(name))).children(parts);
    let mut link = vec![copyable(lang, "share-link", words(PageMsg::ShareLink), &now.link, 1)];
    link.push(qr(now).unwrap_or_else(|| el("p").class("fine").text(words(PageMsg::ShareQrNone))));
    let mut sections = vec![part(PageMsg::ShareLink, link)];
    if now.state.page.has_growth() || now.state.page.has_timeline() {
        sections.push(part(PageMsg::Save, save::choices(lang)));
    }
    sections.push(part(PageMsg::ShareCode, short_code(data, now)));
    let cited = el("div").attr("id", CITATION).children(citation(data, now, "view", "text"));
    sections.push(part(PageMsg::ShareCite, vec![cited]));
    let embed = copyable(lang, "share-embed", words(PageMsg::ShareEmbed), &embed_code(now), 3);
    sections.push(part(PageMsg::ShareEmbed, vec![embed]));
    vec![
        el("h2").attr("id", "share-title").text(words(PageMsg::ShareTitle)),
        close,
        el("div").class("share-parts").children(sections),
    ]
}

/// The link as a QR code, dark on white in any colours, so that every reader takes it.
pub fn qr(now: &Now) -> Option<El> {
    let matrix = Matrix::new(&now.link)?;
    let side = matrix.extent().to_string();
    let sheet = svg("svg").attr("class", "qr").attr("viewBox", &["0 0 ", &side, " ", &side].concat());
    let sheet = sheet.attr("role", "img").attr("aria-label", say_page(now.lang, PageMsg::ShareQr));
    let sheet = sheet.attr("shape-rendering", "crispEdges");
    let ground = svg("path").attr("d", &["M0 0H", &side, "V", &side, "H0z"].concat()).attr("fill", "#fff");
    Some(sheet.child(ground).child(svg("path").attr("d", &matrix.path()).attr("fill", "#000")))
}

fn short_code(data: &'static Dataset, now: &Now) -> Vec<El> {
    let words = |message| say_page(now.lang, message);
    let own = match code::encode(&now.state, data) {
        Some(code) => copyable(now.lang, "share-code", words(PageMsg::ShareCode), &code, 1).class("copyable code"),
        None => el("p").text(words(PageMsg::ShareCodeNone)),
    };
    let typed = el("input").attr("id", "share-typed").attr("data-share-enter", "").attr("autocomplete", "off");
    let typed =
        typed.attr("autocapitalize", "characters").attr("spellcheck", "false").attr("aria-describedby", CODE_STATUS);
    let name = el("label").attr("for", "share-typed").text(words(PageMsg::ShareCodeEnter));
    let go = button("code:go", words(PageMsg::ShareCodeGo));
    let status = el("span").attr("role", "alert").attr("id", CODE_STATUS);
    vec![
        own,
        el("p").class("fine").text(words(PageMsg::ShareCodeAbout)),
        name,
        el("div").class("copyable code").child(typed).child(go).child(status),
    ]
}

fn citation(data: &'static Dataset, now: &Now, what: &str, form: &str) -> Vec<El> {
    let words = |message| say_page(now.lang, message);
    let has_record = now.state.select.is_some_and(|id| data.record(id).is_some());
    let switch = |name: PageMsg, choices: &[(&str, PageMsg)], chosen: &str, act: &dyn Fn(&str) -> String| {
        let buttons: Vec<El> = choices
            .iter()
            .map(|(word, name)| {
                let pressed = if *word == chosen { "true" } else { "false" };
                let id = ["share-cite-", word].concat();
                button(&act(word), words(*name)).attr("id", &id).attr("aria-pressed", pressed)
            })
            .collect();
        el("div").class("switch").attr("role", "group").attr("aria-label", words(name)).children(buttons)
    };
    let mut whats = vec![("view", PageMsg::CiteWhatView)];
    if has_record {
        whats.push(("record", PageMsg::CiteWhatRecord));
    }
    whats.push(("data", PageMsg::CiteWhatData));
    let forms = [("text", PageMsg::CiteFormText), ("bibtex", PageMsg::CiteFormBibtex), ("csl", PageMsg::CiteFormCsl)];
    let cited = now.citation(data, what);
    let text = match form {
        "bibtex" => cited.bibtex(),
        "csl" => cited.csl_json(),
        _ => cited.text(),
    };
    vec![
        switch(PageMsg::CiteWhat, &whats, what, &|word| ["cite:", word, ":", form].concat()),
        switch(PageMsg::CiteForms, &forms, form, &|word| ["cite:", what, ":", word].concat()),
        copyable(now.lang, "share-cited", words(PageMsg::ShareCite), &text, 5),
    ]
}

/// The element that shows the view in another page.
fn embed_code(now: &Now) -> String {
    let quoted =
        |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    let link = address::full(&write(&ViewState { embed: true, ..now.state.clone() }));
    [
        "<iframe src=\"",
        &quoted(&link),
        "\" title=\"",
        &quoted(&now.title),
        "\" width=\"100%\" height=\"640\" loading=\"lazy\" frameborder=\"0\"></iframe>",
    ]
    .concat()
}

//! Nothing brought yet: where to drop, choose and paste, a template to start from, an example.

use super::state::Yours;
use crate::model::Lang;
use crate::owndata::MOST_BYTES;
use crate::platform::{files, save};
use crate::text::{OwnMsg, say_own};
use leptos::prelude::*;
use web_sys::{DragEvent, Event, File};

/// An example that shows what cells can be: an invented table about invented clubs.
const EXAMPLE: &str = include_str!("example.csv");

/// The templates: their name, the columns that are needed or useful, a row.
const TEMPLATES: [(OwnMsg, &str, &str); 2] = [
    (
        OwnMsg::OwnTemplateCounts,
        "place,date,value,what,unit,qualifier,basis,source,quotation,url,note,id",
        "Osh,2010,5103,NGOs,,over,registered,Regnum,\"more than 5,103\",https://example.org/,,",
    ),
    (
        OwnMsg::OwnTemplateEvents,
        "date,from,to,text,place,category,organisation,source,quotation,url,note,id",
        "1999-04-14,,,A law on NGOs,Uzbekistan,law,,Regnum,,https://example.org/,,",
    ),
];

/// What the page shows before anything is brought.
pub fn page(yours: Yours, lang: Lang) -> AnyView {
    let say = move |message| say_own(lang, message);
    let shows_paste = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let (by_drop, by_choice, by_paste, by_example) = (yours.clone(), yours.clone(), yours.clone(), yours);
    let on_drop = move |event: DragEvent| {
        let (file, text) = files::dropped(&event);
        match file {
            Some(file) => take(&by_drop, file),
            None if !text.is_empty() => by_drop.bring(String::new(), text.into_bytes(), false),
            None => {}
        }
    };
    let on_choice = move |event: Event| {
        if let Some(file) = files::chosen(&event) {
            take(&by_choice, file);
        }
    };
    let read_pasted = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            by_paste.bring(String::new(), text.into_bytes(), false);
        }
    };
    let open_example = move |_| by_example.bring("example.csv".to_string(), EXAMPLE.into(), true);
    view! {
        <p class="sub">{say(OwnMsg::OwnSub)}</p>
        <div class="bring">
            <section class="drop" on:dragover=|event: DragEvent| event.prevent_default() on:drop=on_drop>
                <h2>{say(OwnMsg::OwnDrop)}</h2>
                <p>{say(OwnMsg::OwnForms)}</p>
                <p class="acts">
                    <label class="solid">
                        {say(OwnMsg::OwnChoose)}
                        <input type="file" accept=".csv,.tsv,.txt,.json,.zip,.xlsx,.xls,.ods" on:change=on_choice />
                    </label>
                    <button class="act" aria-expanded=move || shows_paste.get().to_string()
                        on:click=move |_| shows_paste.update(|shows| *shows = !*shows)>
                        {say(OwnMsg::OwnPaste)}
                    </button>
                </p>
                <div class="paste" hidden=move || !shows_paste.get()>
                    <label for="own-paste">{say(OwnMsg::OwnPasteHere)}</label>
                    <textarea id="own-paste" rows="8" spellcheck="false" prop:value=move || pasted.get()
                        on:input=move |event| pasted.set(event_target_value(&event))></textarea>
                    <button class="act" on:click=read_pasted>{say(OwnMsg::OwnReadPasted)}</button>
                </div>
                <p><small>{say(OwnMsg::OwnLimits)}</small></p>
            </section>
            <div>
                <section>
                    <h2>{say(OwnMsg::OwnTemplates)}</h2>
                    <ul class="templates">{Vec::from(TEMPLATES.map(|(name, head, row)| template(lang, name, head, row)))}</ul>
                </section>
                <section>
                    <h2>{say(OwnMsg::OwnExample)}</h2>
                    <p>{say(OwnMsg::OwnExampleIs)}</p>
                    <button class="act" on:click=open_example>{say(OwnMsg::OwnOpenExample)}</button>
                </section>
            </div>
        </div>
        <section class="how">
            <h2>{say(OwnMsg::OwnHow)}</h2>
            <dl>{say(OwnMsg::OwnHowCells).split('|').map(how).collect::<Vec<_>>()}</dl>
        </section>
        <section class="how">
            <h2>{say(OwnMsg::OwnStays)}</h2>
            <p>{say(OwnMsg::OwnStaysHow)}</p>
        </section>
    }
    .into_any()
}

/// `более 5100 → over 5,100` as a term and what it is.
fn how(line: &'static str) -> AnyView {
    let (cell, reading) = line.split_once('=').unwrap_or((line, ""));
    view! { <div><dt>{cell}</dt><dd>{reading}</dd></div> }.into_any()
}

fn template(lang: Lang, name: OwnMsg, head: &'static str, row: &'static str) -> AnyView {
    let save_it = move |_| {
        // The mark at the start makes Excel read UTF-8.
        let file = save::file(&["\u{feff}", head, "\r\n", row, "\r\n"].concat(), "text/csv");
        if let Some(file) = file {
            save::download(&file, &[head.split(',').next().unwrap_or_default(), "-template.csv"].concat());
        }
    };
    let columns = head.split(',').take(4).collect::<Vec<_>>().join(", ");
    view! {
        <li><b>{say_own(lang, name)}</b> <span>{columns}" …"</span> <button class="act" on:click=save_it>"CSV"</button></li>
    }
    .into_any()
}

/// Reads a file that was dropped or chosen.
fn take(yours: &Yours, file: File) {
    let yours = yours.clone();
    files::read(file, MOST_BYTES, move |name, bytes| match bytes {
        Some(bytes) => yours.bring(name, bytes, false),
        None => yours.too_large(name),
    });
}

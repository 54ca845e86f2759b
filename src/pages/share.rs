//! The dialog to share, cite and save a view: what stands in it, and what its buttons do.

use super::copyable::{button, copy, copyable, text_of};
use super::dialog::Dialog;
use super::save;
use crate::model::Number;
use crate::platform::{dom, page, save as browser};
use crate::seam::{CiteForm, CiteWhat, Command, CopyField, Sharing, port};
use crate::text::{Arg, PageMsg, fill_page};
use crate::view::code::{self, CodeError};
use crate::view::{HistoryEntry, ViewState};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

/// Does what a button of the dialog asks for.
pub fn perform(dialog: Dialog, command: Sharing) {
    match command {
        Sharing::Open => dialog.open(),
        Sharing::Close => dialog.close(),
        Sharing::Copy(field) => copy(dialog, field),
        Sharing::EnterCode => open_code(dialog),
        Sharing::Cite(what, form) => dialog.cited.set((what, form)),
        Sharing::Save(what) => save::save(dialog, what, browser::is_confined()),
        Sharing::ShowFile(what) => save::save(dialog, what, true),
    }
}

/// The button that opens the dialog; it stands on every page.
#[component]
pub fn OpenButton(dialog: Dialog) -> impl IntoView {
    let name = move || dialog.context.with(|now| now.say(PageMsg::ShareOpen));
    let open = port::does(Command::Share(Sharing::Open));
    view! {
        <p class="acts take-bar">
            <button type="button" id="take-open" aria-haspopup="dialog" on:click=open>{name}</button>
        </p>
    }
}

/// The dialog. It holds nothing while it is closed.
#[component]
pub fn ShareDialog(dialog: Dialog) -> impl IntoView {
    let lang = Memo::new(move |_| dialog.context.with(|now| now.lang));
    let link = Memo::new(move |_| dialog.view().link);
    Effect::new(move |before: Option<String>| {
        let link = link.get();
        if before.is_some_and(|before| before != link) {
            dialog.forget();
        }
        link
    });
    let closed = move |_| {
        dialog.is_open.set(false);
        dom::focus("take-open");
    };
    // What is offered there is of the view that the reader leaves.
    page::on_window("popstate", move || {
        if dialog.is_open.get_untracked() {
            dialog.close();
        }
    });
    // Where browsers know `closedby`, a click beside the dialog closes it.
    view! {
        <dialog id="take" node_ref=dialog.element aria-labelledby="take-title" {..custom_attribute("closedby", "any")} on:close=closed>
            {move || {
                lang.track();
                dialog.is_open.get().then(|| content(dialog))
            }}
        </dialog>
    }
}

/// All that stands in the dialog.
fn content(dialog: Dialog) -> AnyView {
    let say = |message| dialog.say(message);
    let field = move |field, name, rows| copyable(dialog, field, dialog.say(name).to_string(), rows);
    let part = move |title: PageMsg, content: AnyView| {
        view! { <section><h3>{dialog.say(title)}</h3> {content}</section> }.into_any()
    };
    // From a disk there is no address that opens elsewhere.
    let has_address = dialog.now_shown().address.is_some();
    let qr = move || {
        let none = || view! { <p class="fine">{dialog.say(PageMsg::ShareQrNone)}</p> }.into_any();
        dialog.view().qr().unwrap_or_else(none)
    };
    let link = match has_address {
        true => view! { {field(CopyField::Link, PageMsg::ShareLink, 1)} {move || own_length(dialog)} {qr} }.into_any(),
        false if dialog.now_shown().lacks_data => view! { <p>{say(PageMsg::ShareOwnLong)}</p> }.into_any(),
        false => view! { <p class="fine">{say(PageMsg::ShareDisk)}</p> }.into_any(),
    };
    let has_charts = Memo::new(move |_| dialog.context.with(|now| now.state.page.has_charts()));
    let close = port::does(Command::Share(Sharing::Close));
    view! {
        <h2 id="take-title">{say(PageMsg::ShareTitle)}</h2>
        <button type="button" class="close" aria-label=say(PageMsg::ShareClose) on:click=close>
            <svg width="16" height="16" aria-hidden="true">
                <path d="M2 2l12 12M14 2L2 14" stroke="currentColor" stroke-width="2" />
            </svg>
        </button>
        <div class="take-parts">
            {part(PageMsg::ShareLink, link)}
            {move || has_charts.get().then(|| part(PageMsg::Save, save::choices(dialog)))}
            {part(PageMsg::ShareCode, short_code(dialog))}
            {part(PageMsg::ShareCite, citation(dialog))}
            {has_address.then(|| part(PageMsg::ShareEmbed, field(CopyField::Embed, PageMsg::ShareEmbed, 3)))}
        </div>
    }
    .into_any()
}

/// How long a link is that carries what the reader brought.
fn own_length(dialog: Dialog) -> Option<AnyView> {
    let view = dialog.view();
    let length = view.address.filter(|_| !view.own_link.is_empty())?.chars().count();
    let args = [("n", Arg::Count(Number::whole(length as i64)))];
    let words = fill_page(view.lang, PageMsg::ShareOwnLength, &args);
    Some(view! { <p class="fine">{words}</p> }.into_any())
}

/// The code of the view, and a field for the code of another one.
fn short_code(dialog: Dialog) -> AnyView {
    let has_code = Memo::new(move |_| !text_of(dialog, CopyField::Code).is_empty());
    let own = move || match has_code.get() {
        true => copyable(dialog, CopyField::Code, dialog.say(PageMsg::ShareCode).to_string(), 1),
        false => {
            let is_brought = dialog.context.with(|now| now.data.is_brought);
            let message = if is_brought { PageMsg::ShareCodeOwn } else { PageMsg::ShareCodeNone };
            view! { <p>{dialog.say(message)}</p> }.into_any()
        }
    };
    let typed = move |event| dialog.typed.set(event_target_value(&event));
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            port::perform(Command::Share(Sharing::EnterCode));
        }
    };
    view! {
        {own}
        <p class="fine">{dialog.say(PageMsg::ShareCodeAbout)}</p>
        <label for="take-typed">{dialog.say(PageMsg::ShareCodeEnter)}</label>
        <div class="copyable code">
            <input id="take-typed" autocomplete="off" autocapitalize="characters" spellcheck="false"
                aria-describedby="take-typed-status" prop:value=dialog.typed on:input=typed on:keydown=enter />
            {button(Sharing::EnterCode, dialog.say(PageMsg::ShareCodeGo), None)}
            <span role="alert" id="take-typed-status">{move || dialog.code_answer.get()}</span>
        </div>
    }
    .into_any()
}

/// Shows the view of the code that was typed, or says what is wrong with it.
fn open_code(dialog: Dialog) {
    let (data, lang) = dialog.context.with_untracked(|now| (now.data, now.lang));
    let answer = match code::decode(&dialog.typed.get_untracked(), data) {
        Ok((state, reports)) => {
            port::perform(Command::Visit(Box::new(state), HistoryEntry::Push));
            if reports.is_empty() {
                return dialog.close();
            }
            dialog.say(PageMsg::CodeGone).to_string()
        }
        Err(CodeError::Empty) => {
            let example = code::encode(&ViewState { select: Some("kg-ngos-2010"), ..ViewState::default() }, data);
            fill_page(lang, PageMsg::CodeEmpty, &[("code", Arg::Words(&example.unwrap_or_default()))])
        }
        Err(CodeError::Letter(letter)) => {
            fill_page(lang, PageMsg::CodeLetter, &[("letter", Arg::Words(letter.encode_utf8(&mut [0; 4])))])
        }
        Err(CodeError::Check) => dialog.say(PageMsg::CodeCheck).to_string(),
        Err(CodeError::Newer) => dialog.say(PageMsg::CodeNewer).to_string(),
    };
    dialog.code_answer.set(answer);
    page::select_field("take-typed");
}

/// What can be cited, its forms, and the citation.
fn citation(dialog: Dialog) -> AnyView {
    let has_record = Memo::new(move |_| dialog.view().record().is_some());
    let choice = move |id: &str, name: PageMsg, what: Option<CiteWhat>, form: Option<CiteForm>| {
        let pressed = move || {
            let now = dialog.cited.get();
            if (what.unwrap_or(now.0), form.unwrap_or(now.1)) == now { "true" } else { "false" }
        };
        let cite = move |_| {
            let now = dialog.cited.get_untracked();
            let command = Sharing::Cite(what.unwrap_or(now.0), form.unwrap_or(now.1));
            port::perform(Command::Share(command));
        };
        let id = ["take-cite-", id].concat();
        view! { <button type="button" id=id aria-pressed=pressed on:click=cite>{dialog.say(name)}</button> }.into_any()
    };
    let what = move |id, name, what| choice(id, name, Some(what), None);
    let form = move |id, name, form| choice(id, name, None, Some(form));
    view! {
        <div id="take-citation">
            <div class="switch" role="group" aria-label=dialog.say(PageMsg::CiteWhat)>
                {what("view", PageMsg::CiteWhatView, CiteWhat::View)}
                {move || has_record.get().then(|| what("record", PageMsg::CiteWhatRecord, CiteWhat::Record))}
                {what("data", PageMsg::CiteWhatData, CiteWhat::Data)}
            </div>
            <div class="switch" role="group" aria-label=dialog.say(PageMsg::CiteForms)>
                {form("text", PageMsg::CiteFormText, CiteForm::Text)}
                {form("bibtex", PageMsg::CiteFormBibtex, CiteForm::Bibtex)}
                {form("csl", PageMsg::CiteFormCsl, CiteForm::Csl)}
            </div>
            {copyable(dialog, CopyField::Citation, dialog.say(PageMsg::ShareCite).to_string(), 5)}
        </div>
    }
    .into_any()
}

//! Fields of the dialog whose text is to be copied.

use super::dialog::{Dialog, SavedFile};
use crate::platform::{clipboard, page};
use crate::seam::{CiteForm, Command, CopyField, Sharing, port};
use crate::text::PageMsg;
use crate::view::code;
use leptos::prelude::*;

/// A button of the dialog. `label` is its whole name, where what it shows is only a part of that.
pub fn button(command: Sharing, name: impl IntoAny, label: Option<String>) -> AnyView {
    let name = name.into_any();
    view! { <button type="button" on:click=port::does(Command::Share(command)) aria-label=label>{name}</button> }
        .into_any()
}

/// A field of so many rows, its button, and a line for what came of copying it.
pub fn copyable(dialog: Dialog, field: CopyField, name: String, rows: u8) -> AnyView {
    let id = field.id();
    let text = move || text_of(dialog, field);
    let (copy, label) = (dialog.say(PageMsg::ShareCopy), name.clone());
    let shown = match rows {
        1 => view! { <input id=id readonly="" aria-label=label spellcheck="false" prop:value=text /> }.into_any(),
        _ => view! {
            <textarea id=id rows=rows.to_string() readonly="" aria-label=label spellcheck="false" prop:value=text></textarea>
        }
        .into_any(),
    };
    let answer = move || dialog.copied.get().filter(|(copied, _)| *copied == field).map_or("", |(_, answer)| answer);
    let class = if field == CopyField::Code { "copyable code" } else { "copyable" };
    view! {
        <div class=class>
            {shown}
            {button(Sharing::Copy(field), copy, Some([copy, ": ", &name].concat()))}
            <span role="status" id=[id, "-status"].concat()>{answer}</span>
        </div>
    }
    .into_any()
}

/// The text that a field holds.
pub fn text_of(dialog: Dialog, field: CopyField) -> String {
    let data = dialog.context.with(|now| now.data);
    match field {
        CopyField::Link => dialog.view().address.unwrap_or_default(),
        CopyField::Code => code::encode(&dialog.view().state, data).unwrap_or_default(),
        CopyField::Citation => {
            let (what, form) = dialog.cited.get();
            let citation = dialog.context.with(|now| dialog.view().citation(now, what));
            match form {
                CiteForm::Text => citation.text(),
                CiteForm::Bibtex => citation.bibtex(),
                CiteForm::Csl => citation.csl_json(),
            }
        }
        CopyField::Embed => dialog.view().embedding().unwrap_or_default(),
        CopyField::File => match dialog.saved.get() {
            SavedFile::Text(_, text) => text,
            _ => String::new(),
        },
    }
}

/// Copies the text of a field; where that is refused, selects it.
pub fn copy(dialog: Dialog, field: CopyField) {
    let done = move |is_copied: bool| {
        if !is_copied {
            page::select_field(field.id());
        }
        let message = if is_copied { PageMsg::ShareCopied } else { PageMsg::ShareRefused };
        dialog.copied.set(Some((field, dialog.say(message))));
    };
    let text = untrack(|| text_of(dialog, field));
    clipboard::copy(&text, done);
}

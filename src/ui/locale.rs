//! Which language is spoken, and how its words come to the program.

use crate::bundle::File;
use crate::model::Lang;
use crate::platform::{device, storage};
use crate::seam::port;
use crate::seam::script::Wanted;
use crate::text::is_here;
use std::cell::Cell;

/// The language of a reader whose link names none: the one chosen before, or the browser's.
pub fn own_language() -> Lang {
    let chosen = storage::recall("lang").and_then(|tag| Lang::from_tag(&tag));
    let preferred = || device::languages().iter().find_map(|tag| Lang::from_tag(tag));
    chosen.or_else(preferred).unwrap_or_default()
}

/// The language asked for, or while its words are not here the first one that is.
pub fn spoken(asked: Lang) -> Lang {
    let all = std::iter::once(asked).chain(Lang::ALL);
    all.into_iter().find(|lang| is_here(*lang)).unwrap_or(asked)
}

/// Asks for the words of a language.
pub fn ask(lang: Lang) {
    port::fetch(Wanted::File(File::Words(lang)));
}

/// Asks for the words of every language that is not here.
pub fn ask_for_others() {
    Lang::ALL.into_iter().filter(|lang| !is_here(*lang)).for_each(ask);
}

/// Takes in a file that came. False when it did not come, or is none of this program.
pub fn take(file: File, content: Option<Vec<u8>>) -> bool {
    // Kept for the life of the page, like the evidence in the program.
    file.is_here() || content.is_some_and(|content| file.provide(content.leak()))
}

/// Calls back when the first words are here. The start script asks for them before the program is there, so that the two
/// come together. Should it have taken another language than the link means, that one is spoken until the right one comes.
pub fn on_first(then: impl Fn() + 'static) {
    let waits = Cell::new(true);
    port::on_file(move |file, content| {
        if waits.get() && matches!(file, File::Words(_)) && take(file, content) {
            waits.set(false);
            then();
        }
    });
    port::fetch(Wanted::FirstWords);
}

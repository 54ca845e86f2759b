//! Files of this page's own host. The start script fetches them: it asks for the first ones before the program is there,
//! and a page in one file has them in itself.

use super::page;

/// Asks for the file that the start script knows by a name.
pub fn ask(name: &str) {
    page::tell("civic-atlas-fetch", name);
}

/// Calls back with the name and the text of each file that was asked for, and without a text when it cannot be had: no
/// network, no such file, no fetching. For the life of the page.
pub fn on_text(callback: impl Fn(&str, Option<&str>) + 'static) {
    page::on_word("civic-atlas-file", move |word| match word.split_once('\n') {
        Some((name, text)) => callback(name, Some(text)),
        None => callback(word, None),
    });
}

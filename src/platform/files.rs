//! Files that a reader brings, and the old encodings that the browser reads.

use super::window;
use js_sys::{ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// The file that was chosen in a field, which is then empty again, so that the same file can be chosen once more.
pub fn chosen(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// The file that was dropped, or the text. What the browser would do with it, which is to show it, it does not do.
pub fn dropped(event: &DragEvent) -> (Option<File>, String) {
    event.prevent_default();
    let Some(data) = event.data_transfer() else { return (None, String::new()) };
    let file = data.files().and_then(|files| files.get(0));
    (file, data.get_data("text/plain").unwrap_or_default())
}

/// Reads a file, and calls back with its name and bytes; with `None` for one that is larger, or cannot be read, such as a
/// folder.
pub fn read(file: File, most: usize, done: impl FnOnce(String, Option<Vec<u8>>) + 'static) {
    let name = file.name();
    if file.size() > most as f64 {
        return done(name, None);
    }
    spawn_local(async move {
        let buffer =
            JsFuture::from(file.array_buffer()).await.ok().and_then(|buffer| buffer.dyn_into::<ArrayBuffer>().ok());
        done(name, buffer.map(|buffer| Uint8Array::new(&buffer).to_vec()));
    });
}

/// The text of bytes in an encoding that the browser knows by its label; nothing where it does not.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let class: Function = Reflect::get(&window(), &"TextDecoder".into()).ok()?.dyn_into().ok()?;
    let decoder = Reflect::construct(&class, &js_sys::Array::of1(&label.into())).ok()?;
    let decode: Function = Reflect::get(&decoder, &"decode".into()).ok()?.dyn_into().ok()?;
    decode.call1(&decoder, &Uint8Array::from(bytes)).ok()?.as_string()
}

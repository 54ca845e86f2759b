//! Files for the reader: handed to the browser's downloads, and pictures made of SVG.

use super::{document, window};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url,
};

/// True in a frame of another page. Its sandbox may refuse downloads and printing without telling, even where it leaves
/// the frame its origin, as Kolibri's does.
pub fn is_framed() -> bool {
    let window = window();
    window.parent().ok().flatten().is_some_and(|parent| parent != window)
}

/// True in a frame that was put into a sandbox without an origin of its own. Such a frame is refused downloads, printing
/// and the clipboard in silence or with an error in the console, so it is better not to try.
pub fn is_confined() -> bool {
    let origin = Reflect::get(&window(), &"origin".into()).ok().and_then(|origin| origin.as_string());
    is_framed() && origin.as_deref() == Some("null")
}

/// A text as a file of this type.
pub fn file(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Bytes as a file of this type.
pub fn file_of(bytes: &[u8], kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&js_sys::Uint8Array::from(bytes)), &options).ok()
}

/// Hands a file to the browser's downloads. False where that cannot even be tried.
pub fn download(file: &Blob, name: &str) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(file) else { return false };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return false };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads the file after this call returns.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    true
}

/// Fetches a file of the host and hands it to the browser's downloads; calls back with whether it came. A link alone would
/// end in silence without a network.
pub fn download_from(address: String, name: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let file = fetched(&address).await;
        done(file.is_some_and(|file| download(&file, &name)));
    });
}

async fn fetched(address: &str) -> Option<Blob> {
    let answer = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    if !Reflect::get(&answer, &"ok".into()).ok()?.as_bool()? {
        return None;
    }
    let blob: Function = Reflect::get(&answer, &"blob".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(blob.call0(&answer).ok()?.dyn_into::<Promise>().ok()?).await.ok()?.dyn_into().ok()
}

/// An SVG file as the address of a picture.
pub fn svg_address(svg: &str) -> String {
    ["data:image/svg+xml;charset=utf-8,", &String::from(js_sys::encode_uri_component(svg))].concat()
}

/// Why there is no PNG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// The canvas is larger than the browser allows.
    TooLarge,
    /// The browser does not give out what is drawn on a canvas, as some that guard against being recognised do.
    Kept,
}

/// Draws an SVG file and calls back with a PNG of so many pixels a CSS pixel.
pub fn png(svg: String, ratio: f64, done: impl FnOnce(Result<Blob, NoPicture>) + 'static) {
    spawn_local(async move { done(drawn(&svg, ratio).await) });
}

/// How long a browser may take to give out a picture, in milliseconds. Some never answer.
const PATIENCE: u32 = 20_000;

/// Puts a PNG of an SVG file into the clipboard and says whether that went well.
pub fn copy_png(svg: String, ratio: f64, done: impl FnOnce(bool) + 'static) {
    let Some(promise) = start_copy(svg, ratio) else { return done(false) };
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}

/// The clipboard must be asked while the reader's click is being answered, so it is given a promise of the picture.
fn start_copy(svg: String, ratio: f64) -> Option<Promise> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    let write: js_sys::Function = Reflect::get(&clipboard, &"write".into()).ok()?.dyn_into().ok()?;
    let item: js_sys::Function = Reflect::get(&window(), &"ClipboardItem".into()).ok()?.dyn_into().ok()?;
    let picture = future_to_promise(async move {
        drawn(&svg, ratio).await.map(JsValue::from).map_err(|_| JsValue::from_str("no picture"))
    });
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), &picture).ok()?;
    let item = Reflect::construct(&item, &Array::of1(&kinds)).ok()?;
    write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into().ok()
}

async fn drawn(svg: &str, ratio: f64) -> Result<Blob, NoPicture> {
    let canvas = painted(svg, ratio).await.ok_or(NoPicture::TooLarge)?;
    let promise = Promise::new(&mut |resolve, _| {
        let late = resolve.clone();
        gloo::timers::callback::Timeout::new(PATIENCE, move || drop(late.call0(&JsValue::NULL))).forget();
        let taken = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::NULL, &blob));
        let _ = canvas.to_blob(taken.unchecked_ref());
    });
    JsFuture::from(promise).await.ok().and_then(|blob| blob.dyn_into().ok()).ok_or(NoPicture::Kept)
}

/// The canvas with the picture; `None` where it is too large for the browser.
async fn painted(svg: &str, ratio: f64) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&svg_address(svg));
    JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = (f64::from(image.natural_width()) * ratio, f64::from(image.natural_height()) * ratio);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    // A canvas that is larger than the browser allows stays empty without a word; ours has paper everywhere.
    let corner = context.get_image_data(width - 1.0, height - 1.0, 1.0, 1.0).ok()?;
    (corner.data().last() == Some(&255)).then_some(canvas)
}

/// An address under which this page can show a file.
pub fn address_of(file: &Blob) -> Option<String> {
    Url::create_object_url_with_blob(file).ok()
}

/// Year, month (1 to 12) and day of the month by this device's clock and time zone.
pub fn today() -> (i32, u32, u32) {
    let now = js_sys::Date::new_0();
    (now.get_full_year() as i32, now.get_month() + 1, now.get_date())
}

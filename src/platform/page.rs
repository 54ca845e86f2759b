//! The page around the program.

use super::{document, window};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, HtmlInputElement};

/// The element of an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Takes the first picture out of an element, so that the program can stand there.
pub fn clear(element: &HtmlElement) {
    element.replace_children_with_node_0();
}

/// Sets an attribute of the root element; without a value, takes it away.
pub fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Writes an error into the browser's console.
pub fn log(words: &str) {
    web_sys::console::error_1(&words.into());
}

/// True for a page in one file that was saved with a reader's data.
pub fn carries_data() -> bool {
    document().query_selector("script[data-own]").is_ok_and(|found| found.is_some())
}

/// Raises an event of the page with a word.
pub fn dispatch_event(name: &str, word: &str) {
    dispatch(name, &word.into());
}

/// Raises an event of the page with bytes, once what runs at this moment has ended: whoever hears it may answer with another
/// one, and no listener is called while it runs.
pub fn dispatch_bytes(name: &str, bytes: &[u8]) {
    let detail = js_sys::Uint8Array::from(bytes).into();
    let name = name.to_string();
    wasm_bindgen_futures::spawn_local(async move { dispatch(&name, &detail) });
}

fn dispatch(name: &str, detail: &wasm_bindgen::JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The title of a page in a language, where the start script's element knows it: it stands there before the page does.
/// Some are those of all links to a page, others only of the one that `is_plain`, without parameters of the page.
pub fn start_title(page: &str, lang: &str, is_plain: bool) -> Option<String> {
    let known = |kind: &str| {
        let name = [kind, page, "-", lang].concat();
        let element = document().query_selector(&["[", &name, "]"].concat()).ok()??;
        element.get_attribute(&name)
    };
    known("data-title-").or_else(|| known("data-plain-title-").filter(|_| is_plain))
}

/// Opens the browser's print dialog, where there is one.
pub fn print() {
    let _ = window().print();
}

/// Calls back once, right before the page is next laid out for print. A sandbox that forbids printing tells only in that
/// this call never comes.
pub fn before_print(callback: impl FnOnce() + 'static) {
    EventListener::once(&window(), "beforeprint", move |_| callback()).forget();
}

/// Calls back with the text that comes with an event of the page's other scripts; for the life of the page.
pub fn on_word(name: &'static str, callback: impl Fn(&str) + 'static) {
    EventListener::new(&window(), name, move |event| {
        if let Some(word) = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string()) {
            callback(&word);
        }
    })
    .forget();
}

/// Calls back with the bytes that come with an event of the page's other program; for the life of the page.
pub fn on_bytes(name: String, callback: impl Fn(&[u8]) + 'static) {
    EventListener::new(&window(), name, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().map(|event| event.detail());
        if let Some(bytes) = detail.and_then(|detail| detail.dyn_into::<js_sys::Uint8Array>().ok()) {
            callback(&bytes.to_vec());
        }
    })
    .forget();
}

/// Calls back with the name and the bytes that come with an event of the page's other scripts, and without bytes where the
/// event has none; for the life of the page.
pub fn on_named_bytes(name: &'static str, callback: impl Fn(&str, Option<Vec<u8>>) + 'static) {
    EventListener::new(&window(), name, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().map(|event| event.detail());
        let Some(list) = detail.and_then(|detail| detail.dyn_into::<js_sys::Array>().ok()) else { return };
        if let Some(name) = list.get(0).as_string() {
            callback(&name, list.get(1).dyn_into::<js_sys::Uint8Array>().ok().map(|bytes| bytes.to_vec()));
        }
    })
    .forget();
}

/// Once the next two frames have been shown, leaves a mark in the browser's record of timings and calls back.
pub fn after_paint(name: &'static str, then: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(0, move || {
        let second = Closure::once_into_js(move || {
            if let Some(performance) = window().performance() {
                let _ = performance.mark(name);
            }
            then();
        });
        let first = Closure::once_into_js(move || {
            let _ = window().request_animation_frame(second.unchecked_ref());
        });
        let _ = window().request_animation_frame(first.unchecked_ref());
    })
    .forget();
}

/// Calls back before the next picture of the screen.
pub fn next_frame(then: impl FnOnce() + 'static) {
    let _ = window().request_animation_frame(Closure::once_into_js(then).unchecked_ref());
}

/// Writes into a field, unless somebody is typing there.
pub fn fill_field(id: &str, text: &str) {
    if document().active_element().is_none_or(|active| active.id() != id) {
        refill_field(id, text);
    }
}

/// Writes into a field, whoever types there.
pub fn refill_field(id: &str, text: &str) {
    if let Some(field) = element(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
        && field.value() != text
    {
        field.set_value(text);
    }
}

/// The element in which stands what is said to those who hear the page.
pub const ANNOUNCER: &str = "announcer";

/// How long after a change its words are said, in milliseconds: screen readers say first what the focus comes to, and may
/// miss what is there at once.
const PAUSE: u32 = 150;

/// Says something to those who hear the page. The element stands there before, empty, and is filled later, once: else
/// screen readers say nothing.
pub fn announce(words: String) {
    after(PAUSE, move || {
        if let Some(element) = element(ANNOUNCER)
            && element.text_content().as_deref() != Some(&words)
        {
            element.set_text_content(Some(&words));
        }
    });
}

/// Focuses the first of these elements that is there, once the page has been brought in step.
pub fn focus_soon(ids: Vec<String>) {
    gloo::timers::callback::Timeout::new(0, move || {
        let _ = ids.iter().any(|id| super::dom::focus(id));
    })
    .forget();
}

/// True when the focus is nowhere: the element that had it is gone.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

/// Calls back on an event anywhere in an element, for the life of the page. The callback may stop the browser's own answer.
pub fn on(element: &Element, name: &'static str, callback: impl Fn(&web_sys::Event) + 'static) {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, name, options, move |event| callback(event)).forget();
}

/// Calls back when the browser has lost what was painted on some canvas and gives a new one to paint on; for the life of
/// the page. The event is told to the canvas alone, so that it is heard on its way down.
pub fn on_canvas_restored(callback: impl Fn() + 'static) {
    let options = gloo::events::EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document(), "contextrestored", options, move |_| callback()).forget();
}

/// Calls back on an event of the window, for the life of the page.
pub fn on_window(name: &'static str, callback: impl Fn() + 'static) {
    EventListener::new(&window(), name, move |_| callback()).forget();
}

/// Which option was chosen in the menu of an event.
pub fn chosen(event: &web_sys::Event) -> Option<usize> {
    let at = js_sys::Reflect::get(&event.target()?.into(), &"selectedIndex".into()).ok()?.as_f64()?;
    (at >= 0.0).then_some(at as usize)
}

/// True when the `details` of an event stands open.
pub fn is_open(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.has_attribute("open"))
}

/// Puts the focus on the heading of what the page shows. False without one.
pub fn focus_heading() -> bool {
    let Some(heading) = document().query_selector("main h1").ok().flatten() else { return false };
    // A heading takes the focus only when it is told so.
    let _ = heading.set_attribute("tabindex", "-1");
    heading.dyn_into::<HtmlElement>().is_ok_and(|heading| heading.focus().is_ok())
}

/// The place of a pointer event inside an element, in CSS pixels from its upper left corner.
pub fn inside(element: &Element, client_x: f64, client_y: f64) -> (f64, f64) {
    let rect = element.get_bounding_client_rect();
    (client_x - rect.left(), client_y - rect.top())
}

/// Windows in which the timeline has its reading beside it.
const WITH_COLUMN: &str = "(min-width: 75em)";

/// The reading, where it is a sheet that lies over the foot of the window.
pub fn sheet() -> Option<Element> {
    let reading = document().query_selector(".reading").ok().flatten()?;
    let is_column = reading.class_list().contains("column") && super::device::matches(WITH_COLUMN);
    (!is_column).then_some(reading)
}

/// Scrolls the mark that is read, and all of its picture where that fits, into the window, clear of a sheet over its foot.
/// A mark that was read before may have been left by its reader: it is brought back only from behind the sheet, which may
/// have grown.
pub fn show_selected(is_new: bool) {
    after_turn(move || {
        let Ok(Some(mark)) = document().query_selector(".mark[aria-pressed=true]") else { return };
        let Ok(Some(picture)) = mark.closest("[data-sheet]") else { return };
        let covered = sheet().map_or(0.0, |sheet| sheet.get_bounding_client_rect().height());
        let room = inner_height() - covered;
        let (mark, picture) = (mark.get_bounding_client_rect(), picture.get_bounding_client_rect());
        let fits = picture.height() <= room;
        let foot = if fits { picture.bottom() } else { mark.bottom() };
        let is_clear = mark.top() >= 0.0 && foot <= room;
        let is_away = mark.bottom() <= 0.0 || mark.top() >= inner_height();
        if is_clear || is_away && !is_new {
            return;
        }
        // Never past the foot of the picture: what stands beside it would leave the window.
        let (to_foot, to_mark) = (picture.bottom() - room, mark.top() - room * 0.25);
        window().scroll_by_with_x_and_y(0.0, if fits { to_foot } else { to_mark.min(to_foot) });
    });
}

/// The height of the window, in pixels.
fn inner_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(600.0)
}

/// Calls back after so many milliseconds.
pub fn after(milliseconds: u32, callback: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(milliseconds, callback).forget();
}

/// Calls back once all that happens at this moment has happened.
pub fn after_turn(callback: impl FnOnce() + 'static) {
    after(0, callback);
}

/// Scrolls to the top of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Scrolls an element to where it is seen whole, if it is not.
pub fn into_view(id: &str) {
    if let Some(element) = element(id) {
        let rect = element.get_bounding_client_rect();
        let height = inner_height();
        // Its lower part follows it: near the foot of the window nothing of that would be seen.
        if rect.top() < 0.0 || rect.bottom() > height * 0.7 {
            window().scroll_by_with_x_and_y(0.0, rect.top() - height * 0.12);
        }
    }
}

/// Scrolls a row of links sideways until one of them is seen whole.
pub fn reveal(row: &str, link: &str) {
    let Ok(Some(row)) = document().query_selector(row) else { return };
    let Ok(Some(link)) = row.query_selector(link) else { return };
    let (all, one) = (row.get_bounding_client_rect(), link.get_bounding_client_rect());
    let beyond = (one.right() + 60.0 - all.right()).max(0.0) + (one.left() - all.left()).min(0.0);
    row.set_scroll_left(row.scroll_left() + beyond as i32);
}

/// The whole page, for what is listened to anywhere in it.
pub fn body() -> Option<HtmlElement> {
    document().body()
}

/// What stands in a field.
pub fn field(id: &str) -> String {
    let Some(element) = document().get_element_by_id(id) else { return String::new() };
    match element.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(input) => input.value(),
        None => element.text_content().unwrap_or_default(),
    }
}

/// Puts the focus into a field and selects all that stands there.
pub fn select_field(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        let _ = input.focus();
        input.select();
    } else if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        let _ = area.focus();
        area.select();
    }
}

/// Opens an address in a window of its own, which is told nothing of this page. False where the browser refuses to.
pub fn open_window(address: &str) -> bool {
    let opened = window().open_with_url_and_target(address, "_blank").ok().flatten();
    opened.is_some_and(|opened| opened.set_opener(&wasm_bindgen::JsValue::NULL).is_ok())
}

/// True for a click that does not open a link in another tab or window.
pub fn is_plain_click(event: &web_sys::Event) -> bool {
    let mouse: Option<&web_sys::MouseEvent> = event.dyn_ref();
    !mouse.is_some_and(|mouse| mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.button() != 0)
}

/// Puts the keyboard's focus on an element without scrolling to it.
pub fn focus_still(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

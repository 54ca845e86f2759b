//! The program in a browser page of its own: mounted, acted on, read by role and text.
#![cfg(target_arch = "wasm32")]

use civic_atlas::platform::dom::{self, el};
use civic_atlas::platform::{canvas, storage};
use civic_atlas::{text, ui};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlCanvasElement, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// Puts the program into the page as `index.html` does, at a fragment, and waits until it stands.
async fn open(fragment: &str) -> Element {
    web_sys::window().expect("a page").location().set_hash(fragment).expect("a fragment can be set");
    if let Some(old) = document().get_element_by_id("app") {
        old.remove();
    }
    let host = document().create_element("div").expect("an element");
    host.set_id("app");
    document().body().expect("a body").append_child(&host).expect("it can be added");
    text::provide_all();
    ui::mount();
    settle().await;
    host
}

/// Lets effects run: two turns of the browser's loop.
async fn settle() {
    for _ in 0..2 {
        let turn = js_sys::Promise::new(&mut |done, _| {
            let window = web_sys::window().expect("a page");
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 30).expect("a timer");
        });
        wasm_bindgen_futures::JsFuture::from(turn).await.expect("time passes");
    }
}

#[track_caller]
fn find(host: &Element, selector: &str) -> HtmlElement {
    let found = host.query_selector(selector).expect("a selector");
    found.unwrap_or_else(|| panic!("nothing is {selector}")).dyn_into().expect("an HTML element")
}

#[wasm_bindgen_test]
async fn the_title_says_the_finding_in_the_language_of_the_link() {
    let host = open("#/growth?lang=ru").await;
    let title = find(&host, "h1").inner_text().replace('\u{a0}', " ");
    assert!(title.starts_with("Число НПО в Кыргызстане с 2000 по 2010 год выросло в 3,7 раза"), "{title}");
    assert_eq!(document().document_element().and_then(|root| root.get_attribute("lang")), Some("ru".to_string()));
}

#[wasm_bindgen_test]
async fn a_click_on_a_mark_opens_its_reading_and_changes_the_link() {
    let host = open("#/growth?lang=en").await;
    find(&host, "#growth-kg-ngos-2010").click();
    settle().await;
    let card = find(&host, "aside").inner_text();
    for part in
        ["Kyrgyzstan, 2010", "18,341", "by 2010 there were 18,341", "Article 2, Kyrgyzstan, ¶ 2", "Contradicted"]
    {
        assert!(card.contains(part), "`{part}` is not in {card}");
    }
    let hash = web_sys::window().expect("a page").location().hash().expect("a fragment");
    assert_eq!(hash, "#/growth?select=kg-ngos-2010&lang=en");
    find(&host, "aside .close").click();
    settle().await;
    assert!(host.query_selector("aside").expect("a selector").is_none());
}

#[wasm_bindgen_test]
async fn the_canvas_is_inked_and_as_fine_as_the_device() {
    let host = open("#/growth?lang=en").await;
    let canvas: HtmlCanvasElement = find(&host, "canvas.shown").dyn_into().expect("a canvas");
    let css_width = canvas.get_bounding_client_rect().width();
    let ratio = web_sys::window().expect("a page").device_pixel_ratio();
    assert!((f64::from(canvas.width()) - css_width * ratio).abs() <= 1.0, "{} for {css_width}", canvas.width());
    let picture = canvas.to_data_url().expect("a picture");
    let blank =
        document().create_element("canvas").expect("a canvas").dyn_into::<HtmlCanvasElement>().expect("a canvas");
    canvas::pen(&blank, 10.0, 10.0, 8.0).expect("a pen");
    assert!(picture.len() > 10 * blank.to_data_url().expect("a picture").len(), "the canvas is nearly empty");
}

#[wasm_bindgen_test]
async fn a_damaged_link_is_reported_and_the_rest_is_shown() {
    let host = open("#/growth?y=log&show=atlantis&lang=en").await;
    let report = find(&host, ".report").inner_text();
    assert!(report.contains("“atlantis” (no such series)"), "{report}");
    assert_eq!(find(&host, "[data-do='look:log']").get_attribute("aria-pressed"), Some("true".to_string()));
}

#[wasm_bindgen_test]
fn text_is_never_read_as_html() {
    let host = document().create_element("div").expect("an element");
    dom::fill(&host, vec![el("p").text("<script>alert(1)</script>").attr("title", "\"><img src=x>")]);
    assert_eq!(host.children().length(), 1);
    assert_eq!(host.text_content(), Some("<script>alert(1)</script>".to_string()));
    assert_eq!(host.query_selector("script, img").expect("a selector"), None);
}

#[wasm_bindgen_test]
fn what_is_remembered_is_recalled() {
    storage::remember("test", "ʻ");
    assert_eq!(storage::recall("test"), Some("ʻ".to_string()));
    assert_eq!(storage::recall("never"), None);
}

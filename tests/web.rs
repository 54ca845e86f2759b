//! The program in a browser page of its own: mounted, acted on, read by role and text.
#![cfg(target_arch = "wasm32")]

use civic_atlas::bundle::File;
use civic_atlas::chart::draw::{TextHabit, UNITS, draw};
use civic_atlas::chart::frame::Frame;
use civic_atlas::chart::theme::Theme;
use civic_atlas::chart::{growth, timeline};
use civic_atlas::export::svg::svg;
use civic_atlas::model::Lang;
use civic_atlas::platform::{canvas, storage};
use civic_atlas::view::{Page, parse};
use civic_atlas::{bundle, ui};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, Document, Element, HtmlCanvasElement, HtmlElement, HtmlImageElement};

wasm_bindgen_test_configure!(run_in_browser);

/// The files that the page fetches for a language.
const WORDS: [(Lang, &[u8]); 3] = [
    (Lang::En, include_bytes!(concat!(env!("OUT_DIR"), "/words-en.bin"))),
    (Lang::Uz, include_bytes!(concat!(env!("OUT_DIR"), "/words-uz.bin"))),
    (Lang::Ru, include_bytes!(concat!(env!("OUT_DIR"), "/words-ru.bin"))),
];

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
    for (lang, words) in WORDS {
        assert!(File::Words(lang).provide(words), "{lang:?}");
    }
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
    for part in ["Kyrgyzstan, 2010", "18,341", "Article 2, Kyrgyzstan, ¶ 2", "Unverifiable"] {
        assert!(card.contains(part), "`{part}` is not in {card}");
    }
    let hash = web_sys::window().expect("a page").location().hash().expect("a fragment");
    assert_eq!(hash, "#/growth?select=kg-ngos-2010&lang=en");
    find(&host, "aside .close").click();
    settle().await;
    assert!(host.query_selector(".reading").expect("a selector").is_none());
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
    // A row of buttons where there is room for it, else a menu.
    find(&host, "#look-log[aria-pressed='true'], option[value=look-log]:checked");
}

/// The bytes of a canvas: red, green, blue, alpha of each pixel.
fn pixels(canvas: &HtmlCanvasElement) -> Vec<u8> {
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context(canvas).get_image_data(0.0, 0.0, width, height).expect("its pixels").data().0
}

fn context(canvas: &HtmlCanvasElement) -> CanvasRenderingContext2d {
    canvas.get_context("2d").expect("2d").expect("2d").unchecked_into()
}

fn new_canvas() -> HtmlCanvasElement {
    document().create_element("canvas").expect("an element").unchecked_into()
}

#[wasm_bindgen_test]
async fn the_screen_shows_what_a_saved_picture_shows() {
    let data = bundle::embedded().expect("the tables were checked when they were compiled in");
    for fragment in ["#/growth", "#/timeline?time=2004..2006", "#/growth?show=world-ingos&y=log"] {
        let (state, _) = parse(fragment, &data);
        let frame = Frame::new(&data, &state, 760.0);
        let plan = match state.page {
            Page::Timeline => timeline::plan(&data, &state, Lang::Ru, &frame, true),
            _ => growth::plan(&data, &state, Lang::Ru, &frame),
        };
        let screen = new_canvas();
        let mut pen = canvas::pen(&screen, plan.size.width, plan.size.height, UNITS).expect("a context");
        let ratio = canvas::ratio_for(plan.size.width, plan.size.height);
        assert!(draw(&plan, Theme::Light, ratio, TextHabit::CANVAS, &mut pen).is_ok());

        let saved = new_canvas();
        saved.set_width(screen.width());
        saved.set_height(screen.height());
        let image = HtmlImageElement::new().expect("an image");
        let address = js_sys::encode_uri_component(&svg(&plan, Theme::Light).expect("a picture"));
        image.set_src(&format!("data:image/svg+xml,{}", String::from(address)));
        wasm_bindgen_futures::JsFuture::from(image.decode()).await.expect("it can be read");
        let (width, height) = (f64::from(saved.width()), f64::from(saved.height()));
        let drawn = context(&saved).draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height);
        drawn.expect("it can be drawn");

        let wide = screen.width() as usize;
        let (screen, saved) = (pixels(&screen), pixels(&saved));
        let inked = screen.chunks(4).filter(|pixel| pixel[3] > 128).count();
        assert!(inked > 2000, "{fragment}: {inked} pixels have ink");
        // Letters are smoothed in another way, and long words drift by up to two pixels. Nothing else may differ.
        let missing = missing(&screen, &saved, wide) + missing(&saved, &screen, wide);
        assert!(missing * 40 < inked, "{fragment}: {missing} pixels differ, {inked} have ink");
    }
}

/// How many pixels of one picture are full of ink, while in the other neither they nor their neighbours have any.
fn missing(one: &[u8], other: &[u8], wide: usize) -> usize {
    let has_ink = |at: usize| at < other.len() / 4 && other[4 * at + 3] > 32;
    let is_near = |at: usize| {
        let rows = [at.wrapping_sub(wide), at, at + wide];
        rows.iter().any(|at| [at.wrapping_sub(1), *at, at.wrapping_add(1)].into_iter().any(has_ink))
    };
    (0..one.len() / 4).filter(|at| one[4 * at + 3] > 128 && !is_near(*at)).count()
}

#[wasm_bindgen_test]
async fn what_a_link_says_is_never_read_as_html() {
    let host = open("#/growth?show=%3Cimg%20src%3Dx%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&lang=en").await;
    let report = find(&host, ".report");
    assert!(report.inner_text().contains("<img src=x>"), "{}", report.inner_text());
    assert_eq!(report.query_selector("script, img").expect("a selector"), None);
}

#[wasm_bindgen_test]
fn what_is_remembered_is_recalled() {
    storage::remember("test", "ʻ");
    assert_eq!(storage::recall("test"), Some("ʻ".to_string()));
    assert_eq!(storage::recall("never"), None);
}

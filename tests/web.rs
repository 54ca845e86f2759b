//! The program in a browser page of its own: mounted, acted on, read by role and text.
#![cfg(target_arch = "wasm32")]

use civic_atlas::chart::draw::{TextHabit, UNITS, draw};
use civic_atlas::chart::frame::Frame;
use civic_atlas::chart::plan::Plan;
use civic_atlas::chart::theme::Theme;
use civic_atlas::chart::{growth, timeline};
use civic_atlas::model::Lang;
use civic_atlas::platform::dom::{self, el};
use civic_atlas::platform::pen::Pen;
use civic_atlas::platform::{canvas, storage};
use civic_atlas::view::{Page, parse};
use civic_atlas::{bundle, text, ui};
use plotters_backend::DrawingBackend;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, Document, Element, HtmlCanvasElement, HtmlElement};

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
    // A row of buttons where there is room for it, else a menu.
    find(&host, "[data-do='look:log'][aria-pressed='true'], option[value='look:log'][selected]");
}

/// A picture of the default data in a canvas of its own, by a pen that is made for it, as bytes of red, green, blue, alpha.
fn painted<B: DrawingBackend>(plan: &Plan, pen: impl FnOnce(&HtmlCanvasElement) -> B) -> Vec<u8> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").expect("an element").unchecked_into();
    canvas::pen(&canvas, plan.size.width, plan.size.height, UNITS).expect("a context");
    let drawn = draw(
        plan,
        Theme::Dark,
        canvas::ratio_for(plan.size.width, plan.size.height),
        TextHabit::CANVAS,
        &mut pen(&canvas),
    );
    assert!(drawn.is_ok());
    let context: CanvasRenderingContext2d = canvas.get_context("2d").expect("2d").expect("2d").unchecked_into();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.get_image_data(0.0, 0.0, width, height).expect("its pixels").data().0
}

#[wasm_bindgen_test]
fn the_pen_draws_what_plotters_canvas_draws() {
    let data = bundle::embedded().expect("the tables were checked when they were compiled in");
    for fragment in ["#/growth", "#/timeline?time=2004..2006", "#/growth?show=world-ingos&y=log"] {
        let (state, _) = parse(fragment, &data);
        let frame = Frame::new(&data, &state, 760.0);
        let plan = match state.page {
            Page::Timeline => timeline::plan(&data, &state, Lang::Ru, &frame, true),
            _ => growth::plan(&data, &state, Lang::Ru, &frame),
        };
        let context = |canvas: &HtmlCanvasElement| canvas.get_context("2d").expect("2d").expect("2d").unchecked_into();
        let own = painted(&plan, |canvas| Pen::new((canvas.width(), canvas.height()), context(canvas)));
        let reference = painted(&plan, |canvas| CanvasBackend::with_canvas_object(canvas.clone()).expect("a backend"));
        assert_eq!(own.len(), reference.len());
        assert!(own.iter().any(|byte| *byte != 0), "{fragment} is empty");
        // Alpha has 256 steps in one and is a fraction in the other: two steps of a colour are one and the same.
        let worst = own.iter().zip(&reference).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(255);
        assert!(worst <= 2, "{fragment}: a channel differs by {worst}");
    }
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

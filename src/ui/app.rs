use super::atlas::{Atlas, LoadState};
use super::chart_view::ChartView;
use super::controls::Controls;
use super::evidence::dataset;
use super::finder::Finder;
use super::footer::{Actions, Foot, Notes};
use super::header::Header;
use super::perform::perform;
use super::picture_at::PICTURES;
use super::reading::Reading;
use super::tables::Tables;
use super::top::Top;
use super::{keys, locale, pointing};
use crate::model::Lang;
use crate::platform::dom::set_variable;
use crate::platform::save::is_framed;
use crate::platform::{device, focus, page};
use crate::seam::script::{EMBED, FRAMED, PAGE, PINCHED, SPOKEN, ToScript, VIEW};
use crate::seam::{OwnView, Program, ShownPage, Slot, ToPages, port};
use crate::text::{Arg, Msg, fill, say};
use crate::view::{Chart, write};
use leptos::prelude::*;
use web_sys::Element;

/// The whole page, or the reason why there is none. `root` is what it is mounted into.
pub fn app(root: &Element) -> AnyView {
    let data = match dataset() {
        Ok(data) => data,
        Err(error) => {
            let reason = error.to_string();
            let lang = locale::spoken(locale::own_language());
            let words = fill(lang, Msg::DataFailed, &[("reason", Arg::Words(&reason))]);
            return view! { <main role="alert">{words}</main> }.into_any();
        }
    };
    let atlas = Atlas::start(data);
    port::serve(Program::Atlas, move |command| perform(atlas, command));
    pointing::listen(root, atlas);
    keys::listen(atlas);
    focus::keep();
    device::on_pinch(|is_pinched| page::set_root(PINCHED, is_pinched.then_some("")));
    stages(atlas);
    tell(atlas);
    view! { <Page atlas/> }.into_any()
}

/// What the page shows first and what comes after it.
fn stages(atlas: Atlas) {
    page::after_paint("chart-drawn", move || {
        atlas.is_whole.set(true);
        page::after_paint("page-drawn", move || {
            atlas.fetch_details();
            locale::ask_for_others();
            port::tell_script(ToScript::Drawn);
            page::show_selected(true);
        });
    });
}

/// Keeps the root element, the title and the second program in step with the view.
fn tell(atlas: Atlas) {
    page::set_root(FRAMED, is_framed().then_some(""));
    Effect::new(move |_| {
        atlas.scene.with(|scene| {
            let page = scene.state.page;
            page::set_root("lang", Some(scene.lang.tag()));
            page::set_root(SPOKEN, Some(scene.lang.tag()));
            if let Some(lang) = atlas.pending_language(scene) {
                locale::ask(lang);
            }
            // What lengths of the pictures are multiplied by.
            set_variable("--k", &device::number(scene.frame.scale));
            page::set_root(EMBED, scene.state.embed.then_some(""));
            page::set_root(PAGE, Some(page.slug()));
            page::set_root(VIEW, Some(&write(&scene.state)));
            page::after_turn(|| page::reveal("nav.main", "[aria-current]"));
            match Program::of(page) {
                Program::Atlas => {}
                program => port::tell_script(ToScript::Need(program)),
            }
        });
    });
    Effect::new(move |before: Option<Lang>| {
        let lang = atlas.lang();
        if before.is_some_and(|before| before != lang) {
            atlas.fetch_details();
        }
        lang
    });
    Effect::new(move |_| {
        if atlas.loads.with(|loads| loads.details) == LoadState::Here {
            // The reading has grown by its longer words.
            page::show_selected(false);
        }
    });
    Effect::new(move |_| {
        // Told again once a program is there.
        let loads = atlas.loads.get();
        atlas.scene.with(|scene| {
            let own = atlas.with_own(|own| OwnView {
                carried: own.carried.clone(),
                is_in_page: page::carries_data(),
                has_charts: scene.state.page.has_charts(),
                shows_beside: own.is_beside,
                read: scene.state.select.filter(|_| own.is_beside.is_some()).unwrap_or_default().to_string(),
            });
            let is_needed = own.is_needed();
            if is_needed {
                port::tell_script(ToScript::Need(Program::Yours));
            }
            let concerned = |program: &Program| {
                Program::of(scene.state.page) == *program
                    || loads.of(*program) == LoadState::Here
                    || (*program == Program::Yours && is_needed)
            };
            for program in Program::OF_PAGES.into_iter().filter(concerned) {
                let own = if program == Program::Yours { own.clone() } else { OwnView::default() };
                port::tell_page(program, &ShownPage { own, ..ShownPage::of(program, &scene.state, scene.lang) });
            }
        });
    });
    let shown = Memo::new(move |_| atlas.shown());
    Effect::new(move |_| {
        // Told again once the second program is there.
        atlas.loads.track();
        port::tell_pages(&ToPages::Own(atlas.with_own(|own| own.message.clone())));
        shown.with(|shown| {
            if Program::of(shown.state.page) == Program::Atlas {
                page::set_title(&[&shown.headline, " · ", say(shown.lang, Msg::AppName)].concat());
            }
            port::tell_pages(&ToPages::Shown(shown.clone()));
        });
    });
}

#[component]
fn Page(atlas: Atlas) -> impl IntoView {
    let is_of = move |program| atlas.scene.with(|scene| Program::of(scene.state.page) == program);
    let rooms: Vec<AnyView> = Program::FETCHED
        .into_iter()
        .filter_map(|program| {
            let id = program.slot()?.id();
            Some(view! { <div id=id class:coming=move || is_of(program)></div> }.into_any())
        })
        .collect();
    view! {
        <Header atlas/>
        <main id="main">
            <Top atlas/>
            <div id=Slot::OwnBar.id()></div>
            <Controls atlas/>
            <div id=Slot::PrintPictures.id()></div>
            <div class="frame">
                <Pictures atlas/>
                <Reading atlas/>
            </div>
            <div id=Slot::Lens.id()></div>
            {rooms}
            <div id=Slot::Sharing.id()></div>
            <Notes atlas/>
            <Actions atlas/>
            <Tables atlas/>
        </main>
        <Foot atlas/>
        <div id=Slot::PrintFoot.id()></div>
        <div id=Slot::Dialog.id()></div>
        <div class="hidden" role="status" id=page::ANNOUNCER></div>
    }
}

/// The charts, as wide as there is room.
#[component]
fn Pictures(atlas: Atlas) -> impl IntoView {
    Effect::new(move |_| {
        if let Some((all, em)) = page::element(PICTURES).zip(page::element(EM)) {
            device::on_size(&[&all.clone(), &em.clone()], move || {
                // The size of text that the reader set, and the least that the browser lets letters have.
                let (width, text) = (device::width(&all).floor(), device::width(&em) / 16.0);
                let text = text.max(device::height(&em) / LETTER);
                atlas.set_device(|device| (device.width, device.text) = (width, text));
            });
        }
    });
    view! {
        <div class="pictures" id=PICTURES>
            <i class="em" id=EM aria-hidden="true">"0"</i>
            <ChartView atlas chart=Chart::Growth/>
            <Finder atlas/>
            <ChartView atlas chart=Chart::Timeline/>
            <ChartView atlas chart=Chart::Overview/>
        </div>
    }
}

/// The usual height of that element, in pixels: the size of the small letters in pictures.
const LETTER: f64 = 13.0;

/// The id of the element that is as wide as the reader's size of text and as high as its letters.
const EM: &str = "em";

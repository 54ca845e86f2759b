//! How a program starts that holds pages and nothing beside them ([`Program::OF_PAGES`]).

use super::files::{self, Files};
use super::script::ToScript;
use super::{Program, ShownPage, ToAtlas, port};
use crate::bundle::File;
use crate::model::Lang;
use crate::platform::dom::nearest;
use crate::platform::{address, page};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// What is told a program that has mounted its pages.
type Tell = Rc<dyn Fn(ShownPage)>;

/// What is known of what is shown.
#[derive(Default)]
struct State {
    /// What the first program said last.
    latest: ShownPage,
    /// What the pages were told last.
    told: Option<ShownPage>,
    /// Who is told, once the pages are mounted.
    tell: Option<Tell>,
}

/// Starts it. When the first of its pages is shown, `mount` puts them into their slot for good, and what it returns is told
/// what is shown from then on; both never without the files that a language needs.
pub fn start<T: Fn(ShownPage) + 'static>(
    program: Program,
    files_of: fn(Lang) -> Vec<File>,
    mount: impl Fn(HtmlElement, ShownPage) -> T + 'static,
) {
    show_panics();
    let state: Rc<RefCell<State>> = Rc::default();
    let mount = Rc::new(mount);
    let show = move |state: &RefCell<State>| {
        let latest = state.borrow().latest.clone();
        let is_shown = latest.page.is_some() || latest.own.is_needed();
        if state.borrow().told.as_ref() == Some(&latest) || (!is_shown && state.borrow().tell.is_none()) {
            return;
        }
        // What is left needs no words.
        match if is_shown { files::want(&files_of(latest.lang)) } else { Files::Here } {
            Files::Coming => {}
            Files::Failed => port::tell_failed(program),
            Files::Here => {
                state.borrow_mut().told = Some(latest.clone());
                let tell = state.borrow().tell.clone();
                match tell {
                    Some(tell) => tell(latest),
                    None => {
                        let Some(host) = program.slot().and_then(|slot| page::element(slot.id())) else { return };
                        start_at_top(&host);
                        let tell: Tell = Rc::new(mount(host, latest));
                        state.borrow_mut().tell = Some(tell);
                    }
                }
                port::tell_atlas(&ToAtlas::Ready(program));
            }
        }
    };
    let (heard, shows) = (state.clone(), show.clone());
    port::on_page(program, move |latest| {
        files::forget_failures();
        heard.borrow_mut().latest = latest;
        shows(&heard);
    });
    port::on_file(move |file, content| {
        // The first program asks for some of them too.
        if !file.is_here() {
            files::keep(file, content);
            files::tell_waiting();
            show(&state);
        }
    });
    port::tell_atlas(&ToAtlas::Asks(program));
}

/// From now on a panic is written into the console and told to the start script.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|info| {
        port::tell_script(ToScript::Panicked);
        page::log(&info.to_string());
    }));
}

/// A link in this element to another page starts that at its top; a place of the same page stays where it is.
pub fn start_at_top(host: &HtmlElement) {
    page::on(host, "click", |event| {
        let page_of = |link: &str| link.split('?').next().unwrap_or_default().to_string();
        if let Some((_, link)) = nearest(event.target(), "href").filter(|_| page::is_plain_click(event))
            && link.starts_with("#/")
            && page_of(&link) != page_of(&address::fragment())
        {
            page::after_turn(page::to_top);
        }
    });
}

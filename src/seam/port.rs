//! How commands and messages travel: in this program by a call, to the other one as an event of the page.
//!
//! Where both programs are one module, each command finds its owner here; messages go the same way as between two.

use super::script::{FILE_CAME, PROGRAM_FAILED, TO_ATLAS, TO_PAGES, TO_YOURS, ToScript, Wanted};
use super::{Command, Program, ToAtlas, ToPages, ToYours, decode, encode};
use crate::bundle::File;
use crate::platform::page;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Event, MouseEvent};

type Perform = Rc<dyn Fn(Command)>;

thread_local! {
    static OWNERS: RefCell<[Option<Perform>; 3]> = const { RefCell::new([None, None, None]) };
    /// Commands that came before the program that owns them serves.
    static EARLY: RefCell<Vec<Command>> = const { RefCell::new(Vec::new()) };
}

/// From now on the commands that a program owns come to this function.
pub fn serve(program: Program, perform: impl Fn(Command) + 'static) {
    OWNERS.with_borrow_mut(|owners| owners[program as usize] = Some(Rc::new(perform)));
    EARLY.take().into_iter().for_each(self::perform);
}

/// Does what a reader asked for, in the program that owns it.
pub fn perform(command: Command) {
    let owner = command.owner();
    // The borrow ends before the call: a command may give another one.
    let here = OWNERS.with_borrow(|owners| owners[owner as usize].clone());
    match (here, owner) {
        (Some(perform), _) => perform(command),
        (None, Program::Atlas) => tell_atlas(&ToAtlas::Perform(command)),
        (None, Program::Pages | Program::Yours) => tell_pages(&ToPages::Perform(command)),
    }
}

/// Does a command that another program sent to this one. What comes before the owner serves is done when it does: sent on, it
/// would come back here at once, for ever.
fn perform_here(command: Command) {
    let is_served = OWNERS.with_borrow(|owners| owners[command.owner() as usize].is_some());
    if is_served { perform(command) } else { EARLY.with_borrow_mut(|early| early.push(command)) }
}

/// What an element does when it is clicked: `on:click=does(command)`. A link that is opened in another tab or window is the
/// browser's business; else its own address is not followed.
pub fn does(command: Command) -> impl Fn(MouseEvent) + 'static {
    move |event| {
        if page::is_plain_click(&event) {
            event.prevent_default();
            perform(command.clone());
        }
    }
}

/// What a menu does when another of its options is chosen: `on:change=chooses(commands)`, one command for each option.
pub fn chooses(commands: Vec<Command>) -> impl Fn(Event) + 'static {
    move |event| {
        if let Some(command) = page::chosen(&event).and_then(|at| commands.get(at)) {
            perform(command.clone());
        }
    }
}

/// Tells the second program.
pub fn tell_pages(message: &ToPages) {
    page::dispatch_bytes(TO_PAGES, &encode(message));
}

/// Tells the first program.
pub fn tell_atlas(message: &ToAtlas) {
    page::dispatch_bytes(TO_ATLAS, &encode(message));
}

/// Tells the scripts of the page.
pub fn tell_script(message: ToScript) {
    let (name, text) = message.event();
    page::dispatch_event(name, &text);
}

/// Tells the first program that a program cannot have its words, which leaves as little of it as if it could not be had.
pub fn tell_failed(program: Program) {
    page::dispatch_event(PROGRAM_FAILED, program.name());
}

/// The second program's ear, for the life of the page. Commands go to whom [`serve`] names.
pub fn on_shown(callback: impl Fn(super::Shown) + 'static) {
    page::on_bytes(TO_PAGES, move |bytes| match decode(bytes) {
        Some(ToPages::Shown(shown)) => callback(shown),
        Some(ToPages::Perform(command)) => perform_here(command),
        None => {}
    });
}

/// Tells the third program.
pub fn tell_yours(message: &ToYours) {
    page::dispatch_bytes(TO_YOURS, &encode(message));
}

/// The third program's ear, for the life of the page.
pub fn on_yours(callback: impl Fn(ToYours) + 'static) {
    page::on_bytes(TO_YOURS, move |bytes| {
        if let Some(message) = decode(bytes) {
            callback(message);
        }
    });
}

/// The first program's ear, for the life of the page: calls back when another program is there. Commands go to whom
/// [`serve`] names.
pub fn on_ready(callback: impl Fn(Program) + 'static) {
    page::on_bytes(TO_ATLAS, move |bytes| match decode(bytes) {
        Some(ToAtlas::Ready(program)) => callback(program),
        Some(ToAtlas::Perform(command)) => perform(command),
        None => {}
    });
}

/// Calls back when a program cannot be had; for the life of the page.
pub fn on_program_failed(callback: impl Fn(Program) + 'static) {
    page::on_word(PROGRAM_FAILED, move |word| {
        if let Some(program) = Program::FETCHED.into_iter().find(|program| program.name() == word) {
            callback(program);
        }
    });
}

/// Calls back with each file that was asked for and its content, which is missing when the file cannot be had: no network,
/// no such file, no fetching. For the life of the page.
pub fn on_file(callback: impl Fn(File, Option<Vec<u8>>) + 'static) {
    page::on_named_bytes(FILE_CAME, move |name, content| {
        if let Some(file) = File::named(name) {
            callback(file, content);
        }
    });
}

/// Asks for a file.
pub fn fetch(wanted: Wanted) {
    tell_script(ToScript::Fetch(wanted));
}

//! How commands and messages travel: in this program by a call, to another one as an event of the page.
//!
//! Where two programs are one module, each command finds its owner here; messages go the same way as between two.

use super::script::{
    FILE_CAME, FROM_WORKBOOKS, PROGRAM_FAILED, TO_ATLAS, TO_PAGES, TO_PROGRAM, TO_WORKBOOKS, ToScript, Wanted,
};
use super::{Command, Program, ShownPage, ToAtlas, ToPages, decode, encode};
use crate::bundle::File;
use crate::platform::page;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Event, MouseEvent};

type Perform = Rc<dyn Fn(Command)>;

thread_local! {
    static OWNERS: RefCell<[Option<Perform>; Program::COUNT]> = const { RefCell::new([const { None }; _]) };
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
        (None, _) => tell_pages(&ToPages::Perform(command)),
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

/// Tells the second program what is shown, or what it is to do.
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

/// The second program's ear, for the life of the page: calls back with what a reader brought, and with what is shown.
/// Commands go to whom [`serve`] names.
pub fn on_shown(own: impl Fn(Vec<u8>) + 'static, callback: impl Fn(super::Shown) + 'static) {
    page::on_bytes(TO_PAGES.to_string(), move |bytes| match decode(bytes) {
        Some(ToPages::Own(data)) => own(data),
        Some(ToPages::Shown(shown)) => callback(shown),
        Some(ToPages::Perform(command)) => perform_here(command),
        None => {}
    });
}

/// Tells a program of [`Program::OF_PAGES`] which of its pages is shown.
pub fn tell_page(program: Program, shown: &ShownPage) {
    page::dispatch_bytes(&[TO_PROGRAM, program.name()].concat(), &encode(shown));
}

/// The ear of such a program, for the life of the page.
pub fn on_page(program: Program, callback: impl Fn(ShownPage) + 'static) {
    page::on_bytes([TO_PROGRAM, program.name()].concat(), move |bytes| {
        if let Some(shown) = decode(bytes) {
            callback(shown);
        }
    });
}

/// The first program's ear, for the life of the page.
pub fn on_told(callback: impl Fn(ToAtlas) + 'static) {
    page::on_bytes(TO_ATLAS.to_string(), move |bytes| {
        if let Some(message) = decode(bytes) {
            callback(message);
        }
    });
}

/// Hands the bytes of a workbook to the program that reads them, once that listens.
pub fn tell_workbooks(bytes: &[u8]) {
    page::dispatch_bytes(TO_WORKBOOKS, bytes);
}

/// That program's ear, for the life of the page.
pub fn on_workbook(callback: impl Fn(&[u8]) + 'static) {
    page::on_bytes(TO_WORKBOOKS.to_string(), callback);
}

/// Its answer: what became of the workbook, encoded; nothing to say that it listens.
pub fn answer_workbook(answer: &[u8]) {
    page::dispatch_bytes(FROM_WORKBOOKS, answer);
}

/// Calls back with each answer, for the life of the page.
pub fn on_workbook_answer(callback: impl Fn(&[u8]) + 'static) {
    page::on_bytes(FROM_WORKBOOKS.to_string(), callback);
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

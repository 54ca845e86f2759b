//! The files of words and records that a program asks for when a page needs them.

use super::port;
use super::script::Wanted;
use crate::bundle::File;
use std::cell::RefCell;

/// What has become of some files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Files {
    /// All of them are here.
    Here,
    /// One of them is still on its way.
    Coming,
    /// One of them cannot be had.
    Failed,
}

type Then = Box<dyn FnOnce(bool)>;

thread_local! {
    /// Files that were asked for, and whether they could not be had.
    static ASKED: RefCell<Vec<(File, bool)>> = const { RefCell::new(Vec::new()) };
    /// What waits for files.
    static WAITING: RefCell<Vec<(Vec<File>, Then)>> = const { RefCell::new(Vec::new()) };
}

/// Asks for those files that are not here yet, and says what has become of them.
pub fn want(files: &[File]) -> Files {
    let mut state = Files::Here;
    for file in files.iter().filter(|file| !file.is_here()) {
        let known = ASKED.with_borrow(|asked| asked.iter().find(|(other, _)| other == file).copied());
        match known {
            Some((_, true)) => state = Files::Failed,
            Some((_, false)) => {
                if state == Files::Here {
                    state = Files::Coming;
                }
            }
            None => {
                ASKED.with_borrow_mut(|asked| asked.push((*file, false)));
                if state == Files::Here {
                    state = Files::Coming;
                }
                port::fetch(Wanted::File(*file));
            }
        }
    }
    state
}

/// Calls back once the files are here, with false when one of them cannot be had.
pub fn when_here(files: Vec<File>, then: impl FnOnce(bool) + 'static) {
    wait(files, Box::new(then));
}

fn wait(files: Vec<File>, then: Then) {
    match want(&files) {
        Files::Coming => WAITING.with_borrow_mut(|waiting| waiting.push((files, then))),
        state => then(state == Files::Here),
    }
}

/// Asks again for what could not be had, when it is next needed.
pub fn forget_failures() {
    ASKED.with_borrow_mut(|asked| asked.retain(|(_, is_failed)| !is_failed));
}

/// Takes in a file that came, or that cannot be had.
pub fn keep(file: File, content: Option<Vec<u8>>) {
    // Kept for the life of the page.
    let is_here = file.is_here() || content.is_some_and(|content| file.provide(content.leak()));
    ASKED.with_borrow_mut(|asked| {
        asked.retain(|(other, _)| *other != file);
        if !is_here {
            asked.push((file, true));
        }
    });
}

/// Calls back what waited for files that are here now, or cannot be had.
pub fn tell_waiting() {
    // The borrow ends before the calls: they may ask for more.
    WAITING.take().into_iter().for_each(|(files, then)| wait(files, then));
}

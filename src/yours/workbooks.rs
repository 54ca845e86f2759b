//! Workbooks, which a program of its own reads that is fetched when the first of them comes.

use crate::owndata::Workbook;
use crate::seam::script::ToScript;
use crate::seam::{Program, decode, port};
use std::cell::{Cell, RefCell};
use std::sync::Arc;

type Done = Box<dyn FnOnce(Workbook)>;

thread_local! {
    /// The workbook that was brought last and has no answer yet.
    static WAITS: RefCell<Option<(Arc<Vec<u8>>, Done)>> = const { RefCell::new(None) };
    /// Whether that program has been asked for, and whether it listens.
    static STATE: Cell<(bool, bool)> = const { Cell::new((false, false)) };
}

/// Has a workbook read and calls back with what it holds; with [`Workbook::Unread`] where that program cannot be had. Of two
/// that are brought one right after the other only the second is answered.
pub fn ask(bytes: Arc<Vec<u8>>, done: impl FnOnce(Workbook) + 'static) {
    WAITS.replace(Some((bytes, Box::new(done))));
    let (is_asked, listens) = STATE.get();
    if listens {
        return send();
    }
    if !is_asked {
        STATE.set((true, false));
        port::on_workbook_answer(|answer| {
            if answer.is_empty() {
                STATE.set((true, true));
                return send();
            }
            finish(decode(answer).unwrap_or(Workbook::Damaged));
        });
        port::on_program_failed(|program| {
            if program == Program::Workbooks {
                finish(Workbook::Unread);
            }
        });
    }
    // Should it have failed before, it is tried again.
    port::tell_script(ToScript::Need(Program::Workbooks));
}

fn send() {
    if let Some(bytes) = WAITS.with_borrow(|waits| waits.as_ref().map(|(bytes, _)| bytes.clone())) {
        port::tell_workbooks(&bytes);
    }
}

fn finish(workbook: Workbook) {
    if let Some((_, done)) = WAITS.take() {
        done(workbook);
    }
}

//! The program that reads workbooks (XLSX, XLS, ODS) for the page of a reader's own data.

use crate::owndata::{Workbook, workbook};
use crate::platform::page;
use crate::seam::{encode, port};

/// Starts this as a program of its own: it answers each workbook that it is handed.
pub fn start() {
    // What panics here is the library on a damaged file: that is the file's fault, and the page goes on.
    std::panic::set_hook(Box::new(|info| {
        page::log(&info.to_string());
        port::answer_workbook(&encode(&Workbook::Damaged));
    }));
    port::on_workbook(|bytes| port::answer_workbook(&encode(&workbook(bytes))));
    port::answer_workbook(&[]);
}

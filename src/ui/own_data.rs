//! Which records are shown, the atlas's or what a reader brought, and what the address says of them.

use crate::model::Dataset;
use crate::platform::{address, page};
use crate::view::{Report, ViewState, carried, known, parse};
use std::cell::RefCell;
use std::sync::OnceLock;

/// What the address says: the view, and what of it could not be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The view.
    pub state: ViewState,
    /// What could not be shown.
    pub reports: Vec<Report>,
}

/// What a reader brought, and what of it the address carries.
#[derive(Default)]
pub struct Own {
    /// The message that brought it; nothing while the atlas alone is shown.
    pub message: Vec<u8>,
    /// Whether it is shown, and then whether it is beside the records of the atlas.
    pub is_beside: Option<bool>,
    /// The part of a link that holds it; empty where there is none.
    pub link: String,
    /// The part of the address that holds a reader's data; empty where it holds none.
    pub carried: String,
}

thread_local! {
    /// Not in a signal: `Atlas::own` says that it changed.
    pub static OWN: RefCell<Own> = RefCell::default();
}

/// What the address says of the records that are shown.
pub fn read() -> Location {
    let nothing = none();
    let data = known::tables().unwrap_or(nothing);
    let (state, reports) = parse(&address::fragment(), data);
    // Of records that are still to come nothing is missed.
    Location { state, reports: if std::ptr::eq(data, nothing) { Vec::new() } else { reports } }
}

/// No record: while the data that a link carries are on their way, and when they are not whole, nothing else is shown in
/// their place.
pub fn none() -> &'static Dataset {
    static NONE: OnceLock<Dataset> = OnceLock::new();
    NONE.get_or_init(|| Dataset { is_brought: true, ..Dataset::default() })
}

/// The records that are shown.
pub fn shown(evidence: &'static Dataset) -> &'static Dataset {
    known::tables().unwrap_or(evidence)
}

/// Before the first view: nothing of the atlas is shown where the address or the page carries a reader's data.
pub fn start(evidence: &'static Dataset) {
    let carried = carried(&address::fragment()).unwrap_or_default();
    known::provide_atlas(evidence);
    if !carried.is_empty() || page::carries_data() {
        known::provide(none());
    }
    OWN.with_borrow_mut(|own| own.carried = carried);
}

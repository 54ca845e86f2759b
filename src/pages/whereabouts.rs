//! Where a view is found, for whoever cites it.

use super::context::PageContext;
use crate::export::cite::Whereabouts;
use crate::model::Day;
use crate::platform::{address, save as browser};
use crate::view::{ViewState, code};

/// Where a view is found, and on which day by this device's clock.
pub fn place(now: &PageContext, state: &ViewState) -> Whereabouts {
    let (year, month, day) = browser::today();
    Whereabouts::new(
        address::shared(&now.link_to_share(state)),
        code::encode(state, now.data),
        Day::from_civil(year, month, day),
    )
}

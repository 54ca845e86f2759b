//! Data that are drawn, and why others are not.

use crate::owndata::Payload;
use crate::owndata::link::LinkError;

/// Whose data are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The reader's, brought on this page.
    Reader,
    /// Somebody's, in a link or a saved page.
    Sender,
    /// Nobody's: the example.
    Example,
}

/// Data that are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnData {
    /// Whose they are.
    pub whose: Whose,
    /// What was brought.
    pub payload: Payload,
    /// Whether they stand beside the records of the atlas.
    pub is_beside: bool,
}

/// Why data that came with a link or a saved page are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unshown {
    /// The link is not whole.
    Link(LinkError),
    /// It is whole, but holds no sound data.
    NoData,
}

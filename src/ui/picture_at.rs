//! In which picture an event happens.

use crate::platform::dom::nearest;
use crate::view::Chart;
use web_sys::{Element, Event};

/// The attribute that names a picture on its element.
pub const PICTURE: &str = "data-sheet";

/// The id of the element that is as wide as the pictures may be.
pub const PICTURES: &str = "pictures";

/// The attribute of what lies over a picture and is no part of it.
pub const OVER_PICTURE: &str = "data-over";

/// The picture in which an event happens.
pub fn picture(event: &Event) -> Option<(Element, Chart)> {
    let (element, slug) = nearest(event.target(), PICTURE)?;
    Some((element, Chart::ALL.into_iter().find(|chart| chart.slug() == slug)?))
}

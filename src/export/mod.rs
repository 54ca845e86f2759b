//! What leaves the program: SVG, and the first picture in the page. Uses all of the core below it.

pub mod page;
pub mod svg;

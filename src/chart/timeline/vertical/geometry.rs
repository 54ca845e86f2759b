//! Measures of the timeline that runs downwards, in pixels.

/// The first rail, from one rail to the next, and at least from one to the next where words would have no room.
pub const RAIL: (f64, f64, f64) = (64.0, 22.0, 12.0);

/// Below this width all places share a rail, in pixels.
pub const TIGHT: f64 = 240.0;

/// Room that words have at least before rails stand closer, and from the last rail to the words.
pub const TEXT: (f64, f64) = (176.0, 20.0);

/// Size and line height of titles, of dates.
pub const TITLE: (f64, f64) = (14.0, 19.0);
pub const DATE: (f64, f64) = (13.0, 18.0);

/// Least height of a row, and its margin above and below the words.
pub const ROW: (f64, f64) = (44.0, 7.0);

/// Half the width of bars on a rail.
pub const BAR: f64 = 7.0;

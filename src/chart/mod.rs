//! Pictures in two steps. *Plan* places every mark as plain data in CSS pixels ([`plan::Plan`]); *draw* only primitives it
//! ([`draw::draw`]), on a canvas or as SVG. Reading card, keyboard, hit test, export and table read the same plan.
//!
//! Own scales, ticks, dashes and text metrics: the pen's own would draw NaN, clamp points singly and measure text by bytes.

pub mod draw;
pub mod frame;
pub mod growth;
pub mod headline;
pub mod label;
pub mod labels;
pub mod lens;
pub mod marker;
pub mod metrics;
pub mod overview;
pub mod plan;
pub mod scale;
pub mod series;
pub mod theme;
pub mod tick;
pub mod timeline;

//! Civic Atlas draws the growth and the history of non-governmental organisations in Central Asia from two research
//! articles, and says for each mark who states it, in which words, and what speaks against it.
//!
//! # Import rule
//! Each module uses only those named behind it; `cargo xtask test` refuses anything else.
//!
//! | module | purpose | uses |
//! |---|---|---|
//! | [`model`] | what is known | – |
//! | [`text`] | words, numbers and dates in each language | model |
//! | [`bundle`] | the tables compiled in | model |
//! | [`analysis`] | growth, rows | model |
//! | [`view`] | what is looked at, and its link | model |
//! | [`chart`] | plan and draw | model, text, analysis, view; its tests also bundle |
//! | [`export`] | the first picture, SVG, tables | those above |
//! | `platform` | the browser: canvas, history, storage | – |
//! | `ui` | the page | all |
//!
//! The first seven are the core: they compile and are tested natively, without any browser crate in the tree. The last
//! two exist only on `wasm32`.

pub mod analysis;
pub mod bundle;
pub mod chart;
pub mod export;
pub mod model;
pub mod text;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;

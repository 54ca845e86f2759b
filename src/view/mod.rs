//! What is looked at: one [`ViewState`], its form as a link ([`query`]), and what a reader's action makes of it.
//!
//! Uses `model` only. A link is read in two steps: raw parameters, then a checked state with a report of what was refused.

pub mod action;
pub mod code;
mod facet;
pub mod known;
pub mod migrate;
mod page;
pub mod query;
mod span;
mod state;
pub mod typed;

pub use crate::model::DEFAULT_SERIES;
pub use action::{Action, HistoryEntry};
pub use facet::{Facet, Filter};
pub use page::{Chart, Page};
pub use query::{Refusal, Report, carried, carrying, complete, parse, write};
pub use span::TimeSpan;
pub use state::{Evidence, Lanes, Lens, PlotLayout, ViewState, YAxis};

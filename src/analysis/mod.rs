//! Pure computations on the data: growth, and which lane and row an event stands in. Uses `model` only.

pub mod growth;
pub mod order;
pub mod rows;

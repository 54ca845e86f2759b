//! Pure computations on the data: growth, which row an event stands in, searching, long lines reduced to the columns of a
//! picture. Uses `model` only.

pub mod around;
pub mod growth;
pub mod order;
pub mod reduce;
pub mod rows;
pub mod search;
pub mod steady;

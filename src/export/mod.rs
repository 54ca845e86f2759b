//! What leaves the program: pictures as SVG, tables as CSV and JSON, citations, QR codes, names of files, and the first
//! picture in the page, which only the build writes. Uses all of the core below it.

pub mod cite;
#[cfg(not(target_arch = "wasm32"))]
mod compact;
pub mod counts;
pub mod csv;
pub mod drawn;
pub mod figure;
pub mod imprint;
pub mod json;
pub mod name;
pub mod one_file;
pub mod own_package;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
mod poster;
pub mod qr;
pub mod svg;
pub mod workbook;
pub mod zip;

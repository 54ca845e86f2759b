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
//! | [`bundle`] | the tables compiled in | model, text |
//! | [`analysis`] | growth, rows, reduction, search | model, text |
//! | [`view`] | what is looked at, and its link | model |
//! | [`seam`] | what passes between the programs, and between them and the scripts of the page | model, view; its `port` also platform, its tests bundle |
//! | [`chart`] | plan and draw | model, text, analysis, view; its tests also bundle |
//! | [`export`] | the first picture, SVG, tables | those above |
//! | [`records`] | every record of every table, as the second program shows them | model, text, bundle, analysis, view, chart, export |
//! | [`lessons`] | lessons: their files, tasks, answers | model, text, analysis, view, chart, export, records |
//! | [`owndata`] | the reader's own counts and events: from the bytes of a file to records, and what is said of each cell | model, text |
//! | `platform` | the browser: canvas, history, storage | – |
//! | `glyph` | marks as elements of the page | model, chart |
//! | `outside` | links to other sites | – |
//! | `yours` | the page of a reader's own data | model, text, bundle, view, seam, chart, export, owndata, platform |
//! | `workbooks` | workbooks read for that page | owndata, seam, platform |
//! | `classroom` | the pages of lessons | model, text, bundle, view, seam, chart, export, records, lessons, platform |
//! | `ui` | the page | all but yours, workbooks, classroom and pages |
//! | `pages` | the pages of the second program | all but ui, yours, workbooks, classroom and lessons |
//! | `bench` | long lines and crowded timelines for comparisons of speed, with the feature of that name | model, analysis, chart, platform |
//!
//! The first ten are the core: they compile and are tested natively, without any browser crate in the tree. The last
//! ones, from `platform` on, exist only on `wasm32`.
//!
//! # Programs
//! `civic-atlas` (`src/main.rs`) is what a reader waits for: the page with growth and timeline. `pages`
//! (`src/bin/pages.rs`) holds what is needed later: the pages of evidence, countries, organisations and laws, the tables
//! under the charts, and what the closed panels over them hold. It is fetched after the first picture, or at once when a link
//! asks for such a page. `yours` (`src/bin/yours.rs`) holds the page of a reader's own data and `lessons`
//! (`src/bin/lessons.rs`) those of lessons; each is fetched by those who open one of its pages. `workbooks` (`src/bin/workbooks.rs`) reads spreadsheets for `yours` and is
//! fetched with the first of them. They do not share memory; what
//! passes between them stands in [`seam`].

pub mod analysis;
pub mod bundle;
pub mod chart;
pub mod export;
pub mod lessons;
pub mod model;
pub mod owndata;
pub mod records;
pub mod seam;
pub mod text;
pub mod view;

#[cfg(all(target_arch = "wasm32", feature = "bench"))]
pub mod bench;
#[cfg(target_arch = "wasm32")]
pub mod classroom;
#[cfg(target_arch = "wasm32")]
pub mod glyph;
#[cfg(target_arch = "wasm32")]
pub mod outside;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod workbooks;
#[cfg(target_arch = "wasm32")]
pub mod yours;

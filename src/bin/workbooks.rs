//! Starts the program that reads workbooks. On other targets there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    civic_atlas::workbooks::start();
}

//! Starts the program of a reader's own data in the page. On other targets there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    civic_atlas::yours::start();
}

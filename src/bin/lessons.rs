//! Starts the program of lessons in the page. On other targets there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    civic_atlas::classroom::start();
}

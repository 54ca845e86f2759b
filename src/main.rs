//! Starts the program in the page. On other targets there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        #[cfg(feature = "bench")]
        if civic_atlas::bench::answer() {
            return;
        }
        civic_atlas::ui::start();
    }
}

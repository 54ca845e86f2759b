//! Both programs in one, for the page that is a single file. On other targets there is nothing to start.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        civic_atlas::pages::prepare();
        civic_atlas::ui::mount();
        civic_atlas::pages::open();
    }
}

//! How long pictures take natively: `cargo bench`. Wanted are below 1 ms for planning and drawing the default view, 20 ms
//! for a timeline of 10,000 events and 250 ms for one of 100,000. What the browser adds is measured by
//! `cargo xtask bench`.

use civic_atlas::analysis::reduce::{Blocks, InMemory};
use civic_atlas::analysis::rows::pack;
use civic_atlas::bundle;
use civic_atlas::chart::draw::{TextHabit, UNITS, draw};
use civic_atlas::chart::frame::Frame;
use civic_atlas::chart::plan::Plan;
use civic_atlas::chart::theme::Theme;
use civic_atlas::chart::{growth, timeline};
use civic_atlas::model::{Category, Dataset, Event, Lang, When};
use civic_atlas::records::Library;
use civic_atlas::records::evidence::Query;
use civic_atlas::records::search::Index;
use civic_atlas::view::{Page, TimeSpan, ViewState};
use criterion::{Criterion, criterion_group, criterion_main};
use plotters_svg::SVGBackend;
use std::hint::black_box;

/// Numbers from 0 to below 1 that look random and are the same in every run.
fn noise(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1u64 << 31) as f64
    }
}

fn svg(plan: &Plan) -> String {
    let mut svg = String::new();
    let size = ((plan.size.width * UNITS) as u32, (plan.size.height * UNITS) as u32);
    let mut pen = SVGBackend::with_string(&mut svg, size);
    draw(plan, Theme::Light, 1.0, TextHabit::SVG, &mut pen).expect("an SVG can be written");
    drop(pen);
    svg
}

/// The evidence with so many events in place of its own: days, months, years and spans over thirty years, everywhere.
fn crowded(count: usize) -> Dataset {
    let mut dataset = bundle::embedded().expect("the evidence");
    let real: Vec<Event> =
        dataset.events.iter().filter(|event| dataset.sources[event.provenance.source].is_article).cloned().collect();
    let mut next = noise(3);
    let mut below = |most: usize| (next() * most as f64) as usize;
    let event = |at: usize| {
        let (year, month, day) = (1990 + below(30), 1 + below(12), 1 + below(28));
        let date = match below(6) {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{month:02}/{}", year + below(3)),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let model = &real[below(real.len())];
        Event {
            id: Box::leak(format!("event-{at}").into_boxed_str()),
            when: date.parse::<When>().ok(),
            place: below(dataset.places.len()),
            category: Category::ALL[below(Category::ALL.len())],
            ..*model
        }
    };
    let events = (0..count).map(event).collect();
    dataset.events = events;
    dataset
}

fn default_view(criterion: &mut Criterion) {
    let dataset = bundle::embedded().expect("the evidence");
    let state = ViewState::default();
    let frame = Frame::new(&dataset, &state, 1120.0);
    let plans = || {
        let growth = growth::plan(&dataset, &state, Lang::En, &frame);
        (growth, timeline::plan(&dataset, &state, Lang::En, &frame, true))
    };
    criterion.bench_function("default view: plan growth and timeline", |bencher| bencher.iter(|| black_box(plans())));
    criterion.bench_function("default view: plan and draw growth", |bencher| {
        bencher.iter(|| svg(&growth::plan(&dataset, &state, Lang::En, &frame)).len());
    });
    criterion.bench_function("default view: plan and draw growth and timeline", |bencher| {
        bencher.iter(|| {
            let (growth, timeline) = plans();
            svg(&growth).len() + svg(&timeline).len()
        });
    });
}

fn crowded_timeline(criterion: &mut Criterion) {
    let state = ViewState { page: Page::Timeline, time: TimeSpan::of_years(1990, 2020), ..ViewState::default() };
    for (count, samples) in [(10_000, 30), (100_000, 10)] {
        let dataset = crowded(count);
        let frame = Frame::new(&dataset, &state, 1280.0);
        let mut group = criterion.benchmark_group("timeline");
        group.sample_size(samples);
        group.bench_function(format!("plan {count} events"), |bencher| {
            bencher.iter(|| timeline::plan(&dataset, &state, Lang::En, &frame, true));
        });
        // A step of moving through time, one year of the thirty being seen.
        let year = ViewState { time: TimeSpan::of_years(2005, 2005), ..state.clone() };
        let frame = Frame::new(&dataset, &year, 1280.0);
        group.bench_function(format!("plan a year of {count} events"), |bencher| {
            bencher.iter(|| timeline::plan(&dataset, &year, Lang::En, &frame, true));
        });
        group.finish();
    }
}

fn rows(criterion: &mut Criterion) {
    for count in [10_000, 100_000] {
        let mut next = noise(7);
        let stretches: Vec<(f64, f64)> =
            (0..count).map(|_| (next() * 1e6, next() * 500.0)).map(|(from, more)| (from, from + 10.0 + more)).collect();
        criterion
            .bench_function(&format!("rows for {count} stretches"), |bencher| bencher.iter(|| pack(&stretches, 4.0)));
    }
}

fn reduction(criterion: &mut Criterion) {
    for count in [100_000, 1_000_000] {
        let mut next = noise(5);
        let mut y = 0.0;
        let walk = std::iter::from_fn(|| {
            y += next() - 0.5;
            Some(y)
        });
        let held = InMemory { x: (0..count).map(f64::from).collect(), y: walk.take(count as usize).collect() };
        let blocks = Blocks::new(&held);
        criterion.bench_function(&format!("blocks of {count} samples"), |bencher| bencher.iter(|| Blocks::new(&held)));
        criterion.bench_function(&format!("{count} samples in 960 columns"), |bencher| {
            bencher.iter(|| blocks.columns(&held, 0.0, f64::from(count), 960));
        });
    }
}

/// What each letter typed on the page of evidence costs: all tables, the index made before. A frame has 16 ms.
fn search(criterion: &mut Criterion) {
    let library = Library::open();
    Index::open();
    for typed in ["a", "closed offices 2006", "мфо"] {
        let query = Query { q: typed.to_string(), ..Query::of_table(&library.tables[0]) };
        criterion.bench_function(&format!("search for {typed}"), |bencher| {
            bencher.iter(|| library.tables.iter().map(|table| query.count_in(library, table)).sum::<usize>());
        });
    }
}

criterion_group!(pictures, default_view, crowded_timeline, rows, reduction, search);
criterion_main!(pictures);

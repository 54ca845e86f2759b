//! The picture of a draw task: what is given, what was guessed, and after the reveal what is printed.

use crate::chart::draw::UNITS;
use crate::chart::labels::value_words;
use crate::chart::marker;
use crate::chart::plan::{Anchor, Dash, Plan, Point, Primitive, Rect, Role, Size, TextRun};
use crate::model::{Dataset, Date, Lang, Number, Observation, Qualifier};
use crate::text::{Arg, LessonMsg, fill_lesson, number_words, say_lesson};

/// What is drawn.
pub struct Guess<'a> {
    /// All that is known.
    pub data: &'a Dataset,
    /// Index of the series.
    pub series: usize,
    /// The years that are given.
    pub given: &'a [i32],
    /// The years that are asked.
    pub ask: &'a [i32],
    /// The upper end of the axis.
    pub max: f64,
    /// A guess for each asked year.
    pub guessed: &'a [Option<Number>],
    /// True once what is printed is shown.
    pub is_revealed: bool,
    /// The language.
    pub lang: Lang,
}

/// Room over the plot, under it, and at its right for the last names, in pixels.
const EDGES: (f64, f64, f64) = (34.0, 34.0, 76.0);

/// Least distance between the middles of two names of years, in pixels.
const YEAR: f64 = 34.0;

/// Steps of the level axis.
const STEPS: i32 = 4;

/// Half the width and height of a guess, in pixels.
const LEVEL: (f64, f64) = (11.0, 6.0);

impl Guess<'_> {
    /// The count of a year.
    pub fn observation(&self, year: i32) -> Option<&Observation> {
        self.data.values_of(self.series).find(|one| one.date.is_some_and(|date| date.first().year() == year))
    }

    /// The plot in a picture of this size.
    fn plot(&self, size: Size) -> Rect {
        Rect::new(0.0, EDGES.0, size.width - EDGES.2, size.height - EDGES.1)
    }

    /// Where a year stands.
    fn x(&self, size: Size, year: i32) -> f64 {
        let years = self.given.iter().chain(self.ask);
        let day = |year: i32| Date::year(year).middle();
        let first = years.clone().min().map_or(0.0, |year| day(*year));
        let last = years.max().map_or(1.0, |year| day(*year)).max(first + 1.0);
        let plot = self.plot(size);
        let before = self.before_first();
        plot.x0 + before + (day(year) - first) / (last - first) * (plot.x1 - plot.x0 - before - 24.0)
    }

    /// Room at the left of the first year, so that its value stands clear of the names of the levels.
    fn before_first(&self) -> f64 {
        let width = |run: TextRun| run.width();
        let names = self.levels().map(|(_, words)| width(TextRun::new((0.0, 0.0), words)));
        let first = self.given.iter().min().and_then(|year| self.observation(*year));
        let value = first.and_then(|one| Some(value_words(self.lang, one.value?, one.qualifier)));
        let half = value.map_or(0.0, |words| width(TextRun::new((0.0, 0.0), words).bold()) / 2.0);
        (names.fold(0.0, f64::max) + half + 6.0).max(44.0)
    }

    /// The values of the level lines, and their names.
    fn levels(&self) -> impl Iterator<Item = (f64, String)> {
        let value = |step| self.max * f64::from(step) / f64::from(STEPS);
        (0..=STEPS).map(move |step| {
            (
                value(step),
                Number::rounded(value(step), 0).map_or_else(String::new, |number| number_words(self.lang, number)),
            )
        })
    }

    /// Where a value stands.
    fn y(&self, size: Size, value: f64) -> f64 {
        let plot = self.plot(size);
        plot.y1 - (value / self.max).clamp(0.0, 1.0) * (plot.y1 - plot.y0)
    }

    /// The value at a height, in steps of a hundredth of the axis, and the asked year nearest to a place.
    pub fn pointed(&self, size: Size, (x, y): (f64, f64)) -> Option<(usize, Number)> {
        let plot = self.plot(size);
        let share = ((plot.y1 - y) / (plot.y1 - plot.y0)).clamp(0.0, 1.0);
        let value = Number::rounded((share * 100.0).round() / 100.0 * self.max, 0)?;
        let distance = |year: i32| (self.x(size, year) - x).abs();
        let nearest = self.ask.iter().enumerate().min_by(|a, b| distance(*a.1).total_cmp(&distance(*b.1)))?;
        Some((nearest.0, value))
    }

    /// Plans the picture.
    pub fn plan(&self, size: Size) -> Plan {
        let mut plan = Plan::new(size);
        plan.plot = self.plot(size);
        self.ground(size, &mut plan);
        let hue = self.data.places[self.data.series[self.series].place].hue;
        let line = |points, width, role, dash| Primitive::Line { points, width, role, dash };
        let guesses: Vec<(f64, f64, Number)> = (self.ask.iter().zip(self.guessed))
            .filter_map(|(year, guess)| Some((self.x(size, *year), self.y(size, guess.as_ref()?.to_f64()), (*guess)?)))
            .collect();
        let last_given = self.given.iter().max().and_then(|year| Some((*year, self.observation(*year)?.value?)));
        let from = last_given.map(|(year, value)| (self.x(size, year), self.y(size, value.to_f64())));
        let path: Vec<(f64, f64)> = from.into_iter().chain(guesses.iter().map(|(x, y, _)| (*x, *y))).collect();
        if path.len() > 1 {
            plan.primitives.push(line(path.clone(), 5.0, Role::Ink2, Dash::Solid));
            plan.primitives.push(line(path, 2.5, Role::Paper, Dash::Solid));
        }
        let is_shown = |year: &&i32| self.is_revealed || self.given.contains(year);
        let mut years: Vec<i32> = self.given.iter().chain(self.ask).filter(is_shown).copied().collect();
        years.sort_unstable();
        let marks: Vec<(i32, f64, f64, Number, Qualifier)> = years
            .into_iter()
            .filter_map(|year| {
                let observation = self.observation(year)?;
                let value = observation.value?;
                Some((year, self.x(size, year), self.y(size, value.to_f64()), value, observation.qualifier))
            })
            .collect();
        if marks.len() > 1 {
            let points = marks.iter().map(|(_, x, y, _, _)| (*x, *y)).collect();
            plan.primitives.push(line(points, 2.0, Role::Place(hue), Dash::Pattern(&[5.0, 4.0])));
        }
        for (x, y, _) in &guesses {
            if let Some((_, _, printed, _, _)) = marks.iter().find(|(_, mark, ..)| (mark - x).abs() < 0.5) {
                plan.primitives.push(line(vec![(*x, *y), (*x, *printed)], 1.5, Role::Ink, Dash::Solid));
            }
            plan.primitives.push(Primitive::Shape {
                points: level(*x, *y),
                fill: Role::Paper,
                edge: Some((Role::Ink, 2.5)),
            });
        }
        for (_, x, y, value, qualifier) in &marks {
            plan.primitives.extend(marker::mark(hue, *qualifier, (*x, *y), 6.5));
            let words = value_words(self.lang, *value, *qualifier);
            self.name(size, &mut plan, (*x, *y), &words, None);
        }
        for (x, y, number) in &guesses {
            let printed = marks.iter().find(|(_, mark, ..)| (mark - x).abs() < 0.5).map(|(_, _, y, ..)| *y);
            self.name(size, &mut plan, (*x, *y), &number_words(self.lang, *number), Some(printed));
        }
        plan
    }

    /// The value of a mark, or of a guess that may have a printed value at its year. That of the last year stands outside
    /// the plot; the others stand at the left above, where no line runs as long as counts grow.
    fn name(&self, size: Size, plan: &mut Plan, (x, y): Point, words: &str, guess: Option<Option<f64>>) {
        let last = self.given.iter().chain(self.ask).map(|year| self.x(size, *year)).fold(0.0, f64::max);
        let run = |at, words: &str| TextRun::new(at, words).role(Role::Ink);
        let own = |run: TextRun| if guess.is_some() && self.is_revealed { run } else { run.bold() };
        if x < last - 0.5 {
            let above = guess.is_none() && self.given.iter().any(|year| (self.x(size, *year) - x).abs() < 0.5);
            let (at, anchor) = match guess.flatten() {
                _ if above => ((x, y - 13.0), Anchor::Middle),
                // Below what is printed, or above it, never over the line between the two.
                Some(printed) if printed <= y => {
                    ((x + LEVEL.0 + 5.0, (y + 16.0).min(self.plot(size).y1 - 4.0)), Anchor::Start)
                }
                // A guess just above what is printed has its value above that one's.
                Some(printed) => ((x - 9.0, (y - 10.0).min(printed - 25.0)), Anchor::End),
                None => ((x - 9.0, y - 10.0), Anchor::End),
            };
            plan.primitives.push(Primitive::Text(own(run(at, words)).anchor(anchor)));
            return;
        }
        // Two names of two lines need so much room.
        let apart = match guess.flatten() {
            Some(printed) if (y - printed).abs() < 34.0 => printed + if y < printed { -34.0 } else { 34.0 },
            _ => y,
        };
        let at = |line: f64| (x + LEVEL.0 + 8.0, apart - 2.0 + line);
        if guess.is_some() {
            let name = say_lesson(self.lang, LessonMsg::LessonGuess);
            plan.primitives.push(Primitive::Text(run(at(0.0), name).role(Role::Ink2)));
            plan.primitives.push(Primitive::Text(own(run(at(15.0), words))));
            return;
        }
        // "nearly 50,000" is wider than what stands beside the plot.
        let (qualifier, value) =
            words.rsplit_once(' ').filter(|(first, _)| !first.ends_with(char::is_numeric)).unwrap_or(("", words));
        plan.primitives.push(Primitive::Text(own(run(at(0.0), qualifier))));
        plan.primitives.push(Primitive::Text(own(run(at(15.0), value))));
    }

    /// The asked region, level lines, years.
    fn ground(&self, size: Size, plan: &mut Plan) {
        let plot = self.plot(size);
        let line = |points, role| Primitive::Line { points, width: 1.0, role, dash: Dash::Solid };
        let first_asked = self.ask.first().map_or(plot.x1, |year| self.x(size, *year));
        let before = self.given.iter().map(|year| self.x(size, *year)).filter(|x| *x < first_asked);
        let edge = before.fold(plot.x0, f64::max).midpoint(first_asked);
        let rect = Rect::new(edge, 8.0, plot.x1, plot.y1);
        plan.primitives.push(Primitive::GradientRect { rect, role: Role::Band, opacity: 1.0, left: 0.0, right: 0.0 });
        let yours = TextRun::new((edge + 8.0, 22.0), say_lesson(self.lang, LessonMsg::LessonYours)).role(Role::Ink3);
        plan.primitives.push(Primitive::Text(yours));
        for (value, name) in self.levels() {
            let y = self.y(size, value);
            let role = if value == 0.0 { Role::Axis } else { Role::Grid };
            plan.primitives.push(line(vec![(plot.x0, y), (plot.x1, y)], role));
            plan.primitives.push(Primitive::Text(TextRun::new((plot.x0, y - 5.0), name).role(Role::Ink3)));
        }
        let mut years: Vec<i32> = self.given.iter().chain(self.ask).copied().collect();
        years.sort_unstable();
        let names = spread(years.iter().map(|year| self.x(size, *year)).collect());
        for (year, name) in years.iter().zip(names) {
            let x = self.x(size, *year);
            let is_asked = self.ask.contains(year);
            if is_asked {
                plan.primitives.push(line(vec![(x, plot.y0), (x, plot.y1)], Role::Rule));
            }
            plan.primitives.push(line(vec![(x, plot.y1), (x, plot.y1 + 5.0)], Role::Axis));
            let words = TextRun::new((name, plot.y1 + 22.0), year.to_string()).anchor(Anchor::Middle);
            plan.primitives.push(Primitive::Text(if is_asked { words.bold().role(Role::Ink) } else { words }));
        }
    }

    /// For each guess how far it is from what is printed: "1970: 15,000 more".
    pub fn gaps(&self) -> Vec<(i32, String)> {
        let pairs = self.ask.iter().zip(self.guessed);
        let gaps = pairs.filter_map(|(year, guess)| {
            let observation = self.observation(*year)?;
            Some((*year, gap(self.lang, (*guess)?, observation.value?, observation.qualifier)?))
        });
        gaps.collect()
    }
}

/// Places, in order, of which no two are nearer to one another than [`YEAR`]: those that are give way to both sides.
fn spread(mut places: Vec<f64>) -> Vec<f64> {
    // Each round hands on what is left of a push; with so few names it is soon less than a pixel.
    for _ in 0..40 {
        for at in 1..places.len() {
            let lacks = (YEAR - (places[at] - places[at - 1])).max(0.0) / 2.0;
            places[at - 1] -= lacks;
            places[at] += lacks;
        }
    }
    places
}

/// The outline of a hollow level around a point.
fn level(x: f64, y: f64) -> Vec<(f64, f64)> {
    let (half, round) = LEVEL;
    let corner = half - round;
    let arc = |middle: f64, from: i32| {
        (0..=8).map(move |step| {
            let angle = f64::from(from * 8 + step) * std::f64::consts::PI / 8.0 - std::f64::consts::FRAC_PI_2;
            let fine = |value: f64| (value * UNITS).round() / UNITS;
            (fine(x + middle + round * angle.cos()), fine(y + round * angle.sin()))
        })
    };
    arc(corner, 0).chain(arc(-corner, 1)).collect()
}

/// How much more or less is printed than was guessed; never surer than the source.
fn gap(lang: Lang, guess: Number, printed: Number, qualifier: Qualifier) -> Option<String> {
    let difference = printed.to_f64() - guess.to_f64();
    let number = Number::rounded(difference.abs(), 0)?;
    if difference == 0.0 {
        return Some(say_lesson(lang, LessonMsg::LessonGapSame).to_string());
    }
    let messages = if difference > 0.0 {
        [
            LessonMsg::LessonGapMore,
            LessonMsg::LessonGapMoreAbout,
            LessonMsg::LessonGapMoreLeast,
            LessonMsg::LessonGapMoreMost,
            LessonMsg::LessonGapMoreNearly,
        ]
    } else {
        [
            LessonMsg::LessonGapLess,
            LessonMsg::LessonGapLessAbout,
            LessonMsg::LessonGapLessMost,
            LessonMsg::LessonGapLessLeast,
            LessonMsg::LessonGapLessAbout,
        ]
    };
    Some(fill_lesson(lang, messages[qualifier as usize], &[("n", Arg::Count(number))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;
    use crate::lessons::picture::drawing;

    const SIZE: Size = Size { width: 800.0, height: 400.0 };

    fn guess(data: &Dataset, guessed: &[Option<Number>], is_revealed: bool) -> (Plan, Vec<(i32, String)>) {
        let series = data.series_index("world-ingos").expect("the series");
        let (given, ask) = (&[1850, 1914, 1939][..], &[1970, 2000, 2010][..]);
        let guess = Guess { data, series, given, ask, max: 80_000.0, guessed, is_revealed, lang: Lang::En };
        assert_eq!(
            guess.pointed(SIZE, (guess.x(SIZE, 2000) + 3.0, guess.y(SIZE, 40_000.0))).map(|(at, _)| at),
            Some(1)
        );
        (guess.plan(SIZE), guess.gaps())
    }

    #[test]
    fn what_is_asked_is_nowhere_before_the_reveal() {
        let data = bundle::embedded().expect("the tables");
        let guessed = [8_000, 20_000, 30_000].map(|guess| Some(Number::whole(guess)));
        let (plan, gaps) = guess(&data, &guessed, false);
        let asked = drawing(&plan, 1.0).expect("a drawing");
        for words in ["23,000", "45,674", "50,000"] {
            assert!(!asked.contains(words), "{words}");
        }
        assert!(asked.contains("730") && asked.contains("8,000") && asked.contains("1970"));
        let revealed = drawing(&guess(&data, &guessed, true).0, 1.0).expect("a drawing");
        assert!(revealed.contains("over 45,674") && revealed.contains("8,000"));
        let words: Vec<&str> = gaps.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(words, ["15,000 more", "at least 25,674 more", "nearly 20,000 more"]);
    }

    #[test]
    fn a_gap_is_never_surer_than_its_source() {
        let words = |guess, printed, qualifier| gap(Lang::En, Number::whole(guess), Number::whole(printed), qualifier);
        for (guess, printed, qualifier, expected) in [
            (100, 100, Qualifier::Exact, "the same number"),
            (150, 100, Qualifier::Exact, "50 fewer"),
            (150, 100, Qualifier::Over, "at most 50 fewer"),
            (150, 100, Qualifier::Under, "at least 50 fewer"),
            (50, 100, Qualifier::Under, "at most 50 more"),
            (50, 100, Qualifier::About, "about 50 more"),
        ] {
            assert_eq!(words(guess, printed, qualifier).as_deref(), Some(expected));
        }
    }

    #[test]
    fn no_words_touch_before_a_guess() {
        let data = bundle::embedded().expect("the tables");
        let tasks = [
            ("kg-ngos", &[2000][..], &[2006, 2010, 2017][..], 40_000.0),
            ("world-ingos", &[1850, 1914, 1939][..], &[1970, 2000, 2010][..], 80_000.0),
        ];
        for (series, given, ask, max) in tasks {
            let series = data.series_index(series).expect("the series");
            for lang in Lang::ALL {
                for width in [328.0, 360.0, 640.0, 800.0] {
                    let guessed = vec![None; ask.len()];
                    let guess =
                        Guess { data: &data, series, given, ask, max, guessed: &guessed, is_revealed: false, lang };
                    let plan = guess.plan(Size { width, height: width / 2.0 });
                    let words: Vec<&TextRun> = plan.words().collect();
                    for (at, one) in words.iter().enumerate() {
                        for other in &words[at + 1..] {
                            let touch = one.rect().overlaps(&other.rect());
                            assert!(!touch, "{width} {lang:?}: {} on {}", one.text, other.text);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn any_axis_and_no_guess_give_a_picture() {
        let data = bundle::embedded().expect("the tables");
        let (plan, gaps) = guess(&data, &[None, None, None], true);
        assert!(gaps.is_empty() && drawing(&plan, 2.0).is_some());
    }
}

//! The picture of a step, without what the step hides.

use super::hide::Hide;
use crate::chart::frame::Frame;
use crate::chart::plan::{Plan, Primitive, Role, TextRun};
use crate::chart::theme::{Theme, with_tokens};
use crate::chart::{growth, headline, timeline};
use crate::export::svg::svg;
use crate::model::{Dataset, Lang};
use crate::view::{Evidence, ViewState, parse};

/// What stands in a step instead of the atlas's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LessonPicture {
    /// The sentence over it; empty where it or anything that it says is hidden, or where nothing is drawn.
    pub title: String,
    /// Unit and span; empty where the title is hidden.
    pub subtitle: String,
    /// The pictures as SVG, in the colours of the page.
    pub drawings: Vec<String>,
    /// How high they are together, in CSS pixels.
    pub height: f64,
    /// Its sources; empty where they would say what is hidden.
    pub sources: String,
}

/// The view that is drawn: as printed as long as the verdict is hidden, since a corrected view tells it.
fn shown(data: &Dataset, link: &str, hidden: &[Hide]) -> ViewState {
    let (mut state, _) = parse(link, data);
    if hidden.contains(&Hide::Verdict) && state.evidence == Evidence::Corrected {
        state.evidence = Evidence::Printed;
    }
    state.select = None;
    state
}

/// How large a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Its width in CSS pixels.
    pub width: f64,
    /// How many times as large as usual its text is.
    pub text: f64,
    /// The height of a growth chart in CSS pixels; `None` for the usual one.
    pub height: Option<f64>,
}

/// The picture of a view.
pub fn picture(data: &Dataset, link: &str, lang: Lang, room: Room, hidden: &[Hide]) -> LessonPicture {
    let state = shown(data, link, hidden);
    let mut frame = Frame::of_text(data, &state, room.width, room.text);
    frame.height = room.height.map(|height| (height / frame.scale).max(160.0));
    let growth = state.page.has_growth().then(|| growth::plan(data, &state, lang, &frame));
    // Without marks and names nothing is left of it but its lanes, which tell how many there are.
    let is_empty = hidden.contains(&Hide::Series) && hidden.contains(&Hide::Labels);
    let timeline = (state.page.has_timeline() && !is_empty).then(|| timeline::plan(data, &state, lang, &frame, true));
    let mut height = 0.0;
    let drawings = growth.into_iter().chain(timeline).filter_map(|mut plan| {
        veil(&mut plan, hidden);
        // On a wall the smallest letters are read from the last row as well.
        if room.text > 1.0 {
            plan.primitives.iter_mut().for_each(enlarge);
        }
        height += plan.size.height * frame.scale;
        drawing(&plan, frame.scale)
    });
    let drawings: Vec<String> = drawings.collect();
    // Over no picture a sentence would be a finding of nothing, and over one it names and counts what is drawn: it stays
    // away as long as any of that is hidden.
    let says = [Hide::Title, Hide::Values, Hide::Labels, Hide::Series];
    let is_named = !says.iter().any(|hide| hidden.contains(hide)) && !drawings.is_empty();
    let is_told = ![Hide::Title, Hide::Labels].iter().any(|hide| hidden.contains(hide)) && !drawings.is_empty();
    let words = |say: String, may: bool| if may { say } else { String::new() };
    LessonPicture {
        title: words(headline::title(data, &state, lang, &frame.time), is_named),
        subtitle: words(headline::subtitle(data, &state, lang), is_told),
        drawings,
        height,
        sources: words(headline::sources(data, &state, lang), is_told),
    }
}

/// No letters smaller than the usual ones.
fn enlarge(ink: &mut Primitive) {
    if let Primitive::Text(words) = ink {
        words.size = words.size.max(13.0);
    }
}

/// A plan as SVG in the page's colours, drawn so many times as large as it was planned.
pub fn drawing(plan: &Plan, scale: f64) -> Option<String> {
    let drawn = with_tokens(&svg(plan, Theme::Named).ok()?);
    let (width, height) = (plan.size.width.round(), plan.size.height.round());
    let planned = format!(r#"width="{width}" height="{height}""#);
    let larger = format!(r#"width="{}" height="{}""#, (width * scale).round(), (height * scale).round());
    Some(drawn.replacen(&planned, &larger, 1))
}

/// Takes out of a picture what is hidden, so that no element of the page holds it.
fn veil(plan: &mut Plan, hidden: &[Hide]) {
    let is_hidden = |hide: Hide| hidden.contains(&hide);
    // Only the growth chart has a plot; under it stand the years.
    let foot = if plan.plot.y1 > plan.plot.y0 { plan.plot.y1 } else { f64::INFINITY };
    let bottom = plan.size.height;
    let has_plot = foot.is_finite();
    let is_year = |words: &TextRun| if has_plot { words.at.1 > foot + 8.0 } else { words.at.1 > bottom - 16.0 };
    plan.primitives.retain(|ink| match ink {
        Primitive::Text(words) if is_year(words) => true,
        Primitive::Text(words) if words.text.trim() == "*" => !is_hidden(Hide::Verdict) && !is_hidden(Hide::Series),
        Primitive::Text(words) => {
            let is_value = words.text.contains(|sign: char| sign.is_ascii_digit());
            // A name that holds its value says both.
            let is_name = !is_value || words.text.contains(char::is_alphabetic);
            let is_gone = (is_value && is_hidden(Hide::Values)) || (is_name && is_hidden(Hide::Labels));
            !is_gone
        }
        Primitive::Line { role, .. } => !(is_hidden(Hide::Series) && is_mark(*role)),
        Primitive::Shape { fill, edge, .. } | Primitive::Disc { fill, edge, .. } => {
            let is_drawn = is_mark(*fill) || edge.is_some_and(|(role, _)| is_mark(role));
            !(is_hidden(Hide::Series) && is_drawn)
        }
        Primitive::GradientRect { role, .. } => !(is_hidden(Hide::Series) && is_mark(*role)),
    });
    if is_hidden(Hide::Verdict) {
        // The asterisk behind a value, be it within "23,000* in 1970", says that a check speaks against it.
        for ink in &mut plan.primitives {
            if let Primitive::Text(words) = ink {
                words.text.retain(|sign| sign != '*');
            }
        }
    }
    if is_hidden(Hide::Values) || is_hidden(Hide::Labels) {
        close_gaps(plan);
    }
}

/// Draws the level lines through: their gaps are where words stood, and tell how long these were.
fn close_gaps(plan: &mut Plan) {
    let level = |ink: &Primitive| match ink {
        Primitive::Line { points, role: Role::Grid, .. } => match points[..] {
            [(from, y), (to, foot)] if y == foot => Some((from.min(to), from.max(to), y)),
            _ => None,
        },
        _ => None,
    };
    let all: Vec<(f64, f64, f64)> = plan.primitives.iter().filter_map(level).collect();
    let ends =
        all.iter().fold((f64::INFINITY, 0.0_f64), |(left, right), (from, to, _)| (left.min(*from), right.max(*to)));
    let mut drawn: Vec<f64> = Vec::new();
    plan.primitives.retain_mut(|ink| {
        let Some((_, _, y)) = level(ink) else { return true };
        if drawn.contains(&y) {
            return false;
        }
        drawn.push(y);
        if let Primitive::Line { points, .. } = ink {
            *points = vec![(ends.0, y), (ends.1, y)];
        }
        true
    });
}

/// True for the colour of a place, in which marks and connectors are drawn.
fn is_mark(role: Role) -> bool {
    matches!(role, Role::Place(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle;

    const ROOM: Room = Room { width: 900.0, text: 1.0, height: None };

    #[test]
    fn a_chart_for_a_projector_is_as_high_as_there_is_room() {
        let data = bundle::embedded().expect("the tables");
        let room = Room { width: 1152.0, text: 1.8, height: Some(430.0) };
        let drawn = picture(&data, "#/growth?show=kg-ngos", Lang::En, room, &[]);
        assert!(drawn.drawings[0].contains(r#"width="1152" height="430""#), "{}", &drawn.drawings[0][..200]);
    }

    fn drawn(link: &str, hidden: &[Hide]) -> LessonPicture {
        picture(&bundle::embedded().expect("the tables"), link, Lang::En, ROOM, hidden)
    }

    fn all(picture: &LessonPicture) -> String {
        [&picture.title, &picture.subtitle, &picture.drawings.concat(), &picture.sources].map(String::as_str).join(" ")
    }

    #[test]
    fn what_is_hidden_is_nowhere_in_the_picture() {
        let link = "#/growth?show=kg-ngos";
        let open = all(&drawn(link, &[]));
        for words in ["18,341", "13,018", "about 20,000", "Kyrgyzstan", "2010", "var(--kg)"] {
            assert!(open.contains(words), "{words}");
        }
        let values = all(&drawn(link, &[Hide::Title, Hide::Values]));
        for words in ["18,341", "13,018", "20,000", "4,966"] {
            assert!(!values.contains(words), "{words}");
        }
        assert!(values.contains("2010") && values.contains("var(--kg)"));
        let levels = |drawn: &str| drawn.matches("var(--grid)").count();
        assert!(levels(&values) < levels(&open), "a gap tells how long a hidden number is");
        let blind = all(&drawn(link, &[Hide::Title, Hide::Values, Hide::Labels]));
        assert!(!blind.contains("yrgyz") && !blind.contains("NGO") && blind.contains("2010"), "{blind}");
        let empty = all(&drawn(link, &[Hide::Title, Hide::Values, Hide::Labels, Hide::Series]));
        assert!(!empty.contains("var(--kg)"));
    }

    #[test]
    fn a_hidden_verdict_hides_the_corrected_value() {
        let link = "#/growth?show=world-ingos&evidence=corrected";
        assert!(all(&drawn(link, &[])).contains("2,300"));
        let hidden = all(&drawn(link, &[Hide::Verdict]));
        assert!(!hidden.contains("2,300") && hidden.contains("23,000"));
    }

    #[test]
    fn a_hidden_verdict_leaves_no_asterisk_at_a_value() {
        for link in
            ["#/growth?show=world-ingos&evidence=corrected", "#/growth?show=world-ingos", "#/growth?show=kg-ngos"]
        {
            let open = drawn(link, &[]).drawings.concat();
            let hidden = drawn(link, &[Hide::Verdict]).drawings.concat();
            assert!(!hidden.contains('*'), "{link}");
            assert!(open.contains('*') || link.ends_with("corrected"), "{link}");
        }
        assert!(drawn("#/growth?show=world-ingos", &[Hide::Verdict]).drawings.concat().contains("23,000"));
    }

    #[test]
    fn the_sentence_over_a_picture_says_nothing_that_is_hidden_in_it() {
        let link = "#/growth?show=kg-ngos";
        assert!(drawn(link, &[]).title.contains("Kyrgyzstan"), "{}", drawn(link, &[]).title);
        for hide in [Hide::Title, Hide::Values, Hide::Labels, Hide::Series] {
            assert_eq!(drawn(link, &[hide]).title, "", "{hide:?}");
        }
        assert!(!drawn(link, &[Hide::Verdict]).title.is_empty());
    }

    #[test]
    fn a_timeline_keeps_its_years_and_loses_its_names() {
        let link = "#/timeline?time=2003..2007&lanes=organisation&only=closure~uz&evidence=others";
        assert!(all(&drawn(link, &[])).contains("Winrock"));
        let hidden = all(&drawn(link, &[Hide::Title, Hide::Values, Hide::Labels, Hide::Series]));
        assert!(!hidden.contains("Winrock") && !hidden.contains("closes"), "{hidden}");
        let named = all(&drawn(link, &[Hide::Title, Hide::Values, Hide::Labels]));
        assert!(!named.contains("Winrock") && named.contains("2006"), "{named}");
    }
}

//! A view as the fragment of an address: `#/growth?show=uz-ngos~kg-ngos&time=1991..2010&y=log&lang=ru`.
//!
//! Reading is total: whatever the text, there is a state, and a report of each part that could not be understood.
//! Writing gives only departures from the default, in a fixed order; `parse(write(state)) == state`.

use super::facet::Facet;
use super::migrate::migrate;
use super::page::Page;
use super::span::TimeSpan;
use super::state::{Evidence, Lanes, Lens, PlotLayout, ViewState, YAxis};
use super::typed;
use crate::model::{Dataset, Lang};

/// Why a part of a link was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such page.
    Page,
    /// There is no such parameter.
    Name,
    /// There is no series of this id.
    Series,
    /// Not two years, months or days joined by `..`, the first not after the last, from 0001 to 9999.
    Time,
    /// Not a year of four digits, from 1000 to 9998.
    Year,
    /// Not one of the words that this parameter takes.
    Word,
    /// There is nothing by this word to filter by.
    Filter,
    /// There is no record of this id.
    Record,
    /// Not a language of the atlas.
    Language,
    /// The parameter stood there before; the first one counts.
    Twice,
}

/// A part of a link that could not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The part as it stands in the link, at most 40 characters of it.
    pub part: String,
    /// Why.
    pub refusal: Refusal,
}

impl Report {
    /// A report of a part, shortened where it is long.
    pub fn new(part: &str, refusal: Refusal) -> Report {
        let short: String = part.chars().take(40).collect();
        let part = if short.len() < part.len() { short + "…" } else { short };
        Report { part, refusal }
    }
}

/// Undoes percent-encoding, up to four times over where messengers encoded once more: no link of ours holds a `%`. Bytes
/// that are no text become U+FFFD.
fn decode(text: &str) -> String {
    let mut text = text.to_string();
    for _ in 0..4 {
        if !text.contains('%') {
            break;
        }
        text = decode_once(&text);
    }
    text
}

fn decode_once(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |b: u8| (b as char).to_digit(16);
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push((hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0)) as u8);
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// True for what nobody sees and no link of ours holds: control characters, soft hyphens, marks of width zero and of
/// direction. Messengers and word processors leave them in what is copied.
fn is_invisible(c: char) -> bool {
    matches!(c, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// True for what texts put around a link, and no link of ours starts or ends with: spaces, quotation marks, brackets.
fn is_wrapping(c: char) -> bool {
    is_invisible(c)
        || matches!(
            c,
            ' ' | '\u{a0}' | '!' | '"' | '\'' | '(' | ')' | '*' | ';' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{'
                ..='}'
        )
        || matches!(c, '«' | '»' | '‹' | '›' | '…' | '\u{2018}'..='\u{201f}')
}

/// True for what may stand behind a link at the end of a sentence, within other such signs.
fn ends_sentence(c: char) -> bool {
    is_wrapping(c) || matches!(c, '.' | ',' | ':' | '~' | '/' | '#')
}

/// The text without what its end consists of.
fn without_end(text: &str, is_out: fn(char) -> bool) -> &str {
    let mut chars = text.chars();
    while chars.clone().next_back().is_some_and(is_out) {
        chars.next_back();
    }
    chars.as_str()
}

/// A link's text as it was before it was sent around. Without what was put around it; a second `?`, with which tools append
/// to links, is `&`; the one sign that some keyboards make of two points is two points again.
fn cleaned(text: &str) -> String {
    let mut chars = text.chars();
    while chars.clone().next().is_some_and(is_wrapping) {
        chars.next();
    }
    let mut clean = String::with_capacity(text.len());
    for c in without_end(chars.as_str(), is_wrapping).chars() {
        match c {
            '?' => clean.push('&'),
            '…' | '–' => clean.push_str(".."),
            c if is_invisible(c) => {}
            c => clean.push(c),
        }
    }
    clean
}

/// True for the parameters that messengers, mail and advertising add to links. They say nothing of the view and are
/// dropped in silence: `utm_…`, `mtm_…`, `mc_…`, `igsh…`, `_ga`, `_gl`, `_openstat`, `gbraid`, `wbraid`, and what ends in
/// `clid` or `clkid` (`fbclid`, `gclid`, `yclid`, `ysclid`, `msclkid`).
fn is_addition(name: &str) -> bool {
    let starts = ["utm_", "mtm_", "mc_", "igsh", "_ga", "_gl", "_openstat", "gbraid", "wbraid"];
    name.ends_with("clid") || name.ends_with("clkid") || starts.iter().any(|start| name.starts_with(start))
}

/// The parameter that holds a reader's data.
const OWN: &str = "own";

/// A fragment as it was before it was sent around, without what stands in front of its page.
fn plain(fragment: &str) -> String {
    let text = cleaned(&decode(migrate(fragment)));
    text.trim_start_matches('#').trim_start_matches('/').to_string()
}

/// The parts behind the page, without what tools that write HTML leave of a link.
fn parts(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').map(|part| part.trim_start_matches("amp;"))
}

/// Whether this part of a link is a reader's data, and these.
fn data_of(part: &str) -> Option<&str> {
    part.split_once('=').filter(|(name, _)| name.eq_ignore_ascii_case(OWN)).map(|(_, value)| value)
}

/// The data of a reader that a fragment carries, in the letters in which they stand there; `None` where it carries none.
pub fn carried(fragment: &str) -> Option<String> {
    let text = plain(fragment);
    let (_, query) = text.split_once('&')?;
    parts(query).find_map(data_of).map(|data| without_end(data, ends_sentence).to_string())
}

/// A link that carries a reader's data; the link as it is where there are none.
pub fn carrying(link: &str, data: &str) -> String {
    let sign = if link.contains('?') { "&" } else { "?" };
    let page = if link == "#/" { Page::default().slug() } else { "" };
    if data.is_empty() { link.to_string() } else { [link, page, sign, OWN, "=", data].concat() }
}

/// Reads the fragment of an address, with or without its `#`. The data of a reader in it are not read here.
pub fn parse(fragment: &str, dataset: &Dataset) -> (ViewState, Vec<Report>) {
    let mut state = ViewState::default();
    let mut reports = Vec::new();
    let text = plain(fragment);
    let (path, query) = text.split_once('&').unwrap_or((&text, ""));
    let path = without_end(path, ends_sentence);
    match Page::ALL.into_iter().find(|page| page.slug().eq_ignore_ascii_case(path)) {
        Some(page) => state.page = page,
        None if path.is_empty() => {}
        None => reports.push(Report::new(path, Refusal::Page)),
    }
    let mut plain = String::new();
    for part in parts(query).filter(|part| data_of(part).is_none()) {
        plain.push('&');
        match part.strip_prefix(['q', 'Q']).filter(|value| value.starts_with('=')) {
            // The end of a sentence, and capitals, with which phones start a line. In a search both may be meant.
            // What could have been put around a link is left out at the end of a parameter as at the end of a link, where it
            // may come to stand.
            _ if state.page.has_own_parameters() => plain.push_str(without_end(part, is_wrapping)),
            Some(value) => plain.extend(["q", value]),
            None => plain.push_str(&without_end(part, ends_sentence).to_ascii_lowercase()),
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    for part in plain.split('&') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        if part.is_empty() || is_addition(name) {
            continue;
        }
        if seen.contains(&name) {
            reports.push(Report::new(part, Refusal::Twice));
            continue;
        }
        seen.push(name);
        if state.page.has_own_parameters() && !matches!(name, "embed" | "lang") {
            keep(part, &mut state.page_params);
        } else if let Err(refusal) = read_parameter(&mut state, dataset, name, value, &mut reports) {
            reports.push(Report::new(part, refusal));
        }
    }
    complete(&mut state, dataset);
    (state, reports)
}

/// Names the series of a view of charts that names none, where those are not the ones of the atlas.
pub fn complete(state: &mut ViewState, dataset: &Dataset) {
    if state.show.is_none() && !state.page.has_own_parameters() && !dataset.first_series.is_empty() {
        state.show = Some(dataset.first_series.clone());
    }
}

/// Keeps a parameter that the second program reads. Characters that would not come back from a link unharmed are written
/// as that program writes them: `+` for white space, `!25` for a percent sign, `!23` for a hash sign.
fn keep(part: &str, params: &mut String) {
    if !params.is_empty() {
        params.push('&');
    }
    for c in part.chars() {
        match c {
            '%' => params.push_str("!25"),
            '#' => params.push_str("!23"),
            c if c.is_whitespace() => params.push('+'),
            c => params.push(c),
        }
    }
}

/// A year of four digits.
fn year(text: &str) -> Option<u16> {
    text.parse::<u16>().ok().filter(|_| text.len() == 4)
}

/// Takes one parameter into the state.
fn read_parameter(
    state: &mut ViewState,
    dataset: &Dataset,
    name: &str,
    value: &str,
    reports: &mut Vec<Report>,
) -> Result<(), Refusal> {
    match name {
        "show" => {
            let mut show: Vec<&'static str> = Vec::new();
            for id in value.split('~').filter(|id| !id.is_empty() && *id != "none") {
                match dataset.series_index(id) {
                    Some(index) if !show.contains(&dataset.series[index].id) => show.push(dataset.series[index].id),
                    Some(_) => {}
                    None => reports.push(Report::new(id, Refusal::Series)),
                }
            }
            // Nothing but unknown series: rather the default picture than an empty one.
            if !show.is_empty() || value == "none" {
                state.show = (show != super::DEFAULT_SERIES).then_some(show);
            } else if value.is_empty() {
                return Err(Refusal::Series);
            }
        }
        "time" => state.time = Some(TimeSpan::read(value).ok_or(Refusal::Time)?),
        "y" => {
            state.y = match value {
                "linear" => YAxis::Linear,
                "log" => YAxis::Log,
                _ => return Err(Refusal::Word),
            }
        }
        "lens" => {
            let found = Lens::ALL.into_iter().find(|lens| lens.slug() == value);
            state.lens = found.ok_or(Refusal::Word)?;
        }
        "base" => state.base = Some(year(value).filter(|year| (1000..=9998).contains(year)).ok_or(Refusal::Year)?),
        "form" => {
            state.layout = match value {
                "one" => PlotLayout::One,
                "multiples" => PlotLayout::Multiples,
                _ => return Err(Refusal::Word),
            }
        }
        "evidence" => {
            let found = Evidence::ALL.into_iter().find(|evidence| evidence.slug() == value);
            state.evidence = found.ok_or(Refusal::Word)?;
        }
        "lanes" => {
            let found = Lanes::ALL.into_iter().find(|lanes| lanes.slug() == value);
            state.lanes = found.ok_or(Refusal::Word)?;
        }
        "only" => {
            for word in value.split('~').filter(|word| !word.is_empty()) {
                match Facet::of(dataset, word) {
                    Some((_, word)) if !state.only.contains(&word) => state.only.push(word),
                    Some(_) => {}
                    None => reports.push(Report::new(word, Refusal::Filter)),
                }
            }
        }
        "q" => state.q = typed::tidy(&typed::decode(value)),
        "select" => state.select = Some(dataset.record(value).ok_or(Refusal::Record)?.id()),
        "embed" if value == "1" => state.embed = true,
        "embed" => return Err(Refusal::Word),
        "lang" => state.lang = Some(Lang::from_tag(value).ok_or(Refusal::Language)?),
        _ => return Err(Refusal::Name),
    }
    Ok(())
}

/// The fragment that means a state, with its `#`. An empty view is `#/`.
pub fn write(state: &ViewState) -> String {
    // Destructured, so that a new field cannot be forgotten.
    let ViewState {
        page,
        show,
        time,
        y,
        lens,
        base,
        layout,
        evidence,
        lanes,
        only,
        q,
        select,
        embed,
        page_params,
        lang,
    } = state;
    let mut parts: Vec<String> = Vec::new();
    if !page_params.is_empty() {
        parts.push(page_params.clone());
    }
    if let Some(show) = show {
        parts.push(["show=", &if show.is_empty() { "none".to_string() } else { show.join("~") }].concat());
    }
    if let Some(time) = time {
        parts.push(["time=", &time.link()].concat());
    }
    if *y == YAxis::Log {
        parts.push("y=log".to_string());
    }
    if *lens != Lens::Count {
        parts.push(["lens=", lens.slug()].concat());
    }
    if let Some(base) = base {
        parts.push(["base=", &base.to_string()].concat());
    }
    if *layout == PlotLayout::Multiples {
        parts.push("form=multiples".to_string());
    }
    if *evidence != Evidence::Printed {
        parts.push(["evidence=", evidence.slug()].concat());
    }
    if *lanes != Lanes::Place {
        parts.push(["lanes=", lanes.slug()].concat());
    }
    if !only.is_empty() {
        parts.push(["only=", &only.join("~")].concat());
    }
    if !q.is_empty() {
        let mut part = "q=".to_string();
        typed::encode(&mut part, q);
        parts.push(part);
    }
    if let Some(id) = select {
        parts.push(["select=", id].concat());
    }
    if *embed {
        parts.push("embed=1".to_string());
    }
    if let Some(lang) = lang {
        parts.push(["lang=", lang.tag()].concat());
    }
    let mut link = "#/".to_string();
    if *page != Page::default() || !parts.is_empty() {
        link.push_str(page.slug());
    }
    if !parts.is_empty() {
        link.push('?');
        link.push_str(&parts.join("&"));
    }
    link
}

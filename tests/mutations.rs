//! What happens to links on their way: each link ever issued, cut, damaged, encoded, and dressed as messengers, mail and
//! word processors do. The program never stops, there is always a view, and what can be understood still is.
#![cfg(not(target_arch = "wasm32"))]

mod dice;

use civic_atlas::bundle;
use civic_atlas::model::Dataset;
use civic_atlas::view::{Page, Refusal, Report, ViewState, parse, write};
use std::fmt::Write as _;

fn dataset() -> Dataset {
    bundle::embedded().expect("the tables were checked when they were compiled in")
}

/// Every link ever issued.
fn links() -> impl Iterator<Item = &'static str> {
    include_str!("links.txt")
        .lines()
        .filter(|line| !line.starts_with("# "))
        .filter_map(|line| Some(line.split_once('\t')?.0))
}

/// Reads a damaged link; its view must be one that a link can say.
#[track_caller]
fn read(link: &str, dataset: &Dataset) -> (ViewState, Vec<Report>) {
    let (state, reports) = parse(link, dataset);
    assert_eq!(parse(&write(&state), dataset), (state.clone(), Vec::new()), "{link}");
    for report in &reports {
        assert!(report.part.chars().count() <= 41, "{link}: {report:?}");
    }
    (state, reports)
}

/// Percent-encodes all bytes that are not letters or digits, as careful messengers do.
fn encoded(link: &str) -> String {
    let mut text = String::new();
    for byte in link.bytes() {
        if byte.is_ascii_alphanumeric() {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[test]
fn what_is_put_around_a_link_changes_nothing() {
    let dataset = dataset();
    let mut count = 0;
    // A search may end in a point or comma; everything else may not.
    let around = [
        ("", ")"),
        ("(", ")"),
        ("<", ">"),
        ("", ">"),
        ("", "];"),
        ("[", "]"),
        ("“", "”"),
        ("«", "»"),
        ("‘", "’"),
        ("„", "“"),
        ("\"", "\""),
        ("'", "'"),
        ("`", "`"),
        ("*", "*"),
        ("**", "**"),
        (" ", " "),
        ("\n", "\r\n"),
        ("", "!"),
        ("", "!!"),
        ("", ";"),
        ("", "…"),
        ("", "\u{200b}"),
        ("\u{feff}", ""),
        ("\u{2068}", "\u{2069}"),
        ("", "\u{a0}"),
        ("", "|"),
        ("", "\""),
        ("", "\\"),
    ];
    let sentence = ["", ".", ",", ":", "...", ".)", ">.", "»,", "~~", "/", "#"];
    let additions = [
        "fbclid=IwAR0aB-c_D",
        "gclid=a.b",
        "yclid=1",
        "ysclid=l2x",
        "msclkid=7",
        "igshid=abc==",
        "igsh=MzRl",
        "utm_source=telegram",
        "utm_medium=social&utm_campaign=ngo",
        "mc_cid=1&mc_eid=2",
        "_ga=1.2",
        "_gl=1*abc",
        "_openstat=a;b",
        "wbraid=x",
        "mtm_source=mail",
    ];
    for link in links() {
        let (state, _) = parse(link, &dataset);
        let mut same = |text: &str| {
            assert_eq!(read(text, &dataset), (state.clone(), Vec::new()), "{text}");
            count += 1;
        };
        for (before, after) in around {
            same(&[before, link, after].concat());
            same(&encoded(&[before, link, after].concat()));
        }
        let may_be_meant = state.page.has_own_parameters() || !state.q.is_empty();
        for end in sentence.iter().filter(|_| !may_be_meant) {
            same(&[link, end].concat());
        }
        for added in additions {
            for joint in ["?", "&", "&amp;"] {
                same(&[link, joint, added].concat());
                same(&[&link.replace('&', "&amp;"), joint, added, "&lang="].concat().replace("&lang=", ""));
            }
        }
        let mut text = link.to_string();
        for _ in 0..3 {
            text = encoded(&text);
            same(&text);
        }
        // Only what is special is encoded, and then once more.
        same(&link.replace('~', "%7E").replace('=', "%3D").replace('&', "%26"));
        same(&link.replace('~', "%257E").replace('=', "%253D"));
        // Not within the three signs of an encoded byte, where a browser would not leave them either.
        for at in (0..=link.len()).filter(|_| !link.contains('%')) {
            for unseen in ["\u{200b}", "\u{ad}", "\u{2060}", "\u{200e}", "\r\n", "\u{202e}"] {
                same(&[&link[..at], unseen, &link[at..]].concat());
            }
        }
        if !may_be_meant {
            same(&link.to_uppercase());
            same(&link.replace("..", "…"));
            same(&link.replace("..", "–"));
        }
    }
    println!("{count} dressings of {} links, all understood whole", links().count());
}

#[test]
fn a_link_cut_anywhere_still_gives_a_view() {
    let dataset = dataset();
    let mut count = 0;
    for link in links() {
        for text in [link.to_string(), encoded(link), encoded(&encoded(link))] {
            for end in 0..=text.len() {
                read(&text[..end], &dataset);
                read(&text[end..], &dataset);
                count += 2;
            }
        }
        // What stands before the parameter that is cut is understood.
        let (whole, _) = parse(link, &dataset);
        for (at, _) in link.match_indices('&') {
            let (before, reports) = read(&link[..at], &dataset);
            assert!(reports.is_empty(), "{link}");
            assert_eq!((before.page, &before.show), (whole.page, &before.show), "{link}");
            let named = link[..at].contains("show=");
            assert!(!named || before.show == whole.show, "{link}");
        }
    }
    println!("{count} links cut at each byte");
}

#[test]
fn a_damaged_parameter_takes_no_other_with_it() {
    let dataset = dataset();
    let mut count = 0;
    let junk = [
        "",
        "x",
        "🙂",
        "<script>alert(1)</script>",
        "..",
        "1991",
        "1991..",
        "2010..1991",
        "NaN",
        "-1",
        "%zz",
        "%FF%FE",
        "0",
        "null",
    ];
    for link in links().filter(|link| !parse(link, &dataset).0.page.has_own_parameters()) {
        let Some((path, query)) = link.split_once('?') else { continue };
        let parts: Vec<&str> = query.split('&').collect();
        for (at, part) in parts.iter().enumerate() {
            let name = part.split('=').next().unwrap_or_default();
            let with = |new: Option<&str>| {
                let all = parts.iter().enumerate().map(|(n, old)| if n == at { new } else { Some(*old) });
                let link = [path, "?", &all.flatten().collect::<Vec<_>>().join("&")].concat();
                read(&link, &dataset)
            };
            // Any text is a search, and what is wrong with a reader's data is said by the program that reads them.
            if name == "q" || name == "own" {
                continue;
            }
            let (without, _) = with(None);
            // A year is a base year; full stops behind a link are a sentence's.
            for junk in junk.into_iter().filter(|junk| (name, junk.trim_end_matches('.')) != ("base", "1991")) {
                let (state, reports) = with(Some(&[name, "=", junk].concat()));
                assert_eq!(state, without, "{link}: {name}={junk}");
                let is_nothing = name == "only" && junk.trim_matches('.').is_empty();
                assert_eq!(reports.len(), usize::from(!is_nothing), "{link}: {name}={junk}: {reports:?}");
                let misspelt = [name, "x=1"].concat();
                let (state, reports) = with(Some(&misspelt));
                assert_eq!((state, reports[0].refusal), (without.clone(), Refusal::Name), "{link}: {misspelt}");
                count += 2;
            }
            let twice = [part, "&", part].concat();
            let (state, reports) = with(Some(&twice));
            assert_eq!((state, reports[0].refusal), (parse(link, &dataset).0, Refusal::Twice), "{twice}");
            count += 1;
        }
    }
    println!("{count} damaged parameters, each refused alone and reported");
}

#[test]
fn no_sign_at_any_place_stops_the_program() {
    let dataset = dataset();
    let signs = [
        "%",
        "%zz",
        "%ff",
        "%00",
        "&",
        "=",
        "~",
        "..",
        "?",
        "#",
        "/",
        "\u{0}",
        "ʻ",
        "я",
        "<",
        "9999999999",
        "-1",
        " ",
        "\u{202e}",
        "!",
        "!4",
        "+",
        "🙂",
        "&&",
        "==",
        "e\u{301}",
    ];
    let mut count = 0;
    for link in links() {
        for at in 0..=link.len() {
            for sign in signs {
                read(&[&link[..at], sign, &link[at..]].concat(), &dataset);
                let rest = link.get(at + 1..).unwrap_or_default();
                read(&[&link[..at], sign, rest].concat(), &dataset);
                count += 2;
            }
        }
    }
    let mut dice = dice::Dice(0x0BAD_114E);
    for _ in 0..5_000 {
        let link = write(&dice.state(&dataset));
        let mut text = link.clone();
        for _ in 0..1 + dice.throw(6) {
            let at = dice.throw(text.len() + 1);
            if text.is_char_boundary(at) {
                text.insert_str(at, signs[dice.throw(signs.len())]);
            }
        }
        read(&text, &dataset);
        count += 1;
    }
    for text in [
        "x".repeat(100_000),
        "%".repeat(100_000),
        "&show=".repeat(20_000),
        "#/growth?show=".to_string() + &"a~".repeat(5_000),
    ] {
        assert_ne!(read(&text, &dataset).0.page, Page::Evidence);
        count += 1;
    }
    println!("{count} links with foreign signs");
}

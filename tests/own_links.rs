//! Links that carry a reader's data: what is done to them on their way either leaves the data whole or is noticed, and never
//! makes other data of them.
#![cfg(not(target_arch = "wasm32"))]

use civic_atlas::bundle;
use civic_atlas::owndata::MOST_LINK_BYTES;
use civic_atlas::owndata::link::{self, LinkError, MOST_LENGTH, SAFE_LENGTH};
use civic_atlas::owndata::{self, Answers, Canonical, Native, Payload};
use civic_atlas::view::{Page, carried, carrying, parse, write};
use std::fmt::Write as _;

fn payload(rows: usize) -> Payload {
    let mut text = String::from("place,date,value,what,source\n");
    for row in 0..rows {
        let place = ["Ош", "Jalal-Abad", "Нарын"][row % 3];
        let _ = writeln!(text, "{place},{},{},schools,Regnum", 1990 + row / 3, 100 + row * row % 977);
    }
    Payload::Rows(Canonical::of(&owndata::read(text.as_bytes(), &Answers::default(), &Native)))
}

fn data(rows: usize) -> String {
    link::write(&payload(rows).write(false))
}

/// What a link carries, if it is whole.
fn read(fragment: &str) -> Option<Result<String, LinkError>> {
    carried(fragment).map(|data| link::read(&data, MOST_LINK_BYTES))
}

#[test]
fn data_and_view_come_back() {
    let dataset = bundle::embedded().expect("the tables");
    for (link, page) in [("#/", Page::Together), ("#/growth?y=log&lang=ru", Page::Growth), ("#/data", Page::Data)] {
        let long = carrying(link, &data(40));
        let text = read(&long).expect("data").expect("whole data");
        assert_eq!(Payload::read(&text), Some((payload(40), false)));
        let (state, reports) = parse(&long, &dataset);
        assert_eq!((state.page, reports.len()), (page, 0), "{link}");
        assert!(!write(&state).contains("own="), "the view does not hold them");
    }
    assert_eq!(carrying("#/growth", ""), "#/growth");
    assert_eq!(carried("#/growth?y=log&q=own=1"), None);
}

#[test]
fn what_is_put_around_a_link_and_how_it_is_encoded_leaves_the_data_whole() {
    let link = carrying("#/growth?y=log", &data(12)) + "&lang=ru";
    let at_end = carrying("#/growth?lang=ru", &data(12));
    let whole = read(&link).expect("data").expect("whole data");
    for link in [link, at_end] {
        let encoded: String = link.bytes().map(|byte| format!("%{byte:02X}")).collect();
        for changed in [
            link.replace('&', "&amp;"),
            link.replace('=', "%3D"),
            encoded.clone(),
            encoded.replace('%', "%25"),
            link.replace("own=", "Own="),
            format!("({link})"),
            format!("<{link}>"),
            format!("{link}."),
            format!("{link}!"),
            format!("{link}\u{200b}"),
            format!("{link}?utm_source=mail"),
            format!("{link}&fbclid=abc"),
            link.replacen('?', "&", 1),
        ] {
            assert_eq!(read(&changed), Some(Ok(whole.clone())), "{changed}");
        }
        let small = read(&link.to_lowercase()).expect("data");
        assert!(small.is_err(), "small letters are noticed");
    }
}

#[test]
fn every_truncation_is_noticed_and_counted() {
    let own = data(20);
    let link = carrying("#/growth?lang=en", &own);
    let packed = own.rsplit('.').next().map_or(0, str::len);
    let start = link.len() - packed;
    let mut counted = 0;
    for end in 0..link.len() {
        match read(&link[..end]) {
            None => assert!(end < link.len() - own.len(), "{end}"),
            Some(Ok(text)) => panic!("{end}: {text}"),
            Some(Err(LinkError::Cut { found, expected })) => {
                assert_eq!((found, expected), (end - start, packed));
                counted += 1;
            }
            Some(Err(_)) => assert!(end <= start, "{end}"),
        }
    }
    assert!(counted > packed - 5, "{counted} of {packed}");
}

#[test]
fn no_changed_sign_makes_other_data() {
    let own = data(9);
    for at in 0..own.len() {
        for sign in ["", "A", "_", ".", "é", "%", "&", "own="] {
            let changed = [&own[..at], sign, &own[at + 1..]].concat();
            if let Some(Ok(text)) = read(&carrying("#/growth", &changed)) {
                assert_eq!(Payload::read(&text), Some((payload(9), false)), "{at} {sign}");
            }
        }
    }
}

#[test]
fn what_unpacks_but_is_no_data_of_this_page_is_refused() {
    for text in ["", "<script>alert(1)</script>", "rows\ncounts 1\tplace\tdate\n\t2000\n", "package\nx.csv\t4\n=1+1"] {
        let unpacked = link::read(&link::write(text), MOST_LINK_BYTES).expect("a whole text");
        let payload = Payload::read(&unpacked);
        assert!(payload.is_none_or(|(payload, _)| matches!(payload, Payload::Package(_))), "{text}");
    }
}

#[test]
fn forty_counts_fit_into_the_shortest_limit() {
    let length = |rows: usize| carrying("https://example.org/civic-atlas/#/growth?lang=ru", &data(rows)).len();
    assert!(length(40) <= SAFE_LENGTH, "{}", length(40));
    let most = (1..2_000).take_while(|rows| length(*rows) <= MOST_LENGTH).count();
    assert!(most >= 300, "{most} counts fit into {MOST_LENGTH} characters");
}

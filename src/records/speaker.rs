use super::{Library, Record};
use crate::model::Lang;
use crate::text::{PageMsg, say_page};

/// Who makes a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The author of an article, by the source's id.
    Author(&'static str),
    /// A person or an organisation, by id.
    Named(&'static str),
    /// People whom the article does not name.
    Unnamed,
}

impl Speaker {
    /// Who makes this claim.
    pub fn of(claim: Record<'_>) -> Speaker {
        match claim.get("speaker") {
            "" => Speaker::Unnamed,
            "author" => Speaker::Author(claim.get("source")),
            id => Speaker::Named(id),
        }
    }

    /// How the speaker is called, and the language that the name is in, as [`Record::proper_name`] gives it.
    pub fn name(self, library: &'static Library, lang: Lang) -> (&'static str, Lang) {
        match self {
            Speaker::Author("s1") => (say_page(lang, PageMsg::HolderAuthorS1), lang),
            Speaker::Author(_) => (say_page(lang, PageMsg::HolderAuthorS2), lang),
            Speaker::Unnamed => (say_page(lang, PageMsg::HolderUnnamed), lang),
            Speaker::Named(id) => library.record(id).map_or((id, Lang::En), |record| record.proper_name(lang)),
        }
    }

    /// A body of a state.
    fn is_official(self, library: &'static Library) -> bool {
        matches!(self, Speaker::Named(id) if library.record(id).is_some_and(|speaker| speaker.get("kind") == "state"))
    }

    /// Authors first, then officials, then other named people and organisations, then those without a name.
    fn rank(self, library: &'static Library) -> u8 {
        match self {
            Speaker::Author(_) => 0,
            _ if self.is_official(library) => 1,
            Speaker::Named(_) => 2,
            Speaker::Unnamed => 3,
        }
    }
}

/// Claims by who makes them, each in the order of the file: the authors, officials, others, the unnamed.
pub fn by_speaker<'a>(
    library: &'static Library,
    claims: impl IntoIterator<Item = Record<'a>>,
) -> Vec<(Speaker, Vec<Record<'a>>)> {
    let mut groups: Vec<(Speaker, Vec<Record<'a>>)> = Vec::new();
    for claim in claims {
        let speaker = Speaker::of(claim);
        match groups.iter_mut().find(|(known, _)| *known == speaker) {
            Some((_, claims)) => claims.push(claim),
            None => groups.push((speaker, vec![claim])),
        }
    }
    groups.sort_by_key(|(speaker, _)| speaker.rank(library));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_stand_under_who_makes_them() {
        let library = Library::open();
        let claims = library.table("claims").expect("the table");
        let groups = by_speaker(library, claims.records());
        assert_eq!(groups.iter().map(|(_, claims)| claims.len()).sum::<usize>(), claims.len());
        assert!(matches!(groups[0].0, Speaker::Author(_)) && matches!(groups[1].0, Speaker::Author(_)));
        assert!(groups[2].0.is_official(library), "{:?}", groups[2].0);
        assert_eq!(groups.last().map(|(speaker, _)| *speaker), Some(Speaker::Unnamed));
        for (speaker, claims) in groups {
            assert!(!speaker.name(library, Lang::Ru).0.is_empty());
            assert!(claims.iter().all(|claim| Speaker::of(*claim) == speaker));
        }
    }
}

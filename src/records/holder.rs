use super::{Library, Record};
use crate::model::Lang;
use crate::text::{PageMsg, say_page};

/// Who makes a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The author of an article, by the source's id.
    Author(&'static str),
    /// A person or an organisation, by id.
    Named(&'static str),
    /// People whom the article does not name.
    Unnamed,
}

impl Holder {
    /// Who makes this claim.
    pub fn of(claim: Record<'_>) -> Holder {
        match claim.get("speaker") {
            "" => Holder::Unnamed,
            "author" => Holder::Author(claim.get("source")),
            id => Holder::Named(id),
        }
    }

    /// How the holder is called, and the language that the name is in, as [`Record::proper_name`] gives it.
    pub fn name(self, library: &'static Library, lang: Lang) -> (&'static str, Lang) {
        match self {
            Holder::Author("s1") => (say_page(lang, PageMsg::HolderAuthorS1), lang),
            Holder::Author(_) => (say_page(lang, PageMsg::HolderAuthorS2), lang),
            Holder::Unnamed => (say_page(lang, PageMsg::HolderUnnamed), lang),
            Holder::Named(id) => library.record(id).map_or((id, Lang::En), |record| record.proper_name(lang)),
        }
    }

    /// A body of a state.
    fn is_official(self, library: &'static Library) -> bool {
        matches!(self, Holder::Named(id) if library.record(id).is_some_and(|holder| holder.get("kind") == "state"))
    }

    /// Authors first, then officials, then other named people and organisations, then those without a name.
    fn rank(self, library: &'static Library) -> u8 {
        match self {
            Holder::Author(_) => 0,
            _ if self.is_official(library) => 1,
            Holder::Named(_) => 2,
            Holder::Unnamed => 3,
        }
    }
}

/// Claims by who makes them, each in the order of the file: the authors, officials, others, the unnamed.
pub fn by_holder<'a>(
    library: &'static Library,
    claims: impl IntoIterator<Item = Record<'a>>,
) -> Vec<(Holder, Vec<Record<'a>>)> {
    let mut groups: Vec<(Holder, Vec<Record<'a>>)> = Vec::new();
    for claim in claims {
        let holder = Holder::of(claim);
        match groups.iter_mut().find(|(known, _)| *known == holder) {
            Some((_, claims)) => claims.push(claim),
            None => groups.push((holder, vec![claim])),
        }
    }
    groups.sort_by_key(|(holder, _)| holder.rank(library));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_stand_under_who_makes_them() {
        let library = Library::open();
        let claims = library.table("claims").expect("the table");
        let groups = by_holder(library, claims.records());
        assert_eq!(groups.iter().map(|(_, claims)| claims.len()).sum::<usize>(), claims.len());
        assert!(matches!(groups[0].0, Holder::Author(_)) && matches!(groups[1].0, Holder::Author(_)));
        assert!(groups[2].0.is_official(library), "{:?}", groups[2].0);
        assert_eq!(groups.last().map(|(holder, _)| *holder), Some(Holder::Unnamed));
        for (holder, claims) in groups {
            assert!(!holder.name(library, Lang::Ru).0.is_empty());
            assert!(claims.iter().all(|claim| Holder::of(*claim) == holder));
        }
    }
}

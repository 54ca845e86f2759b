//! What a class says: its guesses, and the hands that it raises for the options of a choice, before and after talking.

/// What a class guesses for each asked year, in their order; `None` where nothing is typed.
pub type Guesses = Vec<Option<u32>>;

/// The most options that are voted on.
pub const OPTIONS: usize = 4;

/// The hands for each option; `None` where none were typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Vote {
    /// Before talking.
    pub before: [Option<u16>; OPTIONS],
    /// After talking.
    pub after: [Option<u16>; OPTIONS],
}

impl Vote {
    /// The most hands that are taken for one option.
    pub const MOST: u16 = 999;

    /// All hands of a round.
    pub fn total(round: &[Option<u16>; OPTIONS]) -> u32 {
        round.iter().flatten().map(|hands| u32::from(*hands)).sum()
    }

    /// How many changed their mind at least; `None` before both rounds are in.
    ///
    /// More hands for some options than before can only come from those who chose another one, or from newcomers; where
    /// the rounds are not equally large, the smaller of what was gained and what was lost is certain.
    pub fn changed(&self) -> Option<u32> {
        let has_both = [&self.before, &self.after].iter().all(|round| round.iter().any(Option::is_some));
        let pairs = || self.before.iter().zip(&self.after).map(|(a, b)| (a.unwrap_or(0), b.unwrap_or(0)));
        let gained: u32 = pairs().map(|(before, after)| u32::from(after.saturating_sub(before))).sum();
        let lost: u32 = pairs().map(|(before, after)| u32::from(before.saturating_sub(after))).sum();
        has_both.then_some(gained.min(lost))
    }

    /// The largest count, to which bars are drawn; at least 1.
    pub fn largest(&self) -> u16 {
        self.before.iter().chain(&self.after).flatten().copied().max().unwrap_or(0).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_minds_are_never_overstated() {
        let some = |hands: [u16; OPTIONS]| hands.map(Some);
        let vote = Vote { before: some([14, 6, 5, 2]), after: some([4, 18, 4, 1]) };
        assert_eq!((vote.changed(), vote.largest(), Vote::total(&vote.before)), (Some(12), 18, 27));
        // Three came late: nobody need have changed.
        assert_eq!(Vote { before: some([5, 5, 0, 0]), after: some([5, 8, 0, 0]) }.changed(), Some(0));
        assert_eq!(Vote { before: some([1, 2, 3, 4]), ..Vote::default() }.changed(), None);
        assert_eq!(Vote::default().largest(), 1);
    }
}

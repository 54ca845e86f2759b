use serde::{Deserialize, Serialize};

/// A calendar day, counted from 1970-01-01, in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// The day of a civil date. `month` is 1 to 12; a `day` past the end of the month runs on into the next one.
    ///
    /// Formula: `days_from_civil`, H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    pub fn from_civil(year: i32, month: u32, day: u32) -> Day {
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let shifted_month = (month as i32 + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month (1 to 12) and day of the month; the inverse of [`Day::from_civil`].
    pub fn civil(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month as u32, day as u32)
    }

    /// The first of January of a year.
    pub fn new_year(year: i32) -> Day {
        Day::from_civil(year, 1, 1)
    }

    /// The year in which the day lies.
    pub fn year(self) -> i32 {
        self.civil().0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        for (civil, day) in
            [((1970, 1, 1), 0), ((2000, 3, 1), 11_017), ((1600, 2, 29), -135_081), ((0, 1, 1), -719_528)]
        {
            assert_eq!(Day::from_civil(civil.0, civil.1, civil.2), Day(day), "{civil:?}");
            assert_eq!(Day(day).civil(), civil);
        }
    }

    #[test]
    fn civil_is_the_inverse_for_every_day_of_nine_centuries() {
        let mut last = Day::new_year(1600).0 - 1;
        for n in Day::new_year(1600).0..Day::new_year(2500).0 {
            let (y, m, d) = Day(n).civil();
            assert_eq!(Day::from_civil(y, m, d), Day(n));
            assert_eq!(n, last + 1);
            last = n;
        }
    }
}

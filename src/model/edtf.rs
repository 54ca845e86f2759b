//! Dates written as EDTF (ISO 8601-2:2019, level 1), as they stand in the tables.

use super::date::{Bound, Date, Precision, When};
use super::number::Number;
use std::fmt;

impl fmt::Display for Date {
    /// The form that [`When`] is read from: `2006-09`, `199X`, `2006~`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.first().civil();
        if year < 0 {
            f.write_str("-")?;
        }
        let y = year.abs();
        match self.precision() {
            Precision::Century => write!(f, "{:02}XX", y / 100),
            Precision::Decade => write!(f, "{:03}X", y / 10),
            Precision::Year => write!(f, "{y:04}"),
            // Spring, which starts in March, is 21.
            Precision::Season => write!(f, "{y:04}-{}", 20 + month / 3),
            Precision::Month => write!(f, "{y:04}-{month:02}"),
            Precision::Day => write!(f, "{y:04}-{month:02}-{day:02}"),
        }?;
        f.write_str(match (self.is_approximate(), self.is_uncertain()) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        })
    }
}

impl fmt::Display for Bound {
    /// `..` for an open end, nothing for an unknown one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Date(date) => date.fmt(f),
            Bound::Open => f.write_str(".."),
            Bound::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for When {
    /// The form that it is read from.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::At(date) => date.fmt(f),
            When::Span(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for Number {
    /// The form that [`Number::parse`] reads: digits, `.` as decimal point, `-`; no separators of thousands.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (negative, whole, fraction) = self.parts();
        if negative {
            f.write_str("-")?;
        }
        write!(f, "{whole}")?;
        match fraction {
            Some((fraction, decimals)) => write!(f, ".{fraction:0width$}", width = usize::from(decimals)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        for cell in [
            "2006",
            "2006-09",
            "2006-12",
            "2006-09-06",
            "199X",
            "18XX",
            "00XX",
            "000X",
            "2010-21",
            "2010-22",
            "2010-23",
            "2010-24",
            "2006~",
            "2013?",
            "2006-06%",
            "0850",
            "-0044",
            "-0044-03-15",
            "1991/1999",
            "../2004",
            "2000/..",
            "1995/",
            "/2004",
            "1950~/2000~",
        ] {
            assert_eq!(cell.parse::<When>().expect("a date").to_string(), cell);
        }
        for cell in ["0", "95", "-3", "68.7", "-0.05", "12.500000"] {
            assert_eq!(Number::parse(cell).expect("a number").to_string(), cell);
        }
    }
}

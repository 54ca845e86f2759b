use std::fmt;

/// A number with as many decimals as its source prints: 68.7 is not 68.70.
///
/// Invariant: the value is `digits / 10^decimals`, with at most six decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    digits: i64,
    decimals: u8,
}

/// What is wrong with a cell that should hold a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberError;

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected digits with at most one `.` and six decimals, without spaces or commas")
    }
}

impl Number {
    /// A whole number.
    pub fn whole(digits: i64) -> Number {
        Number { digits, decimals: 0 }
    }

    /// The value rounded, half away from zero, to so many decimals (at most six).
    /// `None` for a value that is not finite or too large to be printed to the last digit.
    pub fn rounded(value: f64, decimals: u8) -> Option<Number> {
        let scaled = (value * 10f64.powi(i32::from(decimals))).round();
        (scaled.abs() < 9e15 && decimals <= 6).then_some(Number { digits: scaled as i64, decimals })
    }

    /// Reads `12`, `-3`, `68.7`. No sign but `-`, no separators of thousands.
    ///
    /// # Errors
    /// [`NumberError`] for everything else, an empty cell too: missing is decided by the caller.
    pub fn parse(cell: &str) -> Result<Number, NumberError> {
        let (negative, digits) = cell.strip_prefix('-').map_or((false, cell), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let fraction_digits = fraction.unwrap_or("0");
        if whole.is_empty() || fraction_digits.is_empty() || whole.len() > 15 || fraction_digits.len() > 6 {
            return Err(NumberError);
        }
        let mut value = 0i64;
        for digit in whole.chars().chain(fraction.unwrap_or_default().chars()) {
            value =
                digit.to_digit(10).and_then(|d| value.checked_mul(10)?.checked_add(i64::from(d))).ok_or(NumberError)?;
        }
        let decimals = fraction.map_or(0, str::len) as u8;
        Ok(Number { digits: if negative { -value } else { value }, decimals })
    }

    /// As a floating point number, for positions and ratios.
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / 10f64.powi(i32::from(self.decimals))
    }

    /// Sign, digits before the point, digits after it.
    pub fn parts(self) -> (bool, u64, Option<(u64, u8)>) {
        let unit = 10u64.pow(u32::from(self.decimals));
        let magnitude = self.digits.unsigned_abs();
        let fraction = (self.decimals > 0).then_some((magnitude % unit, self.decimals));
        (self.digits < 0, magnitude / unit, fraction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_tables_hold_and_refuses_the_rest() {
        for (cell, value) in
            [("95", Some(95.0)), ("68.7", Some(68.7)), ("-3", Some(-3.0)), ("0.5", Some(0.5)), ("18341", Some(18341.0))]
        {
            assert_eq!(Number::parse(cell).ok().map(Number::to_f64), value, "{cell}");
        }
        for cell in ["", ".", "5,100", "5 100", "1e3", "12.", ".5", "--1", "NaN", "1.2345678", "99999999999999999"] {
            assert_eq!(Number::parse(cell), Err(NumberError), "{cell}");
        }
    }

    #[test]
    fn rounding_keeps_the_asked_decimals() {
        assert_eq!(Number::rounded(3.6935, 1).map(Number::parts), Some((false, 3, Some((7, 1)))));
        assert_eq!(Number::rounded(f64::NAN, 1), None);
        assert_eq!(Number::rounded(1e300, 0), None);
    }
}

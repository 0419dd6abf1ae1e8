//! The Gregorian calendar, extended to the years before it was decreed, as Go and RFC 3339 count.

/// Days of 400 years, after which the calendar repeats.
const DAYS_OF_ERA: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;

/// Days from 1970-01-01 to this date. Years begin in March in the reckoning, so that a leap day is the last of its
/// year; Howard Hinnant's `days_from_civil` explains it.
pub(super) fn days_from_date(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year.div_euclid(400) * DAYS_OF_ERA + day_of_era - DAYS_TO_1970
}

/// Year, month and day of so many days after 1970-01-01.
pub(super) fn date_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + DAYS_TO_1970;
    let day_of_era = days.rem_euclid(DAYS_OF_ERA);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    let year = days.div_euclid(DAYS_OF_ERA) * 400 + year_of_era;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

/// How many days a month of 1 to 12 has.
pub(super) fn days_of_month(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_ten_thousand_years_follows_the_one_before() {
        let mut days = days_from_date(0, 1, 1);
        for year in 0..10_000 {
            for month in 1..=12 {
                for day in 1..=days_of_month(year, month) {
                    assert_eq!(days_from_date(year, month, day), days);
                    assert_eq!(date_from_days(days), (year, month, day));
                    days += 1;
                }
            }
        }
        assert_eq!(days_from_date(1970, 1, 1), 0);
        assert_eq!(date_from_days(days), (10_000, 1, 1));
        assert_eq!(date_from_days(days_from_date(0, 1, 1) - 1), (-1, 12, 31));
    }
}

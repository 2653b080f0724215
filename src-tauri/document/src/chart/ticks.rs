//! Where an axis is marked, and with what.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::words::words;

/// Most marks on the axis of days.
const MOST: i64 = 13;

/// The days to mark from `from` to `to`, with what stands there.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, String)> {
    let span = to.signed_duration_since(from).num_days();
    if span < 0 {
        return Vec::new();
    }
    if span <= 7 * MOST {
        let step = [1, 2, 7, 14].into_iter().find(|step| span / step < MOST).unwrap_or(14);
        return every(from, to, step).into_iter().map(|day| (day, words().day_short(day))).collect();
    }
    let months = span / 30 + 1;
    let step =
        [1, 2, 3, 6, 12, 24, 60, 120, 600].into_iter().find(|step| months / step <= MOST).unwrap_or(6000);
    firsts(from, to, step).into_iter().map(|day| (day, month(day, step))).collect()
}

/// January carries its year.
fn month(day: NaiveDate, step: i64) -> String {
    match (day.month(), step) {
        (_, 12..) => day.year().to_string(),
        (1, _) => format!("{} {}", words().month_short(day), day.year()),
        _ => words().month_short(day).to_owned(),
    }
}

fn every(from: NaiveDate, to: NaiveDate, step: i64) -> Vec<NaiveDate> {
    // weeks begin on Monday
    let skip = if step >= 7 { (7 - from.weekday().num_days_from_monday()) % 7 } else { 0 };
    let first = from.checked_add_days(Days::new(u64::from(skip)));
    let later = |day: &NaiveDate| day.checked_add_days(Days::new(step.unsigned_abs()));
    std::iter::successors(first, later).take_while(|day| *day <= to).collect()
}

/// First days of every `step` months, counted from a January.
fn firsts(from: NaiveDate, to: NaiveDate, step: i64) -> Vec<NaiveDate> {
    let step = u32::try_from(step).unwrap_or(1);
    let since = |day: NaiveDate| day.year().unsigned_abs() * 12 + day.month0();
    let first = from
        .with_day(1)
        .and_then(|day| if from.day() == 1 { Some(day) } else { day.checked_add_months(Months::new(1)) });
    let first = first.and_then(|day| day.checked_add_months(Months::new((step - since(day) % step) % step)));
    let later = |day: &NaiveDate| day.checked_add_months(Months::new(step));
    std::iter::successors(first, later).take_while(|day| *day <= to).collect()
}

/// The values to mark on an axis from `low` over `range`: round, three to nine.
pub(super) fn values(low: f64, range: f64) -> Vec<f64> {
    let ideal = range / 5.0;
    let power = 10_f64.powf(ideal.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= ideal * 0.999);
    let Some(step) = step.filter(|step| step.is_finite() && *step > 0.0) else { return vec![low] };
    let first = (low / step - 1e-9).ceil();
    (0..12)
        .map(|index| (first + f64::from(index)) * step)
        .take_while(|value| *value <= low + range + step * 1e-6)
        .collect()
}

/// Without needless digits, with a true minus.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.strip_prefix('-') {
        Some("0") => "0".to_owned(),
        Some(rest) => format!("\u{2212}{rest}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn labels(from: &str, to: &str) -> Vec<String> {
        days(day(from), day(to)).into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn weeks_are_marked_by_mondays_and_years_by_months() {
        assert_eq!(labels("2026-10-01", "2026-11-26")[..2], ["5 Oct", "12 Oct"]);
        let year = labels("2025-11-27", "2026-11-26");
        assert_eq!((year.len(), year[0].as_str(), year[1].as_str()), (12, "Dec", "Jan 2026"));
        assert_eq!(labels("2016-01-01", "2026-01-01").first().unwrap(), "2016");
        assert_eq!(labels("2026-01-01", "2026-01-01"), ["1 Jan"]);
    }

    #[test]
    fn no_span_has_too_many_marks() {
        for length in [0, 1, 5, 13, 14, 30, 91, 92, 200, 365, 800, 3_650, 36_500, 900_000] {
            let to = day("2001-02-03").checked_add_days(Days::new(length)).unwrap();
            let count = days(day("2001-02-03"), to).len();
            assert!((1..=15).contains(&count) || length > 800_000, "{length}: {count}");
        }
    }

    #[test]
    fn values_are_round() {
        assert_eq!(values(-4.0, 8.0), [-4.0, -2.0, 0.0, 2.0, 4.0]);
        assert_eq!(values(0.0, 27.0), [0.0, 10.0, 20.0]);
        assert_eq!(values(0.0, 10.0), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!([-2.0, 0.5, -0.0, 10.0].map(number), ["\u{2212}2", "0.5", "0", "10"]);
    }
}

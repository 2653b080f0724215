//! Squares of days, a row for each month.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use super::next;
use crate::model::Days;
use crate::words::words;

/// Most months in a picture: ten years. What is longer is cut at the beginning.
const MOST: usize = 120;

/// A row of squares.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Month {
    pub(crate) label: String,
    /// From the first of the month: none for days outside of the picture, 0 for a day without a
    /// step, or the step from 1 to 9.
    pub(crate) days: Vec<Option<u8>>,
}

/// The rows of `days`.
pub(crate) fn months(days: &Days) -> Vec<Month> {
    let mut steps: Vec<_> = days.days.iter().map(|known| (known.day, known.step.clamp(1, 9))).collect();
    steps.sort_by_key(|(day, _)| *day);
    let step = |day: NaiveDate| {
        let at = steps.binary_search_by_key(&day, |(known, _)| *known).ok()?;
        steps.get(at).map(|(_, step)| *step)
    };
    let mut months: Vec<Month> = Vec::new();
    let mut day = Some(days.from);
    while let Some(today) = day.filter(|day| *day <= days.to) {
        if months.is_empty() || today.day() == 1 {
            let year = months.is_empty() || today.month() == 1;
            let label = words().month_short(today);
            let label = if year { format!("{label} {}", today.year()) } else { label.to_owned() };
            months.push(Month { label, days: vec![None; today.day0() as usize] });
            if months.len() > MOST {
                months.remove(0);
            }
        }
        if let Some(month) = months.last_mut() {
            month.days.push(Some(step(today).unwrap_or(0)));
        }
        day = next(today);
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DayValue;

    #[test]
    fn each_month_is_a_row_and_each_day_a_square_in_its_place() {
        let day = |text: &str| text.parse().unwrap();
        let (title, alt, low_label, high_label) = Default::default();
        let days =
            vec![DayValue { day: day("2026-02-01"), step: 9 }, DayValue { day: day("2026-01-31"), step: 3 }];
        let (from, to) = (day("2026-01-30"), day("2026-02-02"));
        let rows = months(&Days { title, alt, from, to, low_label, high_label, days });
        assert_eq!([rows[0].label.as_str(), rows[1].label.as_str()], ["Jan 2026", "Feb"]);
        assert_eq!(rows[0].days[28..], [None, Some(0), Some(3)]);
        assert_eq!(rows[1].days, [Some(9), Some(0)]);
    }
}

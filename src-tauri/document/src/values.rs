//! What a picture shows, as a table: for those who don't see it, and for forms that have no lines.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use crate::chart::number;
use crate::flow::one_line;
use crate::model::{Column, Days, Lines, Point, Table};
use crate::words::words;

/// Most days that are written out one by one where a table can't be folded away.
const MOST: usize = 31;

/// Every value of every day.
pub(crate) fn by_day(lines: &Lines) -> Table {
    let mut days: BTreeMap<NaiveDate, Vec<Vec<String>>> = BTreeMap::new();
    for (index, series) in lines.series.iter().enumerate() {
        for point in shown(lines, &series.segments) {
            let cells = days.entry(point.day).or_insert_with(|| vec![Vec::new(); lines.series.len()]);
            if let Some(cell) = cells.get_mut(index) {
                cell.push(said(&point));
            }
        }
    }
    let mut columns = vec![words_column(&words().column_day)];
    columns.extend(lines.series.iter().map(|series| figures_column(&series.name)));
    let row = |(day, cells): (NaiveDate, Vec<Vec<String>>)| {
        std::iter::once(words().day(day)).chain(cells.into_iter().map(|cell| cell.join(", "))).collect()
    };
    Table { caption: words().values.clone(), columns, rows: days.into_iter().map(row).collect() }
}

/// Every day where they are few; else the lowest, the middle and the highest value of each month.
pub(crate) fn brief(lines: &Lines) -> Table {
    let all = by_day(lines);
    if all.rows.len() <= MOST {
        return all;
    }
    let series = lines.series.iter().map(|series| {
        let values = shown(lines, &series.segments).map(|point| (point.day, point.value)).collect();
        (one_line(&series.name), values)
    });
    by_month(series.collect())
}

/// The same for squares of days.
pub(crate) fn of_days(days: &Days) -> Table {
    let shown = days.days.iter().filter(|known| days.from <= known.day && known.day <= days.to);
    by_month(vec![(String::new(), shown.map(|known| (known.day, f64::from(known.step))).collect())])
}

fn shown<'a>(lines: &'a Lines, segments: &'a [Vec<Point>]) -> impl Iterator<Item = Point> + 'a {
    let within = |point: &Point| lines.from <= point.day && point.day <= lines.to && point.value.is_finite();
    segments.iter().flatten().copied().filter(within)
}

fn said(point: &Point) -> String {
    match point.spread {
        Some((low, high)) => format!("{} ({} … {})", number(point.value), number(low), number(high)),
        None => number(point.value),
    }
}

fn by_month(series: Vec<(String, Vec<(NaiveDate, f64)>)>) -> Table {
    let several = series.len() > 1;
    let mut rows = Vec::new();
    for (name, values) in series {
        let mut months: BTreeMap<(i32, u32), Vec<(NaiveDate, f64)>> = BTreeMap::new();
        for (day, value) in values {
            months.entry((day.year(), day.month())).or_default().push((day, value));
        }
        rows.extend(months.into_values().filter_map(|month| row(&name, several, month)));
    }
    let mut columns = vec![words_column(&words().column_month)];
    if several {
        columns.push(words_column(""));
    }
    let names =
        [&words().column_days, &words().column_lowest, &words().column_middle, &words().column_highest];
    columns.extend(names.map(|name| figures_column(name)));
    Table { caption: words().by_month.clone(), columns, rows }
}

fn row(name: &str, named: bool, month: Vec<(NaiveDate, f64)>) -> Option<Vec<String>> {
    let label = words().month(month.first()?.0);
    let mut days: Vec<_> = month.iter().map(|(day, _)| *day).collect();
    days.sort_unstable();
    days.dedup();
    let mut values: Vec<f64> = month.into_iter().map(|(_, value)| value).collect();
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    let upper = *values.get(half)?;
    let middle = if values.len() % 2 == 1 { upper } else { f64::midpoint(*values.get(half - 1)?, upper) };
    let mut row = vec![label];
    if named {
        row.push(name.to_owned());
    }
    row.push(days.len().to_string());
    row.extend([*values.first()?, middle, *values.last()?].map(number));
    Some(row)
}

fn words_column(name: &str) -> Column {
    Column { name: name.to_owned(), numeric: false }
}

fn figures_column(name: &str) -> Column {
    Column { name: one_line(name), numeric: true }
}

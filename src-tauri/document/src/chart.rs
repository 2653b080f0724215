//! The geometry of pictures, without a size: every place is a share of the width and the height,
//! from the left and from the top. The paper and the web page draw the same.

mod days;
mod ticks;

pub(crate) use days::months;
pub(crate) use ticks::number;

use chrono::{Days as Span, NaiveDate};
use serde::Serialize;

use crate::flow::one_line;
use crate::model::{Drawn, Lines, Point, Series};

/// Different ways of drawing a series.
const LOOKS: usize = 6;

/// Most rows of names above a picture.
const MOST_ROWS: usize = 5;

/// A chart that only has to be drawn.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Chart {
    pub(crate) x: Vec<Tick>,
    pub(crate) y: Vec<Tick>,
    pub(crate) bands: Vec<Strip>,
    pub(crate) landmarks: Vec<Flag>,
    pub(crate) series: Vec<Drawing>,
    /// How many rows the names of the landmarks need above the picture.
    pub(crate) rows: usize,
    pub(crate) spread: bool,
}

/// A place on an axis.
#[derive(Debug, Serialize, PartialEq)]
pub(crate) struct Tick {
    pub(crate) at: f64,
    pub(crate) label: String,
}

/// A range of value with a name.
#[derive(Debug, Serialize)]
pub(crate) struct Strip {
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) label: String,
}

/// A day with a name.
#[derive(Debug, Serialize)]
pub(crate) struct Flag {
    pub(crate) at: f64,
    pub(crate) label: String,
    /// Of the rows above the picture, from the lowest.
    pub(crate) row: usize,
    /// Whether the name stands to the left of its line.
    pub(crate) left: bool,
}

/// What is drawn for a series.
#[derive(Debug, Serialize)]
pub(crate) struct Drawing {
    pub(crate) name: String,
    pub(crate) look: usize,
    pub(crate) lines: Vec<Vec<(f64, f64)>>,
    pub(crate) dots: Vec<(f64, f64)>,
    /// Outlines, to be filled.
    pub(crate) spreads: Vec<Vec<(f64, f64)>>,
}

/// The scales of a chart.
struct Scales {
    from: NaiveDate,
    days: f64,
    low: f64,
    range: f64,
}

impl Scales {
    fn of(lines: &Lines) -> Self {
        let days = lines.to.signed_duration_since(lines.from).num_days().max(1);
        let low = if lines.low.is_finite() { lines.low } else { 0.0 };
        let range = lines.high - low;
        #[allow(clippy::cast_precision_loss)] // days
        Self { from: lines.from, days: days as f64, low, range: if range > 0.0 { range } else { 1.0 } }
    }

    #[allow(clippy::cast_precision_loss)] // days
    fn x(&self, day: NaiveDate) -> f64 {
        round(day.signed_duration_since(self.from).num_days() as f64 / self.days)
    }

    fn y(&self, value: f64) -> f64 {
        round(1.0 - ((value - self.low) / self.range).clamp(0.0, 1.0))
    }
}

/// To a ten-thousandth: finer than any printer at this size.
fn round(share: f64) -> f64 {
    if share.is_finite() { (share * 10_000.0).round() / 10_000.0 } else { 0.0 }
}

/// The geometry of `lines`.
pub(crate) fn chart(lines: &Lines) -> Chart {
    let scales = Scales::of(lines);
    let series: Vec<_> = lines
        .series
        .iter()
        .enumerate()
        .map(|(index, series)| drawing(series, index, lines, &scales))
        .collect();
    let (landmarks, rows) = flags(lines, &scales);
    Chart {
        x: ticks::days(lines.from, lines.to)
            .into_iter()
            .map(|(day, label)| Tick { at: scales.x(day), label })
            .collect(),
        y: ticks::values(scales.low, scales.range)
            .into_iter()
            .map(|value| Tick { at: scales.y(value), label: ticks::number(value) })
            .collect(),
        bands: lines
            .bands
            .iter()
            .map(|band| Strip {
                top: scales.y(band.from.max(band.to)),
                bottom: scales.y(band.from.min(band.to)),
                label: one_line(&band.label),
            })
            .collect(),
        landmarks,
        spread: series.iter().any(|series| !series.spreads.is_empty()),
        series,
        rows,
    }
}

fn drawing(series: &Series, index: usize, lines: &Lines, scales: &Scales) -> Drawing {
    let within = |point: &&Point| lines.from <= point.day && point.day <= lines.to && point.value.is_finite();
    let mut drawing = Drawing {
        name: one_line(&series.name),
        look: index % LOOKS,
        lines: Vec::new(),
        dots: Vec::new(),
        spreads: Vec::new(),
    };
    for segment in &series.segments {
        let points: Vec<&Point> = segment.iter().filter(within).collect();
        let places = points.iter().map(|point| (scales.x(point.day), scales.y(point.value)));
        if series.drawn == Drawn::Line && points.len() == 1 {
            // a day by itself has no line, and must still be seen
            drawing.dots.extend(places);
        } else {
            let places: Vec<_> = places.collect();
            if series.drawn != Drawn::Line {
                drawing.dots.extend_from_slice(&places);
            }
            if series.drawn != Drawn::Dots && places.len() > 1 {
                drawing.lines.push(places);
            }
        }
        drawing.spreads.extend(spread(&points, scales));
    }
    drawing
}

/// The outline from the lowest values, there and back along the highest.
fn spread(points: &[&Point], scales: &Scales) -> Option<Vec<(f64, f64)>> {
    let known: Vec<_> =
        points.iter().filter_map(|point| Some((scales.x(point.day), point.spread?))).collect();
    let there = known.iter().map(|(x, (low, _))| (*x, scales.y(*low)));
    let back = known.iter().rev().map(|(x, (_, high))| (*x, scales.y(*high)));
    (known.len() > 1).then(|| there.chain(back).collect())
}

/// The landmarks, their names in rows above the picture so that no name lies on another, or on the
/// line that leads up to one.
fn flags(lines: &Lines, scales: &Scales) -> (Vec<Flag>, usize) {
    let mut days: Vec<_> =
        lines.landmarks.iter().filter(|mark| lines.from <= mark.day && mark.day <= lines.to).collect();
    days.sort_by_key(|mark| std::cmp::Reverse(mark.day));
    let mut flags: Vec<(Flag, f64, f64)> = Vec::new();
    // from the right to the left, so that a name lies over the lines that it reaches across
    for mark in days {
        let (at, label) = (scales.x(mark.day), shortened(&one_line(&mark.label)));
        // about the width of a letter in small type, as a share of the picture's
        #[allow(clippy::cast_precision_loss)]
        let width = label.chars().count() as f64 * 0.0085 + 0.012;
        let left = at + width > 1.0 && at >= width;
        let (from, to) = if left { (at - width, at) } else { (at, at + width) };
        let row = (0..MOST_ROWS).find(|row| is_free(&flags, *row, at, (from, to)));
        flags.push(match row {
            Some(row) => (Flag { at, label, row, left }, from, to),
            // where so many stand side by side, this one is only a line
            None => (Flag { at, label: String::new(), row: 0, left }, at, at),
        });
    }
    let rows = flags.iter().map(|(flag, ..)| flag.row + 1).max().unwrap_or(0);
    (flags.into_iter().rev().map(|(flag, ..)| flag).collect(), rows)
}

/// Whether a name from `from` to `to` can stand in `row`, and the line of its day, `at`, lead up to it.
fn is_free(flags: &[(Flag, f64, f64)], row: usize, at: f64, (from, to): (f64, f64)) -> bool {
    flags.iter().all(|(flag, other_from, other_to)| {
        let beside = flag.row != row || to <= *other_from || *other_to <= from;
        let crosses = flag.row < row && *other_from < at && at < *other_to;
        let is_crossed = row <= flag.row && from < flag.at && flag.at < to;
        beside && !crosses && !is_crossed
    })
}

fn shortened(label: &str) -> String {
    const LONGEST: usize = 36;
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    let kept: String = label.chars().take(LONGEST - 1).collect();
    format!("{}\u{2026}", kept.trim_end())
}

/// The day after.
fn next(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Span::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Landmark;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, number).unwrap()
    }

    fn lines(segments: Vec<Vec<Point>>) -> Lines {
        Lines {
            title: String::new(),
            alt: String::new(),
            from: day(1),
            to: day(11),
            low: -4.0,
            high: 4.0,
            low_label: String::new(),
            high_label: String::new(),
            unit: String::new(),
            series: vec![Series { name: "mood".into(), drawn: Drawn::Line, segments }],
            bands: Vec::new(),
            landmarks: Vec::new(),
        }
    }

    fn point(number: u32, value: f64) -> Point {
        Point { day: day(number), value, spread: None }
    }

    #[test]
    fn nothing_joins_what_a_gap_parts_and_a_lone_day_is_a_dot() {
        let drawn = chart(&lines(vec![vec![point(1, 4.0), point(2, -4.0)], vec![point(6, 0.0)]]));
        assert_eq!(drawn.series[0].lines, [vec![(0.0, 0.0), (0.1, 1.0)]]);
        assert_eq!(drawn.series[0].dots, [(0.5, 0.5)]);
    }

    #[test]
    fn what_lies_outside_stays_at_the_edge_or_away() {
        let far = Point { day: day(30), value: 0.0, spread: None };
        let drawn = chart(&lines(vec![vec![point(1, 99.0), point(2, f64::NAN), point(3, -99.0), far]]));
        assert_eq!(drawn.series[0].lines, [vec![(0.0, 0.0), (0.2, 1.0)]]);
    }

    #[test]
    fn names_of_near_days_stand_in_rows_and_at_the_right_to_the_left() {
        let mut near = lines(Vec::new());
        near.landmarks = [3, 4, 11]
            .map(|number| Landmark { day: day(number), label: "the talk in the kitchen".into() })
            .into();
        let drawn = chart(&near);
        assert_eq!(
            drawn.landmarks.iter().map(|flag| (flag.row, flag.left)).collect::<Vec<_>>(),
            [(1, false), (0, false), (0, true)]
        );
    }

    #[test]
    fn an_empty_or_senseless_range_still_gives_a_picture() {
        let mut odd = lines(vec![vec![point(1, 1.0)]]);
        (odd.to, odd.low, odd.high) = (day(1), f64::NAN, f64::INFINITY);
        let drawn = chart(&odd);
        assert!(drawn.series[0].dots.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
    }
}

//! Charts as SVG within the page. What they look like stands in `report.css`.

use std::fmt::Write as _;

use super::text::escaped;
use crate::chart::{Chart, chart, months};
use crate::flow::{line, said};
use crate::model::{Days, Lines};
use crate::words::words;

/// Of the whole drawing, in units of its own; the page decides how large one is.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 170.0;
/// Under it, for the days; and of a row of names above.
const BELOW: f64 = 26.0;
const ROW: f64 = 15.0;
const SIDE: f64 = 18.0;

/// A text for those who hear it, ready for an attribute.
fn heard(text: &str) -> String {
    escaped(&label(text))
}

fn label(text: &str) -> String {
    said(&line(text), &words().blackout)
}

/// The places of a drawing.
struct Frame {
    left: f64,
    top: f64,
    width: f64,
}

impl Frame {
    fn x(&self, share: f64) -> f64 {
        self.left + share * self.width
    }

    fn y(&self, share: f64) -> f64 {
        self.top + share * HEIGHT
    }

    fn points(&self, shares: &[(f64, f64)]) -> String {
        let mut out = String::new();
        for (x, y) in shares {
            let _ = write!(out, "{:.1},{:.1} ", self.x(*x), self.y(*y));
        }
        out.trim_end().to_owned()
    }
}

pub(super) fn lines(lines: &Lines) -> String {
    let chart = chart(lines);
    let named = !(lines.low_label.trim().is_empty() && lines.high_label.trim().is_empty());
    let left = if named { 118.0 } else { 40.0 };
    let right = if chart.bands.is_empty() { 14.0 } else { 130.0 };
    let key = if chart.series.len() > 1 || chart.spread { 22.0 } else { 0.0 };
    #[allow(clippy::cast_precision_loss)] // five at most
    let top = key + 10.0 + chart.rows as f64 * ROW;
    let frame = Frame { left, top, width: WIDTH - left - right };
    let mut svg = Svg::new(WIDTH, top + HEIGHT + BELOW, &lines.alt);
    svg.axes(&chart, &frame);
    svg.ends(lines, &frame);
    svg.landmarks(&chart, &frame);
    svg.series(&chart, &frame);
    if key > 0.0 {
        svg.key(&chart);
    }
    svg.done()
}

pub(super) fn days(days: &Days) -> String {
    const LEFT: f64 = 80.0;
    let rows = months(days);
    #[allow(clippy::cast_precision_loss)] // 120 at most
    let height = rows.len() as f64 * SIDE;
    let mut svg = Svg::new(LEFT + 31.0 * SIDE, height + 30.0, &days.alt);
    let mut top = 0.0;
    for row in &rows {
        svg.text(0.0, top + 12.0, "", &row.label);
        for (index, step) in row.days.iter().enumerate() {
            let Some(step) = step else { continue };
            #[allow(clippy::cast_precision_loss)] // 31 at most
            svg.square(LEFT + index as f64 * SIDE, top, *step);
        }
        top += SIDE;
    }
    let (low, high) = (label(&days.low_label), label(&days.high_label));
    let mut x = LEFT;
    svg.text(x, top + 22.0, "", &low);
    x += width(&low) + 8.0;
    for step in 1..=9 {
        svg.square(x, top + 10.0, step);
        x += SIDE;
    }
    svg.text(x + 6.0, top + 22.0, "", &high);
    x += width(&high) + 26.0;
    svg.square(x, top + 10.0, 0);
    svg.text(x + SIDE, top + 22.0, "", &words().no_days);
    svg.done()
}

struct Svg {
    out: String,
}

impl Svg {
    fn new(width: f64, height: f64, alt: &str) -> Self {
        let alt = heard(alt);
        Self {
            out: format!("<svg viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-label=\"{alt}\">\n"),
        }
    }

    fn done(mut self) -> String {
        self.out.push_str("</svg>\n");
        self.out
    }

    fn text(&mut self, x: f64, y: f64, class: &str, text: &str) {
        if !text.is_empty() {
            let _ = writeln!(
                self.out,
                "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\">{}</text>",
                escaped(text)
            );
        }
    }

    fn line(&mut self, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        let _ = writeln!(
            self.out,
            "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>"
        );
    }

    fn square(&mut self, x: f64, y: f64, step: u8) {
        let side = SIDE - 2.0;
        let _ = if step == 0 {
            writeln!(
                self.out,
                "<circle class=\"none\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"1.5\"/>",
                x + side / 2.0,
                y + side / 2.0
            )
        } else {
            writeln!(
                self.out,
                "<rect class=\"step-{step}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{side}\" height=\"{side}\" rx=\"2\"/>"
            )
        };
    }

    fn axes(&mut self, chart: &Chart, frame: &Frame) {
        for (index, band) in chart.bands.iter().enumerate() {
            let height = (band.bottom - band.top) * HEIGHT;
            let _ = writeln!(
                self.out,
                "<rect class=\"band-{}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\"/>",
                index % 2,
                frame.left,
                frame.y(band.top),
                frame.width
            );
            if height > 11.0 {
                self.text(frame.x(1.0) + 8.0, frame.y(band.top) + height / 2.0 + 4.0, "", &band.label);
            }
        }
        for tick in &chart.y {
            self.line("grid", (frame.left, frame.y(tick.at)), (frame.x(1.0), frame.y(tick.at)));
            self.text(frame.left - 8.0, frame.y(tick.at) + 4.0, "end", &tick.label);
        }
        for tick in &chart.x {
            self.line("tick", (frame.x(tick.at), frame.y(1.0)), (frame.x(tick.at), frame.y(1.0) + 5.0));
            self.text(frame.x(tick.at), frame.y(1.0) + 18.0, "middle", &tick.label);
        }
    }

    /// What the ends of the axis mean.
    fn ends(&mut self, lines: &Lines, frame: &Frame) {
        self.text(frame.left - 8.0, frame.y(0.0) + 18.0, "end", &label(&lines.high_label));
        self.text(frame.left - 8.0, frame.y(1.0) - 10.0, "end", &label(&lines.low_label));
    }

    fn landmarks(&mut self, chart: &Chart, frame: &Frame) {
        for flag in &chart.landmarks {
            #[allow(clippy::cast_precision_loss)] // five at most
            let above = flag.row as f64 * ROW + 4.0;
            self.line("landmark", (frame.x(flag.at), frame.top - above), (frame.x(flag.at), frame.y(1.0)));
            let (x, class) = if flag.left { (-4.0, "end") } else { (4.0, "") };
            self.text(frame.x(flag.at) + x, frame.top - above, class, &flag.label);
        }
    }

    fn series(&mut self, chart: &Chart, frame: &Frame) {
        for series in &chart.series {
            for outline in &series.spreads {
                let _ =
                    writeln!(self.out, "<polygon class=\"spread\" points=\"{}\"/>", frame.points(outline));
            }
        }
        for series in &chart.series {
            for stretch in &series.lines {
                let points = frame.points(stretch);
                let _ = writeln!(self.out, "<polyline class=\"look-{}\" points=\"{points}\"/>", series.look);
            }
            let radius = if series.dots.len() > 150 { 1.6 } else { 2.8 };
            for (x, y) in &series.dots {
                self.dot(series.look, frame.x(*x), frame.y(*y), radius);
            }
        }
    }

    /// Discs, rings and squares, so that grey paper tells them apart.
    fn dot(&mut self, look: usize, x: f64, y: f64, r: f64) {
        let (from_x, from_y, side) = (x - r, y - r, 2.0 * r);
        let _ = if matches!(look, 2 | 3) {
            writeln!(
                self.out,
                "<rect class=\"dot-{look}\" x=\"{from_x:.1}\" y=\"{from_y:.1}\" width=\"{side}\" height=\"{side}\"/>"
            )
        } else if look < 2 {
            writeln!(self.out, "<circle class=\"dot-{look}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r}\"/>")
        } else {
            let tip = if look == 4 { -r } else { r };
            writeln!(
                self.out,
                "<polygon class=\"dot-{look}\" points=\"{from_x:.1},{:.1} {:.1},{:.1} {x:.1},{:.1}\"/>",
                y - tip,
                x + r,
                y - tip,
                y + tip
            )
        };
    }

    fn key(&mut self, chart: &Chart) {
        let mut x = 0.0;
        for series in &chart.series {
            if series.lines.is_empty() {
                self.dot(series.look, x + 12.0, 8.0, 2.8);
            } else {
                let _ = writeln!(
                    self.out,
                    "<polyline class=\"look-{}\" points=\"{x:.1},8 {:.1},8\"/>",
                    series.look,
                    x + 22.0
                );
            }
            self.text(x + 28.0, 12.0, "", &series.name);
            x += 48.0 + width(&series.name);
        }
        if chart.spread {
            let _ = writeln!(
                self.out,
                "<rect class=\"spread\" x=\"{x:.1}\" y=\"3\" width=\"22\" height=\"10\"/>"
            );
            self.text(x + 28.0, 12.0, "", &words().spread);
        }
    }
}

/// About the width of a text in this drawing.
#[allow(clippy::cast_precision_loss)] // a name
fn width(text: &str) -> f64 {
    text.chars().count() as f64 * 6.2
}

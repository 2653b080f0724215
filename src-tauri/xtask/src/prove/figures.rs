//! What the tests of a goal counted: one line of JSON for each figure, as `goldseam_proof` writes it.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::Result;

/// Names the folder to the tests, and how far they go.
pub const FOLDER: &str = "GOLDSEAM_PROOF_FIGURES";
pub const SIZE: &str = "GOLDSEAM_PROOF_SIZE";

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    goal: String,
    what: String,
    came: Came,
}

#[derive(Debug, Clone, PartialEq)]
enum Came {
    /// Of so many cases so many went wrong.
    Counted { tried: u64, failed: u64 },
    /// Of `n` cases 99 in 100 lay within `p99`, where `limit` is allowed.
    Measured { n: u64, p99: f64, limit: f64, unit: String },
}

impl Figure {
    pub fn counted(goal: &str, what: String, tried: u64, failed: u64) -> Figure {
        Figure { goal: goal.to_owned(), what, came: Came::Counted { tried, failed } }
    }

    fn parse(line: &str) -> Option<Figure> {
        let line: Value = serde_json::from_str(line).ok()?;
        let text = |name: &str| line[name].as_str().map(str::to_owned);
        let came = if line["p99"].is_null() {
            Came::Counted { tried: line["tried"].as_u64()?, failed: line["failed"].as_u64()? }
        } else {
            let number = |name: &str| line[name].as_f64();
            Came::Measured {
                n: line["n"].as_u64()?,
                p99: number("p99")?,
                limit: number("limit")?,
                unit: text("unit")?,
            }
        };
        Some(Figure { goal: text("goal")?, what: text("what")?, came })
    }

    fn json(&self) -> Value {
        let (goal, what) = (&self.goal, &self.what);
        match &self.came {
            Came::Counted { tried, failed } => {
                json!({ "goal": goal, "what": what, "tried": tried, "failed": failed })
            }
            Came::Measured { n, p99, limit, unit } => {
                json!({ "goal": goal, "what": what, "n": n, "p99": p99, "limit": limit, "unit": unit })
            }
        }
    }

    pub fn is_about(&self, what: &str) -> bool {
        self.what == what
    }

    /// How many cases it stands for.
    pub fn cases(&self) -> u64 {
        match self.came {
            Came::Counted { tried, .. } => tried,
            Came::Measured { n, .. } => n,
        }
    }

    /// Whether it is what was promised.
    pub fn holds(&self) -> bool {
        match self.came {
            Came::Counted { failed, .. } => failed == 0,
            Came::Measured { p99, limit, .. } => p99 <= limit,
        }
    }

    /// The figure as one reads it.
    pub fn said(&self) -> String {
        let what = &self.what;
        match &self.came {
            Came::Counted { tried, failed } => format!("{} of {} {what}", grouped(*failed), grouped(*tried)),
            Came::Measured { n, p99, limit, unit } => {
                format!("{what}: 99 of 100 within {p99} {unit} ({limit} allowed), of {}", grouped(*n))
            }
        }
    }

    /// Takes `other` in if both count the same.
    fn join(&mut self, other: &Figure) -> bool {
        match (&mut self.came, &other.came) {
            (Came::Counted { tried, failed }, Came::Counted { tried: more, failed: worse })
                if self.what == other.what =>
            {
                *tried += more;
                *failed += worse;
                true
            }
            _ => false,
        }
    }
}

/// The file with the figures of `goal`.
fn file(folder: &Path, goal: &str) -> PathBuf {
    folder.join(format!("{goal}.jsonl"))
}

/// The figures of `goal` in `folder`, one for each thing counted; none where there is no file.
pub fn read(folder: &Path, goal: &str) -> Result<Vec<Figure>> {
    let file = file(folder, goal);
    let text = match fs::read_to_string(&file) {
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(|e| format!("{}: {e}.", file.display()))?,
    };
    let mut figures: Vec<Figure> = Vec::new();
    for line in text.lines() {
        let figure = Figure::parse(line)
            .filter(|figure| figure.goal == goal)
            .ok_or_else(|| format!("{}: not a figure of {goal}: {line}", file.display()))?;
        if !figures.iter_mut().any(|known| known.join(&figure)) {
            figures.push(figure);
        }
    }
    Ok(figures)
}

/// Adds a figure to those of its goal.
pub fn add(folder: &Path, figure: &Figure) -> Result {
    let file = file(folder, &figure.goal);
    let line = format!("{}\n", figure.json());
    let opened = OpenOptions::new().create(true).append(true).open(&file);
    opened
        .and_then(|mut opened| opened.write_all(line.as_bytes()))
        .map_err(|e| format!("{}: {e}.", file.display()))
}

/// Takes those of `goal` away, before it is tried anew, except those whose words begin with `keep`.
pub fn forget(folder: &Path, goal: &str, keep: Option<&str>) -> Result {
    let kept: Vec<_> = match keep {
        Some(start) => {
            read(folder, goal)?.into_iter().filter(|figure| figure.what.starts_with(start)).collect()
        }
        None => Vec::new(),
    };
    let file = file(folder, goal);
    match fs::remove_file(&file) {
        Err(e) if e.kind() != ErrorKind::NotFound => return Err(format!("{}: {e}.", file.display())),
        _ => {}
    }
    kept.iter().try_for_each(|figure| add(folder, figure))
}

/// `1234567` as `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_back_and_those_of_one_thing_are_one() {
        let folder = std::env::temp_dir().join(format!("xtask-figures-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let counted = |tried, failed| Figure::counted("G1", "saves lost".into(), tried, failed);
        let measured = r#"{"goal":"G1","what":"idle","n":2000,"p99":120.5,"limit":1000,"unit":"ms"}"#;
        for figure in [counted(9_000, 0), Figure::parse(measured).unwrap(), counted(1_500, 1)] {
            add(&folder, &figure).unwrap();
        }
        let figures = read(&folder, "G1").unwrap();
        assert_eq!(figures, [counted(10_500, 1), Figure::parse(measured).unwrap()]);
        assert_eq!(figures[0].said(), "1 of 10,500 saves lost");
        assert_eq!(figures[1].said(), "idle: 99 of 100 within 120.5 ms (1000 allowed), of 2,000");
        assert_eq!((figures[0].holds(), figures[1].holds(), figures[1].cases()), (false, true, 2000));
        fs::write(folder.join("G2.jsonl"), "half a li").unwrap();
        assert!(read(&folder, "G2").unwrap_err().contains("not a figure"));
        forget(&folder, "G1", Some("idle")).unwrap();
        assert_eq!(read(&folder, "G1").unwrap(), figures[1..]);
        forget(&folder, "G1", None).unwrap();
        assert_eq!(read(&folder, "G1").unwrap(), []);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn numbers_are_read_in_groups() {
        let all = [0, 12, 123, 1234, 50_000_000].map(grouped);
        assert_eq!(all, ["0", "12", "123", "1,234", "50,000,000"]);
    }
}

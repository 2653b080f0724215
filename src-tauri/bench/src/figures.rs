//! Figures: collected, printed as they come, kept as they were measured.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use crate::Result;

/// One thing that was measured, round by round. The window's test writes the same as JSON.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Figure {
    /// What was done.
    pub what: String,
    /// Entries in the journal; 0 where that plays no part.
    pub entries: usize,
    /// `cold` (first on a fresh connection), `warm`, or nothing.
    pub state: String,
    /// `ms`, `MB`, or what is counted.
    pub unit: String,
    /// Goldseam.
    pub ours: Vec<f64>,
    /// The same, in the same rounds, on plain SQLite or in a bare window; empty where there is no
    /// such thing.
    pub beside: Vec<f64>,
}

impl Figure {
    /// The middle of Goldseam's values.
    pub fn median(&self) -> f64 {
        quantile(&self.ours, 0.5)
    }

    /// What 95 of 100 of Goldseam's values are at or below.
    pub fn p95(&self) -> f64 {
        quantile(&self.ours, 0.95)
    }

    /// The largest of Goldseam's values.
    pub fn worst(&self) -> f64 {
        quantile(&self.ours, 1.0)
    }

    /// The smallest of Goldseam's values.
    pub fn lowest(&self) -> f64 {
        quantile(&self.ours, 0.0)
    }

    /// The middle of the values beside.
    pub fn beside(&self) -> Option<f64> {
        (!self.beside.is_empty()).then(|| quantile(&self.beside, 0.5))
    }

    /// The middle of the ratios of neighbouring rounds, so that a machine that slows down half way
    /// slows both sides.
    pub fn ratio(&self) -> Option<f64> {
        let ratios: Vec<f64> =
            self.ours.iter().zip(&self.beside).map(|(ours, beside)| ours / beside).collect();
        (!ratios.is_empty()).then(|| quantile(&ratios, 0.5))
    }

    /// The share of Goldseam's values that are above `limit`, from 0 to 1.
    #[allow(clippy::cast_precision_loss)] // a share
    pub fn share_above(&self, limit: f64) -> f64 {
        self.ours.iter().filter(|v| **v > limit).count() as f64 / self.ours.len().max(1) as f64
    }
}

/// All figures of a run.
#[derive(Default, Serialize, Deserialize)]
pub struct Figures(Vec<Figure>);

impl Figures {
    /// Adds pairs of times: the vault's, then plain SQLite's.
    pub fn pairs(&mut self, what: &str, entries: usize, state: &'static str, pairs: &[(Duration, Duration)]) {
        let (ours, beside) = pairs.iter().map(|(vault, plain)| (ms(*vault), ms(*plain))).unzip();
        self.add(what, entries, state, "ms", ours, beside);
    }

    /// Adds times that have nothing beside them.
    pub fn times(&mut self, what: &str, entries: usize, state: &'static str, times: &[Duration]) {
        self.add(what, entries, state, "ms", times.iter().copied().map(ms).collect(), Vec::new());
    }

    /// Adds values in a unit of their own that have nothing beside them.
    pub fn values(&mut self, what: &str, entries: usize, unit: &str, values: &[f64]) {
        self.add(what, entries, "", unit, values.to_vec(), Vec::new());
    }

    /// Adds two sizes in bytes.
    #[allow(clippy::cast_precision_loss)] // megabytes with one decimal
    pub fn bytes(&mut self, what: &str, entries: usize, vault: u64, plain: u64) {
        self.add(what, entries, "", "MB", vec![vault as f64 / 1e6], vec![plain as f64 / 1e6]);
    }

    fn add(&mut self, what: &str, entries: usize, state: &str, unit: &str, ours: Vec<f64>, beside: Vec<f64>) {
        let figure = Figure {
            what: what.to_owned(),
            entries,
            state: state.to_owned(),
            unit: unit.to_owned(),
            ours,
            beside,
        };
        let (median, p95) = (figure.median(), figure.p95());
        let compared = match (figure.beside(), figure.ratio()) {
            (Some(plain), Some(ratio)) => format!("plain {plain:9.3} {unit}   ratio {ratio:5.2}"),
            _ => String::new(),
        };
        println!("{entries:>7} {state:<4} {what:<42} {median:9.3} {unit} (p95 {p95:9.3})   {compared}");
        self.0.push(figure);
    }

    /// The figures that a run has left in `file`.
    pub fn read(file: &Path) -> Result<Self> {
        Ok(serde_json::from_slice(&fs::read(file)?)?)
    }

    /// Writes all figures as JSON.
    pub fn write(&self, file: &Path) -> Result {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(file, serde_json::to_vec(self)?)?)
    }

    /// One after the other, in the order in which they were measured.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.0.iter()
    }

    /// The figures of both.
    pub fn with(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
}

/// How long `f` takes.
pub fn time<T>(f: impl FnOnce() -> Result<T>) -> Result<Duration> {
    let start = Instant::now();
    std::hint::black_box(f()?);
    Ok(start.elapsed())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The value that a share `q` of the values is at or below.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // an index
fn quantile(values: &[f64], q: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = ((sorted.len().saturating_sub(1)) as f64 * q).round() as usize;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

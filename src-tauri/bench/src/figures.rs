//! Figures: collected, summed up, printed, kept.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use serde::Serialize;

use crate::Result;

/// One line of the report. Times are medians in milliseconds.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// What was done.
    pub what: String,
    /// Entries in the journal; 0 where that plays no part.
    pub entries: usize,
    /// `cold` (first on a fresh connection), `warm`, or nothing.
    pub state: &'static str,
    /// The encrypted vault.
    pub vault: f64,
    /// The same on plain SQLite, where there is such a thing.
    pub plain: Option<f64>,
    /// The median of the ratios, round by round.
    pub ratio: Option<f64>,
    /// The 95th percentile of the vault's times.
    pub p95: f64,
    /// `ms` or `MB`.
    pub unit: &'static str,
    /// How many rounds.
    pub rounds: usize,
}

/// All figures of a run.
#[derive(Default, Serialize)]
pub struct Report(Vec<Figure>);

impl Report {
    /// Adds pairs of times: the vault's, then plain SQLite's.
    pub fn pairs(&mut self, what: &str, entries: usize, state: &'static str, pairs: &[(Duration, Duration)]) {
        let vault: Vec<f64> = pairs.iter().map(|p| ms(p.0)).collect();
        let plain: Vec<f64> = pairs.iter().map(|p| ms(p.1)).collect();
        let ratios: Vec<f64> = vault.iter().zip(&plain).map(|(v, p)| v / p).collect();
        self.add(Figure {
            what: what.to_owned(),
            entries,
            state,
            p95: quantile(&vault, 0.95),
            vault: quantile(&vault, 0.5),
            plain: Some(quantile(&plain, 0.5)),
            ratio: Some(quantile(&ratios, 0.5)),
            unit: "ms",
            rounds: pairs.len(),
        });
    }

    /// Adds times that have nothing beside them.
    pub fn times(&mut self, what: &str, entries: usize, state: &'static str, times: &[Duration]) {
        let times: Vec<f64> = times.iter().map(|t| ms(*t)).collect();
        self.add(Figure {
            what: what.to_owned(),
            entries,
            state,
            p95: quantile(&times, 0.95),
            vault: quantile(&times, 0.5),
            plain: None,
            ratio: None,
            unit: "ms",
            rounds: times.len(),
        });
    }

    /// Adds two sizes in bytes.
    #[allow(clippy::cast_precision_loss)] // megabytes with one decimal
    pub fn bytes(&mut self, what: &str, entries: usize, vault: u64, plain: u64) {
        let (vault, plain) = (vault as f64 / 1e6, plain as f64 / 1e6);
        self.add(Figure {
            what: what.to_owned(),
            entries,
            state: "",
            vault,
            plain: Some(plain),
            ratio: Some(vault / plain),
            p95: vault,
            unit: "MB",
            rounds: 1,
        });
    }

    fn add(&mut self, figure: Figure) {
        let Figure { what, entries, state, vault, unit, p95, .. } = &figure;
        let beside = match (figure.plain, figure.ratio) {
            (Some(plain), Some(ratio)) => format!("plain {plain:9.3} {unit}   ratio {ratio:5.2}"),
            _ => String::new(),
        };
        println!("{entries:>7} {state:<4} {what:<42} {vault:9.3} {unit} (p95 {p95:9.3})   {beside}");
        self.0.push(figure);
    }

    /// Writes all figures as JSON.
    pub fn write(&self, path: &Path) -> Result {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::write(path, serde_json::to_vec_pretty(self)?)?)
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

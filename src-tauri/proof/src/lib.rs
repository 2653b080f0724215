//! The goals G1 to G14 of `docs/proof.md` are ordinary tests: small on every run, at full size under
//! `cargo xtask prove`, which sets the two variables below. A test asks [`size`] how far to go, and at its end
//! says with [`figure`] what it counted.

use std::{env, fs::OpenOptions, io::Write, path::Path, time::Duration};

use serde_json::{Value, json};

/// Set to `full` by `cargo xtask prove`.
pub const SIZE: &str = "GOLDSEAM_PROOF_SIZE";
/// The folder in which `cargo xtask prove` gathers figures.
pub const FIGURES: &str = "GOLDSEAM_PROOF_FIGURES";

/// How often something is tried: `small` on every run of the tests, `full` for the proof.
pub fn size<T>(small: T, full: T) -> T {
    if env::var(SIZE).is_ok_and(|size| size == "full") { full } else { small }
}

/// Notes what was counted for a goal: of `tried` cases of `what`, `failed` went wrong, which is 0 or the test fails
/// by itself. Printed, and kept as a line of JSON where figures are gathered.
///
/// # Panics
/// If the figures' file cannot be written, since a proof without its figures is none.
#[allow(clippy::panic)]
pub fn figure(goal: &str, what: &str, tried: u64, failed: u64) {
    println!("{goal}: {failed} of {tried} {what}");
    let Some(folder) = env::var_os(FIGURES) else { return };
    if let Err(why) = keep(Path::new(&folder), goal, what, tried, failed) {
        panic!("{}: {why}", Path::new(&folder).display());
    }
}

/// Notes how long something took: 99 of 100 of these times, all of `what`, are within the figure that is kept, which
/// is to be at most `limit`. Nothing fails here for being slow, since how fast a machine is that runs other
/// things meanwhile says little; who reads the figures does.
///
/// # Panics
/// If there are no times, or the figures' file cannot be written.
#[allow(clippy::panic)]
pub fn measured(goal: &str, what: &str, times: &[Duration], limit: Duration) {
    let Some(p99) = p99(times) else { panic!("{goal}: nothing of {what} was measured") };
    let (p99, limit) = (p99.as_millis(), limit.as_millis());
    println!("{goal}: {what}: p99 {p99} ms of {} (at most {limit} ms)", times.len());
    let Some(folder) = env::var_os(FIGURES) else { return };
    let line =
        json!({ "goal": goal, "what": what, "n": times.len(), "p99": p99, "limit": limit, "unit": "ms" });
    if let Err(why) = append(Path::new(&folder), goal, &line) {
        panic!("{}: {why}", Path::new(&folder).display());
    }
}

/// The smallest of the times that 99 of 100 are within.
fn p99(times: &[Duration]) -> Option<Duration> {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get((times.len() * 99).div_ceil(100).checked_sub(1)?).copied()
}

fn keep(folder: &Path, goal: &str, what: &str, tried: u64, failed: u64) -> std::io::Result<()> {
    append(folder, goal, &json!({ "goal": goal, "what": what, "tried": tried, "failed": failed }))
}

fn append(folder: &Path, goal: &str, line: &Value) -> std::io::Result<()> {
    let path = folder.join(format!("{goal}.jsonl"));
    // one write of one line, so that tests that run side by side don't mix theirs
    OpenOptions::new().create(true).append(true).open(path)?.write_all(format!("{line}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn ninety_nine_of_a_hundred_are_within() {
        let times: Vec<Duration> = (1..=200).rev().map(Duration::from_millis).collect();
        assert_eq!(p99(&times), Some(Duration::from_millis(198)));
        assert_eq!(p99(&times[..3]), Some(Duration::from_millis(200)), "of few it is the longest");
        assert_eq!(p99(&[]), None);
    }

    #[test]
    fn figures_are_lines_of_their_goal() {
        let folder = tempfile::tempdir().unwrap();
        keep(folder.path(), "G1", "saves lost", 300, 0).unwrap();
        keep(folder.path(), "G1", "passphrases lost", 60, 0).unwrap();
        let text = std::fs::read_to_string(folder.path().join("G1.jsonl")).unwrap();
        let lines: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!((&lines[0]["tried"], &lines[1]["what"]), (&json!(300), &json!("passphrases lost")));
    }
}

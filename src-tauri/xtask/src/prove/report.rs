//! docs/proof.md, from the figures that were gathered.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::Place;
use super::figures::{self, Figure, grouped};
use super::goals::{GOALS, Goal};
use crate::{Result, place, proc};

/// That a goal was gone through to its end.
pub struct Kept {
    pub commit: String,
    pub date: String,
    pub seconds: u64,
}

impl Kept {
    pub fn read(folder: &Path) -> Option<Kept> {
        let text = fs::read_to_string(folder.join("done.json")).ok()?;
        let kept: Value = serde_json::from_str(&text).ok()?;
        let text = |name: &str| kept[name].as_str().map(str::to_owned);
        Some(Kept { commit: text("commit")?, date: text("date")?, seconds: kept["seconds"].as_u64()? })
    }

    pub fn keep(&self, folder: &Path) -> Result {
        let file = folder.join("done.json");
        let kept = json!({ "commit": self.commit, "date": self.date, "seconds": self.seconds });
        fs::write(&file, kept.to_string()).map_err(|e| format!("{}: {e}.", file.display()))
    }
}

/// What the page says of a goal.
struct Row {
    goal: &'static Goal,
    figures: Vec<Figure>,
    kept: Option<Kept>,
}

/// The page.
pub struct Page {
    machine: String,
    rows: Vec<Row>,
}

const HEAD: &str = "# Proof

Written by `cargo xtask prove`; change the tests and not this page. Each goal is an ordinary test that is
small on every run of the tests and runs here at its full size; a line counts what went wrong among all that was
tried. What the goals are for is said in [threat-model.md](threat-model.md). Each line says on which day it was
tried, and the last commit that had changed what its tests stand on; a goal that was not tried since keeps its line.

| | |
|---|---|
";

impl Page {
    pub fn gather(small: bool) -> Result<Page> {
        let row = |goal: &'static Goal| {
            let at = Place::of(goal, small)?;
            let figures = figures::read(&at.folder, goal.id)?;
            Ok(Row { goal, figures, kept: Kept::read(&at.folder) })
        };
        let rows = GOALS.iter().map(row).collect::<Result<_>>()?;
        Ok(Page { machine: machine(), rows })
    }

    /// The page; `before` is the one in its place.
    pub fn text(&self, before: &str) -> String {
        let mut page = String::from(HEAD);
        let _ = writeln!(page, "| Goldseam | {} |", env!("CARGO_PKG_VERSION"));
        let _ = writeln!(page, "| Compiler | {} |", compiler());
        page.push_str(&self.machine);
        page.push_str(
            "\n\n## Goals\n\n| | Goal | Wanted | Reached | | Tried on, for |\n|---|---|---|---|---|---|\n",
        );
        for row in &self.rows {
            let _ = writeln!(page, "{}", row.known(before).map_or_else(|| row.line(), str::to_owned));
        }
        page.push_str("\n## What stays open\n\n");
        for goal in GOALS.iter().filter(|goal| !goal.open.is_empty()) {
            let _ = writeln!(page, "**{}** {}\n", goal.id, goal.open);
        }
        page.truncate(page.trim_end().len());
        page.push('\n');
        page
    }
}

impl Row {
    /// The line that the page has already, where there is nothing newer.
    fn known<'a>(&self, before: &'a str) -> Option<&'a str> {
        let start = format!("| {} |", self.goal.id);
        let tried = self.kept.is_some() || !self.figures.is_empty();
        before.lines().find(|line| !tried && line.starts_with(&start))
    }

    fn line(&self) -> String {
        let Goal { id, promise, wanted, .. } = self.goal;
        let figures: Vec<_> = self.figures.iter().map(Figure::said).collect();
        let tried = self.kept.as_ref().map_or_else(String::new, |kept| {
            let minutes = kept.seconds.div_ceil(60);
            format!("{} at {}, {} min", kept.date, kept.commit, grouped(minutes))
        });
        format!("| {id} | {promise} | {wanted} | {} | {} | {tried} |", figures.join("<br>"), self.judged())
    }

    fn judged(&self) -> String {
        let cases: u64 = self.figures.iter().map(Figure::cases).sum();
        match &self.kept {
            None if self.figures.is_empty() => "not tried".to_owned(),
            None => "**not reached**".to_owned(),
            Some(_) if cases < self.goal.least => format!("kept, of {} wanted", grouped(self.goal.least)),
            Some(_) => "reached".to_owned(),
        }
    }
}

/// What it ran on, as rows of a table, from the program that measures speed.
fn machine() -> String {
    proc::output(proc::command(place::built("debug", "goldseam-bench")).arg("machine")).unwrap_or_default()
}

fn compiler() -> String {
    proc::output(proc::command("rustc").arg("--version")).unwrap_or_else(|| "unknown".to_owned())
}

/// Today in UTC, as 2026-11-27.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    day(since.as_secs() / 86_400)
}

/// The day that is so many after 1970-01-01, by the calendar of 400 years (146,097 days) that begin in March.
fn day(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + later)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        let all = [0, 59, 11_016, 20_784, 20_819].map(day);
        assert_eq!(all, ["1970-01-01", "1970-03-01", "2000-02-29", "2026-11-27", "2027-01-01"]);
    }

    #[test]
    fn the_page_tells_reached_from_not_reached_and_not_tried() {
        let counted = |failed| vec![Figure::counted("G1", "saves lost".into(), 20_000, failed)];
        let kept = || Some(Kept { commit: "abc".into(), date: "2026-11-27".into(), seconds: 61 });
        let row = |figures, kept| Row { goal: &GOALS[0], figures, kept };
        let line = row(counted(0), kept()).line();
        assert!(line.contains("| 0 of 20,000 saves lost | reached | 2026-11-27 at abc, 2 min |"), "{line}");
        assert!(row(counted(1), None).line().contains("**not reached**"));
        assert!(row(Vec::new(), None).line().contains("not tried"));
        let before = format!("| G2 | other |\n{line}\n");
        assert_eq!(row(Vec::new(), None).known(&before), Some(line.as_str()), "what was tried before stays");
        assert_eq!(row(counted(1), None).known(&before), None, "what is newer is told");
        let fewer = row(vec![Figure::counted("G1", "saves lost".into(), 300, 0)], kept()).line();
        assert!(fewer.contains("kept, of 10,000 wanted"), "{fewer}");
    }
}

//! The promise of the product, proved: the goals G1 to G14 at their full size, and docs/proof.md.

pub mod figures;
mod goals;
mod harness;
mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use crate::{Result, cargo, fuzz, place, proc, setup, ui};
use goals::{GOALS, Goal};
use harness::Harness;
use report::{Kept, Page};

#[derive(Args)]
pub struct Options {
    /// Only these, such as G4; all if none is named
    #[arg(value_name = "GOAL", value_parser = GOALS.map(|goal| goal.id))]
    goals: Vec<String>,
    /// The size of the ordinary tests: whether the proving works, not what it proves. Leaves docs/proof.md
    /// as it is
    #[arg(long)]
    small: bool,
}

/// The goals that are about damage, faults and crashes.
const FAULTS: [&str; 5] = ["G1", "G2", "G3", "G4", "G5"];

/// The faults alone.
pub fn faults(small: bool) -> Result {
    prove(&Options { goals: FAULTS.map(str::to_owned).into(), small })
}

/// Runs the goals that were not run whole at this commit, and writes the page.
pub fn prove(options: &Options) -> Result {
    let commit = commit(options.small)?;
    let folder = folder(&commit, options.small);
    fs::create_dir_all(&folder).map_err(|e| cannot(&folder, &e))?;
    let chosen: Vec<&Goal> = GOALS
        .iter()
        .filter(|goal| options.goals.is_empty() || options.goals.iter().any(|id| id == goal.id))
        .collect();
    let left: Vec<&Goal> =
        chosen.iter().copied().filter(|goal| Kept::read(&folder, goal).is_none()).collect();
    for goal in chosen.iter().filter(|goal| !left.iter().any(|other| other.id == goal.id)) {
        println!("{}: done already at {commit}", goal.id);
    }
    let mut open = Vec::new();
    if !left.is_empty() {
        setup::ready(setup::For::Tests)?;
        ui::build()?;
        let harness = Harness::build()?;
        proc::run(cargo::workspace("build").args(["--bin", "goldseam-bench"]))?;
        for goal in left {
            if let Err(why) = one(goal, options.small, &harness, &folder, &commit) {
                eprintln!("{}: {why}", goal.id);
                open.push(goal.id);
            }
        }
    }
    write(options.small, &folder, &commit)?;
    if open.is_empty() { Ok(()) } else { Err(format!("Not proved: {}.", open.join(", "))) }
}

/// Tries one goal, and judges what was counted.
fn one(goal: &Goal, small: bool, harness: &Harness, folder: &Path, commit: &str) -> Result {
    println!("\n== {} {} ==", goal.id, goal.promise);
    let start = Instant::now();
    // a test may count for several goals: each goal takes only its own figures, from a folder of its own
    let own = folder.join(goal.id);
    fs::create_dir_all(&own).map_err(|e| cannot(&own, &e))?;
    // what the fuzzers tried takes hours: a target that is done stays so
    figures::forget(&own, goal.id, (goal.fuzzed > 0 && !small).then_some(fuzz::MADE_UP))?;
    let mut failed = Vec::new();
    for test in goal.tests {
        failed.extend(harness.run(test, small, &own).err());
    }
    if goal.fuzzed > 0 && !small {
        failed.extend(fuzz::prove(goal.fuzzed, &own).err());
    }
    if !failed.is_empty() {
        return Err(failed.join(" "));
    }
    let figures = figures::read(&own, goal.id)?;
    if figures.is_empty() {
        return Err("Its tests passed and counted nothing, which is no proof.".into());
    }
    if let Some(bad) = figures.iter().find(|figure| !figure.holds()) {
        return Err(format!("{}.", bad.said()));
    }
    Kept { commit: commit.to_owned(), date: report::today(), seconds: start.elapsed().as_secs() }
        .keep(folder, goal)
}

fn write(small: bool, folder: &Path, commit: &str) -> Result {
    let page = Page::gather(folder, commit)?;
    let out = if small { folder.join("proof.md") } else { place::root().join("docs/proof.md") };
    fs::write(&out, page.text()).map_err(|e| cannot(&out, &e))?;
    println!("The figures are in {}.", out.display());
    Ok(())
}

/// Where figures of this commit are kept.
fn folder(commit: &str, small: bool) -> PathBuf {
    let name = if small { format!("{commit}-small") } else { commit.to_owned() };
    place::target().join("proof").join(name)
}

/// The last commit that changed more than words, which is what the figures are of. With work that is not
/// committed there would be none.
fn commit(small: bool) -> Result<String> {
    const BESIDE_WORDS: [&str; 4] = ["--", ".", ":(exclude)docs", ":(exclude)*.md"];
    let git = |args: &[&str]| proc::output(proc::command("git").args(args).args(BESIDE_WORDS));
    let changed = git(&["status", "--porcelain"]).ok_or("Proving needs git, and the repository.")?;
    if !changed.is_empty() && !small {
        return Err(format!("Commit first: figures belong to a commit. Changed here:\n{changed}"));
    }
    git(&["log", "-1", "--format=%h", "--abbrev=12"])
        .filter(|commit| !commit.is_empty())
        .ok_or_else(|| "There is no commit here that figures could belong to.".into())
}

fn cannot(path: &Path, why: &std::io::Error) -> String {
    format!("{}: {why}.", path.display())
}

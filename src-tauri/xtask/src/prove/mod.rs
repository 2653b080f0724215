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

/// Runs the goals that were not run whole on what they stand on now, and writes the page.
pub fn prove(options: &Options) -> Result {
    let mut wanted = Vec::new();
    for goal in
        GOALS.iter().filter(|goal| options.goals.is_empty() || options.goals.iter().any(|id| id == goal.id))
    {
        if !options.small {
            committed(goal)?;
        }
        let at = Place::of(goal, options.small)?;
        if Kept::read(&at.folder).is_some() {
            println!("{}: done already at {}", goal.id, at.commit);
        } else {
            wanted.push((goal, at));
        }
    }
    let mut open = Vec::new();
    if !wanted.is_empty() {
        setup::ready(setup::For::Tests)?;
        ui::build()?;
        let harness = Harness::build(wanted.iter().map(|(goal, _)| *goal))?;
        proc::run(cargo::workspace("build").args(["--bin", "goldseam-bench"]))?;
        for (goal, at) in wanted {
            if let Err(why) = one(goal, options.small, &harness, &at) {
                eprintln!("{}: {why}", goal.id);
                open.push(goal.id);
            }
            // each is kept as soon as there is something to keep: the next one may take hours
            write(options.small)?;
        }
    }
    write(options.small)?;
    if open.is_empty() { Ok(()) } else { Err(format!("Not proved: {}.", open.join(", "))) }
}

/// Tries one goal, and judges what was counted.
fn one(goal: &Goal, small: bool, harness: &Harness, at: &Place) -> Result {
    println!("\n== {} {} ==", goal.id, goal.promise);
    let start = Instant::now();
    // a test may count for several goals: each goal takes only its own figures, from a folder of its own
    let own = &at.folder;
    fs::create_dir_all(own).map_err(|e| cannot(own, &e))?;
    // what the fuzzers tried takes hours: a target that is done stays so
    figures::forget(own, goal.id, (goal.fuzzed > 0 && !small).then_some(fuzz::MADE_UP))?;
    let mut failed = Vec::new();
    for test in goal.tests {
        failed.extend(harness.run(test, small, own).err());
    }
    if goal.fuzzed > 0 && !small {
        failed.extend(fuzz::prove(goal.fuzzed, own).err());
    }
    if !failed.is_empty() {
        return Err(failed.join(" "));
    }
    let figures = figures::read(own, goal.id)?;
    if figures.is_empty() {
        return Err("Its tests passed and counted nothing, which is no proof.".into());
    }
    if let Some(bad) = figures.iter().find(|figure| !figure.holds()) {
        return Err(format!("{}.", bad.said()));
    }
    Kept { commit: at.commit.clone(), date: report::today(), seconds: start.elapsed().as_secs() }.keep(own)
}

fn write(small: bool) -> Result {
    let folder = proofs();
    let out = if small { folder.join("proof.md") } else { place::root().join("docs/proof.md") };
    fs::create_dir_all(&folder).map_err(|e| cannot(&folder, &e))?;
    let before = fs::read_to_string(&out).unwrap_or_default();
    let page = Page::gather(small)?;
    fs::write(&out, page.text(&before)).map_err(|e| cannot(&out, &e))?;
    println!("The figures are in {}.", out.display());
    Ok(())
}

fn proofs() -> PathBuf {
    place::target().join("proof")
}

/// Where the figures of a goal are kept, and what they are of.
struct Place {
    /// The last one that changed more than words in what the goal stands on.
    commit: String,
    folder: PathBuf,
}

impl Place {
    fn of(goal: &Goal, small: bool) -> Result<Place> {
        let commit = git(&["log", "-1", "--format=%h", "--abbrev=12"], goal)?;
        if commit.is_empty() {
            return Err("There is no commit here that figures could belong to.".into());
        }
        let name = if small { format!("{commit}-small") } else { commit.clone() };
        Ok(Place { folder: proofs().join(goal.id).join(name), commit })
    }
}

/// With work that is not committed there is nothing that figures could belong to.
fn committed(goal: &Goal) -> Result {
    let changed = git(&["status", "--porcelain"], goal)?;
    if changed.is_empty() {
        return Ok(());
    }
    Err(format!("Commit first: figures belong to a commit. Changed here:\n{changed}"))
}

/// Of what the goal stands on, words left out.
fn git(args: &[&str], goal: &Goal) -> Result<String> {
    let mut git = proc::command("git");
    git.args(args).arg("--").args(goal.of).args([":(exclude)docs", ":(exclude)*.md"]);
    proc::output(&mut git).ok_or_else(|| "Proving needs git, and the repository.".into())
}

fn cannot(path: &Path, why: &std::io::Error) -> String {
    format!("{}: {why}.", path.display())
}

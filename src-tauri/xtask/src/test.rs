//! Every check and every test, in the order in which they fail fastest.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use clap::Args;

use crate::{Result, cargo, proc, setup, supply, ui};

#[derive(Args)]
pub struct Options {
    /// Go on after a stage has failed; the exit code still tells
    #[arg(long)]
    keep_going: bool,
    /// Only this stage (more than once for several)
    #[arg(long, value_name = "STAGE", value_parser = STAGES.map(|stage| stage.name))]
    only: Vec<String>,
}

struct Stage {
    name: &'static str,
    run: fn(&mut Tally) -> Result,
}

/// How many tests ended how.
#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

const STAGES: [Stage; 6] = [
    Stage { name: "setup", run: |_| setup::ready(setup::For::Tests) },
    Stage { name: "format", run: |_| proc::run(cargo::plain("fmt").args(["--all", "--check"])) },
    Stage { name: "interface", run: |_| interface() },
    Stage { name: "clippy", run: |_| clippy() },
    Stage { name: "licences", run: |_| supply::check() },
    Stage { name: "tests", run: tests },
];

/// Runs the stages and prints how long each took.
pub fn test(options: &Options) -> Result {
    let mut tally = Tally::default();
    let mut times = Vec::new();
    let mut failures = Vec::new();
    for stage in &STAGES {
        if !options.only.is_empty() && !options.only.iter().any(|name| name == stage.name) {
            continue;
        }
        println!("\n== {} ==", stage.name);
        let start = Instant::now();
        let done = (stage.run)(&mut tally);
        times.push((stage.name, start.elapsed(), done.is_ok()));
        if let Err(why) = done {
            eprintln!("{why}");
            failures.push(stage.name);
            if !options.keep_going {
                break;
            }
        }
    }
    summary(&times, &tally);
    if failures.is_empty() { Ok(()) } else { Err(format!("Not passed: {}.", failures.join(", "))) }
}

fn summary(times: &[(&str, Duration, bool)], tally: &Tally) {
    println!();
    for (name, time, passed) in times {
        let seconds = time.as_secs();
        let mark = if *passed { "" } else { "  failed" };
        println!("{name:<12}{:>4}:{:02}{mark}", seconds / 60, seconds % 60);
    }
    if tally.passed + tally.failed > 0 {
        println!("{} passed, {} failed", tally.passed, tally.failed);
    }
}

fn interface() -> Result {
    ui::scripts(&["check", "lint", "test"])?;
    ui::build()
}

fn clippy() -> Result {
    if cargo::lints_as_it_builds() {
        println!("each crate of ours is linted as it is built, below");
        return Ok(());
    }
    proc::run(cargo::workspace("clippy").args(["--all-targets", "--", "--deny", "warnings"]))
}

/// Runs the tests and counts them as they go by.
fn tests(tally: &mut Tally) -> Result {
    supply::fetch()?;
    let mut command = cargo::workspace("test");
    // all is here: a build that asks for more has no business to
    command.env("CARGO_NET_OFFLINE", "true");
    command.arg("--no-fail-fast").stdout(Stdio::piped());
    println!("$ {}", proc::line(&command));
    let mut child = command.spawn().map_err(|e| proc::cannot_start(&command, &e))?;
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let line = line.map_err(|e| format!("The tests' output broke off: {e}."))?;
        println!("{line}");
        tally.count(&line);
    }
    let status = child.wait().map_err(|e| format!("The tests did not end: {e}."))?;
    if status.success() { Ok(()) } else { Err("Some tests did not pass; they are named above.".into()) }
}

impl Tally {
    /// Adds a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; ...`.
    fn count(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        for part in result.split(['.', ';']) {
            match part.trim().split_once(' ') {
                Some((n, "passed")) => self.passed += n.parse().unwrap_or(0),
                Some((n, "failed")) => self.failed += n.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn counts_results() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out",
        ] {
            tally.count(line);
        }
        assert_eq!((tally.passed, tally.failed), (14, 3));
    }
}

//! Fuzzing of what reads strangers' bytes, with libFuzzer.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::Instant;
use std::{fs, thread};

use clap::Args;

use crate::prove::figures::{self, Figure};
use crate::{Result, place, proc, setup};

#[derive(Args)]
pub struct Options {
    /// How long each target runs
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// How many inputs all targets try together, however long that takes; each tries as many as the others
    #[arg(long, value_name = "N", conflicts_with = "seconds")]
    runs: Option<u64>,
    /// How many targets run side by side
    #[arg(long, value_name = "N", default_value_t = 1)]
    jobs: usize,
    /// Only this target (more than once for several): a format's id, zip, vault-header, method-file or
    /// markdown-page
    #[arg(long, value_name = "TARGET")]
    only: Vec<String>,
}

/// When a target has run enough.
#[derive(Clone, Copy)]
enum Until {
    Seconds(u64),
    Runs(u64),
}

/// No input may take more.
const SECONDS_FOR_ONE: u32 = 10;
const MIB_FOR_ONE: u32 = 512;
/// Of the whole process: what it read before stays in memory too.
const MIB: u32 = 1024;
/// Targets with a program of their own; all others are formats.
const OWN: [&str; 4] = ["zip", "vault-header", "method-file", "markdown-page"];
/// How the program says that it has no such format.
const NO_FORMAT: i32 = 64;

/// The goal that the figures of a proof belong to.
const GOAL: &str = "G10";
/// How they begin.
pub const MADE_UP: &str = "inputs made up for ";

/// Builds the targets, runs each for a while and says how many inputs it tried. What was found lies in
/// `target/fuzz/found`, and makes this fail.
pub fn fuzz(options: &Options) -> Result {
    go(options, None)
}

/// All targets, as many side by side as there are processors, `runs` inputs together. Each leaves its figure in
/// `folder` when it is done, and one whose figure is there is not run again.
pub fn prove(runs: u64, folder: &Path) -> Result {
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    go(&Options { seconds: 0, runs: Some(runs), jobs, only: Vec::new() }, Some(folder))
}

fn go(options: &Options, gathered: Option<&Path>) -> Result {
    if cfg!(windows) {
        return Err("libFuzzer can't be built here: it needs Linux or macOS. Nothing was fuzzed.".into());
    }
    let targets = targets(&options.only)?;
    setup::tool::FUZZ.install()?;
    build()?;
    let share = options.runs.map(|runs| runs.div_ceil(targets.len().max(1) as u64));
    let until = share.map_or(Until::Seconds(options.seconds), Until::Runs);
    let queue = Mutex::new(targets.into_iter());
    let failed = thread::scope(|scope| {
        let work = || worker(&queue, until, gathered);
        let workers: Vec<_> = (0..options.jobs.max(1)).map(|_| scope.spawn(work)).collect();
        let ended =
            workers.into_iter().map(|worker| worker.join().map_err(|_| "A worker broke off.".to_owned()));
        ended.map(|ended| ended.and_then(|failed| failed)).collect::<Result<Vec<_>>>()
    })?;
    let failed: Vec<_> = failed.into_iter().flatten().collect();
    if failed.is_empty() {
        return Ok(());
    }
    Err(format!("Found something: {}. The inputs are in {}.", failed.join(", "), found().display()))
}

/// Runs one target after the other until none is left, and gives those that found something.
fn worker(
    queue: &Mutex<impl Iterator<Item = String>>,
    until: Until,
    gathered: Option<&Path>,
) -> Result<Vec<String>> {
    let mut failed = Vec::new();
    loop {
        let next = queue.lock().map_err(|_| "A worker broke off.")?.next();
        let Some(target) = next else { return Ok(failed) };
        let what = format!("{MADE_UP}{target} that break its reader");
        if let Some(folder) = gathered
            && figures::read(folder, GOAL)?.iter().any(|figure| figure.is_about(&what))
        {
            println!("{target:<14} is done already");
            continue;
        }
        let ran = run(&target, until)?;
        println!("{}", ran.line(&target));
        if let (Some(folder), Some(tried)) = (gathered, ran.runs) {
            figures::add(folder, &Figure::counted(GOAL, what, tried, u64::from(!ran.passed)))?;
        }
        if !ran.passed {
            failed.push(target);
        }
    }
}

/// Every folder of the corpus is a target.
fn targets(only: &[String]) -> Result<Vec<String>> {
    let corpus = corpus();
    let cannot = |e| format!("{}: {e}.", corpus.display());
    let mut all: Vec<_> = fs::read_dir(&corpus)
        .map_err(cannot)?
        .filter_map(|found| found.ok()?.file_name().into_string().ok())
        .collect();
    all.sort();
    if let Some(unknown) = only.iter().find(|name| !all.contains(name)) {
        return Err(format!("There is no target `{unknown}`. There are: {}.", all.join(", ")));
    }
    all.retain(|name| only.is_empty() || only.contains(name));
    Ok(all)
}

fn build() -> Result {
    let mut build = proc::command(setup::tool::FUZZ.program()?);
    // the code is safe Rust: counters of coverage are needed, sanitizers and a nightly compiler are not. Looking into
    // each comparison costs more than half of all time, nine tenths where a table's reader is made, and what it finds
    // out, the words that a format is known by, stands in the seeds
    build.args(["fuzz", "build", "--sanitizer", "none", "--no-trace-compares", "--fuzz-dir"]).arg(folder());
    build.arg("--target-dir").arg(kept());
    proc::run(build.current_dir(folder().join(".."))).map_err(|why| {
        format!("{why} libFuzzer needs a C++ compiler (g++ or clang++); without one nothing can be fuzzed.")
    })
}

/// How a target ran.
struct Ran {
    /// Inputs tried; none where the build has no such format.
    runs: Option<u64>,
    seconds: f64,
    /// The most memory that the process held.
    mib: u64,
    passed: bool,
}

impl Ran {
    #[allow(clippy::cast_precision_loss)] // it is about the size
    fn line(&self, target: &str) -> String {
        let Some(runs) = self.runs else {
            return format!("{target:<14} left out: this build has no such format");
        };
        let each = runs as f64 / self.seconds.max(0.001);
        let end = if self.passed { "nothing found" } else { "FOUND SOMETHING" };
        format!("{target:<14} {runs:>10} inputs, {each:>7.0} a second, at most {:>4} MiB, {end}", self.mib)
    }
}

fn run(target: &str, until: Until) -> Result<Ran> {
    let program = if OWN.contains(&target) { target } else { "format" };
    let work = kept().join("work").join(target);
    for folder in [&work, &found()] {
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}.", folder.display()))?;
    }
    let mut command = Command::new(built(program)?);
    command.env("GOLDSEAM_FUZZ_FORMAT", target).args([
        match until {
            Until::Seconds(seconds) => format!("-max_total_time={seconds}"),
            Until::Runs(runs) => format!("-runs={runs}"),
        },
        format!("-timeout={SECONDS_FOR_ONE}"),
        format!("-rss_limit_mb={MIB}"),
        format!("-malloc_limit_mb={MIB_FOR_ONE}"),
        format!("-artifact_prefix={}/{target}-", found().display()),
        "-max_len=65536".to_owned(),
        "-print_final_stats=1".to_owned(),
    ]);
    // what it learns goes into the first folder, the seeds stay as they are
    command.arg(work).arg(corpus().join(target));
    let start = Instant::now();
    let out = command.output().map_err(|e| proc::cannot_start(&command, &e))?;
    let seconds = start.elapsed().as_secs_f64();
    if out.status.code() == Some(NO_FORMAT) {
        return Ok(Ran { runs: None, seconds, mib: 0, passed: true });
    }
    let log = String::from_utf8_lossy(&out.stderr);
    let number = |name| figure(&log, name).and_then(|number| number.parse().ok()).unwrap_or(0);
    let passed = out.status.success();
    if !passed {
        let end: Vec<_> = log.lines().rev().take(40).collect();
        eprintln!("{}", end.into_iter().rev().collect::<Vec<_>>().join("\n"));
    }
    let runs = Some(number("stat::number_of_executed_units:"));
    Ok(Ran { runs, seconds, mib: number("stat::peak_rss_mb:"), passed })
}

fn figure<'a>(log: &'a str, name: &str) -> Option<&'a str> {
    log.lines().find_map(|line| line.strip_prefix(name)).map(str::trim)
}

/// A program that cargo-fuzz built, below the folder of whatever system this is.
fn built(program: &str) -> Result<PathBuf> {
    let folders = fs::read_dir(kept()).map_err(|e| format!("{}: {e}.", kept().display()))?;
    let mut programs = folders.filter_map(|folder| Some(folder.ok()?.path().join("release").join(program)));
    programs.find(|path| path.is_file()).ok_or_else(|| format!("{program} was not built."))
}

fn folder() -> PathBuf {
    place::root().join("src-tauri/formats/fuzz")
}

fn corpus() -> PathBuf {
    folder().join("corpus")
}

fn kept() -> PathBuf {
    place::target().join("fuzz")
}

fn found() -> PathBuf {
    kept().join("found")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_of_the_corpus_is_a_target_and_others_are_named() {
        let all = targets(&[]).unwrap();
        assert!(OWN.iter().chain(&["csv", "freecbt"]).all(|name| all.iter().any(|known| known == name)));
        assert_eq!(targets(&["csv".into()]).unwrap(), ["csv"]);
        assert!(targets(&["nothing".into()]).unwrap_err().contains("vault-header"));
    }

    #[test]
    fn reads_the_figures_of_libfuzzer() {
        let log = "Done 3 runs\nstat::number_of_executed_units: 1234\nstat::peak_rss_mb:              56\n";
        assert_eq!(figure(log, "stat::number_of_executed_units:"), Some("1234"));
        assert_eq!(figure(log, "stat::peak_rss_mb:"), Some("56"));
    }
}

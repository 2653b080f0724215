//! Fuzzing of what reads strangers' bytes, with libFuzzer.

use std::{fs, path::PathBuf, process::Command};

use clap::Args;

use crate::{Result, place, proc, setup};

#[derive(Args)]
pub struct Options {
    /// How long each target runs
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Only this target (more than once for several): a format's id, zip, vault-header or method-file
    #[arg(long, value_name = "TARGET")]
    only: Vec<String>,
}

/// No input may take more.
const SECONDS_FOR_ONE: u32 = 10;
const MIB_FOR_ONE: u32 = 512;
/// Of the whole process: what it read before stays in memory too.
const MIB: u32 = 1024;
/// Targets with a program of their own; all others are formats.
const OWN: [&str; 3] = ["zip", "vault-header", "method-file"];
/// How the program says that it has no such format.
const NO_FORMAT: i32 = 64;

/// Builds the targets, runs each for a while and says how many inputs it tried. What was found lies in
/// `target/fuzz/found`, and makes this fail.
pub fn fuzz(options: &Options) -> Result {
    if cfg!(windows) {
        return Err("libFuzzer can't be built here: it needs Linux or macOS. Nothing was fuzzed.".into());
    }
    let targets = targets(&options.only)?;
    setup::fuzz::install()?;
    build()?;
    let mut said = Vec::new();
    let mut failed = Vec::new();
    for target in &targets {
        let (line, passed) = run(target, options.seconds)?;
        println!("{line}");
        said.push(line);
        if !passed {
            failed.push(target.as_str());
        }
    }
    println!("\n{}", said.join("\n"));
    if failed.is_empty() {
        return Ok(());
    }
    Err(format!("Found something: {}. The inputs are in {}.", failed.join(", "), found().display()))
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
    let mut build = proc::command(setup::fuzz::program());
    // the code is safe Rust: counters of coverage are needed, sanitizers and a nightly compiler are not
    build.args(["fuzz", "build", "--sanitizer", "none", "--fuzz-dir"]).arg(folder());
    build.arg("--target-dir").arg(kept());
    proc::run(build.current_dir(folder().join(".."))).map_err(|why| {
        format!("{why} libFuzzer needs a C++ compiler (g++ or clang++); without one nothing can be fuzzed.")
    })
}

/// Runs a target, and gives the line about it and whether it found nothing.
fn run(target: &str, seconds: u32) -> Result<(String, bool)> {
    let program = if OWN.contains(&target) { target } else { "format" };
    let work = kept().join("work").join(target);
    for folder in [&work, &found()] {
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}.", folder.display()))?;
    }
    let mut command = Command::new(built(program)?);
    command.env("GOLDSEAM_FUZZ_FORMAT", target).args([
        format!("-max_total_time={seconds}"),
        format!("-timeout={SECONDS_FOR_ONE}"),
        format!("-rss_limit_mb={MIB}"),
        format!("-malloc_limit_mb={MIB_FOR_ONE}"),
        format!("-artifact_prefix={}/{target}-", found().display()),
        "-max_len=65536".to_owned(),
        "-print_final_stats=1".to_owned(),
    ]);
    // what it learns goes into the first folder, the seeds stay as they are
    command.arg(work).arg(corpus().join(target));
    let out = command.output().map_err(|e| proc::cannot_start(&command, &e))?;
    let log = String::from_utf8_lossy(&out.stderr);
    if out.status.code() == Some(NO_FORMAT) {
        return Ok((format!("{target:<14} left out: this build has no such format"), true));
    }
    let runs = figure(&log, "stat::number_of_executed_units:").unwrap_or("no");
    let memory = figure(&log, "stat::peak_rss_mb:").unwrap_or("?");
    if out.status.success() {
        return Ok((format!("{target:<14} {runs:>9} inputs, nothing found, at most {memory} MiB"), true));
    }
    let end: Vec<_> = log.lines().rev().take(40).collect();
    eprintln!("{}", end.into_iter().rev().collect::<Vec<_>>().join("\n"));
    Ok((format!("{target:<14} {runs:>9} inputs, FOUND SOMETHING"), false))
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

//! Measurements, in the release build.

use clap::Args;

use crate::{Result, cargo, place, proc, setup, ui};

#[derive(Args)]
pub struct Options {
    /// A small vault and few rounds: whether the measuring works, not what it measures
    #[arg(long)]
    quick: bool,
}

/// Builds the app and the measuring program, and lets it write docs/benchmarks.md.
pub fn bench(options: &Options) -> Result {
    setup::ready(setup::For::Tests)?;
    ui::build()?;
    let mut build = cargo::workspace("build");
    proc::run(build.args(["--release", "--bin", "goldseam", "--bin", "goldseam-bench"]))?;
    let mut bench = proc::command(place::built("release", "goldseam-bench"));
    if options.quick {
        bench.arg("--quick");
    }
    proc::run(&mut bench)
}

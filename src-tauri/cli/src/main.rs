//! A Goldseam journal from a terminal. `goldseam-cli --help` tells the story; `docs/cli.md` has it in full.

mod args;
mod clock;
mod commands;
mod exit;
mod filter;
mod guide;
mod input;
mod json;
mod output;
mod passphrase;
mod progress;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match commands::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

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
    goldseam_vault::leave_no_core_file();
    goldseam_vault::close_to_debuggers();
    let args = args::Args::parse();
    match commands::run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

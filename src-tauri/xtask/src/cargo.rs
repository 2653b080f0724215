//! Cargo, as every command here calls it.

use std::process::Command;

use crate::proc;

/// The features of every build but the one that a person runs. One set everywhere, so that the
/// heavy dependencies compile once.
pub const E2E: &str = "goldseam/e2e";

/// `cargo SUBCOMMAND`, with the toolchain that built this program.
pub fn plain(subcommand: &str) -> Command {
    let mut command = proc::command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg(subcommand);
    command
}

/// `cargo SUBCOMMAND` on this repository.
pub fn cargo(subcommand: &str) -> Command {
    let mut command = plain(subcommand);
    // a developer may be adding a dependency; a check of what was committed may not
    if std::env::var_os("CI").is_some() {
        command.arg("--locked");
    }
    command
}

/// `cargo SUBCOMMAND --workspace`, with the features of the tests.
pub fn workspace(subcommand: &str) -> Command {
    let mut command = cargo(subcommand);
    command.args(["--workspace", "--features", E2E]);
    command
}

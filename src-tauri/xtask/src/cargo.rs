//! Cargo, as every command here calls it.

use std::process::Command;

use crate::proc;

/// The features of every build but the one that a person runs. One set everywhere, so that the
/// heavy dependencies compile once.
pub const E2E: &str = "goldseam/e2e";

/// `cargo SUBCOMMAND`, with the toolchain that built this program. What `cargo run` tells this program about its own
/// package is not handed on: build scripts look at those names, and half the tree would be built anew after every
/// cargo that was called from a terminal.
pub fn plain(subcommand: &str) -> Command {
    let mut command = proc::command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.arg(subcommand);
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
        {
            command.env_remove(name);
        }
    }
    command
}

/// What cargo runs in place of the compiler for our own crates.
const WRAPPER: &str = "RUSTC_WORKSPACE_WRAPPER";

/// `cargo install`: of what others wrote, which is not ours to lint.
pub fn install() -> Command {
    let mut command = plain("install");
    command.env_remove(WRAPPER);
    command
}

/// Whether our crates are linted wherever they are built.
pub fn lints_as_it_builds() -> bool {
    std::env::var_os(WRAPPER).is_some_and(|wrapper| wrapper == "clippy-driver")
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

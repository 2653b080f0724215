//! The parts of the Rust toolchain that the checks need.

use crate::{Result, cargo, proc};

/// Installs rustfmt and clippy when they are missing.
pub fn components() -> Result {
    let missing: Vec<_> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(subcommand, _)| proc::output(cargo::plain(subcommand).arg("--version")).is_none())
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !proc::exists("rustup") {
        return Err(format!(
            "Rust's {} missing. Add what is missing to your toolchain.",
            missing.join(" and ")
        ));
    }
    proc::run(proc::command("rustup").args(["component", "add"]).args(missing))
}

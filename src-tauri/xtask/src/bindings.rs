//! The TypeScript types of everything that crosses from Rust to the interface.

use crate::{Result, cargo, proc, setup, ui};

/// Rewrites them. `cargo test` compares them with the Rust types.
pub fn write() -> Result {
    setup::ready(setup::For::Running)?;
    ui::build()?;
    let mut command = cargo::workspace("test");
    command.args(["--lib", "bindings"]).env("GOLDSEAM_WRITE_BINDINGS", "1");
    proc::run(&mut command)
}

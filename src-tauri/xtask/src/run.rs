//! The app, for a person.

use crate::{Result, cargo, proc, setup, ui};

const NO_DISPLAY: &str = "There is no display here, so Goldseam cannot open its window.
  On a desktop, run this in a terminal of the desktop itself.
  Over ssh, connect with `ssh -X`.
  For pictures of every screen without a display: cargo xtask tour
  For the journal in a terminal: cargo run --package goldseam-cli -- --help";

/// Sets up, builds and opens the window.
pub fn run(release: bool) -> Result {
    if !has_display() {
        return Err(NO_DISPLAY.into());
    }
    setup::ready(setup::For::Running)?;
    ui::build()?;
    let mut command = cargo::cargo("run");
    command.args(["--package", "goldseam", "--bin", "goldseam"]);
    if release {
        command.arg("--release");
    }
    proc::run(&mut command)
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("WAYLAND_DISPLAY") || set("DISPLAY")
}

//! The interface: its packages and its build.

use std::path::PathBuf;
use std::process::Command;

use crate::stamp::Stamp;
use crate::{Result, place, proc};

/// npm, in the interface's folder.
pub fn npm(args: &[&str]) -> Command {
    // on Windows npm is a script, which only its full name finds
    let mut command = proc::command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(place::ui()).args(args);
    command
}

/// The version that `npm --version` prints.
pub fn npm_version() -> Option<String> {
    proc::output(&mut npm(&["--version"]))
}

/// Installs the packages of the lock file, when they are not the ones that are there.
pub fn packages() -> Result {
    let ui = place::ui();
    let stamp = Stamp::new(ui.join("node_modules/.installed"), &[ui.join("package-lock.json")], &[])?;
    if stamp.is_fresh() {
        return Ok(());
    }
    println!("Installing the interface's packages, exactly those of ui/package-lock.json.");
    proc::run(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    stamp.set()
}

/// `npm run SCRIPT` of each, at the same time: one of them alone leaves half of the processors idle.
pub fn scripts(names: &[&str]) -> Result {
    let mut scripts: Vec<_> = names.iter().map(|name| npm(&["run", "--silent", name])).collect();
    proc::side_by_side(&mut scripts)
}

/// Builds `ui/dist`, which is compiled into the app, when its sources have changed.
pub fn build() -> Result {
    let stamp = Stamp::new(place::target().join("ui.stamp"), &[place::ui()], &["node_modules", "dist"])?;
    let built: PathBuf = place::ui().join("dist/index.html");
    if built.is_file() && stamp.is_fresh() {
        return Ok(());
    }
    proc::run(&mut npm(&["run", "--silent", "build"]))?;
    stamp.set()
}

//! cargo-deny, which judges the licences and sources of all dependencies.

use std::path::PathBuf;

use crate::{Result, cargo, place, proc};

const VERSION: &str = "0.20.2";

/// Where our own copy is.
pub fn program() -> PathBuf {
    place::target().join("tools/bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX))
}

/// Builds our own copy when it is missing or of another version: about a minute, once.
pub fn install() -> Result {
    if proc::output(proc::command(program()).arg("--version")).is_some_and(|v| v.ends_with(VERSION)) {
        return Ok(());
    }
    println!("Installing cargo-deny {VERSION} into {}.", place::target().join("tools").display());
    let mut install = cargo::install();
    // the unoptimised build is fast enough for one tree and costs a quarter of the time
    install.args([
        "cargo-deny",
        "--version",
        VERSION,
        "--locked",
        "--debug",
        "--no-default-features",
        "--root",
    ]);
    proc::run(install.arg(place::target().join("tools")))
}

//! cargo-cyclonedx, which lists the parts of a program. Only `cargo xtask sbom` needs it.

use std::path::PathBuf;

use crate::{Result, cargo, place, proc};

const VERSION: &str = "0.5.9";

/// Where our own copy is.
pub fn program() -> PathBuf {
    place::target().join("tools/bin").join(format!("cargo-cyclonedx{}", std::env::consts::EXE_SUFFIX))
}

/// Builds our own copy when it is missing or of another version: about two minutes, once.
pub fn install() -> Result {
    let version = proc::output(proc::command(program()).args(["cyclonedx", "--version"]));
    if version.is_some_and(|version| version.ends_with(VERSION)) {
        return Ok(());
    }
    println!("Installing cargo-cyclonedx {VERSION} into {}.", place::target().join("tools").display());
    let mut install = cargo::install();
    install.args(["cargo-cyclonedx", "--version", VERSION, "--locked", "--debug", "--root"]);
    proc::run(install.arg(place::target().join("tools")))
}

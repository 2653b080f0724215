//! cargo-fuzz, which builds programs with libFuzzer in them. Only `cargo xtask fuzz` needs it.

use std::path::PathBuf;

use crate::{Result, cargo, place, proc};

const VERSION: &str = "0.13.2";

/// Where our own copy is.
pub fn program() -> PathBuf {
    place::target().join("tools/bin").join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX))
}

/// Builds our own copy when it is missing or of another version: about a minute, once.
pub fn install() -> Result {
    let version = proc::output(proc::command(program()).args(["fuzz", "--version"]));
    if version.is_some_and(|version| version.ends_with(VERSION)) {
        return Ok(());
    }
    println!(
        "Installing cargo-fuzz {VERSION} into {}: it builds the readers with libFuzzer, which makes up \
         inputs and watches what they reach.",
        place::target().join("tools").display()
    );
    let mut install = cargo::install();
    install.args(["cargo-fuzz", "--version", VERSION, "--locked", "--debug", "--root"]);
    proc::run(install.arg(place::target().join("tools")))
}

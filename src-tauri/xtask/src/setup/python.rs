//! The Python environment of the independent vault reader (tests/reader).

use std::path::PathBuf;

use crate::stamp::Stamp;
use crate::{Result, place, proc};

fn folder() -> PathBuf {
    place::target().join("venv")
}

/// The environment's interpreter.
pub fn program() -> PathBuf {
    folder().join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Makes the environment with the packages of `tests/reader/requirements.txt`.
pub fn environment() -> Result {
    let wanted = place::root().join("tests/reader/requirements.txt");
    let stamp = Stamp::new(folder().join("stamp"), std::slice::from_ref(&wanted), &[])?;
    if program().is_file() && stamp.is_fresh() {
        return Ok(());
    }
    println!("Making a Python environment for the independent reader of the vault format.");
    let python = if cfg!(windows) { "python" } else { "python3" };
    proc::run(proc::command(python).args(["-m", "venv"]).arg(folder()))?;
    let mut pip = proc::command(program());
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    proc::run(pip.arg(wanted))?;
    stamp.set()
}

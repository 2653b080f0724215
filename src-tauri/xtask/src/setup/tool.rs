//! Programs of others that our checks call, each of one version. They are built once for all clones, beside what
//! cargo keeps of its downloads.

use std::path::PathBuf;

use crate::{Result, cargo, proc};

/// A program that cargo can build from the registry.
pub struct Tool {
    name: &'static str,
    version: &'static str,
    /// What it is here for.
    what: &'static str,
    /// Whether it is built with the features that its makers chose.
    whole: bool,
}

/// What every run of the checks needs.
pub const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    what: "it judges the licences and sources of all dependencies",
    whole: false,
};

/// What `cargo xtask sbom` needs.
pub const CYCLONEDX: Tool =
    Tool { name: "cargo-cyclonedx", version: "0.5.9", what: "it lists the parts of a program", whole: true };

/// What `cargo xtask fuzz` needs.
pub const FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
    what: "it builds the readers with libFuzzer, which makes up inputs and watches what they reach",
    whole: true,
};

impl Tool {
    fn folder(&self) -> Result<PathBuf> {
        let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        let cargo = cargo.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
        let cargo =
            cargo.ok_or("This system has no home folder to keep tools in: set CARGO_HOME to a folder.")?;
        Ok(cargo.join("goldseam-tools").join(format!("{}-{}", self.name, self.version)))
    }

    /// Where our own copy is.
    pub fn program(&self) -> Result<PathBuf> {
        Ok(self.folder()?.join("bin").join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX)))
    }

    /// Builds our own copy when it is missing: a minute or two, once.
    pub fn install(&self) -> Result {
        let folder = self.folder()?;
        if self.program()?.is_file() {
            return Ok(());
        }
        println!("Installing {} {} into {}: {}.", self.name, self.version, folder.display(), self.what);
        let mut install = cargo::install();
        // the unoptimised build is fast enough for one tree and costs a quarter of the time
        install.args([self.name, "--version", self.version, "--locked", "--debug"]);
        if !self.whole {
            install.arg("--no-default-features");
        }
        proc::run(install.arg("--root").arg(folder))
    }
}

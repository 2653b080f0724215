//! Whether a program is what its sources say: built twice, in two folders with names of different lengths, from
//! what is committed, and compared to the byte. The second build has no network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::{Result, cargo, place, proc, ui};

#[derive(Args)]
pub struct Options {
    /// Also the app with its interface, which takes about as long as everything else together
    #[arg(long)]
    app: bool,
    /// Only the program of this package, for a quick look at whether the comparing works
    #[arg(long, value_name = "PACKAGE", conflicts_with = "app")]
    package: Option<String>,
}

/// One clone of the repository.
struct Copy {
    folder: PathBuf,
    network: bool,
}

/// Builds twice and compares.
pub fn reproduce(options: &Options) -> Result {
    let programs: Vec<&str> = match &options.package {
        Some(package) => vec![package],
        None if options.app => vec!["goldseam-cli", "goldseam"],
        None => vec!["goldseam-cli"],
    };
    let folder = place::target().join("reproduce");
    let copies = [("one", true), ("another-place", false)]
        .map(|(name, network)| Copy { folder: folder.join(name), network });
    for copy in &copies {
        copy.take()?;
        copy.build(&programs, options.app)?;
    }
    let mut differ = Vec::new();
    for program in programs {
        let [one, other] = [&copies[0], &copies[1]].map(|copy| copy.built(program));
        match compare(&read(&one)?, &read(&other)?) {
            None => println!("{program}: the same to the byte, {} bytes", read(&one)?.len()),
            Some(difference) => {
                println!("{program}: {difference}; {} and {}", one.display(), other.display());
                differ.push(program);
            }
        }
    }
    if differ.is_empty() { Ok(()) } else { Err(format!("Not the same twice: {}.", differ.join(", "))) }
}

impl Copy {
    /// What is committed, and nothing that lies beside it.
    fn take(&self) -> Result {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).map_err(|e| cannot(&self.folder, &e))?;
        }
        let mut clone = proc::command("git");
        clone.args(["clone", "--quiet", "--local"]).arg(place::root()).arg(&self.folder);
        proc::run(&mut clone)
    }

    fn build(&self, programs: &[&str], app: bool) -> Result {
        if app {
            for step in [&["ci", "--no-audit", "--no-fund"][..], &["run", "--silent", "build"]] {
                proc::run(ui::npm(step).current_dir(self.folder.join("ui")))?;
            }
        }
        let mut fetch = cargo::plain("fetch");
        proc::run(fetch.arg("--locked").current_dir(&self.folder))?;
        let mut build = self.without_network(cargo::plain("build"));
        build.args(["--release", "--locked", "--offline"]);
        for program in programs {
            build.args(["--package", program, "--bin", program]);
        }
        build.current_dir(&self.folder).env("CARGO_TARGET_DIR", self.target());
        // what a build may know of the day and the place: the day of the commit, and the same names everywhere
        build.env("SOURCE_DATE_EPOCH", self.day()?).env("CARGO_INCREMENTAL", "0");
        build.env_remove("RUSTC_WORKSPACE_WRAPPER");
        build.env("CARGO_ENCODED_RUSTFLAGS", self.flags("--remap-path-prefix=").join("\x1f"));
        build.env("CFLAGS", self.flags("-ffile-prefix-map=").join(" "));
        proc::run(&mut build)
    }

    /// The same call in a network of its own, which has no way out, where the system allows that.
    fn without_network(&self, call: Command) -> Command {
        if self.network || !proc::exists("unshare") {
            return call;
        }
        let alone = ["--map-root-user", "--net"];
        if proc::output(proc::command("unshare").args(alone).arg("true")).is_none() {
            println!("This system makes no network of its own for a program: only cargo is kept offline.");
            return call;
        }
        let mut outer = proc::command("unshare");
        outer.args(alone).arg("--").arg(call.get_program()).args(call.get_args());
        outer
    }

    /// Folders by the names that they have in every build.
    fn flags(&self, flag: &str) -> Vec<String> {
        let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
        let named = [(Some(self.folder.clone()), "/goldseam"), (home, "/cargo")];
        let flags = named.into_iter().filter_map(|(from, to)| Some((from?, to)));
        flags.map(|(from, to)| format!("{flag}{}={to}", from.display())).collect()
    }

    fn day(&self) -> Result<String> {
        let mut log = proc::command("git");
        log.current_dir(&self.folder).args(["log", "-1", "--format=%ct"]);
        proc::output(&mut log).ok_or_else(|| "git does not say of what day the commit is.".into())
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    fn built(&self, program: &str) -> PathBuf {
        self.target().join("release").join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
    }
}

/// In what two files differ; none if in nothing.
fn compare(one: &[u8], other: &[u8]) -> Option<String> {
    if one.len() != other.len() {
        return Some(format!("{} and {} bytes", one.len(), other.len()));
    }
    let first = one.iter().zip(other).position(|(a, b)| a != b)?;
    let bytes = one.iter().zip(other).filter(|(a, b)| a != b).count();
    Some(format!("{bytes} of {} bytes differ, the first at {first:#x}", one.len()))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(|e| cannot(file, &e))
}

fn cannot(path: &Path, why: &std::io::Error) -> String {
    format!("{}: {why}.", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told() {
        assert_eq!(compare(b"abc", b"abc"), None);
        assert_eq!(compare(b"abc", b"ab").unwrap(), "3 and 2 bytes");
        assert_eq!(compare(b"abcd", b"abXY").unwrap(), "2 of 4 bytes differ, the first at 0x2");
    }
}

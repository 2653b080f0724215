//! The programs that hold the tests: built as `cargo xtask test` builds them, so that nothing is compiled a
//! second time, and then run one goal at a time.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::figures;
use super::goals::{Goal, Test};
use crate::{Result, cargo, proc};

/// The programs of all tests.
pub struct Harness {
    programs: Vec<Program>,
}

struct Program {
    package: PathBuf,
    target: String,
    file: PathBuf,
}

impl Harness {
    /// Builds those that these goals are tried with.
    pub fn build<'a>(goals: impl Iterator<Item = &'a Goal>) -> Result<Harness> {
        let mut build = cargo::workspace("test");
        build.args(["--no-run", "--message-format=json-render-diagnostics"]);
        for target in goals.flat_map(|goal| goal.tests).map(|test| test.target).collect::<BTreeSet<_>>() {
            build.args(["--test", target]);
        }
        println!("$ {}", proc::line(&build));
        let out = build.stderr(Stdio::inherit()).output().map_err(|e| proc::cannot_start(&build, &e))?;
        if !out.status.success() {
            return Err("The tests could not be built.".into());
        }
        let lines = String::from_utf8_lossy(&out.stdout);
        Ok(Harness { programs: lines.lines().filter_map(Program::parse).collect() })
    }

    /// Runs what a test's name stands for, at the size and into the folder that are given.
    pub fn run(&self, test: &Test, small: bool, folder: &Path) -> Result {
        let program = self.program(test)?;
        let names = proc::output(program.command(test).arg("--list")).unwrap_or_default();
        if !names.lines().any(|line| line.ends_with(": test")) {
            return Err(format!("There is no test {test}."));
        }
        let mut command = program.command(test);
        command.arg("--nocapture");
        if test.alone {
            command.arg("--test-threads=1");
        }
        command.env(figures::SIZE, if small { "small" } else { "full" }).env(figures::FOLDER, folder);
        println!("$ {test}");
        let status = command.status().map_err(|e| proc::cannot_start(&command, &e))?;
        if status.success() { Ok(()) } else { Err(format!("{test} did not pass ({status}).")) }
    }

    fn program(&self, test: &Test) -> Result<&Program> {
        let found = self.programs.iter().find(|program| program.is_of(test.package, test.target));
        found.ok_or_else(|| format!("There are no tests `{}` in `{}`.", test.target, test.package))
    }
}

impl Program {
    /// From one of cargo's messages, if it is about a program with tests.
    fn parse(message: &str) -> Option<Program> {
        let message: Value = serde_json::from_str(message).ok()?;
        let is_test = message["profile"]["test"].as_bool()?;
        let package = Path::new(message["manifest_path"].as_str()?).parent()?.to_owned();
        let target = message["target"]["name"].as_str()?.to_owned();
        let file = message["executable"].as_str()?.into();
        is_test.then_some(Program { package, target, file })
    }

    fn is_of(&self, package: &str, target: &str) -> bool {
        self.target == target && self.package == super::goals::folder(package)
    }

    /// As cargo would run it.
    fn command(&self, test: &Test) -> Command {
        let mut command = Command::new(&self.file);
        command.current_dir(&self.package).env("CARGO_MANIFEST_DIR", &self.package);
        command.args(test.filters);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_programs_with_tests_are_kept() {
        let message = |test: bool, executable: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","manifest_path":"/a/b/Cargo.toml","target":{{"name":"vault"}},
                "profile":{{"test":{test}}},"executable":{executable}}}"#
            )
        };
        let program = Program::parse(&message(true, r#""/t/vault-1""#)).unwrap();
        assert_eq!((program.package.as_path(), program.target.as_str()), (Path::new("/a/b"), "vault"));
        assert!(Program::parse(&message(false, r#""/t/vault""#)).is_none());
        assert!(Program::parse(&message(true, "null")).is_none());
        assert!(Program::parse(r#"{"reason":"build-finished","success":true}"#).is_none());
    }
}

//! Other programs: said before they are run, and judged by their exit code.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{io, thread};

use crate::{Result, place};

/// A command that runs at the root of the repository.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(place::root());
    command
}

/// Runs `command` with this terminal's input and output; its failure is ours.
pub fn run(command: &mut Command) -> Result {
    println!("$ {}", line(command));
    let status = command.status().map_err(|e| cannot_start(command, &e))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status}).", line(command))) }
}

/// Runs all of them at the same time. What each prints is shown when it has ended, in their order; all are waited for,
/// and the failures are ours.
pub fn side_by_side(commands: &mut [Command]) -> Result {
    for command in &*commands {
        println!("$ {}", line(command));
    }
    let mut failed = Vec::new();
    thread::scope(|scope| {
        let running: Vec<_> =
            commands.iter_mut().map(|command| scope.spawn(|| (command.output(), command))).collect();
        for one in running {
            match one.join() {
                Ok((Ok(out), command)) => {
                    // a terminal that is gone is no failure of the command
                    _ = io::stdout().write_all(&out.stdout);
                    _ = io::stderr().write_all(&out.stderr);
                    if !out.status.success() {
                        failed.push(format!("`{}` failed ({}).", line(command), out.status));
                    }
                }
                Ok((Err(why), command)) => failed.push(cannot_start(command, &why)),
                Err(_) => failed.push("A command broke off.".to_owned()),
            }
        }
    });
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

/// What `command` prints, trimmed; `None` when it is not there or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let out = command.stderr(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// Whether a program of this name can be started.
pub fn exists(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    let suffix = std::env::consts::EXE_SUFFIX;
    std::env::split_paths(&path).any(|dir| dir.join(format!("{program}{suffix}")).is_file())
}

/// The sentence for a program that could not be started.
pub fn cannot_start(command: &Command, why: &std::io::Error) -> String {
    format!("`{}` could not be started: {why}.", command.get_program().display())
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let root = format!("{}/", place::root().display());
    // cargo is called by the whole path of its toolchain
    let cargo = std::env::var("CARGO").unwrap_or_default();
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().replace(&root, ""))
        .map(|word| if word == cargo { "cargo".to_owned() } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_by_side_all_are_waited_for_and_each_failure_is_told() {
        let cargo = |arg| {
            let mut command = command(env!("CARGO"));
            command.arg(arg);
            command
        };
        assert_eq!(side_by_side(&mut [cargo("--version"), cargo("--version")]), Ok(()));
        let mut several =
            [cargo("no-such-thing"), cargo("--version"), cargo("nor-this"), command("nowhere/at-all")];
        let told = side_by_side(&mut several).unwrap_err();
        let told: Vec<_> = told.lines().collect();
        assert_eq!(told.len(), 3, "{told:?}");
        for (line, name) in told.iter().zip(["no-such-thing", "nor-this", "nowhere/at-all"]) {
            assert!(line.contains(name), "{line}");
        }
    }
}

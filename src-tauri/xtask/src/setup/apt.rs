//! Debian and Ubuntu.

use std::io::IsTerminal;
use std::process::Command;

use super::For;
use super::packages::{Package, needed_for};
use crate::{Result, proc};

/// Installs the packages that `goal` needs and that are missing.
pub fn install(goal: For) -> Result {
    let missing = missing(goal);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing with apt-get:");
    for package in &missing {
        println!("  {:<24} {}", package.name, package.why);
    }
    let names: Vec<_> = missing.iter().map(|package| package.name).collect();
    let mut update = as_root(&["apt-get", "update", "-q"], &names)?;
    proc::run(&mut update)?;
    let mut install = as_root(&["apt-get", "install", "-y", "-q", "--no-install-recommends"], &names)?;
    proc::run(install.args(&names))
}

fn missing(goal: For) -> Vec<&'static Package> {
    let mut query = proc::command("dpkg-query");
    query.args(["-W", "-f", "${Package} ${db:Status-Status}\n"]).args(needed_for(goal).map(|p| p.name));
    // it fails when it does not know one of them, and still prints the others
    let known =
        query.output().map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
    let installed = |name: &str| known.lines().any(|line| line == format!("{name} installed"));
    needed_for(goal).filter(|package| !installed(package.name)).collect()
}

/// `words` as root: as we are, or through sudo, or not at all.
fn as_root(words: &[&str], names: &[&str]) -> Result<Command> {
    let is_root = proc::output(proc::command("id").arg("-u")).as_deref() == Some("0");
    let mut command = if is_root {
        proc::command(words[0])
    } else if proc::exists("sudo") {
        let mut sudo = proc::command("sudo");
        if !std::io::stdin().is_terminal() {
            sudo.arg("-n"); // nobody is there to type a password
        }
        sudo.arg(words[0]);
        sudo
    } else {
        return Err(format!(
            "System packages are missing, and only root can install them. As root:\n  \
             apt-get update && apt-get install -y --no-install-recommends {}",
            names.join(" ")
        ));
    };
    command.args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

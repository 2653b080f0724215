//! Node and npm, which a person installs in the way that they like best.

use crate::{Result, proc, ui};

/// What Vite asks for: 20.19 or later in that line, else 22.12 or later.
fn is_recent(major: u32, minor: u32) -> bool {
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        _ => major > 22,
    }
}

const WANTED: &str = "Goldseam's interface is built with Node 20.19, 22.12 or newer, and its npm";
const HOW: &str = "Install it from https://nodejs.org or with your version manager, then run this again.";

/// Fails with advice when Node or npm is missing or too old.
pub fn check() -> Result {
    let Some(version) = proc::output(proc::command("node").arg("--version")) else {
        return Err(format!("{WANTED}. Node was not found. {HOW}"));
    };
    if !parse(&version).is_some_and(|(major, minor)| is_recent(major, minor)) {
        return Err(format!("{WANTED}. This is Node {version}. {HOW}"));
    }
    match ui::npm_version() {
        Some(_) => Ok(()),
        None => Err(format!("{WANTED}. npm was not found. {HOW}")),
    }
}

/// Major and minor of `v20.19.1`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_old_from_new() {
        let ok = |v| parse(v).is_some_and(|(major, minor)| is_recent(major, minor));
        assert!(["v20.19.0", "v20.20.2", "v22.12.0", "v24.0.0"].into_iter().all(ok));
        assert!(!["v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "20.19.0", ""].into_iter().any(ok));
    }
}

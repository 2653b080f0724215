//! What comes from others: whether we may use it, whether something is known against it, and whether building
//! it reaches out.

use std::net::{TcpStream, ToSocketAddrs as _};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use serde_json::Value;

use crate::{Result, cargo, proc, setup, ui};

/// Licences, sources, duplicates and build scripts, which need no network; and what is known against a part, which
/// is asked wherever it can be.
pub fn check() -> Result {
    proc::run(proc::command(setup::tool::DENY.program()?).args(["check", "bans", "licenses", "sources"]))?;
    build_scripts()?;
    crates_advisories()?;
    npm_advisories()
}

/// Everything that the lock file names, so that what follows can be built without network.
pub fn fetch() -> Result {
    proc::run(&mut cargo::cargo("fetch"))
}

/// Where the advisories about crates are kept.
const ADVISORIES: &str = "github.com";

fn crates_advisories() -> Result {
    if !reachable(ADVISORIES) {
        println!(
            "NOT CHECKED: advisories about crates. Their database is at {ADVISORIES}, which can't be reached here."
        );
        return Ok(());
    }
    proc::run(proc::command(setup::tool::DENY.program()?).args(["check", "advisories"]))
}

/// Whether a connection can be made; behind a proxy, which this does not know, it is tried in earnest.
fn reachable(host: &str) -> bool {
    let proxy = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
    if proxy.iter().any(|name| env::var_os(name).is_some_and(|value| !value.is_empty())) {
        return true;
    }
    let found = (host, 443).to_socket_addrs().into_iter().flatten();
    found.take(2).any(|address| TcpStream::connect_timeout(&address, Duration::from_secs(3)).is_ok())
}

fn npm_advisories() -> Result {
    // what is shipped: a tool that only builds the interface sees nobody's journal
    let mut audit = ui::npm(&["audit", "--omit=dev", "--audit-level=low", "--json"]);
    println!("$ {}", proc::line(&audit));
    let out = audit.output().map_err(|e| proc::cannot_start(&audit, &e))?;
    match audited(&String::from_utf8_lossy(&out.stdout)) {
        Audit::Clean => println!("no advisory about any package of the interface"),
        Audit::Found(packages) => return Err(format!("There are advisories about {}.", packages.join(", "))),
        Audit::Unanswered(why) => {
            println!(
                "NOT CHECKED: advisories about packages of the interface. The registry does not answer: {why}"
            );
        }
    }
    Ok(())
}

#[derive(Debug, PartialEq)]
enum Audit {
    Clean,
    Found(Vec<String>),
    Unanswered(String),
}

/// What npm's answer comes to.
fn audited(answer: &str) -> Audit {
    let Ok(answer) = serde_json::from_str::<Value>(answer) else {
        return Audit::Unanswered("no answer at all".to_owned());
    };
    match answer["vulnerabilities"].as_object() {
        Some(found) if found.is_empty() => Audit::Clean,
        Some(found) => Audit::Found(found.keys().cloned().collect()),
        None => {
            let why = [&answer["message"], &answer["error"]["summary"]];
            let why = why.into_iter().find_map(|why| why.as_str().filter(|why| !why.is_empty()));
            Audit::Unanswered(why.unwrap_or("no reason is given").to_owned())
        }
    }
}

/// What a build script would fetch with. That it calls a compiler or looks at its own repository is another thing.
const FETCHES: [&str; 9] = [
    "TcpStream",
    "UdpSocket",
    "ToSocketAddrs",
    "ureq::",
    "reqwest::",
    "curl",
    "wget",
    "Invoke-WebRequest",
    "git clone",
];

/// Build scripts that name one of these, and why that is no fetching of ours.
const ARGUED: [(&str, &str); 1] =
    [("codex", "behind `_test-unicode-conformance`, a feature of its own tests that nothing turns on")];

/// No crate may fetch something while it is built. What is read here are the scripts' own sources; `cargo xtask
/// reproduce` builds without any network besides.
fn build_scripts() -> Result {
    let mut metadata = cargo::cargo("metadata");
    metadata.args(["--format-version=1", "--all-features"]);
    let packages = proc::output(&mut metadata).ok_or("cargo can't list the dependencies.")?;
    let packages: Value = serde_json::from_str(&packages).map_err(|e| format!("cargo's list: {e}."))?;
    let scripts = scripts(&packages);
    let mut problems = Vec::new();
    for (name, script) in &scripts {
        let argued = ARGUED.iter().any(|(known, _)| known == name);
        let source = fs::read_to_string(script).map_err(|e| format!("{}: {e}.", script.display()))?;
        problems.extend(fetching(&source).filter(|_| !argued).map(|word| format!("{name} ({word})")));
    }
    if !problems.is_empty() {
        return Err(format!("Build scripts that may fetch: {}. See {}.", problems.join(", "), file!()));
    }
    println!("{} build scripts: none fetches", scripts.len());
    Ok(())
}

/// The packages that have a build script, with all of its files.
fn scripts(metadata: &Value) -> Vec<(&str, PathBuf)> {
    let mut found = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        for target in package["targets"].as_array().into_iter().flatten() {
            let is_script =
                target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|k| k == "custom-build"));
            if let Some(path) = target["src_path"].as_str().filter(|_| is_script) {
                found.extend(with_neighbours(Path::new(path)).into_iter().map(|path| (name, path)));
            }
        }
    }
    found
}

/// A script in a folder of its own has its modules beside it.
fn with_neighbours(script: &Path) -> Vec<PathBuf> {
    let own = script.file_name().is_some_and(|name| name == "main.rs" || name == "mod.rs");
    let folder = script.parent().filter(|folder| own || folder.ends_with("build"));
    let beside = folder.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let beside = beside.map(|child| child.path());
    let mut files: Vec<_> = beside
        .filter(|path| path != script && path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    files.push(script.to_owned());
    files
}

/// The words in a source, comments left out, that fetching would need.
fn fetching(source: &str) -> impl Iterator<Item = &'static str> {
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    FETCHES.into_iter().filter(move |word| code.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_clean_only_if_it_says_so() {
        assert_eq!(audited(r#"{"auditReportVersion":2,"vulnerabilities":{}}"#), Audit::Clean);
        assert_eq!(audited(r#"{"vulnerabilities":{"left":{}}}"#), Audit::Found(vec!["left".into()]));
        let refused = r#"{"message":"405 Method Not Allowed","error":{"summary":"","detail":""}}"#;
        assert_eq!(audited(refused), Audit::Unanswered("405 Method Not Allowed".into()));
        assert!(matches!(audited(""), Audit::Unanswered(_)));
    }

    #[test]
    fn what_fetches_is_seen_and_what_talks_about_it_is_not() {
        let found = |source| fetching(source).collect::<Vec<_>>();
        assert_eq!(found("fn main() { Command::new(\"curl\"); }"), ["curl"]);
        assert_eq!(found("// with curl\nfn main() {}"), Vec::<&str>::new());
        let metadata = serde_json::json!({ "packages": [
            { "name": "a", "targets": [{ "kind": ["lib"], "src_path": "/a/src/lib.rs" }] },
            { "name": "b", "targets": [{ "kind": ["custom-build"], "src_path": "/b/build.rs" }] },
        ]});
        assert_eq!(scripts(&metadata), [("b", PathBuf::from("/b/build.rs"))]);
    }
}

//! The rules that keep the house in order: which part may stand on which, and what none may touch.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Each crate of ours and the crates of ours that it may depend on.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("goldseam-content", &[]),
    ("goldseam-document", &[]),
    ("goldseam-formats", &[]),
    ("goldseam-insight", &[]),
    ("goldseam-proof", &[]),
    ("goldseam-vault", &[]),
    ("goldseam-wipe", &[]),
    ("goldseam-leak", &["goldseam-journal", "goldseam-vault", "goldseam-wipe"]),
    ("goldseam-journal", &["goldseam-content", "goldseam-insight", "goldseam-vault"]),
    (
        "goldseam-exchange",
        &[
            "goldseam-content",
            "goldseam-document",
            "goldseam-formats",
            "goldseam-insight",
            "goldseam-journal",
            "goldseam-vault",
        ],
    ),
    (
        "goldseam-cli",
        &["goldseam-content", "goldseam-exchange", "goldseam-insight", "goldseam-journal", "goldseam-vault"],
    ),
    (
        "goldseam",
        &[
            "goldseam-content",
            "goldseam-document",
            "goldseam-exchange",
            "goldseam-journal",
            "goldseam-vault",
            "goldseam-wipe",
        ],
    ),
    (
        "goldseam-bench",
        &["goldseam-content", "goldseam-document", "goldseam-exchange", "goldseam-journal", "goldseam-vault"],
    ),
    ("xtask", &[]),
];

/// The crates that know nothing of windows.
const CORE: [&str; 8] = [
    "goldseam-content",
    "goldseam-document",
    "goldseam-formats",
    "goldseam-insight",
    "goldseam-vault",
    "goldseam-journal",
    "goldseam-exchange",
    "goldseam-cli",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cargo(args: &[&str]) -> String {
    let out = Command::new(env!("CARGO")).current_dir(root()).args(args).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// What says how far a proof goes, and what looks for leaks, is for tests alone.
const FOR_TESTS: [&str; 2] = ["goldseam-proof", "goldseam-leak"];

/// Our crates, each with the names of everything that its manifest asks for.
fn manifests() -> BTreeMap<String, BTreeSet<String>> {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version=1", "--no-deps", "--offline"])).unwrap();
    let name = |v: &Value| v["name"].as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap();
    let asked = |p: &Value| p["dependencies"].as_array().unwrap().clone();
    let counts = |d: &Value| !FOR_TESTS.contains(&name(d).as_str()) || d["kind"] != "dev";
    packages.iter().map(|p| (name(p), asked(p).iter().filter(|d| counts(d)).map(name).collect())).collect()
}

/// Every file below `folder` with one of these endings.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|e| endings.iter().any(|known| e == *known)) {
            found.push(path);
        }
    }
    found
}

#[test]
fn dependencies_point_one_way() {
    let manifests = manifests();
    let ours: BTreeSet<_> = manifests.keys().collect();
    for (name, asked) in &manifests {
        let (_, allowed) = MAY_USE.iter().find(|(known, _)| known == name).expect("a rule for every crate");
        for used in asked.iter().filter(|used| ours.contains(used)) {
            assert!(allowed.contains(&used.as_str()), "{name} must not depend on {used}");
        }
    }
}

/// Not even through another crate: the core builds where there is no desktop.
#[test]
fn the_core_has_no_window() {
    let windows = |tree: &str| {
        ["tauri", "wry", "tao", "gtk", "webkit2gtk"]
            .into_iter()
            .any(|toolkit| tree.lines().any(|line| line.split([' ', '-']).next() == Some(toolkit)))
    };
    let tree =
        |name| cargo(&["tree", "--offline", "--prefix=none", "--edges=normal,build", "--package", name]);
    for name in CORE {
        assert!(!windows(&tree(name)), "{name} pulls in a window");
    }
    assert!(windows(&tree("goldseam")), "the search for toolkits finds none where there is one");
}

/// What reads the content and what counts stand beside the vault, not on it.
#[test]
fn content_and_figures_know_no_database() {
    for name in ["goldseam-content", "goldseam-document", "goldseam-insight"] {
        let tree = cargo(&["tree", "--offline", "--prefix=none", "--edges=normal,build", "--package", name]);
        let database = |line: &str| ["rusqlite", "libsqlite3-sys"].contains(&line.split(' ').next().unwrap());
        assert!(!tree.lines().any(database), "{name} pulls in a database");
    }
}

#[test]
fn every_crate_is_under_the_same_lints() {
    for manifest in files(&root().join("src-tauri"), &["toml"]) {
        if manifest.ends_with("Cargo.toml") {
            let text = fs::read_to_string(&manifest).unwrap();
            // a workspace of its own, such as that of the fuzz targets, has none to inherit
            if text.lines().any(|line| line == "[workspace]") {
                continue;
            }
            assert!(text.contains("[lints]\nworkspace = true"), "{}", manifest.display());
        }
    }
}

/// The tests of a crate are one program, since linking many takes minutes; none may be forgotten in it.
#[test]
fn every_file_of_tests_is_run() {
    for folder in fs::read_dir(root().join("src-tauri")).unwrap().map(|found| found.unwrap().path()) {
        let Ok(main) = fs::read_to_string(folder.join("tests/main.rs")) else { continue };
        for file in fs::read_dir(folder.join("tests")).unwrap().map(|found| found.unwrap().path()) {
            let name = file.file_stem().unwrap().to_str().unwrap();
            if file.extension().is_some_and(|ending| ending == "rs") && name != "main" {
                assert!(main.contains(&format!("mod {name};\n")), "{} runs nowhere", file.display());
            }
        }
    }
}

/// The time is always an argument, so that a test, an import or a demo can choose it.
#[test]
fn the_core_reads_no_clock() {
    for name in ["content", "insight", "vault", "journal", "exchange"] {
        for file in files(&root().join("src-tauri").join(name).join("src"), &["rs"]) {
            let text = fs::read_to_string(&file).unwrap();
            for clock in ["Utc::now", "Local::now", "SystemTime::now", "get_timezone"] {
                assert!(!text.contains(clock), "{} reads the clock with {clock}", file.display());
            }
        }
    }
}

#[test]
fn only_ipc_speaks_to_tauri() {
    let source = root().join("ui/src");
    let speakers: BTreeSet<_> = files(&source, &["ts", "svelte", "js"])
        .into_iter()
        .filter(|file| fs::read_to_string(file).unwrap().contains("@tauri-apps/"))
        .map(|file| file.strip_prefix(&source).unwrap().iter().next().unwrap().to_owned())
        .collect();
    assert_eq!(speakers, BTreeSet::from(["ipc".into()]));
}

/// No host, no inline code, nothing by default.
#[test]
fn the_page_can_reach_nothing() {
    // commands travel by this scheme, inside the process
    const OWN: [&str; 4] = ["'none'", "'self'", "ipc:", "http://ipc.localhost"];
    // and pictures of the journal by this one, as pictures and as nothing else
    const PICTURES: [&str; 3] = ["'self'", "picture:", "http://picture.localhost"];
    let config: Value =
        serde_json::from_str(&fs::read_to_string(root().join("tauri.conf.json")).unwrap()).unwrap();
    let policy = config["app"]["security"]["csp"].as_str().unwrap();
    let directives: BTreeMap<&str, Vec<&str>> = policy
        .split(';')
        .filter_map(|directive| directive.trim().split_once(' '))
        .map(|(name, sources)| (name, sources.split(' ').collect()))
        .collect();
    assert_eq!(directives["default-src"], ["'none'"]);
    assert_eq!(directives["img-src"], PICTURES);
    for (name, sources) in directives.into_iter().filter(|(name, _)| *name != "img-src") {
        assert!(sources.iter().all(|source| OWN.contains(source)), "{name} allows {sources:?}");
    }
}

/// The page may call our own commands and hear our own events; no plugin answers to it.
#[test]
fn no_plugin_answers_the_page() {
    let own = |permission: &str| permission.starts_with("core:event:") || !permission.contains(':');
    for file in files(&root().join("src-tauri/capabilities"), &["json"]) {
        let capability: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        assert_eq!(capability["windows"], serde_json::json!(["main"]), "{}", file.display());
        for permission in capability["permissions"].as_array().unwrap() {
            assert!(permission.as_str().is_some_and(own), "{permission} in {}", file.display());
        }
        assert!(capability.get("remote").is_none());
    }
}

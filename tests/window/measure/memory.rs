//! The memory that an app takes, with all its processes.

use std::collections::BTreeMap;
use std::path::Path;

/// Megabytes of each process that runs in this home, by the process's name: its proportional set
/// size, in which a page that several processes share is divided among them. Every process of one
/// app has its home, and a home is made for one app.
pub fn by_process(home: &Path) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    for process in std::fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path()) {
        if let Some((name, megabytes)) = look(&process, home) {
            *found.entry(name).or_default() += megabytes;
        }
    }
    found
}

/// Nothing for a process that is not the app's, or has just ended.
fn look(process: &Path, home: &Path) -> Option<(String, f64)> {
    let environment = std::fs::read(process.join("environ")).ok()?;
    let mine = format!("HOME={}", home.display());
    environment.split(|byte| *byte == 0).find(|variable| *variable == mine.as_bytes())?;
    let name = std::fs::read_link(process.join("exe")).ok()?.file_name()?.to_string_lossy().into_owned();
    let rollup = std::fs::read_to_string(process.join("smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    let kib: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    // it drives the app and is no part of it
    (name != "WebKitWebDriver").then_some((name, kib / 1024.0))
}

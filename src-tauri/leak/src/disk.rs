//! What is on the disk: in a home, and in the places outside of it where systems put what programs leave.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::canary::Needles;

/// Temporary files, shared memory, sockets and logs, dumps of crashed programs; and the home that the system
/// knows, if the app should not believe in the one that it was given.
const OUTSIDE: [&str; 8] = [
    "/tmp",
    "/var/tmp",
    "/dev/shm",
    "/run",
    "/var/log",
    "/var/crash",
    "/var/lib/systemd/coredump",
    "/root/.cache",
];
/// Larger files are none of ours.
const MOST: u64 = 1 << 30;

/// What is found below `home`, in names and in bytes, and in what was written elsewhere since `start`.
pub fn search(home: &Path, start: SystemTime, needles: &Needles) -> Vec<String> {
    let mut found = Vec::new();
    walk(home, &|_| true, needles, &mut found);
    let fresh = |meta: &fs::Metadata| meta.modified().is_ok_and(|time| time >= start) && meta.len() < MOST;
    for folder in OUTSIDE.iter().map(Path::new).chain(own_home().as_deref()) {
        walk(folder, &fresh, needles, &mut found);
    }
    found
}

/// Where the desktop keeps what was used last, and other programs what they knew of it.
fn own_home() -> Option<PathBuf> {
    std::env::home_dir().map(|home| home.join(".local/share")).filter(|folder| folder.is_dir())
}

fn walk(folder: &Path, wanted: &dyn Fn(&fs::Metadata) -> bool, needles: &Needles, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        let name = path.strip_prefix(folder).unwrap().as_os_str().as_encoded_bytes();
        found.extend(
            needles.find(name).into_iter().map(|(what, _)| format!("{what} names {}", path.display())),
        );
        if kind.is_dir() {
            walk(&path, wanted, needles, found);
        } else if kind.is_file() && entry.metadata().is_ok_and(|meta| wanted(&meta)) {
            let bytes = fs::read(&path).unwrap_or_default();
            found.extend(
                needles.find(&bytes).into_iter().map(|(what, _)| format!("{what} in {}", path.display())),
            );
        }
    }
}

/// Two bytes by which any program of the desktop says that a setting of it was changed.
const DESKTOP: &str = "run/dconf/user";

/// What is in the home besides the journal and the settings.
pub fn left_over(home: &Path) -> Vec<String> {
    fn walk(folder: &Path, home: &Path, out: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let name = entry.path().strip_prefix(home).unwrap().display().to_string();
            let ours = [".local/share/goldseam/", ".config/goldseam/", ".config/org.goldseam.journal/"];
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), home, out);
            } else if !ours.iter().any(|folder| name.starts_with(folder)) && name != DESKTOP {
                out.push(name);
            }
        }
    }
    let mut out = Vec::new();
    walk(home, home, &mut out);
    out
}

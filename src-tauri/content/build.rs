//! Embeds the files below `content/en`: a new one is in the next build by being there.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Files and folders that another crate reads.
const NOT_OURS: [&str; 4] = ["demo.toml", "demo-guided.toml", "report/words.toml", "stories/"];

fn main() -> io::Result<()> {
    let variable = |name| env::var_os(name).map(PathBuf::from).ok_or(io::ErrorKind::NotFound);
    let root = variable("CARGO_MANIFEST_DIR")?.join("../../content/en").canonicalize()?;
    println!("cargo::rerun-if-changed={}", root.display());

    let mut found = Vec::new();
    walk(&root, &mut found)?;
    found.sort();
    let mut code = String::from("[\n");
    for path in found {
        let name = path.strip_prefix(&root).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        if !NOT_OURS.iter().any(|other| name.starts_with(other)) {
            writeln!(code, "({name:?}, include_str!({:?})),", path.to_string_lossy())
                .map_err(io::Error::other)?;
        }
    }
    code.push_str("]\n");
    fs::write(variable("OUT_DIR")?.join("files.rs"), code)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    // a folder of its own in the list: cargo looks for new files where it is told to
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The root of the repository, as an absolute path.
pub fn root() -> &'static Path {
    // fixed at compile time: xtask is always built where it is used
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// The Svelte interface.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Cargo's target folder, and below it everything that this program makes.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// A program of this workspace that cargo has built, in the profile's folder `debug` or `release`.
pub fn built(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

//! The vault on a disk that fails. A program of its own, since SQLite gets another file system here
//! for the life of the process. Goals G2, G3 and G14 of `docs/proof.md`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[cfg(target_os = "linux")]
mod calls;
mod disk;
mod failing;
mod memory;
mod power;
mod power_loss;
mod read_only;
mod vfs;
mod world;

use tempfile::TempDir;

/// A folder in memory where there is one: nothing here needs a real disk, and real syncs cost time.
fn folder() -> TempDir {
    memory::register();
    vfs::register();
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

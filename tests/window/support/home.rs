//! A person's home, made for one test.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// Every folder that the app could write to, inside one that goes when the test ends. It outlives
/// any one run of the app, as a real home does.
pub struct Home {
    dir: TempDir,
}

impl Home {
    pub fn new() -> Home {
        let dir = TempDir::with_prefix_in("home-", env!("CARGO_TARGET_TMPDIR")).unwrap();
        for folder in ["run", "tmp"] {
            std::fs::create_dir(dir.path().join(folder)).unwrap();
        }
        Home { dir }
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Where the app keeps a vault unless it is told otherwise.
    pub fn vault(&self) -> PathBuf {
        self.path().join(".local/share/goldseam/journal.goldseam")
    }

    /// Lays down the app's settings, as JSON, before it starts.
    pub fn set(&self, settings: &Value) {
        let folder = self.path().join(".config/goldseam");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("settings.json"), settings.to_string()).unwrap();
    }

    /// Gives `command` this home and this display, and nothing else of the environment.
    pub fn furnish(&self, command: &mut Command, display: &str) {
        let home = self.path();
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LANG", "C.UTF-8")
            .env("TZ", "Europe/Lisbon")
            .env("GOLDSEAM_CHEAP", "1")
            .env("HOME", home)
            .env("TMPDIR", home.join("tmp"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .current_dir(home);
    }
}

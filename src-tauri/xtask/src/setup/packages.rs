//! The system packages of Linux, by the names that Debian and Ubuntu give them.

use super::For;

/// A system package and what it is for.
pub struct Package {
    pub name: &'static str,
    pub why: &'static str,
    pub needed: For,
}

const fn package(needed: For, name: &'static str, why: &'static str) -> Package {
    Package { name, why, needed }
}

const ALL: [Package; 19] = [
    package(For::Running, "build-essential", "the C compiler and linker"),
    package(For::Running, "pkg-config", "finds the libraries below"),
    package(For::Running, "libwebkit2gtk-4.1-dev", "the window and its web view"),
    package(For::Running, "libssl-dev", "the cryptography inside the database"),
    package(For::Tests, "webkit2gtk-driver", "drives the real window in tests"),
    package(For::Tests, "xvfb", "a display without a screen"),
    package(For::Tests, "fonts-dejavu-core", "letters to draw on it"),
    package(For::Tests, "xdotool", "types like a person in the leak test"),
    package(For::Tests, "xclip", "copies a picture as another program does"),
    package(For::Tests, "python3-gi", "drags a picture as another program does"),
    package(For::Tests, "strace", "sees every socket and file that the app opens"),
    package(For::Tests, "dbus", "carries the notifications that a test reads"),
    package(For::Tests, "gnome-keyring", "a keychain that keeps a secret for a test"),
    package(For::Tests, "python3", "the independent reader of the vault format"),
    package(For::Tests, "python3-venv", "a Python environment of its own for that reader"),
    package(For::Tests, "python3-pip", "installs the reader's two libraries there, and a checker of PDF/UA"),
    package(For::Tests, "poppler-utils", "opens, reads and draws the PDFs that are made"),
    package(For::Tests, "qpdf", "looks into every part of them, and checks them"),
    package(
        For::Tests,
        "fonts-wqy-microhei",
        "Chinese, Japanese and Korean letters, which the app finds on a computer",
    ),
];

/// The packages that `goal` needs.
pub fn needed_for(goal: For) -> impl Iterator<Item = &'static Package> {
    ALL.iter().filter(move |package| package.needed <= goal)
}

/// For a system whose package manager is not known here.
pub fn name_them(goal: For) {
    println!("This Linux has no apt-get, so nothing was installed. Goldseam needs, by their Debian names:");
    for package in needed_for(goal) {
        println!("  {:<24} {}", package.name, package.why);
    }
}

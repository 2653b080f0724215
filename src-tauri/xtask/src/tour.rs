//! Pictures of every screen of the real app on a demo vault.

use std::fs;
use std::path::Path;

use crate::{Result, cargo, place, proc, setup, ui};

/// The pictures that the README shows, by their names in `target/tour`.
const README: [&str; 7] = [
    "entry-light-1280x800",
    "entry-dark-1280x800",
    "method-thought-record-half-light-1280x800",
    "story-hurt-path-light-1280x800",
    "story-hurt-questions-light-1280x800",
    "story-hurt-feelings-mood-light-1280x800",
    "story-hurt-check-in-light-1280x800",
];

/// What the demo vault opens with; the tour types it.
const PASSPHRASE: &str = "a quiet harbour in november";

/// Makes the demo vault, drives the app through every screen and, on request, copies the README's
/// pictures.
pub fn tour(readme: bool) -> Result {
    setup::ready(setup::For::Tests)?;
    ui::build()?;
    let folder = place::target().join("tour");
    fresh(&folder)?;
    let vault = folder.join("Demo.goldseam");
    demo(&vault)?;
    let mut tour = cargo::workspace("test");
    tour.args(["--test", "window", "tour", "--", "--ignored", "--nocapture"]);
    tour.env("GOLDSEAM_TOUR", &folder).env("GOLDSEAM_TOUR_PASSPHRASE", PASSPHRASE);
    proc::run(&mut tour)?;
    if readme {
        copy(&folder)?;
    }
    println!("The pictures are in {}.", folder.display());
    Ok(())
}

/// Two years of a journal that nobody wrote; the same every time.
fn demo(vault: &Path) -> Result {
    let passphrase = vault.with_extension("passphrase");
    fs::write(&passphrase, PASSPHRASE).map_err(|e| cannot(&passphrase, &e))?;
    proc::run(cargo::workspace("build").args(["--bin", "goldseam-cli"]))?;
    let mut cli = proc::command(place::built("debug", "goldseam-cli"));
    cli.arg("--vault").arg(vault).arg("--passphrase-file").arg(&passphrase);
    cli.args(["demo", "--years", "2", "--seed", "1"]);
    proc::run(&mut cli)
}

fn fresh(folder: &Path) -> Result {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|e| cannot(folder, &e))?;
    }
    fs::create_dir_all(folder).map_err(|e| cannot(folder, &e))
}

fn copy(from: &Path) -> Result {
    let to = place::root().join("docs/pictures");
    fs::create_dir_all(&to).map_err(|e| cannot(&to, &e))?;
    for name in README {
        let picture = from.join(name).with_extension("png");
        fs::copy(&picture, to.join(name).with_extension("png")).map_err(|e| cannot(&picture, &e))?;
    }
    Ok(())
}

fn cannot(path: &Path, why: &std::io::Error) -> String {
    format!("{}: {why}.", path.display())
}

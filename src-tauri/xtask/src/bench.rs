//! Measurements, in the release build.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::stamp::Stamp;
use crate::{Result, cargo, place, proc, setup, ui};

#[derive(Args)]
pub struct Options {
    /// Small vaults and few rounds: whether the measuring works, not what it measures. Leaves
    /// docs/benchmarks.md as it is
    #[arg(long)]
    quick: bool,
    /// The sources of a bare window to measure beside, relative to the repository
    #[arg(long, value_name = "DIR", default_value = "../shared/examples/tauri-window")]
    bare: PathBuf,
}

impl Options {
    /// Entries in the largest vault, which the window is measured with.
    fn entries(&self) -> &'static str {
        if self.quick { "1000" } else { "100000" }
    }
}

/// Measures the journal, then what goes in and out, then the window, and writes docs/benchmarks.md.
pub fn bench(options: &Options) -> Result {
    setup::ready(setup::For::Tests)?;
    ui::build()?;
    let bare = bare(&place::root().join(&options.bare))?;
    let mut build = cargo::workspace("build");
    build.args(["--release", "--bin", "goldseam", "--bin", "goldseam-bench"]);
    proc::run(&mut build)?;
    // what drives the window is not measured, and takes longest of all to be made quick
    proc::run(cargo::workspace("test").args(["--test", "window", "--no-run"]))?;
    let folder = place::target().join("bench");
    let measured = journal(options, &folder)
        .and_then(|()| exchange(options, &folder))
        .and_then(|()| window(options, &folder, bare.as_deref()));
    forget(&folder)?;
    measured?;
    report(options, &folder)
}

/// The larger vault that the journal's measurement leaves for the window's; check-ins are beside it.
fn vault(folder: &Path) -> PathBuf {
    folder.join("journal.goldseam")
}

/// Vaults are large; nothing reads them afterwards.
fn forget(folder: &Path) -> Result {
    remove(&vault(folder))?;
    remove(&folder.join("feelings.goldseam"))
}

fn journal(options: &Options, folder: &Path) -> Result {
    forget(folder)?;
    let mut core = proc::command(place::built("release", "goldseam-bench"));
    core.arg("core").arg("--out").arg(folder.join("core.json")).arg("--keep").arg(vault(folder));
    if options.quick {
        core.arg("--quick");
    }
    proc::run(&mut core)
}

fn exchange(options: &Options, folder: &Path) -> Result {
    let mut exchange = proc::command(place::built("release", "goldseam-bench"));
    exchange.arg("exchange").arg("--out").arg(folder.join("exchange.json")).arg("--vault").arg(vault(folder));
    if options.quick {
        exchange.arg("--quick");
    }
    proc::run(&mut exchange)
}

fn window(options: &Options, folder: &Path, bare: Option<&Path>) -> Result {
    let figures = folder.join("window.json");
    if figures.exists() {
        fs::remove_file(&figures).map_err(|e| cannot(&figures, &e))?;
    }
    if !cfg!(target_os = "linux") {
        println!("The window is measured on Linux only.");
        return Ok(());
    }
    let mut window = cargo::workspace("test");
    window.args(["--test", "window", "measure", "--", "--ignored", "--nocapture"]);
    window.env("GOLDSEAM_APP", place::built("release", "goldseam"));
    window.env("GOLDSEAM_BENCH", folder).env("GOLDSEAM_BENCH_ENTRIES", options.entries());
    if let Some(bare) = bare {
        window.env("GOLDSEAM_BENCH_BARE", bare);
    }
    if options.quick {
        window.env("GOLDSEAM_BENCH_QUICK", "1");
    }
    proc::run(&mut window)
}

fn report(options: &Options, folder: &Path) -> Result {
    let out = if options.quick { folder.to_owned() } else { place::root().join("docs") };
    let out = out.join("benchmarks.md");
    let mut report = proc::command(place::built("release", "goldseam-bench"));
    proc::run(report.arg("report").arg("--figures").arg(folder).arg("--out").arg(&out))?;
    println!("The figures are in {}.", out.display());
    Ok(())
}

/// Builds the bare window in a folder of its own, and says where its program is.
fn bare(sources: &Path) -> Result<Option<PathBuf>> {
    if !sources.join("Cargo.toml").is_file() {
        println!("There is no bare window in {}: nothing to measure the start beside.", sources.display());
        return Ok(None);
    }
    let folder = place::target().join("bench/bare");
    let program = folder.join("target/release/proto-journal");
    let stamp =
        Stamp::new(folder.with_extension("stamp"), &[sources.to_owned()], &["node_modules", "target"])?;
    if program.is_file() && stamp.is_fresh() {
        return Ok(Some(program));
    }
    copy(sources, &folder)?;
    for step in [&["ci", "--no-audit", "--no-fund"][..], &["run", "build"]] {
        proc::run(ui::npm(step).current_dir(folder.join("ui")))?;
    }
    let mut build = cargo::plain("build");
    build.args(["--release", "--locked", "--target-dir"]).arg(folder.join("target"));
    proc::run(build.current_dir(&folder))?;
    stamp.set()?;
    Ok(Some(program))
}

fn copy(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to).map_err(|e| cannot(to, &e))?;
    for child in fs::read_dir(from).map_err(|e| cannot(from, &e))? {
        let child = child.map_err(|e| cannot(from, &e))?.path();
        let Some(name) = child.file_name().filter(|name| *name != "node_modules" && *name != "target") else {
            continue;
        };
        if child.is_dir() {
            copy(&child, &to.join(name))?;
        } else {
            // not `fs::copy`: what may not be written there must be written here the next time
            let bytes = fs::read(&child).map_err(|e| cannot(&child, &e))?;
            fs::write(to.join(name), bytes).map_err(|e| cannot(&child, &e))?;
        }
    }
    Ok(())
}

fn remove(folder: &Path) -> Result {
    if folder.exists() { fs::remove_dir_all(folder).map_err(|e| cannot(folder, &e)) } else { Ok(()) }
}

fn cannot(path: &Path, why: &std::io::Error) -> String {
    format!("{}: {why}.", path.display())
}

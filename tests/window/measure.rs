//! What a person waits for in the real window, and what that takes of the memory: `cargo xtask
//! bench`, which turns the numbers into docs/benchmarks.md. Nothing here judges them.

mod listing;
mod memory;
mod pictures;
mod start;
mod typing;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// What `goldseam-bench` calls the passphrase of the vault that it leaves behind.
const PASSPHRASE: &str = "a passphrase for measuring";

/// What was asked for, in the environment.
struct Asked {
    /// Where the figures go, and where the large vault is.
    folder: PathBuf,
    /// How many entries that vault has.
    entries: usize,
    /// The program of a bare window to measure beside.
    bare: Option<PathBuf>,
    /// Few rounds: whether the measuring works, not what it measures.
    quick: bool,
}

impl Asked {
    fn read() -> Asked {
        let asked = |name: &str| std::env::var(name).ok();
        Asked {
            folder: asked("GOLDSEAM_BENCH").expect("set by cargo xtask bench").into(),
            entries: asked("GOLDSEAM_BENCH_ENTRIES").expect("set by cargo xtask bench").parse().unwrap(),
            bare: asked("GOLDSEAM_BENCH_BARE").map(PathBuf::from),
            quick: asked("GOLDSEAM_BENCH_QUICK").is_some(),
        }
    }

    fn rounds(&self, many: usize) -> usize {
        if self.quick { 2 } else { many }
    }
}

/// The figures, as `goldseam-bench report` reads them.
#[derive(Default)]
struct Figures(Vec<Value>);

impl Figures {
    fn add(&mut self, what: &str, unit: &str, ours: &[f64]) {
        self.beside(what, unit, ours, &[]);
    }

    fn beside(&mut self, what: &str, unit: &str, ours: &[f64], beside: &[f64]) {
        let mut sorted = ours.to_vec();
        sorted.sort_by(f64::total_cmp);
        println!("{what}: {:.1} {unit} in {} rounds", sorted[sorted.len() / 2], ours.len());
        self.0.push(
            json!({ "what": what, "entries": 0, "state": "", "unit": unit, "ours": ours, "beside": beside }),
        );
    }

    fn write(self, file: &Path) {
        std::fs::write(file, Value::Array(self.0).to_string()).unwrap();
    }
}

/// One after the other, since each wants the machine for itself.
#[test]
#[ignore = "measures for minutes: cargo xtask bench"]
fn measure() {
    let asked = Asked::read();
    let mut figures = Figures::default();
    start::measure(&asked, &mut figures);
    listing::measure(&asked, &mut figures);
    pictures::measure(&asked, &mut figures);
    typing::measure(&asked, &mut figures);
    figures.write(&asked.folder.join("window.json"));
}

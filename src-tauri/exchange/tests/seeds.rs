//! Every seed of the fuzzing's corpus, through the very function that is fuzzed with it: what was found once
//! stays mended, and the targets keep building.

use std::fs;
use std::path::{Path, PathBuf};

use goldseam_proof::figure;

#[path = "../../formats/fuzz/src/lib.rs"]
#[allow(dead_code, missing_docs, clippy::pedantic)]
mod fuzz;

fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder).unwrap().map(|child| child.unwrap().path()).collect();
    found.sort();
    found
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

#[test]
fn every_seed_goes_through_its_target() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/fuzz/corpus");
    let targets = inside(&corpus);
    let mut tried = 0;
    for target in &targets {
        for seed in inside(target) {
            println!("{} {}", name(target), name(&seed));
            let bytes = fs::read(&seed).unwrap();
            fuzz::targets::run(name(target), &bytes).expect("every folder of the corpus is a target");
            // and cut short, as a copy that broke off
            fuzz::targets::run(name(target), &bytes[..bytes.len() / 2]);
            tried += 2;
        }
    }
    fs::remove_dir_all(fuzz::room()).unwrap();
    figure("G10", "seeds of the corpus that break their reader", tried, 0);
}

#[test]
fn every_reader_of_strangers_bytes_has_seeds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/fuzz/corpus");
    let targets: Vec<_> = inside(&corpus).iter().map(|target| name(target).to_owned()).collect();
    let formats = goldseam_formats::FORMATS.iter().map(|format| format.id());
    for target in formats.chain(["zip", "vault-header", "method-file", "markdown-page"]) {
        assert!(targets.iter().any(|known| known == target), "{target} is not fuzzed");
    }
}

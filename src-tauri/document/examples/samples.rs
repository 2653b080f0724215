//! Writes sample documents in every form into a folder, to be looked at:
//! `cargo run -p goldseam-document --example samples -- FOLDER`.
// no part of the app: what is not as it was meant to be has to stop it
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;
use std::{env, fs, path::PathBuf};

use goldseam_document::{Pages, html, markdown, text};

fn main() {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "samples".into()));
    fs::create_dir_all(&folder).unwrap();
    let samples = [
        ("pack", support::pack()),
        ("year", support::year()),
        ("scripts", support::scripts()),
        (
            "boxes",
            support::document(
                "Boxes",
                vec![support::section(
                    "Boxes",
                    vec![support::paragraph("a \u{A000}\u{1F900}\u{13000}\u{13001} b ক্ষ ไทย")],
                )],
            ),
        ),
        ("book", support::book(360)),
    ];
    for (name, document) in samples {
        let begun = Instant::now();
        let pages = Pages::of(&document).unwrap();
        let laid = begun.elapsed();
        let pdf = pages.pdf(None).unwrap();
        println!(
            "{name}: {} pages, {} bytes, laid out in {laid:.2?}, file after {:.2?}, {:?}",
            pdf.pages,
            pdf.bytes.len(),
            begun.elapsed(),
            pdf.notes
        );
        fs::write(folder.join(format!("{name}.pdf")), pdf.bytes).unwrap();
        fs::write(folder.join(format!("{name}.html")), html(&document)).unwrap();
        fs::write(folder.join(format!("{name}.md")), markdown(&document)).unwrap();
        fs::write(folder.join(format!("{name}.txt")), text(&document)).unwrap();
    }
}

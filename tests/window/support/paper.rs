//! What leaves on paper, seen page by page.

use std::path::Path;
use std::process::Command;

use goldseam_exchange::pack::{self, Form, PackChoice, PartOffer};
use goldseam_journal::Journal;

use super::laid::ago;

/// Dots to an inch: an A4 page is 827 wide.
const DOTS: &str = "100";

/// A picture of each page of a PDF: `NAME-1.png` and so on.
pub fn pictures(pdf: &Path, name: &Path) {
    let done = Command::new("pdftoppm").args(["-r", DOTS, "-png"]).arg(pdf).arg(name).status().unwrap();
    assert!(done.success(), "pdftoppm could not read the pages");
}

/// The report of the last year, as it is without a tick and with some of every part.
pub fn year(journal: &Journal, folder: &Path) {
    let now = ago(0);
    let offer = pack::offer(journal, ago(365).day(), now.day()).unwrap();
    let usual = PackChoice::usual(&offer);
    let some = |part: &PartOffer| {
        (part.id.clone(), part.items.iter().take(2).map(|item| item.key.clone()).collect())
    };
    let parts = offer.parts.iter().map(some).collect();
    let wants = "To talk about the evenings, and how to ask for time without a quarrel.".to_owned();
    let choices = [
        ("pdf-year", usual.clone()),
        ("pdf-every-part", PackChoice { every_check_in: true, wants, parts, ..usual }),
    ];
    for (name, choice) in choices {
        let document = pack::build(journal, &choice, &now).unwrap();
        let file = folder.join(name).with_extension("pdf");
        std::fs::write(&file, pack::on_paper(&document, Form::Pdf, None).unwrap()).unwrap();
        pictures(&file, &folder.join(name));
    }
}

//! The page for a person in danger and docs/threat-model.md say the same.

use std::fmt::Write as _;

use goldseam_content::{Library, Reading};

/// The page as it stands in Markdown.
fn page() -> &'static Reading {
    Library::built_in().pages().iter().find(|page| page.id == "what-it-hides").unwrap()
}

fn markdown(page: &Reading) -> String {
    let mut out = format!("{}\n", page.summary);
    for part in &page.parts {
        write!(out, "\n## {}\n", part.heading).unwrap();
        for text in &part.text {
            write!(out, "\n{text}\n").unwrap();
        }
        if !part.list.is_empty() {
            out.push('\n');
        }
        for point in &part.list {
            writeln!(out, "- {point}").unwrap();
        }
    }
    out
}

#[test]
fn the_page_in_the_app_and_the_document_say_the_same() {
    let document = include_str!("../../../docs/threat-model.md");
    let (plain, checked) = document.split_once("\n---\n").expect("a line between the two parts");
    let (heading, said) = plain.split_once("\n\n").unwrap();
    assert_eq!(heading, format!("# {}", page().name));
    assert_eq!(said, markdown(page()));
    for goal in 1..=14 {
        assert!(checked.contains(&format!("G{goal}")), "G{goal} is for nobody");
    }
}

/// What a person must know before they trust it, whatever else is said.
#[test]
fn the_page_says_what_it_cannot_do() {
    assert!(page().opens_help);
    let text = markdown(page());
    for plain in [
        "does not hide that you write",
        "controls this computer",
        "makes you open it",
        "There is no false journal",
        "An old copy opens with the old passphrase",
        "nobody can open the journal again",
        "wipes no traces",
        "another one",
    ] {
        assert!(text.contains(plain), "{plain}");
    }
}

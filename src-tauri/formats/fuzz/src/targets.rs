//! What each target does with an input. The programs of `fuzz_targets` call these, and so does an ordinary
//! test with every seed of the corpus.

use std::{fs, ops::Range, str};

use goldseam_content::{Library, Method};
use goldseam_document::{Block, Document, Entry, Paper, Section};
use goldseam_formats::{Source, guess};
use sha2::{Digest, Sha256};

/// Runs the target of this name, as the folders of the corpus are called. None if there is no such target.
pub fn run(target: &str, bytes: &[u8]) -> Option<()> {
    match target {
        "zip" => zip(bytes),
        "vault-header" => vault_header(bytes),
        "method-file" => str::from_utf8(bytes).map_or((), method_file),
        "markdown-page" => str::from_utf8(bytes).map_or((), markdown_page),
        id => super::read(goldseam_formats::format(id)?, bytes),
    }
    Some(())
}

/// Any zip as a source: opened, and all of it read.
pub fn zip(bytes: &[u8]) {
    let path = super::room().join("fuzz.zip");
    fs::write(&path, bytes).expect("there is room for the input");
    let Ok(mut source) = Source::open(&path, super::limits()) else { return };
    let names: Vec<_> = source.names().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    for (name, claimed) in names {
        if let Ok(read) = source.bytes(&name) {
            assert!(source.is_file() || read.len() as u64 <= claimed, "more than was claimed");
        }
    }
    let _ = guess(&mut source);
}

const LENGTH: Range<usize> = 10..12;
const SUM: usize = 32;

/// The header of a vault, as it is and with its length and checksum mended, so that what lies behind them
/// is reached.
pub fn vault_header(bytes: &[u8]) {
    let _ = goldseam_vault::check_header(bytes.to_vec());
    let mut mended = bytes.to_vec();
    let Ok(length) = u16::try_from(mended.len()) else { return };
    if mended.len() < LENGTH.end + SUM {
        return;
    }
    mended[LENGTH].copy_from_slice(&length.to_le_bytes());
    let at = mended.len() - SUM;
    let sum = Sha256::digest(&mended[..at]);
    mended[at..].copy_from_slice(&sum);
    let _ = goldseam_vault::check_header(mended);
}

/// A method file of a stranger, and the other files that a person can bring.
pub fn method_file(text: &str) {
    let _ = Method::parse("fuzz.toml", text);
    for place in ["methods/fuzz.toml", "journeys/fuzz.toml", "pages/fuzz.toml", "emotions.toml"] {
        let _ = Library::from_files([(place.to_owned(), text.to_owned())]);
    }
    let _ = goldseam_journal::read_words("fuzz.toml", text);
}

/// A text in Markdown, on each of its ways that need no typesetter: lists, links to files, a page for a
/// browser, Markdown and plain text again.
pub fn markdown_page(text: &str) {
    let _ = goldseam_journal::preview(text);
    for named in goldseam_journal::named_attachments(text) {
        assert!(text.get(named.range).is_some(), "a place that is not in the text");
    }
    let document = around(text);
    let page = goldseam_document::html(&document);
    for tag in ["<script", "<iframe", "<object", "<embed", "<link", "<base", "<form"] {
        assert!(!page.contains(tag), "raw HTML became a part of the page");
    }
    let _ = goldseam_document::text(&document);
    let again = goldseam_document::markdown(&document);
    let _ = goldseam_document::html(&around(&again));
}

/// A document with the text in each place that reads Markdown, and in one that does not.
fn around(text: &str) -> Document {
    let written = || Block::Markdown { text: text.to_owned() };
    let entry = Entry {
        title: text.lines().next().unwrap_or_default().to_owned(),
        when: String::new(),
        marks: Vec::new(),
        tags: Vec::new(),
        blocks: vec![written()],
    };
    let blocks = vec![written(), Block::Entry(entry), Block::Bullets { items: vec![text.to_owned()] }];
    let section = Section { id: "one".to_owned(), heading: String::new(), new_page: false, blocks };
    Document {
        title: String::new(),
        language: "en".to_owned(),
        made: chrono::NaiveDate::default(),
        head: Vec::new(),
        notice: String::new(),
        paper: Paper::A4,
        sections: vec![section],
    }
}

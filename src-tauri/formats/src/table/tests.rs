use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::Limits;

fn open(bytes: &[u8]) -> Result<Table> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.csv");
    std::fs::write(&path, bytes).unwrap();
    Table::open(&mut source(&path))
}

fn source(path: &Path) -> Source {
    Source::open(path, Limits::default()).unwrap()
}

fn all(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = open(bytes).unwrap();
    let mut rows = vec![table.header.clone()];
    table
        .rows(|_, row| {
            rows.push(row.iter().map(str::to_owned).collect());
            Ok(true)
        })
        .unwrap();
    rows
}

#[test]
fn the_same_table_is_read_whatever_separates_its_fields() {
    for separator in [",", ";", "\t", "|"] {
        let text = "date|note\r\n2025-10-04|\"one\ntwo, \"\"three\"\"; four\"\r\n".replace('|', separator);
        assert_eq!(
            all(text.as_bytes()),
            [vec!["date", "note"], vec!["2025-10-04", "one\ntwo, \"three\"; four"]],
            "{separator:?}"
        );
    }
}

#[test]
fn a_byte_order_mark_and_utf_16_are_no_part_of_the_header() {
    assert_eq!(all("\u{feff}é;b\n1;2".as_bytes()), [["é", "b"], ["1", "2"]]);
    let utf16: Vec<u8> = "\u{feff}é\tb\r\n1\t2".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(all(&utf16), [["é", "b"], ["1", "2"]]);
}

#[test]
fn a_first_line_that_tells_the_separator_is_believed() {
    assert_eq!(all(b"sep=;\na,b;c\n1,2;3"), [["a,b", "c"], ["1,2", "3"]]);
}

#[test]
fn rows_of_other_lengths_are_given_as_they_are() {
    assert_eq!(all(b"a,b\n1\n\n1,2,3\n"), [vec!["a", "b"], vec!["1"], vec!["1", "2", "3"]]);
}

#[test]
fn nothing_but_a_text_is_a_table() {
    assert!(matches!(open(b""), Err(Error::NotThisFormat)));
    assert!(matches!(open(b"a,b\0"), Err(Error::NotThisFormat)));
    assert!(matches!(open(b"a,\xe9"), Err(Error::NotText)));
    assert!(matches!(open(&b",".repeat(20_000)), Err(Error::NotThisFormat)));
}

#[test]
fn a_row_that_does_not_end_is_too_large() {
    let mut text = b"a,b\n\"".to_vec();
    text.resize(9 << 20, b',');
    let table = open(&text).unwrap();
    assert!(matches!(table.rows(|_, _| Ok(true)), Err(Error::TooLarge)));
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, is) in [("7.5", 7.5), ("7,5", 7.5), (" -3 ", -3.0), ("0", 0.0), ("+1", 1.0)] {
        assert_eq!(number(text), Some(is), "{text}");
    }
    for text in ["", "inf", "NaN", "1e5", "1,2,3", "1.000,5", "7:30", "x", "-", &"9".repeat(400)] {
        assert_eq!(number(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn nothing_panics(bytes: Vec<u8>) {
        if let Ok(table) = open(&bytes) {
            let _ = table.rows(|_, _| Ok(true));
        }
    }
}

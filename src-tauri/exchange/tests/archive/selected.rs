//! Some entries on their own.

use std::{fs, path::Path, sync::atomic::AtomicBool};

use goldseam_exchange::{
    Result,
    archive::{ChosenChoices, ChosenWritten, Form, Selection, write_chosen},
    outfile::Existing,
};
use goldseam_journal::{Filter, Journal};

use crate::{
    back::{PNG, everything},
    support::{Place, files, now},
};

fn chosen(place: &Place, journal: &Journal, form: Form, selection: &Selection, name: &str) -> usize {
    written(place, journal, &choices(form), selection, name).unwrap().entries
}

/// In the place of what is there, and cleaned.
pub fn choices(form: Form) -> ChosenChoices {
    ChosenChoices { form, password: None, existing: Existing::Replace, originals: false }
}

pub fn written(
    place: &Place,
    journal: &Journal,
    choices: &ChosenChoices,
    selection: &Selection,
    name: &str,
) -> Result<ChosenWritten> {
    let stop = AtomicBool::new(false);
    write_chosen(journal, &place.path(name), selection, choices, &now(), &stop, &mut |_| {})
}

fn walks() -> Selection {
    Selection { filter: Filter { tags: vec!["walk".into()], ..Filter::default() }, ids: None }
}

#[test]
fn a_filter_decides_and_the_bin_is_left_out() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    assert_eq!(chosen(&place, &journal, Form::Markdown, &walks(), "walks.md"), 1);
    let text = fs::read_to_string(place.path("walks.md")).unwrap();
    assert!(text.starts_with("---\ntitle: \"Second thoughts\"\n") && !text.contains("Put away."), "{text}");
    let from =
        Selection { filter: Filter { from: Some("2027-01-01".into()), ..Filter::default() }, ids: None };
    assert_eq!(chosen(&place, &journal, Form::Json, &from, "none.json"), 0);
    let nothing: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(place.path("none.json")).unwrap()).unwrap();
    assert_eq!(nothing["entries"], serde_json::json!([]));
}

#[test]
fn entries_can_be_named_one_by_one() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let rows = journal.timeline(&Filter::default(), None, 2).unwrap().rows;
    let ids = vec![rows[0].id, rows[1].id, 9999];
    let selection = Selection { filter: Filter::default(), ids: Some(ids) };
    assert_eq!(chosen(&place, &journal, Form::Json, &selection, "two.json"), 2);
    let text = fs::read_to_string(place.path("two.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["format"], "goldseam-entries");
    assert_eq!(json["entries"][1]["title"], rows[0].title.as_str());
}

#[test]
fn a_zip_has_the_files_that_its_texts_lead_to_and_no_others() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    chosen(&place, &journal, Form::MarkdownZip, &walks(), "walks.zip");
    let all = files(&place.path("walks.zip"));
    assert_eq!(
        all.keys().filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "md")).count(),
        1
    );
    assert_eq!(all.values().filter(|bytes| *bytes == PNG).count(), 2);
    let note =
        Selection { filter: Filter { methods: vec!["check-in".into()], ..Filter::default() }, ids: None };
    chosen(&place, &journal, Form::MarkdownZip, &note, "check-ins.zip");
    assert!(files(&place.path("check-ins.zip")).keys().all(|name| name.starts_with("entries/")));
}

#[test]
fn a_table_has_a_row_for_each_and_no_formula() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let id = journal.timeline(&walks().filter, None, 1).unwrap().rows[0].id;
    let entry = journal.entry(id).unwrap();
    let happened = goldseam_journal::When::from(&entry.happened);
    let draft = goldseam_journal::Draft {
        title: "=HYPERLINK(\"x\")".into(),
        body: "@all, \"yes\"\n+".into(),
        happened,
        tags: entry.tags,
        starred: true,
    };
    journal.save_entry(id, entry.version, &draft, &crate::support::now()).unwrap();
    assert_eq!(chosen(&place, &journal, Form::Csv, &walks(), "walks.csv"), 1);
    let text = fs::read_to_string(place.path("walks.csv")).unwrap();
    let row = text.split_once("\r\n").unwrap().1;
    assert!(row.contains(",\"'=HYPERLINK(\"\"x\"\")\",\"'@all, \"\"yes\"\"\n+\","), "{row}");
}

//! The front matter of an entry's file, read back by a YAML parser.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use goldseam_content::{Answer, Filled, Method};
use goldseam_exchange::markdown;
use goldseam_journal::{Draft, Entry, FilledDraft, Journal, Moment, When};
use goldseam_vault::{Cost, Passphrase};
use yaml_rust2::{Yaml, YamlLoader};

/// The entry as the journal keeps it.
fn kept(title: &str, body: &str, tags: &[&str], zone: Option<&str>) -> Entry {
    let dir = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::new("correct horse".into()).unwrap();
    let mut journal =
        Journal::create(&dir.path().join("a.goldseam"), passphrase, Cost::cheap_for_tests()).unwrap();
    let happened = When {
        local: "2026-05-03T17:20:00".into(),
        zone: zone.map(str::to_owned),
        offset: zone.is_none().then_some(-210),
    };
    let draft = Draft {
        title: title.into(),
        body: body.into(),
        happened,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        starred: true,
    };
    let now = Moment::new("2026-05-04T08:00:09".parse().unwrap(), 60, Some("Europe/Lisbon".into())).unwrap();
    let id = journal.create_entry(&draft, &now).unwrap().id;
    journal.entry(id).unwrap()
}

/// A filled-in method as the journal keeps it.
fn filled() -> (Entry, Method) {
    let dir = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::new("correct horse".into()).unwrap();
    let mut journal =
        Journal::create(&dir.path().join("a.goldseam"), passphrase, Cost::cheap_for_tests()).unwrap();
    let method = journal.method("care-log", None).unwrap();
    let answers = [("note".to_owned(), Answer::Text("---\n# not: a heading".into()))].into();
    let (version, returns) = (method.version, Vec::new());
    let filled = Filled { method: method.id.clone(), version, finished: true, answers, returns };
    let now = Moment::new("2026-05-04T08:00:09".parse().unwrap(), 60, None).unwrap();
    let (title, tags) = (String::new(), Vec::new());
    let draft = FilledDraft { filled, title, happened: When::from(&now), tags, starred: false };
    let id = journal.fill_new(&draft, &now).unwrap().id;
    (journal.entry(id).unwrap(), method)
}

#[test]
fn what_was_filled_in_says_with_which_method() {
    let (entry, method) = filled();
    let (front, body) = read(&markdown::entry(&entry, Some(&method)));
    assert_eq!(front["method"].as_str(), Some("Something for me"));
    assert_eq!(front["method_id"].as_str(), Some("care-log"));
    assert_eq!(front["method_version"].as_i64(), Some(i64::from(method.version)));
    assert_eq!(front["finished"].as_bool(), Some(true));
    assert_eq!(body.trim_end(), entry.body);
    assert!(body.contains("\\---\n\\# not: a heading"), "{body}");
    // of a method that this program can't read the id is left
    let (front, _) = read(&markdown::entry(&entry, None));
    assert!(front["method"].is_badvalue());
    assert_eq!(front["method_id"].as_str(), Some("care-log"));
}

/// The front matter and the body.
fn read(file: &str) -> (Yaml, String) {
    let (front, body) = file.strip_prefix("---\n").unwrap().split_once("---\n\n").unwrap();
    (YamlLoader::load_from_str(front).unwrap().remove(0), body.to_owned())
}

#[test]
fn every_field_reads_back() {
    let (front, body) = read(&markdown::entry(
        &kept("A good afternoon", "First.\n\n- one\n", &["walk", "kids"], Some("Europe/Lisbon")),
        None,
    ));
    assert_eq!(front["title"].as_str(), Some("A good afternoon"));
    assert_eq!(front["date"].as_str(), Some("2026-05-03T17:20:00+01:00"));
    assert_eq!(front["zone"].as_str(), Some("Europe/Lisbon"));
    let tags: Vec<_> = front["tags"].as_vec().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
    assert_eq!(tags, ["kids", "walk"]);
    assert_eq!(front["starred"].as_bool(), Some(true));
    assert_eq!(front["created"].as_str(), Some("2026-05-04T08:00:09+01:00"));
    assert_eq!(body, "First.\n\n- one\n");
}

#[test]
fn any_title_and_tag_reads_back() {
    let titles = [
        "He said: \"no\" # really",
        "back\\slash and 'quotes'",
        "yes",
        "- [ ] {a: b}, &c *d !e | > % @ `",
        "---",
        "tab\there",
        "line\nbreak, return\r, bell\u{7}, escape\u{1b}[2J, delete\u{7f}, next line\u{85}",
        "separators \u{2028} \u{2029} mark \u{feff}",
        "Ação, 日本語, שלום, 🌊",
        "  spaces  ",
    ];
    for title in titles {
        let (front, _) =
            read(&markdown::entry(&kept(title, "x", &["a: b", "\"c\""], Some("Europe/Lisbon")), None));
        assert_eq!(front["title"].as_str(), Some(title));
        assert_eq!(front["tags"].as_vec().unwrap().len(), 2);
    }
}

#[test]
fn what_is_empty_is_left_out() {
    let file = markdown::entry(&kept("", "---\nnot front matter", &[], None), None);
    let (front, body) = read(&file);
    assert!(front["title"].is_badvalue() && front["tags"].is_badvalue() && front["zone"].is_badvalue());
    assert_eq!(front["date"].as_str(), Some("2026-05-03T17:20:00-03:30"));
    assert_eq!(body, "---\nnot front matter\n");
}

//! Archives that somebody made to do harm: refused with a reason, and the journal as it was.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

use goldseam_exchange::archive::Archive;
use goldseam_formats::Limits;
use goldseam_journal::Journal;
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    back::everything,
    support::{Place, files, take},
};

/// An archive with something of every kind, and an empty journal.
struct Case {
    place: Place,
    archive: std::path::PathBuf,
    journal: Journal,
}

impl Case {
    fn new() -> Self {
        let place = Place::new();
        let mut one = place.journal("one");
        everything(&mut one);
        let archive = place.export(&one, "good.zip");
        let journal = place.journal("empty");
        Self { place, archive, journal }
    }

    /// What becomes of the archive with one file changed.
    fn with(&mut self, name: &str, change: impl Fn(String) -> String) -> String {
        let changed = self.place.changed(&self.archive, "bad.zip", &|file, bytes| {
            if file != name {
                return Some(bytes);
            }
            let before = String::from_utf8(bytes).unwrap();
            let after = change(before.clone());
            assert_ne!(before, after, "{name} is as it was");
            Some(after.into_bytes())
        });
        self.refused(&changed)
    }

    fn refused(&mut self, path: &Path) -> String {
        let before =
            self.journal.vault().read(|db| Ok::<_, goldseam_journal::Error>(db.total_changes())).unwrap();
        let failed = take(&mut self.journal, path).unwrap_err();
        let after =
            self.journal.vault().read(|db| Ok::<_, goldseam_journal::Error>(db.total_changes())).unwrap();
        assert_eq!(before, after, "{failed}");
        failed.code().to_owned()
    }
}

fn first(of: &str, with: &str) -> impl Fn(String) -> String {
    let (of, with) = (of.to_owned(), with.to_owned());
    move |text| text.replacen(&of, &with, 1)
}

/// The value of the first field of that name.
fn value(text: &str, field: &str) -> String {
    let start = text.find(&format!("\"{field}\":")).unwrap() + field.len() + 3;
    text[start..].split([',', '}']).next().unwrap().to_owned()
}

/// What is changed in a line of a file of the archive.
type Change = Box<dyn Fn(String) -> String>;

#[test]
#[allow(clippy::too_many_lines, reason = "a list")]
fn what_does_not_fit_is_refused_and_nothing_is_changed() {
    let mut case = Case::new();
    let entries = "journal/entries.jsonl";
    let changes: Vec<(&str, &str, Change)> = vec![
        ("an id that is none", entries, Box::new(first("\"uid\":\"", "\"uid\":\"x"))),
        ("a field that nobody knows", entries, Box::new(first("\"uid\":", "\"more\":1,\"uid\":"))),
        (
            "a version of 0",
            entries,
            Box::new(|text| {
                let version = value(&text, "version");
                text.replacen(&format!("\"version\":{version}"), "\"version\":0", 1)
            }),
        ),
        (
            "an offset of years",
            entries,
            Box::new(|text| {
                let offset = value(&text, "offset");
                text.replacen(&format!("\"offset\":{offset}"), "\"offset\":2000000000", 1)
            }),
        ),
        (
            "a zone that is none",
            entries,
            Box::new(|text| {
                let zone = value(&text, "zone");
                text.replacen(&format!("\"zone\":{zone}"), "\"zone\":\"../../etc\"", 1)
            }),
        ),
        ("a year that is none", entries, Box::new(first("\"local\":\"20", "\"local\":\"-20"))),
        (
            "a title of a thousand letters",
            entries,
            Box::new(|text| {
                let title = value(&text, "title");
                text.replacen(
                    &format!("\"title\":{title}"),
                    &format!("\"title\":\"{}\"", "x".repeat(1000)),
                    1,
                )
            }),
        ),
        ("a method that is not there", entries, Box::new(first("\"method\":\"", "\"method\":\"no-"))),
        (
            "an answer that fits no question",
            entries,
            Box::new(first(
                "\"kind\":\"affect\",\"value\":{\"pleasant\":",
                "\"kind\":\"affect\",\"value\":{\"pleasant\":9",
            )),
        ),
        (
            "the same entry twice",
            entries,
            Box::new(|text| {
                let line = text.lines().next().unwrap().to_owned();
                format!("{line}\n{text}")
            }),
        ),
        ("a line that ends nowhere", entries, Box::new(|text| text.trim_end().to_owned())),
        ("no JSON", entries, Box::new(|text| format!("{text}nonsense\n"))),
        ("nested beyond sense", entries, Box::new(|text| format!("{text}{}\n", "[".repeat(200_000)))),
        ("half of a pair of letters", entries, Box::new(first("\"body\":\"", "\"body\":\"\\ud800"))),
        ("an entry less", entries, Box::new(|text| text.split_once('\n').unwrap().1.to_owned())),
        (
            "a link to nowhere",
            "journal/links.jsonl",
            Box::new(|text| {
                let to = value(&text, "to");
                text.replacen(&to, &format!("\"{}\"", "0".repeat(32)), 1)
            }),
        ),
        (
            "a link to itself",
            "journal/links.jsonl",
            Box::new(|text| {
                let (from, to) = (value(&text, "from"), value(&text, "to"));
                text.replacen(&to, &from, 1)
            }),
        ),
        (
            "what happened on no journey",
            "journal/events.jsonl",
            Box::new(|text| {
                let of = value(&text, "of");
                text.replacen(&of, &format!("\"{}\"", "1".repeat(32)), 1)
            }),
        ),
        ("a group that is not there", "journal/tags.jsonl", Box::new(first("\"group\":0", "\"group\":7"))),
        ("a colour that is none", "journal/tags.jsonl", Box::new(first("\"colour\":4", "\"colour\":200"))),
        ("a person without a name", "journal/people.jsonl", Box::new(first("\"Robin\",\"R.\"", ""))),
        (
            "a method of another name",
            "methods/own-care-1.toml",
            Box::new(first("id = \"own-care\"", "id = \"own-other\"")),
        ),
        (
            "a name that leads out",
            "journal/methods.jsonl",
            Box::new(first("\"id\":\"own-care\"", "\"id\":\"../own\"")),
        ),
        (
            "a file that is another",
            "journal/attachments.jsonl",
            Box::new(|text| {
                let hash = value(&text, "hash");
                text.replacen(&hash, &format!("\"{}\"", "2".repeat(64)), 1)
            }),
        ),
        (
            "a file that claims four gigabytes",
            "journal/attachments.jsonl",
            Box::new(|text| {
                let bytes = value(&text, "bytes");
                text.replacen(&format!("\"bytes\":{bytes}"), "\"bytes\":4294967296", 1)
            }),
        ),
        ("an import of an archive", "manifest.json", Box::new(first("\"imports\": 0", "\"imports\": 1"))),
    ];
    for (what, name, change) in changes {
        assert_eq!(case.with(name, change), "archive_damaged", "{what}");
    }
    // as it was made it is taken
    let good = case.archive.clone();
    take(&mut case.journal, &good).unwrap();
}

#[test]
fn what_is_something_else_is_told_so() {
    let mut case = Case::new();
    assert_eq!(case.with("manifest.json", first("\"version\": 1", "\"version\": 2")), "newer_archive");
    assert_eq!(case.with("manifest.json", first("goldseam-archive", "other")), "not_an_archive");
    let text = case.place.path("text.zip");
    fs::write(&text, "Only a text.").unwrap();
    assert_eq!(case.refused(&text), "not_an_archive");
    fs::write(&text, b"").unwrap();
    assert_eq!(case.refused(&text), "not_an_archive");
    let folder = case.place.path("folder");
    fs::create_dir(&folder).unwrap();
    assert_eq!(case.refused(&folder), "not_an_archive");
    assert_eq!(case.refused(&case.place.path("nothing")), "import_missing");
}

#[test]
fn a_zip_with_names_that_lead_out_is_refused() {
    let mut case = Case::new();
    let path = case.place.path("out.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    for (name, bytes) in files(&case.archive) {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.start_file("../../.bashrc", SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap();
    assert_eq!(case.refused(&path), "import_unsafe_name");
}

#[test]
fn a_bomb_is_refused() {
    let mut case = Case::new();
    let path = case.place.path("bomb.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    for (name, bytes) in files(&case.archive) {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.start_file("journal/entries-2.jsonl", SimpleFileOptions::default()).unwrap();
    for _ in 0..100 {
        zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    zip.finish().unwrap();
    assert_eq!(case.refused(&path), "import_too_large");
}

#[test]
fn a_method_that_this_build_cannot_read_is_kept_as_it_is() {
    let place = Place::new();
    let mut one = place.journal("one");
    everything(&mut one);
    let archive = place.export(&one, "one.zip");
    let later = place.changed(&archive, "later.zip", &|name, bytes| {
        if name == "methods/own-care-1.toml" {
            Some(b"of = \"a later time\"\n".to_vec())
        } else {
            Some(bytes)
        }
    });
    let back = place.import(&later, "two");
    let again = place.export(&back, "again.zip");
    assert_eq!(files(&again)["methods/own-care-1.toml"], b"of = \"a later time\"\n");
    assert_eq!(files(&again)["journal/entries.jsonl"], files(&archive)["journal/entries.jsonl"]);
}

#[test]
fn links_in_a_circle_are_taken_as_they_are() {
    let mut case = Case::new();
    let circle = case.place.changed(&case.archive, "circle.zip", &|name, bytes| {
        let text = String::from_utf8(bytes.clone());
        Some(match (name, text) {
            ("journal/links.jsonl", Ok(text)) => {
                let (from, to) = (value(&text, "from"), value(&text, "to"));
                format!("{text}{{\"from\":{to},\"to\":{from}}}\n").into_bytes()
            }
            ("manifest.json", Ok(text)) => {
                let links: usize =
                    text.split("\"links\": ").nth(1).unwrap().split(',').next().unwrap().parse().unwrap();
                text.replacen(&format!("\"links\": {links}"), &format!("\"links\": {}", links + 1), 1)
                    .into_bytes()
            }
            _ => bytes,
        })
    });
    take(&mut case.journal, &circle).unwrap();
    let first = case.journal.timeline(&goldseam_journal::Filter::default(), None, 500).unwrap();
    for row in first.rows {
        case.journal.thread(row.id).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_put_anywhere_make_it_panic(at in 0_usize..1 << 20, bytes in prop::collection::vec(any::<u8>(), 1..40), which in 0_usize..64) {
        thread_local!(static CASE: (Place, std::path::PathBuf) = {
            let place = Place::new();
            let mut journal = place.journal("one");
            everything(&mut journal);
            let archive = place.export(&journal, "good.zip");
            (place, archive)
        });
        CASE.with(|(place, archive)| {
            let names: Vec<String> = files(archive).into_keys().filter(|n| n.starts_with("journal/") || n.starts_with('m')).collect();
            let name = &names[which % names.len()];
            let bad = place.changed(archive, "bad.zip", &|file, mut content| {
                if file == name && !content.is_empty() {
                    let at = at % content.len();
                    let end = (at + bytes.len()).min(content.len());
                    content.splice(at..end, bytes.iter().copied());
                }
                Some(content)
            });
            let _ = Archive::open_within(&bad, None, Limits::default());
        });
    }
}

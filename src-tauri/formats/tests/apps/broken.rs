//! Files that are cut, altered or made to harm: each is read, or refused with a reason.

use std::path::Path;

use goldseam_formats::FORMATS;
use proptest::prelude::*;

use crate::support::{Chosen, Read, file, read, zip, zipped};

const DAY_ONE: &str = r#"{"metadata":{"version":"1.0"},"entries":[{"uuid":"A1","creationDate":"2024-04-21T22:45:51Z","timeZone":"Asia/Tokyo",
    "text":"one \\. ![](dayone-moment://AA) 😀","tags":["a"],"photos":[{"identifier":"AA","md5":"aa","type":"jpeg","orderInEntry":0}],
    "location":{"latitude":1.5,"longitude":2.5,"placeName":"x"}},{"creationDate":"2024-04-22T22:45:51Z","richText":"{\"contents\":[{\"text\":\"t\"}]}"}]}"#;
const DAYLIO: &str = "\u{feff}full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
    2024-02-17,February 17,Saturday,8:30 pm,good,\"reading | tea\",\"Sleep:\u{a0}7.5\",\"t\",\"a<br>b\"\n";
/// `{"customMoods":[{"id":6,"mood_group_id":1}],"dayEntries":[{"id":4,"minute":3,"hour":2,"day":1,"month":0,"year":2023,"mood":6,"note":"n"}]}`
const DAYLIO_BACKUP: &str = "eyJjdXN0b21Nb29kcyI6W3siaWQiOjYsIm1vb2RfZ3JvdXBfaWQiOjF9XSwiZGF5RW50cmllcyI6W3siaWQiOjQsIm1pbnV0ZSI6MywiaG91ciI6\
    MiwiZGF5IjoxLCJtb250aCI6MCwieWVhciI6MjAyMywibW9vZCI6Niwibm90ZSI6Im4ifV19";
const JOURNEY: &str = r#"{"id":"1","date_journal":1713739551000,"text":"<p>a</p>","type":"html","photos":["a.jpg"],"lat":1.7976931348623157e308}"#;
const DIARIUM: &str = r#"[{"date":"2025-06-09T19:03:39.4882845","heading":"h","html":"<p>t</p>","tags":["a"],"rating":4,"location":[58.0,7.4]}]"#;
const STORYPAD: &str = r#"{"version":1,"tables":{"stories":[{"id":1,"type":"docs","year":2025,"month":1,"day":4,"hour":1,"minute":2,"feeling":"wow",
    "tags":["7"],"changes":[{"title":"t","pages":[[{"insert":"x\n","attributes":{"list":"ordered"}},{"insert":{"image":"storypad://assets/17"}}]]}]}],
    "tags":[{"id":7,"title":"f"}],"assets":[]}}"#;
const MINI_DIARY: &str = r#"{"metadata":{"application":"Mini Diary","version":"3.3.0"},"entries":{"2024-01-01":{"dateUpdated":"Sun Feb 15 2026 15:15:14 GMT+0100","title":"t","text":"x"}}}"#;
const MINI_DIARIUM: &str = r#"{"entries":[{"date":"2024-01-15","dateUpdated":"2024-01-15T12:00:00Z","id":1,"text":"<p>a<img src=\"data:image/png;base64,AAEC\"></p>","title":"t"}],"metadata":{"application":"Mini Diarium"}}"#;

/// One valid journal for each form, by the id of its format.
fn journals() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let with_photo = |name, text: &str, photo| zipped(&[(name, text.as_bytes()), (photo, b"\xff\xd8\xff")]);
    vec![
        ("dayone", "J.json", DAY_ONE.into()),
        ("dayone", "J.zip", with_photo("Journal.json", DAY_ONE, "photos/aa.jpeg")),
        ("daylio", "d.csv", DAYLIO.into()),
        ("daylio", "d.daylio", with_photo("backup.daylio", DAYLIO_BACKUP, "assets/photos/2023/1/aa")),
        ("journey", "j.zip", with_photo("1.json", JOURNEY, "a.jpg")),
        ("diarium", "d.json", DIARIUM.into()),
        ("diarium", "d.zip", with_photo("d.json", DIARIUM, "media/2025-06-09_190339488/a.jpg")),
        ("storypad", "s.json", STORYPAD.into()),
        ("minidiary", "m.json", MINI_DIARY.into()),
        ("minidiarium", "m.json", MINI_DIARIUM.into()),
    ]
}

/// The programs that write these journals, but for one.
fn others(id: &str) -> impl Iterator<Item = &'static str> {
    let mut ids: Vec<_> =
        journals().into_iter().map(|(other, _, _)| other).filter(|other| *other != id).collect();
    ids.dedup();
    ids.into_iter()
}

#[test]
fn each_of_these_journals_is_known_as_its_own_and_no_other() {
    for (id, name, bytes) in journals() {
        let chosen = file(name, bytes);
        assert_eq!(chosen.taken_for(), id, "{name}");
        assert!(others(id).all(|other| !chosen.guessed().contains(&other)), "{name}");
        let read = chosen.read(id);
        assert!(
            read.error.is_none() && !read.records.is_empty() && read.skipped.is_empty(),
            "{id} {name} {read:?}"
        );
    }
}

#[test]
fn the_wrong_program_is_told_or_nothing_is_found() {
    for (id, name, bytes) in journals() {
        let chosen = file(name, bytes);
        for other in others(id) {
            let read = read(&chosen.path, other);
            assert!(read.error.is_some() || read.records.is_empty(), "{name} as {other}: {read:?}");
        }
    }
}

/// Reads `bytes` as every format would, and looks at all that is said of it.
fn try_all(name: &str, bytes: &[u8]) {
    let chosen = file(name, bytes);
    let mut ids: Vec<&str> = FORMATS.iter().map(|format| format.id()).collect();
    if let Ok(mut source) = goldseam_formats::Source::open(&chosen.path, goldseam_formats::Limits::default())
    {
        ids = goldseam_formats::guess(&mut source)
            .into_iter()
            .map(goldseam_formats::Format::id)
            .chain(ids)
            .collect();
    }
    for id in ids {
        sound(&chosen.path, &read(&chosen.path, id));
    }
}

/// What is given is as it is promised, and every file that is named can be asked for.
fn sound(path: &Path, read: &Read) {
    for record in &read.records {
        assert!(record.happened.is_some());
        assert!(record.numbers.iter().all(|number| number.value.is_finite()));
        for file in &record.files {
            assert!(
                file.key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
                    && !file.key.is_empty()
            );
            assert!(!file.name.contains(['/', '\\']));
            assert!(record.body.contains(&format!("(attached:{})", file.key)), "{record:?}");
            if let Some(at) = &file.at {
                let mut source =
                    goldseam_formats::Source::open(path, goldseam_formats::Limits::default()).unwrap();
                let _ = source.bytes(at);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_cut_journal_never_ends_the_program(which in 0..10_usize, cut in any::<prop::sample::Index>()) {
        let (_, name, bytes) = journals().swap_remove(which);
        try_all(name, &bytes[..cut.index(bytes.len())]);
    }

    #[test]
    fn an_altered_journal_never_ends_the_program(
        which in 0..10_usize,
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..6),
    ) {
        let (_, name, mut bytes) = journals().swap_remove(which);
        for (at, flip) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
        }
        try_all(name, &bytes);
    }

    #[test]
    fn other_values_in_a_field_never_end_the_program(which in 0..10_usize, at in any::<prop::sample::Index>(), value in 0..8_usize) {
        const VALUES: [&str; 8] = ["null", "-1e999", "[[[]]]", "{\"a\":{}}", "\"\\ud800\"", "99999999999999999999999", "true", "\"\\u0000\\n\""];
        let (_, name, bytes) = journals().swap_remove(which);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at + 1).collect();
        let Some(start) = colons.get(at.index(colons.len().max(1))).copied() else { return Ok(()) };
        let end = text[start..].find([',', '}']).map_or(text.len(), |end| start + end);
        try_all(name, format!("{}{}{}", &text[..start], VALUES[value], &text[end..]).as_bytes());
    }
}

fn code(chosen: &Chosen, id: &str) -> &'static str {
    chosen.read(id).error.expect("it is refused").code()
}

#[test]
fn what_is_cut_off_is_said_to_be_damaged() {
    for (id, name, bytes) in journals().into_iter().filter(|(_, name, _)| name.contains(".json")) {
        assert_eq!(code(&file(name, &bytes[..bytes.len() - 3]), id), "import_damaged", "{id}");
    }
}

#[test]
fn depth_without_end_is_refused_or_costs_its_own_field() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let deep_fields = "{\"a\":".repeat(100_000) + "1" + &"}".repeat(100_000);
    for deep in [&deep, &deep_fields] {
        let field = DAY_ONE.replace("\"tags\":[\"a\"]", &format!("\"tags\":{deep}"));
        assert_eq!(file("J.json", field).records("dayone").len(), 2);
        for (id, name, _) in journals() {
            if name.contains(".json") {
                assert!(read(&file(name, deep).path, id).records.is_empty());
            }
        }
    }
    // cut within the depth
    assert!(
        file("J.json", DAY_ONE.replace("\"tags\":[\"a\"]", &format!("\"tags\":{}", "[".repeat(1_000_000))))
            .read("dayone")
            .error
            .is_some()
    );
}

#[test]
fn bytes_that_are_no_text_are_refused_with_a_reason() {
    for (id, name, mut bytes) in journals() {
        let Some(at) = bytes.windows(2).position(|two| two == b"t\"") else { continue };
        bytes[at] = 0xff;
        let read = file(name, &bytes).read(id);
        assert!(read.error.is_some() || !read.skipped.is_empty() || !read.records.is_empty(), "{name}");
    }
    assert_eq!(
        code(&file("d.csv", b"full_date,date,weekday,time,mood,activities,note\n\xff\xfe"), "daylio"),
        "import_not_text"
    );
}

#[test]
fn claims_of_four_gigabytes_are_refused() {
    let mut zip = zipped(&[("Journal.json", DAY_ONE.as_bytes())]);
    let claim = (u32::MAX - 1).to_le_bytes();
    let local = 22;
    let central = zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap() + 24;
    zip[local..local + 4].copy_from_slice(&claim);
    zip[central..central + 4].copy_from_slice(&claim);
    assert!(file("J.zip", zip).read("dayone").error.is_some());
}

#[test]
fn a_zip_that_is_a_bomb_or_leads_outside_is_refused() {
    let bomb = vec![b' '; 64 << 20];
    assert_eq!(code(&zip(&[("Journal.json", &bomb)]), "dayone"), "import_too_large");
    assert_eq!(code(&zip(&[("../Journal.json", DAY_ONE.as_bytes())]), "dayone"), "import_unsafe_name");
    assert_eq!(code(&zip(&[("/etc/Journal.json", DAY_ONE.as_bytes())]), "dayone"), "import_unsafe_name");
}

#[test]
fn an_entry_that_is_far_too_long_is_refused_before_it_fills_memory() {
    let long = DAY_ONE.replace("one ", &"long ".repeat(12_000_000));
    assert_eq!(code(&file("J.json", long), "dayone"), "import_too_large");
    let many = format!(
        "{{\"metadata\":{{\"version\":\"1\"}},\"entries\":[{{\"uuid\":\"1\",\"creationDate\":\"2024-01-01T00:00:00Z\",\"text\":\"t\",\"tags\":[{}0]}}]}}",
        "0,".repeat(10_000_000)
    );
    assert_eq!(file("J.json", many).record("dayone").tags.len(), 0);
}

#[test]
fn more_records_than_the_limits_allow_end_the_reading() {
    let chosen = file("J.json", DAY_ONE);
    let limits = goldseam_formats::Limits { records: 1, ..goldseam_formats::Limits::default() };
    let mut source = goldseam_formats::Source::open(&chosen.path, limits).unwrap();
    let how = goldseam_formats::How::zone(crate::support::ZONE);
    let read = goldseam_formats::format("dayone").unwrap().read(&mut source, &how, &mut |_| Ok(()));
    assert_eq!(read.unwrap_err().code(), "import_too_large");
}

#[test]
fn an_error_of_the_taker_ends_the_reading_and_comes_back() {
    for (id, name, bytes) in journals() {
        let chosen = file(name, bytes);
        let how = goldseam_formats::How::zone(crate::support::ZONE);
        let read = goldseam_formats::format(id).unwrap();
        let stopped = read.read(&mut chosen.open(), &how, &mut |_| Err(goldseam_formats::Error::Password));
        assert_eq!(stopped.unwrap_err().code(), "import_password", "{name}");
    }
}

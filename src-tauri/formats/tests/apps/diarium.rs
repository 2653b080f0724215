use std::path::Path;

use goldseam_formats::Why;
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::support::{Chosen, file, folder, local, zip};

fn entry() -> Value {
    json!({
        "date": "2025-06-09T19:03:39.4882845",
        "heading": "Mandal",
        "html": "<p>We <strong>swam</strong> &amp; slept</p><p>1. not a list</p>",
        "tags": ["sea", "camping"],
        "rating": 4,
        "location": [58.0296, 7.4619],
        "weather": "17 °C",
        "sun": "☀️ Sunrise: 4:16 AM Sunset: 10:56 PM",
        "lunar": "Waxing gibbous",
        "people": ["Ada"]
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut entry = entry();
    entry[field] = value;
    entry
}

fn export(entries: &Value) -> Chosen {
    let json = serde_json::to_string_pretty(entries).unwrap();
    zip(&[
        ("Diarium_2025.json", json.as_bytes()),
        ("media/2025-06-09_190339488/b.jpg", b"\xff\xd8\xff b"),
        ("media/2025-06-09_190339488/a.jpg", b"\xff\xd8\xff a"),
        ("media/2025-06-10_163823000/c.jpg", b"\xff\xd8\xff c"),
    ])
}

#[test]
fn an_entry_of_the_export_is_a_record() {
    let chosen = export(&json!([entry()]));
    assert_eq!(chosen.taken_for(), "diarium");
    let record = chosen.record("diarium");
    assert_eq!(record.title, "Mandal");
    assert!(
        record.body.starts_with(
            "We **swam** & slept\n\n1\\. not a list\n\n![](attached:a.jpg)\n\n![](attached:b.jpg)"
        )
    );
    assert_eq!(record.tags, ["sea", "camping"]);
    assert_eq!(record.place.unwrap().at, Some((58.0296, 7.4619)));
    let rating = &record.numbers[0];
    assert_eq!((rating.name.as_str(), rating.value, rating.range), ("rating", 4.0, Some((1.0, 5.0))));
    assert_eq!(record.extra["weather"], "17 °C");
    assert_eq!(record.extra["people"], json!(["Ada"]));
    assert_eq!(chosen.bytes(&record.files[0]), b"\xff\xd8\xff a");
}

#[test]
fn a_local_time_stays_as_it_is() {
    let told = export(&json!([entry()])).record("diarium").happened.unwrap();
    assert_eq!(told.local.format("%Y-%m-%d %H:%M:%S").to_string(), "2025-06-09 19:03:39");
    assert_eq!((told.offset, told.zone), (None, None));
}

#[test]
fn fractions_of_a_second_may_have_any_length() {
    for (spelled, minute) in [
        ("2025-06-10T16:38:23", "2025-06-10 16:38"),
        ("2025-06-10T16:38:23.4", "2025-06-10 16:38"),
        ("2025-06-10T16:38:23.4882845", "2025-06-10 16:38"),
        ("1970-01-01T00:00:00", "1970-01-01 00:00"),
        ("2099-12-31T23:59:59.9999999", "2099-12-31 23:59"),
    ] {
        let record = export(&json!([with("date", json!(spelled))])).record("diarium");
        assert_eq!(local(&record), minute);
        // the folder of media goes by the second
        assert_eq!(record.files.len(), usize::from(spelled.starts_with("2025")));
    }
}

#[test]
fn an_export_in_a_folder_or_alone_is_read_too() {
    let json = json!([entry()]).to_string();
    let chosen = folder(&[("export.json", json.as_bytes()), ("media/2025-06-09_190339000/a.jpg", b"x")]);
    assert_eq!(chosen.record("diarium").files[0].at.as_deref(), Some("media/2025-06-09_190339000/a.jpg"));
    assert!(file("export.json", json).record("diarium").files.is_empty());
}

#[test]
fn odd_entries_are_told_and_odd_fields_left_out() {
    let entries = json!([
        with("date", json!("09.06.2025")),
        "odd",
        with("location", json!([1e300, 0.5])),
        with("location", json!([])),
        with("rating", json!(0)),
        {"date": "2025-06-09T19:03:39", "heading": "only this", "html": ""}
    ]);
    let read = export(&entries).read("diarium");
    assert_eq!(read.skipped, [(1, Why::NoDate), (2, Why::Malformed)]);
    assert_eq!(read.records.len(), 4);
    assert_eq!((&read.records[0].place, &read.records[1].place), (&None, &None));
    assert!(read.records[2].numbers.is_empty());
}

const A_SECOND: i64 = 10_000_000;
/// 2025-06-09 23:30:00 as .NET counts.
const EVENING: i64 = (20_248 * 86_400 + 23 * 3_600 + 30 * 60 + 62_135_596_800) * A_SECOND;

fn diary(made: impl FnOnce(&Connection)) -> Chosen {
    let chosen = file("My diary #1 100%.diary", "");
    let database = Connection::open(&chosen.path).unwrap();
    database
        .execute_batch(
            "CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Heading TEXT, Text TEXT, Rating INTEGER DEFAULT 0,
                Latitude REAL, Longitude REAL, Sun TEXT);
             CREATE TABLE Tags (DiaryTagId INTEGER PRIMARY KEY, Type INTEGER, Value TEXT NOT NULL, Color TEXT);
             CREATE TABLE EntryTags (DiaryEntryId INTEGER, DiaryTagId INTEGER, TrackingValue TEXT,
                PRIMARY KEY (DiaryEntryId, DiaryTagId));
             CREATE TABLE Media (DiaryEntryId INTEGER, Type INTEGER, \"Index\" INTEGER, Data BLOB);",
        )
        .unwrap();
    made(&database);
    database.close().unwrap();
    chosen
}

fn write(database: &Connection, id: i64, heading: &str, text: &str) {
    let sql = "INSERT INTO Entries VALUES (?1, ?2, ?3, 5, 58.0, 7.5, 'Sunrise: 4:16')";
    database.execute(sql, params![id, heading, text]).unwrap();
}

#[test]
fn an_entry_of_the_database_is_a_record() {
    let chosen = diary(|database| {
        write(database, EVENING, "Evening", "<p>Quiet &lt;3</p>");
        database
            .execute_batch(&format!(
                "INSERT INTO Tags VALUES (1, 0, 'sea', '#FFFFE600'), (2, 2, 'stress', NULL), (3, 1, 'Ada', NULL),
                    (4, 3, 'dream', NULL);
                 INSERT INTO EntryTags VALUES ({EVENING}, 1, NULL), ({EVENING}, 2, '2.31'), ({EVENING}, 3, NULL),
                    ({EVENING}, 4, 'of a ship');
                 INSERT INTO Media VALUES ({EVENING}, 0, 1, x'89504e4700'), ({EVENING}, 0, 0, x'ffd8ffe000'),
                    ({EVENING}, 0, 2, NULL), ({EVENING}, 0, 3, x'');"
            ))
            .unwrap();
    });
    assert_eq!(chosen.taken_for(), "diarium");
    let record = chosen.record("diarium");
    assert_eq!(local(&record), "2025-06-09 23:30");
    assert_eq!(record.title, "Evening");
    assert!(record.body.starts_with("Quiet <3\n\n![](attached:photo-1.jpg)\n\n![](attached:photo-2.png)"));
    assert_eq!(record.tags, ["sea"]);
    let numbers: Vec<_> = record.numbers.iter().map(|n| (n.name.as_str(), n.value)).collect();
    assert_eq!(numbers, [("rating", 5.0), ("stress", 2.31)]);
    assert_eq!(record.place.as_ref().unwrap().at, Some((58.0, 7.5)));
    assert_eq!(record.extra["people"], json!(["Ada"]));
    assert_eq!(record.extra["trackers"], json!(["dream: of a ship"]));
    assert_eq!(record.extra["sun"], "Sunrise: 4:16");
    // in the order of the index; what is empty is missing
    assert_eq!(chosen.bytes(&record.files[0]), b"\xff\xd8\xff\xe0\0");
    assert_eq!(chosen.bytes(&record.files[1]), b"\x89PNG\0");
    assert_eq!((&record.files[2].at, &record.files[3].at), (&None, &None));
}

#[test]
fn a_database_with_fewer_tables_and_columns_is_read() {
    let chosen = file("old.diary", "");
    let database = Connection::open(&chosen.path).unwrap();
    database.execute_batch("CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Text TEXT)").unwrap();
    database
        .execute(
            "INSERT INTO Entries VALUES (?1, 'plain'), (?2, NULL), (5, 'the year 1')",
            [EVENING, EVENING + 1],
        )
        .unwrap();
    database.close().unwrap();
    let read = chosen.read("diarium");
    assert_eq!(read.records[0].body, "plain");
    assert_eq!(read.skipped, [(1, Why::NoDate), (3, Why::Empty)]);
}

#[test]
fn a_database_in_the_middle_of_writing_is_left_as_it_is() {
    let chosen = diary(|database| {
        let mode: String = database.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
        write(database, EVENING, "a", "b");
    });
    // `read` sees that neither the file nor what lies beside it changed
    assert_eq!(chosen.records("diarium").len(), 1);
}

/// A database that is `made` and has to be refused, within a moment.
fn refused(made: impl FnOnce(&Connection)) -> &'static str {
    let chosen = file("hostile.diary", "");
    let database = Connection::open(&chosen.path).unwrap();
    made(&database);
    database.close().unwrap();
    chosen.read("diarium").error.expect("it is refused").code()
}

#[test]
fn nothing_in_a_database_runs() {
    const FOR_EVER: &str = "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n)";
    let view = refused(|database| {
        let sql = format!("CREATE VIEW Entries AS {FOR_EVER} SELECT i AS DiaryEntryId, 'x' AS Text FROM n");
        database.execute_batch(&sql).unwrap();
    });
    assert_eq!(view, "import_not_this_format");
    let computed = refused(|database| {
        let sql = "CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Text AS (hex(zeroblob(1000))))";
        database.execute_batch(sql).unwrap();
        database.execute("INSERT INTO Entries VALUES (?1)", [EVENING]).unwrap();
    });
    assert_eq!(computed, "import_not_this_format");
    let virtual_table = refused(|database| {
        database.execute_batch("CREATE VIRTUAL TABLE Entries USING fts5(DiaryEntryId, Text)").unwrap();
    });
    assert_eq!(virtual_table, "import_not_this_format");
}

#[test]
fn a_text_that_is_far_too_long_is_refused() {
    let long = refused(|database| {
        database.execute_batch("CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Text TEXT)").unwrap();
        database
            .execute("INSERT INTO Entries VALUES (?1, CAST(zeroblob(60000000) AS TEXT))", [EVENING])
            .unwrap();
    });
    assert_eq!(long, "import_too_large");
}

#[test]
fn a_cut_or_altered_database_is_damaged_or_read_in_part_and_never_more() {
    let chosen = diary(|database| {
        for number in 0..200 {
            write(database, EVENING + number * A_SECOND, "head", &"words ".repeat(100));
        }
    });
    let whole = std::fs::read(&chosen.path).unwrap();
    for cut in [17, 100, 1_000, 4_096, 4_097, whole.len() / 2, whole.len() - 1] {
        let read = file("cut.diary", &whole[..cut]).read("diarium");
        assert!(read.error.is_some() || read.records.len() <= 200, "{cut}");
    }
    for at in (16..whole.len()).step_by(997) {
        let mut altered = whole.clone();
        altered[at] ^= 0xff;
        let read = file("altered.diary", &altered).read("diarium");
        assert!(read.error.is_some() || read.records.len() <= 200, "{at}");
    }
}

#[test]
fn a_photo_is_only_found_where_one_is() {
    let chosen = diary(|database| write(database, EVENING, "a", "b"));
    let name = Path::new(&chosen.path).file_name().unwrap().to_str().unwrap().to_owned();
    for odd in ["#row:1", "#row:x", "#row:-1", "#base64:0+99999999999999999999", "#base64:5", "#", "#row:"] {
        let code = chosen.open().bytes(&format!("{name}{odd}")).unwrap_err().code();
        assert_eq!(code, "import_missing", "{odd}");
    }
    assert_eq!(chosen.open().bytes("other#row:1").unwrap_err().code(), "import_missing");
}

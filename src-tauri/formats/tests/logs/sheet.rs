use goldseam_formats::{DateOrder, How, Limits, Sheet, Source, Why, sheet};

use super::{berlin, corpus, fixture, mood, numbers, when, written};

fn look(name: &str) -> Sheet {
    sheet(&mut Source::open(&corpus().join("csv").join(name), Limits::default()).unwrap()).unwrap()
}

fn look_at(text: &str) -> Sheet {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.csv"), text).unwrap();
    sheet(&mut Source::open(&dir.path().join("a.csv"), Limits::default()).unwrap()).unwrap()
}

fn meanings(sheet: &Sheet) -> Vec<&str> {
    sheet.columns.iter().map(|column| column.meaning.as_str()).collect()
}

fn columns(all: &[(&str, &str)]) -> How {
    let columns = all.iter().map(|(header, meaning)| ((*header).to_owned(), (*meaning).to_owned())).collect();
    How { columns, ..berlin() }
}

#[test]
fn a_look_suggests_what_the_columns_are_by_their_headers() {
    let sheet = look("commas.csv");
    assert_eq!(sheet.separator, ',');
    assert_eq!(sheet.columns[0].header, "Date");
    assert_eq!(
        meanings(&sheet),
        ["date", "time", "title", "body", "tags", "mood", "starred", "extra", "extra"]
    );
    assert_eq!((sheet.count, sheet.rows.len()), (4, 4));
    assert_eq!(sheet.rows[0][3], "We talked, \"at last\".\nIt went well.");
    assert_eq!(sheet.dates, DateOrder::DayFirst);
}

#[test]
fn a_look_at_a_table_without_a_header_suggests_by_the_values() {
    let sheet = look("tabs.tsv");
    assert_eq!(sheet.separator, '\t');
    assert_eq!(meanings(&sheet), ["date", "body", "number:3"]);
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(sheet.dates, DateOrder::Clear);
}

#[test]
fn no_more_than_twenty_rows_are_shown_and_all_are_counted() {
    let sheet = look_at(&("date,note\n".to_owned() + &"2025-10-04,x\n".repeat(50)));
    assert_eq!((sheet.rows.len(), sheet.count), (20, 50));
}

#[test]
fn a_header_that_promises_a_date_and_has_none_is_not_believed() {
    let sheet = look_at("date,day of it\nsoon,4 Oct 2025\nlater,5 Oct 2025\n");
    assert_eq!(meanings(&sheet), ["extra", "date"]);
}

#[test]
fn a_table_is_taken_as_it_was_suggested() {
    let taken = fixture("csv", "commas.csv");
    let record = &taken.records[0];
    assert_eq!(when(record), "2025-02-13 21:30");
    assert_eq!(record.title, "A long day");
    assert_eq!(record.body, "We talked, \"at last\".\nIt went well.");
    assert_eq!(record.tags, ["talk", "trust"]);
    assert_eq!(mood(record), Some(("6", None)));
    assert!(record.starred);
    assert_eq!(record.extra["Where"], "kitchen");
    assert_eq!(when(&taken.records[1]), "2025-03-01 08:05");
    assert!(!taken.records[1].starred);
    assert_eq!(taken.skipped, [(3, Why::NoDate), (4, Why::Empty)]);
}

#[test]
fn a_person_says_what_the_columns_are() {
    let text = std::fs::read(corpus().join("csv/commas.csv")).unwrap();
    let how =
        columns(&[("Date", "date"), ("Sleep", "number:hours slept"), ("Entry", "title"), ("Title", "body")]);
    let taken = written("csv", "a.csv", text, &how).unwrap();
    let record = &taken.records[0];
    assert_eq!(record.title, "We talked, \"at last\". It went well.");
    assert_eq!(record.body, "A long day");
    assert_eq!(numbers(record), [("hours slept", 7.5, "")]);
    assert_eq!((when(record), record.extra["Time"].as_str()), ("2025-02-13".to_owned(), Some("21:30")));
    // what is no number is not lost
    assert_eq!(taken.records[1].extra["Sleep"], "six");
}

#[test]
fn columns_of_one_name_are_told_apart_by_their_order() {
    let how = columns(&[("x", "body"), ("x", "date"), ("x", "title")]);
    let taken = written("csv", "a.csv", "x,x,x\nb,2025-10-04,t\n", &how).unwrap();
    let record = &taken.records[0];
    assert_eq!((record.title.as_str(), record.body.as_str()), ("t", "b"));
}

#[test]
fn every_other_separator_is_found() {
    let taken = fixture("csv", "semicolons.csv");
    assert_eq!(
        (when(&taken.records[0]), taken.records[0].body.as_str()),
        ("2024-02-13".to_owned(), "walked")
    );
    assert_eq!(look("semicolons.csv").dates, DateOrder::MonthFirst);
    let taken = fixture("csv", "bars.txt");
    assert_eq!((when(&taken.records[0]), taken.records[0].body.as_str()), ("2025-10-04".to_owned(), "eins"));
}

#[test]
fn moments_in_utc_and_with_an_offset_keep_the_writers_day() {
    let taken = fixture("csv", "tabs.tsv");
    assert_eq!(when(&taken.records[0]), "2025-10-05 00:30");
    assert_eq!(when(&taken.records[1]), "2025-10-05 10:00");
    assert_eq!(taken.records[1].happened.as_ref().unwrap().offset, Some(120));
}

#[test]
fn dates_that_can_be_read_in_two_ways_are_asked_about() {
    let text = std::fs::read(corpus().join("csv/either.csv")).unwrap();
    assert_eq!(look("either.csv").dates, DateOrder::Either);
    assert_eq!(written("csv", "a.csv", &text, &berlin()).unwrap_err().code(), "import_dates");
    let first = |pattern: &str| {
        let how = How { dates: Some(pattern.to_owned()), ..berlin() };
        when(&written("csv", "a.csv", &text, &how).unwrap().records[0])
    };
    assert_eq!(first("%d/%m/%Y"), "2025-10-04");
    assert_eq!(first("%m/%d/%Y"), "2025-04-10");
    // the order is what counts, whatever stands between
    assert_eq!(first("%m.%d.%y"), "2025-04-10");
}

#[test]
fn dates_that_contradict_each_other_are_asked_about_too() {
    let text = "date,text\n13/02/2025,a\n02/14/2025,b\n03/04/2025,c\n";
    assert_eq!(look_at(text).dates, DateOrder::Either);
    assert_eq!(written("csv", "a.csv", text, &berlin()).unwrap_err().code(), "import_dates");
}

#[test]
fn a_spelling_of_ones_own_is_read_by_its_pattern() {
    let how = How { dates: Some("day %j of %Y".into()), ..columns(&[("d", "date"), ("t", "body")]) };
    let taken = written("csv", "a.csv", "d,t\nday 277 of 2025,x\n", &how).unwrap();
    assert_eq!(when(&taken.records[0]), "2025-10-04");
    let odd = How { dates: Some("%".into()), ..how };
    assert_eq!(
        written("csv", "a.csv", "d,t\nday 277 of 2025,x\n", &odd).unwrap().skipped,
        [(1, Why::NoDate)]
    );
}

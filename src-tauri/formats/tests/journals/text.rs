use goldseam_formats::{Error, Why};

use crate::support::{
    folder, lisbon, offered, read, read_folder, read_text, refused, try_read, whens, with_dates, write,
};

#[test]
fn dates_in_names_are_read_in_many_spellings() {
    for (name, expected) in [
        ("2026-05-03", "2026-05-03"),
        ("2026_05_03", "2026-05-03"),
        ("2026.5.3", "2026-05-03"),
        ("20260503", "2026-05-03"),
        ("Diary 20260503", "2026-05-03"),
        ("2026-05-03 17.20", "2026-05-03 17:20"),
        ("2026-05-03_17-20-30", "2026-05-03 17:20"),
        ("2026-05-03T1720", "2026-05-03 17:20"),
        ("202605031720", "2026-05-03 17:20"),
        ("20260503-172030", "2026-05-03 17:20"),
        ("2026-05-03 5.20 pm", "2026-05-03 17:20"),
        ("3 May 2026", "2026-05-03"),
        ("3rd of May, 2026", "2026-05-03"),
        ("May 3rd, 2026", "2026-05-03"),
        ("Sun 3-May-2026", "2026-05-03"),
        ("Sunday, 3 May 2026", "2026-05-03"),
        ("3. März 2026", "2026-03-03"),
        ("3 de mayo de 2026", "2026-05-03"),
        ("3 août 2026", "2026-08-03"),
        ("03.05.2026", "2026-05-03"),
        ("25-12-2026", "2026-12-25"),
        ("12-25-2026", "2026-12-25"),
        ("2026年5月3日", "2026-05-03"),
        ("2026-May-03", "2026-05-03"),
        ("05-05-2026", "2026-05-05"),
        ("1970-01-01", "1970-01-01"),
        ("2099-12-31", "2099-12-31"),
        ("2024-02-29", "2024-02-29"),
    ] {
        assert_eq!(whens(&read_folder("text", &[(&format!("{name}.txt"), "x")])), [expected], "{name}");
    }
}

#[test]
fn what_is_no_date_is_not_taken_for_one() {
    let names = [
        "notes",
        "2026-02-30",
        "2026-13-01",
        "05-03-2026",
        "120260503",
        "2026050",
        "version 1.2.3",
        "555-1234",
        "9999-99-99",
        "00000000",
        "march",
        "2026",
    ];
    for name in names {
        let read = read_folder("text", &[(&format!("{name}.txt"), "x")]);
        assert_eq!((read.records.len(), read.skipped), (0, vec![Why::NoDate]), "{name}");
    }
}

#[test]
fn a_year_behind_a_day_is_no_time() {
    assert_eq!(whens(&read_folder("text", &[("2026-05-03 2025 looked back.txt", "x")])), ["2026-05-03"]);
}

#[test]
fn a_date_in_doubt_is_settled_by_the_other_names() {
    assert_eq!(
        whens(&read_folder("text", &[("05-03-2026.txt", "x"), ("25-03-2026.txt", "x")])),
        ["2026-03-05", "2026-03-25"]
    );
    assert_eq!(
        whens(&read_folder("text", &[("05-03-2026.txt", "x"), ("05-25-2026.txt", "x")])),
        ["2026-05-03", "2026-05-25"]
    );
    let torn =
        read_folder("text", &[("05-03-2026.txt", "x"), ("05-25-2026.txt", "x"), ("25-03-2026.txt", "x")]);
    assert_eq!((whens(&torn).len(), torn.skipped), (2, vec![Why::NoDate]));
    let dir = folder(&[("05-03-2026.txt", "x")]);
    assert_eq!(whens(&try_read("text", dir.path(), &with_dates("%m-%d-%Y")).unwrap()), ["2026-05-03"]);
}

#[test]
fn a_first_line_tells_the_date_where_the_name_has_none() {
    let read = read_folder(
        "text",
        &[
            ("a.txt", "Sunday, May 3, 2026 5:20 PM\n\nHello\n"),
            ("b.txt", "# 2026-05-04\nHello"),
            ("c.txt", "Date: 05.05.2026\nHello"),
            ("d.txt", "2026-05-06 we went out\nHello"),
            ("e.txt", "Hello\n2026-05-07"),
        ],
    );
    assert_eq!(whens(&read), ["2026-05-03 17:20", "2026-05-04", "2026-05-05", "2026-05-06"]);
    assert_eq!(read.skipped, [Why::NoDate]);
    assert_eq!((read.records[0].title.as_str(), read.records[0].body.as_str()), ("", "Hello"));
    assert_eq!(
        (read.records[3].title.as_str(), read.records[3].body.as_str()),
        ("d", "2026-05-06 we went out\nHello")
    );
}

#[test]
fn a_first_line_tells_the_time_of_the_day_in_the_name() {
    let read = read_folder(
        "text",
        &[
            ("2026-05-03.txt", "2026-05-03 17:20\nHello"),
            ("2026-05-04.txt", "2020-01-01 17:20 was long ago\nx"),
        ],
    );
    assert_eq!(whens(&read), ["2026-05-03 17:20", "2026-05-04"]);
    assert_eq!(
        (read.records[0].body.as_str(), read.records[1].body.as_str()),
        ("Hello", "2020-01-01 17:20 was long ago\nx")
    );
}

#[test]
fn the_rest_of_a_name_is_the_title() {
    let read = read_folder(
        "text",
        &[
            ("2026-05-03 A walk.txt", "x"),
            ("2026-05-04_by_the_river.txt", "x"),
            ("Trip, 2026-05-05.txt", "x"),
            ("2026/05/06.txt", "x"),
        ],
    );
    let mut titles: Vec<_> = read.records.iter().map(|r| r.title.as_str()).collect();
    titles.sort_unstable();
    assert_eq!(titles, ["", "A walk", "Trip", "by the river"]);
}

#[test]
fn ugly_files_are_left_out_alone() {
    let dir = folder(&[
        ("2026-05-01.txt", " \n"),
        ("2026-05-02.txt", "\u{feff}Grüße 🌅\r\nשלום\r\n"),
        ("2026-05-04.txt.bak", "x"),
        (".hidden/2026-05-05.txt", "x"),
    ]);
    write(dir.path(), "2026-05-03.txt", b"\xff\xfeH\x00i\x00");
    let read = read("text", dir.path());
    assert_eq!(read.records[0].body, "Grüße 🌅\nשלום");
    assert_eq!((read.records.len(), read.skipped), (1, vec![Why::Empty, Why::Malformed]));
}

#[test]
fn names_with_any_letters_around_a_date_are_read_without_harm() {
    for name in ["é2026-05-03ü", "日記2026-05-03", "🌅 2026-05-03 🌅", "2026-05-03\u{301}", "ſ3 may 2026"]
    {
        assert_eq!(whens(&read_folder("text", &[(&format!("{name}.txt"), "x")])), ["2026-05-03"], "{name}");
    }
}

#[test]
fn a_single_file_is_read_and_what_is_no_text_is_refused() {
    assert_eq!(whens(&read_text("text", "2026-05-03.txt", "x", &lisbon()).unwrap()), ["2026-05-03"]);
    let dir = folder(&[("a.png", "x")]);
    assert!(matches!(refused("text", dir.path(), &lisbon()), Error::NotThisFormat));
    let dir = folder(&[("2026-05-03.txt", "x")]);
    assert_eq!(offered(dir.path()), ["text"]);
}

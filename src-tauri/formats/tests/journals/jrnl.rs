use goldseam_formats::{Error, How, Why};

use crate::support::{
    PASSWORD, Read, folder, lisbon, made, offered, read, read_folder, read_text, refused, try_read, whens,
    with_dates, with_password, write,
};

/// All files that jrnl made tell of the same five entries.
fn is_the_journal(mut read: Read) {
    read.records.sort_by_key(|record| record.happened.as_ref().unwrap().local);
    let expected =
        ["1970-01-01 00:05", "2026-05-03 17:20", "2026-05-03 23:45", "2026-05-04 09:00", "2099-12-31 12:00"];
    assert_eq!(whens(&read), expected);
    assert!(read.skipped.is_empty());
    let afternoon = &read.records[1];
    assert_eq!(afternoon.title, "A good afternoon");
    assert_eq!(afternoon.body, "With @kids by the river. @Lisbon\n\n[1] a footnote, not an entry\n[x] done");
    assert_eq!(afternoon.tags, ["kids", "Lisbon"]);
    assert!(afternoon.starred && !read.records[0].starred);
    assert_eq!((read.records[2].title.as_str(), read.records[2].tags[0].as_str()), ("Late", "sleep"));
    assert_eq!(read.records[3].body, "- one\n- two");
    assert_eq!(read.records[4].title, "Far ahead 🌅");
    assert_eq!(read.records[4].body, "שלום עולם\nمرحبا");
    assert!(read.records.iter().all(|r| r.happened.as_ref().unwrap().offset.is_none()), "no zone is told");
}

#[test]
fn text_of_the_real_program_comes_in_whole() {
    is_the_journal(read("jrnl", &made("jrnl.txt")));
}

#[test]
fn the_twelve_hour_form_of_new_journals_is_read() {
    is_the_journal(read("jrnl", &made("jrnl-12h.txt")));
}

#[test]
fn a_form_of_ones_own_is_read_as_it_is_told() {
    is_the_journal(try_read("jrnl", &made("jrnl-own-form.txt"), &with_dates("%d.%m.%Y, %H Uhr %M")).unwrap());
}

#[test]
fn json_of_the_real_program_comes_in_whole() {
    is_the_journal(read("jrnl", &made("jrnl.json")));
}

#[test]
fn a_folder_of_the_real_program_comes_in_whole() {
    is_the_journal(read("jrnl", &made("jrnl-folder")));
}

#[test]
fn a_folder_of_exported_texts_comes_in_whole() {
    is_the_journal(read("jrnl", &made("jrnl-exported")));
}

#[test]
fn both_encryptions_open_with_the_password() {
    for name in ["jrnl-sealed-4.6", "jrnl-sealed-4.2"] {
        is_the_journal(try_read("jrnl", &made(name), &with_password(PASSWORD)).unwrap());
    }
}

#[test]
fn an_encrypted_journal_stays_closed_without_its_password() {
    for name in ["jrnl-sealed-4.6", "jrnl-sealed-4.2"] {
        for how in [lisbon(), with_password("another"), with_password("")] {
            assert!(matches!(refused("jrnl", &made(name), &how), Error::Password));
        }
    }
}

#[test]
fn the_first_form_of_version_3_with_its_header_as_it_is_opens_too() {
    let made = std::fs::read(made("jrnl-sealed-4.6")).unwrap();
    let length = usize::from(u16::from_be_bytes([made[6], made[7]]));
    let header = decoded(&made[8..8 + length]);
    let dir = folder(&[]);
    let mut bytes = b"JRNLv3".to_vec();
    bytes.extend(u16::try_from(header.len()).unwrap().to_be_bytes());
    bytes.extend(header);
    bytes.extend(&made[8 + length..]);
    is_the_journal(try_read("jrnl", &write(dir.path(), "j", &bytes), &with_password(PASSWORD)).unwrap());
}

/// base64, the long way, so that the test shares nothing with the reader.
fn decoded(text: &[u8]) -> Vec<u8> {
    let value = |byte: &u8| match byte {
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'a'..=b'z' => Some(u32::from(byte - b'a' + 26)),
        b'0'..=b'9' => Some(u32::from(byte - b'0' + 52)),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut held) = (Vec::new(), 0, 0);
    for six in text.iter().filter_map(value) {
        (bits, held) = (bits << 6 | six, held + 6);
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    out
}

#[test]
fn a_damaged_token_is_no_text() {
    let made = std::fs::read(made("jrnl-sealed-4.6")).unwrap();
    let dir = folder(&[]);
    for at in [60, 100, made.len() - 5] {
        let mut bytes = made.clone();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let path = write(dir.path(), "j", &bytes);
        assert!(matches!(refused("jrnl", &path, &with_password(PASSWORD)), Error::Password));
    }
}

#[test]
fn everything_that_jrnl_makes_is_offered_as_jrnl_first() {
    let all = [
        "jrnl.txt",
        "jrnl-12h.txt",
        "jrnl.json",
        "jrnl-folder",
        "jrnl-exported",
        "jrnl-sealed-4.6",
        "jrnl-sealed-4.2",
    ];
    for name in all {
        assert_eq!(offered(&made(name)).first(), Some(&"jrnl"), "{name}");
    }
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let text = std::fs::read_to_string(made("jrnl.txt")).unwrap();
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    is_the_journal(read_text("jrnl", "j.txt", &text, &lisbon()).unwrap());
}

#[test]
fn dates_are_read_in_many_spellings() {
    for (date, expected) in [
        ("2026-05-03 5:20 pm", "2026-05-03 17:20"),
        ("2026-05-03 12:20:00 AM", "2026-05-03 00:20"),
        ("2026-05-03T17:20:05", "2026-05-03 17:20"),
        ("2026/05/03 17.20", "2026-05-03 17:20"),
        ("03.05.2026 17:20", "2026-05-03 17:20"),
        ("Sunday, May 3rd, 2026 at 5:20 PM", "2026-05-03 17:20"),
        ("3 May 2026 17:20", "2026-05-03 17:20"),
        ("2026-05-03", "2026-05-03"),
    ] {
        let read = read_text("jrnl", "j.txt", &format!("[{date}] Title\nBody\n"), &lisbon()).unwrap();
        assert_eq!(whens(&read), [expected], "{date}");
    }
}

#[test]
fn a_date_with_the_month_and_day_in_doubt_is_settled_by_the_others() {
    let text = "[05/03/2026 17:20] One\n\n[05/13/2026 17:20] Two\n";
    assert_eq!(
        whens(&read_text("jrnl", "j.txt", text, &lisbon()).unwrap()),
        ["2026-05-03 17:20", "2026-05-13 17:20"]
    );
    let text = "[05/03/2026 17:20] One\n\n[13/03/2026 17:20] Two\n";
    assert_eq!(
        whens(&read_text("jrnl", "j.txt", text, &lisbon()).unwrap()),
        ["2026-03-05 17:20", "2026-03-13 17:20"]
    );
    let alone = "[05/03/2026 17:20] One\n";
    assert!(matches!(read_text("jrnl", "j.txt", alone, &lisbon()), Err(Error::NotThisFormat)));
    let told = read_text("jrnl", "j.txt", alone, &with_dates("%m/%d/%Y %H:%M")).unwrap();
    assert_eq!(whens(&told), ["2026-05-03 17:20"]);
}

#[test]
fn brackets_in_a_body_begin_no_entry() {
    let body = "[1] note\n[2024] a year\n[] x\n[2026-05-03]: a link\n[2026-99-99 10:00] no day\n [2026-05-03 10:00] indented\n[May] x";
    let read = read_text("jrnl", "j.txt", &format!("[2026-05-03 17:20] Title\n{body}\n"), &lisbon()).unwrap();
    assert_eq!(read.records.len(), 1);
    assert_eq!(read.records[0].body, body);
}

#[test]
fn a_star_ends_the_title_and_is_not_part_of_it() {
    let read =
        read_text("jrnl", "j.txt", "[2026-05-03 17:20] 5 * 3 is 15\n\n[2026-05-04 17:20] Two*\n", &lisbon())
            .unwrap();
    let all: Vec<_> = read.records.iter().map(|r| (r.title.as_str(), r.starred)).collect();
    assert_eq!(all, [("5 * 3 is 15", false), ("Two", true)]);
}

#[test]
fn a_mail_address_is_no_tag_and_a_tag_comes_once() {
    let text = "[2026-05-03 17:20] me@example.org @Home @home # Heading ## @a-b, (@in)\n";
    assert_eq!(read_text("jrnl", "j.txt", text, &lisbon()).unwrap().records[0].tags, ["Home", "a-b"]);
}

#[test]
fn what_stands_before_the_first_date_is_said_to_have_none() {
    let read = read_text("jrnl", "j.txt", "A word before.\n\n[2026-05-03 17:20] Title\n", &lisbon()).unwrap();
    assert_eq!((read.records.len(), read.skipped), (1, vec![Why::NoDate]));
}

#[test]
fn the_oldest_journals_without_brackets_are_read() {
    let read = read_text(
        "jrnl",
        "j.txt",
        "2013-06-09 15:39 My title *\nBody\n[1] note\n2013-06-10 08:00 Two\n",
        &lisbon(),
    )
    .unwrap();
    assert_eq!(whens(&read), ["2013-06-09 15:39", "2013-06-10 08:00"]);
    assert_eq!(
        (read.records[0].title.as_str(), read.records[0].body.as_str()),
        ("My title", "Body\n[1] note")
    );
}

#[test]
fn in_a_folder_the_name_says_the_day_and_the_text_the_time() {
    let files = [
        ("2026/05/03.txt", "[09:05 PM] One\nBody\n\n[2020-01-01 10:00] Two\n"),
        ("2026/05/40.txt", "x"),
        ("notes.txt", "x"),
    ];
    let read = read_folder("jrnl", &files);
    assert_eq!(whens(&read), ["2026-05-03 21:05", "2026-05-03 10:00"]);
    assert_eq!(read.skipped, [Why::Malformed, Why::Malformed]);
}

#[test]
fn one_file_of_a_folder_that_is_no_text_is_left_out_alone() {
    let dir = folder(&[("2026/05/03.txt", "[2026-05-03 10:00] One\n"), ("2026/05/05.txt", "")]);
    write(dir.path(), "2026/05/04.txt", b"[2026-05-04 10:00] \xff\xfe\n");
    let read = read("jrnl", dir.path());
    assert_eq!(whens(&read), ["2026-05-03 10:00"]);
    assert_eq!(read.skipped, [Why::Malformed, Why::Empty]);
}

#[test]
fn an_entry_of_json_without_a_date_is_left_out_and_unknown_fields_are_kept() {
    let json = r##"{"tags":{},"entries":[
        {"title":"a","body":"","date":"","time":"","tags":[],"starred":false},
        {"title":"b","body":"@Big","date":"2026-05-03","time":"","tags":["@big","#other"],"starred":true,"uuid":"u1","creator":{"x":1}},
        {"title":5}
    ]}"##;
    let read = read_text("jrnl", "j.json", json, &lisbon()).unwrap();
    assert_eq!(read.skipped, [Why::NoDate, Why::Malformed]);
    let b = &read.records[0];
    assert_eq!((b.source_id.as_str(), b.extra["creator"]["x"].as_i64()), ("u1", Some(1)));
    assert_eq!(
        (whens(&read), &b.tags),
        (vec!["2026-05-03".to_owned()], &vec!["Big".to_owned(), "other".to_owned()])
    );
}

#[test]
fn other_files_are_refused_with_a_reason() {
    let how: How = lisbon();
    assert!(matches!(read_text("jrnl", "j.txt", "Dear diary\n", &how), Err(Error::NotThisFormat)));
    assert!(matches!(
        read_text("jrnl", "j.json", r#"{"metadata":{},"entries":{}}"#, &how),
        Err(Error::NotThisFormat)
    ));
    assert!(matches!(read_text("jrnl", "j.json", r#"{"entries":["#, &how), Err(Error::Damaged)));
    assert!(matches!(read_text("jrnl", "j.json", &"{\"tags\":".repeat(100_000), &how), Err(Error::Damaged)));
    let dir = folder(&[("x.md", "x")]);
    assert!(matches!(refused("jrnl", dir.path(), &how), Error::NotThisFormat));
    assert!(read_text("jrnl", "j.txt", "", &how).unwrap().records.is_empty());
}

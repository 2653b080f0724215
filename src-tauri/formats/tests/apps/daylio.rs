use base64::{Engine, engine::general_purpose::STANDARD};
use goldseam_formats::{Precision, Record, Why};
use serde_json::{Value, json};

use crate::support::{Chosen, file, folder, local, zip};

const HEAD: &str = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n";

fn table(rows: &str) -> Chosen {
    file("daylio_export_2024_03_01.csv", format!("\u{feff}{HEAD}{rows}"))
}

fn row(row: &str) -> Record {
    table(row).record("daylio")
}

fn time(spelled: &str) -> String {
    local(&row(&format!("2024-02-17,February 17,Saturday,{spelled},good,,,,\n")))
}

#[test]
fn a_row_of_the_table_is_a_record() {
    let record = row("2024-02-17,February 17,Saturday,8:30 pm,good,\"reading | good meal\",\
        \"Sleep:\u{a0}7.5 h | Energy:\u{a0}3\",\"A title\",\"one, \"\"two\"\"<br>three<br><br>four\"\n");
    assert_eq!(local(&record), "2024-02-17 20:30");
    assert_eq!(record.tags, ["reading", "good meal"]);
    assert_eq!(record.title, "A title");
    assert_eq!(record.body, "one, \"two\"\nthree\n\nfour");
    let numbers: Vec<_> =
        record.numbers.iter().map(|n| (n.name.as_str(), n.value, n.unit.as_str())).collect();
    assert_eq!(numbers, [("Sleep", 7.5, "h"), ("Energy", 3.0, "")]);
    let mood = record.mood.unwrap();
    assert_eq!((mood.label.as_str(), mood.level), ("good", Some(0.75)));
}

#[test]
fn the_table_is_known_by_its_head() {
    assert_eq!(table("").taken_for(), "daylio");
    assert_eq!(file("a.csv", "year,date,weekday,time,mood,activities,note\n").taken_for(), "daylio");
    assert!(!file("a.csv", "date,title,mood\n").guessed().contains(&"daylio"));
}

#[test]
fn rows_are_given_in_the_order_of_the_table() {
    let chosen = table("2024-02-18,,,9:00,bad,,,,later\r\n2024-02-17,,,9:00,bad,,,,earlier\r\n");
    let bodies: Vec<_> = chosen.records("daylio").into_iter().map(|record| record.body).collect();
    assert_eq!(bodies, ["later", "earlier"]);
}

#[test]
fn times_are_understood_in_the_languages_of_telephones() {
    for evening in [
        "20:30",
        "8:30 pm",
        "8:30 PM",
        "8:30\u{202f}PM",
        "8:30 p. m.",
        "20.30",
        "20h30",
        "下午8:30",
        "午後8:30",
        "오후 8:30",
        "٨:٣٠ م",
        "8:30 μ.μ.",
        "08:30 ÖS",
    ] {
        assert_eq!(time(evening), "2024-02-17 20:30", "{evening}");
    }
    for morning in ["8:30", "8:30 am", "08:30 a. m.", "上午8:30", "٨:٣٠ ص", "08:30:00"] {
        assert_eq!(time(morning), "2024-02-17 08:30", "{morning}");
    }
    assert_eq!(time("12:05 am"), "2024-02-17 00:05");
    assert_eq!(time("12:05 pm"), "2024-02-17 12:05");
}

#[test]
fn a_row_without_a_time_is_about_its_day() {
    for odd in ["", "soon", "99:99", "99999999999999999999:1"] {
        let record = row(&format!("2024-02-17,February 17,Saturday,{odd},good,,,,\n"));
        assert_eq!(record.happened.unwrap().precision, Precision::Day, "{odd}");
    }
}

#[test]
fn a_mood_of_ones_own_has_no_level_until_it_is_told() {
    let mood = row("2024-02-17,,,8:00,über-glücklich 🤩,,,,\n").mood.unwrap();
    assert_eq!((mood.label.as_str(), mood.level), ("über-glücklich 🤩", None));
    assert_eq!(row("2024-02-17,,,8:00,,tea,,,\n").mood, None);
}

#[test]
fn a_table_from_before_there_were_scales_is_read() {
    let old = "full_date,date,weekday,time,mood,activities,note_title,note\n2023-12-17,Dec 17,Sunday,08:00,meh,a | b,t,n\n";
    let record = file("old.csv", old).record("daylio");
    assert_eq!((record.tags.len(), record.title.as_str(), record.body.as_str()), (2, "t", "n"));
}

#[test]
fn the_oldest_tables_have_a_year_and_a_day_in_words() {
    for (spelled, day) in [
        ("February 17", "2017-02-17"),
        ("Feb 17", "2017-02-17"),
        ("17. Februar", "2017-02-17"),
        ("17 de marzo", "2017-03-17"),
        ("17 août", "2017-08-17"),
        ("17 de fevereiro", "2017-02-17"),
        ("17 października", "2017-10-17"),
        ("17 июля", "2017-07-17"),
        ("2月17日", "2017-02-17"),
        ("2월 17일", "2017-02-17"),
        ("17 Şubat", "2017-02-17"),
    ] {
        let old = format!("year,date,weekday,time,mood,activities,note\n2017,{spelled},x,20:30,rad,,\"\"\n");
        let record = file("oldest.csv", old).record("daylio");
        assert_eq!(local(&record), format!("{day} 20:30"), "{spelled}");
    }
}

#[test]
fn rows_without_a_day_are_told_and_the_others_taken() {
    let read = table(
        "17.02.2024,x,x,8:00,good,,,,a\n2024-02-30,x,x,8:00,good,,,,b\n2024-02-29,x,x,8:00,good,,,,c\n",
    )
    .read("daylio");
    assert_eq!(read.skipped, [(1, Why::NoDate), (2, Why::NoDate)]);
    assert_eq!(read.records.len(), 1);
}

#[test]
fn the_years_1970_and_2099_are_years_like_others() {
    let records = table("2099-12-31,,,23:59,good,,,,a\n1970-01-01,,,0:00,good,,,,b\n").records("daylio");
    assert_eq!(records.iter().map(local).collect::<Vec<_>>(), ["2099-12-31 23:59", "1970-01-01 00:00"]);
}

#[test]
fn scales_that_are_no_numbers_and_columns_nobody_knows_are_kept() {
    let with_more = format!(
        "{},weather\n2024-02-17,,,8:00,good,,Sleep: well | Energy:\u{a0}1e999,,,sunny\n",
        HEAD.trim()
    );
    let record = file("new.csv", with_more).record("daylio");
    assert_eq!(record.extra["scales"], json!(["Sleep: well", "Energy:\u{a0}1e999"]));
    assert_eq!(record.extra["weather"], "sunny");
}

#[test]
fn every_script_comes_through() {
    let record = row("2024-02-17,,,8:00,good,שלום | 日本 | 😀,,,مرحبا\n");
    assert_eq!(record.tags, ["שלום", "日本", "😀"]);
    assert_eq!(record.body, "مرحبا");
}

/// A backup in the form of Daylio for Android.
fn backup(entries: &Value) -> Value {
    let mood = |id: i64, group: i64, name: &str| {
        json!({"id": id, "custom_name": name, "mood_group_id": group, "mood_group_order": 0, "icon_id": id,
               "predefined_name_id": if name.is_empty() { group } else { -1 }, "state": 0, "createdAt": 0})
    };
    json!({
        "version": 15, "isReminderOn": true, "pin": "12345",
        "customMoods": [mood(1, 1, ""), mood(6, 1, "love it"), mood(2, 2, ""), mood(8, 4, "null"), mood(5, 5, "")],
        "tags": [{"id": 1, "name": "famille", "icon": 41, "order": 1, "state": 0, "id_tag_group": 0},
                 {"id": 12, "name": "ménage", "icon": 139, "order": 12, "state": 0, "id_tag_group": 0}],
        "dayEntries": entries,
        "assets": [
            {"id": 12, "type": 1, "checksum": "f64aecf702fbe90faa086148e57638fa", "createdAt": 0,
             "android_metadata": "{\"Name\":\"Screenshot_20220825.png\",\"Orientation\":0}"},
            {"id": 13, "type": 1, "checksum": "6ad9fd0faa3332b93920b681f9203328", "android_metadata": ""}],
        "metadata": {"number_of_entries": 1, "platform": "android"}
    })
}

fn day_entry() -> Value {
    json!({"id": 4, "minute": 36, "hour": 23, "day": 31, "month": 0, "year": 2023, "datetime": 1_675_204_560_000_i64,
           "timeZoneOffset": 3_600_000, "mood": 6, "note": "Note <b>body</b><br>two", "note_title": "A title",
           "tags": [1, 12], "assets": [12]})
}

fn packed(backup: &Value) -> Chosen {
    // Android cuts base64 into lines
    let base64 = STANDARD.encode(backup.to_string());
    let lines: Vec<&str> =
        base64.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let text = lines.join("\n");
    zip(&[
        ("backup.daylio", text.as_bytes()),
        ("assets/photos/2022/8/f64aecf702fbe90faa086148e57638fa", b"\xff\xd8\xff a photo"),
    ])
}

fn taken(entry: Value) -> Record {
    packed(&backup(&json!([entry]))).record("daylio")
}

#[test]
fn an_entry_of_the_backup_is_a_record() {
    let chosen = packed(&backup(&json!([day_entry()])));
    assert_eq!(chosen.taken_for(), "daylio");
    let record = chosen.record("daylio");
    assert_eq!(record.source_id, "4");
    assert_eq!(record.title, "A title");
    assert_eq!(record.tags, ["famille", "ménage"]);
    assert_eq!(record.body, "Note **body**\ntwo\n\n![](attached:f64aecf702fbe90faa086148e57638fa)");
    assert_eq!(record.files[0].name, "Screenshot_20220825.png");
    assert_eq!(chosen.bytes(&record.files[0]), b"\xff\xd8\xff a photo");
}

#[test]
fn the_offset_is_not_added_to_a_time_that_is_local_already() {
    let told = taken(day_entry()).happened.unwrap();
    assert_eq!(told.local.to_string(), "2023-01-31 23:36:00");
    assert_eq!(told.offset, Some(60));
}

#[test]
fn months_count_from_zero() {
    let mut entry = day_entry();
    entry["month"] = json!(11);
    assert_eq!(local(&taken(entry)), "2023-12-31 23:36");
}

#[test]
fn how_good_a_mood_is_its_group_says_and_not_its_number() {
    let mood = |id: i64| {
        let mut entry = day_entry();
        entry["mood"] = json!(id);
        let mood = taken(entry).mood.unwrap();
        (mood.label, mood.level)
    };
    assert_eq!(mood(6), ("love it".to_owned(), Some(1.0)));
    assert_eq!(mood(8), ("null".to_owned(), Some(0.25)));
    assert_eq!(mood(1), ("rad".to_owned(), Some(1.0)));
    assert_eq!(mood(5), ("awful".to_owned(), Some(0.0)));
    assert_eq!(mood(99), ("mood 99".to_owned(), None));
}

#[test]
fn a_backup_from_before_there_were_own_moods_has_the_five() {
    let mut old = backup(&json!([day_entry()]));
    old.as_object_mut().unwrap().remove("customMoods");
    old["dayEntries"][0]["mood"] = json!(2);
    let mood = packed(&old).record("daylio").mood.unwrap();
    assert_eq!((mood.label.as_str(), mood.level), ("good", Some(0.75)));
}

#[test]
fn a_photo_that_is_missing_does_not_cost_the_entry() {
    let mut entry = day_entry();
    entry["assets"] = json!([13, 77]);
    let files = taken(entry).files;
    assert!(files.iter().all(|file| file.at.is_none()));
    assert_eq!(files.len(), 2);
}

#[test]
fn entries_without_a_day_are_told_and_the_others_taken() {
    let mut odd = day_entry();
    odd["day"] = json!(32);
    let far = json!({"id": 1, "year": 99_999_999_999_i64, "month": 0, "day": 1, "hour": 0, "minute": 0});
    let read = packed(&backup(&json!([odd, far, 7, day_entry()]))).read("daylio");
    assert_eq!(read.skipped, [(1, Why::NoDate), (2, Why::NoDate), (3, Why::NoDate)]);
    assert_eq!(read.records.len(), 1);
}

#[test]
fn an_unpacked_backup_is_read_and_one_that_is_no_base64_is_damaged() {
    let base64 = STANDARD.encode(backup(&json!([day_entry()])).to_string());
    assert_eq!(folder(&[("backup.daylio", base64.as_bytes())]).records("daylio").len(), 1);
    let read = folder(&[("backup.daylio", b"{\"not\": \"base64\"}")]).read("daylio");
    assert_eq!(read.error.unwrap().code(), "import_damaged");
}

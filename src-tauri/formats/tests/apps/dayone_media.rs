use serde_json::{Value, json};

use crate::{
    dayone::journal,
    support::{Chosen, file, folder, zip},
};

const JPEG: &[u8] = b"\xff\xd8\xff\xe0 a photo";

fn entry(uuid: &str, text: &str, photos: &Value) -> Value {
    json!({"uuid": uuid, "creationDate": "2024-05-01T10:00:00Z", "timeZone": "UTC", "text": text, "photos": photos})
}

fn photo(id: &str, md5: &str, order: u32) -> Value {
    json!({"identifier": id, "md5": md5, "type": "jpeg", "orderInEntry": order, "isSketch": false, "height": 1416})
}

fn export(entries: &Value, photos: &[&str]) -> Chosen {
    let journal = journal(entries);
    let names: Vec<_> = photos.iter().map(|photo| format!("photos/{photo}")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), JPEG)).collect();
    files.push(("Journal.json", journal.as_bytes()));
    zip(&files)
}

#[test]
fn photos_stay_where_they_stood_and_in_their_order() {
    let text = "one\n![](dayone-moment://BB)\ntwo ![bar](dayone-moment://AA) three";
    let entries = json!([entry("E", text, &json!([photo("AA", "aa", 0), photo("BB", "bb", 1)]))]);
    let chosen = export(&entries, &["aa.jpeg", "bb.jpeg"]);
    let record = chosen.record("dayone");
    assert_eq!(record.body, "one\n![](attached:BB)\ntwo ![bar](attached:AA) three");
    let names: Vec<_> = record.files.iter().map(|file| file.at.as_deref().unwrap()).collect();
    assert_eq!(names, ["photos/bb.jpeg", "photos/aa.jpeg"]);
    assert_eq!(chosen.bytes(&record.files[0]), JPEG);
}

#[test]
fn photos_that_no_text_mentions_stand_at_the_end_in_their_order() {
    let photos = json!([photo("CC", "cc", 2), photo("AA", "aa", 0), photo("BB", "bb", 1)]);
    let entries = json!([entry("E", "words ![](dayone-moment://BB)", &photos)]);
    let record = export(&entries, &["aa.jpeg", "bb.jpeg", "cc.jpeg"]).record("dayone");
    assert_eq!(record.body, "words ![](attached:BB)\n\n![](attached:AA)\n\n![](attached:CC)");
    assert_eq!(record.files.iter().map(|file| file.key.as_str()).collect::<Vec<_>>(), ["BB", "AA", "CC"]);
}

#[test]
fn an_entry_of_a_photo_alone_is_taken() {
    let entries = json!([entry("E", "", &json!([photo("AA", "aa", 0)]))]);
    assert_eq!(export(&entries, &["aa.jpeg"]).record("dayone").body, "![](attached:AA)");
}

#[test]
fn videos_recordings_and_pdfs_are_found_in_their_folders() {
    let text =
        "![](dayone-moment:/video/V1)\n![](dayone-moment:/audio/A1)\n![](dayone-moment:/pdfAttachment/P1)";
    let mut all = entry("E", text, &json!([]));
    all["videos"] = json!([{"identifier": "V1", "md5": "vv", "type": "mov"}]);
    all["audios"] = json!([{"identifier": "A1", "md5": "au", "format": "aac", "title": "memo"}]);
    all["pdfAttachments"] =
        json!([{"identifier": "P1", "md5": "pp", "type": "pdf", "filename": "Lease 2024.pdf"}]);
    let json = journal(&json!([all]));
    let files: [(&str, &[u8]); 4] = [
        ("videos/vv.mov", JPEG),
        ("audios/au.m4a", JPEG),
        ("pdfs/pp.pdf", JPEG),
        ("Journal.json", json.as_bytes()),
    ];
    for chosen in [zip(&files), folder(&files)] {
        let record = chosen.record("dayone");
        assert_eq!(record.body, "![](attached:V1)\n![](attached:A1)\n![](attached:P1)");
        let at: Vec<_> = record.files.iter().map(|file| file.at.as_deref().unwrap()).collect();
        assert_eq!(at, ["videos/vv.mov", "audios/au.m4a", "pdfs/pp.pdf"]);
        assert_eq!(record.files[2].name, "Lease 2024.pdf");
    }
}

#[test]
fn a_photo_that_two_entries_share_is_found_by_both() {
    // it is listed in the second only, and the first shows it
    let first = entry("E1", "![](dayone-moment://AA)", &json!([]));
    let second = entry("E2", "![](dayone-moment://AA)", &json!([photo("AA", "aa", 0)]));
    let records = export(&json!([first, second]), &["aa.jpeg"]).records("dayone");
    for record in records {
        assert_eq!(record.body, "![](attached:AA)");
        assert_eq!(record.files[0].at.as_deref(), Some("photos/aa.jpeg"));
    }
}

#[test]
fn a_photo_without_its_type_or_its_checksum_is_found_where_it_can_be() {
    let untyped = json!({"identifier": "AA", "md5": "aa", "orderInEntry": 0});
    let unsummed = json!({"identifier": "BB", "type": "png", "orderInEntry": 1});
    let nothing = json!({"orderInEntry": 2});
    let entries = json!([entry("E", "t", &json!([untyped, unsummed, nothing, "odd", null]))]);
    let record = export(&entries, &["aa.heic", "BB.png"]).record("dayone");
    let at: Vec<_> = record.files.iter().map(|file| file.at.as_deref()).collect();
    assert_eq!(at, [Some("photos/aa.heic"), Some("photos/BB.png"), None]);
}

#[test]
fn a_missing_photo_does_not_cost_the_entry() {
    let entries = json!([entry(
        "E",
        "![](dayone-moment://AA) ![](dayone-moment://ZZ)",
        &json!([photo("AA", "aa", 0)])
    )]);
    for chosen in [export(&entries, &["other.jpeg"]), file("Journal.json", journal(&entries))] {
        let record = chosen.record("dayone");
        assert_eq!(record.body, "![](attached:AA) ![](attached:ZZ)");
        assert!(record.files.iter().all(|file| file.at.is_none()));
        assert_eq!(record.files[0].name, "AA.jpeg");
    }
}

#[test]
fn an_empty_or_cut_photo_is_given_as_it_is() {
    let json = journal(&json!([entry("E", "", &json!([photo("AA", "aa", 0), photo("BB", "bb", 1)]))]));
    let chosen =
        zip(&[("photos/aa.jpeg", b""), ("photos/bb.jpeg", b"\xff\xd8"), ("Journal.json", json.as_bytes())]);
    let record = chosen.record("dayone");
    assert_eq!(chosen.bytes(&record.files[0]), b"");
    assert_eq!(chosen.bytes(&record.files[1]), b"\xff\xd8");
}

#[test]
fn keys_are_safe_and_differ() {
    let photos =
        json!([photo("../../etc", "aa", 0), photo("a b", "bb", 1), photo("a-b", "cc", 2), photo("", "", 3)]);
    let entries = json!([entry("E", "t", &photos)]);
    let record = export(&entries, &["aa.jpeg"]).record("dayone");
    let keys: Vec<_> = record.files.iter().map(|file| file.key.as_str()).collect();
    assert_eq!(keys, ["etc", "a-b", "a-b-2", "file"]);
    assert!(record.files.iter().all(|file| !file.name.contains('/')));
}

#[test]
fn a_link_to_a_photo_becomes_the_photo() {
    let entries = json!([entry(
        "E",
        "see [the sea](dayone-moment://AA) and (dayone-moment://AA)",
        &json!([photo("AA", "aa", 0)])
    )]);
    let record = export(&entries, &["aa.jpeg"]).record("dayone");
    assert_eq!(record.body, "see ![the sea](attached:AA) and (![](attached:AA))");
    assert_eq!(record.files.len(), 1);
}

#[test]
fn photos_lie_beside_their_journal_in_a_folder_of_the_zip() {
    let json = journal(&json!([entry("E", "", &json!([photo("AA", "aa", 0)]))]));
    let chosen = zip(&[("2024 export/Journal.json", json.as_bytes()), ("2024 export/photos/aa.jpeg", JPEG)]);
    assert_eq!(chosen.record("dayone").files[0].at.as_deref(), Some("2024 export/photos/aa.jpeg"));
}

#[test]
fn rich_text_shows_its_photos_too() {
    let rich = json!({"contents": [{"text": "before\n"}, {"embeddedObjects": [{"type": "photo", "identifier": "AA"}]}, {"text": "after"}]});
    let mut entry = entry("E", "", &json!([photo("AA", "aa", 0)]));
    entry["richText"] = json!(rich.to_string());
    let record = export(&json!([entry]), &["aa.jpeg"]).record("dayone");
    assert_eq!(record.body, "before\n![](attached:AA)\n\nafter");
}

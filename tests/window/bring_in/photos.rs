//! Photos that come with a journal, in the zip that Day One writes.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::support::laid::journal;
use crate::support::photos::{TAGGED, landscape};
use crate::support::{Home, wait_for};

use super::files::Source;
use super::{at, choose, start};

/// One entry with a photo above its last words and one below, and one whose photo is not in the zip.
fn zipped(home: &Home) -> Source {
    let folder = home.path().join("export");
    fs::create_dir_all(folder.join("photos")).unwrap();
    fs::write(folder.join("photos/aa.jpeg"), TAGGED).unwrap();
    fs::write(folder.join("photos/bb.bmp"), landscape(60, 40, 1)).unwrap();
    let entry = |uuid: &str, text: &str, photos: serde_json::Value| {
        json!({
            "uuid": uuid, "creationDate": "2024-05-01T10:00:00Z", "timeZone": "Europe/Lisbon",
            "text": text, "photos": photos,
        })
    };
    let photo = |id: &str, md5: &str, kind: &str| json!({ "identifier": id, "md5": md5, "type": kind });
    let entries = json!([
        entry(
            "A1",
            "# The shore\n\nEarly.\n\n![](dayone-moment://BB)\n\nLate.\n\n![](dayone-moment://AA)",
            json!([photo("AA", "aa", "jpeg"), photo("BB", "bb", "bmp")]),
        ),
        entry("A2", "# The hill\n\n![](dayone-moment://CC)", json!([photo("CC", "cc", "jpeg")])),
    ]);
    let text = json!({ "metadata": { "version": "1.0" }, "entries": entries }).to_string();
    fs::write(folder.join("Journal.json"), text).unwrap();
    let mut zip = Command::new("python3");
    zip.args(["-m", "zipfile", "-c", "../export.zip", "Journal.json", "photos"]).current_dir(&folder);
    assert!(zip.status().unwrap().success());
    Source::at(home.path().join("export.zip"))
}

#[test]
fn photos_come_with_what_they_stood_in() {
    let home = Home::new();
    let source = zipped(&home);
    let app = start(&home, |_| {});
    choose(&home, source.path());
    app.button("Choose any file…").reach();
    at(&app, "look");
    app.css("#take").reach();
    at(&app, "came");
    app.see("2 of 2 came in");
    app.open_row("The shore");
    // both are drawn where they stood in the text, one from each kind of file
    let widths = "return [...document.querySelectorAll('.gs-photo img')].map((one) => one.naturalWidth)";
    wait_for(
        || format!("{} in:\n{}", app.js(widths), app.glance()),
        || (app.js(widths) == json!([60, 32])).then_some(()),
    );
    drop(app);
    let read = journal(&home);
    let runs = read.import_runs().unwrap();
    assert_eq!(runs.iter().map(|run| (run.finished, run.entries)).collect::<Vec<_>>(), [(true, 2)]);
    let page = read.timeline(&goldseam_journal::Filter::default(), None, 9).unwrap();
    let mut kept: Vec<Vec<Vec<u8>>> = Vec::new();
    for row in page.rows {
        let files = read.attachments(row.id).unwrap();
        kept.push(files.iter().map(|one| read.attachment_range(one.id, 0, 1 << 20).unwrap()).collect());
    }
    kept.sort();
    let both = vec![landscape(60, 40, 1), TAGGED.to_vec()];
    assert!(kept == [vec![], both], "each as it was, to the byte, and in the order of the text");
    source.is_as_it_was();
}

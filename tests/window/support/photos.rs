//! Entries with photos and other files, and what is seen of them.

use goldseam_journal::{Attachment, Draft, EntryId, Journal, NewAttachment, When};

use super::keys::{ENTER, ESCAPE, RIGHT};
use super::laid::ago;
use super::{App, Role};

pub const TAGGED: &[u8] = include_bytes!("../../../src-tauri/exchange/tests/pictures/tagged.jpg");
pub const HOSTILE_DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40' onload='window.pwned=[1]'>\
     <script>window.pwned=[2]</script><image href='http://127.0.0.1:9/x'/><rect width='40' height='40'/></svg>";
pub const HOSTILE_PAGE: &str =
    "<!doctype html><title>x</title><script>window.pwned=[3]</script><img src=x onerror='window.pwned=[4]'>";

/// A picture in BMP that looks a little like a landscape, another one for each `kind`.
pub fn landscape(width: u32, height: u32, kind: u32) -> Vec<u8> {
    let row = (width * 3).next_multiple_of(4);
    let mut out = b"BM".to_vec();
    for number in [54 + row * height, 0, 54, 40, width, height] {
        out.extend(number.to_le_bytes());
    }
    out.extend([1, 0, 24, 0]);
    for number in [0, row * height, 2835, 2835, 0, 0] {
        out.extend(number.to_le_bytes());
    }
    let skies = [[205, 160, 110], [120, 170, 235], [150, 110, 190], [190, 190, 120], [90, 130, 200]];
    let lands = [[60, 90, 50], [40, 60, 90], [70, 50, 40], [110, 90, 60], [30, 70, 70]];
    let at = |list: &[[u8; 3]; 5], plus: u32| list[((kind + plus) % 5) as usize];
    for y in 0..height {
        let begin = out.len();
        for x in 0..width {
            let wave = (f64::from(x) / f64::from(width) * 7.0 + f64::from(kind)).sin();
            let hill = f64::from(height) * (0.38 + 0.12 * wave);
            let (colour, light) = if f64::from(y) < hill {
                (at(&lands, kind / 3), 0.75 + 0.25 * f64::from(y) / hill)
            } else {
                (at(&skies, 0), 0.6 + 0.4 * f64::from(y) / f64::from(height))
            };
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            out.extend(colour.map(|c| (f64::from(c) * light) as u8));
        }
        out.resize(begin + row as usize, 0);
    }
    out
}

pub fn note(journal: &mut Journal, title: &str, body: &str, days: i64) -> EntryId {
    let then = ago(days);
    let draft = Draft {
        title: title.into(),
        body: body.into(),
        happened: When::from(&then),
        tags: vec![],
        starred: false,
    };
    journal.create_entry(&draft, &then).unwrap().id
}

pub fn attach(journal: &mut Journal, entry: EntryId, name: &str, bytes: &[u8]) -> Attachment {
    journal.attach(entry, &NewAttachment { name, uid: None }, &mut &*bytes, &ago(0)).unwrap()
}

pub const SHORE: &str = "The shore";

/// Photos of several months, an entry that shows one in its text, and files of other kinds.
pub fn album(journal: &mut Journal) {
    for n in 0..9 {
        let days = 12 + 17 * i64::from(n);
        let id = note(
            journal,
            ["A walk", "", "Lunch with Marta"][n as usize % 3],
            "It was quiet, and then it rained.",
            days,
        );
        for m in 0..=(n % 4) {
            let (width, height) = [(640, 480), (480, 640), (800, 300)][((n + m) % 3) as usize];
            attach(journal, id, &format!("IMG_{n}{m}.bmp"), &landscape(width, height, n * 3 + m));
        }
    }
    let id = note(journal, SHORE, "", 1);
    let first = attach(journal, id, "shore.bmp", &landscape(800, 600, 1));
    attach(
        journal,
        id,
        "A very long name of a photo that no narrow place has room for, from the second of May.bmp",
        &landscape(300, 600, 4),
    );
    attach(
        journal,
        id,
        "\u{635}\u{648}\u{631}\u{629} \u{645}\u{646} \u{627}\u{644}\u{628}\u{62d}\u{631}.bmp",
        &landscape(640, 480, 7),
    );
    attach(journal, id, "letter.pdf", b"%PDF-1.7\nnothing in it");
    attach(journal, id, "said.txt", b"What was said on the pier.");
    let body = format!(
        "We went down before anyone was up.\n\n{}\n\nThe water was colder than last year.",
        first.uid.markdown("The pier, from the south")
    );
    let version = journal.entry(id).unwrap().version;
    let about = ago(1);
    let draft = Draft {
        title: SHORE.into(),
        body,
        happened: When::from(&about),
        tags: vec!["water".into()],
        starred: false,
    };
    journal.save_entry(id, version, &draft, &ago(0)).unwrap();
}

/// Every place where files are seen, in a journal with an [`album`].
pub fn places(app: &App, look: &mut dyn FnMut(&str)) {
    app.open_row(SHORE);
    app.css(".gs-photo img");
    app.css("[data-part=files] img");
    app.css("[data-part=list] img.small");
    look("files");
    app.button("More about shore.bmp").reach();
    app.css("[role=menu]");
    look("files-menu");
    app.press(ESCAPE);
    app.button("Look at shore.bmp").reach();
    app.css("[data-part=large] img");
    app.press(RIGHT);
    look("files-large");
    app.escape();
    app.button("More about shore.bmp").reach();
    app.get(Role::Menuitem, "Rename…").click();
    app.field("Name");
    look("files-rename");
    app.escape();
    app.button("Save a copy of letter.pdf").reach();
    app.css("#save-file");
    look("files-save-uncleaned");
    app.escape();
    app.css("#go-photos").click();
    app.css("[data-part=gallery] [role=option] img");
    look("pictures");
    app.css("#gallery-list").focus();
    app.press(ENTER);
    app.css("[data-part=large] img");
    look("pictures-large");
    app.escape();
}

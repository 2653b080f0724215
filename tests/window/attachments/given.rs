//! Files that other programs give: pasted, and dropped on the page.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{drawn, names, of_entry, tiles, wait_for_tiles};
use crate::support::keys::CTRL;
use crate::support::laid::{journal, start};
use crate::support::photos::{TAGGED, landscape};
use crate::support::{App, Group, Home, wait_for};

const PICTURE: &[u8] = include_bytes!("../../../src-tauri/exchange/tests/pictures/tagged.png");

/// Gives files to the page as web views of other systems do.
fn carry(app: &App, target: &str, kinds: &[&str], files: &[(&str, &str, &[u8])]) {
    let files: Vec<Value> =
        files.iter().map(|(name, kind, bytes)| json!([name, kind, STANDARD.encode(bytes)])).collect();
    app.js_with(
        "const [selector, kinds, files] = arguments;
         const data = new DataTransfer();
         for (const [name, type, bytes] of files)
           data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
         for (const kind of kinds) {
           const about = { bubbles: true, cancelable: true };
           const target = document.querySelector(kind === 'drop' ? '[data-part=drop]' : selector);
           target.dispatchEvent(kind === 'paste'
             ? new ClipboardEvent(kind, { clipboardData: data, ...about })
             : new DragEvent(kind, { dataTransfer: data, ...about }));
         }",
        &json!([target, kinds, files]),
    );
}

#[test]
fn pictures_are_pasted_into_the_text_and_dropped_on_the_page() {
    let home = Home::new();
    let app = start(&home, |_| {});
    app.button("New entry").click();
    app.field("Title").type_in("Pasted");
    app.field("Entry").type_in("Before it.");
    let large = landscape(1200, 900, 3);
    assert!(large.len() > 3 << 20, "it takes several pieces");
    carry(&app, ".cm-content", &["paste"], &[("image.bmp", "image/bmp", &large)]);
    wait_for_tiles(&app, &["image.bmp"]);
    assert_eq!(drawn(&app, ".gs-photo img"), 480);
    // the cursor is behind it
    app.type_keys("After it.");
    app.saved();
    // words that come with a picture of them are words
    app.js("const data = new DataTransfer(); data.setData('text/plain', ' And these.');
        data.items.add(new File(['x'], 'words.png', { type: 'image/png' }));
        document.querySelector('.cm-content').dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))");
    app.see("And these.");
    carry(&app, ".cm-content", &["dragenter", "dragover"], &[("a.jpg", "image/jpeg", TAGGED)]);
    app.see("Let go to add it here");
    let violations = app.violations();
    assert!(violations.is_empty(), "{violations:#?}");
    let two: [(&str, &str, &[u8]); 2] =
        [("a.jpg", "image/jpeg", TAGGED), ("said.txt", "text/plain", b"Words")];
    carry(&app, ".cm-content", &["drop"], &two);
    wait_for_tiles(&app, &["image.bmp", "a.jpg", "said.txt"]);
    assert_eq!(app.js("return document.querySelector('[data-part=drop]')"), Value::Null);
    app.saved();
    drop(app);

    let journal = journal(&home);
    let list = of_entry(&journal, "Pasted");
    assert_eq!(names(&list), ["image.bmp", "a.jpg", "said.txt"]);
    let kept = journal.read_attachment(list[0].id, |from| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(from, &mut bytes).map(|_| bytes)
    });
    assert!(kept.unwrap() == large, "not the bytes that were pasted");
    let entry = journal.entry(list[0].entry).unwrap();
    let wanted = format!("Before it.\n\n{}\n\nAfter it. And these.", list[0].uid.markdown(""));
    assert_eq!(entry.body, wanted);
    assert_eq!(journal.verify().unwrap(), []);
}

/// Has another program put something on the clipboard, and keep it until the value is dropped.
fn copy(app: &App, kind: &str, file: &Path) -> Group {
    let mut command = Command::new("xclip");
    command.args(["-quiet", "-selection", "clipboard", "-t", kind, "-i"]).arg(file);
    command.env("DISPLAY", app.screen_name()).stdout(Stdio::null()).stderr(Stdio::null());
    let owner = Group::spawn(&mut command);
    // it says nothing when it has begun
    wait_for(
        || format!("{kind} is not on the clipboard"),
        || {
            let mut ask = Command::new("xclip");
            ask.args(["-selection", "clipboard", "-t", "TARGETS", "-o"]).env("DISPLAY", app.screen_name());
            let offered = ask.output().unwrap().stdout;
            String::from_utf8_lossy(&offered).lines().any(|line| line == kind).then_some(())
        },
    );
    owner
}

/// WebKitGTK tells the page nothing of what it does not know as words.
#[test]
fn what_another_program_copied_is_pasted() {
    let home = Home::new();
    let app = start(&home, |_| {});
    app.button("New entry").click();
    app.field("Title").type_in("Copied");
    app.field("Entry").type_in("Before it.");
    let (picture, list) = (home.path().join("on the desk.png"), home.path().join("list"));
    fs::write(&picture, PICTURE).unwrap();
    fs::write(&list, format!("file://{}\r\n", picture.display().to_string().replace(' ', "%20"))).unwrap();
    let owner = copy(&app, "image/png", &picture);
    app.chord(&[CTRL], 'v');
    wait_for_tiles(&app, &["picture.png"]);
    assert!(drawn(&app, ".gs-photo img") > 0);
    drop(owner);
    let owner = copy(&app, "text/uri-list", &list);
    app.chord(&[CTRL], 'v');
    wait_for_tiles(&app, &["picture.png", "on the desk.png"]);
    drop(owner);
    fs::write(&list, "Plain words").unwrap();
    let owner = copy(&app, "UTF8_STRING", &list);
    app.chord(&[CTRL], 'v');
    app.see("Plain words");
    drop(owner);
    assert_eq!(tiles(&app).len(), 2);
    app.saved();
    drop(app);
    let journal = journal(&home);
    let list = of_entry(&journal, "Copied");
    let kept = journal.attachment_range(list[0].id, 0, u32::MAX).unwrap();
    assert!(kept == PICTURE, "not the bytes that were copied");
}

/// A window with something to drag: the picture that it is given.
const SOURCE: &str = r#"
import gi, sys
gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk
window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(60, 60)
box = Gtk.EventBox()
window.add(box)
kinds = [Gtk.TargetEntry.new("text/uri-list", 0, 0)]
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, kinds, Gdk.DragAction.COPY)
box.connect("drag-data-get", lambda box, drag, data, *rest: data.set_uris(["file://" + sys.argv[1]]))
window.show_all()
print("ready", flush=True)
Gtk.main()
"#;

#[test]
fn what_another_program_drags_is_dropped() {
    let home = Home::new();
    let app = start(&home, |_| {});
    app.button("New entry").click();
    app.field("Title").type_in("Dragged");
    app.saved();
    let picture = home.path().join("photo.png");
    fs::write(&picture, PICTURE).unwrap();
    let mut command = Command::new("/usr/bin/python3");
    command.args(["-c", SOURCE]).arg(&picture).env("DISPLAY", app.screen_name()).stdout(Stdio::piped());
    let mut source = Group::spawn(&mut command);
    let mut ready = String::new();
    let out = source.0.stdout.take().unwrap();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut ready).unwrap();
    let mouse = |args: &[&str]| {
        let done = Command::new("xdotool").args(args).env("DISPLAY", app.screen_name()).status();
        assert!(done.unwrap().success());
        // a hand is no faster
        std::thread::sleep(Duration::from_millis(120));
    };
    mouse(&["mousemove", "30", "30"]);
    mouse(&["mousedown", "1"]);
    for at in ["45", "80", "200", "400", "500", "600", "610", "620"] {
        mouse(&["mousemove", at, at]);
    }
    app.see("Let go to add it here");
    mouse(&["mousemove", "700", "500"]);
    mouse(&["mousemove", "720", "520"]);
    mouse(&["mouseup", "1"]);
    wait_for_tiles(&app, &["photo.png"]);
    assert_eq!(app.js("return document.querySelector('[data-part=drop]')"), Value::Null);
    drop(source);
    drop(app);
    assert_eq!(names(&of_entry(&journal(&home), "Dragged")), ["photo.png"]);
}

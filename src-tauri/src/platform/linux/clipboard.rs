//! The clipboard through GTK. `WebKitGTK` hands no picture and no file to a page that something is pasted into.

use std::{
    cell::RefCell,
    path::PathBuf,
    rc::{Rc, Weak},
    sync::mpsc::{Sender, channel},
    time::Duration,
};

use gtk::{
    Clipboard, TargetEntry, TargetFlags,
    gdk::{self, Atom, SELECTION_CLIPBOARD, SELECTION_PRIMARY},
};
use tauri::Url;
use zeroize::Zeroizing;

use super::on_the_windows_thread;
use crate::clipboard::Copied;

/// The program that has the clipboard may not answer at all.
const PATIENCE: Duration = Duration::from_secs(5);
const FILES: &str = "text/uri-list";
/// The best first: what a program offers is mostly the same picture in several kinds.
const PICTURES: [(&str, &str); 5] = [
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("image/webp", "webp"),
    ("image/gif", "gif"),
    ("image/bmp", "bmp"),
];
/// The kinds that a text goes by.
const TEXTS: [&str; 4] = ["UTF8_STRING", "text/plain;charset=utf-8", "text/plain", "STRING"];
/// Asks lists of what was copied to keep nothing of this one; Plasma's does, and others after it.
const HINT: (&str, &[u8]) = ("x-kde-passwordManagerHint", b"secret");
/// The number by which GTK asks for the hint; texts go by 0.
const HINTED: u32 = 1;

thread_local! {
    /// The secret that is on the clipboard, for as long as it is there. Of the window's thread.
    static SECRET: RefCell<Weak<Zeroizing<String>>> = const { RefCell::new(Weak::new()) };
}

pub fn copied() -> Option<Copied> {
    let (answer, answered) = channel();
    on_the_windows_thread(move || ask(answer));
    answered.recv_timeout(PATIENCE).ok()?
}

/// Asks without waiting: the window goes on meanwhile.
fn ask(answer: Sender<Option<Copied>>) {
    Clipboard::get(&SELECTION_CLIPBOARD).request_contents(
        &Atom::intern("TARGETS"),
        move |clipboard, kinds| {
            let offered: Vec<String> =
                kinds.targets().unwrap_or_default().iter().map(|kind| kind.name().to_string()).collect();
            let offers = |kind: &str| offered.iter().any(|one| one == kind);
            if offers(FILES) {
                clipboard.request_contents(&Atom::intern(FILES), move |_, data| {
                    let paths: Vec<PathBuf> = data.uris().iter().filter_map(|uri| path_of(uri)).collect();
                    // whoever asked may have lost patience
                    let _ = answer.send((!paths.is_empty()).then_some(Copied::Files(paths)));
                });
            } else if let Some((kind, ending)) = PICTURES.into_iter().find(|(kind, _)| offers(kind)) {
                clipboard.request_contents(&Atom::intern(kind), move |_, data| {
                    let bytes = data.data();
                    let _ = answer.send((!bytes.is_empty()).then_some(Copied::Picture(ending, bytes)));
                });
            } else {
                let _ = answer.send(None);
            }
        },
    );
}

fn path_of(uri: &str) -> Option<PathBuf> {
    Url::parse(uri).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok()
}

pub fn copy_secret(text: Zeroizing<String>) -> bool {
    let (answer, answered) = channel();
    on_the_windows_thread(move || {
        let _ = answer.send(offer(text));
    });
    answered.recv_timeout(PATIENCE).unwrap_or(false)
}

/// Offers a text for as long as nobody else has the clipboard; whoever pastes asks for it here.
fn offer(text: Zeroizing<String>) -> bool {
    let texts = TEXTS.iter().map(|kind| TargetEntry::new(kind, TargetFlags::empty(), 0));
    let kinds: Vec<TargetEntry> =
        texts.chain([TargetEntry::new(HINT.0, TargetFlags::empty(), HINTED)]).collect();
    let text = Rc::new(text);
    SECRET.set(Rc::downgrade(&text));
    Clipboard::get(&SELECTION_CLIPBOARD).set_with_data(&kinds, move |_, asked, kind| {
        if kind == HINTED {
            asked.set(&Atom::intern(HINT.0), 8, HINT.1);
        } else {
            asked.set_text(&text);
        }
    })
}

pub fn take_back_secret() {
    on_the_windows_thread(|| {
        // what was copied since then has put it off the clipboard, and it is gone
        if SECRET.with_borrow(|secret| secret.upgrade().is_some()) {
            Clipboard::get(&SELECTION_CLIPBOARD).clear();
        }
    });
}

/// What was copied or merely marked in the page belongs to this process as well.
pub fn take_back_copied() {
    on_the_windows_thread(|| {
        for selection in [SELECTION_CLIPBOARD, SELECTION_PRIMARY] {
            if gdk::selection_owner_get(&selection).is_some() {
                Clipboard::get(&selection).clear();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_this_computer_have_a_path() {
        assert_eq!(path_of("file:///home/a%20b/%C3%A9.jpg"), Some("/home/a b/\u{e9}.jpg".into()));
        for other in ["http://example.org/a", "file://elsewhere/a", "/etc/passwd", "", "data:,x"] {
            assert_eq!(path_of(other), None, "{other}");
        }
    }
}

//! Pictures and files on the clipboard. WebKitGTK hands none of them to a page that something is pasted
//! into, as the web views of other systems do; there this is never asked.

use std::path::PathBuf;

/// What another program put on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// Files, by where they lie.
    Files(Vec<PathBuf>),
    /// A picture, and how a file of its kind ends.
    Picture(&'static str, Vec<u8>),
}

/// What is on the clipboard, if it is files or a picture. Blocks until the program that has it has answered.
#[cfg(not(target_os = "linux"))]
pub fn copied(_: &tauri::AppHandle) -> Option<Copied> {
    None
}

#[cfg(target_os = "linux")]
pub use linux::copied;

#[cfg(target_os = "linux")]
mod linux {
    use std::{
        path::PathBuf,
        sync::mpsc::{Sender, channel},
        time::Duration,
    };

    use gtk::{
        Clipboard,
        gdk::{Atom, SELECTION_CLIPBOARD},
    };
    use tauri::{AppHandle, Url};

    use super::Copied;

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

    pub fn copied(app: &AppHandle) -> Option<Copied> {
        let (answer, answered) = channel();
        app.run_on_main_thread(move || ask(answer)).ok()?;
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
}

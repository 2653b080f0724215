//! Whatever is in a file, reading it ends with what it holds or with a reason.

use std::path::Path;

use goldseam_formats::{FORMATS, How, Limits, Source};
use proptest::{prelude::*, sample::Index};

use crate::support::{PASSWORD, made, with_dates, with_password};

const FIXTURES: [(&str, &str); 9] = [
    ("jrnl", "jrnl.txt"),
    ("jrnl", "jrnl-12h.txt"),
    ("jrnl", "jrnl-own-form.txt"),
    ("jrnl", "jrnl.json"),
    ("rednotebook", "rednotebook/2026-05.txt"),
    ("rednotebook", "rednotebook/2009-02.txt"),
    ("joplin", "joplin.jex"),
    ("markdown", "../note.md"),
    ("text", "jrnl-folder/2026/05/03.txt"),
];

/// Reads bytes under a name with every format. What comes out does not matter, that it comes out does.
fn read_with_all(name: &str, bytes: &[u8], how: &How) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(Path::new(name).file_name().unwrap());
    std::fs::write(&path, bytes).unwrap();
    for open in [&path, dir.path()] {
        for format in FORMATS {
            let Ok(mut source) = Source::open(open, Limits::default()) else { continue };
            format.knows(&mut source);
            let mut given = 0;
            let read = format.read(&mut source, how, &mut |_| {
                given += 1;
                Ok(())
            });
            assert!(read.is_ok() || given < 100_000);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_fixture_cut_anywhere_is_read_or_refused(which in 0..FIXTURES.len(), at: Index) {
        let bytes = std::fs::read(made(FIXTURES[which].1)).unwrap();
        read_with_all(FIXTURES[which].1, &bytes[..at.index(bytes.len())], &with_dates("%d.%m.%Y, %H Uhr %M"));
    }

    #[test]
    fn a_fixture_with_changed_bytes_is_read_or_refused(
        which in 0..FIXTURES.len(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = std::fs::read(made(FIXTURES[which].1)).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read_with_all(FIXTURES[which].1, &bytes, &with_dates("%d.%m.%Y, %H Uhr %M"));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(?s)[\\[\\]{}*/_\"'`=#:| \\n\\-0-9a-zé🌅&!<>]{0,400}", head: bool) {
        let text = if head { format!("---\n{text}\n---\n{text}") } else { text };
        for name in ["2026-05-03.md", "2026-05.txt", "a.txt", "a.json"] {
            read_with_all(name, text.as_bytes(), &with_dates(&text));
        }
        let day = format!("3: {{text: {}}}", serde_json::to_string(&text).unwrap());
        read_with_all("2026-05.txt", day.as_bytes(), &with_dates("%Y"));
    }

    #[test]
    fn any_name_is_read_or_refused(name in "[0-9a-zA-Z\\-_. ,é🌅年月日]{1,40}") {
        read_with_all(&format!("{name}.md"), b"x", &with_dates("%Y-%m-%d"));
        read_with_all(&format!("{name}.txt"), name.as_bytes(), &with_dates("%Y-%m-%d"));
    }
}

proptest! {
    // each case derives a key
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_damaged_encrypted_journal_is_refused(cut in any::<bool>(), at: Index, byte: u8) {
        for name in ["jrnl-sealed-4.6", "jrnl-sealed-4.2"] {
            let whole = std::fs::read(made(name)).unwrap();
            let mut bytes = whole.clone();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("j");
            std::fs::write(&path, &bytes).unwrap();
            let mut source = Source::open(&path, Limits::default()).unwrap();
            let mut given = 0;
            let format = goldseam_formats::format("jrnl").unwrap();
            let _ = format.read(&mut source, &with_password(PASSWORD), &mut |_| { given += 1; Ok(()) });
            prop_assert!(given == 0 || bytes == whole || bytes.trim_ascii() == whole);
        }
    }
}

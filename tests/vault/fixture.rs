//! Vaults of every released format open in this build, with what was written in them.

use std::path::Path;

use goldseam_journal::{Filter, Journal, Order, named_attachments};
use goldseam_vault::{Credential, Passphrase, RecoveryCode};
use tempfile::TempDir;

/// A copy of a fixture, since opening may bring its tables up to date.
fn copy(name: &str) -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let to = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.path().join(file.file_name())).unwrap();
    }
    to
}

#[test]
fn format_1_opens_by_passphrase_and_by_code() {
    let passphrase = Credential::Passphrase(Passphrase::new("a paper boat, a lantern".into()).unwrap());
    let code = Credential::Recovery(RecoveryCode::parse("Q54G-495J-QXA3-R8ND-XRPK-A5EN-R8CD").unwrap());
    for credential in [passphrase, code] {
        let dir = copy("vault-1");
        let journal = Journal::unlock(dir.path(), &credential).unwrap();
        assert_eq!(journal.vault().notices(), []);
        assert_eq!(journal.verify().unwrap(), []);
        let titles: Vec<_> = journal
            .timeline(&Filter::default(), None, 50)
            .unwrap()
            .rows
            .into_iter()
            .map(|r| r.title)
            .collect();
        assert_eq!(titles, ["The first evening", "Ünïcode 日本語 🌧"]);
        let first = journal.entry(1).unwrap();
        assert_eq!(first.body, "It rained all night. **Nothing** else to say.");
        assert_eq!((first.starred, first.tags.as_slice()), (true, &["sleep".to_owned()][..]));
        assert_eq!(journal.entry(3).unwrap().body, "- one\n- two\n\nZażółć gęślą jaźń.");
        assert_eq!(journal.binned(None).unwrap().rows.len(), 1);
        let found = journal.search("gesla", &Filter::default(), Order::Newest, None, 5).unwrap();
        assert_eq!(found.hits.len(), 1);
    }
}

#[test]
fn schema_5_opens_with_its_files() {
    let dir = copy("vault-1-schema-5");
    let code = RecoveryCode::parse("7Q88-Q83B-8Y6J-B7GX-RC4E-09QA-HTVD").unwrap();
    let journal = Journal::unlock(dir.path(), &Credential::Recovery(code)).unwrap();
    assert_eq!((journal.vault().notices(), journal.verify().unwrap()), (&[][..], vec![]));
    let list = journal.attachments(1).unwrap();
    let said: Vec<_> = list.iter().map(|one| (one.name.as_str(), one.media.as_str(), one.width)).collect();
    assert_eq!(said, [("river.jpg", "image/jpeg", Some(32)), ("words.txt", "text/plain", None)]);
    let words = journal.attachment_range(list[1].id, 0, 100).unwrap();
    assert_eq!(words, b"What the river said.\n");
    assert!(journal.thumbnail(list[0].id).unwrap().is_some());
    let named = named_attachments(&journal.entry(1).unwrap().body);
    assert_eq!((named.len(), named[0].uid, named[0].caption.as_str()), (1, list[0].uid, "At dusk"));
    // the text is in the bin too, and its bytes are kept once
    let totals = journal.attachment_totals().unwrap();
    assert_eq!((totals.attachments, totals.files), (3, 2));
}

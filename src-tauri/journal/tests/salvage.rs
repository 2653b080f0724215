//! What is left of a journal with damaged pages.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use goldseam_journal::{Draft, Found, Journal, Salvaged, Salvaging, When};
use goldseam_proof::{figure, size};
use goldseam_vault::{Cost, Credential, Passphrase};

use crate::support::at as moment;

const PAGE: usize = 4096;

fn passphrase() -> Passphrase {
    Passphrase::new("a quiet river".to_owned()).unwrap()
}

fn draft(n: u32) -> Draft {
    let happened = moment("2026-03-01T08:00:00");
    let word = |i| format!("word{}", (i * 7919 + n) % 500);
    let words = (0..n * 7 % 160 + 20).map(word).collect::<Vec<_>>().join(" ");
    Draft {
        title: format!("Entry of {n}"),
        body: words,
        happened: When::from(&happened),
        tags: vec![format!("tag{}", n % 4)],
        starred: n.is_multiple_of(5),
    }
}

fn texts_of(dir: &Path) -> Salvaged {
    Salvaging::open(dir, &Credential::Passphrase(passphrase())).unwrap().texts().unwrap()
}

fn texts(found: &Salvaged) -> BTreeMap<u32, (String, String)> {
    found.entries.iter().map(|e| (e.id, (e.title.clone(), e.body.clone()))).collect()
}

/// Each page of a journal lost: whatever is read is as it was written, and what is not is named.
#[test]
fn what_a_lost_page_takes_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("one.goldseam");
    let mut journal = Journal::create(&dir, passphrase(), Cost::cheap_for_tests()).unwrap();
    let now = moment("2026-03-02T09:00:00");
    for n in 0..60 {
        journal.create_entry(&draft(n), &now).unwrap();
    }
    let changed = journal.save_entry(3, 1, &draft(900), &moment("2026-03-03T09:00:00")).unwrap();
    assert_eq!(changed.version, 2);
    journal.bin_entry(5, &now).unwrap();
    journal.lock().unwrap();

    let whole = texts_of(&dir);
    let expected = texts(&whole);
    assert_eq!((expected.len(), whole.unread.len(), whole.damaged_pages), (60, 0, 0));
    assert_eq!(whole.missing_saves, Some(0));
    assert!(
        whole.entries.iter().all(|e| e.found == Found::Whole && e.happened.is_some() && e.tags.len() == 1)
    );
    assert_eq!(expected[&3].0, "Entry of 900");
    assert!(whole.entries.iter().filter(|e| e.binned).map(|e| e.id).eq([5]));

    let file = dir.join("journal.db");
    let good = std::fs::read(&file).unwrap();
    let pages = good.len() / PAGE;
    let all: BTreeSet<u32> = expected.keys().copied().collect();
    let (mut tried, mut silent) = (0, 0);
    for page in (0..pages).step_by(size((pages / 40).max(1), 1)) {
        let mut bad = good.clone();
        bad[page * PAGE + 2000] ^= 1;
        std::fs::write(&file, &bad).unwrap();
        let found = texts_of(&dir);
        let read: BTreeSet<u32> = texts(&found)
            .into_iter()
            .filter(|(id, text)| expected.get(id) == Some(text))
            .map(|(id, _)| id)
            .collect();
        let named: BTreeSet<u32> = found.unread.iter().map(|one| one.id).collect();
        let altered = found.entries.iter().any(|e| e.found == Found::Whole && !read.contains(&e.id));
        tried += 1;
        if altered || !all.is_subset(&read.union(&named).copied().collect()) || read.len() + 20 < all.len() {
            println!("page {}: {} read, {} named", page + 1, read.len(), named.len());
            silent += 1;
        }
        assert_eq!(std::fs::read(&file).unwrap(), bad, "nothing is written");
    }
    figure("G5", "lost pages whose entries were neither read nor named", tried, silent);
    assert_eq!(silent, 0, "of {tried}");
}

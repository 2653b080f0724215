//! Photos and files of a journal with damaged pages.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use goldseam_exchange::{
    Error,
    salvage::{Rescued, files},
};
use goldseam_journal::{EntryId, Journal, NewAttachment, Salvaging};
use goldseam_proof::{figure, size};
use goldseam_vault::{Cost, Credential, Passphrase};
use tempfile::TempDir;

use crate::support::{moment, when};

const PHOTO: &[u8] = include_bytes!("pictures/tagged.jpg");
const PAGE: usize = 4096;

fn passphrase() -> Passphrase {
    Passphrase::new("a quiet river".to_owned()).unwrap()
}

/// What each file of each entry holds.
type Held = BTreeMap<(EntryId, String), Vec<u8>>;

/// Twelve entries: with nothing, with a photo that others have too, with a file of several pieces.
fn laid(dir: &Path) -> Held {
    let mut journal = Journal::create(dir, passphrase(), Cost::cheap_for_tests()).unwrap();
    let now = moment("2026-03-02T09:00:00");
    let long: Vec<u8> = (0..600_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
    let mut held = Held::new();
    for n in 0..12 {
        let draft = goldseam_journal::Draft {
            title: format!("Entry of {n}"),
            body: "A walk.".into(),
            happened: when("2026-03-01T08:00:00"),
            tags: vec![],
            starred: false,
        };
        let entry = journal.create_entry(&draft, &now).unwrap().id;
        let mut add = |name: &str, bytes: &[u8]| {
            let new = NewAttachment { name, uid: None };
            journal.attach(entry, &new, &mut &*bytes, &now).unwrap();
            held.insert((entry, name.to_owned()), bytes.to_owned());
        };
        match n % 4 {
            0 => add("river.jpg", PHOTO),
            1 => add("said.txt", format!("words of {n}").as_bytes()),
            2 => {
                add("long.bin", &long[n * 1000..n * 1000 + 600_000 + n]);
                add("river again.jpg", PHOTO);
            }
            _ => {}
        }
    }
    journal.lock().unwrap();
    held
}

fn read(dir: &Path, to: &Path) -> Vec<Rescued> {
    let mut from = Salvaging::open(dir, &Credential::Passphrase(passphrase())).unwrap();
    files(&mut from, to, &AtomicBool::new(false)).unwrap()
}

/// Whether each file was read as it is, or is named among those that were not.
fn is_told(held: &Held, rescued: &[Rescued], folder: &Path) -> bool {
    let bytes = |one: &Rescued| fs::read(folder.join(one.file.as_ref().unwrap())).unwrap();
    let lies = |one: &&Rescued| {
        let known = one.entry.and_then(|entry| held.get(&(entry, one.name.clone())));
        one.whole && known.is_some_and(|known| *known != bytes(one))
    };
    let named = held.iter().filter(|((entry, name), there)| {
        rescued.iter().any(|one| {
            let found = one.file.is_some() && bytes(one) == **there;
            let same = one.entry == Some(*entry) && one.name == *name;
            // where its name is lost, its number or its bytes are left
            same || (one.name.is_empty() && (one.entry == Some(*entry) || found))
        })
    });
    rescued.iter().find(lies).is_none() && named.count() == held.len()
}

#[test]
fn all_of_a_whole_journal_is_read() {
    let home = TempDir::new().unwrap();
    let (dir, to) = (home.path().join("a.goldseam"), home.path().join("files"));
    let held = laid(&dir);
    let rescued = read(&dir, &to);
    assert_eq!(rescued.len(), held.len());
    for one in &rescued {
        assert!(one.whole, "{one:?}");
        let file = one.file.as_ref().unwrap();
        assert_eq!(
            fs::read(to.join(file)).unwrap(),
            held[&(one.entry.unwrap(), one.name.clone())],
            "{one:?}"
        );
    }
    let names: Vec<&str> = rescued.iter().filter_map(|one| one.file.as_deref()).take(4).collect();
    assert_eq!(names, ["entry-1-1.jpg", "entry-2-1.txt", "entry-3-1", "entry-3-2.jpg"]);
    // and nothing else lies there
    assert_eq!(fs::read_dir(&to).unwrap().count(), held.len());
}

#[test]
fn what_a_lost_page_takes_of_files_is_named() {
    let home = TempDir::new().unwrap();
    let (dir, to) = (home.path().join("a.goldseam"), home.path().join("files"));
    let held = laid(&dir);
    let file = dir.join("journal.db");
    let good = fs::read(&file).unwrap();
    let (mut tried, mut silent, mut lacking) = (0, 0, 0);
    for page in (0..good.len() / PAGE).step_by(size(29, 1)) {
        let mut bad = good.clone();
        bad[page * PAGE + 2000] ^= 1;
        fs::write(&file, &bad).unwrap();
        let rescued = read(&dir, &to);
        tried += 1;
        if !is_told(&held, &rescued, &to) {
            println!("page {}: {rescued:#?}", page + 1);
            silent += 1;
        }
        let whole = rescued.iter().filter(|one| one.whole).count();
        lacking += held.len() - whole.min(held.len());
        fs::remove_dir_all(&to).unwrap();
    }
    figure("G5", "lost pages whose files were neither read nor named", tried, silent);
    assert_eq!(silent, 0, "of {tried}");
    assert!(lacking > 0, "no page took anything of a file");
}

#[test]
fn a_folder_is_made_anew_and_goes_when_it_is_stopped() {
    let home = TempDir::new().unwrap();
    let (dir, to) = (home.path().join("a.goldseam"), home.path().join("files"));
    laid(&dir);
    let mut from = Salvaging::open(&dir, &Credential::Passphrase(passphrase())).unwrap();
    let stop = AtomicBool::new(true);
    assert!(matches!(files(&mut from, &to, &stop), Err(Error::Cancelled)));
    assert!(!to.exists());
    stop.store(false, Ordering::Relaxed);
    fs::create_dir(&to).unwrap();
    fs::write(to.join("mine.txt"), "mine").unwrap();
    assert!(matches!(files(&mut from, &to, &stop), Err(Error::FileExists)));
    assert_eq!(fs::read(to.join("mine.txt")).unwrap(), b"mine");
}

//! Backups: made and listed, gone back to from the locked door, and an entry fetched out of one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use goldseam_journal::{BackupWhich, Draft, EntryId, Filter, Journal, Order, When};
use goldseam_vault::snapshot::{Watch, own_folder};
use goldseam_vault::{Credential, Passphrase};

use crate::support::flows::PASSPHRASE;
use crate::support::keys::{CTRL, ENTER};
use crate::support::laid::{ago, journal, lay};
use crate::support::{App, Home, wait_for};

fn draft(title: &str, body: &str) -> Draft {
    Draft {
        title: title.into(),
        body: body.into(),
        happened: When::from(&ago(2)),
        tags: vec![],
        starred: false,
    }
}

fn write(journal: &mut Journal, title: &str, body: &str) -> EntryId {
    journal.create_entry(&draft(title, body), &ago(2)).unwrap().id
}

/// Makes a backup as the app does in the background, an hour and more ago.
fn back_up(journal: &mut Journal) {
    let job = journal.begin_backup(&BackupWhich::All, &ago(1)).unwrap().unwrap();
    let mut watch = Watch { stop: Arc::new(AtomicBool::new(false)), tell: &mut |_, _| () };
    let done = job.run(&mut watch);
    journal.note_backup(&done, &ago(1)).unwrap();
}

fn snapshots(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().map(|one| one.unwrap().path());
    found.filter(|path| path.extension().is_some_and(|ending| ending == "snapshot")).collect()
}

fn accessible(app: &App) {
    app.settle();
    let violations = app.violations();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

/// The first backup of a list, which is the newest.
fn pick(app: &App) {
    app.css("ul[aria-label=Backups] button:enabled").click();
    app.see("Backup of");
}

fn open(app: &App, passphrase: &str) {
    let field = app.field("Passphrase of that time");
    field.clear();
    field.type_in(passphrase);
    app.button("Look inside").click();
}

#[test]
fn backups_are_made_where_the_person_wants_them() {
    let home = Home::new();
    lay(&home, |journal| {
        write(journal, "The weir", "Grey water, two swans.");
    });
    let disk = home.path().join("Disk");
    fs::create_dir(&disk).unwrap();
    let app = App::start_with(&home, &[("GOLDSEAM_TEST_FILE", disk.to_str().unwrap())]);
    app.resize(1280, 800);
    app.unlock();
    app.css("#go-settings").click();
    app.see("None yet. The first is made while you write.");
    app.button("Make a backup now").reach();
    app.see("The backup is made, and was read again.");
    app.see("1 backup,");
    app.button("Add a folder…").reach();
    app.see("Backups go there too from now on.");
    app.see(disk.to_str().unwrap());
    app.button("Make a backup now").reach();
    wait_for(
        || format!("no backup in the other folder:\n{}", app.glance()),
        || (snapshots(&disk).len() == 1).then_some(()),
    );
    app.no_dialog();
    accessible(&app);
    // a disk that is not connected is told in its place, and the others go on
    fs::rename(&disk, home.path().join("Gone")).unwrap();
    app.button("Make a backup now").reach();
    app.see("A folder for backups has not been there for a while.");
    app.button(&format!("Keep none here any more: {}", disk.display())).click();
    app.button("Keep none there any more").click();
    app.see("No more backups go there. Those that are there stay.");
    drop(app);
    let beside = snapshots(&own_folder(&home.vault()));
    assert!(beside.len() >= 2, "{beside:?}");
    assert_eq!(snapshots(&home.path().join("Gone")).len(), 1);
    let names = beside.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned());
    for name in names {
        assert!(!name.to_lowercase().contains("journal"), "{name} says something");
    }
}

#[test]
fn the_journal_goes_back_to_a_backup_and_nothing_is_deleted() {
    let home = Home::new();
    lay(&home, |journal| {
        write(journal, "Before", "What stood here first.");
        back_up(journal);
        write(journal, "After", "Written after the backup.");
    });
    let app = App::start(&home);
    app.resize(1280, 800);
    app.screen("unlock");
    app.button("Go back to a backup").click();
    app.screen("unlock-backup");
    accessible(&app);
    pick(&app);
    open(&app, "not the one");
    app.see("That is not the passphrase of this journal.");
    open(&app, PASSPHRASE);
    app.see("1 entry");
    app.see("all is as it was written");
    accessible(&app);
    app.button("Go back to this one").click();
    app.screen("timeline");
    app.see("The one from before is kept in");
    assert_eq!(app.row_count(1).len(), 1);
    app.open_row("Before");
    drop(app);
    let kept: Vec<_> = fs::read_dir(home.vault().parent().unwrap())
        .unwrap()
        .map(|one| one.unwrap().path())
        .filter(|path| path.join("header").exists() && *path != home.vault())
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    let credential = Credential::Passphrase(Passphrase::new(PASSPHRASE.into()).unwrap());
    let before = Journal::unlock(&kept[0], &credential).unwrap();
    assert_eq!(before.span().unwrap().total, 2);
    assert_eq!(journal(&home).span().unwrap().total, 1);
}

#[test]
fn a_damaged_journal_leads_to_its_backups() {
    let home = Home::new();
    lay(&home, |journal| {
        write(journal, "Before", "What stood here first.");
        back_up(journal);
    });
    let database = home.vault().join("journal.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..4096].fill(0x5a);
    fs::write(&database, &bytes).unwrap();
    let app = App::start(&home);
    app.try_passphrase(PASSPHRASE);
    app.see("Your journal did not open");
    app.button("Go back to a backup").click();
    pick(&app);
    open(&app, PASSPHRASE);
    app.button("Go back to this one").click();
    app.screen("timeline");
    app.open_row("Before");
    drop(app);
    // the damaged file is still there, to be looked at by somebody who can
    let folders = fs::read_dir(home.vault().parent().unwrap()).unwrap().map(|one| one.unwrap().path());
    let kept = folders.filter(|path| fs::read(path.join("journal.db")).is_ok_and(|found| found == bytes));
    assert_eq!(kept.count(), 1);
}

/// By keys alone.
#[test]
fn an_entry_is_fetched_from_a_backup() {
    let home = Home::new();
    lay(&home, |journal| {
        let gone = write(journal, "The weir", "Grey water, two swans, and a promise.");
        let other = write(journal, "A walk", "By the river.");
        back_up(journal);
        journal.bin_entry(gone, &ago(0)).unwrap();
        journal.erase_entry(gone).unwrap();
        journal.save_entry(other, 1, &draft("A walk", "Nothing of it."), &ago(0)).unwrap();
    });
    let app = App::start(&home);
    app.resize(1280, 800);
    app.unlock();
    app.chord(&[CTRL], 'k');
    app.css("[data-part=palette] input");
    app.type_keys("bring back");
    app.see("Bring back an entry");
    app.press(ENTER);
    app.css("[data-part=bring-back]");
    app.css("ul[aria-label=Backups] button").focus();
    app.press(ENTER);
    app.see("Backup of");
    wait_for(
        || "the field does not take the focus".into(),
        || app.active().is_some_and(|element| element.label() == "Passphrase of that time").then_some(()),
    );
    app.type_keys(PASSPHRASE);
    app.press(ENTER);
    app.field("Find in this backup").type_in("swans");
    wait_for(
        || app.glance(),
        || {
            (app.js("return document.querySelectorAll('[data-part=bring-back] [data-entry]').length") == 1)
                .then_some(())
        },
    );
    accessible(&app);
    app.css("[data-part=bring-back] [data-entry]").focus();
    app.press(ENTER);
    app.see("It is no longer in the journal.");
    app.see("Grey water, two swans, and a promise.");
    accessible(&app);
    app.button("Put it back").focus();
    app.press(ENTER);
    app.see("It is back in the journal.");
    // the other one is there with another text
    app.button("Back to its entries").click();
    app.field("Find in this backup").clear();
    app.field("Find in this backup").type_in("river");
    wait_for(
        || app.glance(),
        || {
            (app.js("return document.querySelectorAll('[data-part=bring-back] [data-entry]').length") == 1)
                .then_some(())
        },
    );
    app.css("[data-part=bring-back] [data-entry]").click();
    app.see("It is in the journal with another text.");
    app.button("Put this text back").click();
    app.see("It is in the journal just like this.");
    drop(app);
    let journal = journal(&home);
    assert_eq!(journal.span().unwrap().total, 2);
    let find = |words| journal.search(words, &Filter::default(), Order::Newest, None, 5).unwrap().hits;
    assert_eq!(find("swans").len(), 1);
    let walk = find("river").remove(0).row;
    assert!(journal.revisions(walk.id).unwrap().len() >= 2, "the present text is not among the versions");
}

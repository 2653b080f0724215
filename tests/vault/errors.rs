//! Each way in which a vault can't be opened or written has a name of its own, and none of them
//! changes or deletes a file.

use std::fs;
use std::path::Path;
use std::process::Command;

use goldseam_proof::figure;
use goldseam_vault::{Cost, Credential, Error, Passphrase, RecoveryCode, Schema, Vault};

use crate::again::{self, Other, again};
use crate::folder::{NOTES, PASSPHRASE, Place, add_note, create, notes, open, refused, snapshot, typed};
use crate::header::mended;

fn code<T>(result: Result<T, Error>) -> &'static str {
    result.err().expect("it must fail").code()
}

#[test]
fn wrong_passphrase() {
    let place = Place::with_vault();
    for wrong in ["Lantern over the slow river", "lantern over the slow river ", "x"] {
        refused(&place.vault, &typed(wrong), "wrong_passphrase");
    }
}

#[test]
fn wrong_recovery_code() {
    let place = Place::with_vault();
    let other = Vault::new_recovery_code().unwrap();
    refused(&place.vault, &Credential::Recovery(other), "wrong_recovery_code");
    assert_eq!(code(RecoveryCode::parse("ABCD-EFGH")), "malformed_recovery_code");
    assert_eq!(code(Passphrase::new(String::new())), "empty_passphrase");
}

#[test]
fn missing_and_foreign_folders() {
    let place = Place::with_vault();
    let outer = place.outer.path();
    assert_eq!(code(open(&outer.join("Nowhere.goldseam"))), "vault_missing");
    assert!(!outer.join("Nowhere.goldseam").exists());
    let foreign = outer.join("Photos");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("cat.jpg"), "not a vault").unwrap();
    refused(&foreign, &typed(PASSPHRASE), "not_a_vault");
    assert_eq!(code(open(&foreign.join("cat.jpg"))), "not_a_vault");
}

#[test]
fn nothing_is_made_over_something() {
    let place = Place::with_vault();
    let before = snapshot(place.outer.path());
    assert_eq!(code(create(&place.vault)), "vault_exists");
    assert_eq!(snapshot(place.outer.path()), before);
}

#[test]
fn a_missing_database_is_not_made_anew() {
    let place = Place::with_vault();
    fs::remove_file(place.vault.join("journal.db")).unwrap();
    refused(&place.vault, &typed(PASSPHRASE), "database_damaged");
    fs::write(place.vault.join("journal.db"), "").unwrap();
    refused(&place.vault, &typed(PASSPHRASE), "database_damaged");
}

#[test]
fn a_damaged_first_page() {
    let place = Place::with_vault();
    let file = place.vault.join("journal.db");
    for at in [3, 100, 4000] {
        let mut bytes = fs::read(&file).unwrap();
        bytes[at] ^= 0xff;
        fs::write(&file, &bytes).unwrap();
        refused(&place.vault, &typed(PASSPHRASE), "database_damaged");
        bytes[at] ^= 0xff;
        fs::write(&file, &bytes).unwrap();
    }
    assert_eq!(notes(&open(&place.vault).unwrap()), ["the first note"]);
}

/// Rewrites bytes of both headers, with a checksum that fits.
fn forge(vault: &Path, change: impl Fn(&mut [u8])) {
    for name in ["header", "header.copy"] {
        let mut bytes = fs::read(vault.join(name)).unwrap();
        change(&mut bytes);
        fs::write(vault.join(name), mended(bytes)).unwrap();
    }
}

#[test]
fn unknown_version() {
    let place = Place::with_vault();
    forge(&place.vault, |header| {
        header[8..10].copy_from_slice(&(goldseam_vault::FORMAT_VERSION + 1).to_le_bytes());
    });
    refused(&place.vault, &typed(PASSPHRASE), "unknown_version");
}

/// A header that asks for terabytes is refused before anything is allocated.
#[test]
fn a_key_derivation_bomb() {
    for at in [44, 48, 52] {
        let place = Place::with_vault();
        forge(&place.vault, |header| header[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes()));
        refused(&place.vault, &typed(PASSPHRASE), "kdf_refused");
    }
}

#[test]
fn newer_schema() {
    const OLDER: Schema = Schema { application_id: NOTES.application_id, migrations: &[] };
    let place = Place::with_vault();
    let before = snapshot(&place.vault);
    assert_eq!(code(Vault::open(&place.vault, &typed(PASSPHRASE), &OLDER)), "newer_schema");
    assert_eq!(snapshot(&place.vault), before);
}

#[test]
fn second_process() {
    let place = Place::with_vault();
    let mut other = Other::start(again("errors::child_holds", &place.vault));
    assert_eq!(other.hear().as_deref(), Some("open"));
    refused(&place.vault, &typed(PASSPHRASE), "in_use");
    other.kill();
    assert!(open(&place.vault).is_ok(), "the lock must go with its process");
    figure("G14", "second processes that were let in, or changed a byte", 1, 0);
}

#[test]
#[ignore = "a child of second_process"]
fn child_holds() {
    let _vault = open(&again::folder()).unwrap();
    again::say("open");
    std::thread::sleep(std::time::Duration::from_mins(1));
}

#[cfg(unix)]
#[test]
fn read_only_folder() {
    let place = Place::with_vault();
    set_modes(&place.vault, 0o555, 0o444);
    let before = snapshot(&place.vault);
    let mut other = Other::start(as_somebody_without_rights(&place));
    assert_eq!(other.hear().as_deref(), Some("read_only"));
    assert_eq!(snapshot(&place.vault), before);
    set_modes(&place.vault, 0o755, 0o644);
    assert!(open(&place.vault).is_ok());
    figure("G14", "read-only folders that were not named, or changed", 1, 0);
}

#[cfg(unix)]
#[test]
#[ignore = "a child of read_only_folder"]
fn child_opens() {
    again::say(open(&again::folder()).map_or_else(|e| e.code(), |_| "opened"));
}

#[cfg(unix)]
fn set_modes(folder: &Path, of_folder: u32, of_files: u32) {
    use std::os::unix::fs::PermissionsExt;
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set(folder, 0o755);
    for file in fs::read_dir(folder).unwrap() {
        set(&file.unwrap().path(), of_files);
    }
    set(folder, of_folder);
}

/// Root may write whatever the modes say, so root's child becomes the user `nobody`, in a copy of
/// this program that `nobody` can reach.
#[cfg(unix)]
fn as_somebody_without_rights(place: &Place) -> Command {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;

    let mut command = again("errors::child_opens", &place.vault);
    if fs::metadata(place.outer.path()).unwrap().uid() != 0 {
        return command;
    }
    let program = place.outer.path().join("program");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(place.outer.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut copy = Command::new(program);
    copy.args(command.get_args());
    for (name, value) in command.get_envs() {
        copy.env(name, value.unwrap_or_default());
    }
    copy.uid(NOBODY).gid(NOBODY).current_dir("/");
    command = copy;
    command
}

/// On a disk of eight megabytes, most of it taken: full is said, nothing saved is lost, and room helps.
#[cfg(target_os = "linux")]
#[test]
fn full_disk() {
    let place = Place::new();
    let child = again("errors::child_fills_the_disk", place.outer.path());
    // a file system of our own in a mount namespace of our own, which ends with the process
    let script = "mount -t tmpfs -o size=8m tmpfs \"$0\" && exec \"$@\"";
    let mut small = Command::new("unshare");
    small.args(["--mount", "--map-root-user", "sh", "-c", script]).arg(place.outer.path());
    small.arg(child.get_program()).args(child.get_args());
    for (name, value) in child.get_envs() {
        small.env(name, value.unwrap_or_default());
    }
    let mut other = Other::start(small);
    let said: Vec<_> = std::iter::from_fn(|| other.hear()).collect();
    assert_eq!(said, ["disk_full", "nothing lost", "room helps", "no half vault"], "see standard error");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "a child of full_disk"]
fn child_fills_the_disk() {
    let disk = again::folder();
    let (dir, ballast) = (disk.join("Test.goldseam"), disk.join("ballast"));
    fs::write(&ballast, vec![7; 6 << 20]).unwrap();
    let mut vault = create(&dir).unwrap();

    let mut saved = Vec::new();
    let error = loop {
        let text = format!("{} {}", saved.len(), "words ".repeat(2000));
        match add_note(&mut vault, &text) {
            Ok(()) => saved.push(text),
            Err(error) => break error,
        }
    };
    again::say(error.code());
    assert!(saved.len() > 5, "the disk was full from the start");

    // the same again in every way that writes; whatever fails, the notes and the passphrase stay
    let new = Passphrase::new("another one".into()).unwrap();
    let _ = vault.change_passphrase(&typed(PASSPHRASE), new, Cost::cheap_for_tests());
    let _ = vault.rekey(&typed(PASSPHRASE), Cost::cheap_for_tests());
    assert_eq!(notes(&vault), saved);
    drop(vault);
    let credential =
        [PASSPHRASE, "another one"].map(typed).into_iter().find(|c| Vault::open(&dir, c, &NOTES).is_ok());
    let credential = credential.expect("one of the two passphrases opens the vault");
    assert_eq!(notes(&Vault::open(&dir, &credential, &NOTES).unwrap()), saved);
    again::say("nothing lost");

    fs::remove_file(&ballast).unwrap();
    let mut vault = Vault::open(&dir, &credential, &NOTES).unwrap();
    add_note(&mut vault, "after making room").unwrap();
    assert_eq!(notes(&vault).len(), saved.len() + 1);
    assert!(vault.verify().unwrap().is_empty());
    again::say("room helps");

    // all that is left, but for less than a vault needs
    let _ = fs::write(&ballast, vec![7; 8 << 20]);
    fs::OpenOptions::new()
        .write(true)
        .open(&ballast)
        .unwrap()
        .set_len(fs::metadata(&ballast).unwrap().len() - (8 << 10))
        .unwrap();
    let before = fs::read_dir(&disk).unwrap().count();
    assert_eq!(code(create(&disk.join("Second.goldseam"))), "disk_full");
    assert_eq!(fs::read_dir(&disk).unwrap().count(), before);
    again::say("no half vault");
}

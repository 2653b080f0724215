//! Places that have no room or can't be written: named, and nothing half made is left there.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

use goldseam_vault::{Vault, snapshot};

use crate::{
    common::{Home, SCHEMA, add, bytes, count, key},
    snapshots::{NOW, folder, made, restore, take},
};

/// A small disk, gone with this value.
struct Disk<'a>(&'a Path);

impl<'a> Disk<'a> {
    /// None if this may not be made here, which takes root.
    fn mount(at: &'a Path, size: &str) -> Option<Self> {
        let option = format!("size={size}");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &option, "tmpfs"]).arg(at).status();
        if done.is_ok_and(|status| status.success()) {
            return Some(Self(at));
        }
        eprintln!("not root, or no mounting here: nothing was tried");
        None
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_gets_no_half_snapshot_and_keeps_what_it_has() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let place = folder(&home, "stick");
    let Some(_disk) = Disk::mount(&place, "600k") else { return };
    let first = take(&mut vault, &place);
    let before = bytes(&place);
    for _ in 0..10 {
        add(&mut vault, &"x".repeat(100_000)).unwrap();
    }
    let frozen = vault.freeze(NOW).unwrap();
    assert_eq!(made(&frozen, &place).unwrap_err().code(), "disk_full");
    assert_eq!(bytes(&place), before);
    // another place is served from the same moment
    let elsewhere = folder(&home, "elsewhere");
    let second = made(&frozen, &elsewhere).unwrap();
    // and no vault is begun where there is no room for it
    assert_eq!(restore(&second.path, &place.join("again")).unwrap_err().code(), "disk_full");
    assert_eq!(bytes(&place), before);
    assert!(snapshot::about(&first.path).is_ok());
    add(&mut vault, "goes on").unwrap();
    vault.lock().unwrap();
    assert_eq!(count(&home.open().unwrap()), 12);
}

#[test]
fn a_folder_that_may_only_be_read_is_named() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let place = folder(&home, "locked");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o555)).unwrap();
    let may_anyway = fs::write(place.join("probe"), "x").is_ok();
    let _ = fs::remove_file(place.join("probe"));
    let done = made(&vault.freeze(NOW).unwrap(), &place);
    assert_eq!(done.is_ok(), may_anyway, "root may write there, nobody else");
    if let Err(e) = done {
        assert_eq!((e.code(), bytes(&place).len()), ("read_only", 0));
    }
    fs::set_permissions(&place, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A whole disk that may only be read stops even root, and is enough to restore from.
#[test]
fn a_disk_that_may_only_be_read_is_named_and_can_be_restored_from() {
    let home = Home::new();
    let mut vault = home.vault(3);
    let place = folder(&home, "stick");
    let Some(_disk) = Disk::mount(&place, "4m") else { return };
    let made_there = take(&mut vault, &place);
    let again = Command::new("mount").args(["-o", "remount,ro"]).arg(&place).status();
    assert!(again.unwrap().success());
    assert_eq!(made(&vault.freeze(NOW).unwrap(), &place).unwrap_err().code(), "read_only");
    let to = home.dir().with_file_name("again.goldseam");
    restore(&made_there.path, &to).unwrap();
    assert_eq!(count(&Vault::open(&to, &key("open"), &SCHEMA).unwrap()), 3);
}

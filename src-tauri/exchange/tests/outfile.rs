//! A file is there whole or not at all, and what stood in its place stays unless somebody said otherwise.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    io::Write,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use goldseam_exchange::{
    Error, Result,
    outfile::{self, Existing, OutFile, Written},
};
use sha2::{Digest, Sha256};

fn put(target: &Path, existing: Existing, bytes: &[u8]) -> Result<Written> {
    let stop = AtomicBool::new(false);
    Ok(outfile::write(target, existing, &stop, |out| Ok(out.write_all(bytes)?))?.1)
}

fn names(dir: &Path) -> Vec<String> {
    fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_file_is_written_whole_with_its_length_and_hash() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("report.pdf");
    let bytes = vec![7_u8; 200_000];
    let written = put(&target, Existing::Keep, &bytes).unwrap();
    assert_eq!(fs::read(&target).unwrap(), bytes);
    assert_eq!(written, Written { bytes: 200_000, hash: Sha256::digest(&bytes).into() });
    assert_eq!(names(dir.path()), ["report.pdf"]);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("report.pdf");
    let stop = AtomicBool::new(false);
    let modes = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    outfile::write(&target, Existing::Keep, &stop, |out| {
        out.write_all(b"x")?;
        let growing = names(dir.path());
        assert_eq!(growing.len(), 1);
        assert_eq!(modes(&dir.path().join(&growing[0])), 0o600, "while it grows");
        assert!(!growing[0].contains("report"), "its name says what it will be");
        Ok(())
    })
    .unwrap();
    assert_eq!(modes(&target), 0o600);
    fs::write(&target, "open").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o644)).unwrap();
    put(&target, Existing::Replace, b"y").unwrap();
    assert_eq!(modes(&target), 0o600, "one that was open to all before");
}

#[test]
fn what_is_there_stays_unless_it_may_be_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("a.txt");
    fs::write(&target, "before").unwrap();
    assert!(matches!(put(&target, Existing::Keep, b"after"), Err(Error::FileExists)));
    assert_eq!(fs::read(&target).unwrap(), b"before");
    put(&target, Existing::Replace, b"after").unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"after");
    assert_eq!(names(dir.path()), ["a.txt"]);
}

#[test]
fn a_name_that_is_taken_meanwhile_is_not_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("a.txt");
    let stop = AtomicBool::new(false);
    let done = outfile::write(&target, Existing::Keep, &stop, |out| {
        fs::write(&target, "somebody else's").unwrap();
        Ok(out.write_all(b"ours")?)
    });
    assert!(matches!(done, Err(Error::FileExists)));
    assert_eq!(fs::read(&target).unwrap(), b"somebody else's");
    assert_eq!(names(dir.path()), ["a.txt"]);
}

#[test]
fn nothing_stays_of_one_that_was_stopped() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("a.txt");
    for after in 0..3 {
        let stop = AtomicBool::new(false);
        let done = outfile::write(&target, Existing::Keep, &stop, |out| {
            for n in 0..3 {
                if n == after {
                    stop.store(true, Ordering::Relaxed);
                }
                out.write_all(&vec![b'x'; 100_000])?;
            }
            Ok(())
        });
        assert!(matches!(done, Err(Error::Cancelled)), "{after}");
        assert_eq!(names(dir.path()), [""; 0]);
    }
    // after the last byte, before it has its name
    let stop = AtomicBool::new(false);
    let mut out = OutFile::begin(&target, Existing::Keep, &stop).unwrap();
    out.write_all(b"all of it").unwrap();
    stop.store(true, Ordering::Relaxed);
    assert!(matches!(out.finish(), Err(Error::Cancelled)));
    assert_eq!(names(dir.path()), [""; 0]);
}

#[test]
fn nothing_stays_of_one_that_failed_and_what_was_there_is_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("a.txt");
    fs::write(&target, "before").unwrap();
    let stop = AtomicBool::new(false);
    let done = outfile::write(&target, Existing::Replace, &stop, |out| {
        out.write_all(b"half of")?;
        Err::<(), _>(Error::Cancelled)
    });
    assert!(done.is_err());
    assert_eq!(fs::read(&target).unwrap(), b"before");
    assert_eq!(names(dir.path()), ["a.txt"]);
    // a folder stands where the file would go
    let taken = dir.path().join("taken");
    fs::create_dir(&taken).unwrap();
    assert!(matches!(put(&taken, Existing::Replace, b"x"), Err(Error::FileUnwritten(_))));
    assert_eq!(names(dir.path()).len(), 2);
}

#[test]
fn a_folder_that_is_not_there_is_said_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let done = put(&dir.path().join("no such folder/a.txt"), Existing::Keep, b"x");
    assert_eq!(done.map_err(|e| e.code()), Err("file_unwritten"));
}

/// Root may write everywhere but where nobody may: on a file system that is read-only.
#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_is_said_and_stays_as_it_is() {
    let done = put(Path::new("/proc/a.txt"), Existing::Keep, b"x");
    assert_eq!(done.map_err(|e| e.code()), Err("file_unwritten"));
    assert!(!Path::new("/proc/a.txt").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_only_be_read_gets_no_file() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let locked = dir.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    let may_anyway = fs::write(locked.join("probe"), "x").is_ok();
    let _ = fs::remove_file(locked.join("probe"));
    let done = put(&locked.join("a.txt"), Existing::Keep, b"x");
    assert_eq!(done.is_ok(), may_anyway, "root may write there, nobody else");
    if !may_anyway {
        assert_eq!(done.map_err(|e| e.code()), Err("file_unwritten"));
        assert_eq!(names(&locked), [""; 0]);
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A small file system of its own, which only root can make.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_nothing_behind() {
    use std::process::Command;
    let dir = tempfile::tempdir().unwrap();
    let mount = |args: &[&str]| Command::new("mount").args(args).arg(dir.path()).status();
    if !mount(&["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).is_ok_and(|status| status.success()) {
        eprintln!("not root, or no mounting here: nothing was tried");
        return;
    }
    let target = dir.path().join("a.txt");
    fs::write(&target, "before").unwrap();
    let done = put(&target, Existing::Replace, &vec![1; 1024 * 1024]).map_err(|e| e.code());
    let (there, left) = (fs::read(&target).unwrap(), names(dir.path()));
    Command::new("umount").arg(dir.path()).status().unwrap();
    assert_eq!(done.map(|_| ()), Err("no_room"));
    assert_eq!(there, b"before");
    assert_eq!(left, ["a.txt"]);
}

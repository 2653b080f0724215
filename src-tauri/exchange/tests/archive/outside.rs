//! What can happen outside: a full disk, a folder that can't be written, somebody who stops it.

use std::{
    fs,
    sync::atomic::{AtomicBool, Ordering},
};

use goldseam_exchange::archive::{self, Archive};

use crate::{
    back::everything,
    support::{Place, assert_same, choices, export, note, now},
};

#[test]
fn stopped_on_the_way_it_leaves_nothing() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let stop = AtomicBool::new(false);
    let mut halfway = |at: archive::Progress| {
        if at.done * 2 > at.of {
            stop.store(true, Ordering::Relaxed);
        }
    };
    let out = place.path("one.zip");
    let failed = archive::write(&journal, &out, &choices(), &now(), &stop, &mut halfway).unwrap_err();
    assert_eq!(failed.code(), "cancelled");
    assert_eq!(place.names(), Vec::<String>::new());
}

#[test]
fn a_file_that_is_there_stays() {
    let place = Place::new();
    let out = place.path("one.zip");
    fs::write(&out, "mine").unwrap();
    assert_eq!(export(&place.journal("one"), &out, &choices()).unwrap_err().code(), "file_exists");
    assert_eq!(fs::read(&out).unwrap(), b"mine");
    assert_eq!(place.names(), ["one.zip"]);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let out = place.export(&place.journal("one"), "one.zip");
    assert_eq!(fs::metadata(out).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_file_is_told() {
    // nobody can make a file in the kernel's own folder
    let failed =
        export(&Place::new().journal("one"), std::path::Path::new("/proc/one.zip"), &choices()).unwrap_err();
    assert_eq!(failed.code(), "file_unwritten");
}

#[test]
fn progress_goes_up_to_the_end() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let mut told = Vec::new();
    archive::write(
        &journal,
        &place.path("one.zip"),
        &choices(),
        &now(),
        &AtomicBool::new(false),
        &mut |at| told.push(at),
    )
    .unwrap();
    assert!(told.windows(2).all(|pair| pair[0].done + 1 == pair[1].done && pair[0].of == pair[1].of));
    let last = told.last().unwrap();
    assert_eq!(last.done, last.of);
}

#[test]
fn a_taking_that_was_stopped_is_gone_on_with() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    for n in 0..2000 {
        journal.create_entry(&note("", &format!("Number {n}."), "2026-11-01T08:00:00"), &now()).unwrap();
    }
    let first = place.export(&journal, "first.zip");
    let mut back = place.journal("two");
    let stop = AtomicBool::new(false);
    let mut once = |_| stop.store(true, Ordering::Relaxed);
    let failed = Archive::open(&first, None).unwrap().take(&mut back, &now(), &stop, &mut once).unwrap_err();
    assert_eq!(failed.code(), "archive_stopped");
    #[allow(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime only")]
    let some = back.whole(|reader| reader.count_entries()).unwrap();
    assert!(some > 0 && some < 2000, "{some}");
    crate::support::take(&mut back, &first).unwrap();
    assert_same(&first, &place.export(&back, "second.zip"));
}

//! kill -9 while snapshots are made and old ones go: nothing half made is listed, and nothing that was made is lost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    env, fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

use goldseam_proof::{figure, size};
use goldseam_vault::snapshot::{self, Keep, Opened};

use crate::{
    common::{Home, add, count, key},
    snapshots::{HOUR, NOW, folder, made, patiently},
};

const HOME: &str = "GOLDSEAM_TEST_HOME";
const KEEP: Keep = Keep { hourly: 3, daily: 2, monthly: 2, bytes: 1 << 40 };

/// Lets the child go on for a while, kills it, and returns how many notes it said were in a finished snapshot.
fn killed(home: &Home, after: u64) -> u32 {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["snapshot_crash::child_makes_snapshots", "--exact", "--ignored", "--nocapture"])
        .env(HOME, home.dir())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let said = |line: String| line.split_once("made: ").map(|(_, notes)| notes.parse::<u32>().unwrap());
    let mut last = lines.by_ref().find_map(said).expect("the child makes one before it is killed");
    std::thread::sleep(Duration::from_micros(after));
    child.kill().unwrap();
    child.wait().unwrap();
    last = lines.filter_map(said).last().unwrap_or(last);
    last
}

#[test]
fn a_kill_leaves_no_half_snapshot() {
    let home = Home::new();
    home.vault(1).lock().unwrap();
    let place = folder(&home, "elsewhere");
    let kills = size(12, 500_u64);
    for kill in 0..kills {
        let said = killed(&home, kill * 7919 % 30_000);
        let list = snapshot::list(&place).unwrap();
        assert!(list.iter().all(|one| one.whole), "{list:?}");
        let newest = list.first().expect("at least one was made");
        let mut opened = Opened::open(&newest.path, &key("open")).unwrap();
        patiently(|watch| opened.verify(watch)).unwrap();
        let kept = count(&opened.into_vault(&crate::common::SCHEMA).unwrap());
        assert!(kept >= said, "a snapshot of {said} notes was made, and the newest has {kept}");
        let vault = home.open().unwrap();
        assert!(count(&vault) >= said);
        assert_eq!((vault.notices(), vault.verify().unwrap()), (&[][..], vec![]));
    }
    let unfinished = fs::read_dir(&place)
        .unwrap()
        .filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|ending| ending == "writing"));
    assert!(unfinished.count() <= 1, "what is left of one is written over by the next");
    figure("G1", "snapshots lost or half made by kills", kills, 0);
}

#[test]
#[ignore = "a child of a_kill_leaves_no_half_snapshot"]
fn child_makes_snapshots() {
    let dir = std::path::PathBuf::from(env::var_os(HOME).unwrap());
    let mut vault = goldseam_vault::Vault::open(&dir, &key("open"), &crate::common::SCHEMA).unwrap();
    let place = dir.with_file_name("elsewhere");
    loop {
        add(&mut vault, &"x".repeat(3000)).unwrap();
        let notes = count(&vault);
        let now = NOW + i64::from(notes) * HOUR;
        let frozen = vault.freeze(now).unwrap();
        let made = made(&frozen, &place).unwrap();
        println!("made: {notes}");
        frozen.let_go(&made, now, &KEEP).unwrap();
    }
}

//! G5, in the log: SQLite's checksums there are no authentication. Frames of older pages, each authentic
//! by itself, are given checksums that hold.

use goldseam_proof::figure;
use goldseam_vault::Notice;

use super::{Files, open_with, set, words};
use crate::common::{Home, bytes};

const PAGE: usize = 4096;
const FRAME: usize = 24 + PAGE;
const HEADER: usize = 32;

fn big(bytes: &[u8]) -> u32 {
    u32::from_be_bytes(bytes[..4].try_into().unwrap())
}

fn sum(mut so_far: (u32, u32), bytes: &[u8]) -> (u32, u32) {
    for words in bytes.chunks_exact(8) {
        let [x, y] = [&words[..4], &words[4..]].map(|w| u32::from_le_bytes(w.try_into().unwrap()));
        so_far.0 = so_far.0.wrapping_add(x).wrapping_add(so_far.1);
        so_far.1 = so_far.1.wrapping_add(y).wrapping_add(so_far.0);
    }
    so_far
}

/// Makes the checksums of all frames hold.
fn mend(log: &mut [u8]) {
    assert_eq!(log[3], 0x82, "checksums of little-endian words");
    let put = |at: &mut [u8], (a, b): (u32, u32)| {
        at[..4].copy_from_slice(&a.to_be_bytes());
        at[4..8].copy_from_slice(&b.to_be_bytes());
    };
    let (header, frames) = log.split_at_mut(HEADER);
    let mut so_far = sum((0, 0), &header[..24]);
    put(&mut header[24..], so_far);
    let salts = header[16..24].to_vec();
    for frame in frames.chunks_exact_mut(FRAME) {
        frame[8..16].copy_from_slice(&salts);
        so_far = sum(sum(so_far, &frame[..8]), &frame[24..]);
        put(&mut frame[16..24], so_far);
    }
}

/// A locked vault of before, and one with a full log.
fn states(home: &Home) -> (Files, Files) {
    let mut vault = home.vault(0);
    (0..12).for_each(|n| set(&mut vault, n, &words(n * 31)));
    vault.lock().unwrap();
    let older = bytes(&home.dir());
    let mut vault = home.open().unwrap();
    (0..12).for_each(|n| set(&mut vault, n, &words(n * 31 + 5)));
    let killed = bytes(&home.dir());
    drop(vault);
    (older, killed)
}

fn told(home: &Home, files: &Files) -> bool {
    match open_with(home, files).opened {
        Ok(notices) => notices.iter().any(|n| matches!(n, Notice::PagesReplaced | Notice::CommitsMissing(_))),
        Err(code) => code == "database_damaged",
    }
}

#[test]
fn older_pages_in_a_made_log_are_seen() {
    let home = Home::new();
    let (older, killed) = states(&home);
    let locked = bytes(&home.dir());
    assert!(open_with(&home, &killed).nothing() && open_with(&home, &locked).nothing());
    let (mut tried, mut silent) = (0, 0);
    let frames = (killed["journal.db-wal"].len() - HEADER) / FRAME;
    for frame in 0..frames {
        // a frame of a full log exchanged for the page as it was before
        let mut files = killed.clone();
        let log = files.get_mut("journal.db-wal").unwrap();
        let at = HEADER + frame * FRAME;
        let page = big(&log[at..]) as usize - 1;
        let Some(before) = older["journal.db"].get(page * PAGE..(page + 1) * PAGE) else { continue };
        if log[at + 24..at + FRAME] == *before {
            continue;
        }
        log[at + 24..at + FRAME].copy_from_slice(before);
        mend(log);
        tried += 1;
        silent += u64::from(!told(&home, &files));

        // a log of that one page beside a locked vault
        let mut files = locked.clone();
        let mut log = killed["journal.db-wal"][..HEADER].to_vec();
        let pages = u32::try_from(locked["journal.db"].len() / PAGE).unwrap();
        log.extend(u32::try_from(page + 1).unwrap().to_be_bytes());
        log.extend(pages.to_be_bytes());
        log.extend([0; 16]);
        log.extend(before);
        mend(&mut log);
        files.insert("journal.db-wal".into(), log);
        tried += 1;
        if !told(&home, &files) {
            println!("a log of page {}", page + 1);
            silent += 1;
        }
    }
    figure("G5", "older pages in a log with good checksums unnoticed", tried, silent);
    assert!(tried > 20 && silent == 0, "{silent} of {tried}");
}

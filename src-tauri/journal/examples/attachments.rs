//! What photos cost: `cargo run --example attachments -- FOLDER [photos] [entries]`. Fills two journals in a
//! new folder, one with photos of 1 MB and one without, and says how long lists of each take; then adds one
//! file of 1 GiB and says how much memory that took. Nothing here is a test.
// no part of the app: what is not as it was meant to be has to stop it
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_precision_loss, missing_docs)]

use std::{
    env,
    fs::{create_dir, read_to_string},
    io::{Cursor, Read},
    path::Path,
    time::{Duration, Instant},
};

use chrono::{NaiveDate, TimeDelta};
use goldseam_journal::{Draft, Filter, Journal, Moment, NewAttachment, When};
use goldseam_vault::{Cost, Passphrase};
use image::{Rgb, RgbImage};

const PHOTO: usize = 1_000_000;

fn moment(n: usize) -> Moment {
    let start = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap().and_hms_opt(8, 0, 0).unwrap();
    Moment::new(start + TimeDelta::minutes(50 * i64::try_from(n).unwrap()), 0, None).unwrap()
}

fn journal(dir: &Path, entries: usize) -> Journal {
    let passphrase = Passphrase::new("a quiet river".to_owned()).unwrap();
    let mut journal = Journal::create(dir, passphrase, Cost::cheap_for_tests()).unwrap();
    let draft = |n: usize| Draft {
        title: format!("Day {n}"),
        body: "We walked to the river and back. ".repeat(20),
        happened: When::from(&moment(n)),
        tags: vec![],
        starred: false,
    };
    for begin in (0..entries).step_by(1000) {
        let drafts: Vec<_> = (begin..(begin + 1000).min(entries)).map(|n| (draft(n), moment(n))).collect();
        journal.create_entries(&drafts).unwrap();
    }
    journal
}

fn fill(bytes: &mut [u8], state: &mut u64) {
    for chunk in bytes.chunks_mut(8) {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        chunk.copy_from_slice(&state.to_le_bytes()[..chunk.len()]);
    }
}

/// A small JPEG, so that each photo has a thumbnail, and random bytes up to a megabyte behind it.
fn photo(n: usize, state: &mut u64) -> Vec<u8> {
    let shade = |v: u32| u8::try_from((v + u32::try_from(n).unwrap()) % 256).unwrap();
    let picture = RgbImage::from_fn(900, 600, |x, y| Rgb([shade(x), shade(y), shade(x * y / 60)]));
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Jpeg).unwrap();
    let mut bytes = out.into_inner();
    let length = bytes.len();
    bytes.resize(PHOTO, 0);
    fill(&mut bytes[length..], state);
    bytes
}

fn median(times: usize, mut run: impl FnMut()) -> Duration {
    let mut took: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    took.sort();
    took[times / 2]
}

fn lists(name: &str, journal: &Journal) {
    let all = Filter::default();
    let ladder = journal.ladder(&all).unwrap();
    let middle = ladder.cursors[ladder.cursors.len() / 2].clone();
    let newest = median(301, || drop(journal.timeline(&all, None, 50).unwrap()));
    let midst = median(301, || drop(journal.timeline(&all, Some(&middle), 50).unwrap()));
    let ids: Vec<_> = journal.timeline(&all, None, 50).unwrap().rows.iter().map(|row| row.id).collect();
    let counts = median(301, || drop(journal.attachment_counts(&ids).unwrap()));
    let gallery = median(51, || drop(journal.gallery(true, None, 50).unwrap()));
    let totals = median(11, || {
        journal.attachment_totals().unwrap();
    });
    println!(
        "{name}: newest 50 {newest:?}, what they have of files {counts:?}, 50 in the middle {midst:?}, gallery of 50 {gallery:?}, totals {totals:?}"
    );
}

fn peak_mb() -> u64 {
    let status = read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

struct Endless(u64);

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        fill(into, &mut self.0);
        Ok(into.len())
    }
}

fn main() {
    let args: Vec<String> = env::args().collect();
    let home = Path::new(args.get(1).expect("a new folder"));
    let number = |at: usize, other| args.get(at).map_or(other, |n: &String| n.parse().unwrap());
    let (photos, entries) = (number(2, 3000), number(3, 20_000));
    create_dir(home).unwrap();

    let without = journal(&home.join("without.goldseam"), entries);
    lists("without", &without);

    let mut large = journal(&home.join("large.goldseam"), 1);
    let before = peak_mb();
    let start = Instant::now();
    let new = NewAttachment { name: "video", uid: None };
    large.attach(1, &new, &mut Endless(7).take(1 << 30), &moment(0)).unwrap();
    let took = start.elapsed().as_secs_f64();
    println!(
        "1 GiB: {took:.1} s, {:.0} MB/s, peak of memory {before} MB before, {} MB after",
        1073.7 / took,
        peak_mb()
    );
    let start = Instant::now();
    large.damaged_attachments().unwrap();
    println!("1 GiB checked: {:.1} s, peak {} MB", start.elapsed().as_secs_f64(), peak_mb());
    drop(large);

    let mut with = journal(&home.join("with.goldseam"), entries);
    let (mut state, mut took) = (42, Duration::ZERO);
    for n in 0..photos {
        let bytes = photo(n, &mut state);
        let entry = u32::try_from(n * (entries / photos).max(1) % entries + 1).unwrap();
        let start = Instant::now();
        let new = NewAttachment { name: "photo.jpg", uid: None };
        with.attach(entry, &new, &mut &bytes[..], &moment(n)).unwrap();
        took += start.elapsed();
    }
    let mb = (photos * PHOTO) as f64 / 1e6;
    println!(
        "{photos} photos: {:.1} s, {:.0} MB/s with thumbnails",
        took.as_secs_f64(),
        mb / took.as_secs_f64()
    );
    lists("with", &with);
    println!("at the end: {:?}, peak {} MB", with.attachment_totals().unwrap(), peak_mb());
}

//! The timeline beside gigabytes of photos.

use std::{
    io::Read,
    path::Path,
    time::{Duration, Instant},
};

use goldseam_exchange::bulk;
use goldseam_journal::{Filter, Journal, Moment, NewAttachment};

use crate::{
    Result,
    exchange::Alone,
    figures::{Figures, time},
    sides::{self, until},
};

/// What the figures are called that the goal is about.
pub const BARE: &str = "newest 50 without photos";
pub const BESIDE: &str = "newest 50 beside 3 GB of photos";

/// A small photo, which bytes that nothing shows make as long as one from a camera.
const PHOTO: &[u8] = include_bytes!("../../exchange/tests/pictures/tagged.jpg");
const BYTES: u64 = 3 << 20;
const ENTRIES: usize = 10_000;
const PHOTOS: usize = 1000;

pub fn measure(options: &Alone, figures: &mut Figures) -> Result {
    let home = tempfile::tempdir()?;
    let [bare, beside] = ["bare.goldseam", "photos.goldseam"].map(|name| home.path().join(name));
    let (entries, photos, rounds) = if options.quick { (300, 20, 5) } else { (ENTRIES, PHOTOS, 41) };
    let mut journal = sides::new_journal(&bare)?;
    bulk::write(&mut journal, entries, 7, until(), |_| ())?;
    journal.vault().read(|db| db.execute_batch("VACUUM"))?;
    journal.lock()?;
    sides::copy_folder(&bare, &beside)?;
    add(&beside, photos, figures)?;
    // in turns, so that a machine that slows down half way slows both
    let both = [&bare, &beside];
    let cold = turns(rounds / 4 + 1, || both.map(|at| sides::open(at).and_then(|journal| newest(&journal))))?;
    let (first, second) = (sides::open(&bare)?, sides::open(&beside)?);
    let warm = turns(rounds, || [&first, &second].map(newest))?;
    for (what, cold, warm) in [(BARE, &cold[0], &warm[0]), (BESIDE, &cold[1], &warm[1])] {
        figures.times(&format!("{what}, the first time"), entries, "", cold);
        figures.times(what, entries, "", warm);
    }
    Ok(())
}

/// Puts photos into the newest entries.
fn add(at: &Path, photos: usize, figures: &mut Figures) -> Result {
    let mut journal = sides::open(at)?;
    let page = journal.timeline(&Filter::default(), None, 500)?;
    let now = Moment::new(until().and_hms_opt(12, 0, 0).ok_or("no noon")?, 0, None)?;
    let began = Instant::now();
    for (number, row) in page.rows.iter().cycle().take(photos).enumerate() {
        let padding = Noise::new(u64::try_from(number)?).take(BYTES);
        let new = NewAttachment { name: "photo.jpg", uid: None };
        journal.attach(row.id, &new, &mut PHOTO.chain(padding), &now)?;
    }
    let rate = f64::from(u32::try_from(photos)?) * 3.1457 / began.elapsed().as_secs_f64();
    figures.values("photos added", photos, "MB/s", &[rate]);
    Ok(journal.lock()?)
}

fn newest(journal: &Journal) -> Result<Duration> {
    time(|| Ok(journal.timeline(&Filter::default(), None, 50).map(drop)?))
}

/// The times of each side, round by round.
fn turns(rounds: usize, both: impl Fn() -> [Result<Duration>; 2]) -> Result<[Vec<Duration>; 2]> {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..rounds {
        for (side, time) in times.iter_mut().zip(both()) {
            side.push(time?);
        }
    }
    Ok(times)
}

/// Bytes that can't be packed, and other ones for each number.
struct Noise(u64);

impl Noise {
    fn new(number: u64) -> Self {
        Self(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }
}

impl Read for Noise {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        for piece in to.chunks_mut(8) {
            // xorshift
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            for (byte, made) in piece.iter_mut().zip(self.0.to_le_bytes()) {
                *byte = made;
            }
        }
        Ok(to.len())
    }
}

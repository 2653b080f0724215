//! The timeline beside gigabytes of photos.

use std::{io::Read, time::Instant};

use goldseam_exchange::bulk;
use goldseam_journal::{EntryId, Filter, Journal, Moment, NewAttachment};

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
    let at = home.path().join("photos.goldseam");
    let (entries, photos, rounds) = if options.quick { (300, 20, 5) } else { (ENTRIES, PHOTOS, 41) };
    let mut journal = sides::new_journal(&at)?;
    bulk::write(&mut journal, entries, 7, until(), |_| ())?;
    journal.vault().read(|db| db.execute_batch("VACUUM"))?;
    journal.lock()?;
    let newest = |journal: &Journal| Ok(journal.timeline(&Filter::default(), None, 50).map(drop)?);
    let rows = |what: &str, figures: &mut Figures| -> Result<Vec<EntryId>> {
        let cold = (0..=rounds / 4).map(|_| {
            let journal = sides::open(&at)?;
            time(|| newest(&journal))
        });
        figures.times(&format!("{what}, the first time"), entries, "", &cold.collect::<Result<Vec<_>>>()?);
        let journal = sides::open(&at)?;
        let warm = (0..rounds).map(|_| time(|| newest(&journal))).collect::<Result<Vec<_>>>()?;
        figures.times(what, entries, "", &warm);
        let page = journal.timeline(&Filter::default(), None, 500)?;
        Ok(page.rows.iter().map(|row| row.id).collect())
    };
    let ids = rows(BARE, figures)?;
    let mut journal = sides::open(&at)?;
    let now = Moment::new(until().and_hms_opt(12, 0, 0).ok_or("no noon")?, 0, None)?;
    let began = Instant::now();
    for (number, id) in ids.iter().cycle().take(photos).enumerate() {
        let padding = Noise::new(u64::try_from(number)?).take(BYTES);
        let new = NewAttachment { name: "photo.jpg", uid: None };
        journal.attach(*id, &new, &mut PHOTO.chain(padding), &now)?;
    }
    let rate = f64::from(u32::try_from(photos)?) * 3.1457 / began.elapsed().as_secs_f64();
    figures.values("photos added", photos, "MB/s", &[rate]);
    journal.lock()?;
    rows(BESIDE, figures)?;
    Ok(())
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

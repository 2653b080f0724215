//! Reading what was felt.

use goldseam_content::OCCASIONS;
use goldseam_insight::{Day, Include, Kind, Sample};
use rusqlite::{Connection, Row as SqlRow};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    entry::EntryId,
    error::{Error, Result},
    place,
};

/// How it felt, in the order of time. `?1` the first place, `?2` the place to end before.
pub const MOODS: &str = "SELECT place, entry, clock, pleasant, energy, occasion FROM mood
 WHERE place >= ?1 AND place < ?2 ORDER BY place";
/// The words that were said with it. `?1` the first place, `?2` the place to end before.
pub const WORDS: &str =
    "SELECT w.place, s.label, w.strength FROM mood_word AS w CROSS JOIN series AS s ON s.id = w.series
 WHERE w.place >= ?1 AND w.place < ?2 ORDER BY w.place, w.series";

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Within {
    /// The first day; from the beginning if there is none.
    pub from: Option<Day>,
    /// The last day, which is looked at too; to the end if there is none.
    pub to: Option<Day>,
    /// Every entry counts. If not, only those that were planned: people open a journal when they are
    /// upset, and that would pull every middle down.
    pub all: bool,
}

impl Within {
    /// Whether a day is looked at.
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| day >= from) && self.to.is_none_or(|to| day <= to)
    }

    /// Which entries count.
    pub(super) fn include(&self) -> Include {
        if self.all { Include::All } else { Include::Planned }
    }

    /// The places that hold all of it, whatever the clock, and a little more.
    pub(super) fn places(&self) -> Result<(i64, i64)> {
        let day = |day: Day| crate::Day::new(day.date());
        let from = self.from.map(day).transpose()?.map_or(i64::MIN, place::lowest);
        // what is felt at 2 at night belongs to the day before
        let to = self.to.map(|to| day(to.plus(1))).transpose()?.map_or(i64::MAX, place::above);
        Ok((from, to))
    }
}

/// How an entry felt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mood {
    pub place: i64,
    pub entry: EntryId,
    /// Minutes east of UTC.
    pub clock: i32,
    pub pleasant: i8,
    pub energy: Option<i8>,
    pub occasion: usize,
    pub day: Day,
}

/// A word that was said with it.
pub(super) struct Word {
    pub place: i64,
    pub text: String,
    pub strength: u8,
}

impl Mood {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let (place, clock) = (row.get(0)?, row.get(2)?);
        let day = day_of(place, clock).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, place))?;
        let occasion: u8 = row.get(5)?;
        Ok(Self {
            place,
            entry: row.get(1)?,
            clock,
            pleasant: row.get(3)?,
            energy: row.get(4)?,
            occasion: occasion.into(),
            day,
        })
    }

    /// Milliseconds since 1970 (UTC).
    pub fn ms(&self) -> i64 {
        place::ms(self.place)
    }

    pub fn kind(&self) -> Kind {
        match self.occasion {
            0 => Kind::Prompted,
            1 => Kind::Scheduled,
            3 => Kind::AfterTrigger,
            _ => Kind::SelfStarted,
        }
    }

    fn sample(&self) -> Result<Sample> {
        Sample::new(self.ms(), self.clock, self.pleasant.into(), self.kind()).map_err(|_| Error::BadWhen)
    }

    /// What led to it, as content calls it.
    pub fn occasion(&self) -> &'static str {
        OCCASIONS.get(self.occasion).copied().unwrap_or_default()
    }
}

/// The day that a place lies in, on its clock.
pub(super) fn day_of(place: i64, clock: i32) -> Result<Day> {
    Day::at(place::ms(place), clock).map_err(|_| Error::BadWhen)
}

/// What was felt, in the order of time.
pub(super) fn moods(db: &Connection, within: Within) -> Result<Vec<Mood>> {
    let (from, to) = within.places()?;
    let mut select = db.prepare_cached(MOODS)?;
    let mut rows = select.query_map([from, to], Mood::read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    rows.retain(|mood| within.holds(mood.day));
    Ok(rows)
}

/// Those of them that count.
pub(super) fn counted(db: &Connection, within: Within) -> Result<Vec<Mood>> {
    let mut moods = moods(db, within)?;
    moods.retain(|mood| within.include().holds(mood.kind()));
    Ok(moods)
}

pub(super) fn samples(moods: &[Mood]) -> Result<Vec<Sample>> {
    moods.iter().map(Mood::sample).collect()
}

/// The words that were said within these days and a little more, in the order of time.
pub(super) fn words(db: &Connection, within: Within) -> Result<Vec<Word>> {
    let (from, to) = within.places()?;
    let mut select = db.prepare_cached(WORDS)?;
    let word = |row: &SqlRow<'_>| Ok(Word { place: row.get(0)?, text: row.get(1)?, strength: row.get(2)? });
    Ok(select.query_map([from, to], word)?.collect::<rusqlite::Result<_>>()?)
}

/// Each word with the mood that it was said with; both come in the order of time. Words of moods that do not
/// count are left out.
pub(super) fn said(moods: &[Mood], words: Vec<Word>) -> impl Iterator<Item = (&Mood, Word)> {
    let mut rest = moods.iter().peekable();
    words.into_iter().filter_map(move |word| {
        while rest.next_if(|mood| mood.place < word.place).is_some() {}
        let mood = rest.peek().copied().filter(|mood| mood.place == word.place)?;
        Some((mood, word))
    })
}

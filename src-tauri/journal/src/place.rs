//! Places in the timeline.
//!
//! A place is one integer: the milliseconds of the moment that an entry is about, shifted left by
//! twelve bits, and a tie-breaker. It is unique, so one key orders the timeline, pages it and is
//! the rowid of the search index: newest first is a walk along a key in each of them, however
//! much was back-dated.

use rusqlite::{Connection, OptionalExtension};

use crate::{
    day::Day,
    error::{Error, Result},
};

const TIE_BITS: u32 = 12;
const LAST_TIE: i64 = (1 << TIE_BITS) - 1;
/// More than any offset from UTC.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The last place that is taken from `?1` to `?2`.
pub const LAST_TAKEN: &str = "SELECT max(place) FROM entry WHERE place BETWEEN ?1 AND ?2";

/// The place for a new entry at `ms`: above all that share its millisecond, so that of two about
/// the same moment the one put there later is the newer. When all ties are taken it is the next
/// millisecond; moments are whole seconds, so this upsets no order.
pub(crate) fn free(db: &Connection, ms: i64) -> Result<i64> {
    let mut lookup = db.prepare_cached(LAST_TAKEN)?;
    let mut first = ms << TIE_BITS;
    loop {
        let last = first | LAST_TIE;
        let taken: Option<i64> = lookup.query_row([first, last], |r| r.get(0)).optional()?.flatten();
        match taken {
            None => return Ok(first),
            Some(taken) if taken < last => return Ok(taken + 1),
            Some(_) => first = last + 1,
        }
    }
}

/// The lowest place that an entry of this day can have, in any zone.
pub(crate) fn lowest(day: Day) -> i64 {
    (day.start_ms(0) - DAY_MS) << TIE_BITS
}

/// A place above every one that an entry of this day can have.
pub(crate) fn above(day: Day) -> i64 {
    (day.start_ms(1) + DAY_MS) << TIE_BITS
}

/// What a list gives out to be continued after `place`.
pub(crate) fn cursor(place: i64) -> String {
    place.to_string()
}

/// The place of a cursor; none for no cursor or an empty one, which begin at the top.
pub(crate) fn after(cursor: Option<&str>) -> Result<Option<i64>> {
    match cursor {
        None | Some("") => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| Error::BadQuery),
    }
}

/// The instant of a place, in milliseconds since 1970 (UTC).
pub(crate) fn ms(place: i64) -> i64 {
    place >> TIE_BITS
}

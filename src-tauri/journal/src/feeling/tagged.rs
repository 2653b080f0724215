//! The days that carry a tag: those of any entry, whether it says how it felt or not.

use std::collections::BTreeMap;

use goldseam_insight::{Day, Tag};
use rusqlite::Connection;

use super::rows::{Within, day_of};
use crate::error::Result;

/// The tags of entries outside the bin, with the clock that each lies on. `?1` the first place, `?2` the
/// place to end before.
pub const TAG_DAYS: &str = "SELECT x.tag, x.place, e.happened_offset
 FROM entry_tag AS x CROSS JOIN entry AS e INDEXED BY entry_clock
 ON e.place = x.place AND e.deleted_ms IS NULL
 WHERE x.place >= ?1 AND x.place < ?2 ORDER BY x.place";
const NAMES: &str = "SELECT id, name FROM tag";

/// The days of each tag, by its number.
pub(super) fn tags(db: &Connection, within: Within) -> Result<Vec<Tag>> {
    let (from, to) = within.places()?;
    let mut days: BTreeMap<u32, Vec<Day>> = BTreeMap::new();
    let mut select = db.prepare_cached(TAG_DAYS)?;
    let mut rows = select.query([from, to])?;
    while let Some(row) = rows.next()? {
        let day = day_of(row.get(1)?, row.get(2)?)?;
        let of_tag = days.entry(row.get(0)?).or_default();
        if within.holds(day) && of_tag.last() != Some(&day) {
            of_tag.push(day);
        }
    }
    Ok(days.into_iter().map(|(id, days)| Tag { id, days }).collect())
}

/// What tags are called, by number.
pub(super) fn names(db: &Connection) -> Result<BTreeMap<u32, String>> {
    let mut select = db.prepare_cached(NAMES)?;
    Ok(select.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

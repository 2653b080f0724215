//! Everything that was filled in with one method, as a list.

use goldseam_content::{Change, Score};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    error::Result,
    filled,
    filter::Filter,
    method::{Guide, Guides},
    place,
    timeline::{MOST_ROWS, Row},
};

/// An entry that was filled in, with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MethodRecord {
    /// Its row in lists.
    pub row: Row,
    /// The person was through with it.
    pub finished: bool,
    /// What was rated twice.
    pub changes: Vec<Change>,
    /// What the score rules count.
    pub scores: Vec<Score>,
}

/// Part of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Records {
    /// Newest first.
    pub rows: Vec<MethodRecord>,
    /// The cursor of the next part; none if this is the last.
    pub next: Option<String>,
}

/// A row with its numbers; without any if this build can't read its version of the method.
fn record(db: &Connection, guides: &mut Guides<'_>, row: Row) -> Result<MethodRecord> {
    let filled = filled::load(db, row.id)?;
    let guide = filled.as_ref().and_then(|f| guides.version(&f.method, f.version).ok());
    let (changes, scores) = match (filled, guide) {
        (Some(filled), Some(guide)) => (guide.method.changes(&filled), guide.method.scores(&filled.answers)),
        _ => Default::default(),
    };
    Ok(MethodRecord { finished: row.finished, row, changes, scores })
}

impl Journal {
    /// The entries outside the bin that are filled in with a method, newest first, with what was
    /// rated twice and what was scored. `after` and `limit` are as in [`Journal::timeline`].
    pub fn records(&self, method: &str, after: Option<&str>, limit: u32) -> Result<Records> {
        let after = place::after(after)?;
        let filter = Filter { methods: vec![method.to_owned()], ..Filter::default() };
        self.vault.read(|db| {
            Guide::newest(db, method)?;
            let Some(scope) = filter.scope(db, after)? else { return Ok(Records::default()) };
            let page = scope.page(db, limit.clamp(1, MOST_ROWS))?;
            let mut guides = Guides::new(db);
            let rows =
                page.rows.into_iter().map(|row| record(db, &mut guides, row)).collect::<Result<_>>()?;
            Ok(Records { rows, next: page.next })
        })
    }
}

//! Search: the full-text index, and finding with it.
//!
//! The rowid of the index is an entry's place, so the newest hits are read from it in order, and
//! cost the same in a journal of ten years as in one of ten days.

use rusqlite::{Connection, Row as SqlRow, params, params_from_iter};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    draft::Text,
    error::Result,
    filter::{Filter, Scope, of_methods, tagged, within},
    place,
    query::{self, Query},
    span::{self, Span},
    timeline::{MOST_ROWS, ROW_COLUMNS, Row, cut, row_columns},
};

/// Most hits of a search for the best.
pub const MOST_BEST: u32 = 200;

/// Puts an entry's text into the index: place, title, body.
pub const INDEX: &str = "INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)";
/// Takes it out: place, and title and body exactly as they were put in.
pub const UNINDEX: &str = "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)";

/// Merges parts of the index: at most `?1` of its pages.
pub const MERGE: &str = "INSERT INTO search (search, rank) VALUES ('merge', ?1)";

/// Says how many bytes are gathered for the index in a transaction.
const GATHER: &str = "INSERT INTO search (search, rank) VALUES ('hashsize', ?1)";
/// Says how many parts of one size there must be before [`MERGE`] makes one of them; 16 at most.
const WAIT_FOR: &str = "INSERT INTO search (search, rank) VALUES ('usermerge', ?1)";
/// As migration 1 says it.
const PARTS: u32 = 8;

/// The further condition of a search among tags or methods; no tags are 0.
macro_rules! narrowed {
    () => {
        concat!(" AND (?8 = 0 OR ", tagged!(), ") AND ", of_methods!())
    };
}

/// A hit: the columns of a row, the marked title, the marked snippet. `?9` is the expression.
macro_rules! hits {
    ($and:expr, $order:expr) => {
        concat!(
            "SELECT ",
            row_columns!(),
            ", highlight(search, 0, '\u{fdd0}', '\u{fdd1}')",
            ", snippet(search, 1, '\u{fdd0}', '\u{fdd1}', '…', 24)",
            " FROM search CROSS JOIN entry AS e ON e.place = search.rowid",
            " WHERE search MATCH ?9 AND search.rowid >= ?1 AND search.rowid < ?2 AND ",
            within!(),
            $and,
            " ORDER BY ",
            $order,
            " LIMIT ?6"
        )
    };
}

/// The newest hits.
pub const NEWEST: &str = hits!("", "search.rowid DESC");
/// The newest hits with tags or of certain methods.
pub const NEWEST_TAGGED: &str = hits!(narrowed!(), "search.rowid DESC");
/// The best hits.
pub const BEST: &str = hits!("", "search.rank");
/// The best hits with tags or of certain methods.
pub const BEST_TAGGED: &str = hits!(narrowed!(), "search.rank");

/// Every word of the index lies here as often as it was written, in the order of the alphabet.
const ALL_TERMS: &str =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab(main, search, instance)";
/// The words from `?1` on and below `?2`, each found by one step from the one before; at most `?3`.
pub const TERMS: &str = "WITH RECURSIVE word (term) AS (
   SELECT (SELECT term FROM temp.search_terms WHERE term >= ?1 LIMIT 1)
   UNION ALL
   SELECT (SELECT s.term FROM temp.search_terms AS s WHERE s.term >= word.term || char(0) LIMIT 1)
   FROM word WHERE word.term < ?2
   LIMIT ?3 + 1
 ) SELECT term FROM word WHERE term < ?2";
/// Most words that a beginning is spelled out with.
const MOST_SPELLED: u32 = 48;

/// In which order hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Order {
    /// By the moment they are about, newest first.
    Newest,
    /// By how much they are about what was searched for; a word in the title counts for four.
    Best,
}

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// The entry.
    pub row: Row,
    /// Its title, whole.
    pub title: Vec<Span>,
    /// Part of its body in one line, around the hits if there are any in it.
    pub snippet: Vec<Span>,
}

/// What a search found, or part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Hits {
    /// In the order that was asked for.
    pub hits: Vec<Hit>,
    /// The cursor of the next part; none if this is the last.
    pub next: Option<String>,
}

pub(crate) fn index(db: &Connection, place: i64, text: &Text) -> Result<()> {
    db.prepare_cached(INDEX)?.execute(params![place, text.title, text.body])?;
    Ok(())
}

pub(crate) fn unindex(db: &Connection, place: i64, text: &Text) -> Result<()> {
    db.prepare_cached(UNINDEX)?.execute(params![place, text.title, text.body])?;
    Ok(())
}

/// Merges the parts that changes leave the index in, which must be done after each. It takes a
/// little more than a change of `bytes` of text adds, so that no save has to catch up for others:
/// left to itself the index merges rarely, and then for long.
pub(crate) fn tidy(db: &Connection, bytes: usize) -> Result<()> {
    let pages = 32 + bytes / 512;
    db.prepare_cached(MERGE)?.execute([i64::try_from(pages).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// Lets a transaction gather 16 MiB for the index before a part of it is written, and leave twice as many parts as
/// usual: some thousand entries make one part, and a journal of fifty thousand is in before any of it is merged, which
/// was a quarter of all the work. What is left of that the saves that follow do, a little each. The index keeps the
/// first; for a save, which gathers a little, it is the same. [`gather_as_usual`] must end it.
pub(crate) fn gather_much(db: &Connection) -> Result<()> {
    db.prepare_cached(GATHER)?.execute([16 << 20])?;
    db.prepare_cached(WAIT_FOR)?.execute([2 * PARTS])?;
    Ok(())
}

/// Has saves merge the index as they do.
pub(crate) fn gather_as_usual(db: &Connection) -> Result<()> {
    db.prepare_cached(WAIT_FOR)?.execute([PARTS])?;
    Ok(())
}

/// The expression of a query. The index would gather all entries of all words with a beginning of four letters
/// or more before it gives the newest; of words that are spelled out it reads no more than it gives.
pub(crate) fn expression(db: &Connection, query: &Query, order: Order) -> Result<String> {
    let Some(begun) = query.being_typed().filter(|_| order == Order::Newest) else {
        return Ok(query.expression());
    };
    // letters and digits only: the next word without this beginning is what follows its last letter
    let mut beyond = begun.clone().into_bytes();
    if let Some(last) = beyond.last_mut() {
        *last += 1;
    }
    let beyond = String::from_utf8(beyond).unwrap_or_default();
    db.prepare_cached(ALL_TERMS)?.execute([])?;
    let mut select = db.prepare_cached(TERMS)?;
    let words = select.query_map(params![begun, beyond, MOST_SPELLED + 1], |r| r.get(0))?;
    let words: Vec<String> = words.collect::<rusqlite::Result<_>>()?;
    let fits = !words.is_empty() && words.len() <= MOST_SPELLED as usize;
    Ok(if fits { query.spelled_out(&words) } else { query.expression() })
}

impl Hit {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let marked = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
        Ok(Self {
            row: Row::read(row)?,
            title: span::spans(marked(ROW_COLUMNS)?),
            snippet: span::snippet(marked(ROW_COLUMNS + 1)?),
        })
    }
}

impl Scope {
    fn hits(&self, db: &Connection, expression: &str, order: Order, most: u32) -> Result<Vec<Hit>> {
        let narrowed = self.tags.is_some() || self.methods.is_some();
        let sql = match (order, narrowed) {
            (Order::Newest, false) => NEWEST,
            (Order::Newest, true) => NEWEST_TAGGED,
            (Order::Best, false) => BEST,
            (Order::Best, true) => BEST_TAGGED,
        };
        let mut select = db.prepare_cached(sql)?;
        let values = self.values(&select, most, expression.to_owned().into());
        Ok(select.query_map(params_from_iter(values), Hit::read)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Journal {
    /// The entries outside the bin that have the words of `query` in their title or body.
    ///
    /// All words must be there, in any case and with or without accents; `"words in quotes"` must
    /// follow each other; `-word` must not be there; the last word, while no blank follows it, also
    /// finds words that begin with it (unless it is a single letter from a to z). No query is a
    /// mistake; one without a word to look for finds nothing.
    ///
    /// The newest come in parts that are continued by `after`, as a timeline is. Of the best there
    /// is one part only, of at most [`MOST_BEST`]: what comes after that is no better than any other.
    pub fn search(
        &self,
        query: &str,
        filter: &Filter,
        order: Order,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Hits> {
        let after = place::after(after)?;
        let Some(query) = query::read(query) else { return Ok(Hits::default()) };
        self.vault.read(|db| match (order, filter.scope(db, after)?) {
            (_, None) => Ok(Hits::default()),
            (Order::Newest, Some(scope)) => {
                let limit = limit.clamp(1, MOST_ROWS);
                let hits = scope.hits(db, &expression(db, &query, order)?, order, limit + 1)?;
                let (hits, next) = cut(hits, limit, |hit| hit.row.cursor.clone());
                Ok(Hits { hits, next })
            }
            (Order::Best, Some(scope)) => {
                let hits = scope.hits(db, &query.expression(), order, limit.clamp(1, MOST_BEST))?;
                Ok(Hits { hits, next: None })
            }
        })
    }
}

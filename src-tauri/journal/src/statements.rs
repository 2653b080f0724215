//! The text of the statements that a person waits for, so that benchmarks can run the same ones on
//! plain SQLite, and tests can look at their plans.
//!
//! Statements of lists take `?1` lowest place, `?2` place to stay below, `?3` and `?4` first and
//! last day as yyyymmdd, `?5` least value of `starred`, `?6` limit; those with tags also `?7` a
//! JSON array of tag numbers, `?8` how many, `?9` one of them; searches take the expression for
//! `MATCH` as `?9`. Those that can be about certain methods take `?10`, a JSON array of their numbers
//! with 0 for what was written freely, or null; those along one method take it as `?9`.

use rusqlite::Connection;

use crate::Order;

pub use crate::{
    attachment::{COUNT_OF_ENTRY as ATTACHMENTS_COUNT, LIST as ATTACHMENTS, TOTALS as ATTACHMENT_TOTALS},
    attachment::{FIRST_PICTURE as ATTACHMENTS_PICTURE, GALLERY},
    calendar::{COUNTS as CALENDAR, OF_DAY as ON_A_DAY},
    due::DUE,
    entry::{LOAD as OPEN, STAR},
    filled::LOAD as ANSWERS,
    imported::{BY_HASH as IMPORTED_HASH, BY_SOURCE as IMPORTED_SOURCE, GOES as IMPORT_UNDONE},
    journey::{WALKED, WALKED_ALL},
    link::{BACK as LINKS_BACK, FORTH as LINKS_FORTH, THREAD},
    method::TALLY,
    place::LAST_TAKEN as LAST_PLACE,
    plan::{LINES as PLAN_LINES, PLANNED},
    revision::KEEP,
    save::{CREATE, TOUCH, WRITE},
    search::{BEST as SEARCH_BEST, BEST_TAGGED as SEARCH_BEST_TAGGED, INDEX, MERGE, NEWEST as SEARCH_NEWEST},
    search::{NEWEST_TAGGED as SEARCH_NEWEST_TAGGED, UNINDEX},
    summary::POINTS as SUMMARY_POINTS,
    summary::{CHANGES as SUMMARY_CHANGES, CHOSEN as SUMMARY_CHOSEN, COUNT as SUMMARY_COUNT},
    tag::PUT as PUT_TAG,
    timeline::{LADDER, LADDER_METHOD, LADDER_METHODS, LADDER_TAGGED, ROW_OF_ID as ROW},
    timeline::{TIMELINE, TIMELINE_METHOD, TIMELINE_METHODS, TIMELINE_TAGGED},
};

/// The expression for `MATCH` of what a person types, on this database; none if there is nothing to look for.
pub fn search_expression(db: &Connection, typed: &str, order: Order) -> crate::Result<Option<String>> {
    crate::query::read(typed).map(|query| crate::search::expression(db, &query, order)).transpose()
}

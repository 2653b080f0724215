//! The methods as a list to choose from.

use std::collections::BTreeMap;

use chrono::Days;
use goldseam_content::{FieldKind, Library, Method, MethodKind};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Guide;
use crate::{Journal, day::Day, entry::EntryId, error::Result};

const ALL: &str = "SELECT id, name, own, opted, retired FROM method";
/// How much is filled in with each method, from the index alone.
pub const TALLY: &str = "SELECT method, count(*), max(place),
 max(CASE WHEN finished = 0 THEN place END), max(CASE WHEN finished = 1 THEN place END)
 FROM entry_method INDEXED BY entry_method_timeline WHERE live = 1 GROUP BY method";
const AT_PLACE: &str = "SELECT id, day FROM entry WHERE place = ?1";

/// A method in the list to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools)] // each says something by itself
pub struct MethodCard {
    /// Names it.
    pub id: String,
    /// The newest version.
    pub version: u32,
    /// What it is called.
    pub name: String,
    /// The id of its group.
    pub group: String,
    /// What it is for.
    pub summary: String,
    /// What kind of writing it is.
    pub kind: MethodKind,
    /// How long it takes, if that can be said.
    pub minutes: Option<u32>,
    /// It is the person's own.
    pub own: bool,
    /// The safety questions come before it.
    pub gated: bool,
    /// It is offered on request only.
    pub opt_in: bool,
    /// It is offered: it needs no request, or there was one, and it was not put away.
    pub offered: bool,
    /// There is one of it.
    pub single: bool,
    /// The latest one is within reach from Help.
    pub in_help: bool,
    /// What is filled in stands on the plan page.
    pub plan: bool,
    /// Entries outside the bin that are filled in with it.
    pub filled: u32,
    /// The day of the newest of them.
    pub last: Option<Day>,
    /// The day from which it is offered again; none if that is now.
    pub again_on: Option<Day>,
    /// The newest unfinished one, or the one of a method that there is one of.
    pub open: Option<EntryId>,
    /// It has something to count: ratings, scales or scores.
    pub counts: bool,
    /// It is one key away. At most one is.
    pub quick: bool,
}

/// What the tables say of a method.
struct Known {
    number: i64,
    own: bool,
    opted: bool,
    retired: bool,
}

/// What is filled in with a method: how many, and the places of the newest of all, of the
/// unfinished and of the finished.
#[derive(Default)]
struct Tally {
    filled: u32,
    newest: Option<i64>,
    unfinished: Option<i64>,
    finished: Option<i64>,
}

fn known(db: &Connection) -> Result<BTreeMap<String, Known>> {
    let mut select = db.prepare_cached(ALL)?;
    let all = select.query_map([], |r| {
        let known = Known { number: r.get(0)?, own: r.get(2)?, opted: r.get(3)?, retired: r.get(4)? };
        Ok((r.get(1)?, known))
    })?;
    Ok(all.collect::<rusqlite::Result<_>>()?)
}

fn tallies(db: &Connection) -> Result<BTreeMap<i64, Tally>> {
    let mut select = db.prepare_cached(TALLY)?;
    let all = select.query_map([], |r| {
        let (newest, unfinished, finished) = (r.get(2)?, r.get(3)?, r.get(4)?);
        Ok((r.get(0)?, Tally { filled: r.get(1)?, newest, unfinished, finished }))
    })?;
    Ok(all.collect::<rusqlite::Result<_>>()?)
}

/// The entry at a place, and its day.
fn at(db: &Connection, place: Option<i64>) -> Result<Option<(EntryId, Day)>> {
    let Some(place) = place else { return Ok(None) };
    let (id, day) = db.prepare_cached(AT_PLACE)?.query_row([place], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(Some((id, Day::from_number(day)?)))
}

/// Whether there is something of this method that a summary could count.
fn counts(method: &Method) -> bool {
    let counted = |kind| matches!(kind, FieldKind::ReRate | FieldKind::Scale);
    !method.scores.is_empty() || method.fields().any(|(_, field)| counted(field.kind))
}

fn again_on(method: &Method, last: Option<Day>, today: Day) -> Option<Day> {
    let days = Days::new(method.again_after_days?.into());
    let day = last?.date().checked_add_days(days)?;
    Day::new(day).ok().filter(|day| *day > today)
}

fn card(
    db: &Connection,
    method: &Method,
    known: Option<&Known>,
    tally: &Tally,
    today: Day,
) -> Result<MethodCard> {
    let newest = at(db, tally.newest)?;
    let unfinished = at(db, if method.single { tally.newest } else { tally.unfinished })?;
    let finished = at(db, tally.finished)?.map(|(_, day)| day);
    let (opted, retired) = known.map_or((false, false), |k| (k.opted, k.retired));
    Ok(MethodCard {
        id: method.id.clone(),
        version: method.version,
        name: method.name.clone(),
        group: method.group.clone(),
        summary: method.summary.clone(),
        kind: method.kind,
        minutes: method.minutes,
        own: known.is_some_and(|k| k.own),
        gated: method.gated,
        opt_in: method.opt_in,
        offered: (!method.opt_in || opted) && !retired,
        single: method.single,
        in_help: method.in_help,
        plan: method.plan,
        filled: tally.filled,
        last: newest.map(|(_, day)| day),
        again_on: again_on(method, finished, today),
        open: unfinished.map(|(id, _)| id),
        counts: counts(method),
        quick: method.quick,
    })
}

fn cards(db: &Connection, today: Day) -> Result<Vec<MethodCard>> {
    let library = Library::built_in();
    let (known, tallies) = (known(db)?, tallies(db)?);
    let place = |group: &str| library.groups().iter().position(|g| g.id == group).unwrap_or(usize::MAX);
    let mut cards = Vec::new();
    let of_library = library.methods().iter().map(|method| method.id.as_str());
    let of_journal = known.keys().map(String::as_str).filter(|name| library.method(name).is_none());
    for name in of_library.chain(of_journal) {
        let known = known.get(name);
        let empty = Tally::default();
        let tally = known.and_then(|k| tallies.get(&k.number)).unwrap_or(&empty);
        // what is put away and was never used is of no interest; what a later build wrote can't be read
        let gone = known.is_some_and(|k| k.retired) && tally.filled == 0;
        let (false, Ok(guide)) = (gone, Guide::newest(db, name)) else { continue };
        let method = &guide.method;
        cards.push((place(&method.group), method.order, card(db, method, known, tally, today)?));
    }
    cards.sort_by(|(a, b, c), (x, y, z)| (a, b, &c.name).cmp(&(x, y, &z.name)));
    Ok(cards.into_iter().map(|(.., card)| card).collect())
}

impl Journal {
    /// The library's methods and the person's own, in the order of their groups. One's own that
    /// was put away is among them, and not offered, while anything is filled in with it.
    pub fn methods(&self, today: Day) -> Result<Vec<MethodCard>> {
        self.vault.read(|db| cards(db, today))
    }
}

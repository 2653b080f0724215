//! The statements that a person waits for, one by one, on both sides.

use std::time::Duration;

use goldseam_exchange::bulk;
use goldseam_journal::{Filter, Order, statements};
use rusqlite::{Connection, params, types::Value};

use crate::{
    Result,
    figures::{Figures, time},
    sides::{Sides, until},
};

/// Rows of a page.
const PAGE: u32 = 50;
/// From so many entries on, every search must fill a page. A quick run makes fewer and compares nothing.
const FULL: usize = 10_000;

struct Read {
    what: &'static str,
    sql: &'static str,
    values: Vec<Value>,
    /// What is searched for, and in which order; reading it belongs to the search.
    typed: Option<(String, Order)>,
}

/// What is read: lists, and searches for a common word, a rarer one, a phrase and beginnings of words.
fn reads(db: &Connection) -> Result<Vec<Read>> {
    let middle: i64 = db.query_row(
        "SELECT place FROM entry ORDER BY place LIMIT 1 OFFSET (SELECT count(*) / 2 FROM entry)",
        [],
        |r| r.get(0),
    )?;
    let day: i64 = db.query_row("SELECT day FROM entry WHERE place = ?1", [middle], |r| r.get(0))?;
    let words = words(db)?;
    let list = |what, sql, values| Read { what, sql, values, typed: None };
    let search = |what, sql, typed: &str| {
        let order = if sql == statements::SEARCH_NEWEST { Order::Newest } else { Order::Best };
        Read { what, sql, values: scope(i64::MAX), typed: Some((typed.to_owned(), order)) }
    };
    Ok(vec![
        list("newest 50", statements::TIMELINE, scope(i64::MAX)),
        list("50 from the middle", statements::TIMELINE, scope(middle)),
        list("the ladder of the whole timeline", statements::LADDER, scope(i64::MAX)),
        list(
            "days of a month",
            statements::CALENDAR,
            vec![(day / 100 * 100).into(), (day / 100 * 100 + 31).into()],
        ),
        search(
            "search, newest first, a common word",
            statements::SEARCH_NEWEST,
            &format!("\"{}\"", words.common),
        ),
        search(
            "search, newest first, a rarer word",
            statements::SEARCH_NEWEST,
            &format!("\"{}\"", words.rare),
        ),
        search(
            "search, newest first, two words",
            statements::SEARCH_NEWEST,
            &format!("{} \"{}\"", words.common, words.rare),
        ),
        search(
            "search, best first, a common word",
            statements::SEARCH_BEST,
            &format!("\"{}\"", words.common),
        ),
        search("search, best first, a rarer word", statements::SEARCH_BEST, &format!("\"{}\"", words.rare)),
        search("search, newest first, two letters", statements::SEARCH_NEWEST, &words.common[..2]),
        search("search, newest first, three letters", statements::SEARCH_NEWEST, &words.common[..3]),
        search("search, newest first, a word still being typed", statements::SEARCH_NEWEST, &words.common),
    ])
}

fn scope(below: i64) -> Vec<Value> {
    vec![i64::MIN.into(), below.into(), 0.into(), 99_999_999.into(), 0.into(), i64::from(PAGE).into()]
}

struct Words {
    common: String,
    rare: String,
}

/// A word in about a third of the entries, and one in about one of fifty, both of five letters or more: also
/// of both words together the small journal has a whole page, so that the two sizes find the same amount.
fn words(db: &Connection) -> Result<Words> {
    db.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)",
    )?;
    let near = |share: f64| -> Result<String> {
        Ok(db.query_row(
            "SELECT term FROM temp.vocabulary WHERE length(term) >= 5 AND term GLOB '[a-z]*'
             ORDER BY abs(doc - ?1 * (SELECT count(*) FROM entry)) LIMIT 1",
            [share],
            |r| r.get(0),
        )?)
    };
    Ok(Words { common: near(0.33)?, rare: near(0.02)? })
}

/// Runs a statement and reads every row to its end, as the journal does.
fn run(db: &Connection, read: &Read) -> Result<u32> {
    let mut values = read.values.clone();
    if let Some((typed, order)) = &read.typed {
        let expression = statements::search_expression(db, typed, *order)?.ok_or("nothing to search for")?;
        values.extend([Value::Null, Value::Null, expression.into()]);
    }
    let mut statement = db.prepare_cached(read.sql)?;
    let wanted = statement.parameter_count();
    let mut rows = statement.query(rusqlite::params_from_iter(values.iter().take(wanted)))?;
    let mut n = 0;
    while let Some(row) = rows.next()? {
        let mut column = 0;
        while let Ok(value) = row.get_ref(column) {
            std::hint::black_box(value);
            column += 1;
        }
        n += 1;
    }
    Ok(n)
}

/// On connections that have run the same statement before. The two sizes take turns as well, so that
/// they can be compared with each other.
pub fn warm(both: &[Sides; 2], rounds: usize, figures: &mut Figures) -> Result {
    let reads = reads_of(both)?;
    let open = |sides: &Sides| -> Result<_> { Ok((sides.open_journal()?, sides.open_plain()?)) };
    let opened = [open(&both[0])?, open(&both[1])?];
    in_turn(both, &reads, (rounds, "warm"), figures, |at, read| {
        let (journal, plain) = &opened[at];
        Ok((time(|| journal.vault().read(|db| run(db, read)))?, time(|| run(plain, read))?))
    })
}

/// The first statement of a fresh connection. The files are in the system's cache.
pub fn cold(both: &[Sides; 2], rounds: usize, figures: &mut Figures) -> Result {
    in_turn(both, &reads_of(both)?, (rounds, "cold"), figures, |at, read| {
        let (journal, plain) = (both[at].open_journal()?, both[at].open_plain()?);
        Ok((time(|| journal.vault().read(|db| run(db, read)))?, time(|| run(&plain, read))?))
    })
}

/// The words and places differ between the two sizes. They are looked up before anything is measured,
/// since a database is open once only. A search that finds less than a page in one of them could not be
/// compared with the other.
fn reads_of(both: &[Sides; 2]) -> Result<[Vec<Read>; 2]> {
    let of = |sides: &Sides| -> Result<Vec<Read>> {
        let plain = sides.open_plain()?;
        let reads = reads(&plain)?;
        for read in &reads {
            let newest = read.sql == statements::SEARCH_NEWEST;
            if newest && sides.entries >= FULL && run(&plain, read)? < PAGE {
                return Err(format!("{}: less than a page was found", read.what).into());
            }
        }
        Ok(reads)
    };
    Ok([of(&both[0])?, of(&both[1])?])
}

/// Measures each statement in so many rounds, each on the one and then on the other size. The first
/// round does not count: it brings the pages in.
fn in_turn(
    both: &[Sides; 2],
    reads: &[Vec<Read>; 2],
    (rounds, state): (usize, &'static str),
    figures: &mut Figures,
    pair: impl Fn(usize, &Read) -> Result<(Duration, Duration)>,
) -> Result {
    for (small, large) in reads[0].iter().zip(&reads[1]) {
        let mut pairs = [Vec::new(), Vec::new()];
        for round in 0..=rounds {
            for (at, read) in [small, large].into_iter().enumerate() {
                let times = pair(at, read)?;
                if round > 0 {
                    pairs[at].push(times);
                }
            }
        }
        for (sides, pairs) in both.iter().zip(&pairs) {
            figures.pairs(small.what, sides.entries, state, pairs);
        }
    }
    Ok(())
}

/// A changed entry: row, index and commit, durable. The vault also counts the commit outside the log.
pub fn save(sides: &Sides, rounds: usize, figures: &mut Figures) -> Result {
    let (mut journal, mut plain) = (sides.open_journal()?, sides.open_plain()?);
    let drafts: Vec<_> = bulk::drafts(rounds, 23, until())?.collect();
    let ids: Vec<(i64, i64)> = plain
        .prepare("SELECT id, place FROM entry ORDER BY id DESC LIMIT ?1")?
        .query_map([i64::try_from(drafts.len().min(sides.entries))?], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let change = |db: &Connection, n: usize| -> rusqlite::Result<()> {
        let ((id, place), draft) = (ids[n % ids.len()], &drafts[n]);
        let (title, body): (String, String) = db
            .prepare_cached("SELECT title, body FROM entry WHERE id = ?1")?
            .query_row([id], |r| Ok((r.get(0)?, r.get(1)?)))?;
        db.prepare_cached(statements::UNINDEX)?.execute(params![place, title, body])?;
        db.prepare_cached(statements::WRITE)?.execute(params![
            id,
            200,
            2000,
            draft.title,
            &draft.body[..200],
            draft.body,
            0,
            0,
            "Europe/Lisbon"
        ])?;
        db.prepare_cached(statements::INDEX)?.execute(params![place, draft.title, draft.body])?;
        db.prepare_cached(statements::MERGE)?.execute([36])?; // as the journal does for such a text
        db.prepare_cached(statements::TOUCH)?.execute(params![id, 0, 0, "Europe/Lisbon"])?;
        Ok(())
    };
    let mut pairs: Vec<(Duration, Duration)> = Vec::new();
    for n in 0..drafts.len() {
        let vault = time(|| {
            Ok(journal.vault_mut().write(|tx| change(tx, n).map_err(goldseam_vault::Error::from))?)
        })?;
        let beside = time(|| {
            let tx = plain.transaction()?;
            change(&tx, n)?;
            tx.prepare_cached("UPDATE vault_state SET commits = commits + 1 RETURNING commits")?
                .query_row([], |_| Ok(()))?;
            Ok(tx.commit()?)
        })?;
        pairs.push((vault, beside));
    }
    figures.pairs("save and commit", sides.entries, "warm", &pairs);
    Ok(())
}

/// What the window waits for: the same through the journal's own functions, as the commands call them.
pub fn through_the_journal(sides: &Sides, rounds: usize, figures: &mut Figures) -> Result {
    let journal = sides.open_journal()?;
    let words = words(&sides.open_plain()?)?;
    let all = Filter::default();
    let mut times = |what: &str, f: &dyn Fn() -> Result| -> Result {
        let times = (0..rounds).map(|_| time(f)).collect::<Result<Vec<_>>>()?;
        figures.times(what, sides.entries, "warm", &times);
        Ok(())
    };
    times("through the journal: newest 50", &|| Ok(journal.timeline(&all, None, 50).map(drop)?))?;
    times("through the journal: ladder", &|| Ok(journal.ladder(&all).map(drop)?))?;
    times("through the journal: search, newest first", &|| {
        Ok(journal.search(&words.common, &all, Order::Newest, None, 50).map(drop)?)
    })?;
    times("through the journal: search, best first", &|| {
        Ok(journal.search(&words.common, &all, Order::Best, None, 50).map(drop)?)
    })
}

//! The prompt of the day: something to write about when the page is blank.

use chrono::Datelike;
use goldseam_content::{Library, Prompt};
use rusqlite::{Connection, params};

use crate::{
    Journal,
    day::Day,
    error::{Error, Result},
    lists, words,
};

const FAVOURITES: &str = "SELECT prompt FROM prompt_state WHERE favourite = 1 ORDER BY prompt";
const DECLINED: &str = "SELECT prompt FROM prompt_state WHERE declined_day = ?1";
const FAVOUR: &str = "INSERT INTO prompt_state (prompt, favourite) VALUES (?1, ?2)
 ON CONFLICT (prompt) DO UPDATE SET favourite = excluded.favourite";
const DECLINE: &str = "INSERT INTO prompt_state (prompt, favourite, declined_day) VALUES (?1, 0, ?2)
 ON CONFLICT (prompt) DO UPDATE SET declined_day = excluded.declined_day";

fn strings(db: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<String>> {
    Ok(db.prepare_cached(sql)?.query_map(values, |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The prompts that the person favours, by id.
pub(crate) fn favourites(db: &Connection) -> Result<Vec<String>> {
    strings(db, FAVOURITES, [])
}

fn all(db: &Connection) -> Result<Vec<Prompt>> {
    let own = words::load(db, false)?;
    Ok(lists::prompts(Library::built_in(), &own).into_iter().flat_map(|group| group.prompts).collect())
}

/// The prompt of a day: the first in the order of that day that was not declined on it. One that
/// is for a certain role is never put before somebody unasked.
fn of_day(db: &Connection, day: Day) -> Result<Option<Prompt>> {
    let mut prompts: Vec<Prompt> = all(db)?.into_iter().filter(|prompt| prompt.roles.is_empty()).collect();
    // neighbours in the lists are alike, and should not come one day after the other
    prompts.sort_by_cached_key(|prompt| (scattered(&prompt.id), prompt.id.clone()));
    let declined = strings(db, DECLINED, [day.number()])?;
    let date = usize::try_from(day.date().num_days_from_ce()).unwrap_or_default();
    let first = order(prompts.len(), date).into_iter().find(|&at| !declined.contains(&prompts[at].id));
    Ok(first.map(|at| prompts.swap_remove(at)))
}

/// In which order `count` prompts are offered on a day: each day begins with the next one. The
/// first ones of yesterday and of tomorrow come last, so that none is met on two days running
/// until nearly all of them were declined.
fn order(count: usize, day: usize) -> Vec<usize> {
    if count == 0 {
        return Vec::new();
    }
    let at = |steps: usize| (day + steps) % count;
    let (next, last) = (at(1), at(count - 1));
    let between = (0..count).map(|n| at(n + count / 2)).filter(|&n| n != at(0) && n != next && n != last);
    let mut order: Vec<usize> = std::iter::once(at(0)).chain(between).collect();
    for neighbour in [last, next] {
        if !order.contains(&neighbour) {
            order.push(neighbour);
        }
    }
    order
}

/// A number that says nothing about its text and is the same in every build (FNV-1a).
fn scattered(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Journal {
    /// The prompt of a day: the same whenever that day is asked for, another one on the next, and
    /// none that was declined on that day. None if all were.
    pub fn prompt_of_the_day(&self, today: Day) -> Result<Option<Prompt>> {
        self.vault.read(|db| of_day(db, today))
    }

    /// Declines the prompt of a day, for that day only.
    pub fn decline_prompt(&mut self, today: Day) -> Result<()> {
        let Some(prompt) = self.prompt_of_the_day(today)? else { return Ok(()) };
        self.vault.write(|db| {
            Ok(db.prepare_cached(DECLINE)?.execute(params![prompt.id, today.number()]).map(drop)?)
        })
    }

    /// Marks a prompt as a favourite, or takes the mark away. [`Error::NotFound`] if there is no
    /// such prompt.
    pub fn favourite_prompt(&mut self, id: &str, on: bool) -> Result<()> {
        let starters = || Library::built_in().starters().iter().flat_map(|group| &group.prompts);
        let known = self.vault.read(all)?.iter().any(|p| p.id == id) || starters().any(|p| p.id == id);
        if !known {
            return Err(Error::NotFound);
        }
        self.vault.write(|db| Ok(db.prepare_cached(FAVOUR)?.execute(params![id, on]).map(drop)?))
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn every_prompt_has_its_turn_and_none_comes_twice_running() {
        for count in 0..40 {
            for day in 739_000..739_100 {
                let (today, tomorrow) = (order(count, day), order(count, day + 1));
                let mut all = today.clone();
                all.sort_unstable();
                assert_eq!(all, (0..count).collect::<Vec<_>>());
                if count > 3 {
                    assert!(!today[..count - 2].contains(&tomorrow[0]));
                }
            }
        }
    }
}

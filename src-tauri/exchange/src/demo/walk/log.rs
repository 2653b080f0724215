//! What came of something planned, over weeks and months.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use goldseam_journal::{Day, NewLine};

use super::{Noted, content::Log};
use crate::{
    Result,
    demo::frame::{Frame, about},
    random::{Deck, Random},
};

/// A day on which nothing was noted.
const NOTHING: &str = "-";
/// How often a word is said to an outcome that has some.
const SAID: f64 = 0.4;

/// The lines of a log, oldest first: the pattern in turn, over and over.
pub(super) fn noted(frame: Frame, log: &Log, random: &mut Random) -> Result<Vec<Noted>> {
    if log.pattern.is_empty() || log.from < log.to || log.every == Some(0) {
        return Err(frame.wrong(&log.of, "this log has no pattern or no days").into());
    }
    let (mut lines, mut decks) = (Vec::new(), BTreeMap::<&str, Deck>::new());
    let mut turns = log.pattern.iter().cycle();
    let mut who = log.who.iter().copied().cycle();
    let days = (log.to..=log.from).rev().filter_map(|days_ago| Some((days_ago, frame.day(days_ago)?)));
    for (_, day) in days.filter(|(days_ago, day)| is_due(log, *days_ago, *day)) {
        let Some(outcome) = turns.next().filter(|outcome| *outcome != NOTHING) else { continue };
        let mut note = String::new();
        if let Some(words) = log.notes.get(outcome)
            && random.chance(SAID)
        {
            let at = decks.entry(outcome).or_default().deal(words.len(), random);
            note = at.map(|at| words[at].clone()).unwrap_or_default();
        }
        let at = frame.wall(day, about(log.time, random)).moment()?;
        let line =
            NewLine { day: Day::new(day)?, outcome: outcome.clone(), who: who.next(), note, during: None };
        lines.push(Noted { of: log.of.clone(), line, at, during: None });
    }
    Ok(lines)
}

/// Whether it is noted on a day.
fn is_due(log: &Log, days_ago: u64, day: NaiveDate) -> bool {
    match log.every {
        Some(every) => (log.from - days_ago).is_multiple_of(every),
        None => log.days.contains(&day.weekday()),
    }
}

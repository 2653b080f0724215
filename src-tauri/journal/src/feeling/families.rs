//! Words for feelings by their families, over time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use goldseam_insight::Day;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::{self, Within, counted};
use crate::{
    Journal,
    error::{Error, Result},
    lists::Lists,
};

/// A period of up to so many days is told by weeks, a longer one by months.
const LONGEST_BY_WEEKS: i32 = 200;
/// The family of words that are in no list any more.
const OTHER: &str = "other words";

/// How often words of a family were said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FamilyLine {
    /// What the family is called.
    pub family: String,
    /// The id of the group that it lies in; empty for words that are in no list.
    pub group: String,
    /// For each stretch of time, the entries with a word of the family.
    pub counts: Vec<u32>,
    /// Its words, the most said first.
    pub words: Vec<String>,
}

/// Families of words over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Families {
    /// The stretches are months; weeks if not.
    pub months: bool,
    /// The first day of each stretch.
    pub starts: Vec<Day>,
    /// Entries with any word in each stretch: a count means little without it.
    pub entries: Vec<u32>,
    /// Families, the most said first.
    pub families: Vec<FamilyLine>,
}

/// The stretches of a period, one after the other without gaps.
struct Stretches {
    months: bool,
    starts: Vec<Day>,
}

impl Stretches {
    fn new(first: Day, last: Day, sunday: bool) -> Result<Self> {
        let months = last.since(first) > LONGEST_BY_WEEKS;
        let day = |date: NaiveDate| Day::try_from(date).map_err(|_| Error::BadWhen);
        let mut starts = Vec::new();
        let mut start = if months {
            day(first.date().with_day(1).unwrap_or_default())?
        } else {
            let starts_on = super::first_weekday(sunday);
            first.plus(-i32::try_from(first.date().weekday().days_since(starts_on)).unwrap_or_default())
        };
        while start <= last {
            starts.push(start);
            start = if months {
                day(start.date().checked_add_months(chrono::Months::new(1)).unwrap_or_default())?
            } else {
                start.plus(7)
            };
        }
        Ok(Self { months, starts })
    }

    fn of(&self, day: Day) -> usize {
        self.starts.partition_point(|start| *start <= day).saturating_sub(1)
    }
}

/// Which family and group a word belongs to, in lower case.
fn known(lists: &Lists) -> BTreeMap<String, (&str, &str)> {
    let families = lists.emotions.iter().flat_map(|group| group.families.iter().map(move |f| (group, f)));
    families
        .flat_map(|(group, family)| {
            family
                .words
                .iter()
                .map(move |word| (word.to_lowercase(), (family.name.as_str(), group.id.as_str())))
        })
        .collect()
}

#[derive(Default)]
struct Counted {
    counts: Vec<u32>,
    words: BTreeMap<String, u32>,
}

fn count(moods: &[rows::Mood], words: Vec<rows::Word>, lists: &Lists, sunday: bool) -> Result<Families> {
    let (Some(first), Some(last)) = (moods.first(), moods.last()) else {
        return Ok(Families { months: false, starts: vec![], entries: vec![], families: vec![] });
    };
    let stretches = Stretches::new(first.day.min(last.day), first.day.max(last.day), sunday)?;
    let known = known(lists);
    let mut entries = vec![0; stretches.starts.len()];
    let mut families: BTreeMap<(&str, &str), Counted> = BTreeMap::new();
    let mut met: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut last = None;
    for (mood, word) in rows::said(moods, words) {
        let stretch = stretches.of(mood.day);
        if last.replace(mood.place) != Some(mood.place) {
            met.clear();
            if let Some(entries) = entries.get_mut(stretch) {
                *entries += 1;
            }
        }
        let family = known.get(&word.text.to_lowercase()).copied().unwrap_or((OTHER, ""));
        let counted = families.entry(family).or_default();
        counted.counts.resize(stretches.starts.len(), 0);
        if let Some(count) = counted.counts.get_mut(stretch).filter(|_| met.insert(family)) {
            *count += 1;
        }
        *counted.words.entry(word.text).or_default() += 1;
    }
    let mut families: Vec<FamilyLine> = families
        .into_iter()
        .map(|((family, group), counted)| {
            let mut words: Vec<(String, u32)> = counted.words.into_iter().collect();
            words.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
            let words = words.into_iter().map(|(word, _)| word).collect();
            FamilyLine { family: family.to_owned(), group: group.to_owned(), counts: counted.counts, words }
        })
        .collect();
    families.sort_by_key(|family| std::cmp::Reverse(family.counts.iter().sum::<u32>()));
    Ok(Families { months: stretches.months, starts: stretches.starts, entries, families })
}

impl Journal {
    /// The words of a period by their families: by weeks, or by months if it is longer than 200 days.
    pub fn word_families(&self, within: Within, sunday: bool) -> Result<Families> {
        self.vault.read(|db| {
            let moods = counted(db, within)?;
            count(&moods, rows::words(db, within)?, &Lists::load(db)?, sunday)
        })
    }
}

/// The day that weeks start on.
pub(super) fn first_weekday(sunday: bool) -> Weekday {
    if sunday { Weekday::Sun } else { Weekday::Mon }
}

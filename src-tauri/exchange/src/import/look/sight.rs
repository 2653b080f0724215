//! Counting what is read.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use goldseam_formats::{Item, Precision, Record, Source};
use goldseam_journal::{Day, Journal};

use super::seen::{
    DistortionSeen, FeelingSeen, ImportLook, MoodSeen, NameSeen, NumberSeen, ReasonCount, SampleRow,
};
use crate::{
    Result,
    import::{choices::suggested, compose::Composer, key, outcome::Outcome, tags, tally::Tally},
};

/// How many of the first things are shown.
const FIRST: usize = 12;
/// How many are shown at most.
const MOST_SHOWN: usize = 24;
/// Characters of a preview.
const PREVIEW: usize = 200;

/// What is known of a number besides its name.
#[derive(Default)]
struct Numbers {
    unit: String,
    ends: Option<(f64, f64)>,
    range: Option<(f64, f64)>,
}

pub(super) struct Sight<'a> {
    journal: &'a Journal,
    format: &'static str,
    composer: Composer<'a>,
    lengths: &'a Source,
    look: ImportLook,
    hashes: HashSet<[u8; 16]>,
    reasons: BTreeMap<Outcome, u32>,
    tags: Tally<()>,
    moods: Tally<Option<f64>>,
    feelings: Tally<()>,
    numbers: Tally<Numbers>,
    distortions: Tally<()>,
    extra: Tally<()>,
    /// What is shown already by the sorts of things that it has.
    shown: BTreeSet<&'static str>,
}

impl<'a> Sight<'a> {
    pub fn new(
        journal: &'a Journal,
        format: &'static str,
        composer: Composer<'a>,
        lengths: &'a Source,
    ) -> Self {
        Self {
            journal,
            format,
            composer,
            lengths,
            look: ImportLook::default(),
            hashes: HashSet::new(),
            reasons: BTreeMap::new(),
            tags: Tally::new(),
            moods: Tally::new(),
            feelings: Tally::new(),
            numbers: Tally::new(),
            distortions: Tally::new(),
            extra: Tally::new(),
            shown: BTreeSet::new(),
        }
    }

    /// Counts one more, and gives its number.
    pub fn item(&mut self, item: Item) -> Result<u32> {
        self.look.things += 1;
        match item {
            Item::Skipped(skipped) => *self.reasons.entry(skipped.why.into()).or_default() += 1,
            Item::Record(mut record) => {
                let outcome = self.outcome(&mut record)?;
                match outcome {
                    Outcome::Taken | Outcome::Renewed => self.look.fresh += 1,
                    Outcome::Known => self.look.known += 1,
                    Outcome::Twin => self.look.twins += 1,
                    why => *self.reasons.entry(why).or_default() += 1,
                }
                self.fields(&record);
                self.words(&record);
                self.files(&record);
                self.show(&record, outcome);
            }
        }
        Ok(self.look.things)
    }

    fn outcome(&mut self, record: &mut Record) -> Result<Outcome> {
        let key = key::of(self.format, record);
        let mut short = [0; 16];
        short.copy_from_slice(&key.hash[..16]);
        if !self.hashes.insert(short) {
            return Ok(Outcome::Twin);
        }
        let known = self.journal.import_known(&key)?;
        if known.iter().any(|known| known.same) {
            return Ok(Outcome::Known);
        }
        let changed_here = known.iter().any(|known| known.changed_here || known.binned);
        let open = known.iter().all(|known| known.open);
        Ok(match self.composer.compose(record, key)? {
            Err(why) => why,
            Ok(_) if open => Outcome::Taken,
            Ok(_) if changed_here => Outcome::ChangedHere,
            Ok(_) if self.composer.choices.given.renew => Outcome::Renewed,
            Ok(_) => Outcome::ChangedThere,
        })
    }

    fn fields(&mut self, record: &Record) {
        let look = &mut self.look;
        if let Some((_, moment)) =
            record.happened.as_ref().and_then(|told| self.composer.choices.clock.read(told))
        {
            let day = moment.day();
            look.from = Some(look.from.map_or(day, |from| from.min(day)));
            look.to = Some(look.to.map_or(day, |to| to.max(day)));
        }
        if let Some(told) = &record.happened {
            look.day_only += u32::from(told.precision == Precision::Day);
            look.zoneless += u32::from(told.zone.is_none() && told.offset.is_none());
        }
        look.titled += u32::from(!record.title.trim().is_empty());
        look.written += u32::from(!record.body.trim().is_empty());
        look.starred += u32::from(record.starred);
        look.tagged += u32::from(!record.tags.is_empty());
        look.thoughts += u32::from(record.thought.is_some());
        look.places += u32::from(record.place.is_some());
        look.links += u32::try_from(record.body.matches("](entry:").count()).unwrap_or_default();
    }

    fn words(&mut self, record: &Record) {
        let mut once = BTreeSet::new();
        for tag in record.tags.iter().map(|tag| tags::cleaned(tag)).filter(|tag| !tag.is_empty()) {
            if once.insert(tag.clone()) {
                self.tags.count(&tag, |()| {});
            }
        }
        if let Some(mood) = &record.mood {
            self.moods.count(mood.label.trim(), |level| *level = level.or(mood.level));
        }
        for word in &record.feelings {
            self.feelings.count(word.trim(), |()| {});
        }
        for number in &record.numbers {
            self.numbers.count(number.name.trim(), |about| {
                let (low, high) = about.ends.unwrap_or((number.value, number.value));
                about.ends = Some((low.min(number.value), high.max(number.value)));
                about.range = about.range.or(number.range);
                if about.unit.is_empty() {
                    number.unit.trim().clone_into(&mut about.unit);
                }
            });
        }
        for name in record.thought.iter().flat_map(|thought| &thought.distortions) {
            self.distortions.count(name.trim(), |()| {});
        }
        for name in record.extra.keys() {
            self.extra.count(name, |()| {});
        }
    }

    #[allow(clippy::cast_precision_loss)] // a number to be read
    fn files(&mut self, record: &Record) {
        for file in &record.files {
            match &file.at {
                None => self.look.files_missing += 1,
                Some(at) => {
                    self.look.files += 1;
                    self.look.file_bytes += self.lengths.length(at).unwrap_or_default() as f64;
                }
            }
        }
    }

    /// Shows it if it is among the first, or the first of a sort.
    fn show(&mut self, record: &Record, outcome: Outcome) {
        let sorts = [
            ("mood", record.mood.is_some()),
            ("files", !record.files.is_empty()),
            ("thought", record.thought.is_some()),
            ("numbers", !record.numbers.is_empty()),
            ("tags", !record.tags.is_empty()),
            ("skipped", !outcome.why().is_empty()),
        ];
        let mut new = false;
        for (sort, _) in sorts.iter().filter(|(_, is)| *is) {
            new |= self.shown.insert(sort);
        }
        let shown = self.look.sample.len();
        if shown < FIRST || (new && shown < MOST_SHOWN) {
            self.look.sample.push(self.row(record, outcome));
        }
    }

    fn row(&self, record: &Record, outcome: Outcome) -> SampleRow {
        let day = record.happened.as_ref().and_then(|told| Day::new(told.local.date()).ok());
        let exact = record.happened.as_ref().filter(|told| told.precision == Precision::Minute);
        SampleRow {
            number: self.look.things,
            day,
            time: exact.map(|told| told.local.format("%H:%M").to_string()),
            title: record.title.trim().to_owned(),
            preview: preview(&record.body),
            tags: record.tags.clone(),
            mood: record.mood.as_ref().map_or_else(String::new, |mood| mood.label.clone()),
            files: u32::try_from(record.files.len()).unwrap_or(u32::MAX),
            outcome,
        }
    }

    /// All that was seen.
    pub fn done(mut self) -> ImportLook {
        let (foreign, check_in) = (self.composer.foreign, &self.composer.check_in);
        let mut look = std::mem::take(&mut self.look);
        look.tags = self.tags.into_sorted(|name, count, ()| NameSeen { name, count });
        look.moods = self.moods.into_sorted(|label, count, level| {
            let mood = goldseam_formats::Mood { label, level };
            let suggested = suggested(foreign, &mood);
            MoodSeen { label: mood.label, level, count, suggested }
        });
        look.feelings = self.feelings.into_sorted(|word, count, ()| {
            let known = check_in.as_ref().is_some_and(|check_in| check_in.word(&word).is_some());
            FeelingSeen { word, count, known }
        });
        look.numbers = self.numbers.into_sorted(|name, count, about| {
            let (lowest, highest) = about.ends.unwrap_or_default();
            NumberSeen { name, unit: about.unit, count, lowest, highest, range: about.range }
        });
        look.distortions = self.distortions.into_sorted(|name, count, ()| {
            let habit = foreign.habit(&name).map(str::to_owned);
            DistortionSeen { name, count, habit }
        });
        look.extra = self.extra.into_sorted(|name, count, ()| NameSeen { name, count });
        look.reasons = self.reasons.into_iter().map(|(why, count)| ReasonCount { why, count }).collect();
        look.reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count));
        let here = self.journal.tags().unwrap_or_default().into_iter().map(|tag| tag.name);
        look.tag_clashes = clashes(look.tags.iter().map(|tag| tag.name.clone()).chain(here));
        look
    }
}

/// Names that differ in case only.
fn clashes(names: impl Iterator<Item = String>) -> Vec<Vec<String>> {
    let mut by_key: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in names {
        by_key.entry(name.to_lowercase()).or_default().insert(name);
    }
    by_key.into_values().filter(|names| names.len() > 1).map(|names| names.into_iter().collect()).collect()
}

/// The beginning of a body in plain words, in one line.
fn preview(body: &str) -> String {
    let text = goldseam_journal::preview(body);
    if text.chars().count() > PREVIEW {
        text.chars().take(PREVIEW - 1).collect::<String>() + "…"
    } else {
        text
    }
}

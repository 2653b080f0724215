//! Invented check-ins: a mood that goes on from day to day, with good and bad stretches, gaps, and a slow way up.
//! For the demo journals, for pictures and for benchmarks. The same plan gives the same check-ins.

use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;
use goldseam_content::{
    Affect, Answer, Chosen, EmotionGroup, FARTHEST, Felt, Field, FieldKind, Filled, Library, Method,
};
use goldseam_journal::{FilledDraft, Journal, Moment};

use crate::{Error, Result, random::Random, time::Wall};

/// How many go into one transaction.
const BATCH: usize = 1000;
/// How much of a day's mood the next day keeps.
const KEPT: f64 = 0.8;
/// Where the mood begins and where it comes to, on the scale of -4 to 4.
const WAY: (f64, f64) = (-1.8, 1.2);
/// The chance that a stretch without any check-in begins, each day.
const GAP: f64 = 0.012;

/// What is invented.
#[derive(Debug, Clone)]
pub struct CheckIns {
    /// How many there are, about.
    pub count: usize,
    /// How many days they are spread over.
    pub days: u32,
    /// The last of these days.
    pub until: NaiveDate,
    /// Tags that some of them have. The first goes with low days, the second with high ones, all others with any.
    pub tags: Vec<String>,
    /// Where it is written.
    pub zone: Tz,
    /// Decides everything else.
    pub seed: u64,
}

/// The fields of the method that is one key away, by their kinds.
struct Asked {
    method: &'static Method,
    affect: &'static Field,
    words: Option<&'static Field>,
    occasion: Option<&'static Field>,
    sleep: Option<&'static Field>,
    /// A choice whose options stand in an order.
    contact: Option<&'static Field>,
}

impl Asked {
    fn new() -> Result<Self> {
        let none = || Error::from(goldseam_journal::Error::MethodMissing);
        let method = Library::built_in().quick().ok_or_else(none)?;
        let of =
            |is: &dyn Fn(&Field) -> bool| method.fields().map(|(_, field)| field).find(|field| is(field));
        Ok(Self {
            method,
            affect: of(&|field| field.kind == FieldKind::Affect).ok_or_else(none)?,
            words: of(&|field| field.kind == FieldKind::Emotions),
            occasion: of(&|field| field.occasion),
            sleep: of(&|field| field.kind == FieldKind::Duration),
            contact: of(&|field| {
                field.kind == FieldKind::Choice && field.options.iter().any(|o| o.score.is_some())
            }),
        })
    }
}

/// A step of the grid.
#[allow(clippy::cast_possible_truncation)] // within -4 to 4
fn step(value: f64) -> i8 {
    value.round().clamp(f64::from(-FARTHEST), f64::from(FARTHEST)) as i8
}

/// About normal, with a standard deviation of 1: the sum of twelve shares (Irwin and Hall).
fn bell(random: &mut Random) -> f64 {
    (0..12).map(|_| random.share()).sum::<f64>() - 6.0
}

/// A word that fits, from the group that lies there.
fn word<'a>(groups: &'a [EmotionGroup], affect: Affect, random: &mut Random) -> Option<&'a String> {
    let high = affect.energy.unwrap_or(0) > 0;
    let near = match affect.pleasant {
        -1..=1 if random.chance(0.6) => 4,
        -1..=0 if high => 0,
        -1..=0 => 1,
        pleasant => 2 * usize::from(pleasant > 0) + usize::from(!high),
    };
    let group = groups.get(near).or(groups.last())?;
    let words: Vec<&String> = group.families.iter().flat_map(|family| &family.words).collect();
    // a person has favourites among them
    let at = random.below(words.len()).min(random.below(words.len()));
    words.get(at).copied()
}

struct Day {
    date: NaiveDate,
    mood: f64,
    sleep: u16,
}

impl CheckIns {
    fn days(&self, random: &mut Random) -> Vec<Day> {
        let (mut deviation, mut gap, mut all) = (0.0, 0, Vec::new());
        for n in 0..self.days {
            let date = self.until - Duration::days(i64::from(self.days - 1 - n));
            let way = WAY.0 + (WAY.1 - WAY.0) * f64::from(n) / f64::from(self.days.max(1));
            deviation = KEPT * deviation + 0.9 * bell(random);
            let weekend = if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) { 0.3 } else { 0.0 };
            gap = if gap > 0 {
                gap - 1
            } else if random.chance(GAP) {
                random.between(3, 16)
            } else {
                0
            };
            let mood = way + deviation + weekend;
            let quarters = random.between(20, 30) + usize::from(mood > 0.0) * 3;
            if gap == 0 {
                all.push(Day { date, mood, sleep: 15 * u16::try_from(quarters).unwrap_or(24) });
            }
        }
        all
    }

    /// All of them, oldest first, each with the moment that it was written.
    pub fn drafts(&self) -> Result<Vec<(FilledDraft, Moment)>> {
        let asked = Asked::new()?;
        let mut random = Random::new(self.seed);
        let days = self.days(&mut random);
        let mut all = Vec::with_capacity(self.count);
        for (n, day) in days.iter().enumerate() {
            // spread evenly: so many by the end of this day
            let wanted = self.count * (n + 1) / days.len().max(1);
            let mut minutes: Vec<i64> = (all.len()..wanted)
                .map(|_| 60 * 7 + i64::try_from(random.below(60 * 17)).unwrap_or(0))
                .collect();
            minutes.sort_unstable();
            let last = minutes.len().saturating_sub(1);
            for (nth, minute) in minutes.into_iter().enumerate() {
                all.push(self.draft(&asked, day, minute, nth == last, &mut random)?);
            }
        }
        Ok(all)
    }

    fn draft(
        &self,
        asked: &Asked,
        day: &Day,
        minute: i64,
        evening: bool,
        random: &mut Random,
    ) -> Result<(FilledDraft, Moment)> {
        let pleasant = step(day.mood + 0.9 * bell(random));
        let energy = random.chance(0.92).then(|| step(0.4 * bell(random) * 4.0));
        let affect = Affect { pleasant, energy };
        let mut answers = goldseam_content::Answers::new();
        answers.insert(asked.affect.id.clone(), Answer::Affect(affect));
        let groups = Library::built_in().emotions();
        let mut felt: Vec<Felt> = Vec::new();
        for _ in 0..random.below(4) {
            if let Some(word) =
                word(groups, affect, random).filter(|word| felt.iter().all(|f| f.word != **word))
            {
                let strength = u8::try_from(5 * random.between(4, 19)).unwrap_or(50);
                felt.push(Felt { word: word.clone(), strength });
            }
        }
        let one = |id: &str| Answer::Choices(Chosen { ids: vec![id.to_owned()], ..Chosen::default() });
        let mut say = |field: Option<&Field>, answer: Option<Answer>| {
            if let (Some(field), Some(answer)) = (field, answer) {
                answers.insert(field.id.clone(), answer);
            }
        };
        say(asked.words, (!felt.is_empty()).then_some(Answer::Emotions(felt)));
        let occasion = match (evening, pleasant) {
            (true, _) => "scheduled",
            (false, ..=-3) if random.chance(0.5) => "after_trigger",
            _ => "self_started",
        };
        say(asked.occasion, Some(one(occasion)));
        say(asked.sleep, (evening && random.chance(0.8)).then_some(Answer::Minutes(day.sleep)));
        let options = asked.contact.map(|field| field.options.as_slice()).unwrap_or_default();
        let contact =
            (evening && random.chance(0.7)).then(|| options.get(random.below(options.len()))).flatten();
        say(asked.contact, contact.map(|option| one(&option.id)));

        let local = day.date.and_time(NaiveTime::MIN) + Duration::minutes(minute);
        let wall = Wall { local, zone: self.zone };
        let filled = Filled {
            method: asked.method.id.clone(),
            version: asked.method.version,
            finished: true,
            answers,
            returns: Vec::new(),
        };
        let draft = FilledDraft {
            filled,
            title: String::new(),
            happened: wall.when(),
            tags: self.tags_of(pleasant, random),
            starred: false,
        };
        Ok((draft, wall.moment()?))
    }

    fn tags_of(&self, pleasant: i8, random: &mut Random) -> Vec<String> {
        let chance = |nth: usize| match (nth, pleasant) {
            (0, ..=-2) | (1, 2..) => 0.5,
            (0 | 1, _) => 0.04,
            _ => 2.0 / f64::from(u32::try_from(self.tags.len()).unwrap_or(u32::MAX)),
        };
        self.tags
            .iter()
            .enumerate()
            .filter(|(nth, _)| random.chance(chance(*nth)))
            .map(|(_, tag)| tag.clone())
            .collect()
    }

    /// Writes all of them into `journal`, a thousand in a transaction.
    pub fn write(&self, journal: &mut Journal) -> Result<usize> {
        let drafts = self.drafts()?;
        for batch in drafts.chunks(BATCH) {
            journal.fill_many(batch)?;
        }
        Ok(drafts.len())
    }
}

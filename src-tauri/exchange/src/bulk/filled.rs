//! Any number of filled-in methods: the answers are invented by the kinds of the fields, so that
//! any method can be filled in.

use chrono::{Duration, NaiveDate, NaiveTime};
use goldseam_content::{
    Affect, Answer, Answers, Chosen, Felt, Field, FieldKind, Filled, ListName, Method, Rated, Return, Thought,
};
use goldseam_journal::{FilledDraft, Journal, Lists, Moment};

use super::{BATCH, VOCABULARY, Words, ZONE};
use crate::{Result, random::Random, time::Wall};

/// Fills a method in `count` times, one a day up to `until` at the latest hour of that day, oldest
/// first. About every second one is come back to, if the method comes back. The same seed gives
/// the same answers.
pub fn fill(journal: &mut Journal, method: &str, count: usize, seed: u64, until: NaiveDate) -> Result<()> {
    let mut random = Random::new(seed);
    let method = journal.method(method, None)?;
    let writer = Writer { words: Words::new(VOCABULARY, &mut random)?, lists: journal.lists()?, method };
    let days = (0..count).rev().map(|n| until - Duration::days(i64::try_from(n).unwrap_or(0)));
    let drafts = days.map(|day| writer.draft(day, &mut random)).collect::<Result<Vec<_>>>()?;
    for batch in drafts.chunks(BATCH) {
        journal.fill_many(batch)?;
    }
    Ok(())
}

struct Writer {
    words: Words,
    lists: Lists,
    method: Method,
}

impl Writer {
    fn draft(&self, day: NaiveDate, random: &mut Random) -> Result<(FilledDraft, Moment)> {
        let wall = Wall { local: day.and_time(NaiveTime::MIN) + Duration::hours(23), zone: ZONE };
        let answers = self.answers(false, &Answers::new(), day, random);
        let mut returns = Vec::new();
        if !self.method.returns.is_empty() && random.chance(0.5) {
            let on = day + Duration::days(7);
            returns.push(Return { on: on.to_string(), answers: self.answers(true, &answers, on, random) });
        }
        let (method, version) = (self.method.id.clone(), self.method.version);
        let filled = Filled { method, version, finished: random.chance(0.9), answers, returns };
        let draft = FilledDraft {
            filled,
            title: String::new(),
            happened: wall.when(),
            tags: Vec::new(),
            starred: random.chance(0.05),
        };
        Ok((draft, wall.moment()?))
    }

    /// Answers to the fields that are shown: of the first time, or of a come-back.
    fn answers(&self, later: bool, first: &Answers, day: NaiveDate, random: &mut Random) -> Answers {
        let mut all = first.clone();
        for (_, field) in self.method.fields().filter(|(section, _)| section.later == later) {
            if let Some(answer) = self.answer(field, &all, day, random) {
                all.insert(field.id.clone(), answer);
            }
        }
        let shown = self.method.visible(&all);
        let of_now = shown.iter().filter(|shown| shown.section.later == later);
        let shown: Vec<&str> = of_now.flat_map(|s| &s.fields).map(|f| f.id.as_str()).collect();
        all.retain(|id, _| shown.contains(&id.as_str()));
        all
    }

    fn answer(&self, field: &Field, given: &Answers, day: NaiveDate, random: &mut Random) -> Option<Answer> {
        Some(match field.kind {
            FieldKind::Text | FieldKind::Person => Answer::Text(self.text(1, random)),
            FieldKind::LongText => Answer::Text(self.text(3, random)),
            FieldKind::List => Answer::List((0..3).map(|_| self.text(1, random)).collect()),
            FieldKind::Choice => Answer::Choices(self.chosen(field, 1, random)),
            FieldKind::Choices | FieldKind::Checklist => Answer::Choices(self.chosen(field, 3, random)),
            FieldKind::Scale => Answer::Scale(self.number(field, random)),
            FieldKind::Emotions => Answer::Emotions(self.feelings(random)),
            FieldKind::ReRate => match given.get(field.of.as_deref()?) {
                Some(Answer::Emotions(felt)) => Answer::Emotions(again(felt, random)),
                _ => Answer::Scale(self.number(field, random)),
            },
            FieldKind::Thoughts => Answer::Thoughts(self.thoughts(random)),
            FieldKind::RatedText => {
                Answer::Rated(Rated { text: self.text(1, random), belief: Some(percent(random)) })
            }
            FieldKind::Date => {
                let days = i64::try_from(random.between(1, 14)).unwrap_or(1);
                Answer::Date((day + Duration::days(days)).to_string())
            }
            FieldKind::Affect => Answer::Affect(Affect {
                pleasant: grid(random),
                energy: random.chance(0.9).then(|| grid(random)),
            }),
            FieldKind::Duration => Answer::Minutes(15 * u16::try_from(random.between(16, 40)).unwrap_or(16)),
            // which scales there are is for the journal to know
            FieldKind::OwnScales | FieldKind::Sentence | FieldKind::Info | FieldKind::Timer => return None,
        })
    }

    fn text(&self, sentences: usize, random: &mut Random) -> String {
        let mut text = String::new();
        for n in 0..sentences {
            text.push_str(if n == 0 { "" } else { " " });
            self.words.sentence(random.between(5, 14), &mut text, random);
        }
        text
    }

    fn number(&self, field: &Field, random: &mut Random) -> i32 {
        let (min, max) = self.method.range(field);
        let steps = usize::try_from(max - min).unwrap_or(0);
        min + i32::try_from(random.below(steps + 1)).unwrap_or(0)
    }

    /// Up to `most` options, at least one.
    fn chosen(&self, field: &Field, most: usize, random: &mut Random) -> Chosen {
        let ids: Vec<&str> = match field.from {
            Some(ListName::Habits) => self.lists.habits.iter().map(|habit| habit.id.as_str()).collect(),
            Some(ListName::Care) => self.lists.care.iter().map(|care| care.id.as_str()).collect(),
            Some(ListName::Emotions) => self.feeling_words().collect(),
            // nothing is chosen from scales
            Some(ListName::Scales) => Vec::new(),
            None => self.method.options(field).iter().map(|option| option.id.as_str()).collect(),
        };
        let wanted = random.between(1, most).min(ids.len());
        let mut at: Vec<usize> = (0..wanted).map(|_| random.below(ids.len())).collect();
        at.sort_unstable();
        at.dedup();
        let ids = at.into_iter().map(|at| ids[at].to_owned()).collect();
        Chosen { ids, own: Vec::new(), none: false }
    }

    fn feeling_words(&self) -> impl Iterator<Item = &str> {
        let families = self.lists.emotions.iter().flat_map(|group| &group.families);
        families.flat_map(|family| &family.words).map(String::as_str)
    }

    fn feelings(&self, random: &mut Random) -> Vec<Felt> {
        let words: Vec<&str> = self.feeling_words().collect();
        (0..random.between(1, 3).min(words.len()))
            .map(|_| Felt { word: words[random.below(words.len())].to_owned(), strength: percent(random) })
            .collect()
    }

    fn thoughts(&self, random: &mut Random) -> Vec<Thought> {
        (0..random.between(1, 3))
            .map(|n| Thought {
                text: self.text(1, random),
                belief: Some(percent(random)),
                image: false,
                hot: n == 0,
            })
            .collect()
    }
}

/// The same feelings, with other strengths.
fn again(felt: &[Felt], random: &mut Random) -> Vec<Felt> {
    felt.iter().map(|felt| Felt { word: felt.word.clone(), strength: percent(random) }).collect()
}

/// 0 to 100, in tens.
/// A step of the affect grid.
fn grid(random: &mut Random) -> i8 {
    i8::try_from(random.below(9)).unwrap_or(4) - 4
}

fn percent(random: &mut Random) -> u8 {
    u8::try_from(random.below(11) * 10).unwrap_or(0)
}

//! Whether answers fit their fields. What is missing is no problem here: everything can be
//! skipped and saved.

use chrono::NaiveDate;

use crate::answer::{Affect, Answer, Answers, Chosen, FARTHEST, Filled, MOST_MINUTES, TOP_OF_SCALE};
use crate::model::{Field, FieldKind, ListName, Method};
use crate::problem::AnswerProblem;

/// Characters of one text.
const MOST_TEXT: usize = 200_000;
/// Characters of a word or an option of one's own.
const MOST_WORD: usize = 500;
/// Items, feelings, thoughts, options of one answer.
const MOST_ITEMS: usize = 500;
/// Times that a method is come back to.
const MOST_RETURNS: usize = 1000;

type Fits = Result<(), String>;

impl Method {
    /// Checks that each answer is to a field of the method, of its kind and within its range.
    pub fn check(&self, answers: &Answers) -> Result<(), Vec<AnswerProblem>> {
        report(self.problems_of(answers))
    }

    /// Checks all of it: the first answers, and of each come-back its day and that its answers are
    /// to `later` sections.
    pub fn check_filled(&self, filled: &Filled) -> Result<(), Vec<AnswerProblem>> {
        let mut problems = self.problems_of(&filled.answers);
        let mut add = |field: &str, what: String| {
            problems.push(AnswerProblem { field: field.to_owned(), what });
        };
        if filled.returns.len() > MOST_RETURNS {
            add("returns", format!("There can be at most {MOST_RETURNS} come-backs."));
        }
        if filled.returns.iter().any(|back| date(&back.on).is_none()) {
            add("returns", "A come-back needs its day, as in 2026-11-29.".into());
        }
        if !filled.returns.is_sorted_by_key(|back| &back.on) {
            add("returns", "Come-backs stand in the order of their days.".into());
        }
        for id in filled.returns.iter().flat_map(|back| back.answers.keys()) {
            let here = self.fields().find(|(_, field)| field.id == *id);
            if here.is_some_and(|(section, _)| !section.later) {
                add(id, "This is asked at the beginning, not when it comes back.".into());
            }
        }
        problems.extend(filled.returns.iter().flat_map(|back| self.problems_of(&back.answers)));
        report(problems)
    }

    fn problems_of(&self, answers: &Answers) -> Vec<AnswerProblem> {
        let fits = |id: &str, answer: &Answer| match self.field(id) {
            Some(field) => self.fits(field, answer),
            None => Err("The method does not ask this.".into()),
        };
        answers
            .iter()
            .filter_map(|(id, answer)| {
                let what = fits(id, answer).err()?;
                Some(AnswerProblem { field: id.clone(), what })
            })
            .collect()
    }

    fn fits(&self, field: &Field, answer: &Answer) -> Fits {
        use FieldKind as K;
        let of_feelings = || self.target(field).is_some_and(|target| target.kind == K::Emotions);
        match (field.kind, answer) {
            (K::Text | K::LongText | K::Person, Answer::Text(text)) => short_enough(text, MOST_TEXT),
            (K::List, Answer::List(items)) => each(items, |item| short_enough(item, MOST_TEXT)),
            (K::Choice | K::Choices | K::Checklist, Answer::Choices(chosen)) => {
                self.chosen_fits(field, chosen)
            }
            (K::Scale, Answer::Scale(value)) => within(*value, self.range(field)),
            (K::ReRate, Answer::Scale(value)) if !of_feelings() => within(*value, self.range(field)),
            (K::Emotions, Answer::Emotions(felt)) => {
                few_enough(field, felt.len())?;
                each(felt, feeling)
            }
            (K::ReRate, Answer::Emotions(felt)) if of_feelings() => each(felt, feeling),
            (K::Thoughts, Answer::Thoughts(thoughts)) => {
                if thoughts.iter().filter(|thought| thought.hot).count() > 1 {
                    return Err("Only one thought can be the one that stings most.".into());
                }
                each(thoughts, |thought| {
                    short_enough(&thought.text, MOST_TEXT)?;
                    within(thought.belief.unwrap_or(0).into(), (0, 100))
                })
            }
            (K::RatedText, Answer::Rated(rated)) => {
                short_enough(&rated.text, MOST_TEXT)?;
                within(rated.belief.unwrap_or(0).into(), (0, 100))
            }
            (K::Date, Answer::Date(day)) => match date(day) {
                Some(_) => Ok(()),
                None => Err("This is not a day. Write it as in 2026-11-29.".into()),
            },
            (K::Affect, Answer::Affect(Affect { pleasant, energy })) => {
                let grid = (-i32::from(FARTHEST), i32::from(FARTHEST));
                within((*pleasant).into(), grid)?;
                within(energy.unwrap_or(0).into(), grid)
            }
            (K::Duration, Answer::Minutes(minutes)) => within((*minutes).into(), (0, MOST_MINUTES.into())),
            (K::OwnScales, Answer::Scales(values)) => {
                // which scales there are is kept elsewhere, and some may be gone since
                if !values.keys().all(|id| crate::check::is_id(id)) || values.len() > MOST_ITEMS {
                    return Err("These are not scales.".into());
                }
                values.values().try_for_each(|value| within((*value).into(), (0, TOP_OF_SCALE.into())))
            }
            (K::Sentence | K::Info | K::Timer, _) => Err("This is only read and has no answer.".into()),
            (kind, _) => Err(format!("Another kind of answer is asked for here: {}.", asked(kind))),
        }
    }

    fn chosen_fits(&self, field: &Field, chosen: &Chosen) -> Fits {
        let count = chosen.ids.len() + chosen.own.len();
        if chosen.none && (field.none.is_none() || count > 0) {
            return Err("\"None of these\" stands alone, and only where the method offers it.".into());
        }
        if field.kind == FieldKind::Choice && count > 1 {
            return Err("Only one of the options can be chosen.".into());
        }
        few_enough(field, count)?;
        if count > MOST_ITEMS {
            return Err(format!("At most {MOST_ITEMS} can be chosen."));
        }
        if !chosen.own.is_empty() && !field.own {
            return Err("An option of one's own cannot be added here.".into());
        }
        each(&chosen.own, |own| short_enough(own, MOST_WORD))?;
        let known = |id: &String| match field.from {
            // which words there are is kept elsewhere, and some may be gone since
            Some(ListName::Emotions) => !id.trim().is_empty() && short_enough(id, MOST_WORD).is_ok(),
            Some(ListName::Habits | ListName::Care | ListName::Scales) => crate::check::is_id(id),
            None => self.options(field).iter().any(|option| option.id == *id),
        };
        if !chosen.ids.iter().all(known) {
            return Err("This is none of the options.".into());
        }
        let twice = chosen.ids.iter().enumerate().any(|(at, id)| chosen.ids[..at].contains(id));
        if twice { Err("The same option is chosen twice.".into()) } else { Ok(()) }
    }
}

fn report(problems: Vec<AnswerProblem>) -> Result<(), Vec<AnswerProblem>> {
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn each<T>(items: &[T], fits: impl Fn(&T) -> Fits) -> Fits {
    if items.len() > MOST_ITEMS {
        return Err(format!("There can be at most {MOST_ITEMS} here."));
    }
    items.iter().try_for_each(fits)
}

fn few_enough(field: &Field, count: usize) -> Fits {
    match field.most {
        Some(most) if count > most as usize => Err(format!("At most {most} are asked for here.")),
        _ => Ok(()),
    }
}

fn feeling(felt: &crate::Felt) -> Fits {
    short_enough(&felt.word, MOST_WORD)?;
    within(felt.strength.into(), (0, 100))
}

fn short_enough(text: &str, most: usize) -> Fits {
    if text.len() > most && text.chars().count() > most {
        return Err(format!("This is longer than {most} characters. Please shorten it."));
    }
    Ok(())
}

fn within(value: i32, (min, max): (i32, i32)) -> Fits {
    if (min..=max).contains(&value) { Ok(()) } else { Err(format!("Give a number from {min} to {max}.")) }
}

/// A day in the one form that sorts.
fn date(text: &str) -> Option<NaiveDate> {
    text.parse::<NaiveDate>().ok().filter(|day| day.to_string() == text)
}

fn asked(kind: FieldKind) -> &'static str {
    use FieldKind as K;
    match kind {
        K::Text | K::LongText | K::Person | K::Sentence | K::Info | K::Timer => "a text",
        K::List => "a list of lines",
        K::Choice => "one of the options",
        K::Choices | K::Checklist => "some of the options",
        K::Scale => "a number",
        K::Emotions => "feelings with their strength",
        K::Thoughts => "thoughts with how much they are believed",
        K::RatedText => "a sentence with how much it is believed",
        K::ReRate => "what was rated before, with new numbers",
        K::Date => "a day",
        K::Affect => "how pleasant, and how much energy",
        K::Duration => "a length of time",
        K::OwnScales => "own scales with their values",
    }
}

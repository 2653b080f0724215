//! Check-ins, laid into a journal through its crate.

use chrono::{Datelike, Days, Local, Months, NaiveDate, NaiveTime};
use goldseam_content::{Affect, Answer, Answers, Chosen, Felt as Word, Library};
use goldseam_journal::{EntryId, FilledDraft, Journal, Moment, When};

use super::laid;

/// A check-in in the making.
pub struct Felt {
    answers: Answers,
    tags: Vec<String>,
}

/// How pleasant, and how much energy there was.
pub fn felt(pleasant: i8, energy: Option<i8>) -> Felt {
    let affect = Answer::Affect(Affect { pleasant, energy });
    Felt { answers: [("affect".to_owned(), affect)].into(), tags: Vec::new() }
}

impl Felt {
    fn with(mut self, field: &str, answer: Answer) -> Felt {
        self.answers.insert(field.to_owned(), answer);
        self
    }

    /// A line about it, by which it is known again.
    pub fn note(self, line: &str) -> Felt {
        self.with("note", Answer::Text(line.to_owned()))
    }

    pub fn word(self, word: &str, strength: u8) -> Felt {
        self.with("emotions", Answer::Emotions(vec![Word { word: word.to_owned(), strength }]))
    }

    pub fn occasion(self, id: &str) -> Felt {
        self.with("occasion", Answer::Choices(Chosen { ids: vec![id.to_owned()], ..Chosen::default() }))
    }

    pub fn slept(self, minutes: u16) -> Felt {
        self.with("sleep", Answer::Minutes(minutes))
    }

    pub fn tag(mut self, tag: &str) -> Felt {
        self.tags.push(tag.to_owned());
        self
    }

    /// Keeps it, at an hour of a day in Lisbon's winter.
    pub fn at(self, journal: &mut Journal, day: NaiveDate, hour: u32) -> EntryId {
        let method = Library::built_in().quick().expect("one is one key away");
        let local = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
        let then = Moment::new(local, 0, None).unwrap();
        let filled = laid::finished(method, self.answers);
        let happened = When::from(&then);
        let draft = FilledDraft { filled, title: String::new(), happened, tags: self.tags, starred: false };
        journal.fill_new(&draft, &then).unwrap().id
    }
}

/// The first day of the month before this one: all of it has passed.
pub fn last_month() -> NaiveDate {
    let now = Local::now().date_naive();
    now.with_day(1).unwrap().checked_sub_months(Months::new(1)).unwrap()
}

/// So many days after a day.
pub fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap()
}

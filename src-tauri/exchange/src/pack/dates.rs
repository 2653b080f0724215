//! Days, hours and numbers as a person reads them.

use chrono::{Datelike, NaiveDate};
use goldseam_content::{Library, SessionPack};
use goldseam_journal::Moment;

use super::redact::Names;

/// How days are written.
pub(crate) struct Dates {
    pack: &'static SessionPack,
    /// In digits: somebody is called like a month, and their name would be taken out of every date.
    digits: bool,
}

impl Dates {
    /// Months in words, whatever people are called.
    pub fn in_words() -> Self {
        Self { pack: Library::built_in().session_pack(), digits: false }
    }

    /// As it stands over the days of a month.
    pub fn month_of(&self, date: NaiveDate) -> String {
        format!("{} {}", self.month(date), date.year())
    }

    pub fn new(pack: &'static SessionPack, names: &Names) -> Self {
        Self { pack, digits: names.has_any(pack.months.iter().map(String::as_str)) }
    }

    fn month(&self, date: NaiveDate) -> &str {
        self.pack.months.get(date.month0() as usize).map_or("", String::as_str)
    }

    pub fn day(&self, date: NaiveDate) -> String {
        if self.digits {
            return date.to_string();
        }
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.pack.words.date.say(&[("day", &day), ("month", self.month(date)), ("year", &year)])
    }

    /// Without the year.
    pub fn short(&self, date: NaiveDate) -> String {
        if self.digits {
            return date.format("%m-%d").to_string();
        }
        let day = date.day().to_string();
        self.pack.words.short_date.say(&[("day", &day), ("month", self.month(date))])
    }

    pub fn moment(&self, moment: &Moment) -> String {
        let local = moment.local().time();
        let (date, time) = (self.day(local.date()), local.format("%H:%M").to_string());
        self.pack.words.moment.say(&[("date", &date), ("time", &time)])
    }
}

/// A number with one digit after the point, if that is not 0.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The same with its sign.
pub(super) fn signed(value: f64) -> String {
    let text = number(value);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

//! Reads one date, and a time behind it, from a place in a text.

mod clock;

use chrono::{NaiveDate, NaiveTime};

use super::{Found, Offset, Order, month};

/// A place in a text. Steps forward as things are recognised.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    text: &'a str,
    start: usize,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// At a byte of `text` where a character begins.
    pub fn new(text: &'a str, at: usize) -> Self {
        Self { text, start: at, at }
    }

    /// A date, with its time if one follows.
    pub fn moment(mut self, order: Order) -> Option<Found> {
        self.weekday();
        if let Some((day, time)) = self.packed() {
            return Some(self.found(day, Some(time)));
        }
        let day = self.day(order)?;
        let mut ahead = self;
        let joined = ahead.gap();
        match ahead.time(joined) {
            Some(time) => Some(ahead.found(day, Some(time))),
            None => Some(self.found(day, None)),
        }
    }

    /// What a date in numbers with the year last says about the order, if it allows one reading only.
    pub fn told_order(mut self) -> Option<Order> {
        self.weekday();
        let (first, _) = self.number(1, 2)?;
        let mark = self.mark()?;
        let (second, _) = self.number(1, 2)?;
        (self.mark()? == mark).then_some(())?;
        self.number(4, 4)?;
        match (first, second) {
            (13..=31, 1..=12) => Some(Order::DayFirst),
            (1..=12, 13..=31) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    fn found(mut self, day: NaiveDate, time: Option<NaiveTime>) -> Found {
        let offset = if time.is_some() { self.offset() } else { Offset::Unknown };
        Found { day, time, offset, start: self.start, end: self.at }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|c| wanted(*c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// A run of digits of this length, all of it.
    fn number(&mut self, least: usize, most: usize) -> Option<(u32, usize)> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if !(least..=most).contains(&digits) {
            return None;
        }
        let value = self.rest().get(..digits)?.parse().ok()?;
        self.at += digits;
        Some((value, digits))
    }

    fn word(&mut self) -> Option<&'a str> {
        let letters: usize = self.rest().chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let word = self.rest().get(..letters).filter(|word| !word.is_empty())?;
        self.at += letters;
        Some(word)
    }

    fn weekday(&mut self) {
        let mut ahead = *self;
        if ahead.word().is_some_and(month::is_weekday) {
            while ahead.take(|c| matches!(c, ',' | '.' | ' ' | '_' | '-')).is_some() {}
            *self = ahead;
        }
    }

    /// What stands between the parts of a date.
    fn mark(&mut self) -> Option<char> {
        self.take(|c| matches!(c, '-' | '_' | '.' | '/' | ' ' | '\u{2010}'..='\u{2015}' | '年' | '月'))
    }

    /// `20240503`, `202405031430` and `20240503143005` with its time.
    fn packed(&mut self) -> Option<(NaiveDate, NaiveTime)> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let part = |from: usize, to: usize| self.rest().get(from..to)?.parse::<u32>().ok();
        if digits != 12 && digits != 14 {
            return None;
        }
        let day = date(part(0, 4)?, part(4, 6)?, part(6, 8)?)?;
        let seconds = if digits == 14 { part(12, 14)? } else { 0 };
        let time = NaiveTime::from_hms_opt(part(8, 10)?, part(10, 12)?, seconds)?;
        self.at += digits;
        Some((day, time))
    }

    fn day(&mut self, order: Order) -> Option<NaiveDate> {
        let before = *self;
        if let Some((packed, _)) = self.number(8, 8) {
            return date(packed / 10_000, packed / 100 % 100, packed % 100);
        }
        if let Some((year, _)) = self.number(4, 4) {
            return self.after_year(year);
        }
        if let Some((first, _)) = self.number(1, 2) {
            let plain = *self;
            return self.after_day(first).or_else(|| {
                *self = plain;
                self.numbers(first, order)
            });
        }
        *self = before;
        self.after_month_word()
    }

    fn after_year(&mut self, year: u32) -> Option<NaiveDate> {
        let mark = self.mark()?;
        let month = match self.number(1, 2) {
            Some((month, _)) => month,
            None => month::month(self.word()?)?,
        };
        let second = self.mark()?;
        (second == mark || !mark.is_ascii()).then_some(())?;
        let (day, _) = self.number(1, 2)?;
        self.take(|c| c == '日');
        date(year, month, day)
    }

    /// `3rd of May 2024`, `3. Mai 2024`, `3-May-2024`.
    fn after_day(&mut self, day: u32) -> Option<NaiveDate> {
        self.ordinal();
        self.spaces();
        let mut word = self.word()?;
        if matches!(word.to_lowercase().as_str(), "of" | "de" | "di" | "d") {
            self.spaces();
            word = self.word()?;
        }
        let month = month::month(word)?;
        self.spaces();
        let mut ahead = *self;
        if ahead.word().is_some_and(|word| word.eq_ignore_ascii_case("de")) {
            ahead.spaces();
            *self = ahead;
        }
        let (year, _) = self.number(4, 4)?;
        date(year, month, day)
    }

    /// `May 3rd, 2024`.
    fn after_month_word(&mut self) -> Option<NaiveDate> {
        let month = month::month(self.word()?)?;
        self.spaces();
        let (day, _) = self.number(1, 2)?;
        self.ordinal();
        self.spaces();
        let (year, _) = self.number(4, 4)?;
        date(year, month, day)
    }

    /// Two numbers and the year. With dots the day is first wherever such dates are written.
    fn numbers(&mut self, first: u32, order: Order) -> Option<NaiveDate> {
        let mark = self.mark()?;
        let (second, _) = self.number(1, 2)?;
        (self.mark()? == mark).then_some(())?;
        let (year, _) = self.number(4, 4)?;
        match (order, first, second) {
            _ if first == second || mark == '.' => date(year, second, first),
            (_, 13..=31, _) | (Order::DayFirst, _, 1..=12) => date(year, second, first),
            (_, _, 13..=31) | (Order::MonthFirst, ..) => date(year, first, second),
            _ => None,
        }
    }

    fn ordinal(&mut self) {
        let mut ahead = *self;
        if ahead
            .word()
            .is_some_and(|w| matches!(w.to_lowercase().as_str(), "st" | "nd" | "rd" | "th" | "er" | "o"))
        {
            *self = ahead;
        }
        self.take(|c| matches!(c, '.' | 'º'));
    }

    fn spaces(&mut self) {
        while self.take(|c| matches!(c, ' ' | ',' | '-' | '_' | '.' | '/' | '\'' | '’' | '\u{a0}')).is_some()
        {
        }
    }
}

/// A day that a journal can be about: numbers of other kinds are not taken for one.
fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1000..=2999).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

//! Dates and times as people and programs spell them.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::Told;

mod months;
mod tokens;

use tokens::{Token, tokens};

/// Which of the two comes first in a date such as 4/10/2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spelled {
    /// A date, and the order that it shows by itself, if it shows one.
    Told(Told, Option<Order>),
    /// A date that can be read in both orders, and they differ.
    Either,
    /// No date.
    No,
}

/// Longer ones are no dates.
const LONGEST: usize = 64;

/// Reads a date, with or without a time. `order` decides where the text can be read in both; `zone`
/// is the writer's, for moments that are told in UTC.
pub(crate) fn read(text: &str, order: Option<Order>, zone: Tz) -> Spelled {
    let text = text.trim();
    if let Some(told) = seconds(text, zone) {
        return Spelled::Told(told, None);
    }
    let Some(tokens) = tokens(text, LONGEST) else { return Spelled::No };
    let (clock, rest) = Clock::split(&tokens);
    let (day, shown) = match Day::read(&rest) {
        Some(Day::Clear(day)) => (day, None),
        Some(Day::Shown(day, shown)) => (day, Some(shown)),
        Some(Day::Either { day_first, month_first }) => match order {
            Some(Order::DayFirst) => (day_first, None),
            Some(Order::MonthFirst) => (month_first, None),
            None => return Spelled::Either,
        },
        None => return Spelled::No,
    };
    clock.on(day, zone).map_or(Spelled::No, |told| Spelled::Told(told, shown))
}

/// Reads a time of day that stands by itself.
pub(crate) fn time(text: &str) -> Option<NaiveTime> {
    let tokens = tokens(text.trim(), LONGEST)?;
    let (clock, rest) = Clock::split(&tokens);
    if rest.iter().all(|token| *token == Token::Space) { clock.time } else { None }
}

/// Seconds or milliseconds since 1970, of this century and the end of the last one.
fn seconds(text: &str, zone: Tz) -> Option<Told> {
    let number = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    let at = match text.len() {
        9 | 10 => DateTime::from_timestamp(number, 0),
        12 | 13 => DateTime::from_timestamp_millis(number),
        _ => None,
    }?;
    Some(Told::instant(at, zone))
}

/// The time in a text, and where on earth it was.
#[derive(Default)]
struct Clock {
    time: Option<NaiveTime>,
    /// Minutes east of UTC.
    offset: Option<i32>,
}

impl Clock {
    /// Takes the time out of a text.
    fn split<'a>(tokens: &[Token<'a>]) -> (Self, Vec<Token<'a>>) {
        for start in 0..tokens.len() {
            if let Some((clock, used)) = Self::at(&tokens[start..]) {
                let mut rest = tokens[..start].to_vec();
                rest.extend(&tokens[start + used..]);
                return (clock, rest);
            }
        }
        (Self::default(), tokens.to_vec())
    }

    /// The time that `tokens` begin with, and how many of them are of it.
    fn at(tokens: &[Token]) -> Option<(Self, usize)> {
        let (mut parts, mut used) = match tokens {
            [Token::Number(hour), Token::Mark(':'), Token::Number(minute), ..] => (vec![*hour, *minute], 3),
            [Token::Number(hour), Token::Word("h" | "H"), Token::Number(minute), ..] => {
                (vec![*hour, *minute], 3)
            }
            [Token::Word("T" | "t"), Token::Number(all), ..] => (packed(all)?, 2),
            [Token::Number(hour), ..] if half(&tokens[1..]).is_some() => (vec![*hour], 1),
            _ => return None,
        };
        if let [Token::Mark(':'), Token::Number(second), ..] = tokens[used..] {
            parts.push(second);
            used += 2;
            if let [Token::Mark('.' | ','), Token::Number(_), ..] = tokens[used..] {
                used += 2;
            }
        }
        let half = half(&tokens[used..]);
        used += half.map_or(0, |(_, used)| used);
        let (offset, of_offset) = offset(&tokens[used..]).unzip();
        let time = time_of(&parts, half.map(|(half, _)| half))?;
        Some((Self { time: Some(time), offset }, used + of_offset.unwrap_or(0)))
    }

    fn on(&self, day: NaiveDate, zone: Tz) -> Option<Told> {
        let Some(time) = self.time else { return Some(Told::day(day)) };
        let local = day.and_time(time);
        let Some(minutes) = self.offset else { return Some(Told::local(local)) };
        let at = local.checked_sub_signed(TimeDelta::try_minutes(minutes.into())?)?.and_utc();
        // programs write moments in UTC, people do not live in it
        if minutes == 0 { instant(at, zone) } else { Told::with_offset(at, minutes) }
    }
}

/// At the ends of time the clocks of a zone have no date any more.
fn instant(at: DateTime<Utc>, zone: Tz) -> Option<Told> {
    at.naive_utc().checked_add_signed(TimeDelta::days(1))?;
    at.naive_utc().checked_sub_signed(TimeDelta::days(1))?;
    Some(Told::instant(at, zone))
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Before,
    After,
}

/// `am`, `p.m.` and the like, and how many tokens it takes.
fn half(tokens: &[Token]) -> Option<(Half, usize)> {
    let spaces = tokens.iter().take_while(|token| **token == Token::Space).count();
    let (word, used) = match tokens.get(spaces..)? {
        [Token::Word(letter), Token::Mark('.'), Token::Word("m" | "M"), Token::Mark('.'), ..] => (*letter, 4),
        [Token::Word(letter), Token::Mark('.'), Token::Word("m" | "M"), ..] => (*letter, 3),
        [Token::Word(word), ..] if word.len() == 2 => (*word, 1),
        _ => return None,
    };
    let half = match word.to_ascii_lowercase().as_str() {
        "a" | "am" => Half::Before,
        "p" | "pm" => Half::After,
        _ => return None,
    };
    Some((half, spaces + used))
}

/// Minutes east of UTC, and how many tokens they take.
fn offset(tokens: &[Token]) -> Option<(i32, usize)> {
    let spaces = tokens.iter().take_while(|token| **token == Token::Space).count();
    let tokens = tokens.get(spaces..)?;
    let (named, rest) = match tokens {
        [Token::Word(word), rest @ ..]
            if ["z", "utc", "gmt"].iter().any(|z| word.eq_ignore_ascii_case(z)) =>
        {
            (1, rest)
        }
        _ => (0, tokens),
    };
    let (sign, digits, minutes, used) = match rest {
        [
            Token::Mark(sign @ ('+' | '-')),
            Token::Number(hours),
            Token::Mark(':'),
            Token::Number(minutes),
            ..,
        ] => (*sign, *hours, *minutes, 4),
        [Token::Mark(sign @ ('+' | '-')), Token::Number(digits), ..] if digits.len() == 4 => {
            (*sign, &digits[..2], &digits[2..], 2)
        }
        [Token::Mark(sign @ ('+' | '-')), Token::Number(hours), ..] if hours.len() == 2 => {
            (*sign, *hours, "0", 2)
        }
        _ if named == 1 => return Some((0, spaces + 1)),
        _ => return None,
    };
    let (hours, minutes) = (digits.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
    if hours > 18 || minutes > 59 {
        return None;
    }
    let east = hours * 60 + minutes;
    Some((if sign == '-' { -east } else { east }, spaces + named + used))
}

/// `200900` or `2009`, as they follow a `T`.
fn packed(all: &str) -> Option<Vec<&str>> {
    match all.len() {
        4 => Some(vec![&all[..2], &all[2..]]),
        6 => Some(vec![&all[..2], &all[2..4], &all[4..]]),
        _ => None,
    }
}

fn time_of(parts: &[&str], half: Option<Half>) -> Option<NaiveTime> {
    let part = |at: usize| parts.get(at).map_or(Some(0), |part| part.parse::<u32>().ok());
    let hour = match (part(0)?, half) {
        (12, Some(Half::Before)) => 0,
        (hour @ 0..12, Some(Half::After)) => hour + 12,
        (hour, _) => hour,
    };
    NaiveTime::from_hms_opt(hour, part(1)?, part(2)?)
}

enum Day {
    Clear(NaiveDate),
    Shown(NaiveDate, Order),
    Either { day_first: NaiveDate, month_first: NaiveDate },
}

impl Day {
    /// Reads what is left of a text without its time.
    fn read(tokens: &[Token]) -> Option<Self> {
        let mut numbers = Vec::new();
        let mut words = Vec::new();
        for token in tokens {
            match token {
                Token::Number(digits) => numbers.push(*digits),
                Token::Word(word) => words.push(*word),
                Token::Mark('-' | '/' | '.' | ',' | '\'' | '(' | ')') | Token::Space => {}
                Token::Mark(_) => return None,
            }
        }
        if !months::are_of_a_date(&words) {
            return None;
        }
        match (months::find(&words), numbers.as_slice()) {
            (Some(month), [first, second]) => named(month, first, second).map(Self::Clear),
            (None, [first, second, third]) if first.len() == 4 => {
                date(first, number(second)?, number(third)?).map(Self::Clear)
            }
            (None, [first, second, third]) => Self::numbers(number(first)?, number(second)?, third),
            (None, [all]) if all.len() == 8 => {
                date(&all[..4], number(&all[4..6])?, number(&all[6..])?).map(Self::Clear)
            }
            _ => None,
        }
    }

    fn numbers(first: u32, second: u32, year: &str) -> Option<Self> {
        let (day_first, month_first) = (date(year, second, first), date(year, first, second));
        Some(match (day_first, month_first) {
            (Some(day_first), Some(month_first)) if day_first == month_first => Self::Clear(day_first),
            (Some(day_first), Some(month_first)) => Self::Either { day_first, month_first },
            (Some(day), None) => Self::Shown(day, Order::DayFirst),
            (None, Some(day)) => Self::Shown(day, Order::MonthFirst),
            (None, None) => return None,
        })
    }
}

/// A date with its month in words: the day and the year in either order, the year in full or behind.
fn named(month: u32, first: &str, second: &str) -> Option<NaiveDate> {
    if first.len() == 4 { date(first, month, number(second)?) } else { date(second, month, number(first)?) }
}

fn date(year: &str, month: u32, day: u32) -> Option<NaiveDate> {
    let year = match (year.len(), year.parse::<i32>().ok()?) {
        (2, year @ 0..70) => 2000 + year,
        (2, year) => 1900 + year,
        (4, year @ 1000..) => year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

fn number(digits: &str) -> Option<u32> {
    if digits.len() > 2 { None } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests;

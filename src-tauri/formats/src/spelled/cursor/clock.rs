//! The time behind a day, and what it says of its zone.

use chrono::NaiveTime;

use super::{Cursor, Offset};

impl Cursor<'_> {
    /// What stands between a day and its time.
    /// Says whether it joins them closely.
    pub(super) fn gap(&mut self) -> bool {
        let joined = self.take(|c| matches!(c, 'T' | 't' | '_' | '-' | ',' | ';')).is_some();
        while self.take(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')).is_some() {}
        let mut ahead = *self;
        let word = ahead.word().map(str::to_lowercase);
        if word
            .is_some_and(|word| matches!(word.as_str(), "at" | "um" | "à" | "a" | "alle" | "om" | "às" | "t"))
        {
            ahead.take(|c| c == ' ');
            *self = ahead;
        }
        joined
    }

    /// Four digits alone are a time only where they are joined to the day: after a blank they may be a year.
    pub(super) fn time(&mut self, joined: bool) -> Option<NaiveTime> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let (hour, minute, second) = match digits {
            4 | 6 if joined => {
                let (packed, _) = self.number(4, 6)?;
                let packed = if digits == 4 { packed * 100 } else { packed };
                (packed / 10_000, packed / 100 % 100, packed % 100)
            }
            _ => self.spread_time()?,
        };
        let hour = self.half(hour)?;
        if self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        NaiveTime::from_hms_opt(hour, minute, second)
    }

    fn spread_time(&mut self) -> Option<(u32, u32, u32)> {
        let (hour, _) = self.number(1, 2)?;
        let Some(mark) = self.take(|c| matches!(c, ':' | '.' | '-' | '_' | 'h' | '\u{a789}' | '：')) else {
            // `5 pm`
            self.half_ahead()?;
            return Some((hour, 0, 0));
        };
        let (minute, _) = self.number(2, 2)?;
        let mut ahead = *self;
        let second = match (ahead.take(|c| c == mark), ahead.number(2, 2)) {
            (Some(_), Some((second, _))) => {
                *self = ahead;
                self.fraction();
                second
            }
            _ => 0,
        };
        Some((hour, minute, second))
    }

    fn fraction(&mut self) {
        let mut ahead = *self;
        if ahead.take(|c| matches!(c, '.' | ',')).is_some() && ahead.number(1, 9).is_some() {
            *self = ahead;
        }
    }

    fn half_ahead(&self) -> Option<bool> {
        let mut ahead = *self;
        while ahead.take(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-')).is_some() {}
        let word = ahead.word()?.to_lowercase();
        match word.as_str() {
            "am" => Some(false),
            "pm" => Some(true),
            "a" | "p" if ahead.rest().starts_with(".m") => Some(word == "p"),
            _ => None,
        }
    }

    /// The hour of 24, after `AM` or `PM` if one follows.
    fn half(&mut self, hour: u32) -> Option<u32> {
        let Some(afternoon) = self.half_ahead() else { return Some(hour) };
        while self.take(|c| !c.is_alphabetic()).is_some() {}
        self.word();
        if self.rest().starts_with(".m") {
            self.at += 2;
            self.take(|c| c == '.');
        }
        match (hour, afternoon) {
            (1..=11, true) => Some(hour + 12),
            (12, false) => Some(0),
            // `17:20 PM` says it twice
            (0..=12, _) | (13..=23, true) => Some(hour),
            _ => None,
        }
    }

    pub(super) fn offset(&mut self) -> Offset {
        let mut ahead = *self;
        ahead.take(|c| c == ' ');
        let mut known = Offset::Unknown;
        if let Some(word) = ahead.word() {
            if !matches!(word, "Z" | "z" | "UTC" | "GMT") {
                return known;
            }
            *self = ahead;
            known = Offset::Utc;
        }
        let Some(sign) = ahead.take(|c| matches!(c, '+' | '-')) else { return known };
        let minutes = match ahead.number(2, 4) {
            Some((hours, 2)) => {
                let rest = ahead.take(|c| c == ':').and_then(|_| ahead.number(2, 2));
                rest.map(|(minutes, _)| hours * 60 + minutes)
            }
            Some((packed, 4)) => Some(packed / 100 * 60 + packed % 100),
            _ => None,
        };
        // no clock is further from UTC than 18 hours
        let Some(minutes) = minutes.filter(|m| *m <= 18 * 60).and_then(|m| i32::try_from(m).ok()) else {
            return known;
        };
        *self = ahead;
        Offset::Minutes(if sign == '-' { -minutes } else { minutes })
    }
}

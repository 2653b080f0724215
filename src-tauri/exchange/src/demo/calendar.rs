//! When the person of the demo journal writes.

use chrono::{Datelike, Days, Months, NaiveDate};
use chrono_tz::Tz;

use super::content::{Content, Stage};
use crate::random::Random;

/// One day of the story.
pub(super) struct Day<'a> {
    pub date: NaiveDate,
    pub zone: Tz,
    pub stage: &'a Stage,
    /// Whether it is the first of all.
    pub first: bool,
    /// Whether the last two stages have begun; letters come only then.
    pub late: bool,
    /// How many entries are written about it.
    pub entries: usize,
}

/// Walks through the days from the first to the last.
pub(super) struct Calendar<'a> {
    content: &'a Content,
    first: NaiveDate,
    last: NaiveDate,
    next: NaiveDate,
    /// Days that are left of a silence, of a bad spell, of a holiday.
    silence: usize,
    setback: usize,
    holiday: usize,
    /// How much is written this week, compared with a usual one.
    mood: f64,
    /// This year's day on which the holiday begins.
    departure: NaiveDate,
}

impl<'a> Calendar<'a> {
    pub fn new(content: &'a Content, years: u32, last: NaiveDate) -> Self {
        let first = last.checked_sub_months(Months::new(years * 12)).unwrap_or(last);
        Self {
            content,
            first,
            last,
            next: first,
            silence: 0,
            setback: 0,
            holiday: 0,
            mood: 1.0,
            departure: first,
        }
    }

    pub fn next_day(&mut self, random: &mut Random) -> Option<Day<'a>> {
        let date = self.next;
        if date > self.last {
            return None;
        }
        self.next = date.checked_add_days(Days::new(1))?;
        let (order, at_home) = self.stage_of(date);
        let late = order + 2 >= self.content.stages.len();
        self.turn(date, late, random);

        let content = self.content;
        let (zone, stage) = match (self.holiday, self.setback) {
            (1.., _) => (content.away, &content.holiday),
            (0, 1..) => (content.home, &content.setback),
            (0, 0) => (content.home, at_home),
        };
        Some(Day { date, zone, stage, first: date == self.first, late, entries: self.entries(stage, random) })
    }

    /// The stage that holds `date`, with its place in the order.
    fn stage_of(&self, date: NaiveDate) -> (usize, &'a Stage) {
        let whole =
            f64::from(i32::try_from((self.last - self.first).num_days()).unwrap_or(i32::MAX)).max(1.0);
        let passed = f64::from(i32::try_from((date - self.first).num_days()).unwrap_or(i32::MAX)) / whole;
        let mut end = 0.0;
        let found = self.content.stages.iter().enumerate().find(|(_, stage)| {
            end += stage.share;
            passed < end
        });
        found.unwrap_or((self.content.stages.len() - 1, &self.content.stages[self.content.stages.len() - 1]))
    }

    /// Begins and ends what lasts for several days.
    fn turn(&mut self, date: NaiveDate, late: bool, random: &mut Random) {
        self.silence = self.silence.saturating_sub(1);
        self.setback = self.setback.saturating_sub(1);
        self.holiday = self.holiday.saturating_sub(1);
        if date.weekday() == chrono::Weekday::Mon {
            self.mood = if random.chance(0.12) { 0.2 } else { 0.8 + random.share() * 0.4 };
        }
        if date == self.first || date.ordinal() == 1 {
            let day = random.between(0, 34) as u64;
            let july = NaiveDate::from_ymd_opt(date.year(), 7, 5).unwrap_or(date);
            self.departure = july.checked_add_days(Days::new(day)).unwrap_or(july);
        }
        if date == self.departure && late {
            self.holiday = random.between(9, 14);
        }
        let near_the_end = (self.last - date).num_days() < 21;
        if late && !near_the_end && self.setback == 0 && random.chance(1.0 / 120.0) {
            self.setback = random.between(4, 8);
        }
        if !near_the_end && self.silence == 0 && random.chance(1.0 / 110.0) {
            self.silence = random.between(4, 11);
        }
    }

    /// The rate of the stage as a number for one day, with now and then a day that needs several.
    fn entries(&self, stage: &Stage, random: &mut Random) -> usize {
        if self.silence > 0 {
            return 0;
        }
        if random.chance(0.035) {
            return random.between(3, 4);
        }
        let rate = stage.week / 7.0 * self.mood;
        let whole = usize::from(rate >= 1.0);
        whole + usize::from(random.chance(rate - rate.floor()))
    }
}

//! The days of what is planned, as a file for the person's own calendar.
//!
//! Other people look into calendars: unless the person asks for their own titles, every event is called
//! alike and has no description, no place and no alarm.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use goldseam_journal::{Day, Moment, PlanItem};
use icalendar::{Calendar, Component, Event, EventLike};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What every event is called.
const NEUTRAL: &str = "Reminder";
/// Longest line, in bytes of UTF-8.
const MOST_OCTETS: usize = 75;
/// The days of the week as calendars name them.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// How events are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Titles {
    /// All alike, saying nothing.
    Neutral,
    /// As the person titled them.
    Own,
}

/// A calendar file (RFC 5545) of what is not over: a whole-day event that repeats on the days of the week on
/// which something is offered, and one on the day on which it is looked at again, if that is still to come.
pub fn file(plan: &[PlanItem], titles: Titles, now: &Moment) -> String {
    let mut calendar = Calendar::new();
    for item in plan.iter().filter(|item| !item.over) {
        for event in [repeated(item, now.day()), looked_at(item, now.day())].into_iter().flatten() {
            calendar.push(called(event, item, titles, now));
        }
    }
    folded(&calendar.to_string())
}

/// The lines folded as RFC 5545 asks for, at 75 octets. Those of the crate may have one more.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut room = MOST_OCTETS;
        for c in line.chars() {
            if c.len_utf8() > room {
                out.push_str("\r\n ");
                room = MOST_OCTETS - 1;
            }
            out.push(c);
            room -= c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

fn called(mut event: Event, item: &PlanItem, titles: Titles, now: &Moment) -> Event {
    let title = in_one_line(&item.row.title);
    let own = titles == Titles::Own && !title.is_empty();
    event.summary(if own { &title } else { NEUTRAL });
    event.timestamp(DateTime::<Utc>::from_timestamp_millis(now.ms()).unwrap_or_default());
    event.done()
}

/// A title without anything that some calendar might take for the end of a line.
fn in_one_line(title: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    title.replace(breaks, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An event of one whole day: without an end, it ends with that day. It makes nobody look busy.
fn on(day: NaiveDate, uid: &str) -> Event {
    let mut event = Event::new();
    event.uid(uid).starts(day).add_property("TRANSP", "TRANSPARENT");
    event
}

/// The first day from today on that is one of those of the week.
fn first(days: &[u32], today: Day) -> Option<NaiveDate> {
    let of_week = |date: &NaiveDate| days.contains(&date.weekday().number_from_monday());
    (0..7).filter_map(|n| today.date().checked_add_days(Days::new(n))).find(of_week)
}

fn repeated(item: &PlanItem, today: Day) -> Option<Event> {
    let first = first(&item.days, today)?;
    if item.ends.is_some_and(|last| last.date() < first) {
        return None;
    }
    let named = item.days.iter().filter_map(|day| DAYS.get(usize::try_from(*day).ok()?.checked_sub(1)?));
    let until = item.ends.map(|last| last.date().format(";UNTIL=%Y%m%d").to_string()).unwrap_or_default();
    let rule = format!("FREQ=WEEKLY;BYDAY={}{until}", named.copied().collect::<Vec<_>>().join(","));
    let mut event = on(first, &format!("{}-days@notes", item.row.id));
    event.add_property("RRULE", rule);
    Some(event)
}

fn looked_at(item: &PlanItem, today: Day) -> Option<Event> {
    let day = item.review.filter(|day| *day >= today)?;
    Some(on(day.date(), &format!("{}-day@notes", item.row.id)))
}

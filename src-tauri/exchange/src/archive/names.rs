//! What files in an archive are called: by days and numbers, never by what was written.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

/// The streams of JSON lines.
pub(super) mod stream {
    pub const METHODS: &str = "methods";
    pub const WORDS: &str = "words";
    pub const TAGS: &str = "tags";
    pub const IMPORTS: &str = "imports";
    pub const ENTRIES: &str = "entries";
    pub const LINKS: &str = "links";
    pub const ATTACHMENTS: &str = "attachments";
    pub const JOURNEYS: &str = "journeys";
    pub const EVENTS: &str = "events";
    pub const PLAN: &str = "plan";
    pub const LANDMARKS: &str = "landmarks";
    pub const PEOPLE: &str = "people";
    pub const SHARED: &str = "shared";
    pub const PROMPTS: &str = "prompts";
    pub const REMEMBERED: &str = "remembered";
    pub const NUMBERS: &str = "numbers";
}

/// A part of a stream; they count from 1.
pub(super) fn part(stream: &str, number: usize) -> String {
    if number == 1 { format!("journal/{stream}.jsonl") } else { format!("journal/{stream}-{number}.jsonl") }
}

/// The text of a version of a method.
pub(super) fn method(id: &str, version: u32) -> String {
    format!("methods/{id}-{version}.toml")
}

/// A file of an entry.
pub(super) fn attachment(uid: &impl std::fmt::Display, extension: &str) -> String {
    if extension.is_empty() { format!("attachments/{uid}") } else { format!("attachments/{uid}.{extension}") }
}

/// Gives each entry a name by the clock that it was written by. Of several in one minute the later ones get a number.
#[derive(Default)]
pub(super) struct EntryNames {
    minutes: BTreeMap<(bool, NaiveDateTime), u32>,
}

impl EntryNames {
    /// Entries must come in the order of the instants that they are about.
    pub fn next(&mut self, local: NaiveDateTime, binned: bool) -> String {
        let minute = local.with_second(0).unwrap_or(local);
        let count = self.minutes.entry((binned, minute)).or_default();
        *count += 1;
        let count = *count;
        // clocks differ by less than two days, so what is further back can't come again
        if self.minutes.len() > 4096
            && let Some(old) = minute.checked_sub_signed(TimeDelta::days(3))
        {
            self.minutes.retain(|(_, at), _| *at >= old);
        }
        let folder = if binned { "bin" } else { "entries" };
        let stamp = minute.format("%m-%d-%H%M");
        let year = minute.year();
        match count {
            1 => format!("{folder}/{year:04}/{year:04}-{stamp}.md"),
            n => format!("{folder}/{year:04}/{year:04}-{stamp}-{n}.md"),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn no_two_entries_are_called_the_same() {
        let mut names = EntryNames::default();
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        assert_eq!(names.next(at("2026-05-03T17:20:00"), false), "entries/2026/2026-05-03-1720.md");
        assert_eq!(names.next(at("2026-05-03T17:20:59"), false), "entries/2026/2026-05-03-1720-2.md");
        assert_eq!(names.next(at("2026-05-03T17:20:00"), true), "bin/2026/2026-05-03-1720.md");
        assert_eq!(names.next(at("0033-05-03T17:21:00"), false), "entries/0033/0033-05-03-1721.md");
    }
}

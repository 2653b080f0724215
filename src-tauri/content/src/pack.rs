//! What is shared with a therapist: the order of its parts, and every word that is not the person's own.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::phrase::{Phrase, phrases};

/// The parts of a session pack in order, and its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionPack {
    /// What it is called.
    pub title: String,
    /// What it is and what it is not.
    pub notice: String,
    /// Said before a file is written that anybody can open.
    pub at_export: String,
    /// Said before one is written that opens with a password.
    pub at_export_locked: String,
    /// The names of the months, January first.
    pub months: Vec<String>,
    /// Its parts, as they are read.
    pub parts: Vec<PackPart>,
    /// Everything else that it says.
    pub words: PackWords,
}

/// A part under a heading. It can be ticked; so can each item that what it shows consists of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackPart {
    /// `[a-z0-9_]`, unlike that of any other part.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Said under the heading.
    #[serde(default)]
    pub intro: String,
    /// It comes after the page that is read in two minutes. Once one does, all do.
    #[serde(default)]
    pub annex: bool,
    /// It is ticked unless it is taken away. Only mood and measures may be.
    #[serde(default)]
    pub usual: bool,
    /// It is chosen by itself, and never along with all others.
    #[serde(default)]
    pub apart: bool,
    /// What it shows, in order.
    pub shows: Vec<Shows>,
}

/// Something that a part shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shows {
    /// What.
    pub kind: ShowKind,
    /// The methods that it is about; `note` is what was written freely.
    #[serde(default)]
    pub methods: Vec<String>,
    /// The groups whose methods it is about, besides.
    #[serde(default)]
    pub groups: Vec<String>,
    /// The fields that it is about, in order.
    #[serde(default)]
    pub fields: Vec<String>,
    /// How many at most; none for as many as there are.
    #[serde(default)]
    pub most: Option<u32>,
}

/// Kinds of things that can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ShowKind {
    /// What the person wants from the session, as they wrote it for the pack.
    Wants,
    /// What they want to ask.
    Questions,
    /// The answer to one `field` of one of the `methods`, now and the time before.
    Answer,
    /// Whether one of the `methods` is filled in, and when.
    Kept,
    /// What the safety questions came to.
    Gate,
    /// Mood as a line over some weeks, with its gaps.
    MoodLine,
    /// Mood week by week.
    MoodWeeks,
    /// Sharp drops within a day.
    MoodDrops,
    /// The highest and the lowest days: `most` of each.
    MoodEdges,
    /// Totals of questionnaires.
    Measures,
    /// How often one of the `methods` was filled in.
    Count,
    /// The options that were chosen most in `fields` of the `methods`: `most` of them.
    Choices,
    /// What was filled in with `methods`, of each only the `fields`; at most `most` may be ticked.
    Records,
    /// What is planned, and what came of it.
    Plan,
    /// Steps of journeys.
    Steps,
    /// Tags and numbers that go along with mood; at most `most` may be ticked.
    Patterns,
    /// Numbers of each day, such as sleep.
    Numbers,
    /// Entries whole, written freely or filled in with `methods` or those of `groups`. With `fields`, only
    /// those that answer one of them.
    Entries,
    /// What the signs in it stand for, if there are any. Needs no tick.
    Signs,
}

impl ShowKind {
    /// It shows one or more methods, and so has to name them.
    pub const fn is_of_methods(self) -> bool {
        matches!(
            self,
            Self::Answer | Self::Kept | Self::Count | Self::Choices | Self::Records | Self::Entries
        )
    }

    /// It shows fields, and so has to name them.
    pub const fn is_of_fields(self) -> bool {
        matches!(self, Self::Answer | Self::Choices | Self::Records)
    }

    /// It may be ticked beforehand.
    pub const fn may_be_usual(self) -> bool {
        matches!(self, Self::MoodLine | Self::MoodWeeks | Self::MoodDrops | Self::MoodEdges | Self::Measures)
    }
}

phrases! {
    /// The words of a session pack, each with the places in it that are filled in.
    pub struct PackWords {
        // dates and counts
        date: ["day", "month", "year"],
        short_date: ["day", "month"],
        moment: ["date", "time"],
        separator: [],
        between: ["low", "high"],
        hours: ["hours", "minutes"],
        none: [],
        // at the head
        head_name: [],
        head_period: [],
        head_period_value: ["from", "to"],
        head_made: [],
        head_entries: [],
        head_entries_value: ["entries", "days", "of"],
        // signs
        person: ["n"],
        signs_people: [],
        signs_blackout: ["mark"],
        signs_written_later: ["mark"],
        written_later: ["date"],
        // safety
        answer_now: ["answer", "date"],
        answer_before: ["answer", "date"],
        answer_skipped: [],
        not_asked: [],
        not_asked_in_period: [],
        kept_yes: ["date"],
        kept_no: [],
        gate: [],
        gate_clear: [],
        gate_hidden: [],
        // mood
        line_title: ["from", "to"],
        line_alt: ["days", "of", "low", "high"],
        line_low: [],
        line_high: [],
        line_days: [],
        line_rolling: [],
        line_counts: ["days", "of", "entries", "left_out"],
        line_too_few: ["days", "of", "left_out"],
        points: [],
        weeks_caption: ["days"],
        week: [],
        week_value: ["from", "to"],
        week_middle: [],
        week_half: [],
        week_range: [],
        week_days: [],
        week_entries: [],
        week_too_few: [],
        week_empty: [],
        drops: ["drops", "pairs"],
        drops_days: ["days"],
        drops_too_few: ["have", "need"],
        edges_caption: ["days"],
        edges_day: [],
        edges_value: [],
        edges_tags: [],
        edges_too_few: ["have", "need"],
        // measures
        measure: [],
        measure_of_method: ["method", "name"],
        measure_now: [],
        measure_band: [],
        measure_before: [],
        measure_first: [],
        measure_chance: [],
        measure_value: ["value", "date"],
        measure_change: ["value", "date", "change"],
        measure_beyond: ["points"],
        measure_within: ["points"],
        measure_no_rule: [],
        measure_once: [],
        measures_note: ["n"],
        measures_none: [],
        measure_apart: ["name"],
        // thought records
        count: ["name", "n", "finished"],
        count_none: ["name"],
        choices: ["label", "list"],
        choice: ["name", "n", "of"],
        choices_none: ["label"],
        // plan and steps
        plan_agreed: [],
        plan_done: [],
        plan_way: [],
        plan_outcome: ["label", "n"],
        plan_nothing_noted: [],
        step: [],
        step_of: ["journey", "step"],
        step_status: [],
        step_since: [],
        step_why: [],
        step_open: [],
        step_reopened: [],
        step_reopened_breach: [],
        step_done: [],
        step_left: [],
        step_resting: [],
        // patterns and numbers
        tag_higher: ["tag", "shift", "with", "without"],
        tag_lower: ["tag", "shift", "with", "without"],
        number_higher: ["name", "days"],
        number_lower: ["name", "days"],
        patterns_compared: ["tags", "numbers"],
        patterns_gone: [],
        number: [],
        number_days: [],
        number_middle: [],
        number_low: [],
        number_high: [],
    }
}

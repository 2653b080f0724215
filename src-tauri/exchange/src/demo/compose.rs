//! How an entry of the demo journal comes to its words.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::{
    calendar::Day,
    content::{Content, FIRST_HOUR, List, slots},
};
use crate::random::{Deck, Random};

/// The words of an entry and the time of day that they are of.
pub(super) struct Piece {
    pub time: NaiveTime,
    pub title: String,
    pub body: String,
    pub tags: Vec<String>,
    pub starred: bool,
}

/// Deals the lines of the content, each pool from its own deck.
pub(super) struct Composer<'a> {
    content: &'a Content,
    decks: BTreeMap<String, Deck>,
    /// Lines that the entry in hand already has.
    used: BTreeSet<&'a str>,
    /// Entries of the last two stages so far.
    late: usize,
    /// The day and time of the entry in hand.
    date: NaiveDate,
    time: NaiveTime,
}

impl<'a> Composer<'a> {
    pub fn new(content: &'a Content) -> Self {
        let (date, time) = (NaiveDate::default(), NaiveTime::default());
        Self { content, decks: BTreeMap::new(), used: BTreeSet::new(), late: 0, date, time }
    }

    /// The entry that everything begins with.
    pub fn first(&self) -> Piece {
        let first = &self.content.first;
        Piece {
            time: NaiveTime::from_hms_opt(22, 41, 0).unwrap_or_default(),
            title: first.title.clone(),
            body: first.body.trim_end().to_owned(),
            tags: first.tags.clone(),
            starred: false,
        }
    }

    /// One entry of `day`.
    pub fn entry(&mut self, day: &Day<'a>, random: &mut Random) -> Piece {
        self.used.clear();
        self.date = day.date;
        self.late += usize::from(day.late);
        // half a round first, so that a journal of one year has one
        let every = self.content.long.every;
        let mut piece = if day.late && self.late % every == every / 2 {
            self.letter(day, random)
        } else if random.chance(0.11) {
            self.line(day, random)
        } else {
            self.story(day, random)
        };
        piece.starred = random.chance(day.stage.star);
        piece
    }

    /// An empty piece at a time of day: in the night for what keeps one awake, else early, at noon,
    /// or mostly in the evening.
    fn begin(&mut self, night: bool, random: &mut Random) -> Piece {
        let hour = match (night, random.share()) {
            (true, x) if x < 0.6 => {
                random.between(FIRST_HOUR, FIRST_HOUR + self.content.hours.names.len() - 1)
            }
            (true, _) => 23,
            (false, x) if x < 0.25 => random.between(7, 9),
            (false, x) if x < 0.4 => random.between(12, 15),
            (false, _) => random.between(18, 22),
        };
        let seconds = u32::try_from(hour * 3600 + random.below(3600)).unwrap_or_default();
        self.time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
        Piece { time: self.time, title: String::new(), body: String::new(), tags: Vec::new(), starred: false }
    }

    /// What is added when an entry is read again later.
    pub fn afterthought(&mut self, random: &mut Random) -> String {
        let line = self.deal("later.lines", &self.content.later.lines, random);
        format!("*Later.* {line}")
    }

    fn line(&mut self, day: &Day<'a>, random: &mut Random) -> Piece {
        let night = random.chance(0.1);
        let mut piece = self.begin(night, random);
        piece.body = self.deal_for_stage("lines", &self.content.lines, &day.stage.id, random);
        piece
    }

    /// One topic, and as many others and as much of the day as make 60 to 400 words, mostly few.
    fn story(&mut self, day: &Day<'a>, random: &mut Random) -> Piece {
        let aim = 50 + random.below(15).pow(3) / 8;
        let stage = &day.stage.id;
        let main = self.topic(day, &[], random).unwrap_or_default();
        let night = main == "sleep" || random.chance(0.06);
        let mut piece = self.begin(night, random);
        let mut topics = vec![main];
        let beats = random.between(2, 4);
        let mut parts = vec![self.paragraph(main, day, true, beats, random)];
        if !night && random.chance(0.6) {
            parts.push(self.ordinary(day, random));
        }
        let headings = aim > 200 && random.chance(0.3);
        while topics.len() < 5 && parts.iter().map(|p| words(p)).sum::<usize>() < aim {
            let Some(topic) = self.topic(day, &topics, random) else { break };
            topics.push(topic);
            if headings {
                let title = self.title(topic, stage, random);
                parts.push(format!("## {title}"));
            }
            let beats = random.between(2, 4);
            parts.push(self.paragraph(topic, day, false, beats, random));
        }
        self.ornament(&mut parts, day, random);
        if random.chance(0.74) {
            piece.title = self.title(main, stage, random);
        }
        piece.tags = self.tags(&topics, random);
        piece.body = parts.join("\n\n");
        piece
    }

    /// Two or three things that any day may have brought.
    fn ordinary(&mut self, day: &Day<'a>, random: &mut Random) -> String {
        let kind = &day.stage.ordinary;
        let Some(lines) = self.content.ordinary.get(kind) else { return String::new() };
        let pool = format!("ordinary.{kind}");
        let sentences: Vec<String> =
            (0..random.between(2, 3)).map(|_| self.deal(&pool, lines, random)).collect();
        sentences.join(" ")
    }

    fn paragraph(
        &mut self,
        topic: &str,
        day: &Day<'a>,
        first: bool,
        beats: usize,
        random: &mut Random,
    ) -> String {
        let stage = &day.stage.id;
        let Some(text) = self.content.text(topic, stage) else { return String::new() };
        let mut sentences = Vec::new();
        if first {
            sentences.push(self.deal(&format!("text.{topic}.{stage}.openings"), &text.openings, random));
        }
        let pool = format!("text.{topic}.{stage}.beats");
        sentences.extend((0..beats.min(text.beats.len())).map(|_| self.deal(&pool, &text.beats, random)));
        sentences.join(" ")
    }

    /// Lists, tasks, quotations and a sentence in bold, each now and then.
    fn ornament(&mut self, parts: &mut Vec<String>, day: &Day<'a>, random: &mut Random) {
        let (content, stage) = (self.content, day.stage.id.as_str());
        if random.chance(0.12) {
            let quote = self.deal_for_stage("quotes", &content.quotes, stage, random);
            parts.insert(1, format!("> {quote}"));
        }
        if random.chance(0.12) {
            parts.extend(self.list("lists", &content.lists, stage, "- ", random));
        } else if random.chance(0.06) {
            parts.extend(self.list("tasks", &content.tasks, stage, "- [ ] ", random));
        }
        if random.chance(0.1) {
            let bold = self.deal_for_stage("bold", &content.bold, stage, random);
            parts.push(format!("**{bold}**"));
        }
    }

    fn list(
        &mut self,
        name: &str,
        lists: &'a [List],
        stage: &str,
        mark: &str,
        random: &mut Random,
    ) -> Option<String> {
        let fitting: Vec<usize> =
            (0..lists.len()).filter(|i| lists[*i].stages.iter().any(|s| s == stage)).collect();
        let i = *fitting.get(random.below(fitting.len()))?;
        let list = &lists[i];
        let mut text = format!("{}\n", list.lead);
        for n in 0..random.between(3, 4) {
            let item = self.deal(&format!("{name}[{i}].items"), &list.items, random);
            // the first task of the week is often done already
            let mark = if mark == "- [ ] " && n == 0 && random.chance(0.6) { "- [x] " } else { mark };
            text.extend(["\n", mark, &item]);
        }
        Some(text)
    }

    /// A letter that is not sent: its sections in order, then what the day has to add.
    fn letter(&mut self, day: &Day<'a>, random: &mut Random) -> Piece {
        let long = &self.content.long;
        let mut piece = self.begin(true, random);
        let mut parts = Vec::new();
        for section in &long.sections {
            parts.push(format!("## {}", section.heading));
            parts.extend(section.paragraphs.iter().map(|paragraph| self.fill(paragraph, random)));
        }
        parts.push(format!("## {}", long.now));
        let mut topics = Vec::new();
        while let Some(topic) = self.topic(day, &topics, random) {
            topics.push(topic);
            parts.push(self.paragraph(topic, day, false, 5, random));
        }
        parts.extend(self.list("lists", &self.content.lists, &day.stage.id, "- ", random));
        parts.push(self.deal("long.closings", &long.closings, random));
        piece.title = self.deal("long.titles", &long.titles, random);
        piece.body = parts.join("\n\n");
        piece.tags = vec!["letter".into()];
        piece
    }

    /// A topic that fits the stage and the day and is not yet in the entry.
    fn topic(&self, day: &Day<'a>, taken: &[&str], random: &mut Random) -> Option<&'a str> {
        let weights: Vec<(&str, u32)> = day
            .stage
            .topics
            .iter()
            .filter(|(name, _)| !taken.contains(&name.as_str()))
            .filter_map(|(name, weight)| {
                let days = &self.content.topics.get(name)?.days;
                // what is bound to a day is what that day is mostly about
                let weight = match (days.is_empty(), days.contains(&day.date.weekday())) {
                    (true, _) => *weight,
                    (false, true) => weight * 5,
                    (false, false) => return None,
                };
                Some((name.as_str(), weight))
            })
            .collect();
        random.weighted(&weights)
    }

    fn title(&mut self, topic: &str, stage: &str, random: &mut Random) -> String {
        let Some(text) = self.content.text(topic, stage) else { return String::new() };
        self.deal(&format!("text.{topic}.{stage}.titles"), &text.titles, random)
    }

    /// The tags of the first topic mostly, of the others sometimes, of none now and then.
    fn tags(&self, topics: &[&str], random: &mut Random) -> Vec<String> {
        let mut tags = Vec::new();
        for (i, topic) in topics.iter().enumerate() {
            if random.chance(if i == 0 { 0.85 } else { 0.35 }) {
                tags.extend(self.content.topics.get(*topic).into_iter().flat_map(|t| t.tags.clone()));
            }
        }
        tags.sort();
        tags.dedup();
        tags
    }

    fn deal_for_stage(
        &mut self,
        name: &str,
        pools: &'a BTreeMap<String, Vec<String>>,
        stage: &str,
        random: &mut Random,
    ) -> String {
        match pools.get(stage) {
            Some(lines) => self.deal(&format!("{name}.{stage}"), lines, random),
            None => String::new(),
        }
    }

    /// The next line of a pool that fits the day and that this entry does not have yet, with its
    /// slots filled.
    fn deal(&mut self, pool: &str, lines: &'a [String], random: &mut Random) -> String {
        let mut line = "";
        for _ in 0..lines.len() {
            line = self.draw(pool, lines, random);
            if self.fits(line) && self.used.insert(line) {
                break;
            }
        }
        self.fill(line, random)
    }

    fn draw(&mut self, pool: &str, lines: &'a [String], random: &mut Random) -> &'a str {
        let deck = self.decks.entry(pool.to_owned()).or_default();
        deck.deal(lines.len(), random).and_then(|i| lines.get(i)).map_or("", String::as_str)
    }

    fn fits(&self, line: &str) -> bool {
        let weekend = matches!(self.date.weekday(), Weekday::Sat | Weekday::Sun);
        !weekend || !slots(line).any(|slot| self.content.weekdays_only.iter().any(|s| s == slot))
    }

    fn fill(&mut self, line: &str, random: &mut Random) -> String {
        let mut text = line.to_owned();
        for slot in slots(line) {
            let Some((pool, values)) = self.values(slot, random) else { continue };
            let value = self.draw(&pool, values, random);
            let mark = format!("{{{slot}}}");
            let Some(at) = text.find(&mark) else { continue };
            let value = if starts_a_sentence(&text[..at]) { capitalised(value) } else { value.to_owned() };
            text.replace_range(at..at + mark.len(), &value);
        }
        text
    }

    /// What can fill a slot, and the name of the deck that it is dealt from.
    fn values(&self, slot: &str, random: &mut Random) -> Option<(String, &'a [String])> {
        let content = self.content;
        match slot {
            "weather" => {
                let weather = &content.weather;
                let (season, values) = match self.date.month() {
                    12 | 1 | 2 => ("winter", &weather.winter),
                    3..=5 => ("spring", &weather.spring),
                    6..=8 => ("summer", &weather.summer),
                    _ => ("autumn", &weather.autumn),
                };
                Some((format!("weather.{season}"), values))
            }
            "hour" => {
                // in the night it is the hour that it is; by day, of the night before, any
                let names = &content.hours.names;
                let now = usize::try_from(self.time.hour()).ok()?.checked_sub(FIRST_HOUR);
                let i = now.filter(|i| *i < names.len()).unwrap_or_else(|| random.below(names.len()));
                Some((format!("hours.{i}"), names.get(i)?))
            }
            _ => Some((format!("slots.{slot}"), content.slots.get(slot)?)),
        }
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn starts_a_sentence(before: &str) -> bool {
    before.trim_end_matches(['“', '*', ' ']).chars().next_back().is_none_or(|c| ".?!".contains(c))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

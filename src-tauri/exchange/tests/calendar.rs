//! The calendar file: by default it says nothing, it says the right days, and no title breaks it. It is read back
//! by the parser of the crate that wrote it, and by a second one here that knows nothing of that.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use goldseam_content::{Answer, Answers, Chosen, Filled, Return};
use goldseam_exchange::calendar::{self, Titles};
use goldseam_journal::{Day, EntryId, FilledDraft, Journal, Moment, When};
use goldseam_vault::{Cost, Passphrase};
use icalendar::{Calendar, CalendarComponent, Component, parser};

const WEEK: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

struct Own {
    journal: Journal,
    _dir: tempfile::TempDir,
}

/// An event, by the names of its properties; the name has its parameters.
type Event = BTreeMap<String, String>;

fn at(local: &str) -> Moment {
    When { local: local.to_owned(), zone: Some("Europe/Lisbon".into()), offset: None }.resolve().unwrap()
}

fn chosen(ids: &[&str]) -> Answer {
    Answer::Choices(Chosen { ids: ids.iter().map(|&id| id.to_owned()).collect(), own: vec![], none: false })
}

fn date(day: &str) -> Answer {
    Answer::Date(day.to_owned())
}

impl Own {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let passphrase = Passphrase::new("a quiet river".into()).unwrap();
        let journal = Journal::create(&dir.path().join("one.goldseam"), passphrase, Cost::cheap_for_tests());
        Self { journal: journal.unwrap(), _dir: dir }
    }

    fn promise(&mut self, title: &str, of: &[(&str, Answer)], returns: Vec<Return>) -> EntryId {
        let mut answers: Answers = of.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
        answers.insert("promise".into(), Answer::Text("canary of the answers".into()));
        answers.insert("in_the_way".into(), Answer::Text("canary of the answers".into()));
        let filled = Filled { method: "promise".into(), version: 1, finished: true, answers, returns };
        let happened = When::from(&at("2026-03-01T10:00"));
        let tags = vec!["canary-tag".into()];
        let draft = FilledDraft { filled, title: title.to_owned(), happened, tags, starred: false };
        self.journal.fill_new(&draft, &at("2026-03-01T10:00")).unwrap().id
    }

    /// A promise for days of the week.
    fn on_days(&mut self, title: &str, days: &[&str], more: &[(&str, Answer)]) -> EntryId {
        let mut of = vec![("rhythm", chosen(&["on_days"])), ("days", chosen(days))];
        of.extend_from_slice(more);
        self.promise(title, &of, vec![])
    }

    fn file(&self, titles: Titles, now: &Moment) -> String {
        calendar::file(&self.journal.plan(now.day()).unwrap(), titles, now)
    }
}

/// The lines of a file as RFC 5545 has them: each ends with CR and LF, none is longer than 75 octets, and one that
/// begins with a blank goes on with the line before it.
fn lines(file: &str) -> Vec<String> {
    assert!(file.ends_with("\r\n"), "the last line has its end");
    let mut all: Vec<String> = Vec::new();
    for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(|c: char| c.is_control() && c != '\t'), "{line:?}");
        match line.strip_prefix([' ', '\t']) {
            Some(more) => all.last_mut().expect("something to go on with").push_str(more),
            None => all.push(line.to_owned()),
        }
    }
    all
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next().expect("something that is escaped") {
                'n' | 'N' => out.push('\n'),
                c @ ('\\' | ',' | ';') => out.push(c),
                other => panic!("{other} needs no escape: {text}"),
            },
            (',' | ';', _) => panic!("{c} needs an escape: {text}"),
            _ => out.push(c),
        }
    }
    out
}

/// The events of a file, by the second reader.
fn events(file: &str) -> Vec<Event> {
    let lines = lines(file);
    assert_eq!((lines[0].as_str(), lines.last().unwrap().as_str()), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
    let (mut events, mut open): (Vec<Event>, Option<Event>) = (Vec::new(), None);
    for line in &lines[1..lines.len() - 1] {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match (line.as_str(), &mut open) {
            ("BEGIN:VEVENT", None) => open = Some(Event::new()),
            ("END:VEVENT", Some(_)) => events.extend(open.take()),
            (_, Some(event)) => {
                assert!(!["BEGIN", "END"].contains(&name), "nothing lies within an event: {line}");
                let value = if name == "SUMMARY" { unescaped(value) } else { value.to_owned() };
                assert_eq!(event.insert(name.to_owned(), value), None, "{name} is there twice");
            }
            (_, None) => assert!(["VERSION", "PRODID", "CALSCALE"].contains(&name), "{line}"),
        }
    }
    assert!(open.is_none());
    events
}

/// The same events by the crate's own reader.
fn parsed(file: &str) -> Vec<Event> {
    let calendar: Calendar = parser::read_calendar(&parser::unfold(file)).unwrap().into();
    assert_eq!(calendar.property_value("VERSION"), Some("2.0"));
    let event = |component: &CalendarComponent| {
        let CalendarComponent::Event(event) = component else { panic!("only events") };
        let named = |(name, property): (&String, &icalendar::Property)| {
            let parameters = property.params().values().map(|one| format!(";{}={}", one.key(), one.value()));
            (format!("{name}{}", parameters.collect::<String>()), property.value().to_owned())
        };
        event.properties().iter().map(named).collect()
    };
    calendar.components.iter().map(event).collect()
}

/// The events of a file, by both readers.
fn read(file: &str) -> Vec<Event> {
    let events = events(file);
    assert_eq!(parsed(file), events);
    events
}

fn start(event: &Event) -> NaiveDate {
    NaiveDate::parse_from_str(&event["DTSTART;VALUE=DATE"], "%Y%m%d").expect("a day without a time")
}

/// The days of an event from its first one on, up to a day.
fn days(event: &Event, up_to: NaiveDate) -> BTreeSet<NaiveDate> {
    let first = start(event);
    let Some(rule) = event.get("RRULE") else { return BTreeSet::from([first]) };
    let rule: BTreeMap<&str, &str> = rule.split(';').map(|part| part.split_once('=').unwrap()).collect();
    assert_eq!(rule["FREQ"], "WEEKLY");
    assert!(rule.keys().all(|key| ["FREQ", "BYDAY", "UNTIL"].contains(key)), "{rule:?}");
    let until = rule.get("UNTIL").map(|day| NaiveDate::parse_from_str(day, "%Y%m%d").unwrap());
    let last = until.map_or(up_to, |until| until.min(up_to));
    let named: Vec<&str> = rule["BYDAY"].split(',').collect();
    first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| named.contains(&WEEK[day.weekday().num_days_from_monday() as usize]))
        .collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn by_default_no_word_of_the_person_is_in_it() {
    let mut own = Own::new();
    let all = [("review", date("2026-04-01")), ("until", date("2026-06-30"))];
    own.on_days("canary of the title", &["mon", "sun"], &all);
    own.on_days("", &["tue"], &[]);
    let file = own.file(Titles::Neutral, &at("2026-03-02T09:00"));
    for word in ["canary", "promise", "Promise", "goldseam", "Goldseam", "journal", "trust", "Lisbon"] {
        assert!(!file.contains(word), "{word}: {file}");
    }
    let events = read(&file);
    assert_eq!(events.len(), 3);
    for event in &events {
        assert_eq!(event["SUMMARY"], "Reminder");
        // nothing beside the days: no description, place, alarm, kind or person
        let names: Vec<&str> = event.keys().map(String::as_str).filter(|name| *name != "RRULE").collect();
        assert_eq!(names, ["DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "TRANSP", "UID"]);
        assert_eq!(event["TRANSP"], "TRANSPARENT", "nobody looks busy all day");
        assert_eq!(event["DTSTAMP"], "20260302T090000Z");
    }
    // asked for, their own titles are; one that has none says nothing, not the method's name
    let own_titles = read(&own.file(Titles::Own, &at("2026-03-02T09:00")));
    let titles: Vec<&str> = own_titles.iter().map(|event| event["SUMMARY"].as_str()).collect();
    assert_eq!(titles.iter().filter(|title| **title == "canary of the title").count(), 2);
    assert!(!own.file(Titles::Own, &at("2026-03-02T09:00")).contains("canary-tag"));
}

/// Taken in again, an event replaces the one of before.
#[test]
fn each_event_has_its_own_name_that_stays() {
    let mut own = Own::new();
    for title in ["one", "two"] {
        own.on_days(title, &["mon"], &[("review", date("2026-04-01"))]);
    }
    let names = |now: &str, titles| -> BTreeSet<String> {
        read(&own.file(titles, &at(now))).into_iter().map(|event| event["UID"].clone()).collect()
    };
    let first = names("2026-03-02T09:00", Titles::Neutral);
    assert_eq!(first.len(), 4);
    assert_eq!(names("2026-03-20T23:00", Titles::Own), first);
}

#[test]
fn what_repeats_is_there_on_the_days_on_which_it_is_offered() {
    let mut own = Own::new();
    own.on_days("a", &["mon"], &[]);
    own.on_days("b", &["mon", "wed", "sun"], &[("until", date("2026-03-29"))]);
    own.on_days("c", &["mon", "tue", "wed", "thu", "fri", "sat", "sun"], &[("until", date("2026-04-05"))]);
    own.on_days("d", &["sat"], &[("until", date("2026-03-06"))]);
    // around the night on which the clocks go forward, and from each day of a week
    for n in 0..7_u64 {
        let today = day("2026-03-02").checked_add_days(Days::new(n)).unwrap();
        let now = at(&format!("{today}T23:30"));
        let (last, mut told) = (day("2026-04-30"), BTreeMap::<String, BTreeSet<NaiveDate>>::new());
        for event in read(&own.file(Titles::Own, &now)) {
            assert!(start(&event) >= today, "nothing of the past");
            let all = days(&event, last);
            assert!(all.contains(&start(&event)), "it begins on one of its days");
            told.entry(event["SUMMARY"].clone()).or_default().extend(all);
        }
        let mut offered = BTreeMap::<String, BTreeSet<NaiveDate>>::new();
        for date in today.iter_days().take_while(|date| *date <= last) {
            for item in own.journal.plan(Day::new(date).unwrap()).unwrap().iter().filter(|item| item.today) {
                offered.entry(item.row.title.clone()).or_default().insert(date);
            }
        }
        assert_eq!(told, offered, "from {today}");
    }
}

#[test]
fn the_day_on_which_it_is_looked_at_again_is_there_while_it_is_to_come() {
    let mut own = Own::new();
    own.promise("once", &[("rhythm", chosen(&["once"])), ("by", date("2026-03-29"))], vec![]);
    let told = |now: &str| -> Vec<NaiveDate> {
        let events = read(&own.file(Titles::Neutral, &at(now)));
        assert!(events.iter().all(|event| !event.contains_key("RRULE")));
        events.iter().map(start).collect()
    };
    assert_eq!(told("2026-03-01T09:00"), [day("2026-03-29")]);
    assert_eq!(told("2026-03-29T23:59"), [day("2026-03-29")]);
    assert_eq!(told("2026-03-30T00:00"), []);
}

#[test]
fn what_is_over_is_not_in_it() {
    let mut own = Own::new();
    let back = Return { on: "2026-03-02".into(), answers: [("status".to_owned(), chosen(&["done"]))].into() };
    let of = [("rhythm", chosen(&["on_days"])), ("days", chosen(&["mon"])), ("review", date("2026-05-01"))];
    own.promise("over", &of, vec![back]);
    own.on_days("past", &["mon"], &[("until", date("2026-03-01")), ("review", date("2026-05-01"))]);
    let file = own.file(Titles::Own, &at("2026-03-02T09:00"));
    assert_eq!(read(&file), []);
    assert_eq!(lines(&file).len(), 5, "a calendar without an event: {file}");
    assert_eq!(read(&calendar::file(&[], Titles::Own, &at("2026-03-02T09:00"))), []);
}

#[test]
fn no_title_breaks_the_file() {
    let hostile = [
        "a, b; c: d \\ e \"f\" 'g'",
        "\\n is no line break, \\, no comma",
        "END:VEVENT",
        "one\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "one\rATTACH:file:///etc/passwd",
        "one\nBEGIN:VALARM\nACTION:AUDIO",
        "a\u{85}b\u{2028}c\u{2029}d\u{b}e\u{c}f\u{1b}[2Jg\u{7f}",
        "nul \0 here",
        "\t tabs\tand   blanks \t",
        "X-SECRET;VALUE=TEXT:x",
        " :;,\\",
        "\u{202e}backwards\u{202c}",
        "👩‍👩‍👧 ünïcödé 日本語 🇵🇹",
        "=?utf-8?B?eA==?=",
        "\\",
        "\\\\",
        "😀",
        "\u{feff}mark",
    ];
    let mut own = Own::new();
    let mut wanted = BTreeSet::new();
    let mut expect = |title: &str| {
        let plain = title.replace(|c: char| c.is_control() || "\u{2028}\u{2029}".contains(c), " ");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        wanted.insert(if plain.is_empty() { "Reminder".to_owned() } else { plain });
    };
    // lines that end everywhere: of letters of one, two, three and four bytes, with blanks between them
    let long = (0..90_usize).flat_map(|n| {
        ["a", "é", "語", "😀", "é ", "a, ", "\u{a0}b"].map(|unit| "x".repeat(n % 30) + &unit.repeat(n))
    });
    for title in hostile.iter().map(|title| (*title).to_owned()).chain(long) {
        own.on_days(&title, &["mon"], &[]);
        // a title is kept without its outer blanks, and NUL is never kept
        let kept = title.trim().replace('\0', "\u{fffd}");
        expect(if kept.is_empty() { "canary of the answers" } else { &kept });
    }
    let file = own.file(Titles::Own, &at("2026-03-02T09:00"));
    let told: BTreeSet<String> = read(&file).into_iter().map(|event| event["SUMMARY"].clone()).collect();
    assert_eq!(told, wanted);
    // by default they are not even looked at
    let neutral = read(&own.file(Titles::Neutral, &at("2026-03-02T09:00")));
    assert!(neutral.iter().all(|event| event["SUMMARY"] == "Reminder"));
}

/// A day is the person's own: at home or far away, the file says the day that their clock shows.
#[test]
fn days_have_no_zone() {
    let mut own = Own::new();
    own.on_days("a", &["mon", "tue", "wed", "thu", "fri", "sat", "sun"], &[]);
    for (local, zone) in [
        ("2026-03-29T00:30", "Europe/Lisbon"),
        ("2026-10-25T01:30", "Europe/Lisbon"),
        ("2026-07-01T00:10", "Pacific/Kiritimati"),
        ("2026-07-01T23:50", "Pacific/Pago_Pago"),
    ] {
        let now = When { local: local.into(), zone: Some(zone.into()), offset: None }.resolve().unwrap();
        let events = read(&calendar::file(&own.journal.plan(now.day()).unwrap(), Titles::Neutral, &now));
        assert_eq!(start(&events[0]).to_string(), now.local().to_string()[..10], "{zone}");
        assert!(events[0]["DTSTAMP"].ends_with('Z'));
    }
}

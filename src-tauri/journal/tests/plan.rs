//! The plan: what holds, what is offered today, and what came of it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use crate::support::{
    Own, at, draft,
    methods::{answers, back, chosen, date, day, refill, text},
    minute, when,
};
use goldseam_content::{Answer, Filled, Library};
use goldseam_journal::{Day, EntryId, FilledDraft, LogLine, NewLine, PlanItem, When, Who};

/// An entry that is filled in with the newest version of a method.
fn fill(own: &mut Own, method: &str, local: &str, of: &[(&str, Answer)]) -> EntryId {
    let version = own.method(method, None).unwrap().version;
    let filled =
        Filled { method: method.to_owned(), version, finished: true, answers: answers(of), returns: vec![] };
    let draft =
        FilledDraft { filled, title: String::new(), happened: when(local), tags: vec![], starred: false };
    own.fill_new(&draft, &at(local)).unwrap().id
}

fn promise(own: &mut Own, title: &str, of: &[(&str, Answer)]) -> EntryId {
    let mut all = vec![("promise", text(title))];
    all.extend_from_slice(of);
    fill(own, "promise", "2026-03-01T10:00", &all)
}

/// A promise for days of the week.
fn on_days(own: &mut Own, title: &str, days: &[&str]) -> EntryId {
    promise(own, title, &[("rhythm", chosen(&["on_days"])), ("days", chosen(days))])
}

fn line(day: &str, outcome: &str) -> NewLine {
    NewLine {
        day: day.parse().unwrap(),
        outcome: outcome.to_owned(),
        who: None,
        note: String::new(),
        during: None,
    }
}

#[track_caller]
fn notes(own: &mut Own, entry: EntryId, line: &NewLine) -> LogLine {
    own.note_outcome(entry, line, &minute(0)).unwrap()
}

fn item(own: &Own, entry: EntryId, today: &str) -> PlanItem {
    own.plan(day(today)).unwrap().into_iter().find(|item| item.row.id == entry).expect("it is planned")
}

/// The titles of what is planned, those of what is over in brackets.
fn planned(own: &Own, today: &str) -> Vec<String> {
    let title = |item: PlanItem| if item.over { format!("({})", item.row.title) } else { item.row.title };
    own.plan(day(today)).unwrap().into_iter().map(title).collect()
}

#[test]
fn what_is_offered_today_comes_first_and_what_is_over_last() {
    let mut own = Own::new();
    let at_day = |day: &str| [("rhythm", chosen(&["once"])), ("by", date(day))];
    promise(&mut own, "no day", &[]);
    promise(&mut own, "late", &at_day("2026-05-01"));
    promise(&mut own, "soon", &at_day("2026-03-05"));
    on_days(&mut own, "today", &["mon", "wed"]);
    on_days(&mut own, "tomorrow", &["tue"]);
    let over = promise(&mut own, "over", &at_day("2026-03-04"));
    refill(&mut own, over, &minute(0), |d| {
        d.filled.returns = vec![back("2026-03-01", &[("status", chosen(&["done"]))])];
    });
    // written freely, or with a method that plans nothing: not here
    own.create_entry(&draft("a page", "", "2026-03-01T10:00"), &minute(0)).unwrap();
    fill(&mut own, "thought-record", "2026-03-01T10:00", &[("situation", text("a record"))]);
    let newer = fill(&mut own, "goal", "2026-03-02T10:00", &[]);
    let monday = planned(&own, "2026-03-02");
    assert_eq!(monday[..3], ["today", "soon", "late"]);
    assert_eq!(
        monday[3..6].iter().filter(|title| ["no day", "tomorrow"].contains(&title.as_str())).count(),
        2
    );
    assert_eq!(own.plan(day("2026-03-02")).unwrap()[3].row.id, newer, "the newest of those without a day");
    assert_eq!(monday.last().unwrap(), "(over)");
    assert_eq!(planned(&own, "2026-03-03")[0], "tomorrow");
    // noted, it is no longer offered
    let today = own.plan(day("2026-03-02")).unwrap()[0].row.id;
    notes(&mut own, today, &line("2026-03-02", "kept"));
    assert_eq!(planned(&own, "2026-03-02")[0], "soon");
    let own = own.again();
    assert_eq!(planned(&own, "2026-03-04")[0], "today", "on another day it is");
}

#[test]
fn a_plan_says_what_belongs_to_it() {
    let mut own = Own::new();
    let id = promise(
        &mut own,
        "I call",
        &[
            ("rhythm", chosen(&["on_days"])),
            ("days", chosen(&["mon", "sun"])),
            ("review", date("2026-04-01")),
            ("until", date("2026-06-30")),
        ],
    );
    let one = item(&own, id, "2026-03-01");
    assert_eq!(
        (one.method.as_str(), one.group.as_str(), one.who, one.over),
        ("promise", "plan", false, false)
    );
    assert_eq!((one.review, one.ends), (Some(day("2026-04-01")), Some(day("2026-06-30"))));
    assert_eq!((one.days.as_slice(), one.today, one.noted, one.lines.len()), (&[1, 7][..], true, 0, 0));
    let outcomes: Vec<&str> = one.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
    assert_eq!(outcomes, ["kept", "slipped", "changed"]);
    assert_eq!(one.row.title, "I call");
    let agreement = fill(&mut own, "agreement", "2026-03-01T10:00", &[]);
    assert!(item(&own, agreement, "2026-03-01").who);
}

#[test]
fn it_is_over_by_what_was_said_and_goes_on_if_it_was_said_again() {
    let mut own = Own::new();
    let id = on_days(&mut own, "I call", &["mon"]);
    let statuses = [("goes_on", false), ("done", true), ("smaller", false), ("taken_back", true)];
    for (n, (status, over)) in statuses.into_iter().enumerate() {
        let now = at(&format!("2026-03-02T1{n}:00"));
        refill(&mut own, id, &now, |d| {
            d.filled.returns.push(back("2026-03-02", &[("status", chosen(&[status]))]));
        });
        let one = item(&own, id, "2026-03-02");
        assert_eq!((one.over, one.today), (over, !over), "{status}");
    }
    // the version of before is brought back, and with it the plan
    let (version, number) = (own.entry(id).unwrap().version, own.revisions(id).unwrap()[1].number);
    own.restore_revision(id, number, version, &at("2026-03-02T15:00")).unwrap();
    assert!(!item(&own, id, "2026-03-02").over);
}

#[test]
fn it_holds_up_to_and_with_its_last_day() {
    let mut own = Own::new();
    let id = promise(
        &mut own,
        "I call",
        &[
            ("rhythm", chosen(&["on_days"])),
            ("days", chosen(&["mon", "tue", "wed", "thu", "fri", "sat", "sun"])),
            ("until", date("2026-03-29")),
        ],
    );
    for (today, over) in
        [("2026-03-28", false), ("2026-03-29", false), ("2026-03-30", true), ("2027-01-01", true)]
    {
        let one = item(&own, id, today);
        assert_eq!((one.over, one.today), (over, !over), "{today}");
    }
    // what is hidden has no say: once has no last day
    refill(&mut own, id, &minute(0), |d| {
        d.filled.answers.insert("rhythm".into(), chosen(&["once"]));
    });
    let one = item(&own, id, "2026-03-30");
    assert_eq!((one.over, one.ends, one.days.len(), one.today), (false, None, 0, false));
}

#[test]
fn days_of_the_week_are_those_of_the_calendar() {
    let mut own = Own::new();
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let ids: Vec<EntryId> = names.iter().map(|name| on_days(&mut own, name, &[name])).collect();
    // the 2nd of March 2026 was a Monday, the last of February 2028 a Tuesday
    for (first, weekday) in [("2026-03-02", 0), ("2028-02-29", 1), ("2026-12-31", 3), ("2027-01-01", 4)] {
        for n in 0..7_u64 {
            let date = day(first).date().checked_add_days(chrono::Days::new(n)).unwrap();
            let plan = own.plan(Day::new(date).unwrap()).unwrap();
            let today: Vec<EntryId> = plan.iter().filter(|item| item.today).map(|item| item.row.id).collect();
            assert_eq!(today, [ids[(weekday + usize::try_from(n).unwrap()) % 7]], "{date}");
        }
    }
}

#[test]
fn what_is_for_each_day_is_offered_on_each() {
    let mut own = Own::new();
    let id = promise(&mut own, "I call", &[("rhythm", chosen(&["daily"])), ("until", date("2026-03-29"))]);
    for n in 0..14_u64 {
        let date = day("2026-03-16").date().checked_add_days(chrono::Days::new(n)).unwrap();
        assert!(item(&own, id, &date.to_string()).today, "{date}");
    }
    assert!(!item(&own, id, "2026-03-30").today);
    assert_eq!(item(&own, id, "2026-03-16").days, [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_day_to_look_at_it_again_has_gone_once_it_was_looked_at() {
    let mut own = Own::new();
    let id = promise(&mut own, "I call", &[("rhythm", chosen(&["once"])), ("by", date("2026-03-08"))]);
    assert_eq!(item(&own, id, "2026-03-10").review, Some(day("2026-03-08")), "it waits");
    refill(&mut own, id, &minute(0), |d| {
        let goes_on = [("status", chosen(&["goes_on"])), ("next_review", date("2026-03-22"))];
        d.filled.returns = vec![back("2026-03-10", &goes_on)];
    });
    assert_eq!(item(&own, id, "2026-03-10").review, Some(day("2026-03-22")));
    refill(&mut own, id, &minute(0), |d| d.filled.returns.push(back("2026-03-22", &[])));
    assert_eq!(item(&own, id, "2026-03-22").review, None);
}

/// A day is the writer's own: the hours that clocks jump over or show twice, and the distance of a zone, move
/// nothing to another day.
#[test]
fn a_day_is_a_day_whatever_the_clocks_do() {
    let mut own = Own::new();
    let all = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let id = on_days(&mut own, "I call", &all);
    let there = |local: &str, zone: &str| {
        When { local: local.to_owned(), zone: Some(zone.to_owned()), offset: None }.resolve().unwrap()
    };
    let moments = [
        // the nights on which Lisbon's clocks go forward and back
        at("2026-03-29T00:30"),
        at("2026-03-29T01:30"),
        at("2026-10-25T01:30"),
        at("2026-10-25T23:59"),
        // the ends of the world, where it is the next day or the day before
        there("2026-07-01T00:10", "Pacific/Kiritimati"),
        there("2026-07-02T23:50", "Pacific/Pago_Pago"),
        there("2026-11-01T01:30", "America/New_York"),
    ];
    let mut noted = BTreeSet::new();
    for moment in moments {
        let today = moment.day();
        let offered = |own: &Own| own.plan(today).unwrap()[0].today;
        assert_eq!(offered(&own), noted.insert(today), "{today}");
        let new = NewLine { day: today, ..line("2026-01-01", "kept") };
        let line = own.note_outcome(id, &new, &moment).unwrap();
        assert_eq!(line.day.to_string(), moment.local().to_string()[..10]);
        own = own.again();
        assert!(!offered(&own), "{today}");
    }
    let days: Vec<String> = own.plan_log(id).unwrap().into_iter().map(|line| line.day.to_string()).collect();
    assert_eq!(
        days,
        ["2026-11-01", "2026-10-25", "2026-10-25", "2026-07-02", "2026-07-01", "2026-03-29", "2026-03-29"]
    );
}

#[test]
fn the_log_shows_two_weeks_and_keeps_all() {
    let mut own = Own::new();
    let id = promise(&mut own, "I call", &[]);
    for (day, outcome) in [
        ("2026-03-15", "kept"),
        ("2026-03-16", "slipped"),
        ("2026-03-29", "kept"),
        ("2026-03-20", "changed"),
        ("2026-03-29", "slipped"),
        ("2025-01-01", "kept"),
    ] {
        notes(&mut own, id, &line(day, outcome));
    }
    let own = own.again();
    let told = |lines: &[LogLine]| -> Vec<String> {
        lines.iter().map(|line| format!("{} {}", line.day, line.outcome)).collect()
    };
    // today is the day after the clocks went forward; 14 days, today included
    let one = item(&own, id, "2026-03-29");
    assert_eq!(
        told(&one.lines),
        ["2026-03-29 slipped", "2026-03-29 kept", "2026-03-20 changed", "2026-03-16 slipped"]
    );
    assert_eq!(one.noted, 6);
    assert_eq!(told(&own.plan_log(id).unwrap()).len(), 6);
    assert_eq!(told(&own.plan_log(id).unwrap())[4..], ["2026-03-15 kept", "2025-01-01 kept"]);
    assert_eq!(item(&own, id, "2026-04-12").lines.len(), 0);
    assert_eq!(item(&own, id, "2026-04-11").lines.len(), 2);
    assert_eq!(own.plan_log(99).unwrap_err().code(), "not_found");
}

#[test]
fn a_line_keeps_what_was_read_and_said() {
    let mut own = Own::new();
    let promised = promise(&mut own, "I call", &[]);
    let agreed = fill(&mut own, "agreement", "2026-03-01T10:00", &[]);
    let kept = own.method("agreement", None).unwrap().log.unwrap().outcomes[0].clone();
    let new =
        NewLine { who: Some(Who::Both), note: " On the walk.\0 ".into(), ..line("2026-03-02", &kept.id) };
    let noted = notes(&mut own, agreed, &new);
    assert_eq!(
        (noted.label.as_str(), noted.note.as_str(), noted.who),
        (kept.label.as_str(), "On the walk.\u{fffd}", Some(Who::Both))
    );
    for who in [Some(Who::Me), Some(Who::Them), None] {
        notes(&mut own, agreed, &NewLine { who, ..line("2026-03-03", &kept.id) });
    }
    // where nobody asks whose it was, nothing is kept of it
    assert_eq!(
        notes(&mut own, promised, &NewLine { who: Some(Who::Them), ..line("2026-03-02", "kept") }).who,
        None
    );
    let mut own = own.again();
    let log = own.plan_log(agreed).unwrap();
    assert_eq!(
        log.iter().map(|line| line.who).collect::<Vec<_>>(),
        [None, Some(Who::Them), Some(Who::Me), Some(Who::Both)]
    );
    assert_eq!(log[3], noted);
    // a line can be taken away, and taken away again
    own.remove_line(noted.id).unwrap();
    own.remove_line(noted.id).unwrap();
    assert_eq!(own.plan_log(agreed).unwrap(), log[..3]);
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let mut own = Own::new();
    let id = promise(&mut own, "I call", &[]);
    let page = own.create_entry(&draft("a page", "", "2026-03-01T10:00"), &minute(0)).unwrap().id;
    let record = fill(&mut own, "thought-record", "2026-03-01T10:00", &[("situation", text("x"))]);
    let before = own.changes();
    let good = line("2026-03-01", "kept");
    let long = NewLine { note: "é".repeat(4001), ..good.clone() };
    for (entry, line, code) in [
        (id, line("2026-03-01", "crossed"), "bad_answer"),
        (id, line("2026-03-01", ""), "bad_answer"),
        (record, good.clone(), "bad_answer"),
        (page, good.clone(), "bad_draft"),
        (99, good.clone(), "not_found"),
        (id, long, "note_too_long"),
        (id, NewLine { during: Some(99), ..good.clone() }, "dangling_link"),
        (id, NewLine { during: Some(id), ..good.clone() }, "dangling_link"),
    ] {
        assert_eq!(own.note_outcome(entry, &line, &minute(0)).unwrap_err().code(), code);
    }
    assert_eq!(own.changes(), before);
    notes(&mut own, id, &NewLine { note: "é".repeat(4000), ..good });
}

#[test]
fn what_is_noted_in_a_talk_is_linked_with_it() {
    let mut own = Own::new();
    let id = promise(&mut own, "I call", &[]);
    let talk = fill(&mut own, "weekly-check-in-two", "2026-03-08T10:00", &[]);
    let during = NewLine { during: Some(talk), ..line("2026-03-07", "kept") };
    assert_eq!(notes(&mut own, id, &during).during, Some(talk));
    notes(&mut own, id, &NewLine { outcome: "slipped".into(), ..during });
    let links = own.links(talk).unwrap();
    assert_eq!((links.len(), links[0].row.id, links[0].outgoing, links[0].quote.as_str()), (1, id, true, ""));
    // words that the two were linked with stay
    own.link_entries(talk, id, "you did not call").unwrap();
    notes(&mut own, id, &NewLine { during: Some(talk), ..line("2026-03-08", "kept") });
    assert_eq!(own.links(id).unwrap()[0].quote, "you did not call");
    // the talk may go; what was noted in it stays
    own.bin_entry(talk, &minute(0)).unwrap();
    own.erase_entry(talk).unwrap();
    let own = own.again();
    let log = own.plan_log(id).unwrap();
    assert_eq!((log.len(), log.iter().filter(|line| line.during.is_some()).count()), (3, 0));
}

#[test]
fn the_bin_takes_it_off_the_plan_and_erasing_takes_its_log() {
    let mut own = Own::new();
    let (one, other) = (promise(&mut own, "One", &[]), promise(&mut own, "Other", &[]));
    notes(&mut own, one, &line("2026-03-01", "kept"));
    notes(&mut own, other, &line("2026-03-01", "kept"));
    own.bin_entry(one, &minute(0)).unwrap();
    assert_eq!(planned(&own, "2026-03-01"), ["Other"]);
    own.unbin_entry(one).unwrap();
    assert_eq!(item(&own, one, "2026-03-01").noted, 1);
    own.bin_entry(one, &minute(0)).unwrap();
    own.erase_entry(one).unwrap();
    assert_eq!(own.count("SELECT count(*) FROM plan_log"), 1);
    assert_eq!(item(&own, other, "2026-03-01").noted, 1);
}

const WALK: &str = r#"
id = "walk"
version = 1
kind = "record"
group = "care"
name = "A walk"
summary = "Out of the house."
title = "where"

[[sections]]
id = "first"
name = "First"

[[sections.fields]]
id = "where"
kind = "text"
label = "Where"

[[sections.fields]]
id = "days"
kind = "choices"
label = "On which days"
repeats = true
options = [{ id = "mon", label = "M" }, { id = "tue", label = "T" }, { id = "wed", label = "W" }, { id = "thu", label = "T" }, { id = "fri", label = "F" }, { id = "sat", label = "S" }, { id = "sun", label = "S" }]
"#;

/// The walk as a later version has it: on the plan, with a log.
fn walk_on_the_plan() -> String {
    WALK.replace(
        "title = \"where\"\n",
        "title = \"where\"\nplan = true\n\n[log]\noutcomes = [{ id = \"went\", label = \"I went\" }]\n",
    )
}

#[test]
fn a_method_of_ones_own_can_be_planned_with() {
    let mut own = Own::new();
    own.keep_method(&walk_on_the_plan(), day("2026-03-01")).unwrap();
    let id = fill(
        &mut own,
        "own-walk",
        "2026-03-01T10:00",
        &[("where", text("River")), ("days", chosen(&["sun"]))],
    );
    let one = item(&own, id, "2026-03-01");
    assert_eq!((one.group.as_str(), one.today, one.outcomes[0].label.as_str()), ("care", true, "I went"));
    assert_eq!(notes(&mut own, id, &line("2026-03-01", "went")).label, "I went");
    // put away it is no longer offered to be filled in, and what is planned with it goes on
    own.retire_method("own-walk").unwrap();
    let own = own.again();
    assert_eq!(item(&own, id, "2026-03-08").lines[0].label, "I went");
    assert!(item(&own, id, "2026-03-08").today);
}

#[test]
fn each_version_of_a_method_plans_as_it_did_when_it_was_filled_in() {
    let mut own = Own::new();
    own.keep_method(WALK, day("2026-03-01")).unwrap();
    let sunday = [("where", text("River")), ("days", chosen(&["sun"]))];
    let old = fill(&mut own, "own-walk", "2026-03-01T10:00", &sunday);
    assert_eq!(own.plan(day("2026-03-01")).unwrap(), []);
    assert_eq!(
        own.note_outcome(old, &line("2026-03-01", "went"), &minute(0)).unwrap_err().code(),
        "bad_answer"
    );
    own.keep_method(&walk_on_the_plan(), day("2026-03-02")).unwrap();
    let new = fill(&mut own, "own-walk", "2026-03-02T10:00", &sunday);
    assert_eq!(own.entry(new).unwrap().filled.unwrap().version, 2);
    let planned: Vec<EntryId> = own.plan(day("2026-03-08")).unwrap().iter().map(|item| item.row.id).collect();
    assert_eq!(planned, [new]);
    // looked at again with the questions of today, it is planned
    refill(&mut own, old, &minute(0), |d| d.filled.version = 2);
    assert_eq!(own.plan(day("2026-03-08")).unwrap().len(), 2);
    notes(&mut own, old, &line("2026-03-08", "went"));
    // what was noted keeps what was read, whatever the outcome is called later
    own.keep_method(&walk_on_the_plan().replace("I went", "Done"), day("2026-03-09")).unwrap();
    let own = own.again();
    let one = item(&own, old, "2026-03-08");
    assert_eq!((one.lines[0].label.as_str(), one.outcomes[0].label.as_str()), ("I went", "I went"));
}

/// Of the library as well: a boundary of the first release was no plan.
#[test]
fn everything_that_plans_in_the_library_can_be_filled_in_and_noted() {
    let mut own = Own::new();
    for method in Library::built_in().methods().iter().filter(|method| method.plan) {
        let id = fill(&mut own, &method.id, "2026-03-01T10:00", &[]);
        for outcome in &method.log.as_ref().unwrap().outcomes {
            assert_eq!(notes(&mut own, id, &line("2026-03-01", &outcome.id)).label, outcome.label);
        }
        let one = item(&own, id, "2026-03-01");
        assert_eq!((one.over, one.noted as usize), (false, one.outcomes.len()), "{}", method.id);
    }
}

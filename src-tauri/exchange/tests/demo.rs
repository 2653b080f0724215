//! The invented journal: always the same for the same plan, and like one that a person kept.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use goldseam_content::{Library, Role};
use goldseam_exchange::demo::{self, DemoPlan, Guided, Planned, Walked, What};
use goldseam_journal::{Filter, Journal, StepStatus as S};
use goldseam_vault::{Cost, Passphrase};

const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");

fn plan(seed: u64) -> DemoPlan {
    DemoPlan { years: 3, seed, until: UNTIL }
}

fn entries(seed: u64) -> Vec<Planned> {
    plan(seed).entries().unwrap()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn journal(dir: &tempfile::TempDir, seed: u64) -> Journal {
    let passphrase = Passphrase::new("correct horse".into()).unwrap();
    let mut journal =
        Journal::create(&dir.path().join("demo.goldseam"), passphrase, Cost::cheap_for_tests()).unwrap();
    demo::write(&mut journal, plan(seed)).unwrap();
    journal
}

#[test]
fn the_same_seed_and_day_give_the_same_journal() {
    assert_eq!(entries(4), entries(4));
    assert_ne!(entries(4), entries(5));
    let earlier = DemoPlan { until: UNTIL.pred_opt().unwrap(), ..plan(4) };
    assert_ne!(entries(4), earlier.entries().unwrap());
}

#[test]
fn it_is_kept_as_people_keep_journals() {
    for seed in 1..=5 {
        let entries = entries(seed);
        let mut by_day: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for entry in &entries {
            *by_day.entry(entry.draft.happened.resolve().unwrap().day().date()).or_default() += 1;
        }
        let weeks = 3.0 * 365.25 / 7.0;
        let per_week = f64::from(u32::try_from(entries.len()).unwrap()) / weeks;
        assert!((4.5..9.0).contains(&per_week), "{per_week} a week");

        let days: Vec<_> = by_day.keys().collect();
        let longest = days.windows(2).map(|pair| (*pair[1] - *pair[0]).num_days()).max().unwrap();
        assert!((5..40).contains(&longest), "a silence of {longest} days");
        assert!(by_day.values().any(|n| *n >= 3), "no hard day");
        assert!(*days.last().unwrap() <= &UNTIL);

        let lengths: Vec<_> = entries.iter().map(|e| words(&e.draft.body)).collect();
        let share =
            |test: fn(&usize) -> bool| lengths.iter().filter(|n| test(n)).count() * 100 / lengths.len();
        assert!((5..20).contains(&share(|n| *n < 25)), "{}% are one line", share(|n| *n < 25));
        assert!(share(|n| (55..=450).contains(n)) > 70);
        assert!(lengths.iter().any(|n| *n >= 2000), "no long one, at most {:?}", lengths.iter().max());

        let some = |what: &str, n: usize| assert!(n > 2 && n < entries.len() / 2, "{n} {what}");
        some("untitled", entries.iter().filter(|e| e.draft.title.is_empty()).count());
        some("starred", entries.iter().filter(|e| e.draft.starred).count());
        some("edited", entries.iter().filter(|e| !e.edits.is_empty()).count());
        some("binned", entries.iter().filter(|e| e.binned.is_some()).count());
        let local_day = |e: &Planned| e.draft.happened.resolve().unwrap().day();
        some("written later", entries.iter().filter(|e| local_day(e) < e.written.day()).count());
        let abroad = |e: &&Planned| e.written.zone() == Some("Europe/Berlin");
        some("abroad", entries.iter().filter(abroad).count());
        for mark in ["## ", "- [ ] ", "- [x] ", "> ", "**", "\n- "] {
            some(mark, entries.iter().filter(|e| e.draft.body.contains(mark)).count());
        }
        let tags: BTreeSet<_> = entries.iter().flat_map(|e| &e.draft.tags).map(String::as_str).collect();
        for tag in ["sleep", "work", "therapy", "anger", "kids", "walk", "Sunday", "trust"] {
            assert!(tags.contains(tag), "{tag}");
        }
    }
}

#[test]
fn nothing_is_left_unfilled_or_out_of_its_time() {
    for seed in 1..=5 {
        for Planned { draft, written, edits, binned } in entries(seed) {
            for text in [&draft.title, &draft.body] {
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(!text.contains("  "), "{text}");
            }
            assert!(!draft.body.is_empty());
            let happened = draft.happened.resolve().unwrap();
            assert!(happened.ms() <= written.ms());
            let mut last = written.ms();
            for at in edits.iter().map(|(at, _)| at).chain(&binned) {
                assert!(at.ms() > last);
                last = at.ms();
                assert!(at.day().date() <= UNTIL);
            }
            if draft.tags.iter().any(|tag| tag == "Sunday") && draft.title.starts_with("Sunday") {
                assert_eq!(happened.day().date().weekday(), chrono::Weekday::Sun);
            }
        }
    }
}

#[test]
fn a_journal_takes_all_of_it() {
    let dir = tempfile::tempdir().unwrap();
    let journal = journal(&dir, 2);
    let planned = entries(2);
    let binned = planned.iter().filter(|p| p.binned.is_some()).count();
    let ladder = journal.ladder(&Filter::default()).unwrap();
    assert_eq!(ladder.total as usize, planned.len() + plan(2).guided().unwrap().len() - binned);
    assert_eq!(journal.binned(None).unwrap().rows.len(), binned);

    let newest = journal.timeline(&Filter::default(), None, 30).unwrap().rows;
    let previews: BTreeSet<_> = newest.iter().map(|row| &row.preview).collect();
    assert_eq!(previews.len(), newest.len(), "two previews are the same");

    let all = journal.timeline(&Filter::default(), None, 500).unwrap().rows;
    assert!(all.iter().any(|row| row.back_dated));
    let revised = all.iter().map(|row| journal.entry(row.id).unwrap()).filter(|e| e.revisions > 1).count();
    assert!(revised > 5, "{revised} with earlier versions");
    assert!(journal.vault().verify().unwrap().is_empty());
}

fn guided(seed: u64) -> Vec<Guided> {
    plan(seed).guided().unwrap()
}

#[test]
fn what_is_filled_in_fits_its_methods_and_its_time() {
    for seed in 1..=5 {
        let all = guided(seed);
        assert_eq!(all, guided(seed));
        for Guided { id, what, written, later, .. } in &all {
            let What::Filled(draft) = what else { continue };
            let method = Library::built_in().method(&draft.filled.method).unwrap();
            assert_eq!(method.check_filled(&draft.filled), Ok(()), "{id}");
            assert_eq!(
                draft.filled.finished,
                method.missing(&draft.filled.answers).is_empty() && id != "begun"
            );
            let shown: Vec<&str> = method
                .visible(&draft.filled.answers)
                .into_iter()
                .flat_map(|shown| shown.fields)
                .map(|field| field.id.as_str())
                .collect();
            for answered in draft.filled.answers.keys() {
                assert!(shown.contains(&answered.as_str()), "{id}: {answered} is not shown");
            }
            let mut last = written.ms();
            for (at, draft) in later {
                assert!(at.ms() > last && at.day().date() <= UNTIL, "{id}");
                last = at.ms();
                assert_eq!(method.check_filled(&draft.filled), Ok(()), "{id}");
            }
        }
    }
    assert_ne!(guided(1), guided(2));
}

#[test]
fn there_is_something_of_everything_to_look_at() {
    let dir = tempfile::tempdir().unwrap();
    let journal = journal(&dir, 1);
    let today = goldseam_journal::Day::new(UNTIL.succ_opt().unwrap()).unwrap();
    let of = |id: &str| Filter { methods: vec![id.into()], ..Filter::default() };
    let count = |id: &str| journal.ladder(&of(id)).unwrap().total;
    for (id, least) in [
        ("thought-record", 9),
        ("thought-record-short", 7),
        ("phq-9", 20),
        ("gad-7", 20),
        ("trust-tracker", 33),
        ("care-log", 28),
        ("letter-unsent", 2),
        ("boundary", 2),
    ] {
        assert!(count(id) >= least, "{id}: {}", count(id));
    }
    assert_eq!(count("safety-plan"), 1);

    let summary = journal.summary("thought-record").unwrap();
    assert!(summary.changes.iter().any(|change| change.n >= 5 && change.after < change.before));
    assert!(summary.moved.len() >= 5 && summary.choices.len() >= 8);
    let course = journal.summary("phq-9").unwrap().points;
    let totals: Vec<f64> = course.iter().map(|point| point.value).collect();
    assert!(totals.first().unwrap() > totals.last().unwrap(), "{totals:?}");

    // something comes back, something is unfinished, and one thread is long
    let due = journal.due(today).unwrap();
    assert!((1..=4).contains(&due.len()), "{due:?}");
    let newest = journal.timeline(&of("thought-record"), None, 1).unwrap().rows[0].clone();
    assert!(!newest.finished);
    let hits =
        journal.search("bridge closed", &of("thought-record"), goldseam_journal::Order::Newest, None, 5);
    let thread = journal.thread(hits.unwrap().hits[0].row.id).unwrap();
    assert_eq!((thread.entries.len(), thread.links.len()), (5, 4));
    for link in thread.links.iter().filter(|link| !link.quote.is_empty()) {
        let from = thread.entries.iter().find(|entry| entry.id == link.from).unwrap();
        assert!(from.body.contains(&link.quote), "{}", link.quote);
    }
}

#[test]
fn one_journey_is_under_way_and_a_plan_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let journal = journal(&dir, 1);
    let today = goldseam_journal::Day::new(UNTIL.succ_opt().unwrap()).unwrap();
    let cards = journal.journeys().unwrap();
    let [card] = cards.as_slice() else { panic!("{cards:?}") };
    assert_eq!((card.role, card.archived, card.first_weeks), (Role::Hurt, false, false));
    let view = journal.journey(card.id).unwrap();
    assert_eq!(view.map, "seven-steps");
    let is = |status| view.steps.iter().any(|step| step.status == status);
    for status in [S::NotStarted, S::Exploring, S::DoneForNow, S::Reopened] {
        assert!(is(status), "{status:?}");
    }
    assert!(view.questions.iter().all(|question| question.given.len() >= 2));
    let happened = journal.journey_history(card.id, None).unwrap();
    let months = (happened.last().unwrap().day.date() - happened[0].day.date()).num_days() / 30;
    assert!((20..60).contains(&happened.len()) && (6..12).contains(&months), "{} {months}", happened.len());
    assert!(happened.iter().filter(|h| h.entry.is_some()).count() >= 6);

    let plan = journal.plan(today).unwrap();
    let open: Vec<_> = plan.iter().filter(|item| !item.over).collect();
    assert!((4..=8).contains(&open.len()), "{}", open.len());
    assert!(open.iter().filter(|item| !item.lines.is_empty()).count() >= 4);
    for item in plan {
        let written = journal.entry(item.row.id).unwrap().happened.day();
        let log = journal.plan_log(item.row.id).unwrap();
        assert!(log.iter().all(|line| line.day >= written && line.day < today), "{}", item.row.title);
    }
}

#[test]
fn one_year_is_enough() {
    let plan = DemoPlan { years: 1, ..plan(9) };
    assert!(plan.entries().unwrap().len() > 150);
    let none = DemoPlan { years: 0, ..plan };
    assert!(none.entries().unwrap().len() < 10);
    assert_eq!(none.guided().unwrap(), []);
    assert_eq!(none.walked().unwrap(), Walked::default());
    assert_eq!(plan.walked().unwrap().journeys.len(), 1);
}

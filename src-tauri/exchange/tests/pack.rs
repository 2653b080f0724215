//! The session pack: what is in it, in which order, and that every figure comes with its counts.
#![allow(clippy::unwrap_used)]

use crate::support::*;
use goldseam_content::Library;
use goldseam_document::{Block, Drawn, Paper};
use goldseam_exchange::{
    Error,
    pack::{self, PackState},
};
use goldseam_journal::{KeptKey, NewLine};

const FROM: &str = "2026-11-01";
const TO: &str = "2026-11-21";

#[test]
fn nothing_is_ticked_beforehand_but_mood_and_measures() {
    let mut own = Own::new();
    own.note("2026-11-03T20:00", "A page", "What I wrote.", &["work"]);
    own.phq("2026-11-04T20:00", "several_days", Some("not_at_all"));
    own.fill("letter-unsent", "2026-11-05T20:00", &[("happened", text("A letter."))], &[]);
    own.felt("2026-11-06T20:00", 1, &[]);
    let choice = own.usual(FROM, TO);
    let ticked: Vec<(&str, &[String])> =
        choice.parts.iter().map(|(part, keys)| (part.as_str(), keys.as_slice())).collect();
    assert_eq!(ticked, [("measures", &["measure/phq-9/total".to_owned()][..]), ("mood", &[])]);
    let document = own.build(&choice);
    assert_eq!(ids(&document), ["mood", "measures"]);
    let all = whole(&document);
    for absent in ["What I wrote", "A page", "A letter", "better off dead"] {
        assert!(!all.contains(absent), "{absent}");
    }
}

#[test]
fn its_head_says_whose_it_is_what_it_is_about_and_of_how_much() {
    let mut own = Own::new();
    for at in
        ["2026-10-31T20:00", "2026-11-01T08:00", "2026-11-01T20:00", "2026-11-21T23:00", "2026-11-22T08:00"]
    {
        own.note(at, "", "x", &[]);
    }
    let mut choice = own.usual(FROM, TO);
    choice.name = " K. ".into();
    choice.paper = Paper::Letter;
    let document = own.build(&choice);
    let head: Vec<(&str, &str)> =
        document.head.iter().map(|pair| (pair.label.as_str(), pair.value.as_str())).collect();
    assert_eq!(
        head,
        [
            ("From", "K."),
            ("Period", "1 November 2026 to 21 November 2026"),
            ("Made on", "22 November 2026"),
            ("Entries", "3, on 2 of 21 days"),
        ]
    );
    assert_eq!(
        document.notice,
        "Prepared by the client. What is here is self-report and not a medical record."
    );
    assert_eq!((document.paper, document.made.to_string()), (Paper::Letter, "2026-11-22".into()));
    choice.to = day("2026-10-01");
    assert!(matches!(
        pack::build(&own, &choice, &now()),
        Err(Error::Journal(goldseam_journal::Error::BadWhen))
    ));
}

#[test]
fn what_is_wanted_and_asked_is_written_there_and_comes_first_and_last() {
    let own = Own::new();
    let mut choice = own.usual(FROM, TO);
    choice.wants = "To speak about sleep.".into();
    choice.questions = "Is this common?".into();
    let document = own.build(&choice);
    assert_eq!(ids(&document), ["wants", "mood", "measures", "questions"]);
    assert_eq!(lines(section(&document, "wants")), ["To speak about sleep."]);
    assert_eq!(lines(section(&document, "questions")), ["Is this common?"]);
}

#[test]
fn an_answer_about_safety_is_told_with_the_time_before_or_is_said_not_to_be_asked() {
    let mut own = Own::new();
    let said = |own: &Own| {
        let mut choice = own.usual(FROM, TO);
        let keys = ["answer/phq-9/q9", "kept/safety-plan"].map(str::to_owned).to_vec();
        choice.parts.insert("safety".into(), keys);
        choice.parts.insert("gate".into(), vec!["gate/answered".into()]);
        let document = own.build(&choice);
        assert!(!whole(&document).to_lowercase().contains("risk"));
        let mut said = lines(section(&document, "safety"));
        said.extend(lines(section(&document, "gate")));
        said
    };
    let item = "Thoughts that you would be better off dead or of hurting yourself in some way";
    let gate = "Safety questions about the relationship";
    let plan = "My safety plan";
    assert_eq!(
        said(&own),
        [
            format!("{item} | Not asked"),
            format!("{plan} | None in this journal"),
            format!("{gate} | Not asked")
        ]
    );
    own.phq("2026-10-20T20:00", "several_days", Some("not_at_all"));
    assert_eq!(
        said(&own)[0],
        format!("{item} | Now: not asked in this period / The time before: Not at all (20 October 2026)")
    );
    own.phq("2026-11-10T20:00", "several_days", None);
    assert_eq!(
        said(&own)[0],
        format!(
            "{item} | Now: Not answered (10 November 2026) / The time before: Not at all (20 October 2026)"
        )
    );
    own.phq("2026-11-20T20:00", "several_days", Some("several_days"));
    own.phq("2026-11-22T08:00", "several_days", Some("nearly_every_day"));
    own.fill("safety-plan", "2026-11-09T20:00", &[], &[]);
    own.keep(KeptKey::Gate, Some("hidden")).unwrap();
    let now = said(&own);
    assert_eq!(
        now[0],
        format!(
            "{item} | Now: Several days (20 November 2026) / The time before: Not answered (10 November 2026)"
        )
    );
    assert_eq!(now[1], format!("{plan} | Yes, last changed on 9 November 2026"));
    assert!(now[2].contains("put away"), "{}", now[2]);
}

#[test]
fn a_total_without_its_safety_answer_says_so_and_concludes_nothing() {
    let mut own = Own::new();
    own.phq("2026-11-10T20:00", "several_days", Some("not_at_all"));
    let mut choice = own.usual(FROM, TO);
    let apart = "One answer to the PHQ-9 is only shown under Safety, and only if the client chose to. That it is not here says nothing about it.";
    assert!(lines(section(&own.build(&choice), "measures")).contains(&apart.to_owned()));
    choice.parts.insert("safety".into(), vec!["answer/phq-9/q9".into()]);
    assert!(!lines(section(&own.build(&choice), "measures")).contains(&apart.to_owned()));
}

#[test]
fn measures_have_dates_bands_and_what_is_more_than_chance() {
    let mut own = Own::new();
    own.phq("2026-09-01T20:00", "more_than_half", Some("not_at_all"));
    own.phq("2026-11-04T20:00", "several_days", Some("several_days"));
    let row = |own: &Own| lines(section(&own.build(&own.usual(FROM, TO)), "measures"));
    assert_eq!(
        row(&own)[0],
        "PHQ-9 total | 9 (4 November 2026) | Mild | 16 (1 September 2026); since then -7 | 16 (1 September 2026); since then -7 | Yes: 6 points or more"
    );
    own.phq("2026-11-19T20:00", "several_days", Some("nearly_every_day"));
    let now = row(&own);
    assert_eq!(
        now[0],
        "PHQ-9 total | 11 (19 November 2026) | Moderate | 9 (4 November 2026); since then +2 | 16 (1 September 2026); since then -5 | No: 6 points or more would be"
    );
    assert!(now[1].contains("PHQ-9 total 3"), "how many there are: {}", now[1]);
    // what comes after the period is not looked at
    own.phq("2026-11-22T08:00", "nearly_every_day", Some("nearly_every_day"));
    assert_eq!(row(&own), now);
}

#[test]
fn a_measure_that_was_filled_in_once_tells_no_change() {
    let mut own = Own::new();
    assert_eq!(
        lines(section(&own.build(&own.usual(FROM, TO)), "measures")),
        ["No questionnaire with a total is chosen or filled in."]
    );
    own.phq("2026-11-10T20:00", "not_at_all", Some("not_at_all"));
    let said = lines(section(&own.build(&own.usual(FROM, TO)), "measures"));
    assert_eq!(said[0], "PHQ-9 total | 0 (10 November 2026) | Minimal | Filled in once | - | -");
    // one that is long past is offered, and not ticked
    let offer = own.offer("2027-11-01", "2027-11-21");
    let item = &part(&offer, "measures").items[0];
    assert_eq!((item.usual, item.n, item.day), (false, 1, Some(day("2026-11-10"))));
}

#[test]
fn too_few_check_ins_say_what_is_missing() {
    let mut own = Own::new();
    let said = |own: &Own| lines(section(&own.build(&own.usual(FROM, TO)), "mood"));
    assert_eq!(
        said(&own)[0],
        "There is no line: days with a check-in that counts: 0 of 34. Left out because they were not planned ahead: 0."
    );
    own.felt("2026-11-02T20:00", 2, &[]);
    own.felt("2026-11-03T20:00", -1, &[]);
    let said = said(&own);
    assert!(
        said.iter().any(|line| line == "2 November to 8 November | too few days | - | - | 2 | -"),
        "{said:?}"
    );
    assert!(said.iter().any(|line| line == "9 November to 15 November | none | - | - | 0 | 0"), "{said:?}");
    assert!(
        said.contains(&"Sharp drops: told from 20 changes within a day on; there are 0.".into()),
        "{said:?}"
    );
    assert!(
        said.contains(&"Highest and lowest days: told from 14 days with a check-in on; there are 2.".into()),
        "{said:?}"
    );
}

#[test]
fn the_line_of_mood_has_gaps_and_counts_and_fits_a_page() {
    let mut own = Own::new();
    for date in 1..=20 {
        if date != 9 {
            own.felt(&format!("2026-11-{date:02}T09:00"), 3, &["morning walk"]);
            own.felt(&format!("2026-11-{date:02}T13:00"), if date == 5 { -4 } else { -1 }, &[]);
        }
    }
    let document = own.build(&own.usual("2026-11-15", TO));
    let mood = section(&document, "mood");
    let lines_of = |block: &Block| if let Block::Lines(lines) = block { Some(lines.clone()) } else { None };
    let line = mood.blocks.iter().find_map(lines_of).unwrap();
    assert_eq!(
        (line.from, line.to),
        (day("2026-10-19").date(), day(TO).date()),
        "four weeks at least, from a Monday on"
    );
    assert_eq!((line.low, line.high), (-4.0, 4.0));
    let runs: Vec<usize> = line.series[0].segments.iter().map(Vec::len).collect();
    assert_eq!((line.series[0].drawn, runs), (Drawn::LineAndDots, vec![8, 11]), "nothing over the ninth");
    let fifth = line.series[0].segments[0][4];
    assert_eq!((fifth.value, fifth.spread), (-0.5, Some((-4.0, 3.0))));
    let said = lines(mood);
    assert!(said[0].starts_with("Days with a check-in: 19 of 34. Check-ins counted: 38."), "{}", said[0]);
    assert!(
        said.contains(&"2 November to 8 November | +1 | +1 to +1 | -4 to +3 | 7 | 14".to_owned()),
        "{said:?}"
    );
    assert!(
        said.contains(&"Sharp drops: told from 20 changes within a day on; there are 19.".to_owned()),
        "{said:?}"
    );
    assert!(said.contains(&"5 November 2026 | -0.5 | morning walk".to_owned()), "{said:?}");
    let year = own.build(&own.usual("2025-11-22", TO));
    let line = section(&year, "mood").blocks.iter().find_map(lines_of).unwrap();
    assert_eq!((line.to - line.from).num_days(), 54, "eight weeks at most");
}

#[test]
fn sharp_drops_are_told_with_the_changes_that_they_are_of() {
    let mut own = Own::new();
    for date in 1..=21 {
        own.felt(&format!("2026-11-{date:02}T09:00"), 2, &[]);
        own.felt(&format!("2026-11-{date:02}T13:00"), if date % 10 == 0 { -2 } else { 1 }, &[]);
    }
    let said = lines(section(&own.build(&own.usual(FROM, TO)), "mood"));
    let drops = "Sharp drops: of 21 changes within a day, 2 went down by 3 points or more. On 10 November, 20 November.";
    assert!(said.contains(&drops.to_owned()), "{said:?}");
}

#[test]
fn check_ins_that_were_not_planned_count_only_if_that_is_chosen() {
    let mut own = Own::new();
    for date in 1..=6 {
        let affect = goldseam_content::Affect { pleasant: -3, energy: None };
        let at = format!("2026-11-{date:02}T20:00");
        own.fill("check-in", &at, &[("affect", goldseam_content::Answer::Affect(affect))], &[]);
    }
    let mut choice = own.usual(FROM, TO);
    assert!(lines(section(&own.build(&choice), "mood"))[0].ends_with("not planned ahead: 6."));
    choice.every_check_in = true;
    let said = lines(section(&own.build(&choice), "mood"));
    assert!(
        said[0].contains("Check-ins counted: 6. Left out because they were not planned ahead: 0."),
        "{said:?}"
    );
}

fn record(own: &mut Own, at: &str, situation: &str, habits: &[&str]) -> u32 {
    own.fill(
        "thought-record",
        at,
        &[
            ("situation", text(situation)),
            ("emotions", felt(&[("ashamed", 80)])),
            ("thoughts", thought("I am * a fool", 90)),
            ("habits", several(habits)),
            ("fairer", rated("I trusted someone.", 60)),
            ("emotions_after", felt(&[("ashamed", 50)])),
            ("belief_after", goldseam_content::Answer::Scale(40)),
            ("next_kind", one("talk")),
            ("next_text", text("Call my sister")),
            ("facts_for", goldseam_content::Answer::List(vec!["A fact".into()])),
        ],
        &[],
    )
}

#[test]
fn thought_records_are_counted_with_their_habits_and_two_are_shown_in_short() {
    let mut own = Own::new();
    let first = record(&mut own, "2026-11-02T20:00", "Kitchen, Sunday", &["labelling", "mind_reading"]);
    record(&mut own, "2026-11-08T20:00", "At work", &["labelling"]);
    let third =
        record(&mut own, "2026-11-09T20:00", "On the stairs", &["labelling", "hindsight", "mental_filter"]);
    record(&mut own, "2026-10-09T20:00", "Before", &["hindsight"]);
    let offer = own.offer(FROM, TO);
    assert_eq!((part(&offer, "thoughts").most, part(&offer, "thoughts").n), (Some(2), 3));
    let mut choice = own.usual(FROM, TO);
    choice.parts.insert("thoughts".into(), vec![format!("entry/{third}"), format!("entry/{first}")]);
    let document = own.build(&choice);
    let said = lines(section(&document, "thoughts"));
    assert_eq!(
        said,
        [
            "Thought record: 3 in this period, finished: 3.",
            "Short thought record: none in this period.",
            "Thinking habits I notice in it: Labelling (3 of 3), I should have known (1 of 3), Mind reading (1 of 3).",
            "What happened | Kitchen, Sunday",
            "What I felt | ashamed: 80 of 100",
            "What went through my mind | I am * a fool (believed 90 of 100, the one that stings most)",
            "A fairer way to say it | I trusted someone. /  / Believed 60 of 100",
            "Feelings now | ashamed: 50 of 100; before, 80",
            "How much I believe the thought now | 40 of 100; before, 90",
            "What exactly | Call my sister",
            "What happened | On the stairs",
            "What I felt | ashamed: 80 of 100",
            "What went through my mind | I am * a fool (believed 90 of 100, the one that stings most)",
            "A fairer way to say it | I trusted someone. /  / Believed 60 of 100",
            "Feelings now | ashamed: 50 of 100; before, 80",
            "How much I believe the thought now | 40 of 100; before, 90",
            "What exactly | Call my sister",
        ]
    );
    assert!(
        !whole(&document).contains("A fact"),
        "of a record on the first page only the columns of the brief"
    );
    choice.parts.insert("whole_records".into(), vec![format!("entry/{first}")]);
    let annex = own.build(&choice);
    assert!(section(&annex, "whole_records").new_page && whole(&annex).contains("A fact"));
    let keys = part(&offer, "thoughts").items.iter().map(|item| item.key.clone()).collect();
    choice.parts.insert("thoughts".into(), keys);
    assert!(matches!(pack::build(&own, &choice, &now()), Err(Error::PackTooMuch)));
}

#[test]
fn what_was_agreed_is_told_with_what_came_of_it() {
    let mut own = Own::new();
    let promise = own.fill("promise", "2026-10-20T20:00", &[("promise", text("Home by seven"))], &[]);
    let outcomes: Vec<String> = own.plan(day(TO)).unwrap()[0].outcomes.iter().map(|o| o.id.clone()).collect();
    let labels: Vec<String> =
        own.plan(day(TO)).unwrap()[0].outcomes.iter().map(|o| o.label.clone()).collect();
    let mut note = |date: &str, outcome: usize, note: &str| {
        let line = NewLine {
            day: day(date),
            outcome: outcomes[outcome].clone(),
            who: None,
            note: note.into(),
            during: None,
        };
        own.note_outcome(promise, &line, &now()).unwrap();
    };
    note("2026-10-25", 0, "too early");
    note("2026-11-03", 0, "");
    note("2026-11-04", 1, "The train stood.");
    note("2026-11-05", 0, "");
    let offer = own.offer(FROM, TO);
    assert_eq!(part(&offer, "plan").items[0].n, 3);
    let mut choice = own.usual(FROM, TO);
    choice.parts.insert("plan".into(), vec![format!("plan/{promise}")]);
    let said = lines(section(&own.build(&choice), "plan"));
    assert_eq!(
        said,
        [format!("Home by seven | {}: 2, {}: 1 | 4 November: The train stood.", labels[0], labels[1])]
    );
}

#[test]
fn entries_are_shown_whole_in_the_order_of_time_and_say_if_they_were_written_later() {
    let mut own = Own::new();
    let late = own.note_later("2026-11-03T20:00", "2026-11-07T09:00", "Late", "Body *one*.", &["work"]);
    let plain = own.note("2026-11-02T20:00", "Plain", "Body two.", &[]);
    let mut choice = own.usual(FROM, TO);
    choice
        .parts
        .insert("entries".into(), vec![format!("entry/{late}"), format!("entry/{plain}"), "entry/99".into()]);
    let document = own.build(&choice);
    let entries: Vec<(String, String, Vec<String>, Vec<String>)> = section(&document, "entries")
        .blocks
        .iter()
        .map(|block| {
            let Block::Entry(entry) = block else { panic!("{block:?}") };
            (entry.title.clone(), entry.when.clone(), entry.marks.clone(), entry.tags.clone())
        })
        .collect();
    assert_eq!(entries[0], ("Plain".into(), "2 November 2026, 20:00".into(), vec![], vec![]));
    assert_eq!(
        entries[1],
        (
            "Late".into(),
            "3 November 2026, 20:00".into(),
            vec!["written on 7 November 2026".into()],
            vec!["work".into()]
        )
    );
    assert!(lines(section(&document, "signs"))[0].contains("written on a later day"));
    // erased or put into the bin since: not shared
    own.bin_entry(late, &now()).unwrap();
    assert!(!whole(&own.build(&choice)).contains("Body *one*"));
}

#[test]
fn letters_and_forgiving_are_offered_apart_from_all_others() {
    let mut own = Own::new();
    own.fill("letter-unsent", "2026-11-05T20:00", &[], &[]);
    own.fill("closeness-lists", "2026-11-05T21:00", &[], &[]);
    own.fill("boundary", "2026-11-05T22:00", &[], &[]);
    let offer = own.offer(FROM, TO);
    assert!(part(&offer, "letters").apart && part(&offer, "gate").apart && part(&offer, "safety_plan").apart);
    let worksheets: Vec<(&str, bool)> =
        part(&offer, "worksheets").items.iter().map(|item| (item.detail.as_str(), item.apart)).collect();
    assert_eq!(worksheets.len(), 2);
    assert!(worksheets.iter().any(|(_, apart)| *apart) && worksheets.iter().any(|(_, apart)| !apart));
}

#[test]
fn numbers_of_each_day_come_with_their_days() {
    let mut own = Own::new();
    for (date, minutes) in [(2, 420), (3, 300), (4, 480)] {
        let affect = goldseam_content::Affect { pleasant: 0, energy: None };
        let at = format!("2026-11-{date:02}T20:00");
        let answers = [
            ("affect", goldseam_content::Answer::Affect(affect)),
            ("sleep", goldseam_content::Answer::Minutes(minutes)),
        ];
        own.fill("check-in", &at, &answers, &[]);
    }
    let offer = own.offer(FROM, TO);
    let item = &part(&offer, "numbers").items[0];
    assert_eq!((item.label.as_str(), item.n), ("How long I slept last night", 3));
    let mut choice = own.usual(FROM, TO);
    choice.parts.insert("numbers".into(), vec![item.key.clone()]);
    assert_eq!(
        lines(section(&own.build(&choice), "numbers")),
        ["How long I slept last night | 3 | 7 h 0 min | 5 h 0 min | 8 h 0 min"]
    );
}

#[test]
fn patterns_are_two_at_most_with_counts_and_may_be_chance() {
    let mut own = Own::new();
    for date in 0..40_u8 {
        let at =
            (day("2026-10-13").date() + chrono::Days::new(date.into())).format("%Y-%m-%dT20:00").to_string();
        // not in step with the week, or turning the calendar finds it everywhere
        let tagged = [1, 2, 5, 9, 10, 12, 16, 17, 23, 24, 26, 30, 33, 34, 38].contains(&date);
        let (mood, tags): (i8, &[&str]) = if tagged { (-3, &["phone"]) } else { (2, &[]) };
        own.felt(&at, mood + i8::try_from(date % 2).unwrap(), tags);
    }
    let offer = own.offer("2026-10-13", TO);
    let patterns = part(&offer, "patterns");
    assert_eq!((patterns.most, patterns.items.len()), (Some(2), 1), "{patterns:?}");
    let mut choice = own.usual("2026-10-13", TO);
    choice.parts.insert("patterns".into(), vec![patterns.items[0].key.clone()]);
    let said = lines(section(&own.build(&choice), "patterns"));
    assert_eq!(
        said[1],
        "On days tagged \"phone\" mood was lower by about 5 points (15 days beside 25). It may be chance."
    );
    assert!(said[2].starts_with("Tags compared: 1."), "{said:?}");
    choice.parts.insert("patterns".into(), vec!["tag/1".into(), "tag/2".into(), "number/3".into()]);
    assert!(matches!(pack::build(&own, &choice, &now()), Err(Error::PackTooMuch)));
}

#[test]
fn a_half_made_pack_and_the_last_session_survive_locking() {
    let mut own = Own::new();
    assert_eq!(pack::state(&own).unwrap(), PackState::default());
    assert_eq!(pack::usual_period(&PackState::default(), day(TO)), (day("2026-10-25"), day(TO)));
    let mut choice = own.usual(FROM, TO);
    choice.wants = "Sleep.".into();
    let state = PackState { last_session: Some(day(FROM)), draft: Some(choice) };
    pack::keep_state(&mut own, &state).unwrap();
    let mut own = own.again();
    assert_eq!(pack::state(&own).unwrap(), state);
    let next = pack::begin_next(&mut own, day(TO)).unwrap();
    assert_eq!((next.draft.clone(), pack::state(&own).unwrap()), (None, next.clone()));
    assert_eq!(pack::usual_period(&next, day("2026-11-28")), (day(TO), day("2026-11-28")));
    own.keep(KeptKey::SessionPack, Some("{\"a later build\":")).unwrap();
    assert_eq!(pack::state(&own).unwrap(), PackState::default());
}

#[test]
fn the_log_is_told_parts_and_numbers_and_no_text() {
    let mut own = Own::new();
    let entry = own.note("2026-11-03T20:00", "A title", "A body.", &[]);
    let mut choice = own.usual(FROM, TO);
    choice.wants = "A wish.".into();
    choice.parts.insert("entries".into(), vec![format!("entry/{entry}")]);
    let what = pack::what_is_in_it(&choice, &own.build(&choice));
    assert_eq!(
        (what.parts, what.entries),
        (["wants", "mood", "measures", "entries"].map(str::to_owned).to_vec(), vec![entry])
    );
}

#[test]
fn a_document_fills_every_place_of_every_sentence() {
    let own = Own::new();
    let all = whole(&own.build(&own.everything(FROM, TO)));
    let words = Library::built_in().session_pack();
    assert!(all.contains(&words.notice));
    for left in ["{days}", "{of}", "{n}", "{from}"] {
        assert!(!all.contains(left), "{left}");
    }
}

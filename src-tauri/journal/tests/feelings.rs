//! What was felt: kept apart for pictures and figures, in step with the entries, whatever becomes of them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::Own;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use goldseam_content::{Affect, Answer, Answers, Chosen, Felt, Filled, Library};
use goldseam_insight::Day;
use goldseam_journal::{
    Draft, EntryId, Error, FilledDraft, Landmark, Moment, NumberKind, PatternsAsked, When, Within,
};
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moment(day: NaiveDate, hour: u32, offset: i32) -> Moment {
    Moment::new(day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap()), offset, None).unwrap()
}

/// A check-in in the making.
struct Said {
    answers: Answers,
    tags: Vec<String>,
}

fn said(pleasant: i8, energy: Option<i8>) -> Said {
    let affect = Answer::Affect(Affect { pleasant, energy });
    Said { answers: [("affect".to_owned(), affect)].into(), tags: Vec::new() }
}

impl Said {
    fn with(mut self, field: &str, answer: Answer) -> Self {
        self.answers.insert(field.to_owned(), answer);
        self
    }

    fn occasion(self, id: &str) -> Self {
        self.with("occasion", Answer::Choices(Chosen { ids: vec![id.to_owned()], ..Chosen::default() }))
    }

    fn word(self, words: &[(&str, u8)]) -> Self {
        let felt =
            words.iter().map(|(word, strength)| Felt { word: (*word).to_owned(), strength: *strength });
        self.with("emotions", Answer::Emotions(felt.collect()))
    }

    fn tag(mut self, tag: &str) -> Self {
        self.tags.push(tag.to_owned());
        self
    }

    fn draft(&self, at: &Moment) -> FilledDraft {
        let method = Library::built_in().quick().unwrap();
        let filled = Filled {
            method: method.id.clone(),
            version: method.version,
            finished: true,
            answers: self.answers.clone(),
            returns: Vec::new(),
        };
        let (happened, tags) = (When::from(at), self.tags.clone());
        FilledDraft { filled, title: String::new(), happened, tags, starred: false }
    }

    fn at(&self, own: &mut Own, day: &str, hour: u32) -> EntryId {
        let at = moment(date(day), hour, 0);
        own.fill_new(&self.draft(&at), &at).unwrap().id
    }
}

fn everything() -> Within {
    Within { all: true, ..Within::default() }
}

fn moods(own: &Own) -> u32 {
    own.count("SELECT count(*) FROM mood")
}

/// What the tables say of each entry outside the bin, made anew from its answers.
fn in_step(own: &Own) {
    assert_eq!(
        own.count(
            "SELECT count(*) FROM mood AS m LEFT JOIN entry AS e ON e.place = m.place
        WHERE e.id IS NOT m.entry OR e.deleted_ms IS NOT NULL OR e.happened_offset <> m.clock"
        ),
        0
    );
    let moments = own.mood_moments(everything()).unwrap();
    for moment in &moments {
        let entry = own.entry(moment.entry).unwrap();
        let answers = &entry.filled.unwrap().answers;
        let Answer::Affect(affect) = answers["affect"] else { panic!() };
        assert_eq!((moment.pleasant, moment.energy), (affect.pleasant, affect.energy));
        let words = match answers.get("emotions") {
            Some(Answer::Emotions(felt)) => felt.len(),
            _ => 0,
        };
        assert_eq!(moment.words.len(), words);
    }
}

#[test]
fn it_follows_the_entry_through_change_bin_and_back() {
    let mut own = Own::new();
    let id = said(-3, Some(2)).word(&[("sad", 80), ("tense", 40)]).at(&mut own, "2026-03-01", 20);
    in_step(&own);
    assert_eq!(moods(&own), 1);

    // another answer, another day, and on another clock
    let now = moment(date("2026-03-02"), 9, 0);
    let elsewhere = moment(date("2026-02-20"), 1, 540);
    let version = own.entry(id).unwrap().version;
    let changed = said(1, None).word(&[("calm", 50)]).draft(&elsewhere);
    let saved = own.fill(id, version, &changed, &now).unwrap();
    in_step(&own);
    let moments = own.mood_moments(everything()).unwrap();
    assert_eq!((moments[0].pleasant, moments[0].energy, moments[0].day), (1, None, day("2026-02-19")));
    assert_eq!(moments[0].words, [("calm".to_owned(), 50)]);
    assert_eq!(moments[0].at.to_string(), "2026-02-20T01:00:00");

    own.bin_entry(id, &now).unwrap();
    assert_eq!((moods(&own), own.count("SELECT count(*) FROM mood_word")), (0, 0));
    own.unbin_entry(id).unwrap();
    assert_eq!(moods(&own), 1);
    in_step(&own);

    // without an answer to it there is nothing to count
    let version = own.entry(id).unwrap().version;
    let empty = Said { answers: Answers::new(), tags: vec![] };
    own.fill(id, version, &empty.draft(&elsewhere), &now).unwrap();
    assert_eq!((moods(&own), own.count("SELECT count(*) FROM mood_word")), (0, 0));
    assert!(saved.version > version - 2);
    let own = own.again();
    assert_eq!(own.verify().unwrap(), []);
}

#[test]
fn a_day_ends_at_four_and_planned_ones_are_counted_apart() {
    let mut own = Own::new();
    said(4, None).occasion("scheduled").at(&mut own, "2026-03-02", 3);
    said(-4, None).occasion("after_trigger").at(&mut own, "2026-03-02", 5);
    said(2, None).at(&mut own, "2026-03-02", 21);
    let all = own.mood_line(everything(), false).unwrap();
    assert_eq!(
        all.days.iter().map(|d| (d.day, d.n)).collect::<Vec<_>>(),
        [(day("2026-03-01"), 1), (day("2026-03-02"), 2)]
    );
    let planned = own.mood_line(Within::default(), false).unwrap();
    assert_eq!((planned.n_entries, planned.days.len()), (1, 1));
    let occasions: Vec<String> = all.moments.iter().map(|moment| moment.occasion.clone()).collect();
    assert_eq!(occasions, ["scheduled", "after_trigger", "self_started"]);
    // a period is of the days that end at four, too
    let first = Within { from: Some(day("2026-03-01")), to: Some(day("2026-03-01")), all: true };
    assert_eq!(own.mood_line(first, false).unwrap().n_entries, 1);
    assert_eq!(
        own.mood_moments(Within { from: Some(day("2026-03-02")), to: None, all: true }).unwrap().len(),
        2
    );
}

#[test]
fn the_map_the_words_and_the_week() {
    let mut own = Own::new();
    for (at, pleasant) in [(1, 1), (2, 2), (3, 3), (4, 2)] {
        let day = format!("2026-06-{at:02}");
        said(pleasant, Some(-1)).word(&[("calm", 60)]).at(&mut own, &day, 9);
    }
    said(-2, Some(3)).word(&[("furious", 90), ("angry", 70), ("my own word", 20)]).at(
        &mut own,
        "2026-06-04",
        22,
    );
    said(-1, None).at(&mut own, "2026-06-05", 12);
    let grid = own.mood_grid(everything()).unwrap();
    assert_eq!((grid.n, grid.n_without_energy), (5, 1));
    assert_eq!(grid.cells.iter().find(|cell| cell.pleasant == 2).map(|cell| cell.n), Some(2));
    assert_eq!(grid.words.len(), 1, "a word that was said once lies nowhere");
    assert_eq!(
        (grid.words[0].word.as_str(), grid.words[0].pleasant, grid.words[0].energy),
        ("calm", 2.0, -1.0)
    );

    let families = own.word_families(everything(), false).unwrap();
    assert!(!families.months);
    assert_eq!(families.starts, [day("2026-06-01")]);
    assert_eq!(families.entries, [5]);
    let of = |name: &str| families.families.iter().find(|f| f.family == name).map(|f| f.counts.clone());
    assert_eq!((of("calm"), of("anger"), of("other words")), (Some(vec![4]), Some(vec![1]), Some(vec![1])));

    let rhythm = own.mood_rhythm(everything()).unwrap();
    assert_eq!(rhythm.hours, [4, 7, 10, 13, 16, 19, 22, 1]);
    assert_eq!((rhythm.parts[1].n, rhythm.parts[1].median), (4, Some(2.0)));
    assert_eq!((rhythm.parts[6].n, rhythm.parts[6].median), (1, None), "one is too few to tell");
    assert_eq!(rhythm.weekdays.iter().map(|slot| slot.n).collect::<Vec<_>>(), [1, 1, 1, 2, 1, 0, 0]);
}

#[test]
fn numbers_lie_beside_it() {
    let mut own = Own::new();
    let scale = own
        .add_word(&goldseam_journal::OwnWord {
            id: 0,
            kind: goldseam_journal::WordKind::Scale,
            text: "My back".into(),
            line: String::new(),
            example: String::new(),
            questions: vec![],
            group: String::new(),
            minutes: 0,
            low: "quiet".into(),
            high: String::new(),
        })
        .unwrap();
    let contact = |id: &str| Answer::Choices(Chosen { ids: vec![id.to_owned()], ..Chosen::default() });
    for (at, (minutes, amount)) in [(420, "none"), (300, "much"), (480, "little")].into_iter().enumerate() {
        said(0, None)
            .with("sleep", Answer::Minutes(minutes))
            .with("contact", contact(amount))
            .with("scales", Answer::Scales([(scale.key(), 3 + u8::try_from(at).unwrap())].into()))
            .at(&mut own, &format!("2026-06-0{}", at + 1), 9);
    }
    let numbers = own.numbers(everything()).unwrap();
    let of = |kind| {
        let found = numbers.iter().find(|one| one.number.kind == kind).unwrap();
        (found.number.name.clone(), found.days.iter().map(|d| d.value).collect::<Vec<_>>())
    };
    assert_eq!(of(NumberKind::Duration).1, [420.0, 300.0, 480.0]);
    assert_eq!(of(NumberKind::Choice).1, [0.0, 3.0, 1.0]);
    assert_eq!(of(NumberKind::OwnScale), ("My back".to_owned(), vec![3.0, 4.0, 5.0]));
    // renamed, the same numbers; and the page reads it by its name
    own.change_word(&goldseam_journal::OwnWord { text: "Back".into(), ..scale }).unwrap();
    assert!(own.numbers(everything()).unwrap().iter().any(|one| one.number.name == "Back"));
    let row = own.mood_moments(everything()).unwrap()[0].entry;
    assert!(own.entry(row).unwrap().body.contains("My back: 3 of 10"));
}

#[test]
fn answers_out_of_range_are_refused() {
    let mut own = Own::new();
    let at = moment(date("2026-06-01"), 9, 0);
    for answer in [
        Answer::Affect(Affect { pleasant: 5, energy: None }),
        Answer::Affect(Affect { pleasant: 0, energy: Some(-5) }),
        Answer::Scale(1),
    ] {
        let draft = said(0, None).with("affect", answer).draft(&at);
        assert!(matches!(own.fill_new(&draft, &at), Err(Error::BadAnswer)));
    }
    let many = said(0, None).word(&[("sad", 1), ("hurt", 1), ("gloomy", 1), ("empty", 1)]);
    assert!(matches!(own.fill_new(&many.draft(&at), &at), Err(Error::BadAnswer)), "up to three words");
    let long = said(0, None).with("sleep", Answer::Minutes(1441));
    assert!(matches!(own.fill_new(&long.draft(&at), &at), Err(Error::BadAnswer)));
    assert_eq!(moods(&own), 0);
}

/// The pattern page takes tags from all entries of a day, also of those that say nothing of feelings.
#[test]
fn patterns_know_the_tags_of_every_entry() {
    let mut own = Own::new();
    let first = date("2026-01-05");
    for at in 0..70_u64 {
        let day = first.checked_add_days(Days::new(at)).unwrap();
        let hard = at % 5 == 0;
        let one = said(if hard { -3 } else { 2 }, Some(0)).occasion("scheduled");
        let one = if hard && at % 2 == 0 { one.tag("alone") } else { one };
        one.at(&mut own, &day.to_string(), 20);
        if hard && at % 2 == 1 {
            let at = moment(day, 8, 0);
            let draft = Draft {
                title: String::new(),
                body: "x".into(),
                happened: When::from(&at),
                tags: vec!["Alone".into()],
                starred: false,
            };
            own.create_entry(&draft, &at).unwrap();
        }
    }
    own.keep_landmark(&Landmark { id: 0, day: "2026-02-10".parse().unwrap(), name: " The\ttalk ".into() })
        .unwrap();
    let page = own.patterns(&PatternsAsked::default()).unwrap();
    assert_eq!(page.patterns.n_entries, 70);
    assert_eq!(page.tags.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["alone"]);
    let link = page.patterns.tags.results[0].link.figure().unwrap();
    assert_eq!((link.n_with, link.n_without), (14, 56));
    assert!(link.delta < -0.9);
    assert_eq!(page.landmarks[0].landmark.name, "The talk");
    assert!(page.landmarks[0].finding.figure().is_some());
    // from a binned entry no tag is counted
    let edges = own.mood_edges(everything()).unwrap();
    assert!(edges.worst.iter().all(|day| day.tags == ["alone"]), "{:?}", edges.worst);
    assert_eq!(edges.best.len(), 5);
    own.remove_landmark(page.landmarks[0].landmark.id).unwrap();
    assert!(own.landmarks().unwrap().is_empty());
}

#[test]
fn nothing_is_made_of_too_little() {
    let mut own = Own::new();
    let none = own.mood_line(everything(), true).unwrap();
    assert!(none.days.is_empty() && none.moments.is_empty() && none.n_entries == 0);
    assert!(own.patterns(&PatternsAsked::default()).unwrap().patterns.trend.figure().is_none());
    said(1, Some(1)).at(&mut own, "2026-06-01", 9);
    let edges = own.mood_edges(everything()).unwrap();
    assert_eq!((edges.n_days, edges.best.len()), (1, 0));
    assert!(own.word_families(everything(), false).unwrap().families.is_empty());
    assert!(matches!(
        own.keep_landmark(&Landmark { id: 0, day: "2026-01-01".parse().unwrap(), name: " ".into() }),
        Err(Error::BadWord)
    ));
    assert!(matches!(
        own.keep_landmark(&Landmark { id: 9, day: "2026-01-01".parse().unwrap(), name: "x".into() }),
        Err(Error::NotFound)
    ));
}

#[derive(Debug, Clone)]
enum Step {
    Feel { day: u16, hour: u32, offset: i32, pleasant: i8, words: usize },
    Move { which: usize, day: u16, offset: i32 },
    Bin(usize),
    Unbin(usize),
    Erase(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let feel = (0_u16..60, 0_u32..24, -720_i32..=840, -4_i8..=4, 0_usize..4)
        .prop_map(|(day, hour, offset, pleasant, words)| Step::Feel { day, hour, offset, pleasant, words });
    let moved = (any::<usize>(), 0_u16..60, -720_i32..=840).prop_map(|(which, day, offset)| Step::Move {
        which,
        day,
        offset,
    });
    prop_oneof![
        4 => feel,
        2 => moved,
        1 => any::<usize>().prop_map(Step::Bin),
        1 => any::<usize>().prop_map(Step::Unbin),
        1 => any::<usize>().prop_map(Step::Erase),
    ]
}

const WORDS: [(&str, u8); 3] = [("sad", 70), ("torn", 40), ("at ease", 10)];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_sequence_brings_it_out_of_step(steps in prop::collection::vec(step(), 1..40)) {
        let mut own = Own::new();
        let mut ids: Vec<EntryId> = Vec::new();
        let then = |day: u16, hour: u32, offset: i32| {
            moment(date("2026-01-01").checked_add_days(Days::new(day.into())).unwrap(), hour, offset)
        };
        let now = moment(date("2026-12-01"), 12, 0);
        for step in steps {
            let at = |which: usize| ids.get(which % ids.len().max(1)).copied();
            match step {
                Step::Feel { day, hour, offset, pleasant, words } => {
                    let at = then(day, hour, offset);
                    let one = said(pleasant, Some(-pleasant)).word(&WORDS[..words]);
                    ids.push(own.fill_new(&one.draft(&at), &at).unwrap().id);
                }
                Step::Move { which, day, offset } => {
                    if let Some(entry) = at(which).and_then(|id| own.entry(id).ok()) {
                        let answers = entry.filled.unwrap().answers;
                        let moved = Said { answers, tags: vec![] }.draft(&then(day, 3, offset));
                        own.fill(entry.id, entry.version, &moved, &now).unwrap();
                    }
                }
                Step::Bin(which) => drop(at(which).map(|id| own.bin_entry(id, &now))),
                Step::Unbin(which) => drop(at(which).map(|id| own.unbin_entry(id))),
                Step::Erase(which) => drop(at(which).map(|id| own.erase_entry(id))),
            }
            in_step(&own);
            let live = own.count("SELECT count(*) FROM entry WHERE deleted_ms IS NULL");
            prop_assert_eq!(moods(&own), live);
        }
    }
}

#[test]
fn a_moment_of_a_clock_with_an_offset() {
    let at = NaiveDateTime::parse_from_str("2026-06-01T23:30:00", "%Y-%m-%dT%H:%M:%S").unwrap();
    let at = Moment::new(at, -180, None).unwrap();
    let mut own = Own::new();
    own.fill_new(&said(0, None).draft(&at), &at).unwrap();
    assert_eq!(own.mood_moments(everything()).unwrap()[0].day, day("2026-06-01"));
}

#[test]
fn looking_back_counts_what_was_written_and_felt() {
    let mut own = Own::new();
    let note = |own: &mut Own, day: &str, body: &str, starred: bool| {
        let at = moment(date(day), 10, 0);
        let happened = When::from(&at);
        let draft =
            Draft { title: String::new(), body: body.into(), happened, tags: vec!["home".into()], starred };
        own.create_entry(&draft, &at).unwrap().id
    };
    note(&mut own, "2026-03-02", "The **Harbour** was quiet. I don’t know the harbour.", true);
    note(&mut own, "2026-03-02", "Quiet, and then the tram.", false);
    let gone = note(&mut own, "2026-03-03", "harbour harbour harbour", false);
    own.bin_entry(gone, &moment(date("2026-03-04"), 9, 0)).unwrap();
    for at in 2..=6 {
        said(1, None).word(&[("calm", 50)]).at(&mut own, &format!("2026-03-0{at}"), 20);
    }
    let back = own.looking_back("2026-03-02".parse().unwrap(), "2026-03-08".parse().unwrap()).unwrap();
    assert_eq!((back.entries, back.days), (7, 5));
    assert_eq!(back.starred.len(), 1);
    let named =
        |all: &[goldseam_journal::Named]| all.iter().map(|one| (one.name.clone(), one.n)).collect::<Vec<_>>();
    // "don't" and "know" are in every text, and a binned entry says nothing
    assert_eq!(named(&back.said), [("harbour".to_owned(), 2), ("quiet".to_owned(), 2)]);
    assert_eq!(named(&back.felt), [("calm".to_owned(), 5)]);
    assert_eq!(named(&back.tags), [("home".to_owned(), 2)]);
    assert_eq!(named(&back.methods), [(Library::built_in().quick().unwrap().name.clone(), 5)]);
    assert_eq!(back.mood.figure().map(|period| (period.median, period.n_days)), Some((1.0, 5)));
    assert!(back.before.figure().is_none(), "nothing was written the week before");
    assert!(back.walked.is_empty() && back.noted.is_empty());
    // a week without anything
    let empty = own.looking_back("2020-03-02".parse().unwrap(), "2020-03-08".parse().unwrap()).unwrap();
    assert_eq!((empty.entries, empty.words, empty.said.len()), (0, 0, 0));
}

#[test]
fn a_hard_day_before_this_one_is_found_by_what_both_share() {
    let mut own = Own::new();
    said(-3, None).word(&[("betrayed", 90)]).tag("station").at(&mut own, "2026-01-10", 20);
    said(-2, None).tag("letters").at(&mut own, "2026-01-20", 20);
    said(-3, None).word(&[("lonely", 60)]).at(&mut own, "2026-02-01", 20);
    said(0, None).at(&mut own, "2026-01-12", 9);
    let today = |own: &mut Own| {
        said(-4, None).word(&[("Betrayed", 80), ("lonely", 40)]).tag("Station").at(own, "2026-03-01", 9)
    };
    assert!(own.hard_days_before("2026-03-01".parse().unwrap()).unwrap().is_empty());
    today(&mut own);
    said(0, None).tag("station").at(&mut own, "2026-03-02", 9);
    assert!(
        own.hard_days_before("2026-03-02".parse().unwrap()).unwrap().is_empty(),
        "that day is no hard one"
    );
    let found = own.hard_days_before("2026-03-01".parse().unwrap()).unwrap();
    assert_eq!(found.iter().map(|hard| hard.day).collect::<Vec<_>>(), [day("2026-01-10"), day("2026-02-01")]);
    assert_eq!(found[0].shared, ["betrayed", "station"]);
    assert_eq!((found[0].lighter, found[0].entries.len()), (Some(day("2026-01-12")), 2));
    assert_eq!((found[1].lighter, found[1].entries.len()), (None, 1));
}

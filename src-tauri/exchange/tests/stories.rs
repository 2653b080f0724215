//! The three stories of a year: the journal takes all that their people did, and they show what there is to show.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use goldseam_content::{Library, Role};
use goldseam_exchange::demo::{Story, StoryPlan, Walked, What, write_story};
use goldseam_journal::{
    Act, Day, EntryId, EventKind, Filter, GateState, Happened, Journal, JourneyCard, JourneyView, StepRef,
    StepStatus, Who,
};
use goldseam_vault::{Cost, Passphrase};

const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
const MAP: &str = "seven-steps";

fn plan(story: Story, seed: u64) -> StoryPlan {
    StoryPlan { story, seed, until: UNTIL }
}

fn journal(dir: &tempfile::TempDir, story: Story, seed: u64) -> Journal {
    let passphrase = Passphrase::new("correct horse".into()).unwrap();
    let path = dir.path().join(format!("{story:?}-{seed}.goldseam"));
    let mut journal = Journal::create(&path, passphrase, Cost::cheap_for_tests()).unwrap();
    write_story(&mut journal, plan(story, seed)).unwrap();
    journal
}

/// The journals of all stories.
fn journals(dir: &tempfile::TempDir) -> Vec<(Story, Journal)> {
    Story::ALL.into_iter().map(|story| (story, journal(dir, story, 1))).collect()
}

fn everything(journal: &Journal) -> Vec<goldseam_journal::Entry> {
    let rows = journal.timeline(&Filter::default(), None, 500).unwrap().rows;
    rows.iter().map(|row| journal.entry(row.id).unwrap()).collect()
}

fn histories(journal: &Journal) -> Vec<(JourneyCard, Vec<Happened>)> {
    let with_history = |card: JourneyCard| {
        let happened = journal.journey_history(card.id, None).unwrap();
        (card, happened)
    };
    journal.journeys().unwrap().into_iter().map(with_history).collect()
}

fn main_journey(journal: &Journal) -> JourneyView {
    let first = journal.journeys().unwrap().iter().map(|card| card.id).min().unwrap();
    journal.journey(first).unwrap()
}

/// How the seven steps stand, in their order.
fn standing(view: &JourneyView) -> Vec<StepStatus> {
    assert_eq!(view.map, MAP);
    view.steps.iter().map(|step| step.status).collect()
}

#[test]
fn the_same_seed_and_day_give_the_same_story() {
    let written = |plan: StoryPlan| {
        let Walked { journeys, lines } = plan.walked().unwrap();
        (format!("{:?}", plan.entries().unwrap()), format!("{journeys:?}"), format!("{lines:?}"))
    };
    for story in Story::ALL {
        let one = written(plan(story, 4));
        assert_eq!(one, written(plan(story, 4)), "{story:?}");
        let other = written(plan(story, 5));
        assert_ne!(one.0, other.0, "{story:?}");
        assert_ne!(one.2, other.2, "{story:?}");
        assert_eq!(one.1, other.1, "what was done does not hang on chance");
        let earlier = StoryPlan { until: UNTIL.pred_opt().unwrap(), ..plan(story, 4) };
        assert_ne!(one.1, written(earlier).1, "{story:?}");
    }
}

#[test]
fn two_journals_of_a_story_say_the_same() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, other) = (journal(&one, Story::Solo, 3), journal(&other, Story::Solo, 3));
    assert_eq!(everything(&one), everything(&other));
    assert_eq!(histories(&one), histories(&other));
    let today = Day::new(UNTIL.succ_opt().unwrap()).unwrap();
    assert_eq!(one.plan(today).unwrap(), other.plan(today).unwrap());
    assert_eq!(one.due(today).unwrap(), other.due(today).unwrap());
}

/// Any day may be the last one: leap days, and the days on which clocks change.
#[test]
fn any_last_day_will_do() {
    let dir = tempfile::tempdir().unwrap();
    let days = [(2024, 2, 29), (2025, 3, 30), (2025, 10, 26), (2026, 3, 29), (2027, 1, 1)];
    for (year, month, day) in days {
        let until = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for story in Story::ALL {
            let plan = StoryPlan { story, seed: 2, until };
            let same = StoryPlan { until: UNTIL, ..plan };
            assert_eq!(plan.entries().unwrap().len(), same.entries().unwrap().len(), "{story:?} {until}");
            let acts = |plan: StoryPlan| -> usize {
                plan.walked().unwrap().journeys.iter().map(|walk| walk.acts.len()).sum()
            };
            assert_eq!(acts(plan), acts(same), "{story:?} {until}");
        }
        let path = dir.path().join(format!("{until}.goldseam"));
        let passphrase = Passphrase::new("correct horse".into()).unwrap();
        let mut journal = Journal::create(&path, passphrase, Cost::cheap_for_tests()).unwrap();
        write_story(&mut journal, StoryPlan { story: Story::Hurt, seed: 2, until }).unwrap();
    }
}

#[test]
fn a_real_vault_takes_every_story() {
    let dir = tempfile::tempdir().unwrap();
    for (story, journal) in journals(&dir) {
        let (entries, walked) = (plan(story, 1).entries().unwrap(), plan(story, 1).walked().unwrap());
        let quick = &Library::built_in().quick().unwrap().id;
        let felt = everything(&journal)
            .iter()
            .filter(|e| e.filled.as_ref().is_some_and(|f| f.method == *quick))
            .count();
        assert!(felt > 150, "{story:?} says how it felt");
        assert_eq!(journal.ladder(&Filter::default()).unwrap().total as usize, entries.len() + felt);
        assert_eq!(journal.landmarks().unwrap().len(), 2);
        assert_eq!(journal.journeys().unwrap().len(), walked.journeys.len());

        // every act is there, with its day, its words and its entry
        for walk in &walked.journeys {
            let histories = histories(&journal);
            let (card, happened) = histories.iter().find(|(card, _)| card.name == walk.new.name).unwrap();
            assert_eq!(card.gate, walk.new.gate);
            for done in &walk.acts {
                let said = |h: &&Happened| {
                    h.day == done.act.day
                        && h.noted == done.at
                        && (h.note == done.act.note || h.label == done.act.note)
                };
                let found = happened.iter().find(said).unwrap_or_else(|| panic!("{story:?}: {done:?}"));
                if done.entry.is_some() && !matches!(done.act.act, Act::Breach) {
                    let of_act = happened.iter().filter(|h| h.noted == done.at).any(|h| h.entry.is_some());
                    assert!(of_act, "{story:?}: {found:?}");
                }
            }
        }
        let logged: usize =
            everything(&journal).iter().map(|entry| journal.plan_log(entry.id).unwrap().len()).sum();
        assert!(logged >= walked.lines.len(), "{story:?}: {logged}");
        assert!(journal.vault().verify().unwrap().is_empty());
    }
}

#[test]
fn every_story_has_its_measure() {
    for story in Story::ALL {
        let (entries, walked) = (plan(story, 1).entries().unwrap(), plan(story, 1).walked().unwrap());
        let acts: Vec<_> = walked.journeys.iter().flat_map(|walk| &walk.acts).collect();
        // of a series, the id is made of its method and its day
        let by_hand = entries.iter().filter(|entry| !entry.id.contains(' ')).count();
        let with_words = acts.iter().filter(|done| !done.act.note.is_empty()).count();
        assert!((60..=130).contains(&(by_hand + with_words)), "{story:?}: {by_hand} and {with_words}");
        assert!(by_hand >= 35 && with_words >= 50, "{story:?}: {by_hand} and {with_words}");
        assert!((100..=200).contains(&entries.len()), "{story:?}: {} entries", entries.len());
        assert!((60..=400).contains(&walked.lines.len()), "{story:?}: {} lines", walked.lines.len());

        // a year, from end to end, and at no time a long silence
        let mut days: BTreeSet<NaiveDate> = entries.iter().map(|entry| entry.written.day().date()).collect();
        days.extend(acts.iter().map(|done| done.at.day().date()));
        let (first, last) = (*days.first().unwrap(), *days.last().unwrap());
        assert_eq!(last, UNTIL);
        assert!((340..=366).contains(&(last - first).num_days()), "{story:?}");
        let all: Vec<_> = days.into_iter().collect();
        assert!(all.windows(2).all(|pair| (pair[1] - pair[0]).num_days() <= 14), "{story:?}");

        let methods: BTreeSet<_> = entries
            .iter()
            .filter_map(|entry| match &entry.what {
                What::Filled(draft) => Some(draft.filled.method.as_str()),
                What::Note(_) => None,
            })
            .collect();
        assert!(methods.len() >= 15, "{story:?}: {methods:?}");
        assert!(entries.iter().filter(|entry| matches!(entry.what, What::Note(_))).count() >= 10);
    }
}

#[test]
fn what_is_filled_in_fits_its_methods_and_its_time() {
    for (story, seed) in Story::ALL.into_iter().flat_map(|story| (1..=3).map(move |seed| (story, seed))) {
        let entries = plan(story, seed).entries().unwrap();
        let written: BTreeMap<_, _> = entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
        assert_eq!(written.len(), entries.len(), "{story:?}: two have one name");
        for entry in &entries {
            let id = format!("{story:?} {}", entry.id);
            if let Some((from, quote)) = &entry.from {
                let from = written[from.as_str()];
                assert!(from.written.ms() < entry.written.ms(), "{id}");
                let text = format!("{:?}", from.what);
                assert!(text.contains(quote.as_str()), "{id}: {quote}");
            }
            let mut last = entry.written.ms();
            for (at, _) in &entry.later {
                assert!(at.ms() > last && at.day().date() <= UNTIL, "{id}");
                last = at.ms();
            }
            let What::Filled(draft) = &entry.what else { continue };
            let method = Library::built_in().method(&draft.filled.method).unwrap();
            for draft in [draft].into_iter().chain(entry.later.iter().map(|(_, draft)| draft)) {
                assert_eq!(method.check_filled(&draft.filled), Ok(()), "{id}");
                let filled = &draft.filled;
                let missing = method.missing(&filled.answers);
                assert_eq!(filled.finished, missing.is_empty(), "{id}: {missing:?}");
                // nothing is answered that is not asked, the first time and at every come-back
                let mut rounds = vec![(filled.answers.clone(), &filled.answers)];
                let backs = filled.returns.iter().enumerate();
                rounds.extend(backs.map(|(index, back)| (filled.answers_at(index), &back.answers)));
                for (all, given) in rounds {
                    let visible = method.visible(&all);
                    let shown: BTreeSet<_> =
                        visible.iter().flat_map(|part| &part.fields).map(|field| field.id.as_str()).collect();
                    for answered in given.keys() {
                        assert!(shown.contains(answered.as_str()), "{id}: {answered} is not shown");
                    }
                }
            }
        }
    }
}

/// Nothing is left unfilled, and no day or month is named that the last day may belie.
#[test]
fn the_words_fit_any_year() {
    const BELIED: &str = "January February March April June July August September October November December
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas";
    for story in Story::ALL {
        for entry in plan(story, 1).entries().unwrap() {
            let text = match &entry.what {
                What::Note(draft) => format!("{}\n{}", draft.title, draft.body),
                What::Filled(draft) => format!("{:?}", draft.filled),
            };
            let words: BTreeSet<_> = text.split(|c: char| !c.is_alphabetic()).collect();
            for word in BELIED.split_whitespace() {
                assert!(!words.contains(word), "{story:?} {}: {word}", entry.id);
            }
            if let What::Note(draft) = &entry.what {
                assert!(!draft.body.contains("  ") && !draft.body.contains(['{', '}']), "{}", entry.id);
            }
        }
    }
}

#[test]
fn every_step_of_every_role_is_touched() {
    use StepStatus as S;
    let dir = tempfile::tempdir().unwrap();
    for (story, journal) in journals(&dir) {
        let view = main_journey(&journal);
        let role = match story {
            Story::Hurt => Role::Hurt,
            Story::Repair => Role::Repair,
            Story::Solo => Role::Solo,
        };
        assert_eq!(view.card.role, role);
        let statuses = standing(&view);
        assert_eq!(statuses.len(), 7);
        assert!(!statuses.contains(&S::NotStarted), "{story:?}: {statuses:?}");
        for step in &view.steps {
            let step = journal.journey_step(view.card.id, &step.at).unwrap();
            assert!(step.history.len() >= 2, "{story:?}: {}", step.card.name);
            let ticked = step.actions.iter().filter(|action| action.ticked.is_some()).count();
            assert!(ticked >= 2, "{story:?}: {} of {}", ticked, step.card.name);
        }
        // a tick stands in the words of the role that it was made in
        assert!(
            !view.card.first_weeks && view.card.last.unwrap().date() >= UNTIL - chrono::Duration::days(14)
        );
    }
}

#[test]
fn every_question_is_answered_more_than_once_and_once_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    for (story, journal) in journals(&dir) {
        let view = main_journey(&journal);
        assert_eq!(view.questions.len(), 3);
        for question in &view.questions {
            assert!(question.given.len() >= 2, "{story:?}: {}", question.id);
        }
        let given: Vec<_> = view.questions.iter().flat_map(|question| &question.given).collect();
        assert!(given.iter().any(|answer| answer.what == "taking_back"), "{story:?}");
        assert!(given.iter().any(|answer| !answer.note.is_empty()), "{story:?}");
    }
}

#[test]
fn the_hard_parts_are_in_every_story() {
    use EventKind as K;
    let dir = tempfile::tempdir().unwrap();
    for (story, journal) in journals(&dir) {
        let histories = histories(&journal);
        let happened: Vec<_> = histories.iter().flat_map(|(_, happened)| happened).collect();
        for kind in [K::Reopen, K::Slip, K::Breach, K::Pause, K::Resume, K::Done, K::FirstWeeks, K::Note] {
            assert!(happened.iter().any(|h| h.kind == kind), "{story:?}: no {kind:?}");
        }
        let said = |kind| happened.iter().filter(move |h| h.kind == kind);
        assert!(said(K::Breach).all(|h| !h.note.is_empty() && h.entry.is_some()), "{story:?}");
        assert!(said(K::Slip).all(|h| !h.note.is_empty() && h.entry.is_some()), "{story:?}");
        let with_reason = said(K::Reopen).filter(|h| !h.note.is_empty()).count();
        assert!(with_reason >= 1, "{story:?}");
        // a slip stands in the log of what was planned too
        let slipped = said(K::Slip).filter_map(|h| h.entry).all(|entry| has_slip(&journal, entry));
        assert!(slipped, "{story:?}");
        assert!(happened.iter().any(|h| h.entry.is_some() && !h.title.is_empty()), "{story:?}");
    }
}

fn has_slip(journal: &Journal, entry: EntryId) -> bool {
    journal.plan_log(entry).unwrap().iter().any(|line| line.outcome == "slipped")
}

fn step(id: &str) -> StepRef {
    StepRef { map: MAP.into(), step: id.into() }
}

#[test]
fn somebody_who_was_hurt_stays_for_now() {
    use StepStatus as S;
    let dir = tempfile::tempdir().unwrap();
    let journal = journal(&dir, Story::Hurt, 1);
    let view = main_journey(&journal);
    let statuses = standing(&view);
    assert!(statuses[..4].iter().all(|status| matches!(status, S::DoneForNow | S::Reopened)), "{statuses:?}");
    assert!(statuses[..4].contains(&S::Reopened) && statuses[..4].contains(&S::DoneForNow));
    assert_eq!(statuses[4..], [S::Exploring; 3]);
    // the sixth was put to rest by the breach, and its conditions were said anew
    let sixth = journal.journey_step(view.card.id, &step("step_intimacy")).unwrap();
    assert!(!sixth.card.paused && !sixth.card.closed);
    let kinds: Vec<_> = sixth.history.iter().map(|happened| happened.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == EventKind::Open).count(), 2, "{kinds:?}");
    assert!(kinds.contains(&EventKind::Pause));
    // the last one is not decided
    let seventh = journal.journey_step(view.card.id, &step("step_forgive")).unwrap();
    assert!(seventh.ending.is_empty() && seventh.endings.len() == 3);
    // trust goes up, down and up again
    let trust: Vec<_> = view.questions[2].given.iter().map(|answer| answer.what.as_str()).collect();
    assert_eq!(trust.iter().filter(|answer| **answer == "taking_back").count(), 2, "{trust:?}");
    assert_eq!(trust.last(), Some(&"some_things"));
    // part of it was walked by another map
    assert!(view.elsewhere.iter().any(|step| step.at.map == "gottman"));
}

#[test]
fn somebody_who_broke_trust_learns_to_say_it_first() {
    let dir = tempfile::tempdir().unwrap();
    let journal = journal(&dir, Story::Repair, 1);
    let view = main_journey(&journal);
    let seventh = journal.journey_step(view.card.id, &step("step_forgive")).unwrap();
    let asks_nothing = seventh.actions.iter().find(|action| action.id == "r_do_not_ask").unwrap();
    assert!(asks_nothing.ticked.is_some());
    assert!(!seventh.ending.is_empty());
    // told late, then sooner and sooner
    let promised = of_method(&journal, "promise");
    let told = promised.iter().map(|id| journal.plan_log(*id).unwrap()).find(|log| log.len() == 4).unwrap();
    assert!(told[0].note.contains("Forty minutes"), "{told:?}");
    // the letter was given only when it was asked for
    let letters: Vec<_> = of_method(&journal, "letter-apology")
        .into_iter()
        .map(|id| journal.entry(id).unwrap().filled.unwrap())
        .map(|filled| {
            (format!("{:?}", filled.answers["welcome"]), format!("{:?}", filled.latest()["decision"]))
        })
        .collect();
    assert!(letters[0].0.contains("yes") && letters[0].1.contains("give"), "{letters:?}");
    assert!(letters[1].0.contains("unknown") && letters[1].1.contains("wait"), "{letters:?}");
}

#[test]
fn somebody_who_goes_alone_has_two_journeys() {
    let dir = tempfile::tempdir().unwrap();
    let journal = journal(&dir, Story::Solo, 1);
    let cards = journal.journeys().unwrap();
    assert_eq!(cards.len(), 2);
    let (away, friend) = (&cards[0], &cards[1]);
    assert_eq!((away.gate, friend.gate), (Some(GateState::Hidden), Some(GateState::Clear)));
    assert_eq!((away.role, friend.role), (Role::Solo, Role::Solo));
    assert!(!away.archived && friend.archived);
    let view = journal.journey(away.id).unwrap();
    assert!(
        view.elsewhere.iter().any(|step| step.at.map == "walking-away" && step.at.step == "step_own_life")
    );
    let maps: Vec<_> = history_of(&journal, away.id, EventKind::Map);
    assert_eq!(maps, ["seven-steps", "walking-away", "seven-steps"]);
    assert_eq!(history_of(&journal, away.id, EventKind::Role), ["hurt", "solo"]);
    // two people, two answers, both whole
    let forgives = |id| journal.journey(id).unwrap().questions[0].given.last().unwrap().what.clone();
    assert_eq!((forgives(away.id).as_str(), forgives(friend.id).as_str()), ("no", "decided"));
    // nothing that two people do together: the safety questions hide it
    for entry in everything(&journal) {
        let Some(filled) = entry.filled else { continue };
        assert!(!Library::built_in().method(&filled.method).unwrap().gated, "{}", filled.method);
    }
}

fn history_of(journal: &Journal, id: u32, kind: EventKind) -> Vec<String> {
    let happened = journal.journey_history(id, None).unwrap();
    happened.into_iter().filter(|h| h.kind == kind).map(|h| h.what).collect()
}

/// Newest first.
fn of_method(journal: &Journal, method: &str) -> Vec<EntryId> {
    let filter = Filter { methods: vec![method.into()], ..Filter::default() };
    journal.timeline(&filter, None, 100).unwrap().rows.iter().map(|row| row.id).collect()
}

#[test]
fn what_was_planned_has_its_log() {
    let dir = tempfile::tempdir().unwrap();
    let today = Day::new(UNTIL.succ_opt().unwrap()).unwrap();
    for (story, journal) in journals(&dir) {
        let plan = journal.plan(today).unwrap();
        assert!(plan.iter().any(|item| !item.over && !item.lines.is_empty()), "{story:?}");
        assert!(plan.iter().any(|item| item.over), "{story:?}: nothing is over");
        assert!(plan.iter().map(|item| item.noted).sum::<u32>() >= 60, "{story:?}");
        let mut who = BTreeSet::new();
        for item in &plan {
            let written = journal.entry(item.row.id).unwrap().happened.day();
            for line in journal.plan_log(item.row.id).unwrap() {
                assert!(line.day >= written && line.day < today, "{story:?} {}: {line:?}", item.row.title);
                assert!(item.ends.is_none_or(|last| line.day <= last), "{story:?} {}", item.row.title);
                assert!(line.who.is_none() || item.who, "{story:?}: {line:?}");
                who.extend(line.who.map(|who| format!("{who:?}")));
            }
        }
        if story != Story::Solo {
            assert!(who.len() >= 2, "{story:?}: {who:?}");
        }
        let due = journal.due(today).unwrap();
        assert!((1..=8).contains(&due.len()), "{story:?}: {due:?}");
    }
    let hurt = journal(&dir, Story::Hurt, 2);
    let noted = hurt.plan(today).unwrap().into_iter().flat_map(|item| hurt.plan_log(item.row.id).unwrap());
    let in_talks = noted.filter(|line| line.during.is_some() && line.who != Some(Who::Me)).count();
    assert!(in_talks >= 4);
}

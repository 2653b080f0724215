//! Archives taken into a journal that has something already: nothing is lost, and what is newer is the present one.

use goldseam_exchange::demo::{self, Story, StoryPlan};
use goldseam_journal::{Filter, Journal, OwnWord, WordKind};

use crate::{
    back::everything,
    support::{Place, assert_same, files, moment, note, now, take},
};

fn texts(journal: &Journal, id: u32) -> Vec<String> {
    let numbers = journal.revisions(id).unwrap();
    numbers.iter().map(|one| journal.revision(id, one.number).unwrap().body).collect()
}

fn only(journal: &Journal) -> u32 {
    journal.timeline(&Filter::default(), None, 10).unwrap().rows[0].id
}

/// Two copies of a journal with one entry.
fn two(place: &Place) -> (Journal, Journal) {
    let mut one = place.journal("one");
    one.create_entry(&note("River", "As it began.", "2026-11-01T08:00:00"), &moment("2026-11-01T08:00:00"))
        .unwrap();
    let other = place.import(&place.export(&one, "both.zip"), "other");
    (one, other)
}

fn change(journal: &mut Journal, body: &str, at: &str) {
    let id = only(journal);
    let version = journal.entry(id).unwrap().version;
    journal.save_entry(id, version, &note("River", body, "2026-11-01T08:00:00"), &moment(at)).unwrap();
}

#[test]
fn the_newer_text_is_the_present_one_and_the_other_an_earlier() {
    let place = Place::new();
    let (mut one, mut other) = two(&place);
    change(&mut one, "Changed at home.", "2026-11-10T08:00:00");
    change(&mut other, "Changed on the way.", "2026-11-11T08:00:00");
    let taken = take(&mut one, &place.export(&other, "other.zip")).unwrap();
    assert_eq!((taken.entries, taken.newer, taken.older), (0, 1, 0));
    let id = only(&one);
    assert_eq!(texts(&one, id), ["Changed on the way.", "Changed at home.", "As it began."]);
    assert!(
        one.search("way", &Filter::default(), goldseam_journal::Order::Newest, None, 9).unwrap().hits.len()
            == 1
    );
    assert!(
        one.search("home", &Filter::default(), goldseam_journal::Order::Newest, None, 9)
            .unwrap()
            .hits
            .is_empty()
    );
    // the same once more changes nothing
    let before = place.export(&one, "before.zip");
    let taken = take(&mut one, &place.path("other.zip")).unwrap();
    assert_eq!((taken.newer, taken.older, taken.same), (0, 0, 1));
    assert_same(&before, &place.export(&one, "after.zip"));
}

#[test]
fn an_older_text_comes_among_the_earlier_ones() {
    let place = Place::new();
    let (mut one, mut other) = two(&place);
    change(&mut other, "Changed on the way.", "2026-11-10T08:00:00");
    change(&mut one, "Changed at home.", "2026-11-11T08:00:00");
    let taken = take(&mut one, &place.export(&other, "other.zip")).unwrap();
    assert_eq!((taken.entries, taken.newer, taken.older), (0, 0, 1));
    assert_eq!(texts(&one, only(&one)), ["Changed at home.", "Changed on the way.", "As it began."]);
    take(&mut one, &place.path("other.zip")).unwrap();
    assert_eq!(texts(&one, only(&one)), ["Changed at home.", "Changed on the way.", "As it began."]);
}

#[test]
fn both_copies_come_to_the_same_texts() {
    let place = Place::new();
    let (mut one, mut other) = two(&place);
    change(&mut one, "Changed at home.", "2026-11-10T08:00:00");
    change(&mut other, "Changed on the way.", "2026-11-11T08:00:00");
    let (from_one, from_other) = (place.export(&one, "one.zip"), place.export(&other, "other.zip"));
    take(&mut one, &from_other).unwrap();
    take(&mut other, &from_one).unwrap();
    assert_eq!(texts(&one, only(&one)), texts(&other, only(&other)));
}

#[test]
fn what_is_in_the_bin_here_stays_there() {
    let place = Place::new();
    let (mut one, other) = two(&place);
    let id = only(&one);
    one.bin_entry(id, &now()).unwrap();
    take(&mut one, &place.export(&other, "other.zip")).unwrap();
    assert!(one.entry(id).unwrap().deleted.is_some());
}

#[test]
fn two_journals_become_one() {
    let place = Place::new();
    let (mut one, mut other) = (place.journal("one"), place.journal("two"));
    everything(&mut one);
    let plan = StoryPlan { story: Story::Repair, seed: 1, until: "2026-11-21".parse().unwrap() };
    demo::write_story(&mut other, plan).unwrap();
    // the same number for two words: answers must go on to say what they said
    let word = OwnWord {
        id: 0,
        kind: WordKind::Care,
        text: "Paint".into(),
        line: String::new(),
        example: String::new(),
        questions: Vec::new(),
        group: String::new(),
        minutes: 5,
        low: String::new(),
        high: String::new(),
    };
    other.add_word(&word).unwrap();
    #[allow(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime only")]
    let count = |journal: &Journal| journal.whole(|reader| reader.count_entries()).unwrap();
    let (first, second) = (count(&one), count(&other));
    let body_before = care_body(&one);
    let taken = take(&mut other, &place.export(&one, "one.zip")).unwrap();
    assert_eq!(taken.entries as usize, first);
    assert_eq!(count(&other), first + second);
    assert!(taken.renumbered > 0);
    assert!(other.verify().unwrap().is_empty());
    // the words are numbered anew, and the answers with them
    assert!(care_answers(&other).contains("own_2"), "{}", care_answers(&other));
    assert_eq!(care_body(&other), body_before);
    // and taken out together they come back together
    let both = place.export(&other, "both.zip");
    assert_same(&both, &place.export(&place.import(&both, "three"), "three.zip"));
}

fn care(journal: &Journal) -> goldseam_journal::Entry {
    let filter = Filter { methods: vec!["own-care".into()], ..Filter::default() };
    journal.entry(journal.timeline(&filter, None, 9).unwrap().rows[0].id).unwrap()
}

fn care_body(journal: &Journal) -> String {
    care(journal).body
}

fn care_answers(journal: &Journal) -> String {
    serde_json::to_string(&care(journal).filled.unwrap().answers).unwrap()
}

#[test]
fn a_taking_is_undone_to_the_byte() {
    let place = Place::new();
    let (mut one, mut other) = (place.journal("one"), place.journal("two"));
    everything(&mut one);
    other.create_entry(&note("Mine", "It stays.", "2026-11-01T08:00:00"), &now()).unwrap();
    let before = files(&place.export(&other, "before.zip"));
    let mut archive =
        goldseam_exchange::archive::Archive::open(&place.export(&one, "one.zip"), None).unwrap();
    let (run, taken) =
        archive.take(&mut other, &now(), &std::sync::atomic::AtomicBool::new(false), &mut |_| {}).unwrap();
    let undone = other.untake_whole(run, &mut |_| true).unwrap();
    assert_eq!((undone.erased, undone.kept), (taken.entries, vec![]));
    assert!(other.verify().unwrap().is_empty());
    let after = files(&place.export(&other, "after.zip"));
    let kept = ["manifest", "words", "methods", "remembered", "prompts", "tags", "numbers", "check-ins"];
    for (name, bytes) in &after {
        if !kept.iter().any(|kept| name.contains(kept)) {
            assert_eq!(Some(bytes), before.get(name), "{name}");
        }
    }
    assert_eq!(other.untake_whole(run, &mut |_| true).unwrap().erased, 0);
    assert_eq!(other.untake_whole(99, &mut |_| true).unwrap_err().code(), "not_found");
}

#[test]
fn what_was_changed_since_stays_when_a_taking_is_undone() {
    let place = Place::new();
    let (one, mut other) = (two(&place).0, place.journal("three"));
    let mut archive =
        goldseam_exchange::archive::Archive::open(&place.export(&one, "one.zip"), None).unwrap();
    let (run, _) =
        archive.take(&mut other, &now(), &std::sync::atomic::AtomicBool::new(false), &mut |_| {}).unwrap();
    change(&mut other, "My own now.", "2026-11-27T08:00:00");
    let undone = other.untake_whole(run, &mut |_| true).unwrap();
    assert_eq!((undone.erased, undone.kept.len()), (0, 1));
    assert_eq!(other.entry(only(&other)).unwrap().body, "My own now.");
}

//! Moods become check-ins, thought records the method that takes them.

use goldseam_content::{Affect, Answer, Library};
use goldseam_exchange::import::{ImportChoices, ImportFelt};
use goldseam_formats::{Number, Record, Thought};
use goldseam_journal::{Entry, Journal, Within};
use serde_json::Value;

use crate::support::{choices, entries, mood, only, record, taken, taken_with};

const DAY: &str = "2024-05-01T20:00:00";

fn affect(entry: &Entry) -> Option<Affect> {
    let filled = entry.filled.as_ref()?;
    assert_eq!(filled.method, Library::built_in().quick().unwrap().id);
    assert!(filled.finished);
    filled.answers.values().find_map(|answer| match answer {
        Answer::Affect(affect) => Some(*affect),
        _ => None,
    })
}

fn words(entry: &Entry) -> Vec<String> {
    let answers = entry.filled.iter().flat_map(|filled| filled.answers.values());
    answers
        .flat_map(|answer| match answer {
            Answer::Emotions(felt) => felt.iter().map(|one| one.word.clone()).collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn notes(journal: &Journal) -> (Vec<Entry>, Vec<Entry>) {
    entries(journal).into_iter().partition(|entry| entry.filled.is_none())
}

#[test]
fn a_mood_with_a_line_is_one_check_in() {
    let felt = Record {
        mood: Some(mood("meh", Some(0.5))),
        tags: vec!["work".to_owned()],
        starred: true,
        ..record("1", DAY, "Long day at work")
    };
    let (_place, journal) = taken(&[felt]);
    let entry = only(&journal);
    assert_eq!(affect(&entry), Some(Affect { pleasant: 0, energy: None }));
    assert!(entry.body.contains("Long day at work"));
    assert_eq!(
        (entry.tags, entry.starred, entry.title.as_str()),
        (vec!["work".to_owned()], true, "Long day at work")
    );
    assert_eq!(entry.created, entry.happened);
    let line = journal.mood_line(Within { all: true, ..Within::default() }, false).unwrap();
    assert_eq!(line.n_entries, 1);
}

#[test]
fn a_mood_beside_a_text_is_a_check_in_that_the_text_leads_to() {
    let felt = Record {
        title: "Sunday".to_owned(),
        mood: Some(mood("awful", Some(0.0))),
        tags: vec!["work".to_owned()],
        ..record("1", DAY, "One.\n\nTwo.")
    };
    let (_place, journal) = taken(&[felt]);
    let (notes, felt) = notes(&journal);
    assert_eq!((notes.len(), felt.len()), (1, 1));
    assert_eq!(notes[0].body, "One.\n\nTwo.");
    assert_eq!(affect(&felt[0]).unwrap().pleasant, -4);
    assert_eq!((notes[0].tags.len(), felt[0].tags.len()), (1, 0));
    assert_eq!(notes[0].happened, felt[0].happened);
    let links = journal.links(notes[0].id).unwrap();
    assert_eq!(
        links.iter().map(|link| (link.row.id, link.outgoing)).collect::<Vec<_>>(),
        [(felt[0].id, true)]
    );
}

#[test]
fn the_level_of_a_mood_is_its_place_in_the_order_and_not_its_name() {
    // a mood of one's own called `love it`, in the best group, was taken for the worst elsewhere
    for (label, level, pleasant) in
        [("love it", Some(1.0), 4), ("rad", None, 4), ("bad", Some(0.25), -2), ("good", Some(0.75), 2)]
    {
        let (_place, journal) = taken(&[Record { mood: Some(mood(label, level)), ..record("1", DAY, "") }]);
        assert_eq!(affect(&only(&journal)).unwrap().pleasant, pleasant, "{label}");
    }
}

#[test]
fn what_was_chosen_for_a_mood_counts_and_none_leaves_its_name() {
    let all = [
        Record { mood: Some(mood("so lala", None)), ..record("1", DAY, "") },
        Record { mood: Some(mood("rad", Some(1.0))), ..record("2", "2024-05-02T20:00:00", "Text") },
        Record { mood: Some(mood("blorp", None)), ..record("3", "2024-05-03T20:00:00", "") },
    ];
    let felt = Some(ImportFelt { pleasant: 1, energy: Some(-1) });
    let moods = [("so lala".to_owned(), felt), ("rad".to_owned(), None)].into();
    let (_place, journal) = taken_with(&all, &ImportChoices { moods, ..choices() });
    let all = entries(&journal);
    assert_eq!(affect(&all[0]), Some(Affect { pleasant: 1, energy: Some(-1) }));
    assert_eq!((affect(&all[1]), all[1].body.as_str()), (None, "Text\n\n- Mood: rad"));
    assert_eq!((affect(&all[2]), all[2].body.as_str()), (None, "- Mood: blorp"));
    let extra: Value = serde_json::from_str(&journal.import_extra(all[0].id).unwrap().unwrap()).unwrap();
    assert_eq!(extra["_read"]["mood"]["label"], "so lala");
}

#[test]
fn words_for_feelings_are_ours_where_they_are_equal_and_more_than_three_are_a_line() {
    let feelings = ["ANXIOUS", "weird  inside", "Sad", "sad", "lonely"].map(str::to_owned).to_vec();
    let felt = Record { mood: Some(mood("Calm", None)), feelings, ..record("1", DAY, "") };
    let (_place, journal) = taken(&[felt]);
    let entry = only(&journal);
    assert_eq!(affect(&entry), Some(Affect { pleasant: 2, energy: Some(-2) }));
    assert_eq!(words(&entry), ["calm", "anxious", "weird inside"]);
    assert!(entry.body.contains("Feelings: sad, lonely"), "{}", entry.body);
}

#[test]
fn numbers_beside_a_mood_stand_in_its_line() {
    let numbers = vec![Number { name: "Sleep".to_owned(), value: 6.0, range: None, unit: "h".to_owned() }];
    let felt = Record { mood: Some(mood("ok", None)), numbers, ..record("1", DAY, "Tired") };
    let (_place, journal) = taken(&[felt]);
    assert!(only(&journal).body.contains("Tired · Sleep: 6 h"));
}

#[test]
fn a_thought_record_is_filled_in_and_does_not_come_back() {
    let thought = Thought {
        automatic: "It will never end".to_owned(),
        distortions: ["all-or-nothing", "fortune-telling", "All or nothing", "my own"]
            .map(str::to_owned)
            .to_vec(),
        challenge: "It ended before.\n\nLast spring.".to_owned(),
        alternative: "It is long, and it ends.".to_owned(),
    };
    let (_place, journal) =
        taken(&[Record { thought: Some(thought), ..record("1", "2026-11-20T08:00:00", "") }]);
    let entry = only(&journal);
    let roles = &Library::built_in().foreign().thought_record;
    let filled = entry.filled.unwrap();
    assert_eq!(filled.method, roles.method);
    match &filled.answers[&roles.automatic] {
        Answer::Thoughts(thoughts) => {
            assert_eq!((thoughts.len(), thoughts[0].hot, thoughts[0].belief), (1, true, None));
        }
        other => panic!("{other:?}"),
    }
    match &filled.answers[&roles.distortions] {
        Answer::Choices(chosen) => {
            assert_eq!(chosen.ids, ["all_or_nothing", "fortune_telling"]);
            assert_eq!(chosen.own, ["my own"]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        filled.answers[&roles.challenge],
        Answer::List(vec!["It ended before.".to_owned(), "Last spring.".to_owned()])
    );
    for text in ["It will never end", "It is long, and it ends.", "Last spring."] {
        assert!(entry.body.contains(text), "{text}");
    }
    for day in ["2026-11-21", "2026-11-22", "2026-12-01"] {
        assert_eq!(journal.due(day.parse().unwrap()).unwrap(), [], "{day}");
    }
}

#[test]
fn a_thought_record_with_a_text_and_a_mood_is_three_that_hang_together() {
    let thought = Thought { automatic: "Nobody came".to_owned(), ..Thought::default() };
    let all =
        Record { thought: Some(thought), mood: Some(mood("bad", None)), ..record("1", DAY, "The party.") };
    let (_place, journal) = taken(&[all]);
    let (notes, filled) = notes(&journal);
    assert_eq!((notes.len(), filled.len()), (1, 2));
    assert_eq!(journal.links(notes[0].id).unwrap().len(), 2);
    assert_eq!(journal.thread(filled[1].id).unwrap().entries.len(), 3);
}

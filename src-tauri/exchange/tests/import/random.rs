//! Whatever another journal has: nothing breaks, taking twice changes nothing, and undoing leaves nothing.

use goldseam_exchange::import;
use goldseam_formats::{Mood, Number, Place as Where, Precision, Record, Thought, Told};
use proptest::prelude::*;

use crate::support::{Place, changes, choices, count, dump, local};

fn told() -> impl Strategy<Value = Told> {
    let zone =
        prop_oneof![Just(None), Just(Some("Europe/Lisbon".to_owned())), Just(Some("no zone".to_owned()))];
    let offset = proptest::option::of(-2000_i32..2000);
    (0_i64..200_000, 0_i64..86_400, offset, zone, any::<bool>()).prop_map(
        |(day, second, offset, zone, exact)| {
            let at = local("1700-01-01T00:00:00")
                + chrono::Duration::days(day)
                + chrono::Duration::seconds(second);
            let precision = if exact { Precision::Minute } else { Precision::Day };
            Told { local: at, offset, zone, precision }
        },
    )
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "\\PC{0,40}",
        "(\\[[a-z*]{0,5}\\]\\(entry:[0-4]\\)|!\\[[a-z]{0,3}\\]\\(attached:k\\)|[a-z\\[\\]()!\n ]){0,12}",
        any::<String>(),
    ]
}

fn record() -> impl Strategy<Value = Record> {
    let mood = proptest::option::of((text(), proptest::option::of(-1.0_f64..2.0)));
    let number = (text(), -1e9_f64..1e9).prop_map(|(name, value)| Number {
        name,
        value,
        range: None,
        unit: String::new(),
    });
    let thought = (text(), proptest::collection::vec(text(), 0..3), text(), text());
    let head =
        ("[0-4]{0,1}", proptest::option::of(told()), text(), text(), proptest::collection::vec(text(), 0..4));
    let felt = (mood, proptest::collection::vec(text(), 0..5), proptest::collection::vec(number, 0..3));
    let rest = (proptest::option::of(thought), proptest::option::of(text()), any::<bool>());
    (head, felt, rest).prop_map(
        |((source_id, happened, title, body, tags), (mood, feelings, numbers), (thought, place, starred))| {
            Record {
                source_id,
                happened,
                title,
                body,
                tags,
                starred,
                mood: mood.map(|(label, level)| Mood { label, level }),
                feelings,
                numbers,
                thought: thought.map(|(automatic, distortions, challenge, alternative)| Thought {
                    automatic,
                    distortions,
                    challenge,
                    alternative,
                }),
                place: place.map(|name| Where { name, at: None }),
                ..Record::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn taking_twice_changes_nothing_and_undoing_leaves_nothing(records in proptest::collection::vec(record(), 0..12)) {
        let place = Place::new();
        place.write(&records);
        let mut journal = place.create();
        let look = place.look(&journal, &choices());
        let result = place.take(&mut journal, &choices());
        prop_assert!(result.finished);
        prop_assert_eq!((look.things, look.fresh, look.twins), (result.counts.things, result.counts.taken, result.counts.merged));
        prop_assert_eq!(result.counts.entries, count(&journal, "entry"));
        let (before, rows) = (dump(&journal), changes(&journal));
        let again = place.take(&mut journal, &choices());
        prop_assert_eq!(again.counts.taken, 0);
        prop_assert_eq!(again.counts.known, result.counts.taken);
        prop_assert_eq!((dump(&journal), changes(&journal)), (before, rows));
        prop_assert_eq!(journal.verify().unwrap(), vec![]);
        if let Some(run) = result.run {
            import::undo(&mut journal, run, &mut |_| true).unwrap();
        }
        prop_assert_eq!(count(&journal, "entry") + count(&journal, "tag") + count(&journal, "link") + count(&journal, "figure"), 0);
    }
}

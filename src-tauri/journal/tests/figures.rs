//! Whatever is done in whatever order: the numbers that are kept for pictures are those of the
//! answers outside the bin.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{
    Own,
    methods::{ID, answers, back, chosen, felt, filled, keep_look, refill, thought},
    minute, when,
};
use goldseam_content::{Answer, Answers};
use goldseam_journal::{EntryId, Error, Filter};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Act {
    New(Answers),
    Fill(Answers, bool),
    Move(u32),
    Return(u8),
    Bin,
    Unbin,
    Erase,
    Restore(u32),
    LockAndUnlock,
}

fn some_answers() -> impl Strategy<Value = Answers> {
    let word = || prop::sample::select(vec!["sad", "Sad", "fear", "é"]);
    let words = || prop::collection::vec((word(), 0_u8..=100), 0..3);
    let options = prop::sample::subsequence(vec!["mind_reading", "labelling"], 0..3);
    (words(), words(), 0_u8..=100, prop::option::of(0..=10), options, any::<bool>()).prop_map(
        |(before, after, belief, calm, habits, sleep)| {
            let mut of = vec![
                ("feelings", felt(&before)),
                ("feelings_after", felt(&after)),
                ("mind", thought("x", belief)),
                ("mind_after", Answer::Scale(50)),
                ("habits", chosen(&habits)),
                ("sleep", chosen(&[if sleep { "well" } else { "badly" }])),
                ("food", chosen(&["well"])),
            ];
            of.extend(calm.map(|calm| ("calm", Answer::Scale(calm))));
            answers(&of)
        },
    )
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => some_answers().prop_map(Act::New),
        6 => (some_answers(), any::<bool>()).prop_map(|(answers, finished)| Act::Fill(answers, finished)),
        1 => (1_u32..9).prop_map(Act::Move),
        2 => (0_u8..=100).prop_map(Act::Return),
        3 => Just(Act::Bin),
        3 => Just(Act::Unbin),
        1 => Just(Act::Erase),
        2 => (1_u32..4).prop_map(Act::Restore),
        1 => Just(Act::LockAndUnlock),
    ]
}

fn do_it(mut own: Own, ids: &mut BTreeSet<EntryId>, which: usize, act: Act, now: i64) -> Own {
    let now = minute(now);
    if let Act::New(answers) = act {
        let mut new = filled("2026-01-01T10:00", &[]);
        new.filled.answers = answers;
        ids.insert(own.fill_new(&new, &now).unwrap().id);
        return own;
    }
    if let Act::LockAndUnlock = act {
        return own.again();
    }
    let Some(&id) = ids.iter().nth(which % ids.len().max(1)) else { return own };
    match act {
        Act::Fill(answers, finished) => {
            refill(&mut own, id, &now, |d| {
                (d.filled.answers, d.filled.finished) = (answers, finished);
            });
        }
        Act::Move(day) => {
            refill(&mut own, id, &now, |d| d.happened = when(&format!("2026-01-0{day}T10:00")));
        }
        Act::Return(strength) => {
            refill(&mut own, id, &now, |d| {
                let later = [("feelings_later", felt(&[("sad", strength)]))];
                d.filled.returns.push(back("2026-02-01", &later));
            });
        }
        Act::Bin => own.bin_entry(id, &now).unwrap(),
        Act::Unbin => drop(own.unbin_entry(id).unwrap()),
        Act::Erase => {
            if own.erase_entry(id).is_ok() {
                ids.remove(&id);
            }
        }
        Act::Restore(number) => {
            let version = own.entry(id).unwrap().version;
            if own.revision(id, number).is_ok() {
                own.restore_revision(id, number, version, &now).unwrap();
            }
        }
        Act::New(_) | Act::LockAndUnlock => {}
    }
    own
}

/// Field, label in lower case and entry; then the day and the number.
type Figures = BTreeMap<(String, String, EntryId), (i32, String)>;

fn kept(own: &Own, sql: &str) -> Figures {
    own.vault()
        .read(|db| -> Result<_, Error> {
            let mut select = db.prepare(sql)?;
            let all =
                select.query_map([], |r| Ok(((r.get(0)?, r.get(1)?, r.get(2)?), (r.get(3)?, r.get(4)?))))?;
            Ok(all.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap()
}

fn check(own: &Own, ids: &BTreeSet<EntryId>) {
    let method = own.method(ID, Some(1)).unwrap();
    let (mut figures, mut changes, mut labels) = (Figures::new(), Figures::new(), BTreeSet::new());
    let mut live = 0;
    for &id in ids {
        let entry = own.entry(id).unwrap();
        if entry.deleted.is_some() {
            continue;
        }
        live += 1;
        let filled = entry.filled.unwrap();
        let day: i32 = entry.happened.day().to_string().replace('-', "").parse().unwrap();
        for figure in method.figures(&filled) {
            let key = (figure.field, figure.label.to_lowercase(), id);
            labels.insert((key.0.clone(), key.1.clone()));
            figures.insert(key, (day, format!("{:?}", figure.value)));
        }
        for change in method.changes(&filled) {
            let rated = method.field(&change.field).and_then(|f| f.of.clone()).unwrap();
            let key = (rated, change.label.to_lowercase(), id);
            labels.insert((key.0.clone(), key.1.clone()));
            let later = change.later.map_or_else(String::new, |l| l.to_string());
            changes.insert(key, (change.before, format!("{} {later}", change.after)));
        }
    }
    let sql = "SELECT s.field, s.key, f.entry, f.day, format('%.1f', f.value)
        FROM figure AS f JOIN series AS s ON s.id = f.series";
    assert_eq!(kept(own, sql), figures);
    let sql = "SELECT s.field, s.key, c.entry, c.before, c.after || ' ' || coalesce(c.later, '')
        FROM change AS c JOIN series AS s ON s.id = c.series";
    assert_eq!(kept(own, sql), changes);
    assert_eq!(own.count("SELECT count(*) FROM series") as usize, labels.len());
    assert_eq!(own.summary(ID).unwrap().entries, live);
    let of_method = Filter { methods: vec![ID.into()], ..Filter::default() };
    assert_eq!(own.ladder(&of_method).unwrap().total, live);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn figures_are_those_of_the_answers(acts in prop::collection::vec((any::<usize>(), act(), 0_i64..20), 1..60)) {
        let (mut own, mut ids, mut now) = (Own::new(), BTreeSet::new(), 0);
        keep_look(&mut own);
        for (n, (which, act, later)) in acts.into_iter().enumerate() {
            now += later;
            own = do_it(own, &mut ids, which, act, now);
            if n % 4 == 0 {
                check(&own, &ids);
            }
        }
        check(&own, &ids);
        own.check_index();
    }
}

//! The list of methods, and a person's own.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    Own,
    methods::{ID, day, fill, filled, look, text},
    minute, when,
};
use goldseam_content::{Library, Method};
use goldseam_journal::{Journal, MethodCard};

fn card(journal: &Journal, id: &str, today: &str) -> Option<MethodCard> {
    journal.methods(day(today)).unwrap().into_iter().find(|card| card.id == id)
}

#[test]
fn the_library_is_offered_in_the_order_of_its_groups() {
    let own = Own::new();
    let cards = own.methods(day("2026-01-10")).unwrap();
    let library = Library::built_in();
    assert_eq!(cards.len(), library.methods().len());
    let group = |id: &str| library.groups().iter().position(|g| g.id == id).unwrap();
    assert!(cards.is_sorted_by_key(|card| group(&card.group)));
    for card in cards {
        let method = library.method(&card.id).unwrap();
        assert_eq!((card.offered, card.opt_in), (!method.opt_in, method.opt_in), "{}", card.id);
        assert_eq!((card.filled, card.last, card.open, card.again_on), (0, None, None, None));
        assert!(!card.own);
    }
}

#[test]
fn a_card_says_what_there_is() {
    let mut own = Own::new();
    let kept = own.keep_method(&look("A look", 1), day("2026-01-10")).unwrap();
    assert!(kept.own && kept.offered && kept.counts);
    let unfinished = |local: &str| {
        let mut new = filled(local, &[("what", text("x"))]);
        new.filled.finished = false;
        new
    };
    fill(&mut own, "2026-01-02T10:00", &[("what", text("x"))]);
    let open = own.fill_new(&unfinished("2026-01-01T10:00"), &minute(0)).unwrap().id;
    let binned = own.fill_new(&unfinished("2026-01-09T10:00"), &minute(0)).unwrap().id;
    own.bin_entry(binned, &minute(1)).unwrap();
    let card = card(&own, ID, "2026-01-10").unwrap();
    assert_eq!((card.filled, card.last, card.open), (2, Some(day("2026-01-02")), Some(open)));
}

#[test]
fn what_comes_again_is_offered_again_after_its_days() {
    let mut own = Own::new();
    let again = look("A look", 1).replace("kind = \"record\"", "kind = \"record\"\nagain_after_days = 14");
    own.keep_method(&again, day("2026-01-10")).unwrap();
    let mut half = filled("2026-01-20T10:00", &[("what", text("x"))]);
    half.filled.finished = false;
    own.fill_new(&half, &minute(0)).unwrap();
    assert_eq!(card(&own, ID, "2026-01-21").unwrap().again_on, None);
    fill(&mut own, "2026-01-10T10:00", &[("what", text("x"))]);
    for (today, on) in
        [("2026-01-10", Some("2026-01-24")), ("2026-01-23", Some("2026-01-24")), ("2026-01-24", None)]
    {
        assert_eq!(card(&own, ID, today).unwrap().again_on, on.map(day), "{today}");
    }
}

#[test]
fn there_is_one_of_what_is_single() {
    let mut own = Own::new();
    own.keep_method(
        &look("A look", 1).replace("kind = \"record\"", "kind = \"record\"\nsingle = true"),
        day("2026-01-10"),
    )
    .unwrap();
    let id = fill(&mut own, "2026-01-02T10:00", &[("what", text("x"))]);
    assert_eq!(card(&own, ID, "2026-01-10").unwrap().open, Some(id));
}

#[test]
fn some_methods_are_offered_on_request() {
    let mut own = Own::new();
    let id = Library::built_in().methods().iter().find(|m| m.opt_in).unwrap().id.clone();
    own.opt_in(&id, true).unwrap();
    let mut own = own.again();
    assert!(card(&own, &id, "2026-01-10").unwrap().offered);
    own.opt_in(&id, false).unwrap();
    assert!(!card(&own, &id, "2026-01-10").unwrap().offered);
    assert_eq!(own.opt_in("nothing", true).unwrap_err().code(), "method_missing");
    assert_eq!(own.count("SELECT count(*) FROM method_source"), 0);
}

#[test]
fn an_own_method_gets_a_version_with_each_change() {
    let mut own = Own::new();
    let today = day("2026-01-10");
    let first = look("A look", 1);
    assert_eq!(own.keep_method(&first, today).unwrap().version, 1);
    assert_eq!(own.method_source(ID).unwrap(), first);
    // the same again, whatever number it says
    assert_eq!(own.keep_method(&first, today).unwrap().version, 1);
    assert_eq!(own.keep_method(&look("A look", 7), today).unwrap().version, 1);
    let changed = own.keep_method(&look("Another look", 1), today).unwrap();
    assert_eq!((changed.version, changed.name.as_str()), (2, "Another look"));
    assert_eq!(Method::parse("a", &own.method_source(ID).unwrap()).unwrap().version, 2);
    assert_eq!(own.method(ID, Some(1)).unwrap().name, "A look");
    assert_eq!(own.keep_method("id = 5", today).unwrap_err().code(), "bad_method");
    assert_eq!(own.keep_method("", today).unwrap_err().code(), "bad_method");
}

#[test]
fn a_method_of_the_library_is_copied_and_never_replaced() {
    let mut own = Own::new();
    let today = day("2026-01-10");
    for method in Library::built_in().methods() {
        let mut mine = method.clone();
        mine.name = "Mine".into();
        let kept = own.keep_method(&mine.to_toml(), today).unwrap();
        assert!(kept.own && kept.id.starts_with("own-") && kept.id != method.id, "{}", kept.id);
        assert_eq!(own.method(&kept.id, None).unwrap().name, "Mine");
        assert_eq!(own.method(&method.id, None).unwrap(), *method);
    }
}

#[test]
fn a_method_that_is_put_away_leaves_what_was_filled_in() {
    let mut own = Own::new();
    let today = "2026-01-10";
    own.keep_method(&look("A look", 1), day(today)).unwrap();
    own.retire_method(ID).unwrap();
    assert_eq!(card(&own, ID, today), None);
    own.keep_method(&look("A look", 1), day(today)).unwrap();
    let id = fill(&mut own, "2026-01-02T10:00", &[("what", text("x"))]);
    own.retire_method(ID).unwrap();
    let put_away = card(&own, ID, today).unwrap();
    assert_eq!((put_away.offered, put_away.filled), (false, 1));
    assert_eq!(own.entry(id).unwrap().filled.unwrap().method, ID);
    own.opt_in(ID, true).unwrap();
    assert!(card(&own, ID, today).unwrap().offered);
    for id in ["phq-9", "nothing"] {
        assert_eq!(own.retire_method(id).unwrap_err().code(), "method_missing");
    }
    let mut plan = filled("2026-01-02T10:00", &[]);
    (plan.filled.method, plan.happened) = ("safety-plan".into(), when("2026-01-03T10:00"));
    own.fill_new(&plan, &minute(0)).unwrap();
    assert_eq!(own.retire_method("safety-plan").unwrap_err().code(), "method_missing");
}

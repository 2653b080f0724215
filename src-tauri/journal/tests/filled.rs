//! Filled-in methods: kept, changed, found, and brought back with their answers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    Own, draft, filter,
    methods::{ID, answers, back, chosen, day, felt, fill, filled, keep_look, look, refill, text, thought},
    minute, when,
};
use goldseam_content::{Answer, Chosen, Library};
use goldseam_journal::{Filter, Kept, Order};

const NOON: &str = "2026-01-10T12:00";

fn own() -> Own {
    let mut own = Own::new();
    keep_look(&mut own);
    own
}

#[test]
fn answers_are_an_entry_like_any_other() {
    let mut own = own();
    let given = [
        ("what", text("The river rose.\nWe left.")),
        ("feelings", felt(&[("uneasy", 40)])),
        ("told", chosen(&["yes"])),
        ("whom", text("Marta")),
    ];
    let mut new = filled(NOON, &given);
    new.tags = vec!["walk".into()];
    new.starred = true;
    let saved = own.fill_new(&new, &minute(3)).unwrap();
    assert_eq!((saved.version, saved.row.title.as_str()), (1, "The river rose."));
    assert_eq!((saved.row.method.as_deref(), saved.row.finished), (Some("A look"), true));

    let own = own.again();
    let entry = own.entry(saved.id).unwrap();
    assert_eq!(entry.filled.as_ref(), Some(&new.filled));
    assert_eq!((entry.starred, entry.tags.as_slice()), (true, &["walk".to_owned()][..]));
    for part in ["What I felt", "uneasy", "40", "Marta"] {
        assert!(entry.body.contains(part), "{part}: {}", entry.body);
    }
    assert_eq!(entry.words, saved.words);
    assert_eq!(own.found("uneasy"), ["The river rose."]);
    assert_eq!(own.timeline(&filter(&["walk"]), None, 5).unwrap().rows, [saved.row]);
}

#[test]
fn a_title_is_the_persons_or_follows_the_answers() {
    let mut own = own();
    let id = fill(&mut own, NOON, &[("what", text("One"))]);
    let set = |own: &mut Own, what: &str, title: Option<&str>| {
        refill(own, id, &minute(1), |draft| {
            draft.filled.answers = answers(&[("what", text(what))]);
            draft.title = title.unwrap_or(&draft.title).to_owned();
        })
        .row
        .title
    };
    // as the window does it: the title of the entry comes back with the draft
    assert_eq!(set(&mut own, "Two", None), "Two");
    assert_eq!(set(&mut own, "Three", Some("Mine")), "Mine");
    assert_eq!(set(&mut own, "Four", None), "Mine");
    assert_eq!(set(&mut own, "Five", Some(" ")), "Five");
}

#[test]
fn answers_that_do_not_fit_are_refused() {
    let mut own = own();
    let id = fill(&mut own, NOON, &[("what", text("One"))]);
    let before = own.changes();
    for wrong in [
        ("what", Answer::Scale(1)),
        ("nothing", text("x")),
        ("calm", Answer::Scale(11)),
        ("told", chosen(&["perhaps"])),
        ("told", chosen(&["yes", "no"])),
        ("feelings", felt(&[("sad", 101)])),
        ("by", Answer::Date("soon".into())),
    ] {
        let wrong = filled(NOON, &[wrong]);
        assert_eq!(own.fill_new(&wrong, &minute(0)).unwrap_err().code(), "bad_answer");
        assert_eq!(own.fill(id, 1, &wrong, &minute(0)).unwrap_err().code(), "bad_answer");
    }
    let mut unknown = filled(NOON, &[]);
    unknown.filled.version = 9;
    assert_eq!(own.fill_new(&unknown, &minute(0)).unwrap_err().code(), "method_missing");
    unknown.filled.method = "own-other".into();
    assert_eq!(own.fill_new(&unknown, &minute(0)).unwrap_err().code(), "method_missing");
    let mut sometime = filled(NOON, &[]);
    sometime.filled.returns = vec![back("0000-01-01", &[])];
    assert_eq!(own.fill_new(&sometime, &minute(0)).unwrap_err().code(), "bad_answer");
    assert_eq!(own.changes(), before);
}

#[test]
fn answers_of_fields_that_are_not_shown_are_kept_and_not_said() {
    let mut own = own();
    let given = [("told", chosen(&["no"])), ("whom", text("Marta"))];
    let id = fill(&mut own, NOON, &given);
    let entry = own.entry(id).unwrap();
    assert_eq!(entry.filled.unwrap().answers, answers(&given));
    assert!(!entry.body.contains("Marta"));
}

#[test]
fn one_kind_of_entry_is_never_saved_as_the_other() {
    let mut own = own();
    let note = own.create_entry(&draft("a", "b", NOON), &minute(0)).unwrap().id;
    let id = fill(&mut own, NOON, &[("what", text("One"))]);
    let refused = own.save_entry(id, 1, &draft("a", "", NOON), &minute(1)).unwrap_err();
    assert_eq!(refused.code(), "bad_draft");
    let new = filled(NOON, &[]);
    assert_eq!(own.fill(note, 1, &new, &minute(1)).unwrap_err().code(), "bad_draft");
    assert_eq!(own.fill(99, 1, &new, &minute(1)).unwrap_err().code(), "not_found");
    let mut other = new.clone();
    other.filled.method = "safety-plan".into();
    assert_eq!(own.fill(id, 1, &other, &minute(1)).unwrap_err().code(), "bad_draft");
    assert_eq!(own.entry(id).unwrap().filled.unwrap().answers, answers(&[("what", text("One"))]));
    assert_eq!(own.entry(note).unwrap().filled, None);
}

#[test]
fn a_save_builds_on_the_version_that_it_was_made_from() {
    let mut own = own();
    let id = fill(&mut own, NOON, &[("what", text("One"))]);
    let same = filled(NOON, &[("what", text("One"))]);
    let before = own.changes();
    assert_eq!(own.fill(id, 77, &same, &minute(1)).unwrap().version, 1);
    assert_eq!(own.changes(), before);
    let other = filled(NOON, &[("what", text("Two"))]);
    assert_eq!(own.fill(id, 77, &other, &minute(1)).unwrap_err().code(), "stale");
    assert_eq!(own.fill(id, 1, &other, &minute(1)).unwrap().version, 2);
    // what no word of the text says counts too
    let mut unfinished = other.clone();
    unfinished.filled.finished = false;
    let saved = own.fill(id, 2, &unfinished, &minute(2)).unwrap();
    assert_eq!((saved.version, saved.row.finished), (3, false));
    assert_eq!(own.revisions(id).unwrap().len(), 1);
}

#[test]
fn tags_star_and_moment_are_changed_as_of_a_note() {
    let mut own = own();
    let id = fill(&mut own, NOON, &[("what", text("One")), ("calm", Answer::Scale(3))]);
    let saved = refill(&mut own, id, &minute(1), |draft| {
        draft.tags = vec!["walk".into()];
        draft.happened = when("2026-01-02T08:00");
    });
    assert_eq!((saved.row.day, saved.row.tags.len()), (day("2026-01-02"), 1));
    assert_eq!(saved.row.method.as_deref(), Some("A look"));
    assert_eq!(own.summary(ID).unwrap().points[0].day, day("2026-01-02"));
    assert!(own.star_entry(id, true).unwrap().starred);
    let of_method = Filter { methods: vec![ID.into()], ..Filter::default() };
    assert_eq!(own.walk(&of_method, 1).len(), 1);
    own.check_index();
}

#[test]
fn earlier_answers_are_brought_back_with_their_text() {
    let mut own = own();
    let first = [("what", text("One")), ("told", chosen(&["no"])), ("whom", text("Marta"))];
    let id = fill(&mut own, NOON, &first);
    refill(&mut own, id, &minute(20), |draft| {
        draft.filled.answers = answers(&[("what", text("Two")), ("calm", Answer::Scale(4))]);
        draft.filled.returns = vec![back("2026-01-11", &[("since", text("Sun"))])];
    });
    let list = own.revisions(id).unwrap();
    assert_eq!(list.iter().map(|r| r.kept).collect::<Vec<_>>(), [Kept::Current, Kept::Sitting]);

    let saved = own.restore_revision(id, 1, 2, &minute(21)).unwrap();
    assert_eq!((saved.version, saved.row.title.as_str()), (3, "One"));
    let entry = own.entry(id).unwrap();
    let now = entry.filled.unwrap();
    assert_eq!((now.answers, now.returns.len()), (answers(&first), 0));
    assert_eq!(own.summary(ID).unwrap().points, []);

    own.restore_revision(id, 2, 3, &minute(22)).unwrap();
    let now = own.entry(id).unwrap().filled.unwrap();
    assert_eq!((now.answers["what"].clone(), now.returns.len()), (text("Two"), 1));
    assert_eq!(own.summary(ID).unwrap().points.len(), 1);
    own.check_index();
}

#[test]
fn answers_open_with_the_version_they_were_given_to() {
    let mut own = own();
    let given = [("what", text("One")), ("told", chosen(&["no"]))];
    let id = fill(&mut own, NOON, &given);
    // a further version, without most of the fields; then it is put away
    let second = look("Another look", 1);
    let (start, _) = second.split_once("[[sections.fields]]\nid = \"feelings\"").unwrap();
    own.keep_method(&start.replace("returns = [1, 7]\n", ""), day("2026-01-10")).unwrap();
    own.retire_method(ID).unwrap();

    let mut own = own.again();
    let newest = own.method(ID, None).unwrap();
    assert_eq!((newest.version, newest.name.as_str()), (2, "Another look"));
    assert!(newest.field("told").is_none());
    let then = own.entry(id).unwrap().filled.unwrap();
    assert_eq!(then.version, 1);
    let method = own.method(ID, Some(then.version)).unwrap();
    assert_eq!(method.name, "A look");
    assert_eq!(method.check_filled(&then), Ok(()));
    assert_eq!(own.method(ID, Some(3)).unwrap_err().code(), "method_missing");

    // and go on being changed with it
    refill(&mut own, id, &minute(1), |draft| {
        draft.filled.answers.insert("told".into(), chosen(&["yes"]));
    });
    assert!(own.entry(id).unwrap().body.contains("Yes"));
    let mut new = filled(NOON, &[("what", text("Two"))]);
    new.filled.version = 2;
    let two = own.fill_new(&new, &minute(2)).unwrap();
    assert_eq!(two.row.method.as_deref(), Some("Another look"));
    new.filled.answers.extend(answers(&[("told", chosen(&["no"]))]));
    assert_eq!(own.fill_new(&new, &minute(2)).unwrap_err().code(), "bad_answer");
    assert_eq!(own.summary(ID).unwrap().entries, 2);
}

#[test]
fn a_version_of_the_library_is_kept_when_it_is_filled_in() {
    let mut own = own();
    let method = own.method("safety-plan", None).unwrap();
    let mut new = filled(NOON, &[]);
    (new.filled.method, new.filled.version) = (method.id.clone(), method.version);
    assert_eq!(own.count("SELECT count(*) FROM method_source"), 1);
    own.fill_new(&new, &minute(0)).unwrap();
    own.fill_new(&new, &minute(0)).unwrap();
    assert_eq!(own.count("SELECT count(*) FROM method_source"), 2);
    let kept = "SELECT count(*) FROM method_source AS s JOIN method AS m ON m.id = s.method
        WHERE m.name = 'safety-plan' AND length(s.source) > 500 AND m.own = 0";
    assert_eq!(own.count(kept), 1);
}

#[test]
fn the_bin_takes_and_gives_back_answers() {
    let mut own = own();
    let given = [("what", text("The river")), ("mind", thought("It is over", 80))];
    let id = fill(&mut own, NOON, &given);
    own.bin_entry(id, &minute(1)).unwrap();
    assert_eq!(own.found("river").len(), 0);
    // what was being written while it was binned is not lost
    refill(&mut own, id, &minute(2), |draft| {
        draft.filled.answers.insert("calm".into(), Answer::Scale(2));
    });
    assert_eq!(own.summary(ID).unwrap().entries, 0);
    assert_eq!(own.count("SELECT count(*) FROM figure"), 0);
    let row = own.unbin_entry(id).unwrap();
    assert_eq!(row.method.as_deref(), Some("A look"));
    assert_eq!(own.entry(id).unwrap().filled.unwrap().answers["calm"], Answer::Scale(2));
    assert_eq!(own.summary(ID).unwrap().points.len(), 1);
    own.bin_entry(id, &minute(3)).unwrap();
    own.erase_entry(id).unwrap();
    for table in ["filled", "entry_method", "figure", "change", "due", "series"] {
        assert_eq!(own.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
}

#[test]
fn lists_and_searches_are_of_some_methods() {
    let mut own = own();
    let mut tagged = draft("river note", "", "2026-01-03T10:00");
    tagged.tags = vec!["walk".into()];
    own.create_entry(&tagged, &minute(0)).unwrap();
    own.create_entry(&draft("other note", "", "2026-01-04T10:00"), &minute(0)).unwrap();
    let mut new = filled("2026-01-05T10:00", &[("what", text("river look"))]);
    own.fill_new(&new, &minute(0)).unwrap();
    (new.tags, new.happened) = (vec!["walk".into()], when("2026-01-06T10:00"));
    new.filled.answers = answers(&[("what", text("tagged look"))]);
    own.fill_new(&new, &minute(0)).unwrap();
    let mut plan = filled("2026-01-07T10:00", &[]);
    plan.filled.method = "safety-plan".into();
    plan.title = "river plan".into();
    own.fill_new(&plan, &minute(0)).unwrap();

    let of = |methods: &[&str], tags: &[&str]| Filter {
        methods: methods.iter().map(|&m| m.to_owned()).collect(),
        ..filter(tags)
    };
    for (filter, titles) in [
        (of(&[], &[]), &["river plan", "tagged look", "river look", "other note", "river note"][..]),
        (of(&[ID], &[]), &["tagged look", "river look"]),
        (of(&["note"], &[]), &["other note", "river note"]),
        (of(&[ID, "note"], &[]), &["tagged look", "river look", "other note", "river note"]),
        (of(&[ID, "safety-plan"], &[]), &["river plan", "tagged look", "river look"]),
        (of(&[ID, "phq-9"], &[]), &["tagged look", "river look"]),
        (of(&["phq-9"], &[]), &[]),
        (of(&[ID], &["walk"]), &["tagged look"]),
        (of(&["note"], &["walk"]), &["river note"]),
        (of(&[], &["walk"]), &["tagged look", "river note"]),
        (Filter { to: Some("2026-01-05".into()), ..of(&[ID], &[]) }, &["river look"]),
    ] {
        let rows = own.walk(&filter, 1);
        assert_eq!(rows.iter().map(|r| r.title.as_str()).collect::<Vec<_>>(), titles, "{filter:?}");
        assert_eq!(own.ladder(&filter).unwrap().total as usize, titles.len(), "{filter:?}");
        for order in [Order::Newest, Order::Best] {
            let hits = own.search("river", &filter, order, None, 50).unwrap().hits;
            let mut found: Vec<_> = hits.into_iter().map(|hit| hit.row.title).collect();
            let mut expected: Vec<_> = titles.iter().copied().filter(|t| t.contains("river")).collect();
            found.sort();
            expected.sort_unstable();
            assert_eq!(found, expected, "{filter:?}");
        }
    }
}

#[test]
fn own_words_are_said_by_name_in_the_text() {
    let mut own = own();
    let habit = goldseam_journal::OwnWord {
        id: 0,
        kind: goldseam_journal::WordKind::Habit,
        text: "Rehearsing".into(),
        line: String::new(),
        example: String::new(),
        questions: vec![],
        group: String::new(),
        minutes: 0,
        low: String::new(),
        high: String::new(),
    };
    let habit = own.add_word(&habit).unwrap();
    own.retire_word(habit.id).unwrap();
    let ids = vec![habit.key()];
    let habits = Answer::Choices(Chosen { ids, own: vec!["counting".into()], none: false });
    let id = fill(&mut own, NOON, &[("habits", habits)]);
    let body = own.entry(id).unwrap().body;
    assert!(body.contains("Rehearsing") && body.contains("counting"), "{body}");
    let choices = own.summary(ID).unwrap().choices;
    let labels: Vec<_> = choices.iter().map(|c| (c.label.as_str(), c.n, c.of)).collect();
    assert_eq!(labels, [("Rehearsing", 1, 1), ("counting", 1, 1)]);
}

#[test]
fn a_text_that_was_filled_in_counts_before_the_librarys_own() {
    let mut own = own();
    let mut new = filled(NOON, &[]);
    new.filled.method = "safety-plan".into();
    let id = own.fill_new(&new, &minute(0)).unwrap().id;
    // as if the file had been edited since, without a further version
    let edit = "UPDATE method_source SET source = source || char(10) || '# as it was'
        WHERE method = (SELECT id FROM method WHERE name = 'safety-plan')";
    own.vault_mut().write(|db| db.execute(edit, []).map_err(goldseam_journal::Error::from)).unwrap();
    assert!(own.method_source("safety-plan").unwrap().ends_with("# as it was"));
    assert_eq!(own.method("safety-plan", None).unwrap(), own.method("safety-plan", Some(1)).unwrap());
    refill(&mut own, id, &minute(1), |draft| draft.title = "Mine".into());
    assert_eq!(own.count("SELECT count(*) FROM method_source"), 2);
}

/// Lists show no words of what is to be left alone for a while.
#[test]
fn what_rests_is_not_read_in_a_list() {
    let mut own = Own::new();
    let letter = Library::built_in().method("letter-unsent").unwrap();
    let until = letter.fields().find(|(_, f)| f.rests).map(|(_, f)| f.id.clone()).unwrap();
    let mut draft = filled(NOON, &[]);
    draft.filled.method.clone_from(&letter.id);
    draft.filled.version = letter.version;
    draft.filled.answers = answers(&[("happened", text("Never to be sent"))]);
    let id = own.fill_new(&draft, &minute(1)).unwrap().id;
    let preview = |own: &Own| own.timeline(&Filter::default(), None, 1).unwrap().rows[0].preview.clone();
    assert!(preview(&own).contains("Never to be sent"));

    refill(&mut own, id, &minute(2), |draft| {
        draft.filled.answers.insert("keep".into(), chosen(&["rest"]));
        draft.filled.answers.insert(until.clone(), Answer::Date("2026-03-01".into()));
    });
    assert_eq!(preview(&own), "");

    refill(&mut own, id, &minute(3), |draft| {
        draft.filled.answers.insert("keep".into(), chosen(&["keep"]));
    });
    assert!(preview(&own).contains("Never to be sent"));
}

//! How it feels: one key from anywhere, in ten seconds, by keys, by hand or by faces.

use chrono::{DateTime, FixedOffset, Local, TimeDelta};
use goldseam_content::{Affect, Answer, Answers, Chosen, Felt, Field, FieldKind, Library, Method};
use goldseam_journal::{Draft, Entry, EntryId, Journal, Moment, OwnWord, When, WordKind};
use serde_json::json;

use crate::support::keys::{CTRL, DOWN, ENTER, ESCAPE, LEFT, RIGHT, TAB, UP};
use crate::support::laid::{journal, start};
use crate::support::{App, Element, Home, Role, wait_for};

/// The method that is one key away.
fn quick() -> &'static Method {
    Library::built_in().quick().expect("one is one key away")
}

fn field(is: impl Fn(&Field) -> bool) -> &'static Field {
    quick().fields().map(|(_, field)| field).find(|field| is(field)).unwrap()
}

fn of(kind: FieldKind) -> &'static Field {
    field(|field| field.kind == kind)
}

/// So long ago, where the app is.
fn ago(time: TimeDelta) -> Moment {
    let then: DateTime<FixedOffset> = Local::now().fixed_offset() - time;
    Moment::at(then, Some("Europe/Lisbon")).unwrap()
}

fn note(journal: &mut Journal, title: &str, body: &str, then: &Moment) -> EntryId {
    let happened = When::from(then);
    let draft = Draft { title: title.into(), body: body.into(), happened, tags: vec![], starred: false };
    journal.create_entry(&draft, then).unwrap().id
}

/// What was kept of the method, the newest first.
fn kept(journal: &Journal) -> Vec<Entry> {
    let records = journal.records(&quick().id, None, 20).unwrap();
    records.rows.iter().map(|record| journal.entry(record.row.id).unwrap()).collect()
}

fn answers(entry: &Entry) -> &Answers {
    &entry.filled.as_ref().expect("it is filled in").answers
}

fn felt(entry: &Entry) -> Option<&Answer> {
    answers(entry).get(&of(FieldKind::Affect).id)
}

fn place(pleasant: i8, energy: Option<i8>) -> Answer {
    Answer::Affect(Affect { pleasant, energy })
}

/// Presses the keys, and waits until the grid has the focus.
fn ask(app: &App) {
    app.chord(&[CTRL], 'j');
    on_the_grid(app);
}

fn on_the_grid(app: &App) {
    wait_for(
        || format!("the grid has no focus in:\n{}", app.glance()),
        || (focused(app) == "How pleasant").then_some(()),
    );
}

fn focused(app: &App) -> String {
    let name = app.js("return document.activeElement.getAttribute('aria-label') ?? ''");
    name.as_str().unwrap_or_default().to_owned()
}

/// Keeps it by the keys, and waits until that is said.
fn keep(app: &App) {
    app.chord(&[CTRL], ENTER);
    app.no_dialog();
    app.see("Kept.");
}

fn tab_to(app: &App, name: &str) {
    for _ in 0..20 {
        app.press(TAB);
        if focused(app) == name {
            return;
        }
    }
    panic!("Tab never comes to {name:?}");
}

#[test]
fn by_the_keys_alone() {
    let home = Home::new();
    let app = start(&home, |_| {});
    // in the middle of a sentence
    app.chord(&[CTRL], 'n');
    app.field("Entry").type_in("It rained, and");
    app.saved();
    ask(&app);
    assert_eq!(app.get(Role::Slider, "How pleasant").property("ariaValueText"), "not said yet");
    for key in [LEFT, LEFT, UP, UP, UP] {
        app.press(key);
    }
    app.see("Rather unpleasant, much energy");
    assert_eq!(app.get(Role::Slider, "How pleasant").property("ariaValueText"), "rather unpleasant (-2)");
    assert_eq!(app.get(Role::Slider, "How much energy").property("ariaValueText"), "much energy (3)");
    tab_to(&app, "A word for it");
    app.type_keys("anx");
    app.press(ENTER);
    app.type_keys("8");
    app.press(ENTER);
    app.type_keys("like a shut window");
    app.press(ENTER);
    app.type_keys("35");
    keep(&app);
    // back where the person was, and the list has it
    app.type_keys(" then it did not");
    app.saved();
    assert!(app.field("Entry").text().starts_with("It rained, and then it did not"));
    let rows = app.row_count(2);
    assert!(rows.iter().any(|row| row.contains("anxious: 80 of 100")), "{rows:?}");

    // as few keys as can be
    ask(&app);
    app.press(RIGHT);
    keep(&app);
    app.row_count(3);
    drop(app);

    let journal = journal(&home);
    let all = kept(&journal);
    let occasion = field(|field| field.occasion);
    let wanted = Chosen { ids: vec!["self_started".into()], ..Chosen::default() };
    for entry in &all {
        assert_eq!(answers(entry).get(&occasion.id), Some(&Answer::Choices(wanted.clone())));
        assert!(entry.filled.as_ref().unwrap().finished);
        assert!(!entry.back_dated);
    }
    assert_eq!(all.iter().filter_map(felt).collect::<Vec<_>>(), [&place(1, Some(0)), &place(-2, Some(3))]);
    let words = [("anxious", 80), ("like a shut window", 35)];
    let words = words.map(|(word, strength)| Felt { word: word.into(), strength });
    assert_eq!(answers(&all[1]).get(&of(FieldKind::Emotions).id), Some(&Answer::Emotions(words.into())));
    assert_eq!(answers(&all[0]).len(), 2, "only what was said");
}

/// Presses at a place of the grid, given as shares of it, and drags through the others.
fn drag(app: &App, way: &[(f64, f64)]) {
    let plane = app.css("[data-part=check-in] .plane[role=presentation]");
    let box_of = plane.js("const { left, top, width, height } = arguments[0].getBoundingClientRect();
                           return [left, top, width, height]");
    let side = |at: usize| box_of[at].as_f64().unwrap();
    #[allow(clippy::cast_possible_truncation)]
    let at = |share: f64, from: usize| (side(from) + share * side(from + 2)).round() as i64;
    let moves = way.iter().map(|(across, down)| {
        json!({ "type": "pointerMove", "duration": 20, "x": at(*across, 0), "y": at(*down, 1) })
    });
    let mut acts: Vec<_> = moves.collect();
    acts.insert(1, json!({ "type": "pointerDown", "button": 0 }));
    acts.push(json!({ "type": "pointerUp", "button": 0 }));
    let mouse = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
                        "actions": acts });
    app.driver.post("/actions", &json!({ "actions": [mouse] })).unwrap();
}

#[test]
fn by_hand_and_by_faces() {
    let home = Home::new();
    let app = start(&home, |_| {});
    app.button("How it feels").click();
    on_the_grid(&app);
    drag(&app, &[(0.5, 0.5)]);
    app.see("In between, middling energy");
    drag(&app, &[(0.5, 0.5), (0.7, 0.8)]);
    app.see("Rather pleasant, little energy");
    // past the edges, and past those of the dialog: it stays
    drag(&app, &[(0.5, 0.5), (0.1, 0.4), (-0.8, 0.4)]);
    app.see("Very unpleasant, energy a bit up");
    app.button("Keep it").click();
    app.no_dialog();
    app.row_count(1);

    app.button("How it feels").click();
    app.button("Five faces instead").click();
    app.get_in("How it feels right now", Role::Radio, "Neither").click();
    app.press('4');
    app.get(Role::Combobox, "A word for it").type_in("relie");
    // a word that was typed and not yet taken is meant, too
    keep(&app);
    app.row_count(2);
    // what was used last comes first
    app.button("How it feels").click();
    assert_eq!(app.get(Role::Radio, "Pleasant").property("checked"), json!(false));
    app.button("Keep it").click();
    app.see("Nothing is said yet.");
    app.escape();
    drop(app);

    let journal = journal(&home);
    let all = kept(&journal);
    assert_eq!(all.iter().filter_map(felt).collect::<Vec<_>>(), [&place(2, None), &place(-4, Some(1))]);
    let relieved = vec![Felt { word: "relieved".into(), strength: 50 }];
    assert_eq!(answers(&all[0]).get(&of(FieldKind::Emotions).id), Some(&Answer::Emotions(relieved)));
}

/// What is around it: how long one slept, a scale of one's own, a tag that is there already, and that
/// it is not of today.
#[test]
fn with_what_is_around_it_and_of_another_day() {
    let home = Home::new();
    let mut scale = None;
    let app = start(&home, |journal| {
        let word = OwnWord {
            id: 0,
            kind: WordKind::Scale,
            text: "How heavy the house is".into(),
            line: String::new(),
            example: String::new(),
            questions: Vec::new(),
            group: String::new(),
            minutes: 0,
            low: "light".into(),
            high: "it presses".into(),
        };
        scale = Some(journal.add_word(&word).unwrap().key());
        let then = ago(TimeDelta::days(1));
        let happened = When::from(&then);
        let tags = vec!["garden".to_owned()];
        let draft = Draft { title: "Out".into(), body: String::new(), happened, tags, starred: false };
        journal.create_entry(&draft, &then).unwrap();
    });
    ask(&app);
    app.press(DOWN);
    app.button("What is around it").click();
    app.get(Role::Radio, "Something set it off").reach();
    app.field("What set it off").type_in("a song in the shop");
    let slept = app.field(&of(FieldKind::Duration).label);
    slept.type_in("7,5");
    app.see("7 h 30 min");
    app.get_in("How heavy the house is", Role::Radio, "10, it presses").reach();
    app.get(Role::Combobox, "Add a tag").type_in("gar");
    app.press(DOWN);
    app.press(ENTER);
    app.button("Remove the tag “garden”");
    another_day(&app, TimeDelta::days(3));
    app.see("Written on");
    keep(&app);
    let rows = app.row_count(2);
    let row = rows.iter().find(|row| row.contains("a song in the shop")).unwrap();
    assert!(row.contains("Written later") && row.contains("garden"), "{row}");
    drop(app);

    let journal = journal(&home);
    let entry = kept(&journal).remove(0);
    assert!(entry.back_dated);
    assert_eq!(entry.happened.day(), ago(TimeDelta::days(3)).day());
    assert_eq!(entry.tags, ["garden"]);
    assert_eq!(answers(&entry).get(&of(FieldKind::Duration).id), Some(&Answer::Minutes(450)));
    let scales = Answer::Scales([(scale.unwrap(), 10)].into());
    assert_eq!(answers(&entry).get(&of(FieldKind::OwnScales).id), Some(&scales));
    assert_eq!(felt(&entry), Some(&place(0, Some(-1))));
}

/// Says that it was so long ago.
fn another_day(app: &App, time: TimeDelta) {
    app.css("[data-part=check-in] button.moment").click();
    let date: Element = app.get(Role::Date, "Date");
    let day = ago(time).day().date().format("%Y-%m-%d").to_string();
    app.js_with(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))",
        &json!([date.handle(), day]),
    );
}

/// What was begun and not kept is there again, even after a lock; what was kept is not.
#[test]
fn half_said_outlives_a_lock() {
    let home = Home::new();
    let app = start(&home, |_| {});
    ask(&app);
    app.press(LEFT);
    app.press(ESCAPE);
    app.no_dialog();
    ask(&app);
    app.see("You began this:");
    app.see("A little unpleasant, middling energy");
    app.get(Role::Combobox, "A word for it").type_in("torn");
    app.press(ENTER);
    app.button("What is around it").click();
    app.field("A line about it").type_in("On the stairs");
    app.locks(|app| app.chord(&[CTRL], 'l'));
    app.unlock();
    assert_eq!(app.rows(), Vec::<String>::new(), "it is no entry yet");
    ask(&app);
    app.see("You began this:");
    app.get(Role::Slider, "How strong: torn");
    assert_eq!(app.field("A line about it").property("value"), "On the stairs");
    keep(&app);
    ask(&app);
    assert_eq!(app.get(Role::Slider, "How pleasant").property("ariaValueText"), "not said yet");
    assert!(!app.visible_text().contains("You began this:"));
    // without a place it can be kept, too, and is gone on with later
    app.get(Role::Combobox, "A word for it").type_in("tired");
    app.press(ENTER);
    app.chord(&[CTRL], ENTER);
    app.see("Still open: How it feels right now.");
    app.button("Keep it like this").click();
    app.no_dialog();
    app.row_count(2);
    ask(&app);
    app.press(RIGHT);
    app.escape();
    ask(&app);
    app.button("Begin anew").click();
    on_the_grid(&app);
    app.escape();
    ask(&app);
    assert!(!app.visible_text().contains("You began this:"));
    drop(app);
    let journal = journal(&home);
    let all = kept(&journal);
    assert_eq!(all.iter().map(felt).collect::<Vec<_>>(), [None, Some(&place(-1, Some(0)))]);
    assert!(!all[0].filled.as_ref().unwrap().finished);
    assert_eq!(all[1].title, "On the stairs");
}

/// How it felt at the moment of an entry: linked with it, and of its time.
#[test]
fn how_it_felt_goes_with_an_entry() {
    let home = Home::new();
    let then = ago(TimeDelta::days(2));
    let mut origin = None;
    let app = start(&home, |journal| {
        origin = Some(note(journal, "The harbour", "We sat by the water.", &then));
    });
    app.open_row("The harbour");
    app.button("More about this entry").click();
    app.get(Role::Menuitem, "How it felt").click();
    on_the_grid(&app);
    app.see("It goes with “The harbour”.");
    app.see("Written on");
    app.press(RIGHT);
    app.press(RIGHT);
    // what is begun about an entry is its own
    app.escape();
    ask(&app);
    assert!(!app.visible_text().contains("You began this:"));
    app.escape();
    app.chord(&[CTRL], 'k');
    app.get(Role::Combobox, "What would you like to do?").type_in("how it felt");
    app.press(ENTER);
    on_the_grid(&app);
    app.see("You began this:");
    app.see("Rather pleasant, middling energy");
    keep(&app);
    app.button("Close this message").click();
    app.button("Linked with 1 entry").click();
    app.see(&format!("Led to · {}", quick().name));
    app.css("[data-part=links] button.open").click();
    app.button("Linked with 1 entry").click();
    app.see("Came from · Free writing");
    drop(app);

    let journal = journal(&home);
    let entry = kept(&journal).remove(0);
    let links = journal.links(origin.unwrap()).unwrap();
    assert_eq!(links.iter().map(|link| (link.row.id, link.outgoing)).collect::<Vec<_>>(), [(entry.id, true)]);
    assert_eq!(entry.happened, then);
    assert!(entry.back_dated);
    assert_eq!(felt(&entry), Some(&place(2, Some(0))));
}

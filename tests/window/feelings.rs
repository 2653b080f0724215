//! Feelings over time: what the pictures hold, how they are read and opened, and ([`told`]) what is told from them.

mod told;

use chrono::NaiveDate;
use goldseam_journal::{Journal, MoodLine, Slot, Within};
use serde_json::{Value, json};

use crate::support::felt::{after, felt, last_month};
use crate::support::keys::{CTRL, DOWN, ENTER, HOME, RIGHT, TAB};
use crate::support::laid::{self, lay};
use crate::support::{App, Home, Role, wait_for};

/// Days of the month that have a check-in: two stretches with nine days between them.
const SAID: [u64; 18] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 18, 19, 20, 21, 22, 23, 24, 25, 26];
/// The day of the month that has a second one.
const TWICE: u64 = 20;

/// A month with a gap, a day with two check-ins, words, energy and sleep.
fn a_month(journal: &mut Journal) {
    let first = last_month();
    for (nth, day) in SAID.into_iter().enumerate() {
        let pleasant = [-4, -2, 0, 1, 2, 3][nth % 6];
        let energy = (nth % 3 != 0).then_some(pleasant / 2);
        let word = if pleasant < 0 { "sad" } else { "calm" };
        let one = felt(pleasant, energy).note(&format!("Lamp number {day}")).word(word, 60).slept(420);
        one.at(journal, after(first, day), 20);
    }
    felt(-3, Some(2)).note("In the morning").word("hopeful", 40).at(journal, after(first, TWICE), 9);
}

fn everything() -> Within {
    Within { all: true, ..Within::default() }
}

fn start(home: &Home) -> App {
    let app = App::start(home);
    app.resize(1280, 800);
    app.unlock();
    app.css("#go-feelings").click();
    app.screen("feelings");
    app.css("[data-part=feelings]");
    app
}

/// Goes to the month that was laid.
fn to_last_month(app: &App) {
    app.css("#period-before").click();
    period(app, &last_month().format("%B %Y").to_string());
    app.css("[data-picture=mood] path.dots");
    // the pictures come one after another, and what is pressed may not move meanwhile
    app.css("[data-picture=edges]");
}

/// Waits until this is what is looked at.
fn period(app: &App, name: &str) {
    let now = || app.css("[data-part=period]").text();
    wait_for(|| format!("it shows {:?}, not {name:?}", now()), || (now() == name).then_some(()));
}

fn choose(app: &App, kind: &str) {
    app.get(Role::Radio, kind).focus();
    app.press(' ');
}

/// What a script finds, once it is what was meant.
#[track_caller]
fn becomes(app: &App, script: &str, meant: &Value) {
    let now = || app.js(script);
    wait_for(|| format!("{script}\ngives {}\nnot   {meant}", now()), || (now() == *meant).then_some(()));
}

/// How many places all paths of a kind have: each begins with a move.
fn places(selector: &str) -> String {
    format!(
        "return [...document.querySelectorAll('{selector}')]
           .reduce((sum, path) => sum + path.getAttribute('d').split('M').length - 1, 0)"
    )
}

fn count(selector: &str) -> String {
    format!("return document.querySelectorAll('{selector}').length")
}

/// The rows of the table that belongs to a picture.
fn table(app: &App, picture: &str) -> Vec<Vec<String>> {
    let fold = format!("[data-picture={picture}] details:first-of-type");
    if app.js(&format!("return document.querySelector('{fold}').open")) == false {
        app.css(&format!("{fold} > summary")).reach();
    }
    app.css(&format!("{fold} table caption"));
    let rows = app.js(&format!(
        "return [...document.querySelectorAll('{fold} tbody tr')]
           .map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    ));
    serde_json::from_value(rows).unwrap()
}

/// "October 3, 2026", as the app says it here.
fn said(day: NaiveDate) -> String {
    day.format("%B %-d, %Y").to_string()
}

/// "−1.5", with a true minus.
fn signed(value: f64) -> String {
    value.to_string().replace('-', "−")
}

fn the_pictures_hold_what_was_said(theme: &str) {
    let home = Home::new();
    home.set(&json!({ "theme": theme, "country": "NZ" }));
    lay(&home, a_month);
    let journal = laid::journal(&home);
    let line = journal.mood_line(everything(), false).unwrap();
    let grid = journal.mood_grid(everything()).unwrap();
    let families = journal.word_families(everything(), false).unwrap();
    let rhythm = journal.mood_rhythm(everything()).unwrap();
    journal.lock().unwrap();
    let app = start(&home);
    to_last_month(&app);

    // single check-ins, the middle of the day that has two, and a line that does not go over the gap
    assert_eq!((line.days.len(), line.moments.len(), line.rolling.runs.len()), (18, 19, 2));
    becomes(&app, &places("[data-plot=mood] path.dots"), &json!(line.moments.len()));
    becomes(&app, &places("[data-plot=mood] path.middle"), &json!(1));
    becomes(&app, &places("[data-plot=mood] path.spread"), &json!(1));
    gap_stays_a_gap(&app, &line);
    mood_table(&app, &line);
    months_and_years(&app, &line);

    // every step of the map with its number
    let cells = grid.cells.iter().map(|cell| {
        let script = format!(
            "return document.querySelector('circle[data-cell=\"{} {}\"]').nextElementSibling.textContent",
            cell.pleasant, cell.energy
        );
        assert_eq!(app.js(&script), json!(cell.n.to_string()));
    });
    assert_eq!(app.js(&count("circle[data-cell]")), json!(cells.count()));
    app.see(&format!("{} more said nothing of energy", grid.n_without_energy));

    let names = app.js("return [...document.querySelectorAll('[data-picture=families] path[data-family]')]
           .map((path) => path.dataset.family)");
    assert_eq!(names, json!(families.families.iter().map(|one| &one.family).collect::<Vec<_>>()));
    let told = rhythm.slots.iter().flatten().chain(&rhythm.parts).chain(&rhythm.weekdays).copied();
    let (told, few) = told.filter(|slot| slot.n > 0).partition::<Vec<Slot>, _>(|slot| slot.median.is_some());
    assert_eq!(app.js(&count("rect[data-slot]")), json!(told.len()));
    assert_eq!(app.js(&count("circle[data-few]")), json!(few.len()));
    // sleep lies under mood
    becomes(&app, &places("[data-plot=numbers] path.number"), &json!(SAID.len()));

    app.settle();
    assert_eq!(app.violations(), Vec::<String>::new());
    app.resize(640, 480);
    app.settle();
    assert_eq!(app.violations(), Vec::<String>::new());
}

/// There are two lines, of as many days as the journal says, and the second begins after the first ends.
fn gap_stays_a_gap(app: &App, line: &MoodLine) {
    let runs = line.rolling.runs.iter().map(|run| run.len().to_string()).collect::<Vec<_>>();
    let script = "return [...document.querySelectorAll('[data-plot=mood] path.rolling')]
        .map((path) => path.dataset.run)";
    becomes(app, script, &json!(runs));
    let apart =
        app.js("const [first, second] = [...document.querySelectorAll('[data-plot=mood] path.rolling')]
           .map((path) => path.getBBox());
         const day = document.querySelector('[data-plot=mood] svg').clientWidth / 31;
         return second.x - (first.x + first.width) > 9 * day * 0.8");
    assert_eq!(apart, json!(true), "the line goes over days on which nothing was said");
}

fn mood_table(app: &App, line: &MoodLine) {
    let rows = table(app, "mood");
    assert_eq!(rows.len(), line.days.len());
    for (row, day) in rows.iter().zip(line.days.iter()) {
        let meant =
            [said(day.day.date()), signed(day.value), signed(day.min), signed(day.max), day.n.to_string()];
        assert_eq!(row[..5], meant);
        let rolling = line.rolling.runs.iter().flatten().any(|point| point.day == day.day);
        assert_eq!(row[5].is_empty(), !rolling, "{row:?}");
    }
}

/// A cell for each day with a check-in, a dot for each without, and nothing for days to come.
fn months_and_years(app: &App, line: &MoodLine) {
    let days = last_month().checked_add_months(chrono::Months::new(1)).unwrap() - last_month();
    let empty = usize::try_from(days.num_days()).unwrap() - line.days.len();
    becomes(app, &count("[data-picture=days] rect.cell"), &json!(line.days.len()));
    becomes(app, &count("[data-picture=days] circle.empty"), &json!(empty));
    assert_eq!(table(app, "days").len(), line.days.len());
    choose(app, "Year");
    becomes(app, &places("[data-picture=days] path.cell"), &json!(line.days.len()));
    becomes(app, &places("[data-plot=mood] path.dots"), &json!(line.days.len()));
    choose(app, "Month");
    becomes(app, &count("[data-picture=days] rect.cell"), &json!(line.days.len()));
}

#[test]
fn the_pictures_hold_what_was_said_by_day() {
    the_pictures_hold_what_was_said("light");
}

#[test]
fn the_pictures_hold_what_was_said_by_night() {
    the_pictures_hold_what_was_said("dark");
}

/// What the place with the focus says.
fn focused(app: &App) -> String {
    let script = "return document.activeElement.getAttribute('aria-label') ?? ''";
    app.js(script).as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_place_opens_its_entry_and_leads_back() {
    let home = Home::new();
    lay(&home, a_month);
    let app = start(&home);
    to_last_month(&app);
    app.css("[data-plot=mood] .mark").focus();
    app.press(HOME);
    app.press(RIGHT);
    assert!(focused(&app).contains("−2: rather unpleasant"), "{}", focused(&app));
    // what the arrows come to is read out
    becomes(
        &app,
        "return document.querySelector('[data-plot=mood] [role=status]').textContent",
        &json!(focused(&app)),
    );
    app.press(ENTER);
    app.see("Lamp number 1");
    app.button("Back to the pictures").click();
    becomes(&app, "return document.activeElement.closest('[data-plot]')?.dataset.plot", &json!("mood"));
    period(&app, &last_month().format("%B %Y").to_string());

    // a day with two check-ins asks which, from its cell in the calendar
    app.css("[data-plot^=weeks] .mark").focus();
    app.press(HOME);
    for _ in 0..SAID.iter().position(|day| *day == TWICE).unwrap() {
        app.press(RIGHT);
    }
    let day = after(last_month(), TWICE);
    let meant = format!("{}, {}", day.format("%A"), said(day));
    assert!(focused(&app).starts_with(&meant), "{} instead of {meant}", focused(&app));
    app.press(ENTER);
    app.css("dialog[open] [data-entry]");
    assert_eq!(app.js(&count("dialog[open] [data-entry]")), json!(2));
    app.press(ENTER);
    app.see("In the morning");
}

/// The name and the sentence of each side of what is compared.
fn sides(app: &App) -> Vec<(String, String)> {
    let script = "return [...document.querySelectorAll('[data-side]')]
        .map((side) => [side.querySelector('h4')?.textContent ?? '', side.querySelector('.says')?.textContent ?? ''])";
    serde_json::from_value(app.js(script)).unwrap()
}

#[test]
fn a_period_is_chosen_and_compared() {
    let home = Home::new();
    lay(&home, |journal| {
        a_month(journal);
        let before = last_month().checked_sub_months(chrono::Months::new(1)).unwrap();
        for day in 0..5 {
            felt(-1, None).occasion("scheduled").at(journal, after(before, day), 20);
        }
    });
    let app = start(&home);
    let month = |back: u32| {
        let first = last_month().checked_sub_months(chrono::Months::new(back)).unwrap();
        first.format("%B %Y").to_string()
    };
    to_last_month(&app);
    app.css("#feelings-compare").click();
    wait_for(|| format!("{:?}", sides(&app)), || (sides(&app).len() == 2).then_some(()));
    let now = sides(&app);
    assert_eq!((now[0].0.clone(), now[1].0.clone()), (month(0), month(1)));
    assert!(now[0].1.starts_with("18 days with 19 check-ins. The middle of 18 days is"), "{now:?}");
    assert_eq!(
        now[1].1,
        "5 days with 5 check-ins. The middle of 5 days is −1; half of them lie between −1 and −1."
    );
    becomes(&app, &places("[data-plot=mood-other] path.dots"), &json!(5));
    app.button("Do not compare").click();
    becomes(&app, &count("[data-side]"), &json!(1));

    // only those that were planned: none in the month that is shown
    choose(&app, "Only planned ones");
    app.see(&format!("No check-in in {}", month(0)));
    app.css("#go-to-last").click();
    period(&app, &month(1));
    becomes(&app, &places("[data-plot=mood] path.dots"), &json!(5));
    choose(&app, "All check-ins");

    // days of the person's own, in whichever order
    choose(&app, "From–to");
    let fields = "#period-days input";
    let days = [after(last_month(), 26), last_month()].map(|day| day.to_string());
    app.js_with(
        "const [first, last] = document.querySelectorAll(arguments[0]);
         for (const [field, day] of [[first, arguments[1]], [last, arguments[2]]]) {
           field.value = day;
           field.dispatchEvent(new Event('input', { bubbles: true }));
         }",
        &json!([fields, days[0], days[1]]),
    );
    app.button("Show these days").click();
    becomes(&app, &places("[data-plot=mood] path.dots"), &json!(19));
    choose(&app, "All");
    period(&app, "All of it");
    becomes(&app, "return document.querySelector('[data-side] .mark') !== null", &json!(true));
    assert_eq!(app.css("#period-before").property("disabled"), json!(true));

    // the period is there again after a look elsewhere
    app.css("#go-timeline").click();
    app.screen("timeline");
    app.css("#go-feelings").click();
    period(&app, "All of it");
}

/// Nothing is asked for again by who only comes back; what was said meanwhile is.
#[test]
fn what_was_said_elsewhere_is_drawn() {
    let home = Home::new();
    lay(&home, |journal| {
        felt(2, Some(1)).word("calm", 40).at(journal, last_month(), 9);
    });
    let app = start(&home);
    choose(&app, "All");
    let dots = places("[data-picture=mood] path.dots");
    becomes(&app, &dots, &json!(1));
    for known in [1, 2] {
        app.css("#go-timeline").click();
        app.screen("timeline");
        app.css("#go-feelings").click();
        becomes(&app, &dots, &json!(known));
        app.chord(&[CTRL], 'j');
        app.get(Role::Slider, "How pleasant").focus();
        app.press(RIGHT);
        app.chord(&[CTRL], ENTER);
        app.no_dialog();
        // a second one of the same day is in its point
        becomes(&app, &dots, &json!(2));
        let says = || app.css("[data-picture=mood] .says").text();
        let counts = format!("{} check-ins", known + 1);
        wait_for(says, || says().contains(&counts).then_some(()));
    }
}

/// Presses Tab until a script says that the focus is there.
#[track_caller]
fn tab_until(app: &App, there: &str) {
    for _ in 0..120 {
        app.press(TAB);
        if app.js(&format!("const node = document.activeElement; return Boolean({there})")) == true {
            return;
        }
    }
    panic!("Tab never comes to where {there}");
}

#[test]
fn by_keys_alone() {
    let home = Home::new();
    lay(&home, a_month);
    let app = App::start(&home);
    app.resize(1280, 800);
    app.unlock();
    app.chord(&[CTRL], 'k');
    app.css("[data-part=palette] input");
    app.type_keys("feelings over");
    app.press(ENTER);
    app.screen("feelings");
    tab_until(&app, "node.id === 'period-before'");
    app.press(ENTER);
    period(&app, &last_month().format("%B %Y").to_string());
    // each picture is one stop
    tab_until(&app, "node.closest('[data-plot=mood]')");
    app.press(TAB);
    assert_eq!(app.js("return document.activeElement.closest('[data-plot=mood]') === null"), json!(true));
    tab_until(&app, "node.closest('[data-plot^=weeks]')");
    app.press(HOME);
    let first = focused(&app);
    app.press(DOWN);
    assert_ne!(focused(&app), first, "down leads to another week");
    tab_until(&app, "node.closest('[data-plot=map]')");
    app.press(RIGHT);
    assert!(focused(&app).contains("energy"), "{}", focused(&app));
    // a table is opened and its copy is one stop more
    tab_until(&app, "node.localName === 'summary' && node.closest('[data-picture=rhythm]')");
    app.press(ENTER);
    app.css("[data-picture=rhythm] table");
    tab_until(&app, "node.closest('[data-picture=rhythm] .copy')");
    tab_until(&app, "node.id === 'add-landmark'");
    app.press(ENTER);
    app.css("dialog[open] input");
    app.type_keys("A day");
    app.press(ENTER);
    app.no_dialog();
    app.see("A day");
    wait_for(
        || format!("the focus is on {}", focused(&app)),
        || (app.js("return document.activeElement.id") == "add-landmark").then_some(()),
    );
}

#[test]
fn nothing_was_ever_said() {
    let home = Home::new();
    lay(&home, |_| {});
    let app = start(&home);
    app.css("[data-part=no-check-ins]");
    app.see("It takes ten seconds.");
    assert_eq!(app.js(&count("#period-before")), json!(0));
    assert_eq!(app.violations(), Vec::<String>::new());
    app.css("#feelings-check-in").click();
    app.css("dialog[open]");
}

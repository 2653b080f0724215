//! Everything without a mouse, and always with the focus in sight.

use serde_json::{Value, json};

use crate::support::flows::PASSPHRASE;
use crate::support::keys::{CTRL, DOWN, ENTER, ESCAPE, SHIFT, TAB};
use crate::support::{App, Home, sample, wait_for};

/// More stops than any screen has.
const MOST_STOPS: usize = 150;

/// The accessible name of what has the focus.
fn focused(app: &App) -> String {
    // WebKit's driver says a label around it besides the words that it is labelled by
    let labelled = "return document.activeElement.getAttribute('aria-labelledby')?.split(' ')
        .map((id) => document.getElementById(id)?.textContent.trim()).join(' ') ?? null";
    if let Ok(Value::String(name)) = app.try_js(labelled, &json!([])) {
        return name;
    }
    // it may be gone again by now
    let label = |id: &str| app.driver.get(&format!("/element/{id}/computedlabel")).ok();
    let label = app.active().and_then(|element| label(&element.id));
    label.and_then(|label| label.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Presses Tab until what is called `name` has the focus.
#[track_caller]
pub fn tab_to(app: &App, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..MOST_STOPS {
        app.press(TAB);
        let now = focused(app);
        if now == name {
            return;
        }
        passed.push(now);
    }
    panic!("Tab never comes to {name:?}, only to {passed:?}");
}

/// Waits until what is called `name` has the focus by itself.
#[track_caller]
pub fn expect_focus(app: &App, name: &str) {
    wait_for(
        || format!("the focus is on {:?}, not on {name:?}", focused(app)),
        || (focused(app) == name).then_some(()),
    );
}

#[test]
fn a_whole_day_without_a_mouse() {
    let home = Home::new();
    let app = App::start(&home);
    app.screen("welcome");
    tab_to(&app, "Start a journal");
    app.press(ENTER);
    expect_focus(&app, "New passphrase");
    app.type_keys(PASSPHRASE);
    tab_to(&app, "The same once more");
    app.type_keys(PASSPHRASE);
    app.press(ENTER);
    app.button("I have written it down");
    tab_to(&app, "Not now");
    app.press(ENTER);

    // straight into the first page
    expect_focus(&app, "Entry");
    app.type_keys("Only keys today");
    app.saved();
    app.chord(&[CTRL], 'n');
    expect_focus(&app, "Entry");
    app.type_keys("A second thing, about lamps");
    app.saved();
    app.chord(&[CTRL], 'd');
    wait_for(|| "no star".into(), || app.rows().iter().any(|row| row.contains("Starred")).then_some(()));

    // find, and go on in what was found
    app.chord(&[CTRL], 'f');
    expect_focus(&app, "Search your entries");
    app.type_keys("only");
    app.row_count(1);
    app.press(DOWN);
    expect_focus(&app, "What was found");
    app.press(ENTER);
    expect_focus(&app, "Entry");
    assert_eq!(app.field("Entry").text(), "Only keys today");

    app.chord(&[CTRL], 'l');
    expect_focus(&app, "Passphrase");
    app.type_keys("wrong");
    app.press(ENTER);
    app.see("That is not the passphrase of this journal.");
    expect_focus(&app, "Passphrase");
    app.type_keys(PASSPHRASE); // what was refused is selected, and so replaced
    app.press(ENTER);
    app.screen("timeline");

    // the list, the menu, the bin and back
    tab_to(&app, "Timeline"); // the place
    tab_to(&app, "Timeline"); // its list
    app.press(DOWN);
    app.press(ENTER);
    expect_focus(&app, "Entry");
    tab_back_to(&app, "More about this entry");
    app.press(ENTER);
    expect_focus(&app, "Continue in a guide");
    app.press(DOWN);
    expect_focus(&app, "How it felt");
    app.press(DOWN);
    expect_focus(&app, "Earlier versions");
    app.press(DOWN);
    expect_focus(&app, "Take out this entry");
    app.press(DOWN);
    expect_focus(&app, "Print this entry");
    app.press(DOWN);
    expect_focus(&app, "Move to the bin");
    app.press(ENTER);
    app.row_count(1);
    palette(&app, "bin");
    app.screen("bin");
    tab_to(&app, "Entries in the bin");
    app.press(ENTER);
    tab_to(&app, "Put back");
    app.press(ENTER);
    app.see("The bin is empty");
    palette(&app, "timeline");
    app.row_count(2);

    palette(&app, "settings");
    app.screen("settings");
    app.hides(|app| app.chord(&[CTRL, SHIFT], 'h'));
    tab_to(&app, "Continue");
    app.press(ENTER);
    expect_focus(&app, "Passphrase");
}

#[track_caller]
fn tab_back_to(app: &App, name: &str) {
    for _ in 0..MOST_STOPS {
        app.chord(&[SHIFT], TAB);
        if focused(app) == name {
            return;
        }
    }
    panic!("Shift+Tab never comes to {name:?}");
}

/// Goes somewhere by the list of actions.
#[track_caller]
fn palette(app: &App, words: &str) {
    app.chord(&[CTRL], 'k');
    expect_focus(app, "What would you like to do?");
    app.type_keys(words);
    app.press(ENTER);
}

/// Tab comes to every control of every place, and each stop can be seen: the picture of the window
/// is another one when the focus is taken away.
#[test]
fn every_stop_is_reached_and_seen() {
    let home = Home::new();
    sample::make(&home.vault(), PASSPHRASE, 12);
    // no driver gets a picture of what is drawn without a graphics card
    let app = App::start_with(&home, &[("WEBKIT_DISABLE_DMABUF_RENDERER", "0")]);
    app.screen("unlock");
    stops(&app, "unlock");
    app.unlock();
    app.open_row(sample::REVISED);
    stops(&app, "timeline");
    for (button, screen) in [
        ("Guided", "guides"),
        ("Search", "search"),
        ("Calendar", "calendar"),
        ("Bin", "bin"),
        ("Settings", "settings"),
    ] {
        app.button(button).click();
        app.screen(screen);
        stops(&app, screen);
    }
    app.chord(&[CTRL], 'k');
    expect_focus(&app, "What would you like to do?");
    app.press(ESCAPE);
}

#[track_caller]
fn stops(app: &App, screen: &str) {
    app.settle();
    let mut wanted: Vec<String> = serde_json::from_value(app.js(include_str!("support/stops.js"))).unwrap();
    assert!(!wanted.is_empty());
    app.js("document.activeElement.blur(); getSelection().removeAllRanges()");
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..MOST_STOPS {
        app.press(TAB);
        let stop = app.js("return document.activeElement.dataset.stop ?? null");
        // the window itself comes between the last and the first; a date has several parts
        let Some(stop) = stop.as_str().filter(|stop| seen.last().is_none_or(|last| last != stop)) else {
            continue;
        };
        if seen.iter().any(|known| known == stop) {
            break;
        }
        assert_ne!(picture(app), picture_without_focus(app), "{screen}: the focus on {stop:?} can't be seen");
        seen.push(stop.to_owned());
    }
    wanted.retain(|stop| !seen.contains(stop));
    assert!(wanted.is_empty(), "{screen}: Tab never comes to {wanted:?}, only to {seen:?}");
}

fn picture(app: &App) -> Vec<u8> {
    app.settle();
    app.screenshot().unwrap()
}

fn picture_without_focus(app: &App) -> Vec<u8> {
    app.js("window.had = document.activeElement; window.had.blur()");
    let picture = picture(app);
    app.js("window.had.focus({ preventScroll: true })");
    picture
}

/// Keys besides the words themselves, counted.
struct Keys<'a> {
    app: &'a App,
    letters: usize,
    strokes: usize,
    stops: usize,
}

impl Keys<'_> {
    /// The person's own words.
    fn words(&mut self, text: &str) {
        self.letters += text.chars().count();
        self.app.type_keys(text);
    }

    /// Single keys one after the other, such as the digits of a number.
    fn keys(&mut self, keys: &str) {
        self.strokes += keys.chars().count();
        self.app.type_keys(keys);
    }

    fn press(&mut self, key: char) {
        self.strokes += 1;
        self.app.press(key);
    }

    /// A key with Ctrl held counts as one.
    fn with_ctrl(&mut self, key: char) {
        self.strokes += 1;
        self.app.chord(&[CTRL], key);
    }

    #[track_caller]
    fn tab_to(&mut self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            self.press(TAB);
            self.stops += 1;
            let now = focused(self.app);
            if now == name {
                return;
            }
            passed.push(now);
        }
        panic!("Tab never comes to {name:?}, only to {passed:?}");
    }

    /// On to the next part, in which the focus is on what is called `name`.
    #[track_caller]
    fn on_to(&mut self, name: &str) {
        self.with_ctrl(ENTER);
        expect_focus(self.app, name);
    }

    /// From anywhere to the first question of a method.
    fn begin(&mut self, letters: &str, first: &str) {
        self.with_ctrl('k');
        expect_focus(self.app, "What would you like to do?");
        self.keys(letters);
        self.press(ENTER);
        expect_focus(self.app, first);
    }

    /// A feeling: the word, and how strong.
    fn feeling(&mut self, word: &str, digit: &str) {
        self.words(word);
        self.press(ENTER);
        expect_focus(self.app, &format!("How strong: {word}"));
        self.keys(digit);
    }

    /// A thought: the words, and how much it is believed.
    fn thought(&mut self, words: &str, digit: &str) {
        self.words(words);
        self.press(ENTER);
        expect_focus(self.app, "How much I believe it");
        self.keys(digit);
    }

    /// The last part is done: it is finished, and the figures are those that are told.
    fn finish(mut self, name: &str) {
        self.with_ctrl(ENTER);
        self.app.finished();
        let Keys { letters, strokes, stops, .. } = self;
        let row = format!("| {name} | {strokes} | {stops} | {letters} |");
        println!("{row}");
        let told = include_str!("../../docs/thought-records.md");
        assert!(told.contains(&row), "docs/thought-records.md tells other figures than {row}");
    }
}

/// Two thought records from the timeline to the end, by the keys alone. How many is told in the docs.
#[test]
fn thought_records_take_few_keys() {
    let home = Home::new();
    sample::make(&home.vault(), PASSPHRASE, 2);
    let app = App::start(&home);
    app.unlock();
    short_record(Keys { app: &app, letters: 0, strokes: 0, stops: 0 });
    full_record(Keys { app: &app, letters: 0, strokes: 0, stops: 0 });
}

fn short_record(mut keys: Keys) {
    keys.begin("short th", "What happened");
    keys.words("He came home at nine and did not say where he had been.");
    keys.on_to("A word for it");
    keys.feeling("afraid", "8");
    keys.on_to("What went through my mind");
    keys.thought("It is happening again.", "9");
    keys.on_to("It can be said more fairly");
    keys.tab_to("A fairer way to say it");
    keys.words("I do not know yet. I can ask him tonight.");
    keys.tab_to("How much I believe it");
    keys.keys("6");
    keys.on_to("How strong: afraid (then 80)");
    keys.keys("5");
    keys.tab_to("How much I believe the thought now");
    keys.keys("5");
    keys.tab_to("What I will do next");
    keys.words("Ask him after dinner.");
    keys.finish("short");
}

fn full_record(mut keys: Keys) {
    keys.begin("thought r", "What happened");
    keys.words("He came home at nine and did not say where he had been.");
    keys.on_to("Tight chest");
    keys.keys(" ");
    keys.on_to("A word for it");
    keys.feeling("afraid", "8");
    keys.on_to("What went through my mind");
    keys.thought("It is happening again.", "9");
    keys.on_to("All or nothing");
    keys.press(DOWN);
    keys.keys(" ");
    keys.on_to("Facts that support it, line 1");
    keys.words("He did not write that he would be late.");
    keys.tab_to("Facts that do not fit, line 1");
    keys.words("He called from work at six.");
    keys.on_to("The part that is simply true");
    keys.words("It did happen once.");
    keys.tab_to("It can be said more fairly");
    keys.keys(" ");
    keys.on_to("A fairer way to say it");
    keys.words("I do not know yet. I can ask him tonight.");
    keys.tab_to("How much I believe it");
    keys.keys("6");
    keys.on_to("How strong: afraid (then 80)");
    keys.keys("5");
    keys.tab_to("How much I believe the thought now");
    keys.keys("5");
    keys.on_to("Try it out");
    keys.keys(" ");
    keys.tab_to("What exactly");
    keys.words("Ask him after dinner.");
    keys.tab_to("Tomorrow");
    keys.keys(" ");
    keys.finish("full");
}

//! What Goldseam is for: make a journal, write, find it again, lock, come back, lose nothing.

use serde_json::json;

use crate::support::flows::PASSPHRASE;
use crate::support::keys::{CTRL, SHIFT};
use crate::support::{App, Home, Role, sample, wait_for};

const FIRST: &str = "The kitchen at four in the morning, and nobody awake but me and the fridge.";
const SECOND: &str = "Walked along the river until the lamps came on. It helped, a little.";

#[test]
fn from_the_first_page_to_the_next_day() {
    let home = Home::new();
    let app = App::start(&home);
    app.first_run();
    assert!(home.vault().join("header").is_file());

    app.write("Night", FIRST);
    app.write("Evening walk", SECOND);
    app.row_count(2);

    app.search("lamp");
    assert!(app.row_count(1)[0].contains("Evening walk"));
    let hit = app.css("[data-part=list] mark");
    assert_eq!(hit.text(), "lamps");
    app.search("nowhere to be found");
    app.see("Nothing found");

    app.lock();
    app.try_passphrase("copper kettle, wet wool, tram 29");
    app.see("That is not the passphrase of this journal.");
    app.unlock();
    app.open_row("Evening walk");
    assert_eq!(app.field("Entry").text(), SECOND);
    drop(app);

    let app = App::start(&home);
    app.unlock();
    assert_eq!(app.row_count(2).len(), 2);
    app.open_row("Night");
    assert_eq!(app.field("Entry").text(), FIRST);
    assert_eq!(app.field("Title").property("value"), "Night");
}

/// After a lock the page holds nothing of what was written, and can't get at it.
#[test]
fn nothing_stays_after_locking() {
    let home = Home::new();
    let app = App::start(&home);
    app.first_run();
    app.write("Marigold", FIRST);
    app.search("kitchen");
    app.row_count(1);
    for lock in [lock_by_button, lock_by_keys] {
        app.locks(lock);
        let page = app.js("return document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((field) => field.value)");
        let page = page.as_str().unwrap();
        for word in ["Marigold", "kitchen", "fridge", PASSPHRASE] {
            assert!(!page.contains(word), "{word} stayed in the page");
        }
        assert_eq!(
            app.js("return [localStorage.length, sessionStorage.length, document.cookie]"),
            json!([0, 0, ""])
        );
        assert_eq!(app.js("return document.title"), json!("Notes"));
        app.unlock();
    }
}

fn lock_by_button(app: &App) {
    app.button("Lock").click();
}

fn lock_by_keys(app: &App) {
    app.chord(&[CTRL], 'l');
}

#[test]
fn locks_when_nobody_is_there() {
    let home = Home::new();
    sample::make(&home.vault(), PASSPHRASE, 2);
    let app = App::start_with(&home, &[("GOLDSEAM_TEST_IDLE_SECONDS", "8")]);
    app.unlock();
    app.locks(|app| {
        app.button("New entry").click();
        app.field("Entry").type_in("The last words before the phone rang");
        // left alone here, without waiting for "Saved"
    });
    app.unlock();
    app.see("The last words before the phone rang");
}

/// One key takes everything away: a neutral page first, and behind it a locked journal.
#[test]
fn hides_and_locks_in_one_key() {
    let home = Home::new();
    let app = App::start(&home);
    app.first_run();
    app.write("Marigold", FIRST);
    app.chord(&[CTRL, SHIFT], 'h');
    app.screen("cover");
    let page = app.visible_text();
    for word in ["Marigold", "kitchen", "Goldseam", "journal", "passphrase"] {
        assert!(!page.contains(word), "{word} on the cover");
    }
    app.button("Continue").click();
    app.unlock();
    app.see("Marigold");
}

/// What is typed in the moment before a lock is saved first.
#[test]
fn locking_saves_first() {
    let home = Home::new();
    let app = App::start(&home);
    app.first_run();
    app.write("A title", "A beginning");
    app.field("Entry").type_in(" and the very last words");
    app.locks(lock_by_keys);
    app.unlock();
    app.open_row("A title");
    app.see("and the very last words");
}

#[test]
fn the_recovery_code_lets_a_forgetful_person_in() {
    let home = Home::new();
    let app = App::start(&home);
    app.choose_passphrase(PASSPHRASE);
    app.see("I have written it down");
    let groups: Vec<String> = serde_json::from_value(app.js(
        "return [...document.querySelectorAll('ol[aria-label=\"Recovery code\"] li')].map((li) => li.lastChild.data.trim())",
    ))
    .unwrap();
    assert_eq!(groups.len(), 7, "{groups:?}");
    app.button("I have written it down").click();
    confirm_groups(&app, &groups);
    app.screen("timeline");
    app.write("Kept", FIRST);
    app.lock();

    app.button("Use the recovery code").click();
    app.screen("unlock-recovery");
    app.field("Recovery code").type_in(&groups.join(" ").to_lowercase());
    app.button("Unlock").click();
    app.screen("new-passphrase");
    app.field("New passphrase").type_in("a second one, made of slate and rain");
    app.field("The same once more").type_in("a second one, made of slate and rain");
    app.button("Keep this passphrase").click();
    app.screen("timeline");
    app.lock();
    app.try_passphrase(PASSPHRASE);
    app.see("That is not the passphrase of this journal.");
    app.try_passphrase("a second one, made of slate and rain");
    app.screen("timeline");
    app.see("Kept");
}

fn confirm_groups(app: &App, groups: &[String]) {
    let asked = wait_for(
        || format!("two groups are asked for in:\n{}", app.visible_text()),
        || {
            let asked: Vec<_> = (1..=groups.len())
                .filter_map(|n| app.all(Role::Textbox, &format!("Group {n}")).pop().map(|field| (n, field)))
                .collect();
            (asked.len() == 2).then_some(asked)
        },
    );
    for (n, field) in asked {
        field.clear();
        field.type_in(&groups[n - 1].to_lowercase());
    }
    app.button("Keep this code").click();
}

/// Moved to the bin, brought back, moved again and erased.
#[test]
fn the_bin_gives_back_and_forgets() {
    let home = Home::new();
    let app = App::start(&home);
    app.first_run();
    app.write("Letter", SECOND);
    bin_open_entry(&app);
    app.button("Bin").click();
    app.screen("bin");
    app.row_count(1);
    app.css("[data-part=list] [role=option]").click();
    app.button("Put back").click();
    app.button("Timeline").click();
    app.open_row("Letter");
    bin_open_entry(&app);
    app.button("Bin").click();
    app.css("[data-part=list] [role=option]").click();
    app.button("Erase for good").click();
    app.see("Erase this entry for good?");
    let dialog = app.css("dialog[open]");
    dialog.js("[...arguments[0].querySelectorAll('button')].find((b) => b.textContent.trim() === 'Erase for good').click()");
    app.see("The bin is empty");
}

fn bin_open_entry(app: &App) {
    app.button("More about this entry").click();
    app.css("[role=menuitem]:last-of-type").click();
    app.see("Moved to the bin.");
}

/// The columns follow the window while an entry is open, too.
#[test]
fn the_window_can_be_made_smaller_and_larger() {
    let home = Home::new();
    let app = App::start(&home);
    app.resize(1280, 800);
    app.first_run();
    app.write("A title", FIRST);
    let places = || app.js("return Math.round(document.querySelector('nav').getBoundingClientRect().width)");
    let wide = places();
    app.resize(800, 600);
    wait_for(|| "the places stay wide in a small window".into(), || (places() != wide).then_some(()));
    app.resize(1280, 800);
    wait_for(|| "the places stay small in a wide window".into(), || (places() == wide).then_some(()));
}

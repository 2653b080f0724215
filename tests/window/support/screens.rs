//! A walk through every screen, for whoever wants to look at all of them.

use super::flows::PASSPHRASE;
use super::keys::{CTRL, ENTER, ESCAPE, F1, SHIFT};
use super::{App, Role, sample};

/// What the first run shows. `look` is called on each screen, with its name.
pub fn first_run(app: &App, look: &mut dyn FnMut(&str)) {
    app.screen("welcome");
    look("welcome");
    app.button("Start a journal").click();
    app.screen("welcome-passphrase");
    app.field("New passphrase").type_in("summer2019");
    app.field("The same once more").type_in("summer2019");
    app.button("Make the journal").click();
    app.see("Someone could guess this one");
    look("welcome-weak-passphrase");
    app.button("Let me change it").click();
    for name in ["New passphrase", "The same once more"] {
        app.field(name).clear();
        app.field(name).type_in(PASSPHRASE);
    }
    app.see("Very hard to guess");
    look("welcome-passphrase");
    app.button("Make the journal").click();
    app.button("I have written it down");
    look("welcome-recovery");
    app.button("I have written it down").click();
    app.button("Keep this code");
    look("welcome-confirm");
    app.button("Show the code again").click();
    app.button("Not now").click();
    app.screen("timeline");
    app.field("Entry");
    look("first-page");
}

/// Everything that a person meets who comes back to a journal made by [`sample`]. `word` is one
/// that many entries hold.
pub fn coming_back(app: &App, passphrase: &str, word: &str, look: &mut dyn FnMut(&str)) {
    door(app, passphrase, look);
    reading(app, look);
    finding(app, word, look);
    bin(app, look);
    settings(app, look);
    fetched(app, passphrase, look);
    helpers(app, look);
    app.chord(&[CTRL, SHIFT], 'h');
    app.screen("cover");
    look("cover");
    app.button("Continue").click();
    app.screen("unlock");
    gone_back(app, passphrase, look);
}

fn door(app: &App, passphrase: &str, look: &mut dyn FnMut(&str)) {
    app.screen("unlock");
    look("unlock");
    app.press(F1);
    app.see("In danger, now");
    look("help-locked");
    app.escape();
    app.try_passphrase("not this one");
    app.see("That is not the passphrase of this journal.");
    look("unlock-refused");
    app.button("Use the recovery code").click();
    app.screen("unlock-recovery");
    look("unlock-recovery");
    app.button("Use the passphrase instead").click();
    app.try_passphrase(passphrase);
    app.screen("timeline");
    app.see(sample::LETTER);
    look("timeline");
}

fn reading(app: &App, look: &mut dyn FnMut(&str)) {
    app.open_row(sample::LETTER);
    app.see("What I know today");
    look("entry");
    app.button("More about this entry").click();
    app.css("[role=menu]");
    look("entry-menu");
    app.press(ESCAPE);
    app.button("New entry").click();
    app.field("Entry");
    look("entry-new");
    app.open_row(sample::REVISED);
    app.see("I want to stay in the room");
    app.button("More about this entry").click();
    app.get(Role::Menuitem, "Earlier versions").click();
    app.css("[data-part=history] [data-version]");
    look("versions");
    let compare = app.css("[data-part=history] select");
    compare.js(
        "arguments[0].selectedIndex = 1; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
    );
    app.css("[data-part=history] del, [data-part=history] ins");
    look("versions-compared");
    app.button("Back to the entry").click();
}

fn finding(app: &App, word: &str, look: &mut dyn FnMut(&str)) {
    app.button("Search").click();
    app.screen("search");
    look("search-empty");
    app.search(word);
    app.css("[data-part=list] mark");
    look("search");
    app.css("#filter-tags").click();
    app.css("#filter-panel label");
    look("search-narrowed");
    app.css("#filter-tags").click();
    app.search("xylophone");
    app.see("Nothing found");
    look("search-nothing");
    app.css("#go-starred").click();
    app.screen("timeline");
    look("starred");
    app.button("Calendar").click();
    app.screen("calendar");
    app.css("[data-part=list] [role=gridcell]");
    look("calendar");
}

fn bin(app: &App, look: &mut dyn FnMut(&str)) {
    app.button("Bin").click();
    app.screen("bin");
    app.css("[data-part=list] [role=option]").click();
    app.button("Put back");
    look("bin");
    app.button("Empty the bin").click();
    app.see("Erase everything in the bin?");
    look("bin-question");
    app.css("dialog[open]").js(
        "[...arguments[0].querySelectorAll('button')].find((b) => b.textContent.trim() === 'Empty the bin').click()",
    );
    app.see("The bin is empty");
    look("bin-empty");
}

fn settings(app: &App, look: &mut dyn FnMut(&str)) {
    app.button("Settings").click();
    app.screen("settings");
    look("settings");
    for part in ["privacy", "passphrase", "keychain", "rekey", "backups", "about"] {
        app.css(&format!("#{part}")).to_the_top();
        look(&format!("settings-{part}"));
    }
    app.button("Change the passphrase…").click();
    app.css("dialog[open]");
    look("settings-change-passphrase");
    app.press(ESCAPE);
    app.button("Make a new key…").click();
    app.css("dialog[open]");
    look("settings-new-key");
    app.press(ESCAPE);
    app.css("#limits").reach();
    app.css("dialog[open]");
    look("what-it-hides");
    app.press(ESCAPE);
    app.button("Make a backup now").reach();
    app.see("The backup is made, and was read again.");
    app.css("#backups").to_the_top();
    look("settings-backups-made");
    app.button("Timeline").click();
    app.screen("timeline");
}

/// Chooses the newest backup and opens it.
fn inside(app: &App, passphrase: &str, name: &str, look: &mut dyn FnMut(&str)) {
    app.css("ul[aria-label=Backups] button:enabled").click();
    app.field("Passphrase of that time").type_in(passphrase);
    look(name);
    app.button("Look inside").click();
}

/// An entry is fetched out of a backup.
fn fetched(app: &App, passphrase: &str, look: &mut dyn FnMut(&str)) {
    app.chord(&[CTRL], 'k');
    app.css("[data-part=palette] input").type_in("bring back");
    app.see("Bring back an entry");
    app.press(ENTER);
    app.css("[data-part=bring-back]");
    look("bring-back");
    inside(app, passphrase, "bring-back-chosen", look);
    app.css("[data-part=bring-back] [data-entry]");
    look("bring-back-inside");
    app.css("[data-part=bring-back] [data-entry]").click();
    app.see("It is in the journal just like this.");
    look("bring-back-entry");
    app.button("Timeline").click();
    app.screen("timeline");
}

/// The journal is looked at as it was, before going back to it.
fn gone_back(app: &App, passphrase: &str, look: &mut dyn FnMut(&str)) {
    app.button("Go back to a backup").click();
    app.screen("unlock-backup");
    look("unlock-backup");
    inside(app, passphrase, "unlock-backup-chosen", look);
    app.see("all is as it was written");
    look("unlock-backup-inside");
}

fn helpers(app: &App, look: &mut dyn FnMut(&str)) {
    app.chord(&[CTRL], 'k');
    app.css("[data-part=palette]");
    look("palette");
    app.press(ESCAPE);
    app.css("body").click();
    app.css("#go-timeline").js("arguments[0].focus()");
    app.chord(&[SHIFT], '?');
    app.css("dialog[open]");
    look("shortcuts");
    app.press(ESCAPE);
}

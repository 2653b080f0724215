//! What a person does in several steps.

use serde_json::json;

use super::find::Role;
use super::keys::ESCAPE;
use super::{App, wait_for};

pub const PASSPHRASE: &str = "copper kettle, wet wool, tram 28";

impl App {
    /// From the first screen to the first empty page, without a recovery code.
    #[track_caller]
    pub fn first_run(&self) {
        self.choose_passphrase(PASSPHRASE);
        self.screen("welcome-recovery");
        self.button("Not now").click();
        self.screen("timeline");
    }

    /// The welcome screens up to the recovery code.
    #[track_caller]
    pub fn choose_passphrase(&self, passphrase: &str) {
        self.screen("welcome");
        self.button("Start a journal").click();
        self.screen("welcome-passphrase");
        self.field("New passphrase").type_in(passphrase);
        self.field("The same once more").type_in(passphrase);
        self.button("Make the journal").click();
    }

    /// Types `passphrase` at the unlock screen and asks to be let in.
    #[track_caller]
    pub fn try_passphrase(&self, passphrase: &str) {
        self.screen("unlock");
        let field = self.field("Passphrase");
        field.clear();
        field.type_in(passphrase);
        self.button("Unlock").click();
    }

    #[track_caller]
    pub fn unlock(&self) {
        self.try_passphrase(PASSPHRASE);
        self.screen("timeline");
    }

    /// Locks with the button.
    #[track_caller]
    pub fn lock(&self) {
        self.locks(|app| app.button("Lock").click());
    }

    /// Does what leads to a lock, and waits for the unlock screen of the fresh page that follows. The
    /// old one shows that screen too, in the moment before it goes.
    #[track_caller]
    pub fn locks(&self, why: impl FnOnce(&App)) {
        self.replaced_by("unlock", why);
    }

    /// Does what hides the app, and waits for the cover of the fresh page.
    #[track_caller]
    pub fn hides(&self, why: impl FnOnce(&App)) {
        self.replaced_by("cover", why);
    }

    #[track_caller]
    fn replaced_by(&self, screen: &str, why: impl FnOnce(&App)) {
        self.js("window.before = true");
        why(self);
        wait_for(
            || format!("the page was not replaced:\n{}", self.glance()),
            || {
                let fresh =
                    format!("return !window.before && !!document.querySelector('[data-screen={screen}]')");
                (self.try_js(&fresh, &json!([])) == Ok(json!(true))).then_some(())
            },
        );
    }

    /// Writes a new entry and waits until the app says that it is saved.
    #[track_caller]
    pub fn write(&self, title: &str, body: &str) {
        self.button("New entry").click();
        self.field("Title").type_in(title);
        self.field("Entry").type_in(body);
        self.saved();
    }

    /// Waits until the app says that what is on the page is saved.
    #[track_caller]
    pub fn saved(&self) {
        self.css("[data-save=saved]");
    }

    /// Closes the dialog that is open, and waits until it is gone.
    #[track_caller]
    pub fn escape(&self) {
        self.press(ESCAPE);
        self.no_dialog();
    }

    /// Waits until no dialog is open.
    #[track_caller]
    pub fn no_dialog(&self) {
        wait_for(
            || format!("a dialog stays open:\n{}", self.glance()),
            || self.js("return !document.querySelector('dialog[open]')").as_bool().filter(|gone| *gone),
        );
    }

    /// Searches as the person types.
    #[track_caller]
    pub fn search(&self, words: &str) {
        let field = self.field("Search your entries");
        field.clear();
        field.type_in(words);
        self.screen("search");
    }

    /// What the rows of the list on screen say.
    #[track_caller]
    pub fn rows(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('[data-part=list] [role=option]')]
            .map((row) => row.innerText.replace(/\\s+/g, ' ').trim())";
        serde_json::from_value(self.js(script)).unwrap_or_default()
    }

    /// Waits until the list on screen has exactly `count` rows.
    #[track_caller]
    pub fn row_count(&self, count: usize) -> Vec<String> {
        wait_for(
            || format!("not {count} rows but {:?}", self.rows()),
            || Some(self.rows()).filter(|rows| rows.len() == count),
        )
    }

    /// Opens the row of the list that has this text.
    #[track_caller]
    pub fn open_row(&self, text: &str) {
        let place = wait_for(
            || format!("{text:?} is in none of {:?}", self.rows()),
            || self.rows().iter().position(|row| row.contains(text)),
        );
        self.css(&format!("[data-part=list] [role=option]:nth-child({})", place + 1)).click();
        self.get(Role::Textbox, "Entry");
    }
}

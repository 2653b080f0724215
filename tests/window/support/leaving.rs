//! Taking something out: everything, some entries, one.

use super::find::Role;
use super::flows::PASSPHRASE;
use super::keys::{CTRL, ENTER};
use super::{App, wait_for};

/// A passphrase for a file that nobody guesses.
pub const OWN: &str = "lantern, river stone, 4711 gulls";

impl App {
    /// Lays the page on the table, without a mouse.
    #[track_caller]
    pub fn take_out(&self) {
        self.chord(&[CTRL], 'k');
        self.css("[data-part=palette] input");
        self.type_keys("take out");
        self.see("Take out");
        self.press(ENTER);
        self.css("[data-part=take-out]");
    }

    /// Chooses where the file goes, which the environment answers, and is asked once more.
    #[track_caller]
    pub fn choose_place(&self) {
        wait_for(
            || format!("nothing can be taken out:\n{}", self.glance()),
            || (self.css("#take-out-choose").property("disabled") == false).then_some(()),
        );
        self.css("#take-out-choose").reach();
        self.see("Before it is written");
    }

    /// Gives the passphrase of the journal, and one for the file, and has it written.
    #[track_caller]
    pub fn write_file(&self, passphrase: &str, own: Option<&str>) {
        let field = self.field("The passphrase of this journal");
        field.clear();
        if !passphrase.is_empty() {
            field.type_in(passphrase);
        }
        if let Some(own) = own {
            for name in ["New passphrase", "The same once more"] {
                self.field(name).clear();
                self.field(name).type_in(own);
            }
        }
        self.button("Write the file").click();
    }
}

/// The page of what is shared with a therapist.
pub fn share(app: &App, look: &mut dyn FnMut(&str)) {
    app.css("#go-share").click();
    app.see("Nothing leaves unless you tick it here");
    wait_for(
        || format!("no pages are laid out:\n{}", app.glance()),
        || (app.js("return document.querySelector('section.look img')?.complete") == true).then_some(()),
    );
    look("share");
    app.resize(800, 600);
    app.get(Role::Radio, "The pages").reach();
    look("share-pages");
    app.resize(1280, 800);
}

/// Everything that is seen on the way, in a journal that has a tag `tag`.
pub fn places(app: &App, tag: &str, look: &mut dyn FnMut(&str)) {
    app.take_out();
    app.see("those in the bin too");
    look("take-out");
    app.get(Role::Radio, "Some entries").reach();
    app.see("A page for a browser");
    app.css("#take-tags").click();
    app.css("#take-panel label");
    app.get(Role::Checkbox, tag).reach();
    look("take-out-some");
    app.get(Role::Switch, "Lock the file with a passphrase of its own").reach();
    app.choose_place();
    look("take-out-before-locked");
    app.escape();
    app.get(Role::Switch, "Lock the file with a passphrase of its own").reach();
    app.choose_place();
    look("take-out-before");
    app.write_file("not this one", None);
    app.see("That is not the passphrase of this journal.");
    look("take-out-wrong-passphrase");
    app.write_file(PASSPHRASE, None);
    app.see("It is written");
    look("take-out-done");
}

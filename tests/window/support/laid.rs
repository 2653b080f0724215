//! What lies in a journal, put there before the app starts and looked at after it was closed.

use chrono::{Local, NaiveDate, TimeDelta};
use goldseam_content::{Answers, Filled, Method};
use goldseam_journal::{EntryId, FilledDraft, Journal, Moment, When};
use goldseam_vault::{Cost, Credential, Passphrase};

use super::flows::PASSPHRASE;
use super::{App, Home, wait_for};

/// A journal with what `furnish` lays in it.
pub fn lay(home: &Home, furnish: impl FnOnce(&mut Journal)) {
    let passphrase = Passphrase::new(PASSPHRASE.into()).unwrap();
    let mut journal = Journal::create(&home.vault(), passphrase, Cost::cheap_for_tests()).unwrap();
    furnish(&mut journal);
    journal.lock().unwrap();
}

/// A journal with what `furnish` lays in it, unlocked in the window.
pub fn start(home: &Home, furnish: impl FnOnce(&mut Journal)) -> App {
    lay(home, furnish);
    let app = App::start(home);
    app.resize(1280, 800);
    app.unlock();
    app
}

/// The journal itself, after the app was closed.
pub fn journal(home: &Home) -> Journal {
    let credential = Credential::Passphrase(Passphrase::new(PASSPHRASE.into()).unwrap());
    wait_for(|| "the vault is still open".into(), || Journal::unlock(&home.vault(), &credential).ok())
}

/// So many days ago, at this time of the day.
pub fn ago(days: i64) -> Moment {
    let then = Local::now().fixed_offset() - TimeDelta::days(days);
    Moment::at(then, Some("Europe/Lisbon")).unwrap()
}

pub fn day(moment: &Moment) -> NaiveDate {
    moment.day().date()
}

/// A method that is finished, with these answers.
pub fn finished(method: &Method, answers: Answers) -> Filled {
    let Method { id, version, .. } = method;
    Filled { method: id.clone(), version: *version, finished: true, answers, returns: Vec::new() }
}

/// An entry that is filled in with a method, so many days ago.
pub fn filled(journal: &mut Journal, days: i64, filled: &Filled) -> EntryId {
    let then = ago(days);
    let happened = When::from(&then);
    let draft =
        FilledDraft { filled: filled.clone(), title: String::new(), happened, tags: vec![], starred: false };
    journal.fill_new(&draft, &then).unwrap().id
}

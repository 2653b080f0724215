//! Whatever locks the journal does so at once, with what was typed in it: the system's own reasons, told by a
//! desktop of the test's own.

mod copies;
mod desk;
mod held_up;
mod triggers;

use std::fs::File;
use std::time::{Duration, Instant};

use goldseam_journal::{Draft, Journal, When};
use serde_json::json;

use self::desk::Desk;
use crate::support::laid::{ago, lay};
use crate::support::{App, Home, wait_for};

const TITLE: &str = "The weir";

/// A journal with one entry, open on that entry, on a desktop that tells things.
fn open(home: &Home, env: &[(&str, &str)]) -> (Desk, App) {
    lay(home, entry);
    let desk = Desk::start(home.path());
    let env: Vec<_> = env.iter().copied().chain(desk.environment()).collect();
    let app = App::start_with(home, &env);
    app.unlock();
    desk.is_heard();
    app.open_row(TITLE);
    (desk, app)
}

fn entry(journal: &mut Journal) {
    let then = ago(3);
    let (title, happened) = (TITLE.to_owned(), When::from(&then));
    let draft = Draft { title, body: String::new(), happened, tags: vec![], starred: false };
    journal.create_entry(&draft, &then).unwrap();
}

/// Whether another process could open the journal: the app has closed it, and holds no key.
fn is_closed(home: &Home) -> bool {
    File::open(home.vault().join("lock")).unwrap().try_lock().is_ok()
}

/// Whether the window shows nothing of the journal: what was typed is hidden, or its page is gone.
fn is_blank(app: &App) -> bool {
    let shows = "return !!window.before && document.documentElement.style.visibility !== 'hidden'
        && !!document.querySelector('[data-screen=timeline], [data-part=list]')";
    // a page on its way out does not answer
    app.try_js(shows, &json!([])) != Ok(json!(true))
}

/// Does what leads to a lock, and waits until the journal is closed and the window blank: how long that took.
#[track_caller]
fn locks(app: &App, home: &Home, trigger: impl FnOnce()) -> Duration {
    let mut took = None;
    app.locks(|app| {
        let since = Instant::now();
        trigger();
        wait_for(|| "the journal stays open".into(), || is_closed(home).then_some(()));
        wait_for(|| "the page stays".into(), || is_blank(app).then_some(()));
        took = Some(since.elapsed());
    });
    took.unwrap()
}

/// Unlocks, and opens the entry again.
#[track_caller]
fn again(app: &App) {
    app.unlock();
    app.open_row(TITLE);
}

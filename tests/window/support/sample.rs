//! A journal with something in every place, made through the journal crate.

use std::path::Path;

use chrono::{DateTime, FixedOffset, Local, TimeDelta};
use goldseam_content::{Answer, Library};
use goldseam_journal::{Draft, EntryId, FilledDraft, Journal, Moment, When};
use goldseam_vault::{Cost, Passphrase};

use super::meant::{self, Turn};

pub const LETTER: &str = "A letter I will not send";
pub const REVISED: &str = "What I want to ask on Thursday";

const EARLIER: &str = "Why did you not tell me in March? Was any of it true? How am I supposed to believe \
    the next thing? Do you even know what you want, or do you only know what you do not want to lose?\n\n\
    I want to leave the room when the answer is a shrug.";
const LATER: &str = "Why did you not tell me in March? What was true, in your own words? How will we both \
    know that this is different?\n\nI want to stay in the room, and ask for a pause when I cannot.";

const DAYS: [(&str, &str, &str); 6] = [
    (
        "",
        "Slept badly. Walked to the bakery before the street woke up, and it helped more than I expected.",
        "morning",
    ),
    (
        "The drawer",
        "Cleared one drawer today. One. It had his keys in it, and I put them in an envelope.",
        "home",
    ),
    ("", "Marta called. I did not say much, she did not ask much, and it was exactly right.", "friends"),
    (
        "Two good hours",
        "Two hours in the garden without thinking of it once. Then the smell of rain.",
        "garden",
    ),
    (
        "After the session",
        "We talked about sleep, and about the staircase. I said the sentence aloud.",
        "therapy",
    ),
    ("", "Angry all day. Not at anything in particular. Wrote three mails, sent none.", "morning"),
];

/// Makes a journal of `entries` days at `vault`, and lays in it what the screens need.
pub fn make(vault: &Path, passphrase: &str, entries: usize) {
    let passphrase = Passphrase::new(passphrase.into()).unwrap();
    let mut journal = Journal::create(vault, passphrase, Cost::cheap_for_tests()).unwrap();
    for n in 0..entries {
        let (title, body, tag) = DAYS[n % DAYS.len()];
        let then = ago(TimeDelta::hours(30 * i64::try_from(entries - n).unwrap()));
        add(&mut journal, title, body, &[tag], n % 11 == 3, &then);
    }
    furnish(&mut journal);
    journal.lock().unwrap();
}

/// Makes a journal of these titles and bodies, the last the newest.
pub fn of(vault: &Path, passphrase: &str, texts: &[(String, String)]) {
    let passphrase = Passphrase::new(passphrase.into()).unwrap();
    let mut journal = Journal::create(vault, passphrase, Cost::cheap_for_tests()).unwrap();
    for (n, (title, body)) in texts.iter().enumerate() {
        let tag = title.chars().take(40).collect::<String>();
        let then = ago(TimeDelta::minutes(i64::try_from(texts.len() - n).unwrap()));
        add(&mut journal, title, body, &[&tag], false, &then);
    }
    journal.lock().unwrap();
}

/// Adds a long letter, an entry with versions, one written later than its day, two in the bin.
pub fn furnish(journal: &mut Journal) {
    let binned = ["Shopping", "A list of things he said"];
    for title in binned {
        let then = ago(TimeDelta::days(9));
        let id = add(journal, title, "Not worth keeping, or not yet worth throwing away.", &[], false, &then);
        journal.bin_entry(id, &ago(TimeDelta::days(2))).unwrap();
    }
    let last_year = ago(TimeDelta::days(365));
    add(
        journal,
        "The lake",
        "First swim of the year. Cold enough to forget everything else.",
        &["water"],
        true,
        &last_year,
    );

    let first = ago(TimeDelta::hours(26));
    let id = add(journal, REVISED, EARLIER, &["therapy"], false, &first);
    let base = journal.entry(id).unwrap().version;
    let draft = draft(REVISED, LATER, &["therapy"], false, &first);
    journal.save_entry(id, base, &draft, &ago(TimeDelta::hours(3))).unwrap();

    let record = guided(journal);
    let letter = include_str!("letter.md");
    let letter = add(journal, LETTER, letter, &["letters", "home"], true, &ago(TimeDelta::minutes(50)));
    journal.link_entries(record, letter, "I wrote it down before I could forget it.").unwrap();
}

/// Adds a few thought records, the oldest of them due to be come back to.
fn guided(journal: &mut Journal) -> EntryId {
    let method = Library::built_in().method("thought-record").unwrap();
    let moments =
        [("He turned his phone over", 12), ("The song in the shop", 6), ("The coat in the hall", 2)];
    let ids = moments.map(|(situation, days)| {
        let then = ago(TimeDelta::days(days));
        let given = [("situation", Answer::Text(situation.into()))];
        let filled = meant::with(method, &given, Turn::First, then.day().date());
        let happened = When::from(&then);
        let draft = FilledDraft { filled, title: String::new(), happened, tags: vec![], starred: false };
        journal.fill_new(&draft, &then).unwrap().id
    });
    ids[2]
}

fn ago(time: TimeDelta) -> Moment {
    let then: DateTime<FixedOffset> = Local::now().fixed_offset() - time;
    Moment::at(then, Some("Europe/Lisbon")).unwrap()
}

fn draft(title: &str, body: &str, tags: &[&str], starred: bool, about: &Moment) -> Draft {
    let tags = tags.iter().map(ToString::to_string).collect();
    Draft { title: title.into(), body: body.into(), happened: When::from(about), tags, starred }
}

fn add(
    journal: &mut Journal,
    title: &str,
    body: &str,
    tags: &[&str],
    starred: bool,
    then: &Moment,
) -> EntryId {
    journal.create_entry(&draft(title, body, tags, starred, then), then).unwrap().id
}

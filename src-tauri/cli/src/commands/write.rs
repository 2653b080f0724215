//! Writing, changing, and putting away.

use goldseam_journal::{Draft, Entry, EntryId, Saved, When};

use super::Session;
use crate::{
    args::{Add, Delete, Edit},
    clock,
    exit::{Failure, Result},
    input,
    json::{self, Answer},
};

/// The body that stands for standard input.
const INPUT: &str = "-";

pub fn add(s: &mut Session, options: Add) -> Result<()> {
    not_an_option(options.body.as_deref())?;
    let at = options.at.as_deref().map(clock::at).transpose()?;
    // the passphrase first: it may be the first line of what the body comes from
    let mut journal = s.open()?;
    let body = match options.body {
        Some(body) if body != INPUT => body,
        _ => input::rest()?,
    };
    let title = options.title.unwrap_or_default();
    if body.trim().is_empty() && title.trim().is_empty() {
        return Err(Failure::usage("There is no text to keep. Give it as an argument or on standard input."));
    }
    // after the writing, not before it
    let now = clock::now()?;
    let happened = at.unwrap_or_else(|| When::from(&now));
    let draft = Draft { title, body, happened, tags: options.tag, starred: options.star };
    let saved = journal.create_entry(&draft, &now)?;
    journal.lock()?;
    tell_saved(s, &saved, "Saved as entry")
}

/// A text may begin with a hyphen, as lists do. An option that is misspelt is no text.
fn not_an_option(body: Option<&str>) -> Result<()> {
    match body {
        Some(body) if body.starts_with("--") && !body.contains(char::is_whitespace) => {
            Err(Failure::usage("There is no such option. If it is the text, give it on standard input."))
        }
        _ => Ok(()),
    }
}

pub fn edit(s: &mut Session, options: Edit) -> Result<()> {
    not_an_option(options.body.as_deref())?;
    let at = options.at.as_deref().map(clock::at).transpose()?;
    let Edit { id, body, title, tag, untag, star, unstar, .. } = options;
    if body.is_none()
        && title.is_none()
        && at.is_none()
        && tag.is_empty()
        && untag.is_empty()
        && !star
        && !unstar
    {
        return Err(Failure::usage(
            "Say what to change: a new text (- reads it from standard input), --title, --at, --tag, --untag, --star or --unstar.",
        ));
    }
    let mut journal = s.open()?;
    let entry = journal.entry(id)?;
    let body = match body {
        Some(body) if body == INPUT => Some(input::rest()?),
        body => body,
    };
    if body.as_deref().is_some_and(|b| b.trim().is_empty()) {
        return Err(Failure::usage(
            "There is no text to put in its place. To put the entry away, use delete.",
        ));
    }
    let draft = Draft {
        title: title.unwrap_or_else(|| entry.title.clone()),
        happened: at.unwrap_or_else(|| When::from(&entry.happened)),
        tags: retagged(&entry, &tag, &untag),
        starred: star || (entry.starred && !unstar),
        body: body.unwrap_or(entry.body),
    };
    let saved = journal.save_entry(id, entry.version, &draft, &clock::now()?)?;
    journal.lock()?;
    tell_saved(s, &saved, "Saved entry")
}

fn retagged(entry: &Entry, add: &[String], remove: &[String]) -> Vec<String> {
    let plain = |tag: &str| tag.trim().trim_start_matches('#').to_lowercase();
    let gone: Vec<String> = remove.iter().map(|tag| plain(tag)).collect();
    let kept = entry.tags.iter().filter(|tag| !gone.contains(&plain(tag)));
    kept.chain(add).cloned().collect()
}

pub fn delete(s: &mut Session, options: &Delete) -> Result<()> {
    let mut journal = s.open()?;
    if options.erase {
        journal.erase_entry(options.id)?;
        journal.lock()?;
        return tell_done(s, options.id, "erased", "Erased for good: entry");
    }
    journal.bin_entry(options.id, &clock::now()?)?;
    journal.lock()?;
    tell_done(s, options.id, "binned", "In the bin, from where restore takes it out again: entry")
}

pub fn restore(s: &mut Session, id: EntryId, revision: Option<u32>) -> Result<()> {
    let mut journal = s.open()?;
    let Some(number) = revision else {
        journal.unbin_entry(id)?;
        journal.lock()?;
        return tell_done(s, id, "restored", "Out of the bin again: entry");
    };
    let base = journal.entry(id)?.version;
    let saved = journal.restore_revision(id, number, base, &clock::now()?)?;
    journal.lock()?;
    tell_saved(s, &saved, "That version is back in entry")
}

fn tell_saved(s: &mut Session, saved: &Saved, words: &str) -> Result<()> {
    let answer = json::Written { id: saved.id, version: saved.version, saved: (&saved.saved).into() };
    s.out.answer(&Answer::new(answer), |out| out.line(&format!("{words} {}", saved.id)))
}

fn tell_done(s: &mut Session, id: u32, done: &'static str, words: &str) -> Result<()> {
    s.out.answer(&Answer::new(json::Done { id, done }), |out| out.line(&format!("{words} {id}")))
}

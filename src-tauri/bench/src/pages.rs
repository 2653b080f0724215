//! What is laid out in pages: a year for a therapist, and a book of entries.

use std::sync::atomic::AtomicBool;

use chrono::Days;
use goldseam_exchange::{
    archive::{ChosenChoices, Form, Selection, write_chosen},
    bulk,
    demo::{Story, StoryPlan, write_story},
    outfile::Existing,
    pack::{self, PackChoice},
};
use goldseam_journal::{Day, EntryId, Filter, Journal, Moment};

use crate::{
    Result,
    exchange::{self, Alone},
    figures::{Figures, time},
    sides::{new_journal, until},
};

/// What the figures are called that goals are about.
pub const YEAR: &str = "report of a year with charts, as a PDF";
pub const YEAR_ALL: &str = "report of a year with all that can be ticked, as a PDF";
pub const BOOK: &str = "pages of entries, as a PDF";
/// How many pages the goal is about.
pub const MOST_PAGES: usize = 200;
/// Entries of 150 to 300 words that are a little more than that.
const ENTRIES: usize = 480;

pub fn measure(options: &Alone, figures: &mut Figures) -> Result {
    let home = tempfile::tempdir()?;
    let rounds = if options.quick { 1 } else { 5 };
    let mut journal = new_journal(&home.path().join("year.goldseam"))?;
    let written = write_story(&mut journal, StoryPlan { story: Story::Hurt, seed: 1, until: until() })?;
    year(&journal, written, rounds, figures)?;
    exchange::most_memory("report of a year", written, figures);

    let entries = if options.quick { ENTRIES / 20 } else { ENTRIES };
    let mut journal = new_journal(&home.path().join("book.goldseam"))?;
    bulk::write(&mut journal, entries, 7, until(), |_| ())?;
    book(&journal, &home.path().join("book"), entries, rounds.min(3), figures)?;
    exchange::most_memory("pages of entries", entries, figures);
    Ok(())
}

/// From the choice to the bytes of the file.
fn year(journal: &Journal, entries: usize, rounds: usize, figures: &mut Figures) -> Result {
    let to = Day::new(until())?;
    let from = Day::new(until().checked_sub_days(Days::new(364)).unwrap_or(until()))?;
    let now = now()?;
    let offer = pack::offer(journal, from, to)?;
    let usual = PackChoice::usual(&offer);
    let mut all = usual.clone();
    for part in offer.parts.iter().filter(|part| !part.apart) {
        let most = part.most.map_or(usize::MAX, |most| most as usize);
        let items = part.items.iter().filter(|item| !item.apart).take(most);
        all.parts.insert(part.id.clone(), items.map(|item| item.key.clone()).collect());
    }
    for (what, choice) in [(YEAR, &usual), (YEAR_ALL, &all)] {
        let mut times = Vec::new();
        for _ in 0..rounds {
            times.push(time(|| {
                pack::offer(journal, from, to)?;
                Ok(pack::on_paper(&pack::build(journal, choice, &now)?, pack::Form::Pdf, None)?)
            })?);
        }
        figures.times(what, entries, "", &times);
    }
    let of_all = pack::build(journal, &all, &now)?;
    figures.times(
        "its first page as a picture",
        entries,
        "",
        &[time(|| Ok(goldseam_document::Pages::of(&of_all)?.png(0, 2.0)?))?],
    );
    Ok(())
}

fn book(
    journal: &Journal,
    out: &std::path::Path,
    entries: usize,
    rounds: usize,
    figures: &mut Figures,
) -> Result {
    let (all, stop, now) = (Selection::default(), AtomicBool::new(false), now()?);
    let write = |form, of: &Selection| {
        let choices = ChosenChoices { form, password: None, existing: Existing::Replace, originals: false };
        Ok(write_chosen(journal, out, of, &choices, &now, &stop, &mut |_| {})?)
    };
    let (mut times, mut pages) = (Vec::new(), 0);
    for _ in 0..rounds {
        times.push(time(|| {
            pages = write(Form::Pdf, &all)?.pages.unwrap_or(0);
            Ok(())
        })?);
    }
    // under the number of pages, which is what the goal is about
    figures.times(BOOK, pages, "", &times);
    let ids: Vec<EntryId> =
        journal.timeline(&Filter::default(), None, 10)?.rows.iter().map(|r| r.id).collect();
    let ten = Selection { ids: Some(ids), ..Selection::default() };
    figures.times("10 entries as a PDF", entries, "", &[time(|| write(Form::Pdf, &ten).map(drop))?]);
    figures.times(
        "entries as a page for a browser",
        entries,
        "",
        &[time(|| write(Form::Html, &all).map(drop))?],
    );
    Ok(())
}

fn now() -> Result<Moment> {
    Ok(Moment::new(until().and_hms_opt(12, 0, 0).ok_or("no noon")?, 0, None)?)
}

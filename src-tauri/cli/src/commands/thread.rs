//! What comes back, and what hangs together.

use goldseam_journal::Due as DueRow;

use super::{Session, guided, read};
use crate::{
    args::{Due, Link, Thread},
    clock,
    exit::{Failure, Result},
    json::{self, Answer},
    output::{Output, dim, visible_line},
};

/// What comes back by itself, beside the dates that a person set, and how that is told.
const BY_ITSELF: [(&str, &str); 2] = [("return", "to look at again"), ("slip", "after a slip")];

pub fn due(s: &mut Session, options: &Due) -> Result<()> {
    let mut journal = s.open()?;
    let today = clock::now()?.day();
    let due = journal.due(today)?;
    if let Some(id) = options.settle {
        let of_entry: Vec<&DueRow> = due.iter().filter(|due| due.row.id == id).collect();
        if of_entry.is_empty() {
            return Err(Failure::new(
                "not_found",
                "Nothing of that entry has come back. due lists what has.",
            ));
        }
        for one in of_entry {
            journal.settle_due(id, &one.what, one.day)?;
        }
        journal.lock()?;
        let settled = json::Settled { id, done: "settled" };
        return s
            .out
            .answer(&Answer::new(settled), |out| out.line(&format!("Put aside for now: entry {id}")));
    }
    let answer = Answer::new(json::DueList { due: due.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        if due.is_empty() {
            return out.line("Nothing comes back today.");
        }
        due.iter().try_for_each(|one| row(out, one))
    })
}

fn row(out: &mut Output, due: &DueRow) -> Result<()> {
    read::head(out, &due.row, &visible_line(&due.row.title))?;
    let by_itself = BY_ITSELF.iter().find(|(what, _)| *what == due.what).map(|(_, words)| *words);
    let what = by_itself.unwrap_or(&due.label);
    let text = format!("{} · {} · since {}", visible_line(&due.method), visible_line(what), due.day);
    out.text(&dim(&text), read::INDENT)?;
    out.line("")
}

pub fn link(s: &mut Session, options: &Link) -> Result<()> {
    let Link { from, to, quote, remove } = options;
    let mut journal = s.open()?;
    if *remove {
        journal.unlink_entries(*from, *to)?;
    } else {
        journal.link_entries(*from, *to, quote.as_deref().unwrap_or_default())?;
    }
    journal.lock()?;
    let (done, words) = if *remove { ("unlinked", "No longer linked") } else { ("linked", "Linked") };
    let answer = Answer::new(json::Linked { from: *from, to: *to, done });
    s.out.answer(&answer, |out| out.line(&format!("{words}: {from} and {to}")))
}

pub fn thread(s: &mut Session, options: &Thread) -> Result<()> {
    let journal = s.open()?;
    let thread = journal.thread(options.id)?;
    let answer = Answer::new(json::Thread::from(&thread));
    s.out.answer(&answer, |out| {
        for (index, entry) in thread.entries.iter().enumerate() {
            if index > 0 {
                out.line("")?;
            }
            for link in thread.links.iter().filter(|link| link.to == entry.id) {
                let quote = if link.quote.is_empty() {
                    String::new()
                } else {
                    format!(": “{}”", visible_line(&link.quote))
                };
                out.text(&dim(&format!("↳ from entry {}{quote}", link.from)), 0)?;
            }
            read::page(out, entry, guided::method_of(&journal, entry).as_ref(), false)?;
        }
        Ok(())
    })
}

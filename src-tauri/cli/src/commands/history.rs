//! The versions of an entry.

use goldseam_journal::{Kept, Revision};

use super::{Session, read};
use crate::{
    args::History,
    exit::Result,
    json::{self, Answer},
    output::{Output, bold, dim, visible, visible_line},
};

pub fn history(s: &mut Session, options: &History) -> Result<()> {
    match options.revision {
        Some(number) => one(s, options.id, number),
        None => all(s, options.id),
    }
}

fn all(s: &mut Session, id: u32) -> Result<()> {
    let journal = s.open()?;
    let revisions = journal.revisions(id)?;
    let answer = Answer::new(json::Revisions { id, revisions: revisions.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| revisions.iter().try_for_each(|revision| row(out, revision)))
}

fn row(out: &mut Output, revision: &Revision) -> Result<()> {
    let kept = match revision.kept {
        Kept::Current => "as it is now",
        Kept::Sitting => "as it was left",
        Kept::Shrink => "before much was taken out",
        Kept::Restore => "before an earlier version was brought back",
    };
    let title = visible_line(&revision.title);
    let line = format!(
        "{:>4}  {}  {:>5} words  {}  {}",
        revision.number,
        read::date(&revision.saved),
        revision.words,
        dim(kept),
        bold(&title)
    );
    out.line(line.trim_end())
}

fn one(s: &mut Session, id: u32, number: u32) -> Result<()> {
    let journal = s.open()?;
    let text = journal.revision(id, number)?;
    let answer = Answer::new(json::RevisionText {
        id,
        number: text.number,
        saved: (&text.saved).into(),
        title: text.title.clone(),
        body: text.body.clone(),
    });
    s.out.answer(&answer, |out| {
        if !text.title.is_empty() {
            out.text(&bold(&visible_line(&text.title)), 0)?;
        }
        out.line(&dim(&format!("Version {}, saved {}", text.number, read::date(&text.saved))))?;
        out.line("")?;
        out.text(&visible(&text.body), 0)
    })
}

//! Taking an archive into a journal, in parts that are each whole. Broken off, it can be taken again or undone.

use std::sync::atomic::{AtomicBool, Ordering};

use goldseam_journal::{
    Journal, Moment,
    whole::{Bundle, Taken, Taking},
};

use super::{
    Problem, Progress,
    lines::read,
    names::{self, stream},
    open::{Archive, Line},
};
use crate::{Error, Result};

/// How many entries, and how many bytes of them, go into one transaction.
const MOST_ENTRIES: usize = 500;
const MOST_BYTES: usize = 4 << 20;

/// Entries that go together.
struct Batch<'t, 'j> {
    taking: Taking<'j>,
    bundles: Vec<Bundle>,
    bytes: usize,
    stop: &'t AtomicBool,
    progress: &'t mut dyn FnMut(Progress),
    done: Progress,
}

pub(super) fn go_on(stop: &AtomicBool) -> Result<()> {
    if stop.load(Ordering::Relaxed) { Err(Problem::Stopped.into()) } else { Ok(()) }
}

impl Batch<'_, '_> {
    fn line(&mut self, line: Line) -> Result<bool> {
        match line {
            Line::Entry(entry) => {
                // between two entries: an entry and its earlier texts are taken together
                if self.bundles.len() >= MOST_ENTRIES || self.bytes >= MOST_BYTES {
                    self.take()?;
                }
                self.bytes += entry.body.len();
                self.bundles.push(Bundle { entry: *entry, revisions: Vec::new() });
            }
            Line::Revision(revision) => {
                self.bytes += revision.body.len();
                let Some(bundle) = self.bundles.last_mut() else { return Ok(false) };
                bundle.revisions.push(*revision);
            }
        }
        Ok(true)
    }

    fn take(&mut self) -> Result<()> {
        go_on(self.stop)?;
        self.taking.entries(&self.bundles)?;
        self.done.done += self.bundles.len();
        (self.progress)(self.done);
        self.bundles.clear();
        self.bytes = 0;
        Ok(())
    }
}

impl Archive {
    /// Takes everything into a journal. What is there and says the same is left; of an entry that says something else
    /// the newer is the present one and the other an earlier text. Each part of it is one transaction: when it is
    /// stopped ([`Problem::Stopped`]) or fails, what was taken so far stays, and taking the archive again goes on from
    /// there. Gives the number by which [`Journal::untake_whole`] undoes it.
    pub fn take(
        &mut self,
        journal: &mut Journal,
        now: &Moment,
        stop: &AtomicBool,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(i64, Taken)> {
        let of = self.counts.entries + self.attachments.len();
        let mut taking = journal.take_whole(now)?;
        taking.base(&self.base)?;
        let mut batch =
            Batch { taking, bundles: Vec::new(), bytes: 0, stop, progress, done: Progress { done: 0, of } };
        read(&mut self.source, stream::ENTRIES, |line| batch.line(line))?;
        batch.take()?;
        let Batch { mut taking, progress, mut done, .. } = batch;
        for one in &self.attachments {
            go_on(stop)?;
            let name = names::attachment(&one.uid, one.extension());
            taking.attachment(one, &mut self.source.reader(&name)?)?;
            done.done += 1;
            progress(done);
        }
        go_on(stop)?;
        taking.rest(&self.rest)?;
        let run = taking.run();
        Ok::<_, Error>((run, taking.finish()?))
    }
}

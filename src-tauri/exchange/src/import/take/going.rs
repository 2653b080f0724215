//! A taking that is under way: what waits to be written, and what became of everything so far.

use std::{
    collections::HashSet,
    sync::atomic::{AtomicBool, Ordering},
};

use goldseam_formats::Record;
use goldseam_journal::{
    ImportKey, ImportKnown, ImportLink, ImportPart, ImportRunId, ImportTaken, Journal, Moment, NewImport,
};

use super::{ImportProgress, ImportResult, Stop, ahead::Read};
use crate::{
    Result,
    import::{
        body,
        compose::{Composed, Composer},
        files::SourceFiles,
        key,
        outcome::Outcome,
        report::{ImportCounts, ImportReport},
    },
};

/// How many things go into one transaction, if nothing stops it before. Every part of the search index that a
/// transaction leaves is merged with others again and again: few and long ones are quickest. That long a lock waits
/// for what was written of it to reach the disk.
const BATCH: usize = 4000;
/// After how many things that were read it is said how far it is.
const TOLD: usize = 500;
/// How many bytes of files go into one transaction, as they claim to be.
const BATCH_BYTES: u64 = 64 << 20;
/// How many bytes of texts wait at most, to be written in the order of their moments.
const MOST_WAITING: usize = 24 << 20;
/// How many links are made in one transaction.
const LINKS: usize = 1000;

/// The beginning of a hash, which is enough to tell the things of one source apart.
type Short = [u8; 16];

struct Waiting {
    /// Its place among the outcomes.
    at: usize,
    composed: Composed,
    /// It is a newer version of something that was taken.
    again: bool,
}

/// What is to be done with something.
enum Verdict {
    Take,
    Again,
    /// It is there, because of this run.
    Ours(ImportKnown),
    Leave(Outcome),
}

pub(super) struct Going<'a> {
    journal: &'a mut Journal,
    format: &'static str,
    composer: Composer<'a>,
    files: SourceFiles,
    now: &'a Moment,
    cancel: &'a AtomicBool,
    progress: &'a mut dyn FnMut(ImportProgress),
    run: Option<ImportRunId>,
    outcomes: Vec<Outcome>,
    sources: HashSet<Short>,
    hashes: HashSet<Short>,
    waiting: Vec<Waiting>,
    bytes: usize,
    links: Vec<ImportLink>,
    counts: ImportCounts,
    taken: u32,
}

impl<'a> Going<'a> {
    pub fn new(
        journal: &'a mut Journal,
        format: &'static str,
        composer: Composer<'a>,
        files: SourceFiles,
        now: &'a Moment,
        cancel: &'a AtomicBool,
        progress: &'a mut dyn FnMut(ImportProgress),
    ) -> Self {
        Self {
            journal,
            format,
            composer,
            files,
            now,
            cancel,
            progress,
            run: None,
            outcomes: Vec::new(),
            sources: HashSet::new(),
            hashes: HashSet::new(),
            waiting: Vec::new(),
            bytes: 0,
            links: Vec::new(),
            counts: ImportCounts::default(),
            taken: 0,
        }
    }

    /// Takes the next thing of the source in hand.
    pub fn next(&mut self, read: Read) -> Result<(), Stop> {
        self.go_on()?;
        let at = self.outcomes.len();
        match read {
            Read::Skipped(why) => self.outcomes.push(why.into()),
            Read::Record(record, key) => {
                self.outcomes.push(Outcome::NotReached);
                self.record(at, &record, key)?;
            }
        }
        if self.outcomes.len().is_multiple_of(TOLD) {
            self.tell();
        }
        if self.bytes > MOST_WAITING { self.write() } else { Ok(()) }
    }

    /// Writes what still waits, then the links.
    pub fn last(&mut self) -> Result<(), Stop> {
        self.write()?;
        for links in std::mem::take(&mut self.links).chunks(LINKS) {
            self.go_on()?;
            self.counts.links += self.journal.link_import(links)?;
        }
        Ok(())
    }

    /// Says what there is of it, in the run too.
    pub fn end(self, finished: bool) -> Result<ImportResult> {
        let report = ImportReport::of(&self.outcomes, self.counts);
        if let Some(run) = self.run {
            // of counts and names of reasons, which can always be said in JSON
            let text = serde_json::to_string(&report).unwrap_or_else(|_| "{}".to_owned());
            self.journal.finish_import(run, finished, &text)?;
        }
        Ok(ImportResult { run: self.run, finished, counts: report.counts })
    }

    fn go_on(&self) -> Result<(), Stop> {
        if self.cancel.load(Ordering::Relaxed) { Err(Stop::Asked) } else { Ok(()) }
    }

    fn tell(&mut self) {
        let read = u32::try_from(self.outcomes.len()).unwrap_or(u32::MAX);
        (self.progress)(ImportProgress { read, taken: self.taken });
    }

    fn record(&mut self, at: usize, record: &Record, key: ImportKey) -> Result<(), Stop> {
        match self.verdict(&key)? {
            // what could not be taken anyway was not changed: another thing had its id
            Verdict::Leave(outcome @ (Outcome::ChangedThere | Outcome::ChangedHere)) => {
                self.outcomes[at] = self.composer.compose(record, key)?.err().unwrap_or(outcome);
            }
            Verdict::Leave(outcome) => self.outcomes[at] = outcome,
            Verdict::Ours(known) => {
                self.outcomes[at] = Outcome::Taken;
                self.again_ours(record, known.entry)?;
            }
            verdict => match self.composer.compose(record, key)? {
                Err(why) => self.outcomes[at] = why,
                Ok(composed) => {
                    self.bytes += composed.bytes;
                    let again = matches!(verdict, Verdict::Again);
                    self.waiting.push(Waiting { at, composed, again });
                }
            },
        }
        Ok(())
    }

    fn verdict(&mut self, key: &ImportKey) -> Result<Verdict> {
        if !self.hashes.insert(short(&key.hash)) {
            return Ok(Verdict::Leave(Outcome::Twin));
        }
        let met = key.source.is_some_and(|source| !self.sources.insert(short(&source)));
        let known = self.journal.import_known(key)?;
        if let Some(same) = known.iter().find(|known| known.same) {
            if same.open && *self.run.get_or_insert(same.run) == same.run {
                let ours = known.iter().filter(|one| one.same).count();
                self.counts.entries += u32::try_from(ours).unwrap_or_default();
                return Ok(Verdict::Ours(*same));
            }
            return Ok(Verdict::Leave(Outcome::Known));
        }
        // two things of this source may have one id: the other of them is no later version
        if known.is_empty() || met || known.iter().all(|known| known.open) {
            return Ok(Verdict::Take);
        }
        Ok(if known.iter().any(|known| known.changed_here || known.binned) {
            Verdict::Leave(Outcome::ChangedHere)
        } else if self.composer.choices.given.renew {
            Verdict::Again
        } else {
            Verdict::Leave(Outcome::ChangedThere)
        })
    }

    /// What was taken before the run broke off may not have its links yet.
    fn again_ours(&mut self, record: &Record, entry: u32) -> Result<()> {
        self.taken += 1;
        let read = body::read(&record.body, &record.files, false, &self.composer.foreign.says)?;
        self.counts.files_missing += read.missing;
        if self.composer.choices.given.files {
            let there = record.files.len() - read.missing as usize;
            self.counts.files += u32::try_from(there).unwrap_or_default();
        }
        self.want_links(entry, read.links);
        Ok(())
    }

    fn want_links(&mut self, from: u32, links: Vec<(String, String)>) {
        let format = self.format;
        let wanted =
            links.into_iter().map(|(id, quote)| ImportLink { from, to: key::of_source(format, &id), quote });
        self.links.extend(wanted);
    }

    /// Writes all that waits, from the earliest moment to the latest.
    fn write(&mut self) -> Result<(), Stop> {
        let mut waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        waiting.sort_by_key(|one| (one.composed.ms, one.at));
        let mut waiting = waiting.into_iter().peekable();
        while waiting.peek().is_some() {
            self.go_on()?;
            let (mut batch, mut bytes) = (Vec::with_capacity(BATCH), 0);
            while let Some(next) =
                waiting.next_if(|one| !one.again && batch.len() < BATCH && bytes < BATCH_BYTES)
            {
                bytes += self.file_bytes(&next.composed.new.parts);
                batch.push(next);
            }
            match waiting.next_if(|one| batch.is_empty() && one.again) {
                Some(again) => self.again(again)?,
                None => self.batch(batch)?,
            }
            self.tell();
        }
        Ok(())
    }

    fn file_bytes(&self, parts: &[ImportPart]) -> u64 {
        let files = parts.iter().flat_map(|part| &part.files);
        files.map(|file| self.files.0.length(&file.at).unwrap_or_default()).sum()
    }

    fn started(&mut self) -> Result<ImportRunId> {
        match self.run {
            Some(run) => Ok(run),
            None => Ok(*self.run.insert(self.journal.begin_import(self.format, self.now)?)),
        }
    }

    fn batch(&mut self, batch: Vec<Waiting>) -> Result<()> {
        let run = self.started()?;
        let mut news: Vec<NewImport> = Vec::with_capacity(batch.len());
        let mut rest = Vec::with_capacity(batch.len());
        for Waiting { at, composed, .. } in batch {
            news.push(composed.new);
            rest.push((at, composed.links, composed.missing));
        }
        let go_on = || !self.cancel.load(Ordering::Relaxed);
        let taken = self.journal.take_import(run, &news, &mut self.files, &go_on)?;
        self.count(&taken);
        for (entries, (at, links, missing)) in taken.entries.iter().zip(rest) {
            self.done(at, Outcome::Taken, entries, links, missing);
        }
        Ok(())
    }

    fn again(&mut self, again: Waiting) -> Result<()> {
        let run = self.started()?;
        let Waiting { at, composed, .. } = again;
        match self.journal.take_import_again(run, &composed.new, &mut self.files, self.now)? {
            None => self.outcomes[at] = Outcome::ChangedHere,
            Some(taken) => {
                self.count(&taken);
                let entries = taken.entries.first().map(Vec::as_slice).unwrap_or_default();
                self.done(at, Outcome::Renewed, entries, composed.links, composed.missing);
            }
        }
        Ok(())
    }

    fn count(&mut self, taken: &ImportTaken) {
        self.counts.files += taken.files;
        self.counts.files_missing += taken.files_unread;
    }

    fn done(
        &mut self,
        at: usize,
        outcome: Outcome,
        entries: &[u32],
        links: Vec<(String, String)>,
        missing: u32,
    ) {
        self.outcomes[at] = outcome;
        self.taken += 1;
        self.counts.entries += u32::try_from(entries.len()).unwrap_or_default();
        self.counts.files_missing += missing;
        if let Some(first) = entries.first() {
            self.want_links(*first, links);
        }
    }
}

fn short(hash: &[u8; 32]) -> Short {
    let mut short = [0; 16];
    short.copy_from_slice(&hash[..16]);
    short
}

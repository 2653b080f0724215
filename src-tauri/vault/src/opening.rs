//! What an opening compares: header, counter, log, record of pages and database with each other.

use crate::{
    counter::{Beside, Reading},
    database,
    error::Result,
    log::Follower,
    notice::Notice,
    pages::Standing,
    store,
    vault::Vault,
};

impl Vault {
    pub(crate) fn look_after_headers(&mut self, from_copy: bool) {
        if from_copy {
            self.notices.push(Notice::HeaderCopyUsed);
        } else if !store::copy_matches(&self.dir, &self.header) {
            // a crash between the two writes; the first is authenticated by now. If it can't be
            // written now it is at the next open.
            let _ = store::renew_copy(&self.dir, &self.header);
        }
    }

    pub(crate) fn compare_files(&mut self) -> Result<()> {
        let (in_log, _) = database::log_state(&self.db)?;
        let reading = self.counted_so_far()?;
        self.load_pages(&reading, in_log)?;
        self.compare_log(&reading, in_log)?;
        self.compare_counts(&reading, in_log)?;
        // it is written whole before anything else is, or it would be the damaged one of the two
        self.uncounted |= reading.begun;
        Ok(())
    }

    /// What the counter says. A record that was only begun when the program ended, for a disk that took a part of
    /// it, is authenticated by its beginning, and counts.
    pub(crate) fn counted_so_far(&self) -> Result<Reading> {
        let reading = self.counter.read()?;
        if reading.damaged {
            let commits = database::commits(&self.db)?;
            let (in_log, _) = database::log_state(&self.db)?;
            let log = Follower::of(&self.dir.join(database::NAME)).follow(in_log)?;
            // either the record of pages was just made anew or it was not
            for seal in [Some(reading.beside.seal), self.pages.seal_on_disk()?].into_iter().flatten() {
                let beside = Beside { seal, log };
                if self.counter.was_begun(commits, &beside)? {
                    return Ok(Reading { commits, beside, damaged: false, begun: true });
                }
            }
        }
        Ok(reading)
    }

    /// Before the counts, so that the counter goes on naming the record.
    fn load_pages(&mut self, reading: &Reading, in_log: u32) -> Result<()> {
        self.counter.name(reading.beside.seal);
        if self.pages.load(reading, in_log)? == Standing::RecordUnknown {
            self.tell(Notice::PageRecordDamaged);
        }
        if !self.pages.length_holds()? || self.pages.replaced() > 0 {
            self.tell(Notice::PagesReplaced);
        }
        Ok(())
    }

    /// The log must hold what the counter says, and at most the one commit that a kill kept from being
    /// counted. One that is shorter has either lost commits, which the counts show, or was written back.
    fn compare_log(&mut self, reading: &Reading, in_log: u32) -> Result<()> {
        let (counted, commits) = (reading.beside.log, database::commits(&self.db)?);
        let known = reading.beside != Beside::default() && !reading.damaged;
        if known && in_log >= counted.frames && commits <= reading.commits + 1 {
            let same = self.log.follow(counted.frames)? == counted;
            let holds = if commits > reading.commits {
                // in the log that was counted, or in one that was just begun
                (same && self.log.commits(counted.frames..in_log)? == 1) || self.log.commits(0..in_log)? == 1
            } else {
                same && in_log == counted.frames
            };
            if !holds {
                self.tell(Notice::PagesReplaced);
            }
        }
        self.counter.log_is(self.log.follow(in_log)?);
        Ok(())
    }

    fn compare_counts(&mut self, reading: &Reading, in_log: u32) -> Result<()> {
        let commits = database::commits(&self.db)?;
        (self.checks.unclean, self.checks.first) = (in_log > 0, commits);
        if reading.commits > commits {
            self.read_only = true;
            self.tell(Notice::CommitsMissing(reading.commits - commits));
        } else if reading.damaged {
            self.tell(Notice::CounterDamaged);
            self.counter.reset(commits)?;
        } else if commits > reading.commits + u64::from(in_log > 0) {
            // more than a kill between the two writes leaves; what is in the file was counted before
            self.tell(Notice::CounterBehind);
            self.counter.reset(commits)?;
        } else if commits > reading.commits {
            self.uncounted = true;
        }
        Ok(())
    }
}

//! Writing an archive: everything as it is at one moment, one thing after the other, so that a large journal takes no
//! more memory than a small one.

use std::{path::Path, sync::atomic::AtomicBool};

use goldseam_journal::{
    Journal, Moment,
    whole::{Reader, WholeAttachment, WholeEntry, WholeKept},
};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{
    Progress,
    answers::Methods,
    files,
    lines::Lines,
    manifest::{self, Counts, FORMAT, Manifest, VERSION},
    names::{self, EntryNames, stream},
    pages::{self, Files},
    readme, tables,
    zipped::Zip,
};
use crate::{
    Error, Result,
    clean::Left,
    outfile::{self, Existing, Written},
};

/// How an archive is wanted.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Encrypt it with this.
    pub passphrase: Option<Zeroizing<String>>,
    /// What happens to a file that is there already.
    pub existing: Existing,
    /// Files leave as they were added. Else a picture leaves without what it says of where, when and with what it was
    /// taken, and looks the same.
    pub originals: bool,
}

/// An archive that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The file.
    pub file: Written,
    /// What is in it.
    pub counts: Counts,
    /// How long all of it is before it is packed, in bytes.
    pub unpacked: u64,
    /// Files that may say where they were made: they can't be cleaned here, or were not to be.
    pub not_cleaned: usize,
}

struct Writer<'w, 'a, 'b> {
    reader: &'w Reader<'w>,
    zip: Zip<'a, 'b>,
    methods: Methods,
    files: Files,
    counts: Counts,
    originals: bool,
    not_cleaned: usize,
    progress: &'w mut dyn FnMut(Progress),
    step: Progress,
}

/// Writes everything into the file `target`. It is there whole or not at all; setting `stop` ends it with
/// [`Error::Cancelled`]. The journal is as it is at one moment: who would change it waits.
///
/// `now` is the only thing in it that is not of the journal: without a passphrase the same journal and the same `now`
/// give the same bytes.
pub fn write(
    journal: &Journal,
    target: &Path,
    choices: &Choices,
    now: &Moment,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary> {
    let ((counts, unpacked, not_cleaned), file) = outfile::write(target, choices.existing, stop, |out| {
        journal.whole(|reader| {
            let mut writer = Writer {
                reader,
                zip: Zip::begin(out, choices.passphrase.as_ref())?,
                methods: Methods::of(reader)?,
                files: Files::new(),
                counts: Counts::default(),
                originals: choices.originals,
                not_cleaned: 0,
                progress,
                step: Progress { done: 0, of: reader.count_entries()? },
            };
            writer.all(now)?;
            Ok::<_, Error>((writer.counts, writer.zip.finish()?, writer.not_cleaned))
        })
    })?;
    Ok(Summary { file, counts, unpacked, not_cleaned })
}

/// Writes all of a stream, and gives the number of lines.
macro_rules! stream {
    ($self:ident, $stream:expr, $each:ident) => {{
        let mut lines = Lines::new($stream);
        $self.reader.$each(|one| lines.put(&mut $self.zip, one))?;
        lines.flush(&mut $self.zip)?;
        lines.count
    }};
}

impl Writer<'_, '_, '_> {
    fn all(&mut self, now: &Moment) -> Result<()> {
        self.zip.put(readme::NAME, readme::TEXT.as_bytes(), true)?;
        self.method_texts()?;
        self.counts.methods = stream!(self, stream::METHODS, each_method);
        self.counts.words = stream!(self, stream::WORDS, each_word);
        self.counts.tags = stream!(self, stream::TAGS, each_tag);
        self.counts.imports = stream!(self, stream::IMPORTS, each_run);
        let attachments = self.attachments()?;
        self.entries()?;
        self.list(stream::ATTACHMENTS, &attachments)?;
        self.counts.links = stream!(self, stream::LINKS, each_link);
        self.counts.journeys = stream!(self, stream::JOURNEYS, each_journey);
        self.counts.events = stream!(self, stream::EVENTS, each_event);
        self.counts.plan = stream!(self, stream::PLAN, each_line);
        self.counts.landmarks = stream!(self, stream::LANDMARKS, each_landmark);
        self.counts.people = stream!(self, stream::PEOPLE, each_person);
        self.counts.shared = stream!(self, stream::SHARED, each_shared);
        self.counts.prompts = stream!(self, stream::PROMPTS, each_prompt);
        self.counts.remembered = stream!(self, stream::REMEMBERED, each_kept);
        let numbers = self.reader.numbers()?.into_iter();
        let numbers: Vec<_> = numbers.map(|(key, last)| WholeKept { key, value: last.to_string() }).collect();
        self.counts.numbers = numbers.len();
        self.list(stream::NUMBERS, &numbers)?;
        tables::write(self.reader, &self.methods, &mut self.zip)?;
        self.manifest(now)
    }

    fn manifest(&mut self, now: &Moment) -> Result<()> {
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            exported: now.clone(),
            counts: self.counts,
        };
        let mut text =
            serde_json::to_string_pretty(&manifest).map_err(|e| Error::from(std::io::Error::from(e)))?;
        text.push('\n');
        self.zip.put(manifest::NAME, text.as_bytes(), true)
    }

    fn list(&mut self, stream: &'static str, all: &[impl Serialize]) -> Result<()> {
        let mut lines = Lines::new(stream);
        all.iter().try_for_each(|one| lines.put(&mut self.zip, one))?;
        lines.flush(&mut self.zip)
    }

    fn method_texts(&mut self) -> Result<()> {
        let (reader, zip) = (self.reader, &mut self.zip);
        reader.each_method(|one| {
            one.versions.iter().try_for_each(|&version| {
                let source = reader.method_source(&one.id, version)?;
                zip.put(&names::method(&one.id, version), source.as_bytes(), true)
            })
        })
    }

    fn tell(&mut self) {
        self.step.done += 1;
        (self.progress)(self.step);
    }

    fn entries(&mut self) -> Result<()> {
        let mut lines = Lines::new(stream::ENTRIES);
        let (mut names, reader) = (EntryNames::default(), self.reader);
        reader.each_entry(|entry| {
            lines.put(&mut self.zip, &Line::Entry(entry))?;
            reader.each_revision(entry, |one| {
                self.counts.revisions += 1;
                lines.put(&mut self.zip, &Line::Revision(one))
            })?;
            self.counts.entries += 1;
            let name = names.next(entry.happened.local().time(), entry.deleted.is_some());
            let page = pages::of(entry, &self.methods, &self.files, "../../");
            self.zip.put(&name, page.as_bytes(), true)?;
            self.tell();
            Ok::<_, Error>(())
        })?;
        lines.flush(&mut self.zip)
    }

    /// The files, and what is known of them. One that is stripped is another file from then on.
    fn attachments(&mut self) -> Result<Vec<WholeAttachment>> {
        let mut all = Vec::new();
        self.reader.each_attachment(|one| {
            all.push(one.clone());
            Ok::<_, Error>(())
        })?;
        self.step.of += all.len();
        for one in &mut all {
            let name = names::attachment(&one.uid, one.extension());
            // packed already, most of them; and as they are they can never be taken for a bomb
            self.zip.file(&name, false)?;
            let left = files::add(self.reader, &mut self.zip, one, self.originals)?;
            self.not_cleaned += usize::from(left == Left::NotCleaned);
            self.files.insert(one.uid.to_string(), name);
            self.counts.attachments += 1;
            self.tell();
        }
        Ok(all)
    }
}

/// A line of the entries: an entry, or an earlier text of the entry before it.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line<'a> {
    Entry(&'a WholeEntry),
    Revision(&'a goldseam_journal::whole::WholeRevision),
}

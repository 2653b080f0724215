//! Some entries on their own, for other programs and other eyes. Nothing in the bin is among them.

use std::{
    collections::HashSet,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use goldseam_document::{Document, Note, Pages};
use goldseam_journal::{
    EntryId, Filter, Journal, Moment,
    whole::{Reader, Uid, WholeEntry},
};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{
    Progress,
    answers::Methods,
    book,
    csv::Csv,
    names::{self, EntryNames},
    pages::{self, Files},
    zipped::Zip,
};
use crate::{
    Error, Result,
    clean::Left,
    markdown::rfc3339,
    outfile::{self, Existing, OutFile, Written},
};

/// How entries are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One text in Markdown, an entry after the other.
    Markdown,
    /// A zip with a text in Markdown for each entry, and the files that they name.
    MarkdownZip,
    /// A page for a browser, with its pictures in it.
    Html,
    /// Pages, with their pictures.
    Pdf,
    /// A table.
    Csv,
    /// One document in JSON.
    Json,
}

/// Which entries.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Those that it is about.
    pub filter: Filter,
    /// Only these of them, if it is said.
    pub ids: Option<Vec<EntryId>>,
}

impl Selection {
    fn ids(&self) -> Option<&[EntryId]> {
        self.ids.as_deref()
    }
}

/// How some entries are wanted.
#[derive(Debug, Clone)]
pub struct ChosenChoices {
    /// How they are written.
    pub form: Form,
    /// What a PDF opens with; nothing else can have one.
    pub password: Option<Zeroizing<String>>,
    /// What happens to a file that is there already.
    pub existing: Existing,
    /// Files in a zip leave as they were added, and not without what a picture says beside its pixels. Pictures in
    /// a PDF or a page are always drawn anew.
    pub originals: bool,
}

/// Entries that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenWritten {
    /// The file.
    pub file: Written,
    /// How many entries are in it.
    pub entries: usize,
    /// How many pages a PDF has.
    pub pages: Option<usize>,
    /// Files in a zip that may say where they were made.
    pub not_cleaned: usize,
    /// What a person should know of a PDF.
    pub notes: Vec<Note>,
}

/// Writes the entries of a selection, oldest first, into the file `target`. Errors and stopping are as in
/// [`super::write`]; [`Error::ChosenTooMuch`] if they are more than a PDF or a page can have.
///
/// `now` is when a PDF says that it was made. No other form says it.
pub fn write_chosen(
    journal: &Journal,
    target: &Path,
    selection: &Selection,
    choices: &ChosenChoices,
    now: &Moment,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(Progress),
) -> Result<ChosenWritten> {
    let (written, file) = outfile::write(target, choices.existing, stop, |out| {
        let mut written = ChosenWritten {
            file: Written { bytes: 0, hash: [0; 32] },
            entries: 0,
            pages: None,
            not_cleaned: 0,
            notes: Vec::new(),
        };
        let document = journal.whole(|reader| {
            let of = reader.count_chosen(&selection.filter, selection.ids())?;
            written.entries = of;
            let methods = Methods::of(reader)?;
            let mut walk = Walk { reader, selection, methods, progress, of, stop };
            match choices.form {
                Form::Markdown => walk.markdown(out)?,
                Form::MarkdownZip => written.not_cleaned = walk.zip(out, choices.originals)?,
                Form::Csv => walk.csv(out)?,
                Form::Json => walk.json(out)?,
                Form::Html => return book::of(&mut walk, now, book::MOST_OF_PAGE).map(Some),
                Form::Pdf => return book::of(&mut walk, now, book::MOST_OF_PAGES).map(Some),
            }
            Ok::<_, Error>(None)
        })?;
        let Some(document) = document else { return Ok(written) };
        if choices.form == Form::Html {
            put(out, &goldseam_document::html(&document))?;
            return Ok(written);
        }
        let laid = Pages::of(&document)?;
        drop(document);
        if stop.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        let pdf = laid.pdf(choices.password.as_ref().map(|password| password.as_str()))?;
        std::io::Write::write_all(out, &pdf.bytes)?;
        (written.pages, written.notes) = (Some(pdf.pages), pdf.notes);
        Ok(written)
    })?;
    Ok(ChosenWritten { file, ..written })
}

/// An entry as a document for paper, made at `now`. Errors: as of [`write_chosen`], and that of the journal if there is
/// no such entry, or if it is in the bin.
pub fn on_paper(journal: &Journal, id: EntryId, now: &Moment) -> Result<Document> {
    let selection = Selection { filter: Filter::default(), ids: Some(vec![id]) };
    journal.whole(|reader| {
        let of = reader.count_chosen(&selection.filter, selection.ids())?;
        if of == 0 {
            return Err(goldseam_journal::Error::NotFound.into());
        }
        let (methods, stop) = (Methods::of(reader)?, AtomicBool::new(false));
        let (selection, progress) = (&selection, &mut |_| {});
        book::of(
            &mut Walk { reader, selection, methods, progress, of, stop: &stop },
            now,
            book::MOST_OF_PAGES,
        )
    })
}

/// How many entries a journal has, those in the bin too.
pub fn count(journal: &Journal) -> Result<usize> {
    journal.whole(|reader| Ok(reader.count_entries()?))
}

/// How many entries a selection is about.
pub fn count_chosen(journal: &Journal, selection: &Selection) -> Result<usize> {
    Ok(journal.whole(|reader| reader.count_chosen(&selection.filter, selection.ids()))?)
}

/// The entries of a selection, one after the other.
pub(super) struct Walk<'a> {
    pub reader: &'a Reader<'a>,
    selection: &'a Selection,
    methods: Methods,
    progress: &'a mut dyn FnMut(Progress),
    pub of: usize,
    stop: &'a AtomicBool,
}

/// An entry in JSON. What only a journal needs is left to archives.
#[derive(Serialize)]
struct Plain<'a> {
    uid: String,
    happened: &'a Moment,
    created: &'a Moment,
    saved: &'a Moment,
    starred: bool,
    tags: &'a [String],
    title: &'a str,
    body: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<PlainMethod<'a>>,
}

#[derive(Serialize)]
struct PlainMethod<'a> {
    id: &'a str,
    version: u32,
    name: Option<&'a str>,
    finished: bool,
    answers: &'a goldseam_content::Answers,
    returns: &'a [goldseam_content::Return],
}

impl Walk<'_> {
    pub fn each(&mut self, mut each: impl FnMut(&Methods, &WholeEntry) -> Result<()>) -> Result<()> {
        let mut step = Progress { done: 0, of: self.of };
        self.reader.each_chosen(&self.selection.filter, self.selection.ids(), |entry| {
            if self.stop.load(Ordering::Relaxed) {
                return Err(Error::Cancelled);
            }
            each(&self.methods, entry)?;
            step.done += 1;
            (self.progress)(step);
            Ok(())
        })
    }

    fn markdown(&mut self, out: &mut OutFile<'_>) -> Result<()> {
        let (mut first, files) = (true, Files::new());
        self.each(|methods, entry| {
            if !std::mem::take(&mut first) {
                put(out, "\n")?;
            }
            put(out, &pages::of(entry, methods, &files, ""))
        })
    }

    /// Gives the number of files that were not cleaned.
    fn zip(&mut self, out: &mut OutFile<'_>, originals: bool) -> Result<usize> {
        let mut zip = Zip::begin(out, None)?;
        let (files, not_cleaned) = self.files(&mut zip, originals)?;
        let mut names = EntryNames::default();
        self.each(|methods, entry| {
            let name = names.next(entry.happened.local().time(), false);
            zip.put(&name, pages::of(entry, methods, &files, "../../").as_bytes(), true)
        })?;
        zip.finish()?;
        Ok(not_cleaned)
    }

    /// The entries that are meant.
    pub fn chosen(&self) -> Result<HashSet<Uid>> {
        let mut chosen = HashSet::new();
        self.reader.each_chosen(&self.selection.filter, self.selection.ids(), |entry| {
            chosen.insert(entry.uid);
            Ok::<_, Error>(())
        })?;
        Ok(chosen)
    }

    /// The files of the entries that are meant, and how many of them were not cleaned.
    fn files(&self, zip: &mut Zip<'_, '_>, originals: bool) -> Result<(Files, usize)> {
        let (chosen, mut files, mut not_cleaned) = (self.chosen()?, Files::new(), 0);
        self.reader.each_attachment(|one| {
            if chosen.contains(&one.of) {
                let name = names::attachment(&one.uid, one.extension());
                zip.file(&name, false)?;
                let left = super::files::add(self.reader, zip, &mut one.clone(), originals)?;
                not_cleaned += usize::from(left == Left::NotCleaned);
                files.insert(one.uid.to_string(), name);
            }
            Ok::<_, Error>(())
        })?;
        Ok((files, not_cleaned))
    }

    fn csv(&mut self, out: &mut OutFile<'_>) -> Result<()> {
        let mut csv = Csv::new(&[
            "time", "day", "zone", "title", "text", "tags", "starred", "method", "finished", "created",
            "entry",
        ]);
        self.each(|methods, entry| {
            csv.text(&rfc3339(&entry.happened));
            csv.text(&entry.happened.day().to_string());
            csv.text(entry.happened.zone().unwrap_or_default());
            csv.text(&entry.title);
            csv.text(&entry.body);
            csv.text(&entry.tags.join("; "));
            csv.text(yes(entry.starred));
            let filled = entry.filled.as_ref();
            csv.text(filled.map_or("", |f| methods.title(&f.method).unwrap_or(&f.method)));
            csv.text(filled.map_or("", |f| yes(f.finished)));
            csv.text(&rfc3339(&entry.created));
            csv.text(&entry.uid.to_string());
            csv.end();
            put(out, &csv.take())
        })?;
        put(out, &csv.take())
    }

    fn json(&mut self, out: &mut OutFile<'_>) -> Result<()> {
        put(out, "{\n\"format\": \"goldseam-entries\",\n\"version\": 1,\n\"entries\": [")?;
        let mut first = true;
        self.each(|methods, entry| {
            put(out, if std::mem::take(&mut first) { "\n" } else { ",\n" })?;
            let text = serde_json::to_string(&plain(methods, entry)).map_err(std::io::Error::from)?;
            put(out, &text)
        })?;
        put(out, "\n]\n}\n")
    }
}

fn put(out: &mut OutFile<'_>, text: &str) -> Result<()> {
    Ok(std::io::Write::write_all(out, text.as_bytes())?)
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn plain<'a>(methods: &'a Methods, entry: &'a WholeEntry) -> Plain<'a> {
    Plain {
        uid: entry.uid.to_string(),
        happened: &entry.happened,
        created: &entry.created,
        saved: &entry.saved,
        starred: entry.starred,
        tags: &entry.tags,
        title: &entry.title,
        body: &entry.body,
        method: entry.filled.as_ref().map(|filled| PlainMethod {
            id: &filled.method,
            version: filled.version,
            name: methods.of_entry(entry).map(|method| method.name.as_str()),
            finished: filled.finished,
            answers: &filled.answers,
            returns: &filled.returns,
        }),
    }
}

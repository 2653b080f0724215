//! Some entries on their own, for other programs and other eyes. Nothing in the bin is among them.

use std::{path::Path, sync::atomic::AtomicBool};

use goldseam_journal::{
    EntryId, Filter, Journal, Moment,
    whole::{Reader, WholeEntry},
};
use serde::Serialize;

use super::{
    Progress,
    answers::Methods,
    csv::Csv,
    names::{self, EntryNames},
    pages::{self, Files},
    zipped::Zip,
};
use crate::{
    Error, Result,
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

/// Writes the entries of a selection, oldest first, into the file `target`, and says how many there are. Errors and
/// stopping are as in [`super::write`]. Nothing in it says when it was written.
pub fn write_chosen(
    journal: &Journal,
    target: &Path,
    form: Form,
    selection: &Selection,
    existing: Existing,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(Progress),
) -> Result<(usize, Written)> {
    outfile::write(target, existing, stop, |out| {
        journal.whole(|reader| {
            let of = reader.count_chosen(&selection.filter, selection.ids())?;
            let mut walk = Walk { reader, selection, methods: Methods::of(reader)?, progress, of };
            match form {
                Form::Markdown => walk.markdown(out)?,
                Form::MarkdownZip => walk.zip(out)?,
                Form::Csv => walk.csv(out)?,
                Form::Json => walk.json(out)?,
            }
            Ok(of)
        })
    })
}

struct Walk<'a> {
    reader: &'a Reader<'a>,
    selection: &'a Selection,
    methods: Methods,
    progress: &'a mut dyn FnMut(Progress),
    of: usize,
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
    fn each(&mut self, mut each: impl FnMut(&Methods, &WholeEntry) -> Result<()>) -> Result<()> {
        let mut step = Progress { done: 0, of: self.of };
        self.reader.each_chosen(&self.selection.filter, self.selection.ids(), |entry| {
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

    fn zip(&mut self, out: &mut OutFile<'_>) -> Result<()> {
        let mut zip = Zip::begin(out, None)?;
        let files = self.files(&mut zip)?;
        let mut names = EntryNames::default();
        self.each(|methods, entry| {
            let name = names.next(entry.happened.local().time(), false);
            zip.put(&name, pages::of(entry, methods, &files, "../../").as_bytes(), true)
        })?;
        zip.finish().map(drop)
    }

    /// The files of the entries that are meant.
    fn files(&self, zip: &mut Zip<'_, '_>) -> Result<Files> {
        let mut chosen = std::collections::HashSet::new();
        self.reader.each_chosen(&self.selection.filter, self.selection.ids(), |entry| {
            chosen.insert(entry.uid);
            Ok::<_, Error>(())
        })?;
        let mut files = Files::new();
        self.reader.each_attachment(|one| {
            if chosen.contains(&one.of) {
                let name = names::attachment(&one.uid, one.extension());
                zip.file(&name, false)?;
                self.reader.each_piece(one, |piece| zip.add(piece))?;
                files.insert(one.uid.to_string(), name);
            }
            Ok::<_, Error>(())
        })?;
        Ok(files)
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

//! Everything out, some entries out, and an archive in again.

use std::path::Path;

use goldseam_exchange::{
    archive::{self, Archive, Choices, ChosenChoices, Form, Note, Selection, Taken},
    outfile::Existing,
};
use zeroize::Zeroizing;

use super::Session;
use crate::{
    args::{Export, ExportFormat},
    clock,
    exit::{Failure, Result},
    filter::filter,
    json::{Answer, ArchiveTaken, Exported, Looked},
    passphrase,
    progress::{self, Steps},
};

/// What a person is told before a file leaves that anybody can read.
const OPEN: &str =
    "This file is not encrypted: whoever can open it can read it. Keep it where nobody else does.";

pub fn export(s: &mut Session, options: Export) -> Result<()> {
    if options.format == ExportFormat::Archive { everything(s, options) } else { chosen(s, options) }
}

fn existing(replace: bool) -> Existing {
    if replace { Existing::Replace } else { Existing::Keep }
}

fn everything(s: &mut Session, options: Export) -> Result<()> {
    let Export { out, replace, password_file, original, id, filters, .. } = options;
    if !id.is_empty() || !filters.is_empty() {
        return Err(Failure::usage(
            "An archive has everything. For some entries choose markdown, pdf, html, json or csv.",
        ));
    }
    let journal = s.open()?;
    let passphrase = password_file.as_deref().map(passphrase::of_file).transpose()?;
    let encrypted = passphrase.is_some();
    if !encrypted {
        anstream::eprintln!("{OPEN}");
    }
    let choices = Choices { passphrase, existing: existing(replace), originals: original };
    let (stop, mut steps) = (progress::stop()?, Steps::new());
    let written = archive::write(&journal, &out, &choices, &clock::now()?, &stop, &mut |at| {
        steps.tell(at.done, at.of);
    });
    steps.end();
    let summary = written?;
    journal.lock()?;
    not_cleaned(if original { 0 } else { summary.not_cleaned });
    let answer = Exported::archive(out.display().to_string(), encrypted, &summary);
    s.out.answer(&Answer::new(answer), |out| {
        let counts = &summary.counts;
        out.line(&format!(
            "Everything is in it: {} entries, {} earlier versions, {} files",
            counts.entries, counts.revisions, counts.attachments
        ))
    })
}

fn form(options: &Export) -> Form {
    let zip = options.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    match options.format {
        ExportFormat::Json => Form::Json,
        ExportFormat::Csv => Form::Csv,
        ExportFormat::Html => Form::Html,
        ExportFormat::Pdf => Form::Pdf,
        _ if zip => Form::MarkdownZip,
        _ => Form::Markdown,
    }
}

fn chosen(s: &mut Session, options: Export) -> Result<()> {
    let form = form(&options);
    let Export { out, replace, password_file, original, id, filters, .. } = options;
    if password_file.is_some() && form != Form::Pdf {
        return Err(Failure::usage(
            "Only an archive and a PDF can be encrypted. Choose --format archive or pdf.",
        ));
    }
    let selection = Selection { filter: filter(filters)?, ids: (!id.is_empty()).then_some(id) };
    let journal = s.open()?;
    let password = password_file.as_deref().map(passphrase::of_file).transpose()?;
    let encrypted = password.is_some();
    if !encrypted {
        anstream::eprintln!("{OPEN}");
    }
    let choices = ChosenChoices { form, password, existing: existing(replace), originals: original };
    let (stop, mut steps) = (progress::stop()?, Steps::new());
    let now = clock::now()?;
    let written = archive::write_chosen(&journal, &out, &selection, &choices, &now, &stop, &mut |at| {
        steps.tell(at.done, at.of);
    });
    steps.end();
    let written = written?;
    journal.lock()?;
    not_cleaned(if original { 0 } else { written.not_cleaned });
    notes(&written.notes);
    let entries = written.entries;
    let answer = Exported::chosen(out.display().to_string(), encrypted, &written);
    s.out.answer(&Answer::new(answer), |out| match written.pages {
        Some(pages) => out.line(&format!("{entries} entries are in it, on {pages} pages")),
        None => out.line(&format!("{entries} entries are in it")),
    })
}

/// Says how many files may tell where they were made.
fn not_cleaned(files: usize) {
    if files > 0 {
        anstream::eprintln!(
            "goldseam-cli: {files} files are of a kind that can't be cleaned. They may say where, when and with what they were made. [not_cleaned]"
        );
    }
}

fn notes(notes: &[Note]) {
    for note in notes {
        let words = match note {
            Note::MissingLetters { count } => {
                format!("For {count} characters there is no letter on this computer; they show as boxes.")
            }
            Note::NotAccessible => "The PDF is not marked as accessible.".to_owned(),
            Note::PicturesLeftOut { count } => {
                format!("{count} pictures can't be shown in it; they stand there by name.")
            }
        };
        anstream::eprintln!("goldseam-cli: {words}");
    }
}

/// Takes an archive in, or looks at it only.
pub fn take(s: &mut Session, path: &Path, passphrase: Option<&Path>, look_only: bool) -> Result<()> {
    let mut journal = s.open()?;
    let passphrase: Option<Zeroizing<String>> = passphrase.map(passphrase::of_file).transpose()?;
    let mut archive = Archive::open(path, passphrase.as_ref())?;
    if look_only {
        let counts = *archive.counts();
        return s.out.answer(&Answer::new(Looked { counts }), |out| {
            out.line(&format!("{} entries, all in order. Nothing was taken.", counts.entries))
        });
    }
    let (stop, mut steps) = (progress::stop()?, Steps::new());
    let taken = archive.take(&mut journal, &clock::now()?, &stop, &mut |at| steps.tell(at.done, at.of));
    steps.end();
    let (run, taken) = taken?;
    journal.lock()?;
    s.out.answer(&Answer::new(ArchiveTaken { run, taken: taken.clone() }), |out| {
        out.line(&words(&taken))?;
        out.line(&format!("To undo it:  goldseam-cli import undo {run}"))
    })
}

fn words(taken: &Taken) -> String {
    let Taken { entries, same, newer, older, .. } = taken;
    let words = format!("{entries} entries are new here, {same} were here already");
    match newer + older {
        0 => words,
        both => format!(
            "{words}. Of {both} others the newer text is the present one, and the other is in their history"
        ),
    }
}

//! Taking everything out, or some entries.

use std::path::Path;

use goldseam_document::Pages;
use goldseam_exchange::{
    self as exchange,
    archive::{self, Choices, ChosenChoices, Form, Note, Selection},
    outfile::{Existing, Written},
};
use goldseam_journal::{EntryId, Filter, Journal, whole::Hex};
use goldseam_vault::{Credential, Passphrase};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, ipc::Channel};
use zeroize::Zeroizing;

use crate::{
    error::{Answer, AppError, ErrorCode},
    files,
    preview::{Laid, pages_gone},
    shell::{Shell, now, with_unlocked},
    work::{WorkProgress, Working, apart, with_work},
};

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TakeOutForm {
    /// Everything, in one zip.
    Archive,
    /// Some entries in one text.
    Markdown,
    /// A text for each, with their files.
    MarkdownZip,
    /// One page for a browser.
    Html,
    /// Pages.
    Pdf,
    /// A table.
    Csv,
    /// For programs.
    Json,
}

/// What is to be taken out.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TakeOut {
    /// As what.
    pub form: TakeOutForm,
    /// Which entries, unless it is everything.
    pub filter: Filter,
    /// Only this one of them.
    pub entry: Option<EntryId>,
    /// Photos leave as they were added.
    pub originals: bool,
}

/// What was written.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TakenOut {
    /// Where.
    pub path: String,
    /// How many entries are in it.
    pub entries: u32,
    /// Bytes.
    pub bytes: f64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// It opens with a passphrase only.
    pub encrypted: bool,
    /// Pages of a PDF.
    pub pages: Option<u32>,
    /// Files that may say where they were made.
    pub uncleaned: u32,
    /// Pictures of a PDF that stand there by name.
    pub pictures_left_out: u32,
    /// Characters of a PDF that show as boxes.
    pub missing_letters: u32,
}

impl TakeOutForm {
    /// What a file is called at first: nothing that says whose it is.
    fn name(self, encrypted: bool) -> &'static str {
        match self {
            Self::Archive if encrypted => "archive.zip.age",
            Self::Archive => "archive.zip",
            Self::Markdown => "entries.md",
            Self::MarkdownZip => "entries.zip",
            Self::Html => "entries.html",
            Self::Pdf => "entries.pdf",
            Self::Csv => "entries.csv",
            Self::Json => "entries.json",
        }
    }

    /// Of some entries; none of everything.
    fn of_entries(self) -> Option<Form> {
        Some(match self {
            Self::Archive => return None,
            Self::Markdown => Form::Markdown,
            Self::MarkdownZip => Form::MarkdownZip,
            Self::Html => Form::Html,
            Self::Pdf => Form::Pdf,
            Self::Csv => Form::Csv,
            Self::Json => Form::Json,
        })
    }
}

impl TakeOut {
    fn selection(&self) -> Selection {
        match self.entry {
            Some(id) => Selection { filter: Filter::default(), ids: Some(vec![id]) },
            None => Selection { filter: self.filter.clone(), ids: None },
        }
    }
}

/// An entry that is laid out for a printer.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct LaidEntry {
    /// Names its pages in the addresses of their pictures.
    pub number: u32,
    /// How many there are.
    pub pages: u32,
}

/// As many pages as are drawn at once for a printer; a longer entry is printed from a PDF.
const MOST_PRINTED: usize = 60;

/// Lays an entry out for a printer.
#[tauri::command]
#[specta::specta]
pub async fn lay_entry(app: AppHandle, entry: EntryId) -> Answer<LaidEntry> {
    let now = now()?;
    let handle = app.clone();
    let (number, document) = with_unlocked(app.clone(), move |open| {
        let number = handle.state::<Shell>().preview.ticket();
        Ok((number, archive::on_paper(&open.journal, entry, &now)?))
    })
    .await?;
    let laid = apart(move || {
        let pages = Pages::of(&document).map_err(exchange::Error::from)?;
        if pages.count() > MOST_PRINTED {
            return Err(exchange::Error::ChosenTooMuch.into());
        }
        Ok(Laid { number, pack: None, document, pages })
    })
    .await?;
    let laid = app.state::<Shell>().preview.put(laid).ok_or_else(pages_gone)?;
    Ok(LaidEntry { number: laid.number, pages: u32::try_from(laid.pages.count()).unwrap_or(u32::MAX) })
}

/// How many entries that is, those in the bin too if it is everything.
#[tauri::command]
#[specta::specta]
pub async fn count_take_out(app: AppHandle, asked: TakeOut) -> Answer<u32> {
    with_unlocked(app, move |open| {
        let of = match asked.form {
            TakeOutForm::Archive => archive::count(&open.journal)?,
            _ => archive::count_chosen(&open.journal, &asked.selection())?,
        };
        Ok(count(of))
    })
    .await
}

/// Asks where the file is to go, and says it. None if the person changes their mind. The place is kept here until it
/// is written to: no page names a path.
#[tauri::command]
#[specta::specta]
pub async fn choose_take_out(app: AppHandle, form: TakeOutForm, encrypted: bool) -> Answer<Option<String>> {
    let chosen = files::choose_to_save(app.clone(), form.name(encrypted)).await?;
    let said = chosen.as_ref().map(|path| path.display().to_string());
    app.state::<Shell>().choose_target(chosen);
    Ok(said)
}

/// Writes what is asked for into the place that was chosen, under `own` if it is to be encrypted. The journal's
/// passphrase is asked again, and nothing is written with another one.
#[tauri::command]
#[specta::specta]
pub async fn take_out(
    app: AppHandle,
    asked: TakeOut,
    passphrase: String,
    own: Option<String>,
    progress: Channel<WorkProgress>,
) -> Answer<TakenOut> {
    let own = own.map(Zeroizing::new);
    let passphrase = Passphrase::new(passphrase)?;
    let path = app.state::<Shell>().target().ok_or_else(nowhere)?;
    let handle = app.clone();
    let taken = with_work(app, progress, move |journal, working| {
        if own.as_ref().is_some_and(|own| own.is_empty()) {
            return Err(goldseam_vault::Error::EmptyPassphrase.into());
        }
        journal.vault().check(&Credential::Passphrase(passphrase))?;
        match asked.form.of_entries() {
            None => everything(journal, &path, own, asked.originals, working),
            Some(form) => entries(journal, &path, own, form, &asked, working),
        }
    })
    .await?;
    handle.state::<Shell>().choose_target(None);
    Ok(taken)
}

fn everything(
    journal: &Journal,
    path: &Path,
    own: Option<Zeroizing<String>>,
    originals: bool,
    working: &mut Working<'_>,
) -> Answer<TakenOut> {
    let encrypted = own.is_some();
    let choices = Choices { passphrase: own, existing: Existing::Replace, originals };
    let stop = working.stop.clone();
    let summary = archive::write(journal, path, &choices, &now()?, &stop, &mut |at| tell(working, at))?;
    let uncleaned = if originals { 0 } else { summary.not_cleaned };
    let taken = taken(path, &summary.file, summary.counts.entries, encrypted);
    Ok(TakenOut { uncleaned: count(uncleaned), ..taken })
}

fn entries(
    journal: &Journal,
    path: &Path,
    own: Option<Zeroizing<String>>,
    form: Form,
    asked: &TakeOut,
    working: &mut Working<'_>,
) -> Answer<TakenOut> {
    let encrypted = own.is_some() && form == Form::Pdf;
    let choices =
        ChosenChoices { form, password: own, existing: Existing::Replace, originals: asked.originals };
    let (stop, of) = (working.stop.clone(), asked.selection());
    let mut tell = |at| tell(working, at);
    let written = archive::write_chosen(journal, path, &of, &choices, &now()?, &stop, &mut tell)?;
    let mut taken = taken(path, &written.file, written.entries, encrypted);
    taken.pages = written.pages.map(count);
    taken.uncleaned = if asked.originals { 0 } else { count(written.not_cleaned) };
    for note in written.notes {
        match note {
            Note::MissingLetters { count } => taken.missing_letters = count,
            Note::PicturesLeftOut { count } => taken.pictures_left_out = count,
            Note::NotAccessible => {}
        }
    }
    Ok(taken)
}

#[allow(clippy::cast_precision_loss, reason = "shown to a person, and exact up to 2^53")]
fn taken(path: &Path, file: &Written, entries: usize, encrypted: bool) -> TakenOut {
    TakenOut {
        path: path.display().to_string(),
        entries: count(entries),
        bytes: file.bytes as f64,
        sha256: Hex(file.hash).to_string(),
        encrypted,
        pages: None,
        uncleaned: 0,
        pictures_left_out: 0,
        missing_letters: 0,
    }
}

fn tell(working: &mut Working<'_>, at: archive::Progress) {
    working.tell(at.done as u64, Some(at.of as u64));
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

fn nowhere() -> AppError {
    AppError::new(ErrorCode::FileUnwritten, "Choose first where the file is to go.")
}

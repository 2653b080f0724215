//! Bringing another journal in, or an archive of Goldseam's own: chosen, looked at, taken, undone.

mod told;

use std::{
    io::Write,
    path::Path,
    sync::{Arc, atomic::AtomicBool},
};

use goldseam_exchange::{
    Error,
    archive::{self, Archive, Problem, RUN_FORMAT},
    import::{
        self, How, ImportChoices, ImportLook, ImportResult, ImportSheet, Limits, Origin, Picks, Source,
        Stretch,
    },
    outfile::{self, Existing},
};
use goldseam_journal::{ImportRun, ImportRunId};
use tauri::{AppHandle, ipc::Channel};
use zeroize::Zeroizing;

pub use self::told::{
    ImportArchive, ImportArchiveTaken, ImportChosen, ImportForm, ImportForms, ImportGone, ImportRows,
    ImportSummary, ImportWay,
};
use crate::{
    chosen::Choice,
    error::{Answer, AppError, ErrorCode},
    files,
    shell::{now, with_journal, with_unlocked},
    work::{WorkProgress, with_work},
};

/// What a report is called at first: nothing that says what it is of.
const REPORT: &str = "report.csv";
/// How many stretches of a report are sent at once.
const ROWS: usize = 200;

/// What can be brought in, and what is usual.
#[tauri::command]
#[specta::specta]
pub async fn import_forms() -> Answer<ImportForms> {
    let moment = now()?;
    Ok(ImportForms {
        forms: import::FORMATS.iter().map(|format| ImportForm::from(*format)).collect(),
        archive: RUN_FORMAT.to_owned(),
        choices: ImportChoices::new(moment.zone().unwrap_or("UTC")),
    })
}

/// Asks for a file or a folder; `form` says from which program. None if the person changes their mind. The
/// path stays here.
#[tauri::command]
#[specta::specta]
pub async fn choose_import(
    app: AppHandle,
    form: Option<String>,
    folder: bool,
) -> Answer<Option<ImportChosen>> {
    with_unlocked(app.clone(), |_| Ok(())).await?;
    let endings = match form.as_deref() {
        None => Vec::new(),
        Some(RUN_FORMAT) => vec!["zip", "age"],
        Some(id) => match import::format_named(id)?.picks() {
            Picks::File(endings) | Picks::Either(endings) => endings.to_vec(),
            Picks::Folder => Vec::new(),
        },
    };
    let Some(path) = files::choose_to_bring_in(app.clone(), folder, endings).await? else {
        return Ok(None);
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let seen = path.clone();
    let (guesses, sealed) = away(move || guesses(&seen)).await?;
    let number = with_unlocked(app, move |open| Ok(open.chosen.choose(path))).await?;
    Ok(Some(ImportChosen { number, name, guesses, sealed }))
}

/// The forms that a file looks like, the surest first, and whether it is an archive under a passphrase.
fn guesses(path: &Path) -> Answer<(Vec<String>, bool)> {
    if let Some(cover) = archive::seems(path) {
        return Ok((vec![RUN_FORMAT.to_owned()], cover == archive::Cover::Passphrase));
    }
    let mut source = Source::open(path, Limits::default()).map_err(Error::from)?;
    let known = import::guess(&mut source);
    Ok((known.iter().map(|format| format.id().to_owned()).collect(), false))
}

/// Forgets what was chosen.
#[tauri::command]
#[specta::specta]
pub async fn forget_import(app: AppHandle) -> Answer<()> {
    with_unlocked(app, |open| {
        open.chosen.forget();
        Ok(())
    })
    .await
}

/// The columns of a table, with its first rows.
#[tauri::command]
#[specta::specta]
pub async fn import_sheet(app: AppHandle, number: u32) -> Answer<ImportSheet> {
    let choice = chosen(app, number).await?;
    away(move || Ok(import::sheet(&choice.path)?)).await
}

/// Says what is there, and writes nothing. None if it was stopped.
#[tauri::command]
#[specta::specta]
pub async fn look_import(
    app: AppHandle,
    number: u32,
    way: ImportWay,
    choices: ImportChoices,
    password: Option<String>,
    tell: Channel<WorkProgress>,
) -> Answer<Option<ImportLook>> {
    let password = password.map(Zeroizing::new);
    let choice = chosen(app.clone(), number).await?;
    let secret = password.clone().or(choice.secret);
    let origin = origin(&choice.path, way, &choices, secret)?;
    let look = with_work(app.clone(), tell, move |journal, working| {
        let stop = Arc::clone(&working.stop);
        Ok(import::look(journal, &origin, &choices, &stop, &mut |read| working.tell(read.into(), None))?)
    })
    .await?;
    if let Some(fresh) = look.as_ref().map(|look| look.fresh) {
        with_unlocked(app, move |open| {
            open.chosen.looked(number, password, Some(fresh));
            Ok(())
        })
        .await?;
    }
    Ok(look)
}

/// Takes what is not here yet. Stopped, it can be taken again, and goes on.
#[tauri::command]
#[specta::specta]
pub async fn take_import(
    app: AppHandle,
    number: u32,
    way: ImportWay,
    choices: ImportChoices,
    tell: Channel<WorkProgress>,
) -> Answer<ImportResult> {
    let now = now()?;
    let Choice { path, secret, fresh } = chosen(app.clone(), number).await?;
    let origin = origin(&path, way, &choices, secret)?;
    with_work(app, tell, move |journal, working| {
        let stop = Arc::clone(&working.stop);
        let of = fresh.map(u64::from);
        let mut tell = |at: import::ImportProgress| working.tell(at.taken.into(), of);
        Ok(import::take(journal, &origin, &choices, &now, &stop, &mut tell)?)
    })
    .await
}

fn origin(
    path: &Path,
    way: ImportWay,
    choices: &ImportChoices,
    password: Option<Zeroizing<String>>,
) -> Answer<Origin<'static>> {
    let format = import::format_named(&way.form)?;
    let zone = choices.zone.parse().map_err(|_| Error::ImportBadChoice)?;
    let how = How { password, columns: way.columns, dates: way.dates, ..How::zone(zone) };
    Ok(Origin::new(format, path, how))
}

/// Reads an archive over from end to end, and says what is in it. The journal waits for nothing meanwhile.
#[tauri::command]
#[specta::specta]
pub async fn look_archive(
    app: AppHandle,
    number: u32,
    passphrase: Option<String>,
    tell: Channel<WorkProgress>,
) -> Answer<Option<ImportArchive>> {
    let secret = passphrase.map(Zeroizing::new);
    let choice = chosen(app.clone(), number).await?;
    let given = secret.clone().or(choice.secret);
    // it needs no journal: a lock does not wait for it, and the flag of the work stops it all the same
    let stop = with_work(app.clone(), tell, |_, working| Ok(Arc::clone(&working.stop))).await?;
    let read = away(move || Ok(opened(&choice.path, given.as_ref(), &stop)?)).await?;
    let Some(archive) = read else { return Ok(None) };
    let counts = ImportArchive::from(archive.counts());
    with_unlocked(app, move |open| {
        open.chosen.looked(number, secret, None);
        Ok(())
    })
    .await?;
    Ok(Some(counts))
}

/// Takes an archive in. Stopped, it can be taken again, and goes on. None if it was stopped before anything
/// was taken.
#[tauri::command]
#[specta::specta]
pub async fn take_archive(
    app: AppHandle,
    number: u32,
    tell: Channel<WorkProgress>,
) -> Answer<Option<ImportArchiveTaken>> {
    let now = now()?;
    let choice = chosen(app.clone(), number).await?;
    with_work(app, tell, move |journal, working| {
        let stop = Arc::clone(&working.stop);
        let Some(mut archive) = opened(&choice.path, choice.secret.as_ref(), &stop)? else { return Ok(None) };
        let taken =
            archive.take(journal, &now, &stop, &mut |at| working.tell(at.done as u64, Some(at.of as u64)));
        match taken {
            Ok((run, taken)) => Ok(Some(ImportArchiveTaken::finished(run, &taken))),
            Err(Error::Archive(Problem::Stopped)) => {
                let runs = journal.import_runs()?;
                let ours = runs.iter().find(|run| run.format == RUN_FORMAT && !run.undone && !run.finished);
                Ok(ours.map(ImportArchiveTaken::stopped))
            }
            Err(e) => Err(e.into()),
        }
    })
    .await
}

/// None if it was stopped on the way.
fn opened(
    path: &Path,
    secret: Option<&Zeroizing<String>>,
    stop: &AtomicBool,
) -> goldseam_exchange::Result<Option<Archive>> {
    match Archive::open_until(path, secret, stop) {
        Ok(archive) => Ok(Some(archive)),
        Err(Error::Archive(Problem::Stopped)) => Ok(None),
        Err(e) => Err(e),
    }
}

/// What was brought in, the latest first.
#[tauri::command]
#[specta::specta]
pub async fn import_runs(app: AppHandle) -> Answer<Vec<ImportRun>> {
    with_journal(app, |j| j.import_runs()).await
}

/// What came of a run, in numbers.
#[tauri::command]
#[specta::specta]
pub async fn import_report(app: AppHandle, run: ImportRunId) -> Answer<ImportSummary> {
    with_unlocked(app, move |open| {
        let report = import::report(&open.journal, run)?;
        Ok(ImportSummary {
            run: open.journal.import_run(run)?,
            first: open.journal.import_first(run)?,
            reasons: report.reasons().into_iter().collect(),
            counts: report.counts,
        })
    })
    .await
}

/// What became of every thing of a run, from the stretch `after` on, some at a time.
#[tauri::command]
#[specta::specta]
pub async fn import_rows(app: AppHandle, run: ImportRunId, after: u32) -> Answer<ImportRows> {
    with_unlocked(app, move |open| {
        let report = import::report(&open.journal, run)?;
        let (all, after) = (report.stretches(), usize::try_from(after).unwrap_or(usize::MAX));
        let rows: Vec<Stretch> = all.iter().skip(after).take(ROWS).copied().collect();
        let more = after.saturating_add(rows.len()) < all.len();
        Ok(ImportRows { rows, more })
    })
    .await
}

/// Writes what became of every thing of a run as a table where the person chooses: numbers and reasons, and
/// nothing that was written. False if they change their mind.
#[tauri::command]
#[specta::specta]
pub async fn save_import_report(app: AppHandle, run: ImportRunId) -> Answer<bool> {
    let table = with_unlocked(app.clone(), move |open| Ok(import::report(&open.journal, run)?.csv())).await?;
    let Some(path) = files::choose_to_save(app, REPORT).await? else { return Ok(false) };
    away(move || {
        let stop = AtomicBool::new(false);
        // whoever chose a name that is taken was asked by the file window
        outfile::write(&path, Existing::Replace, &stop, |out| Ok(out.write_all(table.as_bytes())?))?;
        Ok(true)
    })
    .await
}

/// Erases for good what a run took, but for what was changed here since.
#[tauri::command]
#[specta::specta]
pub async fn undo_import(
    app: AppHandle,
    run: ImportRunId,
    tell: Channel<WorkProgress>,
) -> Answer<ImportGone> {
    with_work(app, tell, move |journal, working| {
        let of = u64::from(journal.import_run(run)?.entries);
        let undone = import::undo(journal, run, &mut |gone| {
            working.tell(gone.into(), Some(of));
            !working.is_stopped()
        })?;
        let finished = journal.import_run(run)?.undone;
        Ok(ImportGone { erased: undone.erased, kept: told::count(undone.kept.len()), finished })
    })
    .await
}

async fn chosen(app: AppHandle, number: u32) -> Answer<Choice> {
    with_unlocked(app, move |open| open.chosen.get(number)).await
}

/// Runs `f` away from the window's thread, without the journal.
async fn away<T: Send + 'static>(f: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    tauri::async_runtime::spawn_blocking(f)
        .await
        .map_err(|_| AppError::new(ErrorCode::Internal, "That could not be read. Choose it again."))?
}

//! Photos and other files of entries.

use std::{
    io::{self, Read},
    path::PathBuf,
    sync::Arc,
};

use goldseam_exchange::{
    clean::{self, Left},
    outfile::{self, Existing},
};
use goldseam_journal::{
    Attachment, AttachmentCount, AttachmentId, AttachmentTotals, AttachmentUid, EntryId, Error, GalleryPage,
    Journal, NewAttachment,
};
use goldseam_vault::{Credential, Passphrase};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{
    AppHandle, DragDropEvent, Manager,
    ipc::{Channel, InvokeBody, Request},
};
use tauri_specta::Event;

use crate::{
    clipboard::{self, Copied},
    error::{Answer, AppError, ErrorCode},
    files,
    incoming::{Chosen, Told, stopped},
    shell::{Shell, now, with_journal, with_unlocked},
    work::{WorkProgress, Working, with_work},
};

/// Rows of the gallery that are read at a time.
const GALLERY_ROWS: u32 = 120;

/// A file that was chosen in a window of the system, before anything of it is read.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ChosenFile {
    /// As it is called.
    pub name: String,
    /// Why it can't be added.
    pub refused: Option<ErrorCode>,
}

/// The files of an entry, in their order.
#[tauri::command]
#[specta::specta]
pub async fn attachments(app: AppHandle, entry: EntryId) -> Answer<Vec<Attachment>> {
    with_journal(app, move |j| j.attachments(entry)).await
}

/// What a text names; null if it was removed.
#[tauri::command]
#[specta::specta]
pub async fn attachment_named(app: AppHandle, uid: AttachmentUid) -> Answer<Option<Attachment>> {
    with_journal(app, move |j| j.attachment_named(uid)).await
}

/// How many files each of these entries has, and the first picture of each; those without any are left out.
#[tauri::command]
#[specta::specta]
pub async fn attachment_counts(app: AppHandle, entries: Vec<EntryId>) -> Answer<Vec<AttachmentCount>> {
    with_journal(app, move |j| j.attachment_counts(&entries)).await
}

/// All files together.
#[tauri::command]
#[specta::specta]
pub async fn attachment_totals(app: AppHandle) -> Answer<AttachmentTotals> {
    with_journal(app, |j| j.attachment_totals()).await
}

/// Part of all pictures, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn gallery(app: AppHandle, after: Option<String>) -> Answer<GalleryPage> {
    with_journal(app, move |j| j.gallery(true, after.as_deref(), GALLERY_ROWS)).await
}

/// Lets the person choose files, and keeps them until they are attached. An empty list if they change their
/// mind. Those that can't be added are named at once, and nothing of any is read.
#[tauri::command]
#[specta::specta]
pub async fn choose_files(app: AppHandle) -> Answer<Vec<ChosenFile>> {
    let paths = files::choose_several(app.clone()).await?;
    Ok(keep(&app, paths.into_iter().map(Chosen::File).collect()))
}

/// The same for the files or the picture on the clipboard. An empty list if there is neither, and where the
/// page is given them itself.
#[tauri::command]
#[specta::specta]
pub async fn pasted_files(app: AppHandle) -> Answer<Vec<ChosenFile>> {
    let handle = app.clone();
    let copied = tauri::async_runtime::spawn_blocking(move || clipboard::copied(&handle));
    let chosen = match copied.await.ok().flatten() {
        Some(Copied::Files(paths)) => paths.into_iter().map(Chosen::File).collect(),
        Some(Copied::Picture(ending, bytes)) => vec![Chosen::Picture(format!("picture.{ending}"), bytes)],
        None => Vec::new(),
    };
    Ok(keep(&app, chosen))
}

/// Files are dragged over the window, or not any more.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Dragged {
    /// Whether they are.
    pub over: bool,
}

/// Files were let go over the window, and wait to be attached as chosen ones do.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Dropped {
    /// What they are called, and why some can't be added.
    pub files: Vec<ChosenFile>,
}

/// Follows files that are dragged over the window, where the page is not given them itself.
pub fn dragged(app: &AppHandle, event: &DragDropEvent) {
    // a link that is dragged here is no file
    let files = |paths: &[PathBuf]| -> Vec<Chosen> {
        paths.iter().filter(|path| path.exists()).cloned().map(Chosen::File).collect()
    };
    // a page that is just being renewed hears nothing, and shows nothing to drop on either
    let _ = match event {
        DragDropEvent::Enter { paths, .. } => Dragged { over: !files(paths).is_empty() }.emit(app),
        DragDropEvent::Drop { paths, .. } => {
            let _ = Dragged { over: false }.emit(app);
            if app.state::<Shell>().session().unlocked().is_err() {
                return;
            }
            Dropped { files: keep(app, files(paths)) }.emit(app)
        }
        DragDropEvent::Leave => Dragged { over: false }.emit(app),
        _ => Ok(()),
    };
}

/// Keeps those that may be added.
fn keep(app: &AppHandle, chosen: Vec<Chosen>) -> Vec<ChosenFile> {
    let refused = |one: &Chosen| one.size().map_err(|e| AppError::from(e).code).err();
    let told: Vec<ChosenFile> =
        chosen.iter().map(|one| ChosenFile { name: one.name(), refused: refused(one) }).collect();
    let fine = chosen.into_iter().zip(&told).filter(|(_, told)| told.refused.is_none());
    app.state::<Shell>().incoming.choose(fine.map(|(one, _)| one).collect());
    told
}

/// Attaches the files that were chosen last. Each is there whole or not at all; what was attached before one
/// that can't be read, or before it is stopped, stays.
#[tauri::command]
#[specta::specta]
pub async fn attach_chosen(
    app: AppHandle,
    entry: EntryId,
    tell: Channel<WorkProgress>,
) -> Answer<Vec<Attachment>> {
    let now = now()?;
    let chosen = app.state::<Shell>().incoming.take_chosen();
    with_work(app, tell, move |journal, working| {
        let sizes = chosen.iter().map(Chosen::size).collect::<Result<Vec<u64>, _>>()?;
        let (mut done, of) = (0, sizes.iter().sum());
        let mut added = Vec::with_capacity(chosen.len());
        for file in &chosen {
            let name = file.name();
            let mut from = Told::new(file.open()?, working, done, of);
            let one = journal.attach(entry, &NewAttachment { name: &name, uid: None }, &mut from, &now);
            done = from.done();
            added.push(one.map_err(|e| said(e, working))?);
        }
        Ok(added)
    })
    .await
}

/// Being stopped is nothing that the file did.
fn said(e: Error, working: &Working<'_>) -> AppError {
    if working.is_stopped() { stopped() } else { e.into() }
}

/// Attaches a file that the page sends in pieces, once it was told that nothing of it has arrived yet. A size
/// is asked for first, so that one that is too large is refused before anything is read.
#[tauri::command]
#[specta::specta]
pub async fn attach_sent(
    app: AppHandle,
    entry: EntryId,
    name: String,
    bytes: f64,
    tell: Channel<WorkProgress>,
) -> Answer<Attachment> {
    let now = now()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let bytes = bytes as u64;
    Journal::check_file_size(bytes)?;
    let handle = app.clone();
    with_work(app, tell, move |journal, working| {
        let incoming = &handle.state::<Shell>().incoming;
        let pieces = incoming.begin(Arc::clone(&working.stop)).take(bytes);
        working.tell(0, Some(bytes));
        let mut from = Told::new(pieces, working, 0, bytes);
        let added = journal.attach(entry, &NewAttachment { name: &name, uid: None }, &mut from, &now);
        incoming.end();
        added.map_err(|e| said(e, working))
    })
    .await
}

/// A piece of the file that is being sent, as it is: in a list of numbers it would be four times as long.
#[tauri::command]
pub async fn attach_piece(app: AppHandle, request: Request<'_>) -> Answer<()> {
    let InvokeBody::Raw(piece) = request.body() else { return Err(stopped()) };
    let piece = piece.clone();
    tauri::async_runtime::spawn_blocking(move || app.state::<Shell>().incoming.take_piece(piece))
        .await
        .map_err(|_| stopped())?
}

/// Calls a file otherwise.
#[tauri::command]
#[specta::specta]
pub async fn rename_attachment(app: AppHandle, id: AttachmentId, name: String) -> Answer<Attachment> {
    with_journal(app, move |j| j.rename_attachment(id, &name)).await
}

/// Moves a file to another position in its entry, and gives all of them as they then are.
#[tauri::command]
#[specta::specta]
pub async fn move_attachment(app: AppHandle, id: AttachmentId, to: u32) -> Answer<Vec<Attachment>> {
    with_journal(app, move |j| j.move_attachment(id, to)).await
}

/// Removes a file for good.
#[tauri::command]
#[specta::specta]
pub async fn detach(app: AppHandle, id: AttachmentId) -> Answer<()> {
    with_journal(app, move |j| j.detach(id)).await
}

/// Writes a file where the person chooses, unencrypted: without what it says of place, camera and person, as
/// far as that can be, or as it is. The passphrase is asked for, as for all that leaves. Null if they change
/// their mind.
#[tauri::command]
#[specta::specta]
pub async fn save_attachment(
    app: AppHandle,
    id: AttachmentId,
    original: bool,
    passphrase: String,
    tell: Channel<WorkProgress>,
) -> Answer<Option<Left>> {
    let passphrase = Credential::Passphrase(Passphrase::new(passphrase)?);
    let one = with_unlocked(app.clone(), move |open| {
        open.journal.vault().check(&passphrase)?;
        Ok(open.journal.attachment(id)?)
    })
    .await?;
    let Some(path) = files::choose_to_save(app.clone(), &one.file_name()).await? else { return Ok(None) };
    with_work(app, tell, move |journal, working| {
        let stop = Arc::clone(&working.stop);
        let (left, _) = outfile::write(&path, Existing::Replace, &stop, |out| {
            let mut out = Told::new(out, working, 0, one.bytes.into());
            if original {
                journal.read_attachment(id, |from| io::copy(from, &mut out))?;
                Ok(Left::NotCleaned)
            } else {
                clean::save(journal, &one, &mut out)
            }
        })?;
        Ok(Some(left))
    })
    .await
}

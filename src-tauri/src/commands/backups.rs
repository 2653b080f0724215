//! Backups: keeping them, going back to one, bringing back an entry from one.

use std::path::{Path, PathBuf};

use goldseam_journal::{
    BackupPlan, BackupWhich, BringBack, EntryId, Filter, Journal, Look, Order, Past, PlaceStatus, Row, look,
};
use goldseam_vault::{
    Credential, Passphrase, RecoveryCode,
    snapshot::{self, Watch, own_folder},
};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, ipc::Channel};

use crate::{
    backups,
    error::{Answer, AppError, ErrorCode},
    files,
    session::{Session, no_past},
    shell::{Shell, now, with_session, with_unlocked},
    work::{WorkProgress, Working, apart, with_session_work},
};

/// As many entries of a backup as are listed at once.
const ROWS: u32 = 50;

/// A place that backups are kept in.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupPlace {
    /// A folder of the person's choice; null for the one beside the journal.
    pub folder: Option<String>,
    /// How many backups of this journal are there.
    pub copies: u32,
    /// Bytes of all of them.
    pub bytes: f64,
    /// When the last one was made, in milliseconds since 1970 UTC.
    pub last: Option<f64>,
    /// The code of what stands in the way.
    pub trouble: Option<String>,
    /// Since when, in milliseconds since 1970 UTC.
    pub since: Option<f64>,
}

/// Where backups are kept, and how that goes.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Backups {
    /// They are kept beside the journal.
    pub own: bool,
    /// The places, that one first.
    pub places: Vec<BackupPlace>,
}

/// A backup that the person may look at.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotCard {
    /// Names it.
    pub number: u32,
    /// When it was made, in milliseconds since 1970 UTC.
    pub taken: f64,
    /// Its size.
    pub bytes: f64,
    /// The folder it lies in; null for the one beside the journal.
    pub folder: Option<String>,
    /// It has a beginning and an end.
    pub whole: bool,
}

/// After going back to a backup.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct WentBack {
    /// Codes of what to tell the person.
    pub notices: Vec<String>,
    /// The folder that the journal of before is kept in; null if there was none.
    pub kept: Option<String>,
}

/// Some entries of a backup.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct PastRows {
    /// Newest first.
    pub rows: Vec<Row>,
    /// Where the next ones begin.
    pub next: Option<String>,
}

/// An entry as it was in a backup, and how it stands now.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct PastEntry {
    /// May be empty.
    pub title: String,
    /// Its text.
    pub body: String,
    /// How it stands in the journal that is open.
    pub now: PastNow,
}

/// How an entry of a backup stands in the journal that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PastNow {
    /// As it was.
    Same,
    /// With another text.
    Changed,
    /// It lies in the bin.
    Binned,
    /// It is no longer there.
    Gone,
}

#[allow(clippy::cast_precision_loss, reason = "shown to a person, and exact up to 2^53")]
fn shown(of: i64) -> f64 {
    of as f64
}

fn size(bytes: u64) -> f64 {
    shown(i64::try_from(bytes).unwrap_or(i64::MAX))
}

/// What is known of the places of the open journal.
fn backups_of(journal: &Journal) -> Answer<Backups> {
    let (plan, status) = (journal.backup_plan()?, journal.backup_status()?);
    let own = journal.vault().tag();
    let places = status.places.into_iter().map(|place| place_of(journal, &own, place)).collect();
    Ok(Backups { own: plan.own, places })
}

fn place_of(journal: &Journal, own: &str, place: PlaceStatus) -> BackupPlace {
    let folder = place.place.as_ref().map_or_else(|| own_folder(journal.vault().dir()), PathBuf::from);
    // a folder that can't be listed has its trouble in the status
    let mut listed = snapshot::list(&folder).unwrap_or_default();
    listed.retain(|one| one.vault == own && one.whole);
    BackupPlace {
        folder: place.place,
        copies: u32::try_from(listed.len()).unwrap_or(u32::MAX),
        bytes: size(listed.iter().map(|one| one.bytes).sum()),
        last: listed.iter().map(|one| one.taken).max().or(place.last.map(|made| made.taken)).map(shown),
        since: place.failing.as_ref().map(|failing| shown(failing.since)),
        trouble: place.failing.map(|failing| failing.code),
    }
}

/// Where backups are kept, and how that goes.
#[tauri::command]
#[specta::specta]
pub async fn backups(app: AppHandle) -> Answer<Backups> {
    with_unlocked(app, |open| backups_of(&open.journal)).await
}

/// Makes a backup now.
#[tauri::command]
#[specta::specta]
pub async fn back_up_now(app: AppHandle, progress: Channel<WorkProgress>) -> Answer<Backups> {
    let handle = app.clone();
    apart(move || {
        let mut tell = |done: u64, of: u64| {
            // a page that is gone needs to hear nothing
            let _ = progress.send(WorkProgress { done: size(done), of: Some(size(of)) });
        };
        backups::back_up(&handle, &BackupWhich::All, &mut tell)
    })
    .await?;
    with_unlocked(app, |open| backups_of(&open.journal)).await
}

/// Asks the backup under way to stop.
#[tauri::command]
#[specta::specta]
pub async fn stop_backup(app: AppHandle) {
    app.state::<Shell>().backing.stop();
}

/// Asks for a folder to keep backups in too. None if the person changes their mind.
#[tauri::command]
#[specta::specta]
pub async fn add_backup_folder(app: AppHandle) -> Answer<Option<Backups>> {
    let Some(folder) = files::choose_to_bring_in(app.clone(), true, Vec::new()).await? else {
        return Ok(None);
    };
    let folder = folder.to_str().map(str::to_owned).ok_or_else(|| {
        AppError::new(ErrorCode::BadPlace, "The name of that folder can't be kept. Choose another one.")
    })?;
    change_plan(app, move |plan| {
        if !plan.places.contains(&folder) {
            plan.places.push(folder);
        }
    })
    .await
    .map(Some)
}

/// Keeps no more backups in a folder; those that are there stay.
#[tauri::command]
#[specta::specta]
pub async fn drop_backup_folder(app: AppHandle, folder: String) -> Answer<Backups> {
    change_plan(app, move |plan| plan.places.retain(|place| *place != folder)).await
}

/// Whether backups are kept beside the journal.
#[tauri::command]
#[specta::specta]
pub async fn keep_backups_beside(app: AppHandle, on: bool) -> Answer<Backups> {
    change_plan(app, move |plan| plan.own = on).await
}

async fn change_plan(
    app: AppHandle,
    change: impl FnOnce(&mut BackupPlan) + Send + 'static,
) -> Answer<Backups> {
    with_unlocked(app, |open| {
        let mut plan = open.journal.backup_plan()?;
        change(&mut plan);
        open.journal.set_backup_plan(&plan)?;
        backups_of(&open.journal)
    })
    .await
}

/// The backups at hand, newest first: those beside the journal and, while it is open, those of the other places.
#[tauri::command]
#[specta::specta]
pub async fn snapshots(app: AppHandle) -> Answer<Vec<SnapshotCard>> {
    with_session(app, |shell, session| {
        let mut folders: Vec<Option<PathBuf>> = vec![None];
        let mut own = None;
        if let Ok(open) = session.unlocked() {
            own = Some(open.journal.vault().tag());
            folders.extend(open.journal.backup_plan()?.places.into_iter().map(|place| Some(place.into())));
        }
        let beside = session.dir().map_or_else(|| shell.usual_vault(), Path::to_owned);
        let mut earlier = shell.earlier();
        let mut cards = Vec::new();
        for folder in folders {
            let at = folder.clone().unwrap_or_else(|| own_folder(&beside));
            // a disk that is not connected has none
            for listed in snapshot::list(&at).unwrap_or_default() {
                if own.as_ref().is_none_or(|own| *own == listed.vault) {
                    cards.push(SnapshotCard {
                        number: earlier.number(&listed.path),
                        taken: shown(listed.taken),
                        bytes: size(listed.bytes),
                        folder: folder.as_ref().map(|folder| folder.display().to_string()),
                        whole: listed.whole,
                    });
                }
            }
        }
        cards.sort_by(|a, b| b.taken.total_cmp(&a.taken));
        Ok(cards)
    })
    .await
}

/// Asks for the file of a backup. None if the person changes their mind.
#[tauri::command]
#[specta::specta]
pub async fn choose_snapshot(app: AppHandle) -> Answer<Option<SnapshotCard>> {
    let Some(path) = files::choose_to_bring_in(app.clone(), false, Vec::new()).await? else {
        return Ok(None);
    };
    let about = {
        let path = path.clone();
        apart(move || Ok(snapshot::about(&path)?)).await?
    };
    Ok(Some(SnapshotCard {
        number: app.state::<Shell>().earlier().number(&path),
        taken: shown(about.taken),
        bytes: size(about.bytes),
        folder: path.parent().map(|folder| folder.display().to_string()),
        whole: true,
    }))
}

fn credential(secret: String, recovery: bool) -> Answer<Credential> {
    Ok(if recovery {
        Credential::Recovery(RecoveryCode::parse(&secret)?)
    } else {
        Credential::Passphrase(Passphrase::new(secret)?)
    })
}

/// Opens a backup with the passphrase, or the recovery code, of its time and says what is in it. Every byte of it is
/// checked. What opened it is kept for going back, until the journal is opened or locked.
#[tauri::command]
#[specta::specta]
pub async fn look_at_snapshot(
    app: AppHandle,
    number: u32,
    secret: String,
    recovery: bool,
    progress: Channel<WorkProgress>,
) -> Answer<Look> {
    let credential = credential(secret, recovery)?;
    let handle = app.clone();
    with_session_work(app, progress, move |_, working| {
        let shell = handle.state::<Shell>();
        let path = shell.earlier().path(number)?;
        let stop = working.stop.clone();
        let mut tell = |done, of| working.tell(done, Some(of));
        let found = look(&path, &credential, &mut Watch { stop, tell: &mut tell })?;
        shell.earlier().opened_with(number, credential);
        Ok(found)
    })
    .await
}

/// Puts a backup that was looked at in the place of the journal, which is kept under another name, and opens it.
#[tauri::command]
#[specta::specta]
pub async fn go_back(app: AppHandle, number: u32, progress: Channel<WorkProgress>) -> Answer<WentBack> {
    let handle = app.clone();
    with_session_work(app, progress, move |session, working| {
        let shell = handle.state::<Shell>();
        if matches!(session, Session::Unlocked(_)) {
            return Err(AppError::new(ErrorCode::InUse, "A journal is open. Lock it first."));
        }
        let (path, credential) = {
            let mut earlier = shell.earlier();
            (earlier.path(number)?, earlier.take_credential(number)?)
        };
        let dir = session.dir().map_or_else(|| shell.usual_vault(), Path::to_owned);
        let kept = put_in_place(&path, &credential, &dir, working)?;
        *session = Session::Locked(dir);
        let notices = session.unlock(credential)?;
        shell.touch();
        shell.uncover();
        Ok(WentBack { notices, kept: kept.map(|kept| kept.display().to_string()) })
    })
    .await
}

/// The journal in `dir` becomes that of the backup; the folder that the one of before is kept in.
fn put_in_place(
    path: &Path,
    credential: &Credential,
    dir: &Path,
    working: &mut Working<'_>,
) -> Answer<Option<PathBuf>> {
    let stop = working.stop.clone();
    let mut tell = |done, of| working.tell(done, Some(of));
    let now = chrono::Utc::now().timestamp_millis();
    let mut opened = snapshot::Opened::open(path, credential)?;
    Ok(opened.replace(dir, now, &mut Watch { stop, tell: &mut tell })?)
}

/// Opens a backup beside the open journal, so that an entry can be brought back from it.
#[tauri::command]
#[specta::specta]
pub async fn open_past(
    app: AppHandle,
    number: u32,
    secret: String,
    recovery: bool,
    progress: Channel<WorkProgress>,
) -> Answer<()> {
    let credential = credential(secret, recovery)?;
    let path = app.state::<Shell>().earlier().path(number)?;
    with_session_work(app, progress, move |session, working| {
        let open = session.unlocked()?;
        open.past = None;
        let scratch = own_folder(open.journal.vault().dir());
        let stop = working.stop.clone();
        let mut tell = |done, of| working.tell(done, Some(of));
        open.past = Some(Past::open(&path, &credential, &scratch, &mut Watch { stop, tell: &mut tell })?);
        Ok(())
    })
    .await
}

/// Closes the backup that was opened beside the journal.
#[tauri::command]
#[specta::specta]
pub async fn close_past(app: AppHandle) -> Answer<()> {
    with_unlocked(app, |open| {
        open.past = None;
        Ok(())
    })
    .await
}

/// Entries of the backup, newest first; those that hold the words of `query`, if there are any.
#[tauri::command]
#[specta::specta]
pub async fn past_rows(app: AppHandle, query: String, after: Option<String>) -> Answer<PastRows> {
    with_unlocked(app, move |open| {
        let past = open.past()?;
        let (filter, after) = (Filter::default(), after.as_deref());
        if query.trim().is_empty() {
            let page = past.journal().timeline(&filter, after, ROWS)?;
            return Ok(PastRows { rows: page.rows, next: page.next });
        }
        let found = past.journal().search(&query, &filter, Order::Newest, after, ROWS)?;
        Ok(PastRows { rows: found.hits.into_iter().map(|hit| hit.row).collect(), next: found.next })
    })
    .await
}

/// An entry of the backup.
#[tauri::command]
#[specta::specta]
pub async fn past_entry(app: AppHandle, id: EntryId) -> Answer<PastEntry> {
    with_unlocked(app, move |open| {
        let then = open.past()?.journal().entry(id)?;
        let now = match open.journal.entry(id) {
            Ok(now) if now.created != then.created => PastNow::Gone,
            Ok(now) if now.deleted.is_some() => PastNow::Binned,
            Ok(now) if (&now.title, &now.body) == (&then.title, &then.body) => PastNow::Same,
            Ok(_) => PastNow::Changed,
            Err(goldseam_journal::Error::NotFound) => PastNow::Gone,
            Err(other) => return Err(other.into()),
        };
        Ok(PastEntry { title: then.title, body: then.body, now })
    })
    .await
}

/// Brings an entry of the backup back: as the newest version of the one that is there, or as an entry of its own.
#[tauri::command]
#[specta::specta]
pub async fn bring_back(app: AppHandle, id: EntryId, newer: bool) -> Answer<EntryId> {
    let now = now()?;
    with_unlocked(app, move |open| {
        let past = open.past.take().ok_or_else(no_past)?;
        let how = if newer { BringBack::Newer } else { BringBack::Copy };
        let brought = open.journal.bring_back(&past, id, how, &now);
        open.past = Some(past);
        Ok(brought?)
    })
    .await
}

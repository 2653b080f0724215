//! The session pack: what is shared with a therapist, looked at page by page, written, and noted.

use std::{io::Write, sync::atomic::AtomicBool};

use goldseam_content::Library;
use goldseam_document::Pages;
use goldseam_exchange::{
    self as exchange,
    outfile::{self, Existing},
    pack::{
        self, ExactText, Form, PackChoice, PackOffer, PackState,
        redact::{Found, Guess},
    },
};
use goldseam_journal::{Day, NewShared, Person, Shared};
use goldseam_vault::{Credential, Passphrase};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use zeroize::Zeroizing;

use crate::{
    error::{Answer, AppError, ErrorCode},
    files,
    preview::{Laid, pages_gone},
    shell::{Shell, now, with_journal, with_unlocked},
    work::apart,
};

/// What a file is called at first: nothing that says what is in it.
const NAME: &str = "notes";

/// Where a pack begins: what is remembered of the last one, and the wording that is shown before a file is
/// written.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackBeginning {
    /// What is remembered.
    pub state: PackState,
    /// The days that the next one is about unless others are chosen.
    pub from: Day,
    /// The last of them.
    pub to: Day,
    /// What is said of a file that anybody can read.
    pub at_export: String,
    /// What is said of one with a password.
    pub at_export_locked: String,
}

/// What could be shared.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename = "PackOffered")]
pub struct Offered {
    /// All of it.
    pub offer: PackOffer,
    /// What is chosen unless anything is changed: mood and measures.
    pub usual: PackChoice,
}

/// Pages that can be looked at.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct PackPreview {
    /// Names them in the addresses of their pictures, and when the file is written.
    pub number: u32,
    /// How many there are.
    pub pages: u32,
    /// All that they say, as plain text.
    pub text: String,
}

/// A file to be written. It holds a password, and is never printed.
#[derive(Deserialize, Type)]
pub struct PackFile {
    /// The number of the pages that were looked at.
    pub number: u32,
    /// As what.
    pub form: Form,
    /// A password for a PDF; empty for none.
    pub password: String,
    /// Whom it is for; may be empty.
    pub whom: String,
}

/// What is remembered, and what the next pack is about.
#[tauri::command]
#[specta::specta]
pub async fn pack_beginning(app: AppHandle) -> Answer<PackBeginning> {
    let today = now()?.day();
    with_unlocked(app, move |open| {
        let state = pack::state(&open.journal)?;
        let (from, to) = pack::usual_period(&state, today);
        let words = Library::built_in().session_pack();
        Ok(PackBeginning {
            state,
            from,
            to,
            at_export: words.at_export.clone(),
            at_export_locked: words.at_export_locked.clone(),
        })
    })
    .await
}

/// Remembers a pack that is half made.
#[tauri::command]
#[specta::specta]
pub async fn keep_pack(app: AppHandle, state: PackState) -> Answer<()> {
    with_unlocked(app, move |open| Ok(pack::keep_state(&mut open.journal, &state)?)).await
}

/// There was a session: the next pack begins with that day.
#[tauri::command]
#[specta::specta]
pub async fn begin_next_pack(app: AppHandle, session: Day) -> Answer<PackState> {
    with_unlocked(app, move |open| Ok(pack::begin_next(&mut open.journal, session)?)).await
}

/// What could be shared of these days.
#[tauri::command]
#[specta::specta]
pub async fn pack_offer(app: AppHandle, from: Day, to: Day) -> Answer<Offered> {
    with_unlocked(app, move |open| {
        let offer = pack::offer(&open.journal, from, to)?;
        Ok(Offered { usual: PackChoice::usual(&offer), offer })
    })
    .await
}

/// Lays out what is chosen. The journal is free again before that, since it can take seconds.
#[tauri::command]
#[specta::specta]
pub async fn pack_preview(app: AppHandle, choice: PackChoice) -> Answer<PackPreview> {
    let now = now()?;
    let shell = app.state::<Shell>();
    let (number, choice, document) = with_unlocked(app.clone(), {
        let app = app.clone();
        move |open| {
            let number = app.state::<Shell>().preview.ticket();
            let document = pack::build(&open.journal, &choice, &now)?;
            Ok((number, choice, document))
        }
    })
    .await?;
    let laid = apart(move || {
        let pages = Pages::of(&document).map_err(exchange::Error::from)?;
        Ok(Laid { number, pack: Some(choice), document, pages })
    })
    .await?;
    // a lock that came meanwhile has made the ticket worthless
    let laid = shell.preview.put(laid).ok_or_else(pages_gone)?;
    Ok(PackPreview {
        number: laid.number,
        pages: u32::try_from(laid.pages.count()).unwrap_or(u32::MAX),
        text: goldseam_document::text(&laid.document),
    })
}

/// Every text of a choice that was written freely, as it is written: what passages are blacked out in.
#[tauri::command]
#[specta::specta]
pub async fn pack_texts(app: AppHandle, choice: PackChoice) -> Answer<Vec<ExactText>> {
    let now = now()?;
    with_unlocked(app, move |open| Ok(pack::exact_texts(&open.journal, &choice, &now)?)).await
}

/// All places of a phrase in them.
#[tauri::command]
#[specta::specta]
pub async fn find_in_pack(app: AppHandle, choice: PackChoice, phrase: String) -> Answer<Vec<Found>> {
    let now = now()?;
    with_unlocked(app, move |open| Ok(pack::find(&open.journal, &choice, &phrase, &now)?)).await
}

/// Words in them that may be names, and are of nobody on the list.
#[tauri::command]
#[specta::specta]
pub async fn guess_names(app: AppHandle, choice: PackChoice) -> Answer<Vec<Guess>> {
    let now = now()?;
    with_unlocked(app, move |open| Ok(pack::guess_names(&open.journal, &choice, &now)?)).await
}

/// People whose names are put out of sight.
#[tauri::command]
#[specta::specta]
pub async fn people(app: AppHandle) -> Answer<Vec<Person>> {
    with_journal(app, |j| j.people()).await
}

/// Puts somebody on the list.
#[tauri::command]
#[specta::specta]
pub async fn add_person(app: AppHandle, names: Vec<String>) -> Answer<Person> {
    with_journal(app, move |j| j.add_person(&names)).await
}

/// Changes how somebody is written.
#[tauri::command]
#[specta::specta]
pub async fn name_person(app: AppHandle, id: u32, names: Vec<String>) -> Answer<Person> {
    with_journal(app, move |j| j.name_person(id, &names)).await
}

/// Takes somebody off the list.
#[tauri::command]
#[specta::specta]
pub async fn remove_person(app: AppHandle, id: u32) -> Answer<()> {
    with_journal(app, move |j| j.remove_person(id)).await
}

/// Writes the pages that were looked at, where the person chooses, and notes it in the log. The journal's
/// passphrase is asked for again. Null if they change their mind about where.
#[tauri::command]
#[specta::specta]
pub async fn write_pack(app: AppHandle, file: PackFile, passphrase: String) -> Answer<Option<Shared>> {
    let now = now()?;
    let credential = Credential::Passphrase(Passphrase::new(passphrase)?);
    let password = Zeroizing::new(file.password);
    with_unlocked(app.clone(), move |open| Ok(open.journal.vault().check(&credential)?)).await?;
    let form = file.form;
    let name = format!("{NAME}.{}", form.name());
    let Some(path) = files::choose_to_save(app.clone(), &name).await? else { return Ok(None) };
    // only now: a lock while the dialog was open has dropped the pages, and nothing is written then
    let laid = app.state::<Shell>().preview.get(file.number).ok_or_else(pages_gone)?;
    let choice = laid.pack.clone().ok_or_else(pages_gone)?;
    let locked = form == Form::Pdf && !password.is_empty();
    let (laid, written) = apart(move || {
        let password = locked.then_some(password.as_str());
        let bytes = if form == Form::Pdf {
            laid.pages.pdf(password).map_err(exchange::Error::from)?.bytes
        } else {
            pack::on_paper(&laid.document, form, None)?
        };
        // the system's own dialog has asked whether to replace
        let never = AtomicBool::new(false);
        let ((), written) =
            outfile::write(&path, Existing::Replace, &never, |out| Ok(out.write_all(&bytes)?))?;
        Ok((laid, written))
    })
    .await?;
    let new = NewShared {
        from: Some(choice.from),
        to: Some(choice.to),
        form: form.name().to_owned(),
        locked,
        hash: written.hash,
        whom: file.whom,
        what: pack::what_is_in_it(&choice, &laid.document),
    };
    let noted = with_journal(app, move |j| j.note_shared(&new, &now)).await;
    let not_noted =
        |_| AppError::new(ErrorCode::NotNoted, "The file is written, but it could not be noted in the log.");
    noted.map(Some).map_err(not_noted)
}

/// What was shared, newest first.
#[tauri::command]
#[specta::specta]
pub async fn shared_log(app: AppHandle) -> Answer<Vec<Shared>> {
    with_journal(app, |j| j.shared()).await
}

/// Takes a line out of the log.
#[tauri::command]
#[specta::specta]
pub async fn remove_shared(app: AppHandle, id: u32) -> Answer<()> {
    with_journal(app, move |j| j.remove_shared(id)).await
}

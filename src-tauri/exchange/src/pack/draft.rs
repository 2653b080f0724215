//! What is remembered from one session to the next, and of a pack that is half made. It lies in the journal, so
//! it survives locking and is as safe as everything else there.

use chrono::Days;
use goldseam_journal::{Day, Journal, KeptKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::choice::PackChoice;
use crate::Result;

/// Days back that a first pack is about: as far as its figures of mood.
const FIRST_DAYS: u64 = 27;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackState {
    /// The day of the last session; none before the first.
    #[serde(default)]
    pub last_session: Option<Day>,
    /// A pack that is half made.
    #[serde(default)]
    pub draft: Option<PackChoice>,
}

/// What is remembered. What a later build has written in another form counts as nothing.
pub fn state(journal: &Journal) -> Result<PackState> {
    let kept = journal.kept(KeptKey::SessionPack)?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Remembers it.
pub fn keep_state(journal: &mut Journal, state: &PackState) -> Result<()> {
    let text = serde_json::to_string(state).map_err(|_| goldseam_journal::Error::BadAnswer)?;
    Ok(journal.keep(KeptKey::SessionPack, Some(&text))?)
}

/// There was a session on that day: the next pack begins with it, empty.
pub fn begin_next(journal: &mut Journal, session: Day) -> Result<PackState> {
    let state = PackState { last_session: Some(session), draft: None };
    keep_state(journal, &state)?;
    Ok(state)
}

/// The days that the next pack is about unless others are chosen: from the last session to today, or four weeks.
pub fn usual_period(state: &PackState, today: Day) -> (Day, Day) {
    let weeks = || today.date().checked_sub_days(Days::new(FIRST_DAYS)).and_then(|date| Day::new(date).ok());
    let from = state.last_session.filter(|day| *day <= today).or_else(weeks).unwrap_or(today);
    (from, today)
}

//! A person's own methods.

use goldseam_content::{Library, Method};
use rusqlite::{Connection, params};

use super::{Guide, MethodCard, OWN, enter, file_name, number, remember, versions};
use crate::{
    Journal,
    day::Day,
    error::{Error, Result},
};

const OFFER: &str = "UPDATE method SET retired = ?2 WHERE id = ?1";
const OPT: &str =
    "UPDATE method SET opted = ?2, retired = CASE ?2 WHEN 1 THEN 0 ELSE retired END WHERE id = ?1";
const IS_OWN: &str = "SELECT own FROM method WHERE id = ?1";
/// Longest id of a method.
const MOST_ID: usize = 60;

/// The id that a person's own method is kept under. One that the library has is never taken.
fn own_id(id: &str) -> String {
    let library = Library::built_in();
    let is_free = |id: &str| id.starts_with(OWN) && library.method(id).is_none();
    if is_free(id) {
        return id.to_owned();
    }
    let mut own = format!("{OWN}{id}");
    own.truncate(MOST_ID);
    while !is_free(&own) {
        own.truncate(MOST_ID - OWN.len());
        own.insert_str(0, OWN);
    }
    own
}

/// The version to keep, and none if the newest one says the same.
fn next(db: &Connection, wanted: &Method, source: &str) -> Result<Option<Guide>> {
    let mut method = wanted.clone();
    method.id = own_id(&wanted.id);
    // only one that comes with the program is one key away
    method.quick = false;
    if let Some(&last) = versions(db, &method.id)?.first() {
        let newest = Guide::of_version(db, &method.id, last);
        method.version = last;
        if newest.is_ok_and(|newest| *newest.method == method) {
            return Ok(None);
        }
        method.version = last.checked_add(1).ok_or(Error::BadMethod)?;
    }
    // as it was written, unless that would name another method or version
    let source = if method == *wanted { source.to_owned() } else { method.to_toml() };
    Ok(Some(Guide { method: std::borrow::Cow::Owned(method), source: source.into() }))
}

impl Journal {
    /// Keeps a method of the person's own, from the text of a file. Its id begins with `own-` from
    /// then on; one that is kept already gets a further version, unless it says the same. A method
    /// that was put away is offered again. [`Error::BadMethod`] if the text is no method;
    /// [`Method::parse`] says why. `today` is for the card only.
    pub fn keep_method(&mut self, source: &str, today: Day) -> Result<MethodCard> {
        let wanted = Method::parse(&file_name("method"), source).map_err(|_| Error::BadMethod)?;
        let id = own_id(&wanted.id);
        let next = self.vault.read(|db| next(db, &wanted, source))?;
        self.vault.write(|db| {
            let number = match &next {
                Some(guide) => remember(db, guide)?,
                None => number(db, &id)?.ok_or(Error::MethodMissing)?,
            };
            db.prepare_cached(OFFER)?.execute(params![number, false])?;
            Ok::<_, Error>(())
        })?;
        self.methods(today)?.into_iter().find(|card| card.id == id).ok_or(Error::MethodMissing)
    }

    /// Puts a method of the person's own away: it is no longer offered, and what was filled in
    /// stays. [`Error::MethodMissing`] if it is not the person's own.
    pub fn retire_method(&mut self, id: &str) -> Result<()> {
        let own = self.vault.read(|db| -> Result<_> {
            let number = number(db, id)?.ok_or(Error::MethodMissing)?;
            let own = db.prepare_cached(IS_OWN)?.query_row([number], |r| r.get::<_, bool>(0))?;
            if own { Ok(number) } else { Err(Error::MethodMissing) }
        })?;
        self.vault.write(|db| {
            db.prepare_cached(OFFER)?.execute(params![own, true])?;
            Ok(())
        })
    }

    /// Offers a method that is offered on request only, or stops offering it. One's own that was
    /// put away comes back.
    pub fn opt_in(&mut self, id: &str, on: bool) -> Result<()> {
        let guide = self.vault.read(|db| Guide::newest(db, id))?;
        self.vault.write(|db| {
            let number = enter(db, &guide.method)?;
            db.prepare_cached(OPT)?.execute(params![number, on])?;
            Ok(())
        })
    }
}

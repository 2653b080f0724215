//! Saving: every way in which an entry comes to be and changes, each in one transaction.

use ring::rand::{SecureRandom, SystemRandom};
use rusqlite::{Connection, Transaction, params};

use crate::{
    Journal,
    draft::{Draft, Fit, Text},
    entry::{EntryId, STAR, Saved, Stored},
    error::{Error, Result},
    filled::{self, At, Guided},
    moment::{Moment, When},
    place,
    revision::{self, Kept},
    search,
    tag::{self, TagName},
    text,
};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Written freely.
    Note,
    /// A method, filled in.
    Method,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Method => "method",
        }
    }

    pub(crate) fn of_name(name: &str) -> Self {
        if name == "method" { Self::Method } else { Self::Note }
    }

    pub(crate) fn preview(self, body: &str) -> String {
        match self {
            Self::Note => text::preview(body),
            Self::Method => text::preview_of_answers(body),
        }
    }
}

/// Adds an entry. `?1` uid, `?2` kind, `?3` place, `?4` day, `?5` … `?7` happened, `?8` … `?10`
/// created, written and saved, `?11` starred, `?12` words, `?13` characters, `?14` title, `?15` preview, `?16` body.
pub const CREATE: &str = "INSERT INTO entry (uid, kind, place, day,
 happened_ms, happened_offset, happened_zone, created_ms, created_offset, created_zone,
 written_ms, written_offset, written_zone, saved_ms, saved_offset, saved_zone,
 version, starred, words, fullest, title, preview, body)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?8, ?9, ?10, ?8, ?9, ?10, 1, ?11, ?12, ?13, ?14, ?15, ?16)";
/// Puts a text in place. `?1` id, `?2` words, `?3` fullest, `?4` title, `?5` preview, `?6` body, `?7` … `?9` written.
pub const WRITE: &str = "UPDATE entry SET words = ?2, fullest = ?3, title = ?4, preview = ?5, body = ?6,
 written_ms = ?7, written_offset = ?8, written_zone = ?9 WHERE id = ?1";
const MOVE: &str = "UPDATE entry SET place = ?2, day = ?3,
 happened_ms = ?4, happened_offset = ?5, happened_zone = ?6 WHERE id = ?1";
/// Counts a version. `?1` id, `?2` … `?4` now: instant, offset, zone.
pub const TOUCH: &str = "UPDATE entry SET version = version + 1,
 saved_ms = ?2, saved_offset = ?3, saved_zone = ?4 WHERE id = ?1";

/// What a save changes of an entry.
#[derive(Default)]
pub(crate) struct Change<'a> {
    text: Option<&'a Text>,
    /// Why the former text is kept, if that is settled already.
    keep: Option<Kept>,
    happened: Option<Moment>,
    tags: Option<&'a [TagName]>,
    starred: Option<bool>,
    answers: Option<&'a Guided>,
}

impl<'a> Change<'a> {
    /// An earlier text and earlier answers in place of the present ones, which are kept.
    pub(crate) fn restoring(text: Option<&'a Text>, answers: Option<&'a Guided>) -> Self {
        Self { text, keep: Some(Kept::Restore), answers, ..Self::default() }
    }

    /// The change, with the former text kept if there is another, whenever it was written.
    pub(crate) fn keeping(self, why: Kept) -> Self {
        Self { keep: Some(why), ..self }
    }

    /// The change with these answers besides.
    pub(crate) fn with_answers(self, answers: Option<&'a Guided>) -> Self {
        Self { answers, ..self }
    }

    pub(crate) fn between(db: &Connection, present: &Stored, new: &'a Fit<'_>) -> Result<Self> {
        let mut keys: Vec<String> =
            tag::of_place(db, present.place)?.iter().map(|t| t.to_lowercase()).collect();
        keys.sort();
        Ok(Self {
            text: (new.text != present.text).then_some(&new.text),
            keep: None,
            happened: moved(&new.draft.happened, &present.happened)?,
            tags: (!new.tags.iter().map(|t| &t.key).eq(&keys)).then_some(&new.tags),
            starred: (new.draft.starred != present.starred).then_some(new.draft.starred),
            answers: None,
        })
    }

    /// Whether it makes a further version.
    fn is_counted(&self) -> bool {
        self.text.is_some() || self.happened.is_some() || self.tags.is_some() || self.answers.is_some()
    }

    fn is_none(&self) -> bool {
        !self.is_counted() && self.starred.is_none()
    }
}

/// The moment that `when` says, if it is another than `present`.
fn moved(when: &When, present: &Moment) -> Result<Option<Moment>> {
    if when.is(present) {
        return Ok(None);
    }
    Ok(Some(when.resolve()?).filter(|moment| moment != present))
}

/// Makes the change, which must be of something, and gives the entry as it then is.
fn apply(db: &Transaction<'_>, present: &Stored, change: &Change<'_>, now: &Moment) -> Result<Saved> {
    let id = present.id;
    let place = match &change.happened {
        Some(moment) if moment.ms() != present.happened.ms() => place::free(db, moment.ms())?,
        _ => present.place,
    };
    let reindex = present.is_live() && (change.text.is_some() || place != present.place);
    if reindex {
        search::unindex(db, present.place, &present.text)?;
    }
    if let Some(text) = change.text {
        write(db, present, text, change.keep, now)?;
    }
    if let Some(moment) = &change.happened {
        let day = moment.day().number();
        db.prepare_cached(MOVE)?.execute(params![
            id,
            place,
            day,
            moment.ms(),
            moment.offset(),
            moment.zone()
        ])?;
    }
    if reindex {
        let text = change.text.unwrap_or(&present.text);
        search::index(db, place, text)?;
        search::tidy(db, text.bytes())?;
    }
    if let Some(guided) = change.answers {
        let day = change.happened.as_ref().unwrap_or(&present.happened).day();
        guided.put(db, &At { place, day, ..present.at() }, now)?;
    } else if change.happened.is_some() && present.kind == Kind::Method && present.is_live() {
        filled::show(db, &Stored::load(db, id)?)?; // its numbers go with its day
    }
    if let Some(tags) = change.tags {
        tag::replace(db, place, tags)?;
    }
    if let Some(on) = change.starred {
        db.prepare_cached(STAR)?.execute(params![id, on])?;
    }
    if change.is_counted() {
        db.prepare_cached(TOUCH)?.execute(params![id, now.ms(), now.offset(), now.zone()])?;
    }
    Saved::of_id(db, id)
}

/// Puts a new text in place of the present one, which is kept as a revision if it is due.
fn write(db: &Connection, present: &Stored, text: &Text, keep: Option<Kept>, now: &Moment) -> Result<()> {
    let chars = text.chars();
    let keep = keep.or_else(|| revision::due(present, chars, now));
    if let Some(why) = keep {
        revision::keep(db, present, why)?;
    }
    let fullest = if keep.is_some() { chars } else { chars.max(present.fullest) };
    let (words, preview) = (text::words(&text.body), present.kind.preview(&text.body));
    db.prepare_cached(WRITE)?.execute(params![
        present.id,
        words,
        fullest,
        text.title,
        preview,
        text.body,
        now.ms(),
        now.offset(),
        now.zone()
    ])?;
    Ok(())
}

/// Adds an entry, and gives its place.
pub(crate) fn create(
    db: &Transaction<'_>,
    kind: Kind,
    new: &Fit<'_>,
    now: &Moment,
) -> Result<(EntryId, i64)> {
    let happened = new.draft.happened.resolve()?;
    let place = place::free(db, happened.ms())?;
    let (words, preview) = (text::words(&new.text.body), kind.preview(&new.text.body));
    let id = db.prepare_cached(CREATE)?.insert(params![
        make_uid()?,
        kind.name(),
        place,
        happened.day().number(),
        happened.ms(),
        happened.offset(),
        happened.zone(),
        now.ms(),
        now.offset(),
        now.zone(),
        new.draft.starred,
        words,
        new.text.chars(),
        new.text.title,
        preview,
        new.text.body
    ])?;
    search::index(db, place, &new.text)?;
    tag::put(db, place, &new.tags)?;
    Ok((EntryId::try_from(id).map_err(|_| Error::NotFound)?, place))
}

/// Saves an entry anew inside a transaction, and keeps the former text.
pub(crate) fn resave(db: &Transaction<'_>, id: EntryId, draft: &Draft, now: &Moment) -> Result<()> {
    let (fit, present) = (draft.fit()?, Stored::load(db, id)?);
    apply_some(db, &present, &Change::between(db, &present, &fit)?.keeping(Kept::Sitting), now)
}

/// Makes a change if it is of something.
pub(crate) fn apply_some(
    db: &Transaction<'_>,
    present: &Stored,
    change: &Change<'_>,
    now: &Moment,
) -> Result<()> {
    if change.is_none() { Ok(()) } else { apply(db, present, change, now).map(drop) }
}

pub(crate) fn make_uid() -> Result<[u8; 16]> {
    let mut uid = [0; 16];
    SystemRandom::new().fill(&mut uid).map_err(|_| Error::NoRandomness)?;
    Ok(uid)
}

impl Journal {
    /// Keeps a new entry, written now.
    pub fn create_entry(&mut self, draft: &Draft, now: &Moment) -> Result<Saved> {
        let fit = draft.fit()?;
        self.vault.write(|db| {
            let (id, _) = create(db, Kind::Note, &fit, now)?;
            search::tidy(db, fit.text.bytes())?;
            Saved::of_id(db, id)
        })
    }

    /// Keeps many new entries, each with the moment that it was written, in one transaction: all of
    /// them or none. It is fastest from the earliest moment they are about to the latest.
    pub fn create_entries(&mut self, drafts: &[(Draft, Moment)]) -> Result<Vec<EntryId>> {
        self.vault.write(|db| {
            let (mut ids, mut bytes) = (Vec::with_capacity(drafts.len()), 0);
            for (draft, written) in drafts {
                let fit = draft.fit()?;
                ids.push(create(db, Kind::Note, &fit, written)?.0);
                bytes += fit.text.bytes();
            }
            search::tidy(db, bytes)?;
            Ok(ids)
        })
    }

    /// Saves an entry as `draft` says, built on version `base` of it; [`Error::Stale`] if it is at
    /// another version. A draft that changes nothing writes nothing, and is right at any version.
    /// An entry in the bin is saved too, and stays there, so that what was being written when it
    /// was put there is not lost.
    ///
    /// The former title and body are kept as a revision if they were saved ten minutes ago or
    /// more, or if the new ones have lost more than a quarter and more than 200 characters of the
    /// most that they had since a revision was last kept.
    ///
    /// [`Error::BadDraft`] if it is a filled-in method, which would lose its answers: that is saved
    /// with [`Journal::fill`].
    pub fn save_entry(&mut self, id: EntryId, base: u32, draft: &Draft, now: &Moment) -> Result<Saved> {
        let fit = draft.fit()?;
        let (present, change) = self.vault.read(|db| -> Result<_> {
            let present = Stored::load(db, id)?;
            let change = Change::between(db, &present, &fit)?;
            Ok((present, change))
        })?;
        if present.kind == Kind::Method {
            return Err(Error::BadDraft);
        }
        self.make(&present, base, &change, now)
    }

    /// Makes a change, built on version `base`. One that changes nothing is right at any version.
    pub(crate) fn make(
        &mut self,
        present: &Stored,
        base: u32,
        change: &Change<'_>,
        now: &Moment,
    ) -> Result<Saved> {
        if change.is_none() {
            return self.vault.read(|db| Saved::of_id(db, present.id));
        }
        if present.version != base {
            return Err(Error::Stale);
        }
        self.vault.write(|db| apply(db, present, change, now))
    }
}

//! Reading everything else, each kind in an order that every copy of the journal has.

use rusqlite::Row as SqlRow;

use super::{
    ARCHIVE, NUMBERED,
    hex::Uid,
    read::{Reader, day, json, some_day},
    record::{
        WholeAttachment, WholeEvent, WholeJourney, WholeKept, WholeLandmark, WholeLine, WholeLink,
        WholeMethod, WholePerson, WholePrompt, WholeRun, WholeShared, WholeTag, WholeWord,
    },
};
use crate::{
    error::{Error, Result},
    kept::BACKUPS,
    moment::Moment,
};

const METHODS: &str = "SELECT name, own, opted, retired, title,
 (SELECT json_group_array(version) FROM (SELECT version FROM method_source WHERE method = m.id ORDER BY version))
 FROM method AS m ORDER BY name";
const SOURCE: &str = "SELECT s.source FROM method AS m CROSS JOIN method_source AS s ON s.method = m.id
 WHERE m.name = ?1 AND s.version = ?2";
const WORDS: &str = "SELECT id, kind, retired, data FROM own_word ORDER BY id";
const GROUPS: &str = "SELECT name FROM tag_group ORDER BY position, id";
const TAGS: &str = "SELECT t.name, t.colour,
 (SELECT count(*) FROM tag_group AS o WHERE (o.position, o.id) < (g.position, g.id)), g.id IS NOT NULL
 FROM tag AS t LEFT JOIN tag_group AS g ON g.id = t.grouped ORDER BY t.key";
const LINKS: &str = "SELECT f.uid, t.uid, l.quote FROM link AS l CROSS JOIN entry AS f ON f.id = l.from_entry
 CROSS JOIN entry AS t ON t.id = l.to_entry ORDER BY f.place, t.place";
const JOURNEYS: &str =
    "SELECT uid, id, gate, created_ms, created_offset, created_zone, name FROM journey ORDER BY id";
const EVENTS: &str = "SELECT j.uid, v.kind, v.map, v.step, v.what, v.label, v.day,
 v.noted_ms, v.noted_offset, v.noted_zone, v.entry, v.note
 FROM journey_event AS v CROSS JOIN journey AS j ON j.id = v.journey ORDER BY v.journey, v.id";
const LINES: &str =
    "SELECT e.uid, p.day, p.outcome, p.label, p.who, p.noted_ms, p.noted_offset, p.noted_zone,
 p.during, p.note FROM plan_log AS p CROSS JOIN entry AS e ON e.id = p.entry ORDER BY e.place, p.id";
const LANDMARKS: &str = "SELECT uid, id, day, name FROM landmark ORDER BY id";
const PEOPLE: &str = "SELECT uid, id, names FROM person ORDER BY id";
const SHARED: &str =
    "SELECT uid, shared_ms, shared_offset, shared_zone, from_day, to_day, form, locked, hash,
 whom, what FROM shared ORDER BY id";
const RUNS: &str = "SELECT format, began_ms, began_offset, began_zone, finished, undone, report
 FROM import_run WHERE format <> 'goldseam' ORDER BY id";
const PROMPTS: &str = "SELECT prompt, favourite, declined_day FROM prompt_state ORDER BY prompt";
/// Where backups go is of this copy.
const KEPT: &str = "SELECT key, value FROM kept WHERE key <> 'backups' ORDER BY key";
const NUMBERS: &str = "SELECT name, seq FROM sqlite_sequence ORDER BY name";
const ATTACHMENTS: &str = "SELECT a.uid, e.uid, a.position, a.added_ms, a.added_offset, a.added_zone, a.name,
 c.media, c.width, c.height, c.bytes, c.hash FROM attachment AS a CROSS JOIN entry AS e ON e.id = a.entry
 CROSS JOIN content AS c ON c.id = a.content ORDER BY e.place, a.position, a.id";
const PIECES: &str = "SELECT p.bytes FROM content AS c CROSS JOIN piece AS p ON p.content = c.id
 WHERE c.hash = ?1 ORDER BY p.number";

impl Reader<'_> {
    /// Methods of which something is kept, by their ids.
    pub fn each_method<E: From<Error>>(
        &self,
        each: impl FnMut(&WholeMethod) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeMethod {
                id: row.get(0)?,
                own: row.get(1)?,
                opted: row.get(2)?,
                retired: row.get(3)?,
                title: row.get(4)?,
                versions: json(row, 5)?,
            })
        };
        self.each(METHODS, read, each)
    }

    /// The text of a version of a method, as it was filled in.
    pub fn method_source(&self, id: &str, version: u32) -> Result<String> {
        Ok(self.db.prepare_cached(SOURCE)?.query_row((id, version), |r| r.get(0))?)
    }

    /// Words of the person's own.
    pub fn each_word<E: From<Error>>(&self, each: impl FnMut(&WholeWord) -> Result<(), E>) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeWord {
                number: row.get(0)?,
                kind: row.get(1)?,
                retired: row.get(2)?,
                data: json(row, 3)?,
            })
        };
        self.each(WORDS, read, each)
    }

    /// The groups of tags, then the tags.
    pub fn each_tag<E: From<Error>>(
        &self,
        mut each: impl FnMut(&WholeTag) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each(GROUPS, |row| Ok(WholeTag::Group { name: row.get(0)? }), &mut each)?;
        let read = |row: &SqlRow<'_>| {
            let group = if row.get(3)? { Some(row.get::<_, u32>(2)? as usize) } else { None };
            Ok(WholeTag::Tag { name: row.get(0)?, group, colour: row.get(1)? })
        };
        self.each(TAGS, read, &mut each)
    }

    /// Links between entries.
    pub fn each_link<E: From<Error>>(&self, each: impl FnMut(&WholeLink) -> Result<(), E>) -> Result<(), E> {
        let read =
            |row: &SqlRow<'_>| Ok(WholeLink { from: row.get(0)?, to: row.get(1)?, quote: row.get(2)? });
        self.each(LINKS, read, each)
    }

    /// Journeys in the order in which they were begun.
    pub fn each_journey<E: From<Error>>(
        &self,
        each: impl FnMut(&WholeJourney) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeJourney {
                uid: row.get(0)?,
                number: row.get(1)?,
                gate: row.get(2)?,
                created: Moment::read(row, 3)?,
                name: row.get(6)?,
            })
        };
        self.each(JOURNEYS, read, each)
    }

    /// What happened on them, in order.
    pub fn each_event<E: From<Error>>(
        &self,
        each: impl FnMut(&WholeEvent) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeEvent {
                of: row.get(0)?,
                kind: row.get(1)?,
                map: row.get(2)?,
                step: row.get(3)?,
                what: row.get(4)?,
                label: row.get(5)?,
                day: day(row, 6)?,
                noted: Moment::read(row, 7)?,
                entry: self.uid_of(row, 10)?,
                note: row.get(11)?,
            })
        };
        self.each(EVENTS, read, each)
    }

    fn uid_of(&self, row: &SqlRow<'_>, column: usize) -> Result<Option<Uid>> {
        row.get::<_, Option<u32>>(column)?.map(|id| self.uid(id)).transpose()
    }

    /// What came of what was planned.
    pub fn each_line<E: From<Error>>(&self, each: impl FnMut(&WholeLine) -> Result<(), E>) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeLine {
                of: row.get(0)?,
                day: day(row, 1)?,
                outcome: row.get(2)?,
                label: row.get(3)?,
                who: row.get(4)?,
                noted: Moment::read(row, 5)?,
                during: self.uid_of(row, 8)?,
                note: row.get(9)?,
            })
        };
        self.each(LINES, read, each)
    }

    /// Days that divide a life.
    pub fn each_landmark<E: From<Error>>(
        &self,
        each: impl FnMut(&WholeLandmark) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeLandmark { uid: row.get(0)?, number: row.get(1)?, day: day(row, 2)?, name: row.get(3)? })
        };
        self.each(LANDMARKS, read, each)
    }

    /// People whose names are replaced in what is shared.
    pub fn each_person<E: From<Error>>(
        &self,
        each: impl FnMut(&WholePerson) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholePerson { uid: row.get(0)?, number: row.get(1)?, names: json(row, 2)? })
        };
        self.each(PEOPLE, read, each)
    }

    /// What was shared.
    pub fn each_shared<E: From<Error>>(
        &self,
        each: impl FnMut(&WholeShared) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeShared {
                uid: row.get(0)?,
                shared: Moment::read(row, 1)?,
                from: some_day(row, 4)?,
                to: some_day(row, 5)?,
                form: row.get(6)?,
                locked: row.get(7)?,
                hash: row.get(8)?,
                whom: row.get(9)?,
                what: json(row, 10)?,
            })
        };
        self.each(SHARED, read, each)
    }

    /// The imports from other journals, in their order.
    pub fn each_run<E: From<Error>>(&self, each: impl FnMut(&WholeRun) -> Result<(), E>) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeRun {
                format: row.get(0)?,
                began: Moment::read(row, 1)?,
                finished: row.get(4)?,
                undone: row.get(5)?,
                report: json(row, 6)?,
            })
        };
        debug_assert_eq!(ARCHIVE, "goldseam");
        self.each(RUNS, read, each)
    }

    /// What is remembered of prompts.
    pub fn each_prompt<E: From<Error>>(
        &self,
        each: impl FnMut(&WholePrompt) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholePrompt { prompt: row.get(0)?, favourite: row.get(1)?, declined: some_day(row, 2)? })
        };
        self.each(PROMPTS, read, each)
    }

    /// Small things that are remembered.
    pub fn each_kept<E: From<Error>>(&self, each: impl FnMut(&WholeKept) -> Result<(), E>) -> Result<(), E> {
        debug_assert_eq!(BACKUPS, "backups");
        self.each(KEPT, |row| Ok(WholeKept { key: row.get(0)?, value: row.get(1)? }), each)
    }

    /// The highest numbers that were given so far to what people see the numbers of.
    pub fn numbers(&self) -> Result<Vec<(String, u32)>> {
        let mut all = Vec::new();
        let read = |row: &SqlRow<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?));
        self.each(NUMBERS, read, |one| {
            if NUMBERED.contains(&one.0.as_str()) && one.1 > 0 {
                all.push(one.clone());
            }
            Ok::<_, Error>(())
        })?;
        Ok(all)
    }

    /// The files of entries.
    pub fn each_attachment<E: From<Error>>(
        &self,
        each: impl FnMut(&WholeAttachment) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeAttachment {
                uid: row.get(0)?,
                of: row.get(1)?,
                position: row.get(2)?,
                added: Moment::read(row, 3)?,
                name: row.get(6)?,
                media: row.get(7)?,
                width: row.get(8)?,
                height: row.get(9)?,
                bytes: row.get::<_, i64>(10)?.cast_unsigned(),
                hash: row.get(11)?,
            })
        };
        self.each(ATTACHMENTS, read, each)
    }

    /// The bytes of a file, a piece at a time.
    pub fn each_piece<E: From<Error>>(
        &self,
        file: &WholeAttachment,
        mut each: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut select = self.db.prepare_cached(PIECES).map_err(Error::from)?;
        let mut rows = select.query([file.hash]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let bytes = row.get_ref(0).map_err(Error::from)?.as_blob();
            each(bytes.map_err(|e| Error::from(rusqlite::Error::from(e)))?)?;
        }
        Ok(())
    }
}

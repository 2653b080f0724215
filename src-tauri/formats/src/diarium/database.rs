//! Diarium's own file, which is an SQLite database. No other program of those that are read here keeps its
//! journal in one, so this is the only place of the crate with SQLite.
//!
//! The file is hostile until it is read: it is opened as it is and unchanging (nothing is written beside it),
//! nothing in it can run, its tables must be tables, and a statement that goes on for ever is ended.

use std::{collections::HashMap, io::Read, path::Path};

use rusqlite::{
    Connection, ErrorCode, MAIN_DB, OpenFlags, OptionalExtension, config::DbConfig, limits::Limit,
    types::ValueRef,
};
use serde_json::{Map, Value};

use super::{is_database, stars, tags::Tags};
use crate::{
    Attached, Error, Place, Record, Result, Source, Told, Why,
    give::Give,
    html, json,
    media::{self, Keys},
    piece, when,
};

/// The database in a source: the only file, by its first bytes.
pub(super) fn name(source: &mut Source) -> Option<String> {
    let name = source.only()?;
    is_database(source, &name).then_some(name)
}

pub(super) fn read(source: &mut Source, name: &str, give: &mut Give) -> Result<()> {
    let database = open(source, name)?;
    if !is_table(&database, "Entries")? {
        return Err(Error::NotThisFormat);
    }
    let tags = Tags::of(&database, source.limits().records)?;
    let photos = photos(&database, source.limits().records)?;
    let mut entries = database.prepare("SELECT * FROM Entries").map_err(of_sqlite)?;
    let columns: Vec<String> = entries.column_names().map(str::to_lowercase).collect();
    let mut rows = entries.query([]).map_err(of_sqlite)?;
    while let Some(row) = rows.next().map_err(of_sqlite)? {
        let mut cells = HashMap::new();
        for (number, column) in columns.iter().enumerate() {
            cells.insert(column.clone(), cell(row.get_ref(number).map_err(of_sqlite)?));
        }
        match record(cells) {
            Ok((mut record, id)) => {
                tags.add(id, &mut record);
                add_files(&database, name, photos.get(&id), &mut record);
                give.record(record)?;
            }
            Err(why) => give.skip(why)?,
        }
    }
    Ok(())
}

/// The photo or other file in a row of the database in `file`, at most `most` bytes.
pub(crate) fn photo(source: &mut Source, file: &str, row: i64, most: u64) -> Result<Vec<u8>> {
    let database = open(source, file)?;
    if !is_table(&database, "Media")? {
        return Err(Error::Missing);
    }
    let mut photo = database.blob_open(MAIN_DB, "Media", "Data", row, true).map_err(|_| Error::Missing)?;
    if photo.len() as u64 > most {
        return Err(Error::TooLarge);
    }
    let mut bytes = Vec::new();
    photo.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn open(source: &Source, name: &str) -> Result<Connection> {
    /// Bytes of one row, but for photos, which are not read by row.
    const LONGEST: i32 = 48 << 20;
    /// Steps of SQLite, in thousands, for all that is asked: a hundred times what a long life's diary takes.
    const MOST_STEPS: u32 = 500_000;
    let path = source.path(name).ok_or(Error::Missing)?;
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut database = Connection::open_with_flags(address(&path), flags).map_err(of_sqlite)?;
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        database.set_db_config(config, on).map_err(of_sqlite)?;
    }
    database.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST).map_err(of_sqlite)?;
    database.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0).map_err(of_sqlite)?;
    let mut steps = 0;
    let too_many = move || {
        steps += 1;
        steps > MOST_STEPS
    };
    database.progress_handler(1_000, Some(too_many)).map_err(of_sqlite)?;
    database.pragma_update(None, "cell_size_check", true).map_err(of_sqlite)?;
    Ok(database)
}

/// A path as the address of a file that does not change while it is read: SQLite then takes no locks, and makes
/// no files beside it.
fn address(path: &Path) -> String {
    let mut address = String::from(if cfg!(windows) && path.is_absolute() { "file:/" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b'/' | b'.' | b'-' | b'_' | b':' => address.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(*byte)),
            byte => address.extend(["%", &format!("{byte:02X}")]),
        }
    }
    address + "?immutable=1"
}

/// Whether there is a table of that name: a plain one, whose rows only stand there.
pub(super) fn is_table(database: &Connection, name: &str) -> Result<bool> {
    let told: Option<(i64, String)> = database
        .query_row(
            "SELECT rootpage, sql FROM sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE",
            [name],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()
        .map_err(of_sqlite)?;
    Ok(told.is_some_and(|(page, sql)| {
        let sql: String = sql.to_lowercase().split_whitespace().collect();
        // a column that is computed could compute for ever
        page > 0 && !sql.contains("generated") && !sql.contains("as(")
    }))
}

fn cell(cell: ValueRef) -> Value {
    match cell {
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
    }
}

/// A record, and the number that its tags and files go by.
fn record(mut cells: HashMap<String, Value>) -> std::result::Result<(Record, i64), Why> {
    let mut take = |name: &str| cells.remove(name).unwrap_or(Value::Null);
    let id = take("diaryentryid").as_i64().ok_or(Why::NoDate)?;
    let at = when::ticks(id).ok_or(Why::NoDate)?;
    let text = |value: Value| value.as_str().map(|text| json::tidy(text.to_owned())).unwrap_or_default();
    let coordinates = media::coordinates(take("latitude").as_f64(), take("longitude").as_f64());
    let record = Record {
        source_id: id.to_string(),
        happened: Some(Told::local(at)),
        title: text(take("heading")).trim().to_owned(),
        body: html::markdown_or_plain(&text(take("text")), &mut |_, _| None).trim().to_owned(),
        numbers: stars(take("rating").as_f64()).into_iter().collect(),
        place: coordinates.map(|at| Place { name: String::new(), at: Some(at) }),
        extra: rest(cells),
        ..Record::default()
    };
    Ok((record, id))
}

fn rest(cells: HashMap<String, Value>) -> Map<String, Value> {
    let says = |value: &Value| !value.is_null() && value.as_str() != Some("");
    let mut rest: Vec<_> = cells.into_iter().filter(|(_, value)| says(value)).collect();
    rest.sort_by(|a, b| a.0.cmp(&b.0));
    rest.into_iter().collect()
}

/// Gives every row of a table, by the names of its columns in lower case.
pub(super) fn each_row(
    database: &Connection,
    sql: &str,
    most: usize,
    each: &mut dyn FnMut(HashMap<&str, Value>),
) -> Result<()> {
    let mut table = database.prepare(sql).map_err(of_sqlite)?;
    let columns: Vec<String> = table.column_names().map(str::to_lowercase).collect();
    let mut rows = table.query([]).map_err(of_sqlite)?;
    let mut count = 0;
    while let Some(row) = rows.next().map_err(of_sqlite)? {
        count += 1;
        if count > most {
            return Err(Error::TooLarge);
        }
        let mut cells = HashMap::new();
        for (number, column) in columns.iter().enumerate() {
            cells.insert(column.as_str(), cell(row.get_ref(number).map_err(of_sqlite)?));
        }
        each(cells);
    }
    Ok(())
}

/// The rows of each entry's photos and other files, in their order.
fn photos(database: &Connection, most: usize) -> Result<HashMap<i64, Vec<i64>>> {
    let mut photos = HashMap::<i64, Vec<(i64, i64)>>::new();
    if !is_table(database, "Media")? {
        return Ok(HashMap::new());
    }
    let sql = "SELECT rowid AS \"row\", DiaryEntryId, \"Index\" FROM Media";
    each_row(database, sql, most, &mut |photo| {
        let number = |name: &str| photo.get(name).and_then(Value::as_i64);
        if let (Some(row), Some(entry)) = (number("row"), number("diaryentryid")) {
            photos.entry(entry).or_default().push((number("index").unwrap_or(0), row));
        }
    })?;
    let in_order = |mut rows: Vec<(i64, i64)>| {
        rows.sort_unstable();
        rows.into_iter().map(|(_, row)| row).collect()
    };
    Ok(photos.into_iter().map(|(entry, rows)| (entry, in_order(rows))).collect())
}

fn add_files(database: &Connection, name: &str, rows: Option<&Vec<i64>>, record: &mut Record) {
    let mut keys = Keys::default();
    for row in rows.into_iter().flatten() {
        let mut head = [0; 16];
        let photo = database.blob_open(MAIN_DB, "Media", "Data", *row, true);
        // only the first bytes are read; a row without any is a photo that is missing
        let length = photo.map_or(0, |mut photo| photo.read(&mut head).unwrap_or(0));
        let (what, ending) = kind(&head[..length]);
        let file = format!("{what}-{}.{ending}", record.files.len() + 1);
        let at = (length > 0).then(|| piece::row(name, *row));
        record.files.push(Attached { key: keys.key(&file), at, name: file });
    }
    media::append(&mut record.body, &record.files);
}

/// What a file is by its first bytes: a word for it, and the ending of its name.
fn kind(head: &[u8]) -> (&'static str, &'static str) {
    match head {
        [0xff, 0xd8, 0xff, ..] => ("photo", "jpg"),
        [0x89, b'P', b'N', b'G', ..] => ("photo", "png"),
        [b'G', b'I', b'F', ..] => ("photo", "gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ("photo", "webp"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => ("audio", "wav"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', b'i', ..] => ("photo", "heic"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'M', b'4', b'A', ..] => ("audio", "m4a"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => ("video", "mp4"),
        [b'I', b'D', b'3', ..] | [0xff, 0xfb, ..] => ("audio", "mp3"),
        [b'%', b'P', b'D', b'F', ..] => ("file", "pdf"),
        _ => ("file", "bin"),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as map_err gives it")]
fn of_sqlite(e: rusqlite::Error) -> Error {
    match e.sqlite_error_code() {
        Some(ErrorCode::TooBig | ErrorCode::OperationInterrupted) => Error::TooLarge,
        _ => Error::Damaged,
    }
}

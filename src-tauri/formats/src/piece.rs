//! Photos that are no files of their own: in base64 within a JSON file, or in a row of a database. Only where they are
//! is kept in a record, in the form `FILE#base64:FROM+LENGTH` or `FILE#row:NUMBER`, so that no record is long.

use std::io::{self, Read};

use base64::{engine::general_purpose::STANDARD, read::DecoderReader};

use crate::{Error, Result, Source, diarium};

/// Where a piece is within its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Base64 { from: u64, length: u64 },
    Row(i64),
}

/// Names `length` bytes of base64 that begin at byte `from` of `file`.
pub(crate) fn base64(file: &str, from: u64, length: u64) -> String {
    format!("{file}#base64:{from}+{length}")
}

/// Names a row of the photos in the database `file`.
pub(crate) fn row(file: &str, row: i64) -> String {
    format!("{file}#row:{row}")
}

/// The bytes of the piece that is called `name`, at most `most`.
pub(crate) fn bytes(source: &mut Source, name: &str, most: u64) -> Result<Vec<u8>> {
    let (file, piece) = parse(name).filter(|(file, _)| source.has(file)).ok_or(Error::Missing)?;
    match piece {
        Piece::Row(row) => diarium::photo(source, file, row, most),
        Piece::Base64 { length, .. } if length / 4 > most / 3 => Err(Error::TooLarge),
        Piece::Base64 { from, length } => {
            let mut reader = source.reader(file)?;
            io::copy(&mut reader.by_ref().take(from), &mut io::sink())?;
            let mut bytes = Vec::new();
            DecoderReader::new(reader.take(length), &STANDARD).read_to_end(&mut bytes)?;
            Ok(bytes)
        }
    }
}

fn parse(name: &str) -> Option<(&str, Piece)> {
    let (file, piece) = name.rsplit_once('#')?;
    let piece = match piece.split_once(':')? {
        ("row", row) => Piece::Row(row.parse().ok()?),
        ("base64", place) => {
            let (from, length) = place.split_once('+')?;
            Piece::Base64 { from: from.parse().ok()?, length: length.parse().ok()? }
        }
        _ => return None,
    };
    Some((file, piece))
}

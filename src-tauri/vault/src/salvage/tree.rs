//! Rows of SQLite's trees, as far as their pages can be read. The format is that of
//! <https://sqlite.org/fileformat2.html>; every number in it is taken for a lie until it fits.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use super::source::Source;
use crate::error::Result;

const INTERIOR_INDEX: u8 = 2;
const INTERIOR_TABLE: u8 = 5;
const LEAF_INDEX: u8 = 10;
const LEAF_TABLE: u8 = 13;
/// Of the first page, before its tree.
const FILE_HEADER: usize = 100;
/// Nothing that a journal keeps in one row is larger.
const MOST_ROW_BYTES: usize = 256 << 20;

/// A row: its rowid, 0 in a tree that has none, and its values.
pub(crate) type Row = (i64, Vec<Value>);

/// A page of a tree, as far as it is one.
struct Node<'a> {
    page: &'a [u8],
    kind: u8,
    cells: Vec<usize>,
    right: Option<u32>,
}

impl<'a> Node<'a> {
    fn read(number: u32, page: &'a [u8]) -> Option<Self> {
        let start = if number == 1 { FILE_HEADER } else { 0 };
        let kind = *page.get(start)?;
        let interior = matches!(kind, INTERIOR_INDEX | INTERIOR_TABLE);
        if !interior && !matches!(kind, LEAF_INDEX | LEAF_TABLE) {
            return None;
        }
        let count = usize::from(u16_at(page, start + 3)?);
        let first = start + if interior { 12 } else { 8 };
        let cells = (0..count).map_while(|n| u16_at(page, first + 2 * n)).map(usize::from).collect();
        let right = if interior { u32_at(page, start + 8) } else { None };
        Some(Self { page, kind, cells, right })
    }

    fn children(&self) -> impl Iterator<Item = u32> + '_ {
        let interior = matches!(self.kind, INTERIOR_INDEX | INTERIOR_TABLE);
        let left = self.cells.iter().filter(move |_| interior).filter_map(|&at| u32_at(self.page, at));
        left.chain(self.right)
    }

    /// Where the payloads of the cells begin, how long they are, and the rowids.
    fn payloads(&self) -> impl Iterator<Item = (usize, usize, i64)> + '_ {
        self.cells.iter().filter_map(|&at| {
            let at = if self.kind == INTERIOR_INDEX { at + 4 } else { at };
            if self.kind == INTERIOR_TABLE {
                return None;
            }
            let (length, at) = varint(self.page, at)?;
            let (rowid, at) = if self.kind == LEAF_TABLE { varint(self.page, at)? } else { (0, at) };
            Some((at, usize::try_from(length).ok()?, rowid))
        })
    }
}

/// Goes through the tree below `root` and hands on each row that can be read. `seen` gathers the
/// pages that were reached.
pub(crate) fn walk(
    source: &mut Source,
    root: u32,
    seen: &mut BTreeSet<u32>,
    each: &mut dyn FnMut(Row),
) -> Result<()> {
    let mut open = vec![root];
    while let Some(number) = open.pop() {
        if !seen.insert(number) {
            continue;
        }
        let Some(page) = source.page(number)? else { continue };
        let Some(node) = Node::read(number, &page) else { continue };
        let mut below: Vec<u32> = node.children().collect();
        below.reverse();
        open.extend(below);
        rows(source, &node, each)?;
    }
    Ok(())
}

/// Marks the pages of a tree without reading its rows.
pub(crate) fn mark(source: &mut Source, root: u32, seen: &mut BTreeSet<u32>) -> Result<()> {
    let mut open = vec![root];
    while let Some(number) = open.pop() {
        if seen.insert(number)
            && let Some(page) = source.page(number)?
            && let Some(node) = Node::read(number, &page)
        {
            open.extend(node.children());
        }
    }
    Ok(())
}

/// The rows of a single leaf of a table, whatever tree it belongs to.
pub(crate) fn leaf(source: &mut Source, number: u32, each: &mut dyn FnMut(Row)) -> Result<()> {
    let Some(page) = source.page(number)? else { return Ok(()) };
    match Node::read(number, &page) {
        Some(node) if node.kind == LEAF_TABLE => rows(source, &node, each),
        _ => Ok(()),
    }
}

/// Pages that hold nothing: the list of them begins on the first page.
pub(crate) fn free(source: &mut Source) -> Result<BTreeSet<u32>> {
    let mut free = BTreeSet::new();
    let Some(first) = source.page(1)? else { return Ok(free) };
    let mut trunk = u32_at(&first, 32).unwrap_or(0);
    while trunk != 0 && free.insert(trunk) {
        let Some(page) = source.page(trunk)? else { break };
        let leaves = u32_at(&page, 4).unwrap_or(0) as usize;
        free.extend((0..leaves.min(page.len() / 4)).filter_map(|n| u32_at(&page, 8 + 4 * n)));
        trunk = u32_at(&page, 0).unwrap_or(0);
    }
    Ok(free)
}

fn rows(source: &mut Source, node: &Node<'_>, each: &mut dyn FnMut(Row)) -> Result<()> {
    for (at, length, rowid) in node.payloads() {
        if let Some(payload) = payload(source, node, at, length)?
            && let Some(values) = record(&payload)
        {
            each((rowid, values));
        }
    }
    Ok(())
}

/// The whole payload of a cell, with what overflows onto other pages; none if one of them is lost.
fn payload(source: &mut Source, node: &Node<'_>, at: usize, length: usize) -> Result<Option<Vec<u8>>> {
    if length > MOST_ROW_BYTES {
        return Ok(None);
    }
    let usable = source.usable();
    let most = if node.kind == LEAF_TABLE { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
    let least = (usable - 12) * 32 / 255 - 23;
    let here = if length <= most {
        length
    } else {
        let fits = least + (length - least) % (usable - 4);
        if fits <= most { fits } else { least }
    };
    let Some(local) = node.page[..usable].get(at..at + here) else { return Ok(None) };
    let mut bytes = local.to_vec();
    let mut next = if here < length { u32_at(node.page, at + here).unwrap_or(0) } else { 0 };
    while bytes.len() < length {
        let Some(page) = source.page(next)? else { return Ok(None) };
        let take = (length - bytes.len()).min(usable - 4);
        bytes.extend_from_slice(&page[4..4 + take]);
        next = u32_at(&page, 0).unwrap_or(0);
    }
    Ok(Some(bytes))
}

/// The values of a record.
fn record(bytes: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(bytes, 0)?;
    let header = usize::try_from(header).ok().filter(|&h| h <= bytes.len())?;
    let mut from = header;
    let mut values = Vec::new();
    while at < header {
        let (kind, next) = varint(bytes, at)?;
        let (value, size) = value(kind, bytes.get(from..)?)?;
        values.push(value);
        (at, from) = (next, from + size);
    }
    Some(values)
}

fn value(kind: i64, bytes: &[u8]) -> Option<(Value, usize)> {
    let integer = |size: usize| {
        let bytes = bytes.get(..size)?;
        let sign = if bytes[0] & 0x80 == 0 { 0 } else { -1 };
        Some((Value::Integer(bytes.iter().fold(sign, |n, &b| n << 8 | i64::from(b))), size))
    };
    match kind {
        0 => Some((Value::Null, 0)),
        1..=4 => integer(usize::try_from(kind).ok()?),
        5 => integer(6),
        6 => integer(8),
        7 => Some((Value::Real(f64::from_be_bytes(*bytes.first_chunk()?)), 8)),
        8 | 9 => Some((Value::Integer(kind - 8), 0)),
        12.. => {
            let size = usize::try_from(kind - 12).ok()? / 2;
            let bytes = bytes.get(..size)?.to_vec();
            let value =
                if kind % 2 == 0 { Value::Blob(bytes) } else { Value::Text(String::from_utf8(bytes).ok()?) };
            Some((value, size))
        }
        _ => None,
    }
}

/// SQLite's numbers of one to nine bytes, and where the next thing is.
fn varint(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut n: i64 = 0;
    for step in 0..8 {
        let byte = *bytes.get(at + step)?;
        n = n << 7 | i64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((n, at + step + 1));
        }
    }
    Some((n << 8 | i64::from(*bytes.get(at + 8)?), at + 9))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A page that authenticates was written by SQLite; even so nothing in it may end the program.
        #[test]
        fn no_bytes_panic(page in proptest::collection::vec(any::<u8>(), 4096), number in 1u32..3) {
            if let Some(node) = Node::read(number, &page) {
                node.children().for_each(drop);
                node.payloads().for_each(drop);
            }
            drop(record(&page));
        }
    }

    #[test]
    fn numbers_read_as_sqlite_writes_them() {
        assert_eq!(varint(&[0x7f], 0), Some((127, 1)));
        assert_eq!(varint(&[0x81, 0x00], 0), Some((128, 2)));
        assert_eq!(varint(&[0xff; 9], 0), Some((-1, 9)));
        assert_eq!(value(2, &[0xff, 0xfe]), Some((Value::Integer(-2), 2)));
        assert_eq!(value(17, b"ab"), Some((Value::Text("ab".into()), 2)));
    }
}

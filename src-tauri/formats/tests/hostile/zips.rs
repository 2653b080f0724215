//! Zips written byte by byte, so that they can lie.

use std::{io::Write, path::Path};

use flate2::{Compression, Crc, write::DeflateEncoder};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A file of a zip, and what its headers say of it.
#[derive(Clone)]
pub struct Entry {
    pub name: Vec<u8>,
    pub packed: Vec<u8>,
    pub method: u16,
    pub flags: u16,
    pub crc: u32,
    /// What the headers claim.
    pub bytes: u32,
    pub packed_bytes: u32,
    /// The upper half is the mode of Unix.
    pub attributes: u32,
}

impl Entry {
    pub fn stored(name: &str, text: &[u8]) -> Self {
        let mut crc = Crc::new();
        crc.update(text);
        Self {
            name: name.as_bytes().to_vec(),
            packed: text.to_vec(),
            method: STORED,
            flags: 0,
            crc: crc.sum(),
            bytes: u32::try_from(text.len()).unwrap(),
            packed_bytes: u32::try_from(text.len()).unwrap(),
            attributes: 0o100_644 << 16,
        }
    }

    pub fn deflated(name: &str, text: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).unwrap();
        let packed = encoder.finish().unwrap();
        let packed_bytes = u32::try_from(packed.len()).unwrap();
        Self { packed, method: DEFLATED, packed_bytes, ..Self::stored(name, text) }
    }

    /// `bytes` zeros, never held as a whole.
    pub fn zeros(name: &str, bytes: u32) -> Self {
        const CHUNK: usize = 1 << 20;
        let (mut encoder, mut crc) = (DeflateEncoder::new(Vec::new(), Compression::best()), Crc::new());
        let zeros = vec![0; CHUNK];
        let mut left = bytes as usize;
        while left > 0 {
            let chunk = &zeros[..left.min(CHUNK)];
            encoder.write_all(chunk).unwrap();
            crc.update(chunk);
            left -= chunk.len();
        }
        let packed = encoder.finish().unwrap();
        let packed_bytes = u32::try_from(packed.len()).unwrap();
        Self { packed, method: DEFLATED, packed_bytes, bytes, crc: crc.sum(), ..Self::stored(name, b"") }
    }

    fn common(&self) -> Vec<u8> {
        let mut common = Vec::new();
        for half in [20, self.flags, self.method, 0, 0x21] {
            common.extend(half.to_le_bytes());
        }
        for word in [self.crc, self.packed_bytes, self.bytes] {
            common.extend(word.to_le_bytes());
        }
        common.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        common
    }

    fn local(&self) -> Vec<u8> {
        [b"PK\x03\x04".to_vec(), self.common(), self.name.clone(), self.packed.clone()].concat()
    }

    fn central(&self, at: u32) -> Vec<u8> {
        let mut central = [b"PK\x01\x02".to_vec(), vec![20, 3], self.common(), vec![0; 6]].concat();
        central.extend(self.attributes.to_le_bytes());
        central.extend(at.to_le_bytes());
        central.extend(&self.name);
        central
    }
}

/// Writes `entries` one behind the other.
pub fn write(path: &Path, entries: &[Entry]) {
    let (mut bytes, mut central) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = u32::try_from(bytes.len()).unwrap();
        central.extend(entry.central(at));
        bytes.extend(entry.local());
    }
    finish(path, bytes, &central, u16::try_from(entries.len()).unwrap());
}

/// Writes `count` entries that are all the same bytes.
pub fn write_overlapping(path: &Path, entry: &Entry, count: u16) {
    let mut central = Vec::new();
    for number in 0..count {
        central.extend(Entry { name: format!("{number}").into_bytes(), ..entry.clone() }.central(0));
    }
    finish(path, entry.local(), &central, count);
}

fn finish(path: &Path, mut bytes: Vec<u8>, central: &[u8], count: u16) {
    let at = u32::try_from(bytes.len()).unwrap();
    bytes.extend(central);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    bytes.extend([u32::try_from(central.len()).unwrap().to_le_bytes(), at.to_le_bytes()].concat());
    bytes.extend(0_u16.to_le_bytes());
    std::fs::write(path, bytes).unwrap();
}

/// Writes a zip64 with `count` empty files.
pub fn write_many(path: &Path, count: u64) {
    let mut bytes = Vec::new();
    let mut central = Vec::new();
    for number in 0..count {
        let entry = Entry::stored(&format!("{number:07}"), b"");
        central.extend(entry.central(u32::try_from(bytes.len()).unwrap()));
        bytes.extend(entry.local());
    }
    let at = bytes.len() as u64;
    bytes.extend(&central);
    let record = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06");
    bytes.extend(44_u64.to_le_bytes());
    bytes.extend([20, 3, 45, 0]);
    bytes.extend([0; 8]);
    for number in [count, count, central.len() as u64, at] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(record.to_le_bytes());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
    std::fs::write(path, bytes).unwrap();
}

//! Copying a database piece by piece.

use std::{fs::File, io::Write};

use ring::digest::{SHA256, digest};

use super::{Watch, trailer};
use crate::error::{Error, Result};

/// Copies `bytes` bytes of what `read` gives (from an offset, so many) and returns the SHA-256 of each piece.
pub(super) fn pieces(
    bytes: u64,
    mut read: impl FnMut(u64, &mut [u8]) -> Result<()>,
    mut each: impl FnMut(&[u8]) -> Result<()>,
    watch: &mut Watch<'_>,
) -> Result<Vec<[u8; 32]>> {
    let (mut sums, mut done) = (Vec::new(), 0);
    let mut buffer = vec![0; trailer::CHUNK];
    while done < bytes {
        watch.at(done, bytes)?;
        let piece = &mut buffer[..trailer::piece(bytes, sums.len())];
        read(done, piece)?;
        let mut sum = [0; 32];
        sum.copy_from_slice(digest(&SHA256, piece).as_ref());
        sums.push(sum);
        each(piece)?;
        done += piece.len() as u64;
    }
    watch.at(done, bytes)?;
    Ok(sums)
}

/// Writes pieces to a file, and asks for them to be put on the disk now and then, so that the last sync is short.
pub(super) struct Target {
    file: File,
    since_sync: usize,
}

/// Bytes after which what was written is put on the disk.
const SYNC_EACH: usize = 64 << 20;

impl Target {
    pub fn new(file: File) -> Self {
        Self { file, since_sync: 0 }
    }

    pub fn write(&mut self, piece: &[u8]) -> Result<()> {
        self.file.write_all(piece)?;
        self.since_sync += piece.len();
        if self.since_sync >= SYNC_EACH {
            self.since_sync = 0;
            self.file.sync_data()?;
        }
        Ok(())
    }

    pub fn finish(self) -> Result<()> {
        Ok(self.file.sync_all()?)
    }
}

/// Whether the pieces that were read are those that were vouched for.
pub(super) fn same(read: &[[u8; 32]], expected: &[[u8; 32]]) -> Result<()> {
    if read == expected { Ok(()) } else { Err(Error::SnapshotDamaged) }
}

//! Hashes of what is read or written.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

/// Reads all of it, and says how many bytes there are and their SHA-256.
pub(crate) fn hashed(from: &mut impl Read) -> io::Result<(u64, [u8; 32])> {
    let mut hash = Hashing(Sha256::new());
    let bytes = io::copy(from, &mut hash)?;
    Ok((bytes, hash.0.finalize().into()))
}

/// A hash that can be written into.
pub(crate) struct Hashing(pub Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

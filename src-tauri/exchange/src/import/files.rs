//! The files of a source, read while its records wait.

use std::io::{self, Cursor, Read};

use goldseam_formats::Source;
use goldseam_journal as journal;
use goldseam_journal::ImportFiles;

/// A source that only files are read from.
pub(super) struct SourceFiles(pub Source);

/// Reads no more than so many bytes, and fails where there are more.
struct Bounded<R> {
    from: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

fn unread(e: goldseam_formats::Error) -> journal::Error {
    journal::Error::FileUnread(io::Error::other(e))
}

impl ImportFiles for SourceFiles {
    fn open(
        &mut self,
        at: &str,
        take: &mut dyn FnMut(&mut dyn Read) -> journal::Result<()>,
    ) -> journal::Result<()> {
        let most = self.0.limits().attachment;
        if self.0.has(at) {
            let from = self.0.reader(at).map_err(unread)?;
            return take(&mut Bounded { from, left: most });
        }
        // one that stands within another file, which the reader of that form knows
        take(&mut Cursor::new(self.0.bytes(at).map_err(unread)?))
    }
}

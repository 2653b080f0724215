//! Writing a zip from its beginning to its end, the same bytes for the same files.

use std::{
    cell::RefCell,
    io::{self, Write},
    rc::Rc,
};

use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions, write::StreamWriter};

use super::age::{Cover, Passphrase};
use crate::{Error, Result, outfile::OutFile};

/// Where the bytes go. The first failure is kept and after it nothing more is written: the zip's own end, which is
/// written when it is dropped, has no place to go then.
struct Target<'a, 'b> {
    out: &'a mut OutFile<'b>,
    failed: Rc<RefCell<Option<io::Error>>>,
}

impl Write for Target<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.borrow().is_some() {
            return Ok(bytes.len());
        }
        self.out.write(bytes).inspect_err(|e| {
            self.failed.replace(Some(io::Error::from(e.kind())));
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed.borrow().is_some() { Ok(()) } else { self.out.flush() }
    }
}

/// A zip that grows.
pub(super) struct Zip<'a, 'b> {
    files: ZipWriter<StreamWriter<Cover<Target<'a, 'b>>>>,
    failed: Rc<RefCell<Option<io::Error>>>,
    /// Bytes of all files so far, before they are packed.
    pub bytes: u64,
}

/// Fast, and within a few percent of the best for texts.
const LEVEL: i64 = 4;

fn options(method: CompressionMethod) -> SimpleFileOptions {
    // nothing of the time or the machine, so that the same journal gives the same bytes
    SimpleFileOptions::DEFAULT
        .compression_method(method)
        .compression_level((method == CompressionMethod::Deflated).then_some(LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o600)
}

impl<'a, 'b> Zip<'a, 'b> {
    pub fn begin(out: &'a mut OutFile<'b>, passphrase: Option<&Passphrase>) -> Result<Self> {
        let failed = Rc::new(RefCell::new(None));
        let target = Target { out, failed: Rc::clone(&failed) };
        let files = ZipWriter::new_stream(Cover::over(target, passphrase)?);
        Ok(Self { files, failed, bytes: 0 })
    }

    /// What went wrong below, in our own words. From then on nothing more is written.
    fn failure(&self, e: impl Into<io::Error>) -> Error {
        let kind = self.failed.borrow().as_ref().map(io::Error::kind);
        let kind = kind.unwrap_or_else(|| e.into().kind());
        self.failed.replace(Some(kind.into()));
        io::Error::from(kind).into()
    }

    /// Begins a file; what is written goes into it.
    pub fn file(&mut self, name: &str, packed: bool) -> Result<()> {
        let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        self.files.start_file(name, options(method)).map_err(|e| self.failure(e))
    }

    /// A whole file.
    pub fn put(&mut self, name: &str, bytes: &[u8], packed: bool) -> Result<()> {
        self.file(name, packed)?;
        self.add(bytes)
    }

    /// More of the present file.
    pub fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.bytes += bytes.len() as u64;
        self.files.write_all(bytes).map_err(|e| self.failure(e))
    }

    /// The end of the zip.
    pub fn finish(self) -> Result<u64> {
        let Self { files, failed, bytes } = self;
        let ended = files.finish().map_err(io::Error::from);
        let ended = ended.and_then(|stream| stream.into_inner().finish());
        match (ended, failed.take()) {
            (_, Some(e)) | (Err(e), None) => Err(e.into()),
            (Ok(()), None) => Ok(bytes),
        }
    }
}

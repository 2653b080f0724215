//! Files on their way into the journal: chosen in a window of the system, or sent by the page in pieces, as
//! what was pasted or dropped is. Nothing of them is held whole, and nothing is written beside the vault.

use std::{
    fs::File,
    io::{self, Cursor, Read},
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    time::{Duration, Instant},
};

use goldseam_journal::{Error, Journal, Result};

use crate::{
    error::{Answer, AppError, ErrorCode},
    work::Working,
};

/// How often a reader that waits for a piece looks whether it is to stop.
const LOOK: Duration = Duration::from_millis(50);
/// A page that says nothing for so long says nothing more; the journal is not kept from others for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Something that the person chose, before it is read.
pub enum Chosen {
    /// A file.
    File(PathBuf),
    /// A picture that was copied in another program: its name here, and its bytes.
    Picture(String, Vec<u8>),
}

impl Chosen {
    /// As it is called.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Picture(name, _) => name.clone(),
        }
    }

    /// How long it is, if it may be added.
    pub fn size(&self) -> Result<u64> {
        let bytes = match self {
            Self::File(path) => {
                let about = path.metadata().map_err(Error::FileUnread)?;
                if !about.is_file() {
                    return Err(Error::FileUnread(io::ErrorKind::IsADirectory.into()));
                }
                about.len()
            }
            Self::Picture(_, bytes) => bytes.len() as u64,
        };
        Journal::check_file_size(bytes)?;
        Ok(bytes)
    }

    /// Lets it be read.
    pub fn open(&self) -> Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path).map_err(Error::FileUnread)?),
            Self::Picture(_, bytes) => Box::new(bytes.as_slice()),
        })
    }
}

/// What waits for its turn. The page names a chosen file by its number and never by a path, so that it can
/// have no other file read.
#[derive(Default)]
pub struct Incoming {
    chosen: Mutex<Vec<Chosen>>,
    sent: Mutex<Option<SyncSender<Vec<u8>>>>,
}

impl Incoming {
    /// Keeps what was chosen until it is taken.
    pub fn choose(&self, chosen: Vec<Chosen>) {
        *self.chosen.lock().unwrap_or_else(PoisonError::into_inner) = chosen;
    }

    /// What was chosen last, once.
    pub fn take_chosen(&self) -> Vec<Chosen> {
        std::mem::take(&mut self.chosen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Forgets what was chosen.
    pub fn forget(&self) {
        self.take_chosen();
    }

    /// Begins to take pieces of a file from the page.
    pub fn begin(&self, stop: Arc<AtomicBool>) -> Pieces {
        let (sender, receiver) = sync_channel(1);
        *self.sent.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        Pieces { receiver, piece: Cursor::default(), stop }
    }

    /// Hands on a piece; waits while the one before it is not yet written.
    pub fn take_piece(&self, piece: Vec<u8>) -> Answer<()> {
        let sender = self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone();
        sender.and_then(|sender| sender.send(piece).ok()).ok_or_else(stopped)
    }

    /// No more pieces are taken.
    pub fn end(&self) {
        *self.sent.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// It was stopped.
pub fn stopped() -> AppError {
    AppError::new(ErrorCode::Cancelled, "It was stopped. Nothing of the file was kept.")
}

/// The pieces of a file that the page sends, in their order.
pub struct Pieces {
    receiver: Receiver<Vec<u8>>,
    piece: Cursor<Vec<u8>>,
    stop: Arc<AtomicBool>,
}

impl Pieces {
    fn next(&self) -> io::Result<Vec<u8>> {
        let since = Instant::now();
        loop {
            match self.receiver.recv_timeout(LOOK) {
                Ok(piece) => return Ok(piece),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
            }
            if self.stop.load(Ordering::Relaxed) {
                return Err(io::Error::other("stopped"));
            }
            if since.elapsed() > PATIENCE {
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
    }
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let n = self.piece.read(into)?;
            if n > 0 || into.is_empty() {
                return Ok(n);
            }
            self.piece = Cursor::new(self.next()?);
        }
    }
}

/// Bytes that are told of while they pass, and that end in an error when the work is to stop.
pub struct Told<'a, 'w, T> {
    through: T,
    working: &'a mut Working<'w>,
    done: u64,
    of: u64,
}

impl<'a, 'w, T> Told<'a, 'w, T> {
    /// After `done` of all `of` bytes.
    pub fn new(through: T, working: &'a mut Working<'w>, done: u64, of: u64) -> Self {
        Self { through, working, done, of }
    }

    /// How many bytes have passed.
    pub fn done(&self) -> u64 {
        self.done
    }

    fn pass(&mut self, n: usize) {
        self.done += n as u64;
        self.working.tell(self.done, Some(self.of));
    }

    fn go_on(&self) -> io::Result<()> {
        // of no kind that makes the caller try again
        if self.working.is_stopped() { Err(io::Error::other("stopped")) } else { Ok(()) }
    }
}

impl<T: Read> Read for Told<'_, '_, T> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.go_on()?;
        let n = self.through.read(into)?;
        self.pass(n);
        Ok(n)
    }
}

impl<T: io::Write> io::Write for Told<'_, '_, T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.go_on()?;
        let n = self.through.write(bytes)?;
        self.pass(n);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.through.flush()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn pieces_arrive_in_order_and_end_when_told() {
        let incoming = Arc::new(Incoming::default());
        assert_eq!(incoming.take_piece(vec![1]).map_err(|e| e.code), Err(ErrorCode::Cancelled));
        let stop = Arc::new(AtomicBool::new(false));
        let pieces = incoming.begin(Arc::clone(&stop));
        let page = {
            let incoming = Arc::clone(&incoming);
            std::thread::spawn(move || {
                for piece in [vec![1, 2], vec![], vec![3], vec![4, 5, 6]] {
                    incoming.take_piece(piece).unwrap();
                }
            })
        };
        let mut bytes = Vec::new();
        let mut pieces = pieces.take(6);
        pieces.read_to_end(&mut bytes).unwrap();
        page.join().unwrap();
        assert_eq!(bytes, [1, 2, 3, 4, 5, 6]);
        // and one that is stopped while it waits does not wait for its page
        stop.store(true, Ordering::Relaxed);
        pieces.set_limit(1);
        assert!(pieces.read(&mut [0]).is_err());
        drop(pieces);
        assert_eq!(incoming.take_piece(vec![7]).map_err(|e| e.code), Err(ErrorCode::Cancelled));
    }

    #[test]
    fn what_was_chosen_is_taken_once() {
        let incoming = Incoming::default();
        incoming.choose(vec![Chosen::File("a".into())]);
        assert_eq!(incoming.take_chosen().len(), 1);
        assert!(incoming.take_chosen().is_empty());
    }
}

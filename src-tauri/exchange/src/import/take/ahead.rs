//! Reading ahead: the source is read on a thread of its own, some megabytes before what is written. Reading takes a
//! seventh of the time that writing does.

use std::{
    panic,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{self, SyncSender},
    },
    thread,
};

use goldseam_formats as formats;
use goldseam_formats::{How, Item, Record, Why};
use goldseam_journal::ImportKey;

use super::Stop;
use crate::{
    Result,
    import::{Origin, key},
};

/// How many bytes of texts wait at most for what is written before them.
const MOST_AHEAD: usize = 24 << 20;
/// About how many are handed on at once.
const HANDFUL: usize = 256 << 10;
/// What a thing weighs beside its text.
const WEIGHT: usize = 1 << 10;

/// Nobody takes what is read any more, and knows why.
const ENDED: formats::Error = formats::Error::Io(std::io::ErrorKind::Interrupted);

/// The next thing of a source.
pub(super) enum Read {
    Skipped(Why),
    Record(Box<Record>, ImportKey),
}

/// Hands all that `origin` is to `each`, in its order. What `each` says no with ends the reading and comes back; so
/// does what could not be read, after all that was read before it.
pub(super) fn read(
    origin: &Origin<'_>,
    how: &How,
    cancel: &AtomicBool,
    each: &mut dyn FnMut(Read) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let (give, take) = mpsc::sync_channel(MOST_AHEAD / HANDFUL);
    thread::scope(|scope| {
        let reader =
            scope.spawn(move || Reader { cancel, give, hand: Vec::new(), bytes: 0 }.all(origin, how));
        // it drops its end of the channel when it is done: a reader that still has something to give ends then
        let taken = take.into_iter().flatten().try_for_each(each);
        let read = reader.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        taken?;
        if cancel.load(Ordering::Relaxed) { Err(Stop::Asked) } else { Ok(read?) }
    })
}

struct Reader<'a> {
    cancel: &'a AtomicBool,
    give: SyncSender<Vec<Read>>,
    hand: Vec<Read>,
    bytes: usize,
}

impl Reader<'_> {
    fn all(mut self, origin: &Origin<'_>, how: &How) -> Result<()> {
        let mut source = origin.open()?;
        let read = origin.format.read(&mut source, how, &mut |item| self.add(origin.format.id(), item));
        // what stands before a mistake in the source was read all the same
        let given = self.hand_on();
        Ok(read.and(given)?)
    }

    fn add(&mut self, format: &str, item: Item) -> formats::Result<()> {
        let read = match item {
            Item::Skipped(skipped) => Read::Skipped(skipped.why),
            Item::Record(mut record) => {
                self.bytes += record.body.len();
                let key = key::of(format, &mut record);
                Read::Record(record, key)
            }
        };
        self.bytes += WEIGHT;
        self.hand.push(read);
        if self.cancel.load(Ordering::Relaxed) {
            return Err(ENDED);
        }
        if self.bytes < HANDFUL { Ok(()) } else { self.hand_on() }
    }

    fn hand_on(&mut self) -> formats::Result<()> {
        self.bytes = 0;
        self.give.send(std::mem::take(&mut self.hand)).map_err(|_| ENDED)
    }
}

//! Looking: one reading that writes nothing and says what there is.

mod seen;
mod sight;

use std::sync::atomic::{AtomicBool, Ordering};

use goldseam_formats as formats;
use goldseam_journal::Journal;

use self::sight::Sight;
use super::{ImportChoices, Origin, compose::Composer};
use crate::{Error, Result};

pub use seen::{
    DistortionSeen, FeelingSeen, ImportLook, MoodSeen, NameSeen, NumberSeen, ReasonCount, SampleRow,
};

/// Reads what `origin` is and says what there is, what would be taken with these choices, what would not and
/// why. Nothing is written. None if `cancel` stopped it. `progress` hears how many things were read.
pub fn look(
    journal: &Journal,
    origin: &Origin<'_>,
    choices: &ImportChoices,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(u32),
) -> Result<Option<ImportLook>> {
    let settled = choices.settle()?;
    let how = origin.how(&settled);
    let mut source = origin.open()?;
    let lengths = origin.open()?;
    let mut sight = Sight::new(journal, origin.format.id(), Composer::new(&settled), &lengths);
    let (mut failed, mut stopped) = (None, false);
    let read = origin.format.read(&mut source, &how, &mut |item| {
        stopped = cancel.load(Ordering::Relaxed);
        let seen = if stopped { Ok(0) } else { sight.item(item) };
        match seen {
            Ok(number) if !stopped => {
                if number % 500 == 0 {
                    progress(number);
                }
                return Ok(());
            }
            Ok(_) => {}
            Err(e) => failed = Some(e),
        }
        Err(formats::Error::Io(std::io::ErrorKind::Interrupted))
    });
    match failed {
        Some(e) => Err(e),
        None if stopped => Ok(None),
        None => read.map_err(Error::from).map(|()| Some(sight.done())),
    }
}

//! The pages that are being looked at before they are shared, or on their way to a printer. They hold what was written, so they are never on the
//! disk, and are dropped when the journal is locked or others take their place.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use goldseam_document::{Document, Pages};
use goldseam_exchange::pack::PackChoice;

use crate::error::{AppError, ErrorCode};

/// A document and its pages: what is looked at is what is written.
pub struct Laid {
    /// Its ticket.
    pub number: u32,
    /// What was chosen of a session pack; none of an entry.
    pub pack: Option<PackChoice>,
    /// The document.
    pub document: Document,
    /// Its pages.
    pub pages: Pages,
}

#[derive(Default)]
struct Present {
    /// The last ticket that was given.
    ticket: u32,
    laid: Option<Arc<Laid>>,
}

/// The present one.
#[derive(Default)]
pub struct Preview(Mutex<Present>);

impl Preview {
    fn present(&self) -> MutexGuard<'_, Present> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A ticket for pages that are about to be laid out. Those of earlier tickets are of no use from now on,
    /// however late they come.
    pub fn ticket(&self) -> u32 {
        let mut present = self.present();
        present.ticket = present.ticket.wrapping_add(1);
        present.ticket
    }

    /// Puts pages in place of the present ones. None if others were asked for since, or all were dropped.
    pub fn put(&self, laid: Laid) -> Option<Arc<Laid>> {
        let mut present = self.present();
        if laid.number != present.ticket {
            return None;
        }
        let laid = Arc::new(laid);
        present.laid = Some(Arc::clone(&laid));
        Some(laid)
    }

    /// The one of that number, if it is the present one.
    pub fn get(&self, number: u32) -> Option<Arc<Laid>> {
        self.present().laid.clone().filter(|laid| laid.number == number)
    }

    /// Drops it, and those that are still being laid out.
    pub fn clear(&self) {
        let mut present = self.present();
        present.ticket = present.ticket.wrapping_add(1);
        present.laid = None;
    }
}

/// Other pages were laid out since, or the journal was locked.
pub fn pages_gone() -> AppError {
    AppError::new(ErrorCode::DocumentNoSuchPage, "The pages have changed. Look at them again.")
}

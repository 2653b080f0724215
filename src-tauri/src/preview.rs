//! The pages of a session pack that are being looked at. They hold what was written, so they are never on the
//! disk, and are dropped when the journal is locked or others take their place.

use std::sync::{Arc, Mutex, PoisonError};

use goldseam_document::{Document, Pages};
use goldseam_exchange::pack::PackChoice;

/// What was chosen, the document of it, and its pages: what is looked at is what is written.
pub struct Laid {
    /// Counts up with each that is laid out.
    pub number: u32,
    /// What was chosen.
    pub choice: PackChoice,
    /// The document.
    pub document: Document,
    /// Its pages.
    pub pages: Pages,
}

/// The present one.
#[derive(Default)]
pub struct Preview(Mutex<(u32, Option<Arc<Laid>>)>);

impl Preview {
    /// Puts one in place of the present one, and gives it its number.
    pub fn put(&self, choice: PackChoice, document: Document, pages: Pages) -> Arc<Laid> {
        let mut present = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = present.0.wrapping_add(1);
        let laid = Arc::new(Laid { number, choice, document, pages });
        *present = (number, Some(Arc::clone(&laid)));
        laid
    }

    /// The one of that number, if it is the present one.
    pub fn get(&self, number: u32) -> Option<Arc<Laid>> {
        let present = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        present.1.clone().filter(|laid| laid.number == number)
    }

    /// Drops it. Its number is not given again.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1 = None;
    }
}

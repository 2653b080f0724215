//! How it feels, as a method was answered: for pictures and figures of feelings.

use crate::answer::{Affect, Answer, Filled};
use crate::model::{FieldKind, Method};

/// What may have led to it, as the options of an occasion are called: the program asked; it was a time
/// that the person had chosen; of their own accord; after something that hurt.
pub const OCCASIONS: [&str; 4] = ["prompted", "scheduled", "self_started", "after_trigger"];
/// What counts where nobody said what led to it: of one's own accord.
const UNSAID: usize = 2;

/// How it felt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mood {
    /// How it felt.
    pub affect: Affect,
    /// What led to it, as a place in [`OCCASIONS`].
    pub occasion: usize,
}

impl Method {
    /// How it felt by the first answers; none if that was not asked or not said.
    pub fn mood(&self, filled: &Filled) -> Option<Mood> {
        let counted = self.counted(&filled.answers);
        let answer = |is: fn(&crate::Field) -> bool| {
            let (_, field) = self.fields().find(|(_, field)| is(field))?;
            counted.get(field.id.as_str()).copied()
        };
        let Answer::Affect(affect) = answer(|field| field.kind == FieldKind::Affect)? else { return None };
        let occasion = match answer(|field| field.occasion) {
            Some(Answer::Choices(chosen)) => {
                chosen.ids.first().and_then(|id| OCCASIONS.iter().position(|known| known == id))
            }
            _ => None,
        };
        Some(Mood { affect: *affect, occasion: occasion.unwrap_or(UNSAID) })
    }
}

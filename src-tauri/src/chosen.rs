//! What a person chose to bring in. The page knows it by a number: where it lies, and what opens it, stay here
//! until the journal is locked.

use std::path::PathBuf;

use goldseam_exchange::import::FormatError;
use zeroize::Zeroizing;

use crate::error::{Answer, AppError};

/// The file or folder that was chosen last.
#[derive(Default)]
pub struct Chosen {
    number: u32,
    now: Option<Choice>,
}

/// A file or folder.
#[derive(Clone)]
pub struct Choice {
    /// Where it lies.
    pub path: PathBuf,
    /// What opened it.
    pub secret: Option<Zeroizing<String>>,
    /// How many fresh would be taken, once it was looked at.
    pub fresh: Option<u32>,
}

impl Chosen {
    /// Takes the place of what was chosen before.
    pub fn choose(&mut self, path: PathBuf) -> u32 {
        self.number += 1;
        self.now = Some(Choice { path, secret: None, fresh: None });
        self.number
    }

    /// What goes by this number. What was chosen before it is gone.
    pub fn get(&self, number: u32) -> Answer<Choice> {
        self.now.clone().filter(|_| number == self.number).ok_or_else(gone)
    }

    /// Keeps what a look at it showed.
    pub fn looked(&mut self, number: u32, secret: Option<Zeroizing<String>>, fresh: Option<u32>) {
        if let Some(choice) = self.now.as_mut().filter(|_| number == self.number) {
            choice.secret = secret.or_else(|| choice.secret.take());
            choice.fresh = fresh;
        }
    }

    /// Forgets it.
    pub fn forget(&mut self) {
        self.now = None;
    }
}

fn gone() -> AppError {
    goldseam_exchange::Error::from(FormatError::Missing).into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    #[test]
    fn a_number_stands_for_the_last_choice_only() {
        let mut chosen = Chosen::default();
        let first = chosen.choose("a.zip".into());
        chosen.looked(first, Some(Zeroizing::new("tea".into())), Some(3));
        let second = chosen.choose("b.csv".into());
        let code = |answer: Answer<Choice>| answer.err().map(|e| e.code);
        assert_eq!(code(chosen.get(first)), Some(ErrorCode::ImportMissing));
        // what opened the one before opens nothing else
        assert!(chosen.get(second).unwrap().secret.is_none());
        chosen.looked(first, Some(Zeroizing::new("tea".into())), Some(3));
        assert!(chosen.get(second).unwrap().secret.is_none());
        chosen.looked(second, Some(Zeroizing::new("oats".into())), Some(7));
        chosen.looked(second, None, Some(8));
        let choice = chosen.get(second).unwrap();
        assert_eq!((choice.secret.as_deref().map(String::as_str), choice.fresh), (Some("oats"), Some(8)));
        chosen.forget();
        assert_eq!(code(chosen.get(second)), Some(ErrorCode::ImportMissing));
    }
}

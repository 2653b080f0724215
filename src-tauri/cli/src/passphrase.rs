//! Where passphrases and recovery codes come from: a prompt or a file, never an argument.

use std::{
    fs::File,
    io::{self, BufReader},
    path::{Path, PathBuf},
};

use goldseam_vault::{Passphrase, RecoveryCode};
use zeroize::Zeroizing;

use crate::{
    exit::{Failure, Result},
    input,
};

/// The source that the person chose.
pub enum Secrets {
    /// The terminal, without showing what is typed.
    Prompt,
    /// The next line of standard input.
    Input,
    /// The lines of a file, one after the other.
    File(BufReader<File>),
}

impl Secrets {
    /// The source that `--passphrase-file` names.
    pub fn from_option(file: Option<PathBuf>) -> Result<Self> {
        match file {
            None => Ok(Self::Prompt),
            Some(path) if path == Path::new("-") => Ok(Self::Input),
            Some(path) => File::open(path).map(|f| Self::File(BufReader::new(f))).map_err(|_| {
                Failure::usage("The passphrase file can't be read. Check its name and that you may read it.")
            }),
        }
    }

    /// The passphrase that opens the vault.
    pub fn present(&mut self) -> Result<Passphrase> {
        Ok(Passphrase::new(self.next("Passphrase: ")?)?)
    }

    /// A passphrase that is being chosen: typed twice when it is typed at all.
    pub fn chosen(&mut self) -> Result<Passphrase> {
        let first = self.next("New passphrase: ")?;
        if matches!(self, Self::Prompt) {
            let second = Zeroizing::new(self.next("The same once more: ")?);
            if *first != *second.as_str() {
                return Err(Failure::usage("The two were not the same. Nothing was changed; try again."));
            }
        }
        Ok(Passphrase::new(first)?)
    }

    /// The recovery code that opens the vault.
    pub fn recovery_code(&mut self) -> Result<RecoveryCode> {
        let typed = Zeroizing::new(self.next("Recovery code: ")?);
        Ok(RecoveryCode::parse(&typed)?)
    }

    fn next(&mut self, question: &str) -> Result<String> {
        let mut line = match self {
            Self::Prompt => return rpassword::prompt_password(question).map_err(|e| not_typed(&e)),
            Self::Input => input::line(io::stdin().lock())?,
            Self::File(file) => input::line(file)?,
        };
        Ok(std::mem::take(&mut *line))
    }
}

/// A passphrase of something else than the vault: the first line of a file, or with `-` the next of standard input.
pub fn of_file(path: &Path) -> Result<Zeroizing<String>> {
    let line = if path == Path::new("-") {
        input::line(io::stdin().lock())?
    } else {
        let file = File::open(path).map_err(|_| {
            Failure::usage("The passphrase file can't be read. Check its name and that you may read it.")
        })?;
        input::line(BufReader::new(file))?
    };
    if line.is_empty() {
        return Err(goldseam_vault::Error::EmptyPassphrase.into());
    }
    Ok(line)
}

/// Ctrl+D, or nobody there.
fn not_typed(e: &io::Error) -> Failure {
    if matches!(e.kind(), io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof) {
        return Failure::usage("Stopped before a passphrase was typed. Nothing was changed.");
    }
    Failure::usage("There is no terminal to ask for the passphrase on. Give it with --passphrase-file.")
}

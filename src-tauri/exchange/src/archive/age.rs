//! An archive under a passphrase: a file as the program `age` makes and opens it.

use std::io::{self, Read, Seek, Write};

use age::{DecryptError, Decryptor, Encryptor, scrypt, secrecy::SecretString, stream::StreamWriter};
use zeroize::Zeroizing;

use super::Problem;
use crate::{Error, Result};

/// A passphrase, wiped when it is dropped.
pub(super) type Passphrase = Zeroizing<String>;

/// How such a file begins.
pub(super) const BEGINS: &[u8] = b"age-encryption.org/v1\n";
/// 2 to this many rounds, of 1 KiB each: what `age` itself takes. More is not given to a file that asks for it.
const WORK: u8 = 18;

/// What is written, as it is or under a passphrase.
pub(super) enum Cover<W: Write> {
    None(W),
    Age(Box<StreamWriter<W>>),
}

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.as_str())
}

impl<W: Write> Cover<W> {
    pub fn over(inner: W, passphrase: Option<&Passphrase>) -> Result<Self> {
        let Some(passphrase) = passphrase else { return Ok(Self::None(inner)) };
        let mut recipient = scrypt::Recipient::new(secret(passphrase));
        recipient.set_work_factor(WORK);
        let one: &dyn age::Recipient = &recipient;
        let failed = |_| Error::FileUnwritten(io::ErrorKind::Other);
        let encryptor = Encryptor::with_recipients(std::iter::once(one)).map_err(failed)?;
        Ok(Self::Age(Box::new(encryptor.wrap_output(inner)?)))
    }

    /// The end of it, without which it can't be opened.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::None(mut inner) => inner.flush(),
            Self::Age(stream) => stream.finish()?.flush(),
        }
    }
}

impl<W: Write> Write for Cover<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::None(inner) => inner.write(bytes),
            Self::Age(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::None(inner) => inner.flush(),
            Self::Age(stream) => stream.flush(),
        }
    }
}

/// What lies under the passphrase.
pub(super) fn open<R: Read + Seek + Send + 'static>(
    file: R,
    passphrase: &Passphrase,
) -> Result<Box<dyn goldseam_formats::Bytes>> {
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(WORK);
    let one: &dyn age::Identity = &identity;
    let decryptor = Decryptor::new(file).map_err(|e| problem(&e))?;
    if !decryptor.is_scrypt() {
        return Err(Problem::NotAnArchive.into());
    }
    Ok(Box::new(decryptor.decrypt(std::iter::once(one)).map_err(|e| problem(&e))?))
}

fn problem(e: &DecryptError) -> Error {
    match e {
        DecryptError::Io(e) => goldseam_formats::Error::from(io::Error::from(e.kind())).into(),
        DecryptError::ExcessiveWork { .. } => Problem::TooMuchWork.into(),
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            Problem::WrongPassphrase.into()
        }
        _ => Problem::in_file("age").into(),
    }
}

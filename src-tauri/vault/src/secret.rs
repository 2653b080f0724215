//! Secrets that are wiped when they go, never copied by accident and never printed.

use std::fmt;

use ring::rand::{SecureRandom, SystemRandom};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{
    error::{Error, Result},
    memory::Guarded,
};

/// Fills `out` from the operating system's random number generator.
pub(crate) fn random(out: &mut [u8]) -> Result<()> {
    SystemRandom::new().fill(out).map_err(|_| Error::Io(std::io::Error::other("no random numbers")))
}

/// A 256-bit key in [`Guarded`] memory, so that moving it leaves no copy behind.
pub(crate) struct Key(Guarded<[u8; 32]>);

impl Key {
    /// A key whose bytes `fill` writes in place.
    pub fn build(fill: impl FnOnce(&mut [u8; 32]) -> Result<()>) -> Result<Self> {
        let mut bytes = Guarded::zeros()?;
        fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    pub fn make_random() -> Result<Self> {
        Self::build(|bytes| random(bytes))
    }

    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// What the person types to open the vault, in Unicode normalisation form C, so that the same
/// letters typed on another keyboard or system are the same passphrase.
pub struct Passphrase(Guarded<[u8]>);

impl Passphrase {
    /// Takes the text as typed. Spaces count; an empty text is refused.
    #[allow(clippy::needless_pass_by_value)] // taken whole, so that the caller keeps no copy
    pub fn new(typed: String) -> Result<Self> {
        let typed = Zeroizing::new(typed);
        if typed.is_empty() {
            return Err(Error::EmptyPassphrase);
        }
        // measured first, since growing would leave copies behind
        let length = typed.nfc().map(char::len_utf8).sum();
        let mut normal = Guarded::of_length(length)?;
        let mut at = 0;
        for letter in typed.nfc() {
            at += letter.encode_utf8(&mut normal[at..]).len();
        }
        Ok(Self(normal))
    }

    /// The passphrase itself, as UTF-8.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// Crockford's base 32: no I, L, O or U, so that a code read from paper has one reading.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_BYTES: usize = 16;
const CODE_LETTERS: usize = 28;

/// 128 random bits with 12 check bits, written as seven groups of four letters.
pub struct RecoveryCode(Guarded<[u8; CODE_BYTES]>);

impl RecoveryCode {
    pub(crate) fn make_random() -> Result<Self> {
        let mut bytes = Guarded::zeros()?;
        random(&mut *bytes)?;
        Ok(Self(bytes))
    }

    /// Reads a code as typed: case, spaces and dashes don't matter, `O` is `0`, `I` and `L` are `1`.
    /// The check bits tell a mistyped code from a code of another vault.
    pub fn parse(typed: &str) -> Result<Self> {
        let mut letters = Zeroizing::new([0u8; CODE_LETTERS]);
        let mut n = 0;
        for c in typed.chars().filter(|c| !c.is_whitespace() && !"-‐‑‒–—_.".contains(*c)) {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            let value =
                ALPHABET.iter().position(|a| char::from(*a) == c).ok_or(Error::MalformedRecoveryCode)?;
            *letters.get_mut(n).ok_or(Error::MalformedRecoveryCode)? =
                u8::try_from(value).map_err(|_| Error::MalformedRecoveryCode)?;
            n += 1;
        }
        if n != CODE_LETTERS {
            return Err(Error::MalformedRecoveryCode);
        }
        // 28 letters of 5 bits: 128 of secret, then 12 of check
        let (mut acc, mut bits, mut check, mut at) = (0u32, 0, 0u16, 0);
        let mut bytes = Guarded::<[u8; CODE_BYTES]>::zeros()?;
        for (i, value) in letters.iter().enumerate() {
            acc = (acc << 5 | u32::from(*value)) & 0xfff;
            bits += 5;
            if at < CODE_BYTES && bits >= 8 {
                bits -= 8;
                bytes[at] = ((acc >> bits) & 0xff) as u8;
                at += 1;
            }
            if i == CODE_LETTERS - 1 {
                check = (acc & 0xfff) as u16;
            }
        }
        let code = Self(bytes);
        if code.check() == check { Ok(code) } else { Err(Error::MalformedRecoveryCode) }
    }

    /// The code as shown to the person: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`.
    pub fn expose(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(CODE_LETTERS + 6));
        let (mut acc, mut bits, mut n) = (0u32, 0, 0);
        let check = self.check();
        let [high, low] = (check << 4).to_be_bytes();
        let tail = [high, low];
        for byte in self.0.iter().chain(&tail) {
            acc = acc << 8 | u32::from(*byte);
            bits += 8;
            while bits >= 5 && n < CODE_LETTERS {
                if n > 0 && n % 4 == 0 {
                    text.push('-');
                }
                bits -= 5;
                text.push(char::from(ALPHABET[(acc >> bits & 31) as usize]));
                n += 1;
            }
            acc &= 0xfff;
        }
        text
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// The first 12 bits of the SHA-256 of the secret.
    fn check(&self) -> u16 {
        // not ring's, which would leave its state behind
        let d = Sha256::digest(*self.0);
        u16::from(d[0]) << 4 | u16::from(d[1]) >> 4
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// 256 random bits that the system's keychain keeps, so that whoever may use the account on this
/// computer may open the vault. They are no proof of who asks.
pub struct KeychainSecret(Key);

impl KeychainSecret {
    /// The length in bytes.
    pub const BYTES: usize = 32;

    /// A fresh secret. It opens nothing until [`crate::Vault::keep_keychain_secret`].
    pub fn make_random() -> Result<Self> {
        Key::make_random().map(Self)
    }

    /// Takes what the keychain gave back. Another length is not a secret of ours.
    #[allow(clippy::needless_pass_by_value)] // taken whole, so that the caller keeps no copy
    pub fn from_bytes(kept: Vec<u8>) -> Result<Self> {
        let kept = Zeroizing::new(kept);
        if kept.len() != Self::BYTES {
            return Err(Error::WrongKeychainSecret);
        }
        Key::build(|out| {
            out.copy_from_slice(&kept);
            Ok(())
        })
        .map(Self)
    }

    /// The secret itself, for the keychain.
    pub fn expose(&self) -> &[u8; Self::BYTES] {
        self.0.expose()
    }
}

impl fmt::Debug for KeychainSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeychainSecret(…)")
    }
}

/// What opens a vault.
#[derive(Debug)]
pub enum Credential {
    /// What the person remembers.
    Passphrase(Passphrase),
    /// What the person wrote down.
    Recovery(RecoveryCode),
    /// What this computer keeps. Good for opening alone: nothing that asks again takes it.
    Keychain(KeychainSecret),
}

impl Credential {
    pub(crate) fn secret(&self) -> &[u8] {
        match self {
            Self::Passphrase(p) => p.bytes(),
            Self::Recovery(c) => c.bytes(),
            Self::Keychain(k) => k.expose(),
        }
    }

    /// The error if it opens no slot of its kind.
    pub(crate) fn refused(&self) -> Error {
        match self {
            Self::Passphrase(_) => Error::WrongPassphrase,
            Self::Recovery(_) => Error::WrongRecoveryCode,
            Self::Keychain(_) => Error::WrongKeychainSecret,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code_of(bytes: [u8; CODE_BYTES]) -> RecoveryCode {
        let mut kept = Guarded::zeros().unwrap();
        *kept = bytes;
        RecoveryCode(kept)
    }

    proptest! {
        #[test]
        fn a_code_reads_back(bytes in any::<[u8; CODE_BYTES]>()) {
            let code = code_of(bytes);
            let shown = code.expose();
            prop_assert_eq!(shown.len(), 34);
            let typed = shown.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            let read = RecoveryCode::parse(&typed).unwrap();
            prop_assert_eq!(read.bytes(), &bytes);
        }

        #[test]
        fn one_wrong_letter_is_seen_but_for_one_in_4096(bytes in any::<[u8; CODE_BYTES]>(), at in 0usize..28, by in 1usize..32) {
            let shown = code_of(bytes).expose().replace('-', "");
            let mut letters: Vec<u8> = shown.bytes().collect();
            let old = ALPHABET.iter().position(|a| *a == letters[at]).unwrap();
            letters[at] = ALPHABET[(old + by) % 32];
            if let Ok(other) = RecoveryCode::parse(std::str::from_utf8(&letters).unwrap()) {
                prop_assert_ne!(other.bytes(), &bytes);
            }
        }

        #[test]
        fn no_text_panics(text in ".*") {
            let _ = RecoveryCode::parse(&text);
            let _ = Passphrase::new(text);
        }
    }

    #[test]
    fn the_same_letters_are_the_same_passphrase() {
        let composed = Passphrase::new("caf\u{e9}".into()).unwrap();
        let decomposed = Passphrase::new("cafe\u{301}".into()).unwrap();
        assert_eq!(composed.bytes(), decomposed.bytes());
        assert_eq!(composed.bytes(), "caf\u{e9}".as_bytes());
    }

    #[test]
    fn secrets_are_not_printed() {
        let p = Passphrase::new("hunter2".into()).unwrap();
        let c = RecoveryCode::make_random().unwrap();
        let k = Key::make_random().unwrap();
        let s = KeychainSecret::make_random().unwrap();
        let printed = format!("{p:?} {c:?} {k:?} {s:?}");
        assert_eq!(printed, "Passphrase(…) RecoveryCode(…) Key(…) KeychainSecret(…)");
    }
}

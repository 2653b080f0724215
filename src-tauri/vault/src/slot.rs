//! A key slot: the master key, sealed under a passphrase, a recovery code or the keychain's secret.

use chacha20poly1305::{AeadInOut, ChaCha20Poly1305, KeyInit, Tag};

use crate::{
    error::{Error, Result},
    kdf::{Cost, Derivation},
    keys::VaultId,
    secret::{self, Credential, Key},
};

/// Bytes of a slot in the header.
pub(crate) const BYTES: usize = 112;
/// The part of a slot that is authenticated by the seal: everything before the nonce.
const OPEN_BYTES: usize = 48;
const ARGON2ID_V13: u8 = 1;
const HKDF_SHA256: u8 = 2;

/// Which secret opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Passphrase = 1,
    Recovery = 2,
    Keychain = 3,
}

impl Credential {
    /// The kind of slot that it opens.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Passphrase(_) => Kind::Passphrase,
            Self::Recovery(_) => Kind::Recovery,
            Self::Keychain(_) => Kind::Keychain,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub kind: Kind,
    derivation: Derivation,
    salt: [u8; 32],
    nonce: [u8; 12],
    sealed: [u8; 32],
    tag: [u8; 16],
}

impl Slot {
    /// Seals `master` for the credential, with a fresh salt and so a fresh key and nonce. The cost
    /// is for what a person types; the keychain's secret needs none.
    pub fn make(id: &VaultId, credential: &Credential, cost: Cost, master: &Key) -> Result<Self> {
        let kind = credential.kind();
        let derivation = match kind {
            Kind::Passphrase | Kind::Recovery => Derivation::Argon2id(cost.check()?),
            Kind::Keychain => Derivation::Hkdf,
        };
        let mut slot = Self::empty(kind, derivation);
        secret::random(&mut slot.salt)?;
        secret::random(&mut slot.nonce)?;
        let key = derivation.derive(credential.secret(), &slot.salt)?;
        // sealed where it may lie in the clear, and copied when it no longer is
        let sealed = Key::build(|out| {
            out.copy_from_slice(master.expose());
            slot.tag = cipher(&key)
                .encrypt_inout_detached(&slot.nonce.into(), &slot.associated(id), out.as_mut_slice().into())
                .map_err(|_| Error::HeaderDamaged)?
                .into();
            Ok(())
        })?;
        slot.sealed = *sealed.expose();
        Ok(slot)
    }

    fn empty(kind: Kind, derivation: Derivation) -> Self {
        Self { kind, derivation, salt: [0; 32], nonce: [0; 12], sealed: [0; 32], tag: [0; 16] }
    }

    /// The master key, or `None` if the secret is not this slot's.
    pub fn open(&self, id: &VaultId, secret: &[u8]) -> Result<Option<Key>> {
        let key = self.derivation.derive(secret, &self.salt)?;
        let mut opened = false;
        let master = Key::build(|out| {
            out.copy_from_slice(&self.sealed);
            opened = cipher(&key)
                .decrypt_inout_detached(
                    &self.nonce.into(),
                    &self.associated(id),
                    out.as_mut_slice().into(),
                    &Tag::from(self.tag),
                )
                .is_ok();
            Ok(())
        })?;
        Ok(opened.then_some(master))
    }

    /// Reads [`BYTES`] bytes. Unknown kinds, a derivation that is not the kind's, costs over the
    /// caps and padding that is not zero are refused, so that a slot has one encoding only.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let (kind, derived) = match bytes[0] {
            1 => (Kind::Passphrase, ARGON2ID_V13),
            2 => (Kind::Recovery, ARGON2ID_V13),
            3 => (Kind::Keychain, HKDF_SHA256),
            _ => return Err(Error::HeaderForged),
        };
        if bytes[1] != derived || bytes[2..4] != [0; 2] || bytes[108..112] != [0; 4] {
            return Err(Error::HeaderForged);
        }
        let u32_at = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let cost = Cost { memory_kib: u32_at(4), passes: u32_at(8), lanes: u32_at(12) };
        let derivation = match kind {
            Kind::Passphrase | Kind::Recovery => Derivation::Argon2id(cost.check()?),
            Kind::Keychain if bytes[4..16] == [0; 12] => Derivation::Hkdf,
            Kind::Keychain => return Err(Error::HeaderForged),
        };
        let mut slot = Self::empty(kind, derivation);
        slot.salt.copy_from_slice(&bytes[16..48]);
        slot.nonce.copy_from_slice(&bytes[48..60]);
        slot.sealed.copy_from_slice(&bytes[60..92]);
        slot.tag.copy_from_slice(&bytes[92..108]);
        Ok(slot)
    }

    /// Appends [`BYTES`] bytes.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.open_part());
        out.extend_from_slice(&self.nonce);
        out.extend_from_slice(&self.sealed);
        out.extend_from_slice(&self.tag);
        out.extend_from_slice(&[0; 4]);
    }

    fn open_part(&self) -> [u8; OPEN_BYTES] {
        let mut part = [0; OPEN_BYTES];
        part[0] = self.kind as u8;
        part[1] = HKDF_SHA256;
        if let Derivation::Argon2id(cost) = self.derivation {
            part[1] = ARGON2ID_V13;
            part[4..8].copy_from_slice(&cost.memory_kib.to_le_bytes());
            part[8..12].copy_from_slice(&cost.passes.to_le_bytes());
            part[12..16].copy_from_slice(&cost.lanes.to_le_bytes());
        }
        part[16..48].copy_from_slice(&self.salt);
        part
    }

    /// What the seal also vouches for: no other vault's slot and no other cost fits.
    fn associated(&self, id: &VaultId) -> Vec<u8> {
        [b"goldseam v1 slot".as_slice(), id, &self.open_part()].concat()
    }
}

fn cipher(key: &Key) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(key.expose().into())
}

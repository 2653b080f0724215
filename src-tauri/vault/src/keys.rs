//! The key hierarchy: one random master key, and from it one key for each use.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{
    error::{Error, Result},
    secret::Key,
};

/// Names the vault in every derivation and seal, so that parts of two vaults can't be mixed.
pub(crate) type VaultId = [u8; 16];

/// What a derived key is for; the text is HKDF's `info`.
#[derive(Clone, Copy)]
pub(crate) enum Use {
    Database,
    Header,
    Counter,
    Backup,
    Pages,
}

impl Use {
    fn info(self) -> &'static [u8] {
        match self {
            Self::Database => b"goldseam v1 database",
            Self::Header => b"goldseam v1 header",
            Self::Counter => b"goldseam v1 counter",
            Self::Backup => b"goldseam v1 backup",
            Self::Pages => b"goldseam v1 pages",
        }
    }
}

/// HKDF-SHA256 with the vault's id as salt.
pub(crate) fn derive(master: &Key, id: &VaultId, purpose: Use) -> Result<Key> {
    let hkdf = Hkdf::<Sha256>::new(Some(id), master.expose());
    // 32 bytes are always within HKDF's range
    Key::build(|out| hkdf.expand(purpose.info(), out).map_err(|_| Error::HeaderDamaged))
}

fn hmac(key: &Key, parts: &[&[u8]]) -> Result<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose()).map_err(|_| Error::HeaderDamaged)?;
    for part in parts {
        mac.update(part);
    }
    Ok(mac)
}

/// HMAC-SHA256 of the parts one after the other.
pub(crate) fn mac(key: &Key, parts: &[&[u8]]) -> Result<[u8; 32]> {
    Ok(hmac(key, parts)?.finalize().into_bytes().into())
}

/// Compares in constant time.
pub(crate) fn mac_holds(key: &Key, parts: &[&[u8]], tag: &[u8]) -> Result<bool> {
    Ok(hmac(key, parts)?.verify_slice(tag).is_ok())
}

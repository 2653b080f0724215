//! Pages as SQLCipher writes them: ciphertext, IV, and an HMAC over both and the page's number.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};

use crate::{
    error::{Error, Result},
    log::{PAGE, TAIL},
    pages::SALT,
    secret::Key,
};

const IV: usize = 16;
/// What the salt of the database is changed by to be the salt of its HMAC key.
const MASK: u8 = 0x3a;

/// The key of the pages' HMACs: two rounds of PBKDF2-HMAC-SHA512 over the database key.
pub(crate) fn mac_key(database: &Key, salt: &[u8; SALT]) -> Result<Key> {
    let keyed = || Hmac::<Sha512>::new_from_slice(database.expose()).map_err(|_| Error::DatabaseDamaged);
    let first =
        keyed()?.chain_update(salt.map(|b| b ^ MASK)).chain_update([0, 0, 0, 1]).finalize().into_bytes();
    let second = keyed()?.chain_update(first).finalize().into_bytes();
    Key::build(|out| {
        for (out, (a, b)) in out.iter_mut().zip(first.iter().zip(&second)) {
            *out = a ^ b;
        }
        Ok(())
    })
}

/// Whether a page is authentic. One of zeros is, as SQLCipher has it: the file was made longer and
/// nothing was written there.
pub(crate) fn holds(key: &Key, number: u32, page: &[u8]) -> Result<bool> {
    if page.len() != PAGE {
        return Ok(false);
    }
    let start = if number == 1 { SALT } else { 0 };
    let (body, tag) = page.split_at(PAGE - TAIL + IV);
    let mac = Hmac::<Sha256>::new_from_slice(key.expose()).map_err(|_| Error::DatabaseDamaged)?;
    let mac = mac.chain_update(&body[start..]).chain_update(number.to_le_bytes());
    Ok(mac.verify_slice(tag).is_ok() || page.iter().all(|&b| b == 0))
}

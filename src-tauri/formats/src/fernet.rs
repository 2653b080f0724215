//! Opens Fernet tokens (github.com/fernet/spec): AES-128-CBC under HMAC-SHA256, in base64.

use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7};
use base64::{
    Engine as _,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use ring::hmac;
use zeroize::Zeroizing;

/// base64 as in URLs, padded or not.
const URL: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

const VERSION: u8 = 0x80;
/// Version, time, initialisation vector.
const HEAD: usize = 1 + 8 + 16;
const TAG: usize = 32;

/// 16 bytes that sign, 16 that encrypt.
pub type Key = Zeroizing<[u8; 32]>;

/// Decodes base64 as in URLs.
pub fn base64_url(text: &[u8]) -> Option<Vec<u8>> {
    URL.decode(text).ok()
}

/// What is in `token`; none if it is damaged or made with another key: nobody can tell these apart.
pub fn open(token: &[u8], key: &Key) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(base64_url(token.trim_ascii())?);
    let signed = bytes.len().checked_sub(TAG).filter(|signed| *signed >= HEAD)?;
    let (sign, cipher) = key.split_at(16);
    let sign = hmac::Key::new(hmac::HMAC_SHA256, sign);
    hmac::verify(&sign, bytes.get(..signed)?, bytes.get(signed..)?).ok()?;
    if bytes.first() != Some(&VERSION) {
        return None;
    }
    let iv = bytes.get(HEAD - 16..HEAD)?.to_owned();
    bytes.truncate(signed);
    bytes.drain(..HEAD);
    let length = cbc::Decryptor::<aes::Aes128>::new_from_slices(cipher, &iv)
        .ok()?
        .decrypt_padded::<Pkcs7>(&mut bytes)
        .ok()?
        .len();
    bytes.truncate(length);
    Some(bytes)
}

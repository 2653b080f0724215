//! jrnl's encryption, versions 2 and 3. What is opened stays in memory and is wiped.

use std::num::NonZeroU32;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ring::pbkdf2;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::{Error, Result, Source, fernet};

const MAGIC: &[u8] = b"JRNLv3";
/// What a token begins with as long as its time is not past the year 2106.
const TOKEN: &[u8] = b"gAAAAA";
/// The one salt of every journal of version 2, as GHSA-rhx6-37mm-5q9r has it.
const SALT_2: &[u8] = b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8";
// worked out by the compiler, which would refuse a zero
const ROUNDS: NonZeroU32 = NonZeroU32::new(100_000).unwrap();
/// It is held three times over while it is opened.
const LONGEST: u64 = 64 << 20;

#[derive(Deserialize)]
struct Header {
    salt: String,
}

/// Whether a file begins as an encrypted journal does.
pub fn is_sealed(head: &[u8]) -> bool {
    head.starts_with(MAGIC) || head.starts_with(TOKEN)
}

/// The text of an encrypted journal, without its byte order mark.
pub fn open(
    source: &mut Source,
    name: &str,
    password: Option<&Zeroizing<String>>,
) -> Result<Zeroizing<String>> {
    if source.names().any(|(_, bytes)| bytes > LONGEST) {
        return Err(Error::TooLarge);
    }
    let bytes = source.whole(name)?;
    let (salt, token) = match bytes.strip_prefix(MAGIC) {
        Some(rest) => version_3(rest)?,
        None => (SALT_2.to_owned(), bytes.as_slice()),
    };
    let password = password.ok_or(Error::Password)?;
    let mut key = fernet::Key::new([0; 32]);
    pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, ROUNDS, &salt, password.as_bytes(), key.as_mut());
    let opened = fernet::open(token, &key).ok_or(Error::Password)?;
    let text = std::str::from_utf8(&opened).map_err(|_| Error::NotText)?;
    Ok(Zeroizing::new(text.trim_start_matches('\u{feff}').to_owned()))
}

/// The salt and the token of version 3.
fn version_3(rest: &[u8]) -> Result<(Vec<u8>, &[u8])> {
    let (length, rest) = rest.split_first_chunk::<2>().ok_or(Error::Damaged)?;
    let (header, token) = rest.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(Error::Damaged)?;
    // the first of this version wrote the JSON as it is
    let json = BASE64_STANDARD.decode(header).unwrap_or_else(|_| header.to_owned());
    let header: Header = serde_json::from_slice(&json).map_err(|_| Error::Damaged)?;
    let salt = fernet::base64_url(header.salt.as_bytes()).ok_or(Error::Damaged)?;
    Ok((salt, token))
}

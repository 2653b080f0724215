//! A password on a PDF: AES-256 of PDF 2.0, which every current viewer opens. With the password
//! everything is allowed; there is no second one.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions};
use ring::rand::{SecureRandom as _, SystemRandom};
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// Longest password of the format, in bytes.
const LONGEST: usize = 127;
const FILTER: &[u8] = b"StdCF";

/// The bytes of the file, all of it encrypted, its metadata too.
pub(super) fn locked(file: &mut Document, password: &str) -> Result<Vec<u8>> {
    if password.is_empty() || password.len() > LONGEST {
        return Err(Error::Password);
    }
    let key = random()?;
    // nobody knows it: the format wants an owner, and there is none beside who has the password
    let owner = Zeroizing::new(STANDARD.encode(random()?));
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let wanted = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(FILTER.to_vec(), filter)]),
        file_encryption_key: key.as_slice(),
        stream_filter: FILTER.to_vec(),
        string_filter: FILTER.to_vec(),
        owner_password: &owner,
        user_password: password,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(wanted).map_err(|_| Error::Password)?;
    file.encrypt(&state).map_err(|_| Error::File)?;
    let mut out = Vec::new();
    file.save_to(&mut out).map_err(|_| Error::File)?;
    Ok(out)
}

fn random() -> Result<Zeroizing<[u8; 32]>> {
    let mut bytes = Zeroizing::new([0; 32]);
    SystemRandom::new().fill(bytes.as_mut()).map_err(|_| Error::File)?;
    Ok(bytes)
}

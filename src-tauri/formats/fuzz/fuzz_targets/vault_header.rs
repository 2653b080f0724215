//! The header of a vault, as it is and with its length and checksum mended, so that what lies behind them
//! is reached.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

const LENGTH: std::ops::Range<usize> = 10..12;
const SUM: usize = 32;

fuzz_target!(|bytes: &[u8]| {
    let _ = goldseam_vault::check_header(bytes.to_vec());
    let mut mended = bytes.to_vec();
    let Ok(length) = u16::try_from(mended.len()) else { return };
    if mended.len() < LENGTH.end + SUM {
        return;
    }
    mended[LENGTH].copy_from_slice(&length.to_le_bytes());
    let at = mended.len() - SUM;
    let sum = Sha256::digest(&mended[..at]);
    mended[at..].copy_from_slice(&sum);
    let _ = goldseam_vault::check_header(mended);
});

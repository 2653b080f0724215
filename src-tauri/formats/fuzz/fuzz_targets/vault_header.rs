//! The header of a vault.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| goldseam_fuzz::targets::vault_header(bytes));

//! Any zip as a source.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| goldseam_fuzz::targets::zip(bytes));

//! The reader of one format, named in the environment.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| goldseam_fuzz::read(goldseam_fuzz::format(), bytes));

//! A method file of a stranger.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| goldseam_fuzz::targets::method_file(text));

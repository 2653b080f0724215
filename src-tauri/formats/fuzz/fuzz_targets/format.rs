//! The reader of one format, named in the environment.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    // a format that there is not is said before anything is run
    init: {
        goldseam_fuzz::format();
    },
    |bytes: &[u8]| goldseam_fuzz::read(goldseam_fuzz::format(), bytes)
);

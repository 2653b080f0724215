//! Any zip as a source: opened, and all of it read.
#![no_main]

use goldseam_formats::{Source, guess};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let path = goldseam_fuzz::room().join("fuzz.zip");
    std::fs::write(&path, bytes).expect("there is room for the input");
    let Ok(mut source) = Source::open(&path, goldseam_fuzz::limits()) else { return };
    let names: Vec<_> = source.names().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    for (name, claimed) in names {
        if let Ok(read) = source.bytes(&name) {
            assert!(source.is_file() || read.len() as u64 <= claimed, "more than was claimed");
        }
    }
    let _ = guess(&mut source);
});

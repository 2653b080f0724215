//! A method file of a stranger.
#![no_main]

use goldseam_content::{Library, Method};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = Method::parse("fuzz.toml", text);
    for place in ["methods/fuzz.toml", "journeys/fuzz.toml", "pages/fuzz.toml", "emotions.toml"] {
        let _ = Library::from_files([(place.to_owned(), text.to_owned())]);
    }
});

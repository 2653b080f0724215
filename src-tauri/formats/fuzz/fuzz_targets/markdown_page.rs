//! What somebody wrote, on each of its ways onto a page.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| goldseam_fuzz::targets::markdown_page(text));

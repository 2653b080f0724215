//! Looks for what was written where it should not be: on the disk, and in the memory of processes once a journal
//! is locked. Used by tests only; on Linux.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc)] // as in a test

mod canary;
mod disk;
mod keys;
mod memory;

pub use canary::{Canaries, FORMS, Form, Needles};
pub use disk::{left_over, search};
pub use keys::keys;
pub use memory::{Found, look, told};

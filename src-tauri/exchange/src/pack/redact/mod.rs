//! Putting out of sight: names of people, and passages that were blacked out.

mod blackout;
mod find;
mod fold;
mod guess;
mod names;

pub use blackout::{Blackout, Source};
pub use find::{Found, find};
pub use guess::{Guess, guess};
pub use names::Names;

pub(super) use blackout::black_out;

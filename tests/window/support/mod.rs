//! Drives the real window with Xvfb and WebKitWebDriver, synchronously.

mod axe;
mod display;
mod driver;
mod element;
pub mod feelings;
pub mod felt;
mod filling;
pub mod find;
pub mod flows;
pub mod guided;
pub mod hands;
mod home;
pub mod keys;
pub mod laid;
pub mod leaving;
pub mod meant;
pub mod paper;
pub mod paths;
pub mod photos;
pub mod places;
mod process;
pub mod sample;
pub mod screens;
mod session;
pub mod whole;

pub use display::Display;
pub use element::Element;
pub use find::Role;
pub use home::Home;
pub use process::Group;
pub use session::App;

use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The app: the one of this build, or another that is measured.
pub fn program() -> PathBuf {
    std::env::var_os("GOLDSEAM_APP").map_or_else(|| env!("CARGO_BIN_EXE_goldseam").into(), PathBuf::from)
}

/// The longest that anything here is waited for. Generous, since tests share two cores, which may be slow ones.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// Asks until there is an answer; a missing one fails the test with what `why` says.
#[track_caller]
pub fn wait_for<T>(why: impl Fn() -> String, mut ask: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < end, "{}", why());
        std::thread::sleep(Duration::from_millis(30));
    }
}

//! The real app in its real window, driven as a person drives it.
//!
//! Everything here needs a Linux desktop's parts (Xvfb, WebKitWebDriver); `cargo xtask setup
//! --tests` installs them. Set `GOLDSEAM_DISPLAY=$DISPLAY` to watch.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod support;

mod accessible;
mod attachments;
mod back;
mod backups;
mod bring_in;
mod checkin;
mod feelings;
mod full_disk;
mod guided;
mod hostile;
mod journey;
mod keyboard;
mod leak;
mod locking;
mod measure;
mod paths;
mod plan;
mod sharing;
mod tags;
mod take_out;
mod tour;

//! The journals of other apps: their files in, records out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::needless_pass_by_value, clippy::float_cmp)]

mod broken;
mod daylio;
mod dayone;
mod dayone_media;
mod diarium;
mod html;
mod journey;
mod minidiaries;
mod storypad;
mod support;

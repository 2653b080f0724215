//! The journals of other apps: their files in, records out.

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

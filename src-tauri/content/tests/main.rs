//! The content that is built in, and what reads it: one program for all, since each is linked anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod affect;
mod articles;
mod conditions;
mod document;
mod filled;
mod foreign;
mod guided;
mod journey_files;
mod journeys;
mod library;
mod lists;
mod measures;
mod pack;
mod plan;
mod problems;
mod scoring;
mod support;
mod threat_model;

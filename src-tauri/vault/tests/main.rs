//! The vault through its public functions: one program for all, since each is linked anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
mod damage;
mod keychain;
mod keys;
mod opening;
mod rotation;
mod snapshot_crash;
mod snapshot_damage;
mod snapshot_places;
mod snapshots;
mod vectors;

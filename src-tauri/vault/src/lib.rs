//! Keys and the encrypted database file of a Goldseam vault.
//!
//! A vault is one folder. This crate makes it, opens it, keeps every commit durable, and knows
//! nothing of what is written in it. `docs/vault-format.md` describes every byte.

mod checks;
mod cipher;
mod counter;
mod database;
mod error;
mod files;
mod header;
mod kdf;
mod keys;
mod log;
mod memory;
mod notice;
mod opening;
mod pages;
mod rekey;
mod salvage;
mod secret;
mod slot;
pub mod snapshot;
mod store;
mod vault;
mod verify;

pub use database::{Migration, Schema, engine_versions};
pub use error::{Error, Result};
pub use header::FORMAT_VERSION;
pub use kdf::Cost;
pub use memory::{close_to_debuggers, leave_no_core_file};
pub use notice::Notice;
pub use salvage::{Row as SalvagedRow, Salvage};
pub use secret::{Credential, KeychainSecret, Passphrase, RecoveryCode};
pub use store::WaysIn;
pub use vault::Vault;
pub use verify::Finding;

/// Whether bytes are a well-formed header, as far as that can be known without a key. For fuzzing.
#[doc(hidden)]
pub fn check_header(bytes: Vec<u8>) -> Result<()> {
    header::Header::parse(bytes).map(drop)
}

//! The tables of a journal.

use goldseam_vault::{Migration, Schema};

/// The tables as every version of Goldseam has made them. A released migration is never edited:
/// a change is a further one.
pub const SCHEMA: Schema = Schema {
    application_id: 0x476f_536d, // "GoSm"
    migrations: &[
        Migration { number: 1, name: "entries", sql: include_str!("../migrations/0001_entries.sql") },
        Migration { number: 2, name: "methods", sql: include_str!("../migrations/0002_methods.sql") },
        Migration { number: 3, name: "journeys", sql: include_str!("../migrations/0003_journeys.sql") },
        Migration { number: 4, name: "feelings", sql: include_str!("../migrations/0004_feelings.sql") },
        Migration { number: 5, name: "sharing", sql: include_str!("../migrations/0005_sharing.sql") },
    ],
};

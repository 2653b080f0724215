//! Backups: snapshots of the journal in places of the person's choice, and what comes back from them.

mod back;
mod every;
mod job;
mod look;
mod past;
mod plan;
mod status;

pub use back::BringBack;
pub use every::BackupsVerified;
pub use job::{BackupDone, BackupJob, BackupWhich};
pub use look::{Look, look};
pub use past::Past;
pub use plan::{BackupKeep, BackupPlan, MOST_PLACES};
pub use status::{BackupFailing, BackupMade, BackupStatus, PlaceStatus};

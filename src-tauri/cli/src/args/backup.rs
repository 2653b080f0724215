//! Copies of the whole journal, and what comes back from them.

use std::path::PathBuf;

use clap::Args as Group;

#[derive(Debug, Group)]
pub struct Backup {
    /// Into this folder only [default: every place that the journal has for backups]
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
}

#[derive(Debug, Group)]
pub struct Backups {
    /// Where to look [default: within the vault]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Group)]
pub struct Verify {
    /// Read every backup too, in every place of the journal
    #[arg(long)]
    pub deep: bool,
}

#[derive(Debug, Group)]
pub struct Restore {
    /// The number of an entry, as in a list; with --to a backup
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// Bring back this version of the entry, as numbered by history
    #[arg(long, value_name = "N", conflicts_with = "to")]
    pub revision: Option<u32>,
    /// Make a whole journal of the backup in this new folder
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Open the backup with the recovery code
    #[arg(long, requires = "to")]
    pub recovery: bool,
}

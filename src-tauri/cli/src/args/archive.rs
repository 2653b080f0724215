//! Taking everything out, some entries, and an archive in again.

use std::path::PathBuf;

use clap::{Args as Group, ValueEnum};
use goldseam_journal::EntryId;

use super::Filters;

#[derive(Debug, Group)]
pub struct Export {
    /// archive is everything, and can be taken in again; the others are the entries that are meant
    #[arg(long, value_name = "FORMAT")]
    pub format: ExportFormat,
    /// Where it goes. Markdown with a name that ends in .zip is a file for each entry
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Put it in the place of a file that is there
    #[arg(long)]
    pub replace: bool,
    /// Encrypt the archive with the passphrase in the first line of FILE, as age does
    #[arg(long, value_name = "FILE")]
    pub age_passphrase_file: Option<PathBuf>,
    /// Only this entry; can be given several times
    #[arg(long, value_name = "ID")]
    pub id: Vec<EntryId>,
    #[command(flatten)]
    pub filters: Filters,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Everything, in one zip
    Archive,
    /// Texts
    Markdown,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

#[derive(Debug, Group)]
pub struct Import {
    /// archive, for one that export made; undo, to undo one
    pub format: String,
    /// The file, or the number of what is to be undone
    pub path: PathBuf,
    /// Look only, and say what is there
    #[arg(long)]
    pub dry_run: bool,
    /// The archive's passphrase is the first line of FILE
    #[arg(long, value_name = "FILE")]
    pub age_passphrase_file: Option<PathBuf>,
}

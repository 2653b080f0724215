//! Taking everything out, or some entries.

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
    /// Encrypt the archive with the password in the first line of FILE, as age does; or the PDF
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Photos leave as they were added, with what they say of where and when they were taken
    #[arg(long)]
    pub original: bool,
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
    /// Pages, with their photos
    Pdf,
    /// One page for a browser, with its photos
    Html,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

//! What can be asked of bringing another journal in.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand, ValueEnum};
use goldseam_journal::ImportRunId;

#[derive(Debug, Group)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Import {
    #[command(flatten)]
    pub what: TakeIn,
    #[command(subcommand)]
    pub command: Option<ImportCommand>,
}

#[derive(Debug, Group)]
#[allow(clippy::struct_excessive_bools, reason = "a command has these switches")]
pub struct TakeIn {
    /// Which journal it is from, as in import formats
    pub format: Option<String>,
    /// The file or folder that it wrote
    pub path: Option<PathBuf>,
    /// Look at it and say what would be taken; nothing is written
    #[arg(long)]
    pub dry_run: bool,
    /// How a mood felt, such as "meh=0" or "tired=-1,-3" (pleasant, then energy, each -4 to 4), or
    /// "meh=none" to keep its name as a line; can be given several times
    #[arg(long, value_name = "LABEL=FELT")]
    pub mood: Vec<String>,
    /// The zone of what comes without one, such as Europe/Lisbon [default: that of this machine]
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// The time of what is known by its day only
    #[arg(long, value_name = "TIME", default_value = "12:00")]
    pub time: String,
    /// A tag for all of it
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,
    /// Take the password of an encrypted journal from the first line of FILE
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Leave photos and other files out
    #[arg(long)]
    pub no_files: bool,
    /// Leave places out
    #[arg(long)]
    pub no_places: bool,
    /// Take what was changed there since as a new version, unless it was changed here too
    #[arg(long)]
    pub renew: bool,
    /// Of a table: what a column is, such as "Day=date"; can be given several times
    #[arg(long, value_name = "HEADER=MEANING")]
    pub column: Vec<String>,
    /// Of a table: how its dates are written, such as %d/%m/%Y
    #[arg(long, value_name = "FORM")]
    pub dates: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// List the journals that can be brought in; needs no journal of yours
    Formats,
    /// List what was brought in, the latest first
    Runs,
    /// Take out again what was brought in; what you changed since stays
    Undo {
        /// Its number, as in import runs [default: the latest that was not undone]
        run: Option<ImportRunId>,
    },
    /// What became of every thing, by its number: no word of it is in the report
    Report {
        /// Its number, as in import runs
        run: ImportRunId,
        /// As what
        #[arg(long, value_enum, default_value_t = ReportForm::Text)]
        form: ReportForm,
    },
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportForm {
    /// The counts, and the reasons
    Text,
    /// Every row, separated by commas
    Csv,
}

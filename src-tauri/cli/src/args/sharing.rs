//! What can be asked of what is shared with others.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand};
use goldseam_journal::Day;

#[derive(Debug, Group)]
pub struct People {
    #[command(subcommand)]
    pub command: Option<PeopleCommand>,
}

#[derive(Debug, Subcommand)]
pub enum PeopleCommand {
    /// Add a person with every way in which they are written
    Add(Names),
    /// Say in which ways a person is written, in place of those before
    Name(PersonNames),
    /// Take a person off the list; their number stays theirs
    Remove(PersonNumber),
}

#[derive(Debug, Group)]
pub struct Names {
    /// A name, such as "Anna Roth"; further ones are other ways to write the same person
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
}

#[derive(Debug, Group)]
pub struct PersonNames {
    /// The number after the P, such as 1 or P1
    #[arg(value_parser = number)]
    pub person: u32,
    /// A name; further ones are other ways to write the same person
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
}

#[derive(Debug, Group)]
pub struct PersonNumber {
    /// The number after the P, such as 1 or P1
    #[arg(value_parser = number)]
    pub person: u32,
}

/// A person as they are shown or by the number alone.
fn number(typed: &str) -> Result<u32, String> {
    let digits = typed.strip_prefix(['p', 'P']).unwrap_or(typed);
    digits.parse().map_err(|_| "it is a number such as 1 or P1".to_owned())
}

#[derive(Debug, Group)]
pub struct Shared {
    #[command(subcommand)]
    pub command: Option<SharedCommand>,
}

#[derive(Debug, Subcommand)]
pub enum SharedCommand {
    /// Take a line of the log away; the file that it is about stays where it is
    Remove {
        /// Its number, as in the list
        line: u32,
    },
}

#[derive(Debug, Group)]
pub struct Report {
    /// From this day on, such as 2026-11-01 [default: the last session, or four weeks back]
    #[arg(long, value_name = "DAY")]
    pub from: Option<Day>,
    /// Up to and with this day [default: today]
    #[arg(long, value_name = "DAY")]
    pub to: Option<Day>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// What is written: pdf, html, md or txt [default: by how FILE ends, else pdf]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Take the password of the PDF from the first line of FILE
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// Replace a file that is there
    #[arg(long)]
    pub replace: bool,
    /// Count every check-in, not only those that were planned ahead
    #[arg(long)]
    pub all: bool,
    /// Initials or a name for its head
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// Whom it is for; kept in the log of what was shared, and nowhere else
    #[arg(long, value_name = "TEXT")]
    pub whom: Option<String>,
}

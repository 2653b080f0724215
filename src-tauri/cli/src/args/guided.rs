//! What can be asked of methods, of what comes back, of links and of help.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand};
use goldseam_journal::EntryId;

use super::Listing;

#[derive(Debug, Subcommand)]
pub enum MethodCommand {
    /// List the methods that are offered
    List(MethodList),
    /// Read what a method asks
    Show(MethodName),
    /// Fill in a method, question by question or all at once
    Fill(Fill),
    /// List what was filled in with a method, newest first
    Records(Records),
    /// What changed over time in what was filled in with a method
    Summary(MethodName),
    /// Say whether a file is a method, and where it is not
    Check(MethodFile),
    /// Keep a file as a method of your own; if it is kept already, as a further version
    Add(MethodFile),
    /// Stop offering a method of your own; what was filled in stays
    Retire(MethodName),
    /// Print a method as a file
    Source(MethodName),
}

#[derive(Debug, Group)]
pub struct MethodList {
    /// Those too that are offered on request only, or were put away
    #[arg(long)]
    pub all: bool,
    /// Only those that come with Goldseam; needs no journal
    #[arg(long)]
    pub library: bool,
}

#[derive(Debug, Group)]
pub struct MethodName {
    /// Its id, as in method list
    #[arg(value_name = "METHOD")]
    pub id: String,
}

#[derive(Debug, Group)]
pub struct MethodFile {
    /// The file; - reads standard input
    pub file: PathBuf,
}

#[derive(Debug, Group)]
pub struct Records {
    /// The method's id, as in method list
    #[arg(value_name = "METHOD")]
    pub id: String,
    #[command(flatten)]
    pub listing: Listing,
}

#[derive(Debug, Group)]
#[allow(clippy::struct_excessive_bools)] // each is an option that is given or not
pub struct Fill {
    /// The method's id, as in method list
    #[arg(value_name = "METHOD")]
    pub id: String,
    /// Answers, one by one; what is typed on a terminal can be said here. FIELD= takes one back
    #[arg(value_name = "FIELD=VALUE")]
    pub pairs: Vec<String>,
    /// Take the answers from this file in JSON; - is standard input
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Go on with this entry instead of beginning a new one
    #[arg(long, value_name = "ENTRY")]
    pub entry: Option<EntryId>,
    /// Come back to that entry: answer what is asked later
    #[arg(long = "return", requires = "entry")]
    pub come_back: bool,
    /// Not through with it yet, although all that must be answered is
    #[arg(long)]
    pub unfinished: bool,
    /// None of the safety questions applies; asked before what two people do together
    #[arg(long)]
    pub safe: bool,
    /// What it began with: this entry, which is linked to it
    #[arg(long, value_name = "ENTRY")]
    pub from: Option<EntryId>,
    /// The words of that entry that it began with
    #[arg(long, value_name = "TEXT", requires = "from")]
    pub quote: Option<String>,
    /// Its title [default: from the answers]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// When it happened, such as 2026-11-22T23:30 or 2026-11-22T23:30:00+01:00 [default: now]
    #[arg(long, value_name = "WHEN")]
    pub at: Option<String>,
    /// Tag it; can be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Give it a star
    #[arg(long)]
    pub star: bool,
}

#[derive(Debug, Group)]
pub struct Due {
    /// Put aside what came back of this entry, until it comes back again
    #[arg(long, value_name = "ENTRY")]
    pub settle: Option<EntryId>,
}

#[derive(Debug, Group)]
pub struct Link {
    /// The entry that came first
    pub from: EntryId,
    /// The entry that it led to
    pub to: EntryId,
    /// The words of the first that the other began with
    #[arg(long, value_name = "TEXT")]
    pub quote: Option<String>,
    /// Take the link away
    #[arg(long, conflicts_with = "quote")]
    pub remove: bool,
}

#[derive(Debug, Group)]
pub struct Thread {
    /// The number of one of its entries
    pub id: EntryId,
}

#[derive(Debug, Group)]
pub struct HelpLines {
    /// The country, such as NZ, or GB-SCT for a part of one [default: list them]
    pub country: Option<String>,
}

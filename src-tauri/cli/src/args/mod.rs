//! What can be asked for, and the help that teaches it.

mod archive;
mod backup;
mod feelings;
mod files;
mod guided;
mod import;
mod paths;
mod sharing;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use goldseam_journal::{Day, EntryId};

pub use archive::{Export, ExportFormat};
pub use backup::{Backup, Backups, Restore, Verify};
pub use feelings::{CheckIn, Insights};
pub use files::{Attach, Attachments, Detach, Salvage, SaveAttachment};
pub use guided::{Due, Fill, HelpLines, Link, MethodCommand, MethodList, Records, Thread};
pub use import::{Import, ImportCommand, ReportForm, TakeIn};
pub use paths::{
    JourneyAct, JourneyCommand, JourneyHistory, JourneyStep, NewJourney, Plan, PlanCommand, PlanNote, Read,
};
pub use sharing::{People, PeopleCommand, Report, Shared, SharedCommand};

/// The story before the list of commands. No line of it is longer than 79 columns, so that it
/// keeps its columns on the narrowest usual terminal.
const STORY: &str = "\
Keep a private journal from a terminal.

The journal is one encrypted folder, a vault. Only your passphrase, or the
recovery code that you wrote down, opens it. It is the same journal that the
Goldseam window shows; only one of the two can have it open at a time.

A first evening:
  goldseam-cli new                  choose a passphrase; the vault is made
  goldseam-cli recovery new         a code for the day you forget it
  goldseam-cli add --tag sleep      write as much as you like; Ctrl+D ends it
  goldseam-cli list                 what you wrote, newest first
  goldseam-cli search river         find it again
  goldseam-cli method list          when you want to be led by questions

What you type after a command stays in the history of your shell, and other
programs can see it. For what is private let add read the text, as above,
instead of writing it on the command line.";

/// What follows the options; as narrow as [`STORY`].
const MORE: &str = "\
Finding:
  search '\"slept well\"'            the two words next to each other
  search river -- -rain             the one without the other
  search river --tag walk --from 2026-01-01
  show 12                           one entry; --markdown prints it as a file

Changing and undoing:
  edit 12 - < new.md                a new text; the former is in its history
  edit 12 --tag walk --star         its tags and star
  history 12                        every version; history 12 3 reads one
  restore 12 --revision 3           bring a version back
  delete 12                         into the bin; restore 12 takes it out

Photos and files:
  attach 12 river.jpg               a file is kept in the vault, as it is
  attachments 12                    what an entry has, with their numbers
  save-attachment 7 ~/Pictures      a copy; a photo does not say its place

Being led by questions:
  method fill thought-record        asks one thing at a time; Enter skips
  method fill phq-9 --entry 12      goes on with what was begun
  due                               what comes back today
  link 12 13                        what led to what; thread 12 reads it as one
  help-lines NZ                     numbers to call; needs no journal

Feelings:
  checkin -2 1 --word 'sad 60'       how it feels: pleasant and energy, -4 to 4
  insights --from 2026-01-01        what it comes to, with counts

Walking:
  journey maps                      what there is to walk by; needs no journal
  journey new Anna --role hurt      a journey: who you are in it, or solo
  journey step 1 2                  the second step: what can be done there
  journey act 1 tick 2 h_sort       an action is done; --note says more
  plan                              what was agreed; plan note 12 kept
  read                              pages to read; needs no journal

Keeping it safe:
  backup                            one encrypted file, in each place you chose
  backup --to /media/disk           on another disk
  backups /media/disk               which there are; needs no passphrase
  restore FILE --to DIR             a whole journal of one of them
  verify --deep                     reads the journal and every backup of it

Coming from another journal:
  import formats                    which journals can be brought in
  import dayone J.zip --dry-run     look at it first; nothing is written
  import dayone J.zip               take it in; import undo takes it out again

Sharing:
  people add Anna 'Anna Roth'       is written as P1 in what is shared
  report --out session.pdf          mood and measures since the last session
  shared                            what was shared, and when

In scripts:
  The passphrase is never an argument, since other programs can see those. Use
  --passphrase-file FILE. With - for FILE it is the first line of standard
  input, and what follows is the text:
    printf '%s\\n%s\\n' \"$PASS\" \"Text\" | goldseam-cli --passphrase-file - add
  --json gives every answer in a stable form, described in docs/cli.md.

Exit codes:
  0  done                           6  read-only folder, or the disk is full
  1  something unexpected           7  the journal is damaged
  2  the command was not clear      8  made by a newer Goldseam
  3  wrong passphrase or code       9  no such entry, method or journey
  4  no journal there              10  something is there already
  5  the journal is open elsewhere  11  what was to be brought in can't be read";

/// Under which the options stand that every command takes.
const EVERYWHERE: &str = "With every command";

/// Goldseam in a terminal.
#[derive(Debug, Parser)]
#[command(name = "goldseam-cli", version, about = "Keep a private journal from a terminal", long_about = STORY, after_long_help = MORE, max_term_width = 100)]
pub struct Args {
    /// The vault's folder [default: the journal of the Goldseam window]
    #[arg(long, value_name = "DIR", env = "GOLDSEAM_VAULT", hide_env_values = true, global = true, help_heading = EVERYWHERE)]
    pub vault: Option<PathBuf>,
    /// Take the passphrase from the first line of FILE; - is standard input
    #[arg(long, value_name = "FILE", global = true, help_heading = EVERYWHERE)]
    pub passphrase_file: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub json: bool,
    /// Make the cheapest key that a vault may have, instead of one that takes about a second
    #[arg(long, hide = true, global = true)]
    pub kdf_floor: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new, empty vault
    New,
    /// Write an entry
    Add(Add),
    /// List entries, newest first
    List(List),
    /// Read an entry
    Show(Show),
    /// Find entries
    Search(Search),
    /// Change an entry; what it was stays in its history
    Edit(Edit),
    /// Put an entry into the bin
    Delete(Delete),
    /// Take an entry out of the bin, bring back an earlier version of it, or make a journal of a backup
    Restore(Restore),
    /// List what is in the bin, latest first
    Bin,
    /// Add photos and other files to an entry
    Attach(Attach),
    /// List the files of an entry
    Attachments(Attachments),
    /// Remove a file from its entry, for good
    Detach(Detach),
    /// Save a file of an entry on the disk, without what a photo says of where it was taken
    SaveAttachment(SaveAttachment),
    /// List the versions of an entry, or read one of them
    History(History),
    /// Be led by questions: thought records, questionnaires, letters and more
    #[command(subcommand)]
    Method(MethodCommand),
    /// Walk by steps, in any order: with somebody, or alone
    #[command(subcommand)]
    Journey(JourneyCommand),
    /// List what is planned and what came of it, what is offered today first
    Plan(Plan),
    /// Say how it feels now: how pleasant, how much energy, and words for it
    #[command(name = "checkin")]
    CheckIn(CheckIn),
    /// What a while of check-ins comes to: every figure with its counts
    Insights(Insights),
    /// Read about what may have happened and what can help; needs no journal
    Read(Read),
    /// List what comes back today
    Due(Due),
    /// Link an entry to what it led to
    Link(Link),
    /// Read all entries that are linked with one, oldest first
    Thread(Thread),
    /// Numbers to call, by country; needs no journal
    HelpLines(HelpLines),
    /// Bring another journal in, and undo that
    Import(Import),
    /// Write a file for a therapist: mood and measures since the last session
    Report(Report),
    /// People whose names are replaced by P1, P2 in what is shared
    People(People),
    /// What was shared, newest first, with the hash of each file
    Shared(Shared),
    /// Check that nothing in the vault is damaged or missing
    Verify(Verify),
    /// Write what can still be read of a damaged journal into a file
    Salvage(Salvage),
    /// Make a backup now: one encrypted file in each place, checked
    Backup(Backup),
    /// List the backups in a folder; needs no passphrase
    Backups(Backups),
    /// Take everything out, or some entries, in open formats
    Export(Export),
    /// Look after the passphrase
    #[command(subcommand)]
    Passphrase(PassphraseCommand),
    /// Look after the recovery code
    #[command(subcommand)]
    Recovery(RecoveryCommand),
    /// Make a vault with an invented journal in it, to look around in
    Demo(Demo),
}

#[derive(Debug, Group)]
pub struct Add {
    /// The text, in Markdown; - or nothing reads it from standard input
    #[arg(allow_hyphen_values = true)]
    pub body: Option<String>,
    /// Its title
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

/// Which entries are meant.
#[derive(Debug, Group)]
pub struct Filters {
    /// From this day on, such as 2026-11-01
    #[arg(long, value_name = "DAY")]
    pub from: Option<Day>,
    /// Up to and with this day
    #[arg(long, value_name = "DAY")]
    pub to: Option<Day>,
    /// Only with this tag; given several times, only with all of them
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Only those with a star
    #[arg(long)]
    pub starred: bool,
    /// Only what was filled in with this method; note for what was written freely. Given several
    /// times, with any of them
    #[arg(long, value_name = "METHOD")]
    pub method: Vec<String>,
}

/// How much of a list is meant.
#[derive(Debug, Group)]
pub struct Listing {
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,
    /// Go on from here: the `next` of an answer in JSON
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
}

#[derive(Debug, Group)]
pub struct List {
    #[command(flatten)]
    pub listing: Listing,
    #[command(flatten)]
    pub filters: Filters,
}

#[derive(Debug, Group)]
pub struct Show {
    /// Its number, as in a list
    pub id: EntryId,
    /// Print it as a Markdown file
    #[arg(long, conflicts_with = "json")]
    pub markdown: bool,
    /// Read it even if it rests out of sight until a later day
    #[arg(long)]
    pub anyway: bool,
}

#[derive(Debug, Group)]
pub struct Search {
    /// Words that must all be there; "quoted words" must follow each other, and the last one may be
    /// the beginning of a word
    #[arg(required = true)]
    pub query: Vec<String>,
    /// The best matches first, instead of the newest
    #[arg(long)]
    pub best: bool,
    #[command(flatten)]
    pub listing: Listing,
    #[command(flatten)]
    pub filters: Filters,
}

#[derive(Debug, Group)]
pub struct Edit {
    /// Its number, as in a list
    pub id: EntryId,
    /// The whole new text; - reads it from standard input [default: leave it]
    #[arg(allow_hyphen_values = true)]
    pub body: Option<String>,
    /// Its title
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// When it happened, such as 2026-11-22T23:30 or 2026-11-22T23:30:00+01:00
    #[arg(long, value_name = "WHEN")]
    pub at: Option<String>,
    /// Add a tag; can be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Take a tag away; can be given several times
    #[arg(long, value_name = "TAG")]
    pub untag: Vec<String>,
    /// Give it a star
    #[arg(long, conflicts_with = "unstar")]
    pub star: bool,
    /// Take its star away
    #[arg(long)]
    pub unstar: bool,
}

#[derive(Debug, Group)]
pub struct Delete {
    /// Its number, as in a list
    pub id: EntryId,
    /// Erase it for good, with its history; only from the bin
    #[arg(long)]
    pub erase: bool,
}

#[derive(Debug, Group)]
pub struct History {
    /// Its number, as in a list
    pub id: EntryId,
    /// Read this version
    pub revision: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub enum PassphraseCommand {
    /// Choose a new passphrase; copies of the vault made before still open with the old one
    Change {
        /// Use the recovery code in place of the present passphrase
        #[arg(long)]
        recovery: bool,
        /// Take the new passphrase from the first line of FILE [default: the next line of
        /// --passphrase-file, or a prompt]
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum RecoveryCommand {
    /// Make a recovery code and show it once; the one before stops working
    New {
        /// Do not ask to type a part of it
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Group)]
pub struct Demo {
    /// How many years it goes back
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=50))]
    pub years: u32,
    /// The same seed and last day give the same journal
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The last day that is written on [default: yesterday]
    #[arg(long, value_name = "DAY")]
    pub until: Option<NaiveDate>,
    /// Instead: this many entries of meaningless words, for measuring
    #[arg(long, value_name = "N", conflicts_with = "years")]
    pub entries: Option<usize>,
    /// Instead: one year of one invented person
    #[arg(long, conflicts_with_all = ["years", "entries"])]
    pub story: Option<StoryName>,
}

/// Whose year.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum StoryName {
    /// Somebody who was hurt, and stays for now
    Hurt,
    /// Somebody who broke trust
    Repair,
    /// Somebody who goes on alone
    Solo,
}

//! What can be asked of journeys, of the plan and of what there is to read.

use clap::{Args as Group, Subcommand};
use goldseam_journal::{Day, EntryId};

/// What follows the options of `journey act`; as narrow as the story.
const ACTS: &str = "\
Acts, with what belongs to each. A STEP is its number or id on the present map,
or MAP/STEP:
  begin STEP             done STEP              leave STEP
  reopen STEP            open STEP              resume STEP
  tick STEP ACTION       untick STEP ACTION     write STEP --entry ENTRY
  add STEP --note TEXT   drop STEP ACTION       note [STEP] --note TEXT
  slip --note TEXT       breach --note TEXT     answer QUESTION ANSWER
  role ROLE              map MAP                first-weeks on|off
  archive on|off

Opening a step again, a slip and a breach need a word about it. With --note -
it is read from standard input, and stays out of the history of your shell.";

/// A journey is named by its number. It is read by hand: what somebody types in its place may be a name, and
/// no name is repeated in what is said of it.
pub type JourneyNumber = String;

#[derive(Debug, Subcommand)]
pub enum JourneyCommand {
    /// List your journeys
    List,
    /// Begin a journey
    New(NewJourney),
    /// Read a journey: its steps, and how they stand
    Show(OneJourney),
    /// Read a step: what can be done, and what happened there
    Step(JourneyStep),
    /// Do something on a journey: begin a step, tick an action, and more
    #[command(after_help = ACTS)]
    Act(JourneyAct),
    /// Read what happened on a journey, oldest first
    History(JourneyHistory),
    /// Read three questions, each with your answers over time
    Questions(OneJourney),
    /// List the maps that a journey can be seen by; needs no journal
    Maps,
}

#[derive(Debug, Group)]
pub struct NewJourney {
    /// What you call it; - or nothing reads it from standard input
    pub name: Option<String>,
    /// Who you are in it: hurt, repair or solo
    #[arg(long, value_name = "ROLE")]
    pub role: String,
    /// It is early: only what the first weeks need is shown
    #[arg(long)]
    pub first_weeks: bool,
}

#[derive(Debug, Group)]
pub struct OneJourney {
    /// Its number, as in journey list
    pub journey: JourneyNumber,
}

#[derive(Debug, Group)]
pub struct JourneyStep {
    /// Its number, as in journey list
    pub journey: JourneyNumber,
    /// The step: its number or id on the present map, or MAP/STEP
    pub step: String,
    /// None of the safety questions applies; asked before what is for two people
    #[arg(long)]
    pub safe: bool,
}

#[derive(Debug, Group)]
pub struct JourneyAct {
    /// Its number, as in journey list
    pub journey: JourneyNumber,
    /// What is done; see below
    pub act: String,
    /// Which step, action, question and so on
    pub what: Vec<String>,
    /// What you say about it; - reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// The day that it is about [default: today]
    #[arg(long, value_name = "DAY")]
    pub day: Option<Day>,
    /// An entry that belongs to it
    #[arg(long, value_name = "ENTRY")]
    pub entry: Option<EntryId>,
    /// With done: how it ended, for a step with several ends
    #[arg(long, value_name = "ENDING")]
    pub ending: Option<String>,
    /// None of the safety questions applies; asked before what is for two people
    #[arg(long)]
    pub safe: bool,
}

#[derive(Debug, Group)]
pub struct JourneyHistory {
    /// Its number, as in journey list
    pub journey: JourneyNumber,
    /// Of this step only
    pub step: Option<String>,
}

#[derive(Debug, Group)]
pub struct Plan {
    #[command(subcommand)]
    pub command: Option<PlanCommand>,
}

#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Note what came of something planned
    Note(PlanNote),
    /// Read all that was noted of something planned, newest first
    Log(PlanLog),
}

#[derive(Debug, Group)]
pub struct PlanNote {
    /// The number of the entry, as in plan
    pub entry: EntryId,
    /// What came of it, as plan names it: kept, slipped, changed and so on
    pub outcome: String,
    /// Whose it was, where that is asked: me, them or both
    #[arg(long, value_name = "WHO")]
    pub who: Option<String>,
    /// The day that it is about [default: today]
    #[arg(long, value_name = "DAY")]
    pub day: Option<Day>,
    /// What you say about it; - reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// The entry of the talk in which it was noted; the two are linked
    #[arg(long, value_name = "ENTRY")]
    pub during: Option<EntryId>,
}

#[derive(Debug, Group)]
pub struct PlanLog {
    /// The number of the entry, as in plan
    pub entry: EntryId,
}

#[derive(Debug, Group)]
pub struct Read {
    /// The page, by its id [default: list them]
    pub page: Option<String>,
}

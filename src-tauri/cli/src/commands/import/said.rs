//! What is said of it in words.

use std::collections::BTreeMap;

use goldseam_exchange::import::{ImportLook, ImportReport, MoodSeen, NumberSeen, Outcome, SampleRow};

use crate::{
    exit::Result,
    json::{ImportFormat, ImportRun, ImportTaken, ImportUndid},
    output::{Output, bold, dim, visible_line},
};

/// How many of a list of names are shown.
const SHOWN: usize = 20;

pub fn formats(out: &mut Output, formats: &[ImportFormat]) -> Result<()> {
    formats.iter().try_for_each(|format| {
        out.line(&format!("{}  {}", bold(format.id), format.name))?;
        out.text(&dim(format.reads), 4)
    })
}

pub fn look(out: &mut Output, look: &ImportLook) -> Result<()> {
    let days = match (look.from, look.to) {
        (Some(from), Some(to)) => format!(", from {from} to {to}"),
        _ => String::new(),
    };
    out.line(&bold(&format!("{} things{days}", look.things)))?;
    out.line(&format!("{} would be taken, {} are here already", look.fresh, look.known))?;
    let counts = [
        (look.twins, "are the same as one before them"),
        (look.day_only, "are known by their day only"),
        (look.zoneless, "have no zone"),
        (look.titled, "have a title"),
        (look.written, "have a text"),
        (look.starred, "have a star"),
        (look.tagged, "have tags"),
        (look.thoughts, "are thought records"),
        (look.places, "have a place"),
        (look.files, "files"),
        (look.files_missing, "files are named and not there"),
        (look.links, "links between entries"),
    ];
    for (count, what) in counts.iter().filter(|(count, _)| *count > 0) {
        out.line(&format!("{count:>7} {what}"))?;
    }
    reasons(out, look.reasons.iter().map(|reason| (reason.why, reason.count)))?;
    moods(out, &look.moods)?;
    numbers(out, &look.numbers)?;
    names(out, "Feelings", look.feelings.iter().map(|one| one.word.as_str()))?;
    names(out, "Tags", look.tags.iter().map(|tag| tag.name.as_str()))?;
    for clash in &look.tag_clashes {
        out.text(&visible_line(&format!("will be one tag: {}", clash.join(", "))), 4)?;
    }
    names(out, "Kept beside the entries", look.extra.iter().map(|one| one.name.as_str()))?;
    out.line("")?;
    look.sample.iter().try_for_each(|row| sample(out, row))?;
    out.line("")?;
    out.line("Nothing was written. Without --dry-run it is taken.")
}

fn moods(out: &mut Output, moods: &[MoodSeen]) -> Result<()> {
    if moods.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.line(&format!("{}  as they would be taken; --mood says otherwise", bold("Moods")))?;
    moods.iter().take(SHOWN).try_for_each(|mood| {
        let felt = match mood.suggested {
            Some(felt) => {
                let energy = felt.energy.map_or_else(String::new, |energy| format!(", energy {energy}"));
                format!("pleasant {}{energy}", felt.pleasant)
            }
            None => "stays a word".to_owned(),
        };
        out.cut(&format!("{:>7}  {}  {felt}", mood.count, visible_line(&mood.label)), 0)
    })
}

fn numbers(out: &mut Output, numbers: &[NumberSeen]) -> Result<()> {
    if numbers.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.line(&format!("{}  kept as lines of the text", bold("Numbers")))?;
    numbers.iter().take(SHOWN).try_for_each(|number| {
        let name = visible_line(&format!("{} {}", number.name, number.unit));
        let ends = format!("{} to {}", number.lowest, number.highest);
        out.cut(&format!("{:>7}  {}  {ends}", number.count, name.trim_end()), 0)
    })
}

fn names<'a>(out: &mut Output, what: &str, names: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut names: Vec<&str> = names.collect();
    if names.is_empty() {
        return Ok(());
    }
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    out.line("")?;
    out.text(&format!("{}  {}{rest}", bold(what), visible_line(&names.join(", "))), 0)
}

fn sample(out: &mut Output, row: &SampleRow) -> Result<()> {
    let day = row.day.map_or_else(|| "no day".to_owned(), |day| day.to_string());
    let time = row.time.clone().unwrap_or_default();
    let why = row.outcome.why();
    let why = if why.is_empty() { String::new() } else { format!("  [{}]", reason(row.outcome)) };
    let words = [row.title.as_str(), row.mood.as_str(), row.preview.as_str()];
    let words = words.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    out.cut(&format!("{:>7}  {day} {time:<5}{why}  {}", row.number, visible_line(&words)), 0)
}

pub fn taken(out: &mut Output, taken: &ImportTaken) -> Result<()> {
    let counts = &taken.counts;
    match taken.run {
        None => out.line("There was nothing new to take.")?,
        Some(run) => {
            out.line(&format!(
                "{} things were taken, as {} entries. Run {run}.",
                counts.taken, counts.entries
            ))?;
        }
    }
    let rest = [
        (counts.files, "files were taken"),
        (counts.files_missing, "files were not there, or could not be read"),
        (counts.links, "links"),
        (counts.known, "were here already"),
        (counts.merged, "were the same as one before them"),
        (counts.skipped, "were not taken"),
    ];
    for (count, what) in rest.iter().filter(|(count, _)| *count > 0) {
        out.line(&format!("{count:>7} {what}"))?;
    }
    match taken.run {
        Some(run) => out.line(&format!("What became of each:  goldseam-cli import report {run}")),
        None => Ok(()),
    }
}

pub fn runs(out: &mut Output, runs: &[ImportRun]) -> Result<()> {
    if runs.is_empty() {
        return out.line("Nothing was brought in.");
    }
    runs.iter().try_for_each(|run| {
        let state = match (run.undone, run.finished) {
            (true, _) => ", undone",
            (false, false) => ", not finished",
            (false, true) => "",
        };
        out.line(&format!("{:>5}  {}  {}{state}", run.id, run.began.time, visible_line(&run.format)))?;
        let changed =
            if run.changed > 0 { format!(", {} of them changed since", run.changed) } else { String::new() };
        out.text(&dim(&format!("{} entries{changed}", run.entries)), 7)
    })
}

pub fn undone(out: &mut Output, undone: &ImportUndid) -> Result<()> {
    out.line(&format!("{} entries of run {} were erased.", undone.erased, undone.run))?;
    if undone.kept.is_empty() {
        return Ok(());
    }
    let ids: Vec<String> = undone.kept.iter().map(u32::to_string).collect();
    out.text(&format!("Changed since, and still here: {}", ids.join(", ")), 0)
}

pub fn report(out: &mut Output, report: &ImportReport) -> Result<()> {
    let counts = &report.counts;
    out.line(&bold(&format!("{} things", counts.things)))?;
    let kinds = [
        (counts.taken, "taken"),
        (counts.merged, "merged with another"),
        (counts.known, "known before"),
        (counts.skipped, "skipped"),
    ];
    for (count, what) in kinds {
        out.line(&format!("{count:>7} {what}"))?;
    }
    reasons(out, report.reasons().into_iter())?;
    out.line("Every row:  goldseam-cli import report RUN --form csv")
}

fn reasons(out: &mut Output, reasons: impl Iterator<Item = (Outcome, u32)>) -> Result<()> {
    let all: BTreeMap<Outcome, u32> = reasons.collect();
    all.into_iter().try_for_each(|(why, count)| out.line(&format!("{count:>7} {}", reason(why))))
}

/// A reason in words.
fn reason(why: Outcome) -> &'static str {
    match why {
        Outcome::Taken => "taken",
        Outcome::Known => "here already",
        Outcome::Renewed => "changed there, taken as a new version",
        Outcome::Twin => "the same as one before",
        Outcome::ChangedThere => "changed there since, left as it is here",
        Outcome::ChangedHere => "changed there, and changed or deleted here: left as it is here",
        Outcome::NoDate => "without a date that can be understood",
        Outcome::Empty => "with nothing in it",
        Outcome::Malformed => "not in the form of the others",
        Outcome::InBin => "from the other journal's bin",
        Outcome::NotAnEntry => "of a kind that has no place here",
        Outcome::TooLong => "longer than an entry may be",
        Outcome::Encrypted => "encrypted so that only the other program reads it",
        Outcome::NotReached => "not reached before it was stopped",
    }
}

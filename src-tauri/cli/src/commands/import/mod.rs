//! Bringing another journal in, and taking it out again.

mod said;

use std::io::{self, IsTerminal, Write};

use goldseam_exchange::import::{self as exchange, FORMATS, How, ImportChoices, ImportFelt, Origin};
use goldseam_journal::{ImportRunId, Journal};

use super::{Session, archive};
use crate::{
    args::{Import, ImportCommand, ReportForm, TakeIn},
    clock,
    exit::{Failure, Result},
    json::{self, Answer},
    passphrase, progress,
};

/// What archives of Goldseam's own are called beside the forms of other journals.
const ARCHIVE: &str = "archive";

/// How often progress is told where it can't be written over, in things.
const TOLD_EVERY: u32 = 10_000;

pub fn import(s: &mut Session, options: &Import) -> Result<()> {
    match options.command {
        None => take_in(s, &options.what),
        Some(ImportCommand::Formats) => formats(s),
        Some(ImportCommand::Runs) => runs(s),
        Some(ImportCommand::Undo { run }) => undo(s, run),
        Some(ImportCommand::Report { run, form }) => report(s, run, form),
    }
}

fn formats(s: &mut Session) -> Result<()> {
    let answer = Answer::new(json::ImportFormats { formats: FORMATS.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| said::formats(out, &answer.data.formats))
}

fn take_in(s: &mut Session, options: &TakeIn) -> Result<()> {
    let (Some(id), Some(path)) = (&options.format, &options.path) else {
        return Err(Failure::usage(
            "Say which journal it is from and where it lies: import FORMAT PATH. import formats lists them.",
        ));
    };
    if id == ARCHIVE {
        return archive::take(s, path, options.password_file.as_deref(), options.dry_run);
    }
    let format = exchange::format_named(id)?;
    let now = clock::now()?;
    let choices = choices(options, now.zone())?;
    let zone = choices.zone.parse().map_err(|_| goldseam_exchange::Error::ImportBadChoice)?;
    let how = How {
        password: options.password_file.as_deref().map(passphrase::of_file).transpose()?,
        columns: options.column.iter().map(|pair| column(pair)).collect::<Result<_>>()?,
        dates: options.dates.clone(),
        ..How::zone(zone)
    };
    let origin = Origin::new(format, path, how);
    let mut journal = s.open()?;
    let (stop, mut teller) = (progress::stop()?, Teller::new());
    if options.dry_run {
        let look = exchange::look(&journal, &origin, &choices, &stop, &mut |read| teller.tell(read, None));
        teller.done();
        let look = look?.ok_or_else(|| Failure::new("cancelled", "Stopped. Nothing was written."))?;
        let answer = Answer::new(json::ImportLooked { look });
        return s.out.answer(&answer, |out| said::look(out, &answer.data.look));
    }
    let result = exchange::take(&mut journal, &origin, &choices, &now, &stop, &mut |progress| {
        teller.tell(progress.read, Some(progress.taken));
    });
    teller.done();
    let result = result?;
    journal.lock()?;
    let answer = Answer::new(json::ImportTaken::from(result));
    s.out.answer(&answer, |out| said::taken(out, &answer.data))
}

fn choices(options: &TakeIn, here: Option<&str>) -> Result<ImportChoices> {
    let zone = options.zone.as_deref().or(here).unwrap_or("UTC");
    Ok(ImportChoices {
        time: options.time.clone(),
        moods: options.mood.iter().map(|pair| mood(pair)).collect::<Result<_>>()?,
        tag: options.tag.clone().unwrap_or_default(),
        places: !options.no_places,
        files: !options.no_files,
        renew: options.renew,
        ..ImportChoices::new(zone)
    })
}

/// `label=2`, `label=2,-1` or `label=none`.
fn mood(pair: &str) -> Result<(String, Option<ImportFelt>)> {
    let bad = || Failure::usage("A mood is given as --mood \"label=2\", \"label=2,-1\" or \"label=none\".");
    let (label, felt) = pair.rsplit_once('=').ok_or_else(bad)?;
    if felt.trim() == "none" {
        return Ok((label.trim().to_owned(), None));
    }
    let number = |text: &str| text.trim().parse::<i8>().map_err(|_| bad());
    let (pleasant, energy) = match felt.split_once(',') {
        Some((pleasant, energy)) => (number(pleasant)?, Some(number(energy)?)),
        None => (number(felt)?, None),
    };
    Ok((label.trim().to_owned(), Some(ImportFelt { pleasant, energy })))
}

fn column(pair: &str) -> Result<(String, String)> {
    let bad = || Failure::usage("A column is given as --column \"Header=meaning\".");
    let (header, meaning) = pair.rsplit_once('=').ok_or_else(bad)?;
    Ok((header.to_owned(), meaning.trim().to_owned()))
}

fn runs(s: &mut Session) -> Result<()> {
    let runs = s.open()?.import_runs()?;
    let answer = Answer::new(json::ImportRuns { runs: runs.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| said::runs(out, &answer.data.runs))
}

fn undo(s: &mut Session, run: Option<ImportRunId>) -> Result<()> {
    let mut journal = s.open()?;
    let run = match run {
        Some(run) => run,
        None => latest(&journal)?,
    };
    let mut teller = Teller::new();
    let undone = exchange::undo(&mut journal, run, &mut |erased| {
        teller.tell(erased, None);
        true
    });
    teller.done();
    let undone = undone?;
    journal.lock()?;
    let answer = Answer::new(json::ImportUndid::new(run, undone));
    s.out.answer(&answer, |out| said::undone(out, &answer.data))
}

fn latest(journal: &Journal) -> Result<ImportRunId> {
    let runs = journal.import_runs()?;
    let latest = runs.iter().find(|run| !run.undone);
    latest.map(|run| run.id).ok_or_else(|| {
        Failure::new("not_found", "There is nothing to undo. import runs lists what was brought in.")
    })
}

fn report(s: &mut Session, run: ImportRunId, form: ReportForm) -> Result<()> {
    let report = exchange::report(&s.open()?, run)?;
    if form == ReportForm::Csv && !s.out.is_json() {
        return s.out.file(&report.csv());
    }
    let answer = Answer::new(json::ImportReported::new(run, &report));
    s.out.answer(&answer, |out| said::report(out, &report))
}

/// Says on standard error how far it is: over and over in one line of a terminal, now and then elsewhere.
struct Teller {
    terminal: bool,
    told: u32,
}

impl Teller {
    fn new() -> Self {
        Self { terminal: io::stderr().is_terminal(), told: 0 }
    }

    fn tell(&mut self, read: u32, taken: Option<u32>) {
        let words = match taken {
            Some(taken) => format!("{read} read, {taken} taken"),
            None => format!("{read} done"),
        };
        if self.terminal {
            anstream::eprint!("\r{words}");
            let _ = anstream::stderr().flush(); // nothing depends on it
            self.told = read;
        } else if read >= self.told + TOLD_EVERY {
            anstream::eprintln!("{words}");
            self.told = read;
        }
    }

    /// Leaves the line, so that what follows has one of its own.
    fn done(&self) {
        if self.terminal && self.told > 0 {
            anstream::eprintln!();
        }
    }
}

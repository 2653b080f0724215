//! People whose names are put out of sight, and the log of what was shared.

use goldseam_content::Library;
use goldseam_journal::{Person, Shared as Line};

use super::Session;
use crate::{
    args::{People, PeopleCommand, Shared, SharedCommand},
    exit::Result,
    json::{self, Answer},
    output::{Output, bold, dim, visible_line},
};

pub fn people(s: &mut Session, options: &People) -> Result<()> {
    match &options.command {
        None => list(s),
        Some(PeopleCommand::Add(new)) => {
            let mut journal = s.open()?;
            let person = journal.add_person(&new.names)?;
            journal.lock()?;
            one(s, &person)
        }
        Some(PeopleCommand::Name(change)) => {
            let mut journal = s.open()?;
            let person = journal.name_person(change.person, &change.names)?;
            journal.lock()?;
            one(s, &person)
        }
        Some(PeopleCommand::Remove(which)) => {
            let mut journal = s.open()?;
            journal.remove_person(which.person)?;
            journal.lock()?;
            let answer = Answer::new(json::Taken { id: which.person, done: "removed" });
            s.out.answer(&answer, |out| {
                out.line(&format!("{} is off the list. The number stays theirs.", sign(which.person)))
            })
        }
    }
}

/// What stands in place of the names of a person.
fn sign(id: u32) -> String {
    Library::built_in().session_pack().words.person.say(&[("n", &id.to_string())])
}

fn row(out: &mut Output, person: &Person) -> Result<()> {
    out.text(&format!("{}  {}", bold(&sign(person.id)), visible_line(&person.names.join(", "))), 0)
}

fn one(s: &mut Session, person: &Person) -> Result<()> {
    let answer = Answer::new(json::OnePerson { person: json::Person::of(person, sign(person.id)) });
    s.out.answer(&answer, |out| row(out, person))
}

fn list(s: &mut Session) -> Result<()> {
    let people = s.open()?.people()?;
    let all = people.iter().map(|person| json::Person::of(person, sign(person.id))).collect();
    s.out.answer(&Answer::new(json::People { people: all }), |out| {
        if people.is_empty() {
            return out.line("Nobody is on the list. people add NAME puts somebody on it.");
        }
        people.iter().try_for_each(|person| row(out, person))
    })
}

pub fn shared(s: &mut Session, options: &Shared) -> Result<()> {
    if let Some(SharedCommand::Remove { line }) = &options.command {
        let mut journal = s.open()?;
        journal.remove_shared(*line)?;
        journal.lock()?;
        let answer = Answer::new(json::Taken { id: *line, done: "removed" });
        return s.out.answer(&answer, |out| out.line(&format!("Line {line} is out of the log.")));
    }
    let log = s.open()?.shared()?;
    let answer = Answer::new(json::SharedLog { shared: log.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        if log.is_empty() {
            return out.line("Nothing was shared from here.");
        }
        log.iter().try_for_each(|line| log_line(out, line))
    })
}

/// What is known of a file that was shared.
pub fn log_line(out: &mut Output, line: &Line) -> Result<()> {
    let when = line.at.local().to_string().replace('T', " ");
    let period = match (line.from, line.to) {
        (Some(from), Some(to)) => format!("  {from} to {to}"),
        _ => String::new(),
    };
    let locked = if line.locked { "  with a password" } else { "" };
    let whom =
        if line.whom.is_empty() { String::new() } else { format!("  for {}", visible_line(&line.whom)) };
    out.text(&format!("{}  {when}  {}{locked}{period}{whom}", bold(&line.id.to_string()), line.form), 0)?;
    let parts = line.what.parts.join(", ");
    let entries = line.what.entries.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    if !parts.is_empty() {
        out.text(&dim(&format!("parts: {}", visible_line(&parts))), 4)?;
    }
    if !entries.is_empty() {
        out.text(&dim(&format!("entries: {entries}")), 4)?;
    }
    out.text(&dim(&format!("SHA-256 {}", line.hash)), 4)
}

//! What the person of an invented journal filled in, and what led to what.

mod answer;
pub(super) mod content;
mod series;

use chrono::{Days, NaiveDate, NaiveTime};
use goldseam_content::{Filled, Library, Method, Return};
use goldseam_journal::{Draft, FilledDraft, Moment};

use self::{
    content::{Content, Entry, Series},
    series::Dealer,
};
use super::frame::{Frame, about};
use crate::{Result, random::Random};

/// An entry of an invented journal that was filled in, or that belongs with such entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Guided {
    /// Names it in the file; of a series, its method and day.
    pub id: String,
    /// As it was first written.
    pub what: What,
    /// When that was.
    pub written: Moment,
    /// Each later version, with the time of its saving.
    pub later: Vec<(Moment, FilledDraft)>,
    /// The entry that it came out of, and the words of it.
    pub from: Option<(String, String)>,
}

/// Written freely or filled in.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Written freely.
    Note(Draft),
    /// Filled in.
    Filled(FilledDraft),
}

/// Every guided entry of a file in the order of the days.
pub(super) fn guided(frame: Frame, content: &Content, random: Random) -> Result<Vec<Guided>> {
    let mut writer = Writer { frame, random, made: Vec::new() };
    for (at, entry) in content.entries.iter().enumerate() {
        writer.entry(entry, &content.entries[..at])?;
    }
    for series in &content.series {
        writer.series(series)?;
    }
    writer.made.sort_by(|a, b| (a.written.ms(), &a.id).cmp(&(b.written.ms(), &b.id)));
    Ok(writer.made)
}

struct Writer {
    frame: Frame,
    random: Random,
    made: Vec<Guided>,
}

impl Writer {
    fn method(&self, name: &str) -> Result<&'static Method> {
        let found = Library::built_in().method(name);
        Ok(found.ok_or_else(|| self.frame.wrong(name, "there is no such method"))?)
    }

    fn entry(&mut self, entry: &Entry, before: &[Entry]) -> Result<()> {
        let is_loose = entry.days_ago > self.frame.loose_after;
        let loose = if is_loose { self.random.below(3) as u64 } else { 0 };
        let Some(day) = self.frame.day(entry.days_ago + loose) else { return Ok(()) };
        let wall = self.frame.wall(day, entry.time);
        let (happened, tags, starred) = (wall.when(), entry.tags.clone(), entry.starred);
        let mut later = Vec::new();
        let what = match &entry.method {
            None => {
                let (title, body) = (entry.title.clone(), entry.body.trim_end().to_owned());
                What::Note(Draft { title, body, happened, tags, starred })
            }
            Some(name) => {
                let method = self.method(name)?;
                let answers = answer::answers(&self.frame, &entry.id, method, &entry.answers, day)?;
                if entry.finished && !method.missing(&answers).is_empty() {
                    return Err(self.frame.wrong(&entry.id, "what must be answered is missing").into());
                }
                let filled = Filled {
                    method: name.clone(),
                    version: method.version,
                    finished: entry.finished,
                    answers,
                    returns: Vec::new(),
                };
                let draft = FilledDraft { filled, title: String::new(), happened, tags, starred };
                later = self.returns(entry, method, &draft, day)?;
                What::Filled(draft)
            }
        };
        if let Some(from) = &entry.from
            && before.iter().all(|known| known.id != *from)
        {
            return Err(self.frame.wrong(&entry.id, format!("there is no `{from}` above it")).into());
        }
        let from = entry.from.as_ref().filter(|from| self.made.iter().any(|made| made.id == **from));
        let from = from.map(|from| (from.clone(), entry.quote.clone()));
        self.made.push(Guided { id: entry.id.clone(), what, written: wall.moment()?, later, from });
        Ok(())
    }

    /// What it became each time that it was come back to, up to the last day.
    fn returns(
        &mut self,
        entry: &Entry,
        method: &Method,
        draft: &FilledDraft,
        day: NaiveDate,
    ) -> Result<Vec<(Moment, FilledDraft)>> {
        let mut later = Vec::new();
        let mut draft = draft.clone();
        for back in &entry.returns {
            let Some(on) = day.checked_add_days(Days::new(back.after)).filter(|on| *on <= self.frame.until)
            else {
                break;
            };
            let answers = answer::answers(&self.frame, &entry.id, method, &back.answers, on)?;
            draft.filled.returns.push(Return { on: on.to_string(), answers });
            let time = NaiveTime::from_hms_opt(20, 15, 0).unwrap_or(entry.time);
            let time = about(time, &mut self.random);
            later.push((self.frame.wall(on, time).moment()?, draft.clone()));
        }
        if let Err(problems) = method.check_filled(&draft.filled) {
            let problem = problems.first().map(ToString::to_string).unwrap_or_default();
            return Err(self.frame.wrong(&entry.id, problem).into());
        }
        Ok(later)
    }

    fn series(&mut self, series: &Series) -> Result<()> {
        let method = self.method(&series.method)?;
        let mut dealer = Dealer::new(self.frame, series, method);
        for n in 0..series.count {
            let Some(day) = self.frame.day(series.last + n * series.every) else { break };
            let answers = dealer.answers(n, day, &mut self.random)?;
            // now and then a week is forgotten, though not the latest
            if n > 0 && self.random.chance(0.06) {
                continue;
            }
            let wall = self.frame.wall(day, about(series.time, &mut self.random));
            let filled = Filled {
                method: series.method.clone(),
                version: method.version,
                finished: true,
                answers,
                returns: Vec::new(),
            };
            let (happened, tags) = (wall.when(), series.tags.clone());
            let what =
                What::Filled(FilledDraft { filled, title: String::new(), happened, tags, starred: false });
            let (id, written) = (format!("{} {day}", series.method), wall.moment()?);
            self.made.push(Guided { id, what, written, later: Vec::new(), from: None });
        }
        Ok(())
    }
}

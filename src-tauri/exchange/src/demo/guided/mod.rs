//! What the person of the demo journal filled in, and what led to what.

mod answer;
mod content;
mod series;

use chrono::{Days, Months, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use goldseam_content::{Filled, Library, Method, Return};
use goldseam_journal::{Draft, FilledDraft, Moment};

use self::{
    content::{Content, Entry, FILE, Series},
    series::Dealer,
};
use super::DemoPlan;
use crate::{Result, content::ContentError, random::Random, time::Wall};

/// Sets this stream of chance apart from that of what is written freely.
const STREAM: u64 = 0x6775_6964_6564; // "guided"
/// Entries older than this lie a day or two from where the file has them.
const LOOSE_AFTER: u64 = 30;

/// An entry of the demo journal that was filled in, or that belongs to a thread with such entries.
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

impl DemoPlan {
    /// Every guided entry in the order of the days.
    pub fn guided(self) -> Result<Vec<Guided>> {
        let content = Content::embedded()?;
        let first = self.until.checked_sub_months(Months::new(self.years * 12)).unwrap_or(self.until);
        let zone = super::Content::embedded()?.home;
        let mut writer = Writer {
            random: Random::new(self.seed ^ STREAM),
            first,
            until: self.until,
            zone,
            made: Vec::new(),
        };
        for entry in &content.entries {
            writer.entry(entry)?;
        }
        for series in &content.series {
            writer.series(series)?;
        }
        writer.made.sort_by(|a, b| (a.written.ms(), &a.id).cmp(&(b.written.ms(), &b.id)));
        Ok(writer.made)
    }
}

struct Writer {
    random: Random,
    first: NaiveDate,
    until: NaiveDate,
    zone: Tz,
    made: Vec<Guided>,
}

fn method(name: &str) -> Result<&'static Method> {
    let found = Library::built_in().method(name);
    Ok(found.ok_or_else(|| ContentError::at(FILE, name, "there is no such method"))?)
}

impl Writer {
    /// The day so long before the last; none if that is before the first.
    fn day(&self, days_ago: u64) -> Option<NaiveDate> {
        self.until.checked_sub_days(Days::new(days_ago)).filter(|day| *day > self.first)
    }

    fn wall(&self, day: NaiveDate, time: NaiveTime) -> Wall {
        Wall { local: day.and_time(time), zone: self.zone }
    }

    fn entry(&mut self, entry: &Entry) -> Result<()> {
        let loose = if entry.days_ago > LOOSE_AFTER { self.random.below(3) as u64 } else { 0 };
        let Some(day) = self.day(entry.days_ago + loose) else { return Ok(()) };
        let wall = self.wall(day, entry.time);
        let (happened, tags, starred) = (wall.when(), entry.tags.clone(), entry.starred);
        let mut later = Vec::new();
        let what = match &entry.method {
            None => {
                let (title, body) = (entry.title.clone(), entry.body.trim_end().to_owned());
                What::Note(Draft { title, body, happened, tags, starred })
            }
            Some(name) => {
                let method = method(name)?;
                let answers = answer::answers(&entry.id, method, &entry.answers, day)?;
                if entry.finished && !method.missing(&answers).is_empty() {
                    return Err(ContentError::at(FILE, &entry.id, "what must be answered is missing").into());
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
            let Some(on) = day.checked_add_days(Days::new(back.after)).filter(|on| *on <= self.until) else {
                break;
            };
            let answers = answer::answers(&entry.id, method, &back.answers, on)?;
            draft.filled.returns.push(Return { on: on.to_string(), answers });
            let time = NaiveTime::from_hms_opt(20, 15, 0).unwrap_or(entry.time);
            let time = self.about(time);
            later.push((self.wall(on, time).moment()?, draft.clone()));
        }
        if let Err(problems) = method.check_filled(&draft.filled) {
            let problem = problems.first().map(ToString::to_string).unwrap_or_default();
            return Err(ContentError::at(FILE, &entry.id, problem).into());
        }
        Ok(later)
    }

    /// Some minutes after a time of day.
    fn about(&mut self, time: NaiveTime) -> NaiveTime {
        let minutes = i64::try_from(self.random.below(25)).unwrap_or(0);
        time.overflowing_add_signed(chrono::Duration::minutes(minutes)).0
    }

    fn series(&mut self, series: &Series) -> Result<()> {
        let method = method(&series.method)?;
        let mut dealer = Dealer::new(series, method);
        for n in 0..series.count {
            let Some(day) = self.day(series.last + n * series.every) else { break };
            let answers = dealer.answers(n, day, &mut self.random)?;
            // now and then a week is forgotten, though not the latest
            if n > 0 && self.random.chance(0.06) {
                continue;
            }
            let time = self.about(series.time);
            let wall = self.wall(day, time);
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

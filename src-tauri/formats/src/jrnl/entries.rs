//! The text: where an entry begins, its title, star and tags.

use chrono::{NaiveDate, NaiveTime};

use crate::{
    How, Precision, Record, Result, Told, Why,
    give::Give,
    spelled::{self, Order},
    tags::Tags,
};

/// Shorter things in brackets are footnotes and the like, as jrnl has it too.
const SHORTEST_DATE: usize = 7;

/// A line with which an entry begins.
struct Head<'a> {
    when: Told,
    title: &'a str,
}

/// How entries begin in a text, and how their dates are read.
struct Heads<'a> {
    how: &'a How,
    order: Order,
    /// The day that a folder says, which stands above that of the text.
    day: Option<NaiveDate>,
    bare: bool,
}

/// Whether a text begins as a journal of jrnl does.
pub fn begins(text: &str) -> bool {
    let line = text.trim_start_matches('\u{feff}').lines().find(|line| !line.trim().is_empty());
    line.and_then(in_brackets).is_some_and(|(date, _)| {
        let known = |order| spelled::whole(date, order).is_some();
        known(Order::DayFirst) || known(Order::MonthFirst)
    })
}

/// Gives the entries of a text; says whether there were any.
pub fn read(text: &str, how: &How, day: Option<NaiveDate>, give: &mut Give) -> Result<bool> {
    let order = Order::of(text.lines().filter_map(in_brackets).map(|(date, _)| date));
    let mut heads = Heads { how, order, day, bare: false };
    if !text.lines().any(|line| heads.head(line).is_some()) {
        // version 1 wrote dates without brackets
        heads.bare = true;
    }
    let (mut begun, mut body) = (None::<Head>, Vec::new());
    for line in text.lines() {
        let Some(head) = heads.head(line) else {
            body.push(line);
            continue;
        };
        end(begun.replace(head), &body, give)?;
        body.clear();
    }
    let found = begun.is_some();
    if found {
        end(begun, &body, give)?;
    }
    Ok(found)
}

/// What stands before the first entry has no date.
fn end(head: Option<Head>, body: &[&str], give: &mut Give) -> Result<()> {
    let Some(head) = head else {
        return if body.iter().all(|line| line.trim().is_empty()) { Ok(()) } else { give.skip(Why::NoDate) };
    };
    let title = head.title.trim();
    let starred = title.ends_with('*');
    let title = if starred { title.trim_matches(|c: char| c == '*' || c.is_whitespace()) } else { title };
    let body = body.join("\n");
    let mut tags = Tags::default();
    tags.in_text(title);
    tags.in_text(&body);
    give.record(Record {
        happened: Some(head.when),
        title: title.to_owned(),
        body: body.trim_matches('\n').trim_end().to_owned(),
        tags: tags.names,
        starred,
        ..Record::default()
    })
}

/// `[date] rest`.
fn in_brackets(line: &str) -> Option<(&str, &str)> {
    let (date, rest) = line.strip_prefix('[')?.split_once(']')?;
    let follows = rest.is_empty() || rest.starts_with(' ');
    (follows && date.len() >= 4).then_some((date, rest))
}

impl Heads<'_> {
    fn head<'a>(&self, line: &'a str) -> Option<Head<'a>> {
        if self.bare {
            let found = spelled::at_start(line, self.order).filter(|found| found.start == 0)?;
            found.time?;
            let title = line.get(found.end..)?;
            return Some(Head { when: found.told(self.how.zone), title });
        }
        let (date, title) = in_brackets(line)?;
        Some(Head { when: self.when(date)?, title })
    }

    fn when(&self, date: &str) -> Option<Told> {
        if let Some(form) = &self.how.dates
            && let Some((day, time)) = spelled::by_form(date, form)
            && let Some(day) = self.day.or(day)
        {
            return Some(told(day, time));
        }
        if let Some(day) = self.day
            && let Some(found) = spelled::whole(&format!("{day} {date}"), Order::Unknown)
            && found.time.is_some()
        {
            // a time alone, as a folder allows
            return Some(told(day, found.time));
        }
        if date.len() < SHORTEST_DATE {
            return None;
        }
        let found = spelled::whole(date, self.order)?;
        Some(match self.day {
            Some(day) => told(day, found.time),
            None => found.told(self.how.zone),
        })
    }
}

fn told(day: NaiveDate, time: Option<NaiveTime>) -> Told {
    time.map_or_else(
        || Told::day(day),
        |time| Told { precision: Precision::Minute, ..Told::local(day.and_time(time)) },
    )
}

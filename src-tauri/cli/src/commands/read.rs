//! Reading and finding.

use goldseam_content::Method;
use goldseam_exchange::markdown;
use goldseam_journal::{BinRow, Entry, Hit, MOST_ROWS, Moment, Order, Row, Span};

use super::{Session, guided};
use crate::{
    args::{List, Listing, Search, Show},
    exit::Result,
    filter::filter,
    json::{self, Answer},
    output::{Output, bold, dim, found, visible, visible_line},
};

/// Columns that the number of an entry and what follows it take.
pub const INDENT: usize = 7;

pub fn list(s: &mut Session, options: List) -> Result<()> {
    let filter = filter(options.filters)?;
    let journal = s.open()?;
    let (rows, next) = gather(&options.listing, |after, limit| {
        let page = journal.timeline(&filter, after, limit)?;
        Ok((page.rows, page.next))
    })?;
    let answer = Answer::new(json::Rows { entries: rows.iter().map(Into::into).collect(), next });
    s.out.answer(&answer, |out| {
        if rows.is_empty() {
            return out.line("Nothing here yet.");
        }
        for row in &rows {
            head(out, row, &visible_line(&row.title))?;
            out.cut(&visible_line(&row.preview), INDENT)?;
            foot(out, row)?;
        }
        more(out, answer.data.next.as_deref())
    })
}

pub fn search(s: &mut Session, options: Search) -> Result<()> {
    let filter = filter(options.filters)?;
    let order = if options.best { Order::Best } else { Order::Newest };
    let query = options.query.join(" ");
    let journal = s.open()?;
    let (hits, next) = gather(&options.listing, |after, limit| {
        let page = journal.search(&query, &filter, order, after, limit)?;
        Ok((page.hits, page.next))
    })?;
    let spans = |spans: &[Span]| spans.iter().map(Into::into).collect();
    let found = hits.iter().map(|Hit { row, title, snippet }| json::Hit {
        entry: row.into(),
        title: spans(title),
        snippet: spans(snippet),
    });
    let answer = Answer::new(json::Hits { hits: found.collect(), next });
    s.out.answer(&answer, |out| {
        if hits.is_empty() {
            return out.line("Nothing found. Try fewer words, or only the beginning of one.");
        }
        for hit in &hits {
            head(out, &hit.row, &marked(&hit.title))?;
            out.text(&marked(&hit.snippet), INDENT)?;
            foot(out, &hit.row)?;
        }
        more(out, answer.data.next.as_deref())
    })
}

pub fn bin(s: &mut Session) -> Result<()> {
    let journal = s.open()?;
    let all = Listing { limit: u32::MAX, after: None };
    let (rows, _) = gather(&all, |after, _| {
        let page = journal.binned(after)?;
        Ok((page.rows, page.next))
    })?;
    let answer = Answer::new(json::Bin { entries: rows.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        if rows.is_empty() {
            return out.line("The bin is empty.");
        }
        for BinRow { id, title, preview, happened, deleted, .. } in &rows {
            out.line(&format!("{id:>5}  {}{}", date(happened), titled(&visible_line(title))))?;
            out.cut(&visible_line(preview), INDENT)?;
            out.line(&format!("{:INDENT$}{}", "", dim(&format!("in the bin since {}", date(deleted)))))?;
            out.line("")?;
        }
        Ok(())
    })
}

pub fn show(s: &mut Session, options: &Show) -> Result<()> {
    let journal = s.open()?;
    let entry = journal.entry(options.id)?;
    let method = guided::method_of(&journal, &entry);
    if options.markdown {
        if let Some(notice) = method.as_ref().map(|m| &m.copy_notice).filter(|notice| !notice.is_empty()) {
            anstream::eprintln!("goldseam-cli: {} [copy_notice]", visible_line(notice));
        }
        return s.out.file(&markdown::entry(&entry, method.as_ref()));
    }
    let answer = Answer::new(json::One { entry: json::Entry::from(&entry) });
    s.out.answer(&answer, |out| page(out, &entry, method.as_ref(), options.anyway))
}

/// An entry, with the method that it was filled in with. What rests out of sight is shown only if
/// that is asked for.
pub fn page(out: &mut Output, entry: &Entry, method: Option<&Method>, anyway: bool) -> Result<()> {
    if !entry.title.is_empty() {
        out.text(&bold(&visible_line(&entry.title)), 0)?;
    }
    let star = if entry.starred { "  ★" } else { "" };
    let zone = entry.happened.zone().map(|zone| format!("  {zone}")).unwrap_or_default();
    out.line(&dim(&format!("{}{zone}{star}", date(&entry.happened))))?;
    if entry.back_dated {
        out.line(&dim(&format!("written {}", date(&entry.created))))?;
    }
    if !entry.tags.is_empty() {
        out.line(&dim(&tags(&entry.tags)))?;
    }
    if let Some(deleted) = &entry.deleted {
        out.line(&dim(&format!("in the bin since {}", date(deleted))))?;
    }
    if let Some(filled) = &entry.filled {
        let name = method.map_or(&filled.method, |method| &method.name);
        let open = if filled.finished { "" } else { ", not finished" };
        out.line(&dim(&format!("{}{open}", visible_line(name))))?;
    }
    out.line("")?;
    let rests = method.filter(|_| !anyway).and_then(|method| guided::rests_until(method, entry));
    match rests {
        Some(day) => {
            out.text(
                &format!(
                    "This rests out of sight until {day}. Nothing is lost; show {} --anyway reads it now.",
                    entry.id
                ),
                0,
            )?;
        }
        None if entry.filled.is_some() => out.text(&guided::calm(&entry.body), 0)?,
        None => out.text(&visible(&entry.body), 0)?,
    }
    out.line("")?;
    out.line(&dim(&format!("{} words, entry {}", entry.words, entry.id)))
}

/// As many rows as were asked for, however many the journal gives at a time.
pub fn gather<T>(
    listing: &Listing,
    mut page: impl FnMut(Option<&str>, u32) -> Result<(Vec<T>, Option<String>)>,
) -> Result<(Vec<T>, Option<String>)> {
    let mut rows = Vec::new();
    let mut next = listing.after.clone();
    let mut left = listing.limit;
    while left > 0 {
        let (got, after) = page(next.as_deref(), left.min(MOST_ROWS))?;
        left = left.saturating_sub(u32::try_from(got.len()).unwrap_or(u32::MAX));
        rows.extend(got);
        next = after;
        if next.is_none() {
            break;
        }
    }
    Ok((rows, next))
}

pub fn head(out: &mut Output, row: &Row, title: &str) -> Result<()> {
    let star = if row.starred { "★ " } else { "" };
    out.line(&format!("{:>5}  {}{}", row.id, date(&row.happened), titled(&format!("{star}{title}"))))
}

/// A title in bold, two columns after what comes before it; nothing if there is none.
fn titled(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("  {}", bold(title)) }
}

fn foot(out: &mut Output, row: &Row) -> Result<()> {
    let mut parts: Vec<String> = row.method.iter().map(|method| visible_line(method)).collect();
    if !row.finished {
        parts.push("not finished".into());
    }
    parts.push(format!("{} {}", row.words, if row.words == 1 { "word" } else { "words" }));
    if !row.tags.is_empty() {
        parts.push(tags(&row.tags));
    }
    if row.back_dated {
        parts.push("written later".into());
    }
    out.line(&format!("{:INDENT$}{}", "", dim(&parts.join(" · "))))?;
    out.line("")
}

pub fn more(out: &mut Output, next: Option<&str>) -> Result<()> {
    match next {
        Some(next) => out.line(&dim(&format!("There is more: --after {next}, or a larger --limit."))),
        None => Ok(()),
    }
}

fn tags(tags: &[String]) -> String {
    tags.iter().map(|tag| visible_line(tag)).collect::<Vec<_>>().join(", ")
}

/// A snippet with what was found underlined.
fn marked(spans: &[Span]) -> String {
    let one = |span: &Span| {
        let text = visible_line(&span.text);
        if span.hit { found(&text) } else { text }
    };
    spans.iter().map(one).collect()
}

/// `Sun 22 Nov 2026  23:30`, on the writer's clock.
pub fn date(moment: &Moment) -> String {
    moment.local().time().format("%a %e %b %Y  %H:%M").to_string()
}

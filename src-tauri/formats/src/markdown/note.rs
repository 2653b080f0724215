//! One file: what it is called, when it was, what it shows.

use super::{ENDINGS, front, front::Front, logseq};
use crate::{
    How, Record, Source, Told, Why,
    links::{self, Become, Met},
    names::{self, Files, Finder},
    spelled::{self, Found, Order},
    tags::Tags,
};

/// What is the same for all files of a folder.
pub struct Folder<'a> {
    /// Finds what links mean.
    pub finder: Finder,
    /// The order of day and month in the names.
    pub order: Order,
    /// What was told.
    pub how: &'a How,
}

/// One file as a record, or why it is none.
pub fn read(source: &Source, folder: &Folder, name: &str, text: &str) -> Result<Record, Why> {
    let (head, body) = front::split(text)?;
    let mut front = head.as_ref().map(Front::of).unwrap_or_default();
    let mut body = body.to_owned();
    if logseq::is_its(name) {
        let page = logseq::read(&body, &mut front.tags);
        body = page.text;
        front.extra.extend(page.extra);
        if front.title.is_empty() {
            front.title = page.title;
        }
    }
    let mut files = Files::default();
    let rewritten = links::rewrite(&body, true, &mut |met| became(met, source, folder, name, &mut files));
    tags_in(&rewritten.words, &mut front.tags);
    let named = dated_name(name, folder);
    let heading = rewritten.heading.as_deref().and_then(|heading| spelled::at_start(heading, folder.order));
    let when = happened(&front, named.as_ref(), heading.as_ref(), folder).ok_or(Why::NoDate)?;
    let written =
        front.created.map(|created| front.told(&created, folder.how.zone)).filter(|written| *written != when);
    let changed = front.changed.map(|changed| front.told(&changed, folder.how.zone));
    let title =
        if front.title.is_empty() && !front.ours { title_of(name, named.as_ref()) } else { front.title };
    Ok(Record {
        source_id: names::encoded(name),
        happened: Some(when),
        written,
        changed,
        title,
        body: rewritten.text.trim_matches('\n').trim_end().to_owned(),
        tags: front.tags.names,
        starred: front.starred,
        mood: front.mood,
        place: front.place,
        files: files.list,
        extra: front.extra,
        ..Record::default()
    })
}

/// Its head, then its name, then its first heading. A name tells what a note is about, so that `created`
/// gives no more than the time of that day.
fn happened(front: &Front, named: Option<&Found>, heading: Option<&Found>, folder: &Folder) -> Option<Told> {
    let zone = folder.how.zone;
    if let Some(date) = &front.date {
        return Some(front.told(date, zone));
    }
    let created = front.created.as_ref().map(|created| front.told(created, zone));
    match (named, created) {
        (Some(named), Some(created)) if named.time.is_none() && created.local.date() == named.day => {
            Some(created)
        }
        (Some(named), _) => Some(named.told(zone)),
        (None, Some(created)) => Some(created),
        (None, None) => heading.map(|heading| heading.told(zone)),
    }
}

/// A date in the name, or one that its folders make with it.
fn dated_name(name: &str, folder: &Folder) -> Option<Found> {
    let stem = names::stem(name);
    let file = names::file(stem);
    if let Some(form) = &folder.how.dates
        && let Some((Some(day), time)) = spelled::by_form(file, form)
    {
        return Some(Found { day, time, offset: spelled::Offset::Unknown, start: 0, end: file.len() });
    }
    spelled::find(file, folder.order).or_else(|| {
        // `2026/05/03` and `2026/05-May/03`: no more of the name than the day
        spelled::find(stem, folder.order).filter(|found| found.end == stem.len()).map(|found| Found {
            start: 0,
            end: file.len(),
            ..found
        })
    })
}

/// What a name says beside the date.
fn title_of(name: &str, named: Option<&Found>) -> String {
    let file = names::file(names::stem(name));
    let Some(found) = named else { return file.to_owned() };
    let mark = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.' | ',' | '(' | ')' | '[' | ']');
    let before = file.get(..found.start).unwrap_or_default().trim_matches(mark);
    let behind = file.get(found.end..).unwrap_or_default().trim_matches(mark);
    [before, behind].join(" ").trim().to_owned()
}

/// `#tag`, `#a/b`; one that is only a number is none.
fn tags_in(words: &str, tags: &mut Tags) {
    for word in words.split_whitespace().filter_map(|word| word.strip_prefix('#')) {
        let part = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
        let length: usize = word.chars().take_while(part).map(char::len_utf8).sum();
        if let Some(tag) = word.get(..length).filter(|tag| tag.chars().any(char::is_alphabetic)) {
            tags.add(tag.trim_end_matches('/'));
        }
    }
}

/// What a link of a note is here: a file, another note, or nothing else than it was.
fn became(met: &Met, source: &Source, folder: &Folder, name: &str, files: &mut Files) -> Become {
    let target = met.target.trim();
    if names::is_elsewhere(target) {
        return Become::Same;
    }
    let target = target.split_once('#').map_or(target, |(file, _)| file);
    let find = |target: &str| folder.finder.find(source, names::folder(name), target);
    if let Some(note) = note_of(target, met.wiki, &find) {
        return if met.picture { Become::Same } else { Become::Entry(names::encoded(&note)) };
    }
    match find(target) {
        Some(at) => Become::File(files.key(Some(at), target)),
        // a picture that is gone keeps its place
        None if met.picture && target.contains('.') => Become::File(files.key(None, target)),
        None => Become::Same,
    }
}

/// A note that a link means. Links of wikis leave the ending out.
fn note_of(target: &str, wiki: bool, find: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    if names::is(target, ENDINGS) {
        return find(target);
    }
    let in_logseq = |target: &str| find(&format!("{}.md", target.replace('-', "_")));
    if wiki { find(&format!("{target}.md")).or_else(|| in_logseq(target)) } else { None }
}

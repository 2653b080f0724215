//! jrnl: one text of `[2026-05-03 17:20] Title` and what follows, a folder of such texts, or its export
//! as JSON; encrypted or not.

mod entries;
mod json;
mod sealed;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use crate::{
    Error, Format, How, Item, Picks, Result, Source, Why,
    give::{Give, text_or_why},
    names,
    spelled::{self, Order},
};

/// What jrnl keeps and exports.
pub struct Jrnl;

impl Format for Jrnl {
    fn id(&self) -> &'static str {
        "jrnl"
    }

    fn name(&self) -> &'static str {
        "jrnl"
    }

    fn reads(&self) -> &'static str {
        "The file or folder that jrnl keeps (jrnl --list says where it is), encrypted or not, or what `jrnl --format json` wrote."
    }

    fn picks(&self) -> Picks {
        Picks::Either(&["txt", "jrnl", "json"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        let Some(name) = source.only() else {
            return source.names().any(|(name, _)| day_of(name).is_some()) || exported_texts(source);
        };
        let Ok(head) = source.head(&name, 512) else { return false };
        if sealed::is_sealed(&head) || json::begins(&head) {
            return true;
        }
        entries::begins(&String::from_utf8_lossy(&head))
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let Some(name) = source.only() else { return folder(source, how, &mut give) };
        if sealed::is_sealed(&source.head(&name, 16)?) {
            let text = sealed::open(source, &name, how.password.as_ref())?;
            return file(&text, how, &mut give);
        }
        let text = source.text(&name)?;
        if text.trim_start().starts_with('{') {
            json::read(&text, &mut give)
        } else {
            file(&text, how, &mut give)
        }
    }
}

fn file(text: &str, how: &How, give: &mut Give) -> Result<()> {
    let text = Zeroizing::new(text.replace("\r\n", "\n"));
    if text.trim().is_empty() || entries::read(&text, how, None, give)? {
        return Ok(());
    }
    Err(Error::NotThisFormat)
}

fn folder(source: &mut Source, how: &How, give: &mut Give) -> Result<()> {
    let names: Vec<String> = source.names().map(|(name, _)| name.to_owned()).collect();
    for name in names.iter().filter(|name| names::is(name, &["txt"])) {
        let day = day_of(name);
        match text_or_why(source, name)? {
            Err(why) => give.skip(why)?,
            Ok(text) if text.trim().is_empty() => give.skip(Why::Empty)?,
            Ok(text) => {
                if !entries::read(&text, how, day, give)? {
                    give.skip(Why::Malformed)?;
                }
            }
        }
    }
    if give.count() == 0 { Err(Error::NotThisFormat) } else { Ok(()) }
}

/// The day of `2026/05/03.txt`, at any depth.
fn day_of(name: &str) -> Option<NaiveDate> {
    let stem = name.strip_suffix(".txt")?;
    let mut parts = stem.rsplit('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, most: usize| text.len() == most && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(day, 2) || !digits(month, 2) || !digits(year, 4) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `jrnl --format text --file FOLDER` writes each entry as `2026-05-03_title.txt`.
fn exported_texts(source: &mut Source) -> bool {
    let dated = |name: &str| spelled::at_start(name, Order::Unknown).is_some() && names::is(name, &["txt"]);
    let Some(name) = source.names().map(|(name, _)| name.to_owned()).find(|name| dated(name)) else {
        return false;
    };
    source.head(&name, 512).is_ok_and(|head| entries::begins(&String::from_utf8_lossy(&head)))
}

//! Day One's moments: photos, videos, recordings and PDFs, and the files that hold them.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::{
    Result, Source,
    json::{self, Fields},
    media::{self, Shelf},
};

/// Where an entry lists them, and the folder that has their files.
const KINDS: [(&str, &str); 4] =
    [("photos", "photos"), ("videos", "videos"), ("audios", "audios"), ("pdfAttachments", "pdfs")];

/// A photo or other file that an entry lists.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    pub id: String,
    /// A name for it.
    pub name: String,
    /// Its file, by what the source calls it; none if it is missing.
    pub at: Option<String>,
    /// Its place among those of its entry.
    order: i64,
}

/// All moments of a source.
pub(super) struct Library {
    shelf: Shelf,
    listed: HashMap<String, Moment>,
}

/// The library as a journal sees it whose file stands in `folder`.
pub(super) struct Beside<'l> {
    library: &'l Library,
    folder: &'l str,
}

/// The moments that one entry may show.
pub(super) struct Moments<'l> {
    /// Those it lists, in their order.
    pub own: Vec<Moment>,
    /// Where among them each stands.
    by_id: HashMap<String, usize>,
    library: &'l Library,
}

impl Library {
    pub fn of(source: &Source) -> Self {
        Self { shelf: Shelf::of(source), listed: HashMap::new() }
    }

    /// Notes what the journal in `name` lists. There is nothing to find if the source has no other file.
    pub fn list(&mut self, source: &mut Source, name: &str) -> Result<()> {
        if self.shelf.is_empty() {
            return Ok(());
        }
        let mut listed = std::mem::take(&mut self.listed);
        let beside = self.beside(name);
        json::walk_file(source, name, &["entries"], &mut |element| {
            if let Some(entry) = Fields::of(element.raw) {
                for moment in beside.own(&entry).into_iter().filter(|moment| moment.at.is_some()) {
                    listed.entry(moment.id.clone()).or_insert(moment);
                }
            }
            Ok(())
        })?;
        self.listed = listed;
        Ok(())
    }

    /// As the journal in `name` sees it.
    pub fn beside<'l>(&'l self, name: &'l str) -> Beside<'l> {
        Beside { library: self, folder: media::folder(name) }
    }
}

impl<'l> Beside<'l> {
    pub fn of(&self, entry: &Fields) -> Moments<'l> {
        let own = self.own(entry);
        let mut by_id = HashMap::new();
        for (number, moment) in own.iter().enumerate() {
            let first = by_id.entry(moment.id.clone()).or_insert(number);
            if own[*first].at.is_none() {
                *first = number;
            }
        }
        Moments { own, by_id, library: self.library }
    }

    fn own(&self, entry: &Fields) -> Vec<Moment> {
        let mut own = Vec::new();
        for (list, folder) in KINDS {
            own.extend(entry.list(list).into_iter().filter_map(|raw| self.moment(raw, folder)));
        }
        own.sort_by_key(|moment| moment.order);
        own
    }

    fn moment(&self, raw: &RawValue, folder: &str) -> Option<Moment> {
        let fields = Fields::of(raw)?;
        let (id, md5) = (fields.id("identifier"), fields.id("md5"));
        let ending = match fields.text("type") {
            ending if ending.is_empty() => fields.text("format"),
            ending => ending,
        };
        // older exports call the file by the moment's own id
        let stems = [&md5, &id].into_iter().filter(|stem| !stem.is_empty());
        let at = stems.filter_map(|stem| {
            let dot = if ending.is_empty() { "" } else { "." };
            self.library.shelf.find(&format!("{}{folder}/{stem}{dot}{ending}", self.folder))
        });
        let at = at.map(str::to_owned).next();
        let id = if id.is_empty() { md5 } else { id };
        let given = media::base(&fields.text("filename"));
        let name = match (&at, given.is_empty()) {
            (_, false) => given,
            (Some(at), true) => media::base(at),
            (None, true) if ending.is_empty() => media::base(&id),
            (None, true) => media::base(&format!("{id}.{ending}")),
        };
        Some(Moment { id, name, at, order: fields.whole("orderInEntry").unwrap_or(i64::MAX) })
    }
}

impl Moments<'_> {
    /// The moment that is called `id`: this entry's, or the one that shares it, or one whose file is missing.
    pub fn find(&self, id: &str) -> Moment {
        let own = self.by_id.get(id).and_then(|number| self.own.get(*number));
        let shared = || self.library.listed.get(id);
        let found = own.filter(|moment| moment.at.is_some()).or_else(shared).or(own);
        found.cloned().unwrap_or_else(|| Moment {
            id: id.to_owned(),
            name: media::base(id),
            at: None,
            order: i64::MAX,
        })
    }
}

//! Bringing an entry of a snapshot back.

use super::Past;
use crate::{
    AttachmentUid, EntryId, Journal, Moment,
    error::{Error, Result},
    save::make_uid,
    whole::{Base, Bundle, Hex, Reader, Rest, WholeAttachment, WholeLink},
};

/// How an entry comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BringBack {
    /// As the present text of the entry, if that is here still; what it says now stays among its versions. Else as it was.
    Newer,
    /// As an entry of its own beside the one that is here.
    Copy,
}

/// An entry as a snapshot has it, with all that it needs.
struct Brought {
    base: Base,
    bundle: Bundle,
    files: Vec<WholeAttachment>,
    links: Vec<WholeLink>,
}

fn all<T: Clone>(
    each: impl FnOnce(&mut dyn FnMut(&T) -> Result<()>) -> Result<()>,
    wanted: impl Fn(&T) -> bool,
) -> Result<Vec<T>> {
    let mut found = Vec::new();
    each(&mut |one| {
        if wanted(one) {
            found.push(one.clone());
        }
        Ok(())
    })?;
    Ok(found)
}

/// The methods that an entry and its versions were filled in with.
fn base(reader: &Reader<'_>, bundle: &Bundle) -> Result<Base> {
    let mut names: Vec<&str> =
        bundle.revisions.iter().filter_map(|one| Some(&*one.filled.as_ref()?.method)).collect();
    names.extend(bundle.entry.filled.as_ref().map(|filled| &*filled.method));
    if names.is_empty() {
        return Ok(Base::default());
    }
    let mut methods = Vec::new();
    for one in all(|each| reader.each_method(each), |one| names.contains(&&*one.id))? {
        let sources = one.versions.iter().map(|&version| reader.method_source(&one.id, version));
        let sources = sources.collect::<Result<_>>()?;
        methods.push((one, sources));
    }
    // answers name them by number
    let words = all(|each| reader.each_word(each), |_| true)?;
    Ok(Base { methods, words, ..Base::default() })
}

fn read(past: &Past, id: EntryId) -> Result<Brought> {
    past.journal().whole(|reader| {
        let mut bundle = reader.bundle(id)?;
        // from another copy of this journal, not from elsewhere; and not into the bin
        bundle.entry.imported = None;
        bundle.entry.deleted = None;
        let uid = bundle.entry.uid;
        Ok(Brought {
            base: base(reader, &bundle)?,
            files: all(|each| reader.each_attachment(each), |one| one.of == uid)?,
            links: all(|each| reader.each_link(each), |one| one.from == uid || one.to == uid)?,
            bundle,
        })
    })
}

impl Brought {
    /// Gives it names of its own, in its texts too.
    fn rename(&mut self) -> Result<Vec<AttachmentUid>> {
        let uid = Hex(make_uid()?);
        self.bundle.entry.uid = uid;
        self.links.clear();
        self.bundle.revisions.iter_mut().for_each(|one| one.of = uid);
        let mut before = Vec::new();
        for file in &mut self.files {
            let old = file.uid.to_string();
            (file.of, file.uid) = (uid, Hex(make_uid()?));
            let new = file.uid.to_string();
            let bodies = self.bundle.revisions.iter_mut().map(|one| &mut one.body);
            for body in bodies.chain([&mut self.bundle.entry.body]) {
                *body = body.replace(&old, &new);
            }
            before.push(old.parse()?);
        }
        Ok(before)
    }

    /// What its files are called in the snapshot.
    fn names(&self) -> Result<Vec<AttachmentUid>> {
        self.files.iter().map(|file| file.uid.to_string().parse()).collect()
    }
}

impl Journal {
    /// Brings an entry of a snapshot back, with its versions, its tags and its files, and with the links to entries that
    /// are here. It is one of the imports, by the name of an archive, and can be undone there. Gives the entry's number here.
    ///
    /// [`Error::NotFound`] if the snapshot has no such entry.
    pub fn bring_back(&mut self, past: &Past, id: EntryId, how: BringBack, now: &Moment) -> Result<EntryId> {
        let mut brought = read(past, id)?;
        let names = match how {
            BringBack::Newer => brought.names()?,
            BringBack::Copy => brought.rename()?,
        };
        let Brought { base, mut bundle, files, links } = brought;
        let uid = bundle.entry.uid;
        let mut taking = self.take_whole(now)?;
        if taking.has(uid) {
            // of two texts the one that was saved later is the present one
            (bundle.entry.saved, bundle.entry.written) = (now.clone(), now.clone());
        }
        taking.base(&base)?;
        taking.entries(&[bundle])?;
        for (file, name) in files.iter().zip(names) {
            let there = past.journal().attachment_named(name)?.ok_or(Error::NotFound)?;
            past.journal().read_attachment(there.id, |contents| {
                taking.attachment(file, contents).map_err(std::io::Error::other)
            })?;
        }
        let links = links.into_iter().filter(|one| taking.has(one.from) && taking.has(one.to)).collect();
        taking.rest(&Rest { links, ..Rest::default() })?;
        let here = taking.number(uid).ok_or(Error::NotFound)?;
        taking.finish()?;
        if self.entry(here)?.deleted.is_some() {
            self.unbin_entry(here)?;
        }
        Ok(here)
    }
}

//! Whether what an archive says fits together: everything is looked at before anything is taken.

use std::{
    collections::{BTreeSet, HashSet},
    io::Read,
    sync::atomic::AtomicBool,
};

use goldseam_journal::whole::{Base, Hex, Rest, Uid, WholeAttachment, WholeEntry, WholeRevision};

use super::{
    Problem,
    answers::Methods,
    lines::read,
    manifest,
    names::{self, stream},
    open::{Archive, Line},
    take::go_on,
};
use crate::{Result, hashing::hashed};

/// What was met so far.
struct Met {
    methods: Methods,
    versions: BTreeSet<(String, u32)>,
    runs: usize,
    uids: HashSet<Uid>,
    /// The last entry, and the number of its last revision.
    last: Option<(Uid, u32)>,
    revisions: usize,
}

/// All of it. [`Problem::Stopped`] if it is to stop on the way.
pub(super) fn all(archive: &mut Archive, stop: &AtomicBool) -> Result<()> {
    let Archive { source, counts, base, rest, attachments } = archive;
    let mut met = Met::new(base)?;
    let most = source.limits().records;
    read(source, stream::ENTRIES, |line| {
        go_on(stop)?;
        if met.uids.len() > most {
            return Err(goldseam_formats::Error::TooLarge.into());
        }
        Ok(match line {
            Line::Entry(entry) => met.entry(&entry),
            Line::Revision(revision) => met.revision(&revision),
        })
    })?;
    ends_meet(rest, &met.uids)?;
    for one in attachments.iter() {
        go_on(stop)?;
        attachment(source, one, &met.uids)?;
    }
    let found = manifest::Counts {
        entries: met.uids.len(),
        revisions: met.revisions,
        links: rest.links.len(),
        attachments: attachments.len(),
        methods: base.methods.len(),
        words: base.words.len(),
        tags: base.tags.len(),
        imports: base.runs.len(),
        journeys: rest.journeys.len(),
        events: rest.events.len(),
        plan: rest.lines.len(),
        landmarks: rest.landmarks.len(),
        people: rest.people.len(),
        shared: rest.shared.len(),
        prompts: rest.prompts.len(),
        remembered: rest.kept.len(),
        numbers: rest.numbers.len(),
    };
    // a part that was taken out is missed
    if found == *counts { Ok(()) } else { Err(Problem::in_file(manifest::NAME).into()) }
}

impl Met {
    fn new(base: &Base) -> Result<Self> {
        let (mut methods, mut versions) = (Methods::default(), BTreeSet::new());
        for (one, texts) in &base.methods {
            for (&version, text) in one.versions.iter().zip(texts) {
                if !methods.add(&one.id, version, text) {
                    return Err(Problem::in_file(&names::method(&one.id, version)).into());
                }
                versions.insert((one.id.clone(), version));
            }
        }
        let runs = base.runs.len();
        Ok(Self { methods, versions, runs, uids: HashSet::new(), last: None, revisions: 0 })
    }

    fn entry(&mut self, entry: &WholeEntry) -> bool {
        self.last = Some((entry.uid, 0));
        let answered = entry.filled.as_ref().is_none_or(|filled| {
            let known = self.versions.contains(&(filled.method.clone(), filled.version));
            let method = self.methods.of_filled(filled);
            known && method.is_none_or(|method| method.check_filled(&filled.filled()).is_ok())
        });
        let imported = entry.imported.as_ref().is_none_or(|imported| imported.run < self.runs);
        entry.fits() && answered && imported && self.uids.insert(entry.uid)
    }

    /// An earlier text follows its entry, and those before it.
    fn revision(&mut self, revision: &WholeRevision) -> bool {
        self.revisions += 1;
        let Some((uid, number)) = self.last else { return false };
        self.last = Some((uid, revision.number));
        revision.fits() && revision.of == uid && revision.number > number
    }
}

/// Whether everything that names an entry or a journey names one that is there.
fn ends_meet(rest: &Rest, entries: &HashSet<Uid>) -> Result<()> {
    let journeys: HashSet<Uid> = rest.journeys.iter().map(|one| one.uid).collect();
    let here = |uid: &Uid| entries.contains(uid);
    let problem = |stream: &str, at: Option<usize>| match at {
        None => Ok(()),
        Some(_) => Err(Problem::in_file(&names::part(stream, 1)).into()),
    };
    problem(stream::LINKS, rest.links.iter().position(|one| !here(&one.from) || !here(&one.to)))?;
    problem(
        stream::EVENTS,
        rest.events.iter().position(|one| !journeys.contains(&one.of) || !one.entry.iter().all(here)),
    )?;
    problem(stream::PLAN, rest.lines.iter().position(|one| !here(&one.of) || !one.during.iter().all(here)))
}

/// Whether a file is there, of an entry that is there, and is what its line says.
fn attachment(
    source: &mut goldseam_formats::Source,
    one: &WholeAttachment,
    entries: &HashSet<Uid>,
) -> Result<()> {
    let name = names::attachment(&one.uid, one.extension());
    let damaged = || Problem::in_file(&name);
    if !entries.contains(&one.of) || !source.has(&name) {
        return Err(damaged().into());
    }
    let mut bytes = source.reader(&name)?.take(one.bytes.saturating_add(1));
    let (length, hash) = hashed(&mut bytes).map_err(goldseam_formats::Error::from)?;
    if length == one.bytes && Hex(hash) == one.hash { Ok(()) } else { Err(damaged().into()) }
}

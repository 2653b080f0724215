//! An archive that is read, never changed, and looked over before anything of it is taken.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
    sync::atomic::AtomicBool,
};

use goldseam_formats::{Limits, Source};
use goldseam_journal::whole::{
    Base, Rest, WholeAttachment, WholeEntry, WholeEvent, WholeJourney, WholeKept, WholeLandmark, WholeLine,
    WholeLink, WholeMethod, WholePerson, WholePrompt, WholeRevision, WholeRun, WholeShared, WholeTag,
    WholeWord,
};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::{
    Problem, age, check,
    lines::read,
    manifest::{self, Counts, FORMAT, Manifest, VERSION},
    names::{self, stream},
};
use crate::Result;

/// An archive that was read from end to end, and in which all is as it should be.
pub struct Archive {
    pub(super) source: Source,
    pub(super) counts: Counts,
    pub(super) base: Base,
    pub(super) rest: Rest,
    pub(super) attachments: Vec<WholeAttachment>,
}

/// A line of the entries.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    Entry(Box<WholeEntry>),
    Revision(Box<WholeRevision>),
}

/// What is in the file, whatever lies over it.
fn source(path: &Path, passphrase: Option<&Zeroizing<String>>, limits: Limits) -> Result<Source> {
    let about = std::fs::metadata(path).map_err(goldseam_formats::Error::from)?;
    if !about.is_file() {
        return Err(Problem::NotAnArchive.into());
    }
    let mut file = File::open(path).map_err(goldseam_formats::Error::from)?;
    let mut head = Vec::new();
    file.by_ref()
        .take(age::BEGINS.len() as u64)
        .read_to_end(&mut head)
        .map_err(goldseam_formats::Error::from)?;
    if head != age::BEGINS {
        return Ok(Source::open(path, limits)?);
    }
    let passphrase = passphrase.ok_or(Problem::Locked)?;
    file.seek(SeekFrom::Start(0)).map_err(goldseam_formats::Error::from)?;
    Ok(Source::of_zip(age::open(file, passphrase)?, limits)?)
}

/// Whether a file looks like an archive, and whether it lies under a passphrase: cheap, and sure enough to offer it.
/// None if it is something else.
pub fn seems(path: &Path) -> Option<Cover> {
    let mut head = Vec::new();
    if !std::fs::metadata(path).ok()?.is_file() {
        return None;
    }
    File::open(path).ok()?.take(age::BEGINS.len() as u64).read_to_end(&mut head).ok()?;
    if head == age::BEGINS {
        return Some(Cover::Passphrase);
    }
    let mut source = Source::open(path, Limits::default()).ok()?;
    manifest(&mut source).is_ok().then_some(Cover::None)
}

/// What lies over an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Nothing: whoever has the file can read it.
    None,
    /// A passphrase.
    Passphrase,
}

/// The version is looked at before anything else: a later one may have other fields.
fn manifest(source: &mut Source) -> Result<Manifest> {
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    if source.is_file() || !source.has(manifest::NAME) {
        return Err(Problem::NotAnArchive.into());
    }
    let text = source.whole(manifest::NAME)?;
    let head: Head = serde_json::from_slice(&text).map_err(|_| Problem::NotAnArchive)?;
    if head.format != FORMAT {
        return Err(Problem::NotAnArchive.into());
    }
    if head.version > VERSION {
        return Err(Problem::Newer.into());
    }
    Ok(serde_json::from_slice(&text).map_err(|_| Problem::in_file(manifest::NAME))?)
}

/// Everything but entries is held in memory while it is taken.
fn bounded(source: &Source) -> Result<()> {
    const MOST_HELD: u64 = 128 << 20;
    let held = |name: &str| {
        let is_entries = name.strip_prefix("journal/").is_some_and(|name| name.starts_with(stream::ENTRIES));
        (name.starts_with("journal/") && !is_entries) || name.starts_with("methods/")
    };
    let bytes =
        source.names().filter(|(name, _)| held(name)).fold(0_u64, |sum, (_, n)| sum.saturating_add(n));
    if bytes > MOST_HELD { Err(goldseam_formats::Error::TooLarge.into()) } else { Ok(()) }
}

/// All of a stream.
fn all<T: serde::de::DeserializeOwned>(
    source: &mut Source,
    stream: &str,
    mut fits: impl FnMut(&T) -> bool,
) -> Result<Vec<T>> {
    let mut things = Vec::new();
    read(source, stream, |one: T| {
        let right = fits(&one);
        things.push(one);
        Ok(right)
    })?;
    Ok(things)
}

impl Archive {
    /// Opens an archive and reads all of it over. Nothing is written anywhere.
    pub fn open(path: &Path, passphrase: Option<&Zeroizing<String>>) -> Result<Self> {
        Self::open_within(path, passphrase, Limits::default())
    }

    /// The same, and stops soon when it is asked to: [`Problem::Stopped`].
    pub fn open_until(
        path: &Path,
        passphrase: Option<&Zeroizing<String>>,
        stop: &AtomicBool,
    ) -> Result<Self> {
        Self::read_over(path, passphrase, Limits::default(), stop)
    }

    /// The same within other bounds.
    pub fn open_within(path: &Path, passphrase: Option<&Zeroizing<String>>, limits: Limits) -> Result<Self> {
        Self::read_over(path, passphrase, limits, &AtomicBool::new(false))
    }

    fn read_over(
        path: &Path,
        passphrase: Option<&Zeroizing<String>>,
        limits: Limits,
        stop: &AtomicBool,
    ) -> Result<Self> {
        let mut source = source(path, passphrase, limits)?;
        let counts = manifest(&mut source)?.counts;
        bounded(&source)?;
        let base = base(&mut source)?;
        let once = once(|one: &WholeAttachment| one.uid, WholeAttachment::fits);
        let attachments = all(&mut source, stream::ATTACHMENTS, once)?;
        let rest = rest(&mut source)?;
        let mut archive = Self { source, counts, base, rest, attachments };
        check::all(&mut archive, stop)?;
        Ok(archive)
    }

    /// How many things are in it.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }
}

/// Whether each of them comes once.
fn once<T: Ord, K>(key: impl Fn(&K) -> T, fits: impl Fn(&K) -> bool) -> impl FnMut(&K) -> bool {
    let mut met = BTreeSet::new();
    move |one| fits(one) && met.insert(key(one))
}

/// Whether a tag is in a group that came before it.
fn in_groups() -> impl FnMut(&WholeTag) -> bool {
    let mut groups = 0;
    move |one| {
        let fits = one.fits(groups);
        groups += usize::from(matches!(one, WholeTag::Group { .. }));
        fits
    }
}

fn base(source: &mut Source) -> Result<Base> {
    let methods = all(source, stream::METHODS, once(|one: &WholeMethod| one.id.clone(), WholeMethod::fits))?;
    let mut with_texts = Vec::with_capacity(methods.len());
    for one in methods {
        let mut texts = Vec::with_capacity(one.versions.len());
        for &version in &one.versions {
            let name = names::method(&one.id, version);
            if !source.has(&name) {
                return Err(Problem::in_file(&name).into());
            }
            texts.push(source.text(&name)?);
        }
        with_texts.push((one, texts));
    }
    Ok(Base {
        methods: with_texts,
        words: all(source, stream::WORDS, once(|one: &WholeWord| one.number, WholeWord::fits))?,
        tags: all(source, stream::TAGS, in_groups())?,
        runs: all(source, stream::IMPORTS, WholeRun::fits)?,
    })
}

/// Everything but entries and what they build on.
fn rest(source: &mut Source) -> Result<Rest> {
    let is_number = |one: &WholeKept| one.value.parse::<u32>().is_ok();
    let numbers = all(source, stream::NUMBERS, is_number)?.into_iter();
    Ok(Rest {
        links: all(source, stream::LINKS, WholeLink::fits)?,
        journeys: all(source, stream::JOURNEYS, once(|one: &WholeJourney| one.uid, WholeJourney::fits))?,
        events: all(source, stream::EVENTS, WholeEvent::fits)?,
        lines: all(source, stream::PLAN, WholeLine::fits)?,
        landmarks: all(source, stream::LANDMARKS, once(|one: &WholeLandmark| one.uid, WholeLandmark::fits))?,
        people: all(source, stream::PEOPLE, once(|one: &WholePerson| one.uid, WholePerson::fits))?,
        shared: all(source, stream::SHARED, once(|one: &WholeShared| one.uid, WholeShared::fits))?,
        prompts: all(source, stream::PROMPTS, WholePrompt::fits)?,
        kept: all(source, stream::REMEMBERED, WholeKept::fits)?,
        numbers: numbers.filter_map(|one| Some((one.key, one.value.parse().ok()?))).collect(),
    })
}

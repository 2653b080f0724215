//! Each kind of thing that a part can show: what of it can be ticked, and how it is shown.

mod answers;
mod entries;
mod measures;
mod mood;
mod numbers;
mod plan;
mod safety;
mod steps;

use goldseam_content::{PackPart, ShowKind, Shows};
use goldseam_document::Block;

use super::{choice::ItemOffer, making::Making, redact::Source};
use crate::{Error, Result};

/// What a show is about, and what is ticked of its part.
pub(super) struct Asked<'a> {
    pub shows: &'a Shows,
    pub ticked: &'a [String],
}

impl<'a> Asked<'a> {
    /// What stands behind this prefix in the keys that are ticked.
    pub fn keys(&self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let ticked = self.ticked;
        ticked.iter().filter_map(move |key| key.strip_prefix(prefix)?.strip_prefix('/'))
    }

    /// Numbers behind this prefix, each once.
    pub fn ids(&self, prefix: &'a str) -> Vec<u32> {
        let mut ids: Vec<u32> = Vec::new();
        for id in self.keys(prefix).filter_map(|key| key.parse().ok()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// [`Error::PackTooMuch`] if more is ticked than may be.
    pub fn at_most(&self, ticked: usize) -> Result<()> {
        let most = self.shows.most.and_then(|most| usize::try_from(most).ok());
        if most.is_some_and(|most| ticked > most) { Err(Error::PackTooMuch) } else { Ok(()) }
    }
}

/// What can be ticked of something that a part shows.
pub(super) fn offer(m: &Making<'_>, shows: &Shows) -> Result<Vec<ItemOffer>> {
    match shows.kind {
        ShowKind::Answer => safety::offer_answer(m, shows),
        ShowKind::Kept => safety::offer_kept(m, shows),
        ShowKind::Gate => safety::offer_gate(m),
        ShowKind::Measures => measures::offer(m),
        ShowKind::Records | ShowKind::Entries => entries::offer(m, shows),
        ShowKind::Plan => plan::offer(m),
        ShowKind::Steps => steps::offer(m),
        ShowKind::Patterns => numbers::offer_patterns(m),
        ShowKind::Numbers => numbers::offer(m),
        ShowKind::Wants
        | ShowKind::Questions
        | ShowKind::MoodLine
        | ShowKind::MoodWeeks
        | ShowKind::MoodDrops
        | ShowKind::MoodEdges
        | ShowKind::Count
        | ShowKind::Choices
        | ShowKind::Signs => Ok(Vec::new()),
    }
}

/// How much there is to show of something without items.
pub(super) fn amount(m: &Making<'_>, shows: &Shows) -> Result<u32> {
    match shows.kind {
        ShowKind::MoodLine => mood::amount(m),
        ShowKind::Count => entries::amount(m, shows),
        _ => Ok(0),
    }
}

/// What a part shows.
pub(super) fn blocks(m: &Making<'_>, part: &PackPart) -> Result<Vec<Block>> {
    let mut blocks = Vec::new();
    let ticked = m.choice.ticked(&part.id);
    for shows in &part.shows {
        match (shows.kind, ticked) {
            (ShowKind::Wants, _) => blocks.extend(written(m, Source::Wants, &m.choice.wants)?),
            (ShowKind::Questions, _) => blocks.extend(written(m, Source::Questions, &m.choice.questions)?),
            (_, Some(ticked)) => blocks.extend(of_ticked(m, &Asked { shows, ticked })?),
            (_, None) => {}
        }
    }
    if !blocks.is_empty() && !part.intro.is_empty() {
        blocks.insert(0, Block::Small { text: part.intro.clone() });
    }
    Ok(blocks)
}

fn of_ticked(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    match asked.shows.kind {
        ShowKind::Answer => safety::answer(m, asked),
        ShowKind::Kept => safety::kept(m, asked),
        ShowKind::Gate => safety::gate(m, asked),
        ShowKind::MoodLine => mood::line(m),
        ShowKind::MoodWeeks => mood::weeks(m),
        ShowKind::MoodDrops => mood::drops(m),
        ShowKind::MoodEdges => mood::edges(m, asked),
        ShowKind::Measures => measures::blocks(m, asked),
        ShowKind::Count => entries::counts(m, asked),
        ShowKind::Choices => answers::choices(m, asked),
        ShowKind::Records => entries::records(m, asked),
        ShowKind::Entries => entries::whole(m, asked),
        ShowKind::Plan => plan::blocks(m, asked),
        ShowKind::Steps => steps::blocks(m, asked),
        ShowKind::Patterns => numbers::patterns(m, asked),
        ShowKind::Numbers => numbers::blocks(m, asked),
        ShowKind::Wants | ShowKind::Questions | ShowKind::Signs => Ok(Vec::new()),
    }
}

/// What the person wrote for the pack.
fn written(m: &Making<'_>, at: Source, text: &str) -> Result<Option<Block>> {
    let text = m.text(at, text)?;
    Ok((!text.trim().is_empty()).then_some(Block::Paragraph { text }))
}

//! What the tests of the session pack share: real, encrypted journals in temporary folders.
#![allow(dead_code, clippy::unwrap_used)] // each test file uses a part of it

use std::ops::{Deref, DerefMut};

use goldseam_content::{Answer, Answers, Chosen, Felt, Filled, Rated, Thought};
use goldseam_document::{Block, Document, Pair, Section};
use goldseam_exchange::pack::{self, PackChoice, PackOffer, PartOffer};
use goldseam_journal::{Day, Draft, EntryId, FilledDraft, Journal, Moment, When};
use goldseam_vault::{Cost, Credential, Passphrase};
use tempfile::TempDir;

pub struct Own {
    journal: Option<Journal>,
    dir: TempDir,
}

impl Own {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let passphrase = Passphrase::new("a quiet river".into()).unwrap();
        let made =
            Journal::create(&dir.path().join("a.goldseam"), passphrase, Cost::cheap_for_tests()).unwrap();
        Self { journal: Some(made), dir }
    }

    pub fn again(mut self) -> Self {
        self.journal.take().unwrap().lock().unwrap();
        let credential = Credential::Passphrase(Passphrase::new("a quiet river".into()).unwrap());
        self.journal = Some(Journal::unlock(&self.dir.path().join("a.goldseam"), &credential).unwrap());
        self
    }

    pub fn note(&mut self, at: &str, title: &str, body: &str, tags: &[&str]) -> EntryId {
        self.note_later(at, at, title, body, tags)
    }

    /// Written at `now` about `at`.
    pub fn note_later(&mut self, at: &str, now: &str, title: &str, body: &str, tags: &[&str]) -> EntryId {
        let tags = tags.iter().map(|&tag| tag.to_owned()).collect();
        let draft =
            Draft { title: title.into(), body: body.into(), happened: when(at), tags, starred: false };
        self.create_entry(&draft, &moment(now)).unwrap().id
    }

    pub fn fill(&mut self, method: &str, at: &str, answers: &[(&str, Answer)], tags: &[&str]) -> EntryId {
        let answers: Answers =
            answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
        let version = self.method(method, None).unwrap().version;
        let filled = Filled { method: method.into(), version, finished: true, answers, returns: vec![] };
        let tags = tags.iter().map(|&tag| tag.to_owned()).collect();
        let draft = FilledDraft { filled, title: String::new(), happened: when(at), tags, starred: false };
        self.fill_new(&draft, &moment(at)).unwrap().id
    }

    /// A check-in that was planned ahead.
    pub fn felt(&mut self, at: &str, pleasant: i8, tags: &[&str]) -> EntryId {
        let affect = goldseam_content::Affect { pleasant, energy: None };
        self.fill("check-in", at, &[("affect", Answer::Affect(affect)), ("occasion", one("scheduled"))], tags)
    }

    /// The PHQ-9 with every item answered alike, but the last.
    pub fn phq(&mut self, at: &str, all: &str, last: Option<&str>) -> EntryId {
        let ids: Vec<String> = (1..=8).map(|n| format!("q{n}")).collect();
        let mut answers: Vec<(&str, Answer)> = ids.iter().map(|id| (id.as_str(), one(all))).collect();
        answers.extend(last.map(|last| ("q9", one(last))));
        self.fill("phq-9", at, &answers, &[])
    }

    pub fn build(&self, choice: &PackChoice) -> Document {
        pack::build(self, choice, &now()).unwrap()
    }

    pub fn offer(&self, from: &str, to: &str) -> PackOffer {
        pack::offer(self, day(from), day(to)).unwrap()
    }

    /// The usual choice of a period.
    pub fn usual(&self, from: &str, to: &str) -> PackChoice {
        PackChoice::usual(&self.offer(from, to))
    }

    /// Everything ticked that may be: of parts with a limit as many as that.
    pub fn everything(&self, from: &str, to: &str) -> PackChoice {
        let offer = self.offer(from, to);
        let mut choice = PackChoice::usual(&offer);
        for part in &offer.parts {
            let most = part.most.map_or(usize::MAX, |most| most as usize);
            let keys = part.items.iter().map(|item| item.key.clone()).take(most).collect();
            choice.parts.insert(part.id.clone(), keys);
        }
        choice
    }
}

impl Deref for Own {
    type Target = Journal;
    fn deref(&self) -> &Journal {
        self.journal.as_ref().unwrap()
    }
}

impl DerefMut for Own {
    fn deref_mut(&mut self) -> &mut Journal {
        self.journal.as_mut().unwrap()
    }
}

pub fn when(local: &str) -> When {
    When { local: local.to_owned(), zone: Some("Europe/Lisbon".into()), offset: None }
}

pub fn moment(local: &str) -> Moment {
    when(local).resolve().unwrap()
}

pub fn now() -> Moment {
    moment("2026-11-22T09:00")
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn one(id: &str) -> Answer {
    several(&[id])
}

pub fn several(ids: &[&str]) -> Answer {
    Answer::Choices(Chosen { ids: ids.iter().map(|&id| id.to_owned()).collect(), own: vec![], none: false })
}

pub fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

pub fn felt(words: &[(&str, u8)]) -> Answer {
    Answer::Emotions(words.iter().map(|&(word, strength)| Felt { word: word.into(), strength }).collect())
}

pub fn thought(text: &str, belief: u8) -> Answer {
    Answer::Thoughts(vec![Thought { text: text.into(), belief: Some(belief), image: false, hot: true }])
}

pub fn rated(text: &str, belief: u8) -> Answer {
    Answer::Rated(Rated { text: text.into(), belief: Some(belief) })
}

pub fn part<'a>(offer: &'a PackOffer, id: &str) -> &'a PartOffer {
    offer.parts.iter().find(|part| part.id == id).unwrap()
}

pub fn section<'a>(document: &'a Document, id: &str) -> &'a Section {
    document.sections.iter().find(|section| section.id == id).unwrap()
}

pub fn ids(document: &Document) -> Vec<&str> {
    document.sections.iter().map(|section| section.id.as_str()).collect()
}

/// The whole document as it is sent and kept.
pub fn whole(document: &Document) -> String {
    serde_json::to_string(document).unwrap()
}

/// What pairs, paragraphs and tables of a section say, line by line.
pub fn lines(section: &Section) -> Vec<String> {
    let pair = |pair: &Pair| format!("{} | {}", pair.label, pair.value.replace('\n', " / "));
    let of_block = |block: &Block| match block {
        Block::Paragraph { text } | Block::Small { text } => text.lines().map(str::to_owned).collect(),
        Block::Bullets { items } => items.clone(),
        Block::Pairs { rows } => rows.iter().map(pair).collect(),
        Block::Table(table) => table.rows.iter().map(|row| row.join(" | ").replace('\n', " / ")).collect(),
        Block::Record(record) => record.rows.iter().map(pair).collect(),
        _ => Vec::new(),
    };
    section.blocks.iter().flat_map(of_block).collect()
}

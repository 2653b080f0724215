//! A small method that has one field of almost every kind, and answers to it.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)] // each test file uses a part of it

use goldseam_content::{Answer, Answers, Chosen, Felt, Filled, Rated, Return, Thought};
use goldseam_journal::{Day, EntryId, FilledDraft, Journal, Moment, Saved};

use super::{minute, when};

pub const ID: &str = "own-look";

/// The method, with a name and version.
pub fn look(name: &str, version: u32) -> String {
    format!("id = \"{ID}\"\nversion = {version}\nname = \"{name}\"\n{REST}")
}

const REST: &str = r#"
kind = "record"
group = "thoughts"
summary = "A look at one moment."
returns = [1, 7]
title = "what"

[[sections]]
id = "first"
name = "First"

[[sections.fields]]
id = "what"
kind = "long_text"
label = "What happened"
required = true

[[sections.fields]]
id = "feelings"
kind = "emotions"
label = "What I felt"

[[sections.fields]]
id = "mind"
kind = "thoughts"
label = "What I thought"

[[sections.fields]]
id = "habits"
kind = "choices"
label = "Habits in it"
from = "habits"
own = true
none = "None of these"

[[sections.fields]]
id = "told"
kind = "choice"
label = "Did I tell someone"
options = [{ id = "yes", label = "Yes" }, { id = "no", label = "No" }]

[[sections.fields]]
id = "whom"
kind = "person"
label = "Whom"
show_if = { field = "told", is = ["yes"] }

[[sections.fields]]
id = "fairer"
kind = "rated_text"
label = "Said more fairly"

[[sections.fields]]
id = "calm"
kind = "scale"
label = "How calm I am"
min = 0
max = 10

[[sections.fields]]
id = "sleep"
kind = "choice"
label = "Sleep"
options = [{ id = "well", label = "Well", score = 0 }, { id = "badly", label = "Badly", score = 2 }]

[[sections.fields]]
id = "food"
kind = "choice"
label = "Food"
options = [{ id = "well", label = "Well", score = 0 }, { id = "badly", label = "Badly", score = 2 }]

[[sections.fields]]
id = "feelings_after"
kind = "re_rate"
label = "Feelings now"
of = "feelings"

[[sections.fields]]
id = "mind_after"
kind = "re_rate"
label = "How much I believe it now"
of = "mind"

[[sections.fields]]
id = "by"
kind = "date"
label = "By when"
due = true

[[sections]]
id = "back"
name = "Again"
later = true

[[sections.fields]]
id = "since"
kind = "long_text"
label = "What happened since"

[[sections.fields]]
id = "feelings_later"
kind = "re_rate"
label = "Feelings by now"
of = "feelings"

[[sections.fields]]
id = "again_by"
kind = "date"
label = "Look again by"
due = true

[[scores]]
id = "trouble"
name = "Trouble"
of = ["sleep", "food"]
min = 0
max = 4
bands = [{ from = 0, to = 1, name = "little" }, { from = 2, to = 4, name = "much" }]
source = "Made up for tests."
"#;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Puts the method into a journal.
pub fn keep_look(journal: &mut Journal) {
    journal.keep_method(&look("A look", 1), day("2026-01-10")).unwrap();
}

pub fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

pub fn felt(words: &[(&str, u8)]) -> Answer {
    let felt = |&(word, strength): &(&str, u8)| Felt { word: word.to_owned(), strength };
    Answer::Emotions(words.iter().map(felt).collect())
}

pub fn thought(text: &str, belief: u8) -> Answer {
    Answer::Thoughts(vec![Thought { text: text.to_owned(), belief: Some(belief), image: false, hot: true }])
}

pub fn rated(text: &str, belief: u8) -> Answer {
    Answer::Rated(Rated { text: text.to_owned(), belief: Some(belief) })
}

pub fn chosen(ids: &[&str]) -> Answer {
    let ids = ids.iter().map(|&id| id.to_owned()).collect();
    Answer::Choices(Chosen { ids, own: vec![], none: false })
}

pub fn date(text: &str) -> Answer {
    Answer::Date(text.to_owned())
}

pub fn answers(of: &[(&str, Answer)]) -> Answers {
    of.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect()
}

pub fn back(on: &str, of: &[(&str, Answer)]) -> Return {
    Return { on: on.to_owned(), answers: answers(of) }
}

/// A finished look at this local time.
pub fn filled(local: &str, of: &[(&str, Answer)]) -> FilledDraft {
    let filled =
        Filled { method: ID.to_owned(), version: 1, finished: true, answers: answers(of), returns: vec![] };
    FilledDraft { filled, title: String::new(), happened: when(local), tags: vec![], starred: false }
}

pub fn fill(journal: &mut Journal, local: &str, of: &[(&str, Answer)]) -> EntryId {
    journal.fill_new(&filled(local, of), &minute(0)).unwrap().id
}

/// Changes what is filled in.
pub fn refill(
    journal: &mut Journal,
    id: EntryId,
    now: &Moment,
    change: impl FnOnce(&mut FilledDraft),
) -> Saved {
    let entry = journal.entry(id).unwrap();
    let mut draft = FilledDraft {
        filled: entry.filled.unwrap(),
        title: entry.title,
        happened: (&entry.happened).into(),
        tags: entry.tags,
        starred: entry.starred,
    };
    change(&mut draft);
    journal.fill(id, entry.version, &draft, now).unwrap()
}

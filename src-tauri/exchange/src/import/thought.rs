//! A thought record, as the method that takes them: `content/en/import.toml` says which that is.

use goldseam_content::{Answer, Answers, Chosen, Foreign, Library, Method, Rated, Thought};
use goldseam_formats::Thought as Told;
use goldseam_journal::{FilledDraft, When};

use super::feel::filled;

/// The method with its fields for the parts of a thought record.
pub(super) struct ThoughtRecord {
    method: &'static Method,
    foreign: &'static Foreign,
}

impl ThoughtRecord {
    /// None if this build has no such method.
    pub fn new() -> Option<Self> {
        let library = Library::built_in();
        let foreign = library.foreign();
        Some(Self { method: library.method(&foreign.thought_record.method)?, foreign })
    }

    /// The method, filled in; none if an answer is longer than it may be.
    pub fn draft(&self, told: &Told, situation: &str, happened: &When) -> Option<FilledDraft> {
        let roles = &self.foreign.thought_record;
        let mut answers = Answers::new();
        let mut say = |id: &String, answer: Answer| answers.insert(id.clone(), answer);
        if !situation.trim().is_empty() {
            say(&roles.situation, Answer::Text(situation.trim().to_owned()));
        }
        if !told.automatic.trim().is_empty() {
            let text = told.automatic.trim().to_owned();
            let thought = Thought { text, belief: None, image: false, hot: true };
            say(&roles.automatic, Answer::Thoughts(vec![thought]));
        }
        let chosen = self.habits(&told.distortions);
        if !chosen.ids.is_empty() || !chosen.own.is_empty() {
            say(&roles.distortions, Answer::Choices(chosen));
        }
        let facts: Vec<String> = told
            .challenge
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
        if !facts.is_empty() {
            say(&roles.challenge, Answer::List(facts));
        }
        if !told.alternative.trim().is_empty() {
            let rated = Rated { text: told.alternative.trim().to_owned(), belief: None };
            say(&roles.alternative, Answer::Rated(rated));
        }
        let draft = filled(self.method, answers, happened);
        self.method.check_filled(&draft.filled).is_ok().then_some(draft)
    }

    /// Thinking habits by their names there; one that is none of ours stays in its own words.
    fn habits(&self, names: &[String]) -> Chosen {
        let mut chosen = Chosen::default();
        for name in names {
            match self.foreign.habit(name) {
                Some(id) if chosen.ids.iter().any(|one| one == id) => {}
                Some(id) => chosen.ids.push(id.to_owned()),
                None => {
                    let own = name.split_whitespace().collect::<Vec<_>>().join(" ");
                    if !own.is_empty() && !chosen.own.contains(&own) {
                        chosen.own.push(own);
                    }
                }
            }
        }
        chosen
    }
}

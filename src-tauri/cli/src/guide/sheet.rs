//! A method while it is being filled in: what is kept is always on the disk already.

use goldseam_content::{Answer, Answers, Field, FieldId, Filled, Method, Return};
use goldseam_journal::{EntryId, FilledDraft, Journal, Saved, When};

use crate::{
    args::Fill,
    clock,
    exit::{Failure, Result},
};

/// What is being filled in.
pub struct Sheet {
    pub journal: Journal,
    pub method: Method,
    filled: Filled,
    /// The entry, and the version of it that the next save builds on; none while there is nothing to keep.
    entry: Option<(EntryId, u32)>,
    /// Title, moment, tags and star, and for each save the answers too.
    draft: FilledDraft,
    /// The come-back that is being answered, among those of `filled`.
    back: Option<usize>,
    /// What it began with.
    from: Option<(EntryId, String)>,
}

impl Sheet {
    /// Opens the entry that was named, or the one of a method that there is one of, or begins anew.
    pub fn open(journal: Journal, options: &Fill) -> Result<Self> {
        let at = options.at.as_deref().map(clock::at).transpose()?;
        let now = clock::now()?;
        let id = match options.entry {
            Some(id) => Some(id),
            None => only_one(&journal, &options.id)?,
        };
        let mut sheet = match id {
            Some(id) => Self::of_entry(journal, id, &options.id)?,
            None => Self::new(journal, &options.id, When::from(&now))?,
        };
        let draft = &mut sheet.draft;
        draft.happened = at.unwrap_or_else(|| draft.happened.clone());
        draft.title = options.title.clone().unwrap_or_else(|| draft.title.clone());
        draft.tags.extend(options.tag.iter().cloned());
        draft.starred |= options.star;
        sheet.from = options.from.map(|from| (from, options.quote.clone().unwrap_or_default()));
        if options.come_back {
            sheet.come_back()?;
        }
        Ok(sheet)
    }

    fn new(journal: Journal, method: &str, happened: When) -> Result<Self> {
        let method = journal.method(method, None)?;
        let filled = Filled {
            method: method.id.clone(),
            version: method.version,
            finished: false,
            answers: Answers::new(),
            returns: Vec::new(),
        };
        let (title, tags) = (String::new(), Vec::new());
        let draft = FilledDraft { filled: filled.clone(), title, happened, tags, starred: false };
        Ok(Self { journal, method, filled, entry: None, draft, back: None, from: None })
    }

    fn of_entry(journal: Journal, id: EntryId, method: &str) -> Result<Self> {
        let entry = journal.entry(id)?;
        let filled = entry.filled.filter(|filled| filled.method == method).ok_or_else(|| {
            Failure::new(
                "not_found",
                "That entry was not filled in with this method. Look at its number again.",
            )
        })?;
        // the version that its answers were given to
        let method = journal.method(&filled.method, Some(filled.version))?;
        let draft = FilledDraft {
            filled: filled.clone(),
            title: entry.title,
            happened: When::from(&entry.happened),
            tags: entry.tags,
            starred: entry.starred,
        };
        let entry = Some((id, entry.version));
        Ok(Self { journal, method, filled, entry, draft, back: None, from: None })
    }

    /// From here on, answers are those of today's come-back.
    fn come_back(&mut self) -> Result<()> {
        if !self.method.sections.iter().any(|section| section.later) {
            return Err(Failure::usage(
                "This method asks nothing later. Leave --return out to change its answers.",
            ));
        }
        let on = clock::today().to_string();
        let found = self.filled.returns.iter().position(|back| back.on == on);
        self.back = Some(found.unwrap_or_else(|| {
            self.filled.returns.push(Return { on, answers: Answers::new() });
            self.filled.returns.len() - 1
        }));
        Ok(())
    }

    /// Whether this is a come-back.
    pub fn is_back(&self) -> bool {
        self.back.is_some()
    }

    /// The entry, once there is one.
    pub fn id(&self) -> Option<EntryId> {
        self.entry.map(|(id, _)| id)
    }

    /// All answers as conditions see them: those of the come-back over the first ones.
    pub fn answers(&self) -> Answers {
        self.back.map_or_else(|| self.filled.answers.clone(), |back| self.filled.answers_at(back))
    }

    /// The answer that was given now, not at an earlier time.
    pub fn answer(&self, field: &str) -> Option<&Answer> {
        match self.back {
            Some(back) => self.filled.returns.get(back)?.answers.get(field),
            None => self.filled.answers.get(field),
        }
    }

    /// Whether a field is shown with the answers so far.
    pub fn shows(&self, field: &Field) -> bool {
        let answers = self.answers();
        self.method.visible(&answers).iter().flat_map(|shown| &shown.fields).any(|shown| shown.id == field.id)
    }

    /// Those answers that were given to fields that are not shown: kept, and read nowhere.
    pub fn hidden(&self) -> Vec<FieldId> {
        let answers = self.answers();
        let shown: Vec<&str> = self
            .method
            .visible(&answers)
            .into_iter()
            .flat_map(|shown| shown.fields)
            .map(|field| field.id.as_str())
            .collect();
        answers.keys().filter(|id| !shown.contains(&id.as_str())).cloned().collect()
    }

    /// What must still be answered before it counts as finished.
    pub fn missing(&self) -> Vec<FieldId> {
        self.method.missing(&self.filled.answers)
    }

    /// All that was filled in.
    pub fn filled(&self) -> &Filled {
        &self.filled
    }

    /// Puts an answer in place of the one before, or takes it back. Not yet saved.
    pub fn put(&mut self, field: &str, answer: Option<Answer>) {
        let answers = match self.back.and_then(|back| self.filled.returns.get_mut(back)) {
            Some(back) => &mut back.answers,
            None => &mut self.filled.answers,
        };
        match answer {
            Some(answer) => answers.insert(field.to_owned(), answer),
            None => answers.remove(field),
        };
    }

    /// Counts it as finished if nothing that must be answered is missing. A come-back leaves it.
    pub fn finish(&mut self, unfinished: bool) {
        if self.back.is_none() {
            self.filled.finished = !unfinished && self.missing().is_empty();
        }
    }

    /// Keeps everything as it is now. None while there is nothing to keep.
    pub fn save(&mut self) -> Result<Option<Saved>> {
        self.draft.filled = self.filled.clone();
        // a come-back in which nothing was said did not happen
        self.draft.filled.returns.retain(|back| !back.answers.is_empty());
        let now = clock::now()?;
        let saved = match self.entry {
            Some((id, base)) => self.journal.fill(id, base, &self.draft, &now)?,
            None if self.filled.answers.is_empty() => return Ok(None),
            None => self.journal.fill_new(&self.draft, &now)?,
        };
        self.entry = Some((saved.id, saved.version));
        if let Some((from, quote)) = self.from.take() {
            self.journal.link_entries(from, saved.id, &quote)?;
        }
        Ok(Some(saved))
    }
}

/// The entry of a method that there is one of, once it is there.
fn only_one(journal: &Journal, method: &str) -> Result<Option<EntryId>> {
    let cards = journal.methods(clock::now()?.day())?;
    Ok(cards.into_iter().find(|card| card.id == method && card.single).and_then(|card| card.open))
}

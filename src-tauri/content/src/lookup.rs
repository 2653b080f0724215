//! Finding things in a method.

use crate::answer::{Answer, Answers, Filled, Thought};
use crate::model::{Field, FieldKind, Method, Opt, Section};

impl Method {
    /// All fields with their sections, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&Section, &Field)> {
        self.sections.iter().flat_map(|section| section.fields.iter().map(move |field| (section, field)))
    }

    /// A field by its id.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields().map(|(_, field)| field).find(|field| field.id == id)
    }

    /// The options of a field: its own, or those of its section. None for one whose options come
    /// from a list.
    pub fn options<'a>(&'a self, field: &'a Field) -> &'a [Opt] {
        if !field.options.is_empty() || field.from.is_some() || !field.kind.is_chosen() {
            return &field.options;
        }
        let section = self.sections.iter().find(|section| section.fields.iter().any(|f| f.id == field.id));
        section.map_or(&[], |section| &section.options)
    }

    /// The lowest and the highest value of a scale, or of what is rated again by a number.
    pub fn range(&self, field: &Field) -> (i32, i32) {
        match field.kind {
            FieldKind::Scale => field.range(),
            FieldKind::ReRate => match self.target(field) {
                Some(target) if target.kind == FieldKind::Scale => target.range(),
                _ => (0, 100),
            },
            _ => (0, 100),
        }
    }

    /// The field that this one rates again.
    pub fn target(&self, field: &Field) -> Option<&Field> {
        field.of.as_deref().and_then(|of| self.field(of))
    }
}

impl Field {
    /// The lowest and the highest value, as a scale.
    pub fn range(&self) -> (i32, i32) {
        (self.min.unwrap_or(0), self.max.unwrap_or(10))
    }
}

impl FieldKind {
    /// It is answered by choosing.
    pub const fn is_chosen(self) -> bool {
        matches!(self, Self::Choice | Self::Choices | Self::Checklist)
    }

    /// It is answered with a text whose first line says what it is about.
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Text | Self::LongText | Self::List | Self::Thoughts | Self::RatedText | Self::Person
        )
    }

    /// It can be answered at all.
    pub const fn is_asked(self) -> bool {
        !matches!(self, Self::Sentence | Self::Info | Self::Timer)
    }
}

impl Answer {
    /// Something was said. What is only blanks is not an answer.
    pub fn is_given(&self) -> bool {
        let written = |text: &String| !text.trim().is_empty();
        match self {
            Self::Text(text) | Self::Date(text) => written(text),
            Self::List(items) => items.iter().any(written),
            Self::Choices(chosen) => chosen.none || !chosen.ids.is_empty() || chosen.own.iter().any(written),
            Self::Scale(_) | Self::Affect(_) | Self::Minutes(_) => true,
            Self::Scales(values) => !values.is_empty(),
            Self::Emotions(felt) => felt.iter().any(|felt| written(&felt.word)),
            Self::Thoughts(thoughts) => thoughts.iter().any(|thought| written(&thought.text)),
            Self::Rated(rated) => written(&rated.text),
        }
    }
}

/// The thought that stings most: the one that was marked, or the only one there is.
pub(crate) fn hot(thoughts: &[Thought]) -> Option<&Thought> {
    let mut written = thoughts.iter().filter(|thought| !thought.text.trim().is_empty());
    let first = written.next()?;
    let mut others = written.clone().peekable();
    let only = others.peek().is_none().then_some(first);
    std::iter::once(first).chain(others).find(|thought| thought.hot).or(only)
}

impl Filled {
    /// The answers of the first time, with those of every come-back laid over them in turn.
    pub fn latest(&self) -> Answers {
        let mut answers = self.answers.clone();
        for back in &self.returns {
            answers.extend(back.answers.clone());
        }
        answers
    }

    /// The answers of the first time, with those of the come-back at `index` laid over them.
    pub fn answers_at(&self, index: usize) -> Answers {
        let mut answers = self.answers.clone();
        if let Some(back) = self.returns.get(index) {
            answers.extend(back.answers.clone());
        }
        answers
    }
}

//! The questions of a method, one after the other. Enter skips, Ctrl+D leaves, and every answer is
//! saved before the next question is asked.

mod said;
mod typing;

use goldseam_content::{Answer, Field, FieldKind, Section};

use self::{
    said::{advice, pinned},
    typing::Form,
};
use super::{Choice, Words, opens_help, read::Reader, sheet::Sheet};
use crate::{
    clock,
    commands::help,
    exit::Result,
    output::{Output, bold, dim, visible},
};

/// Columns that what belongs to a question stands in from the left.
const INDENT: usize = 2;
/// What came of a question.
enum Came {
    /// An answer, or that there is none any more.
    Answer(Option<Answer>),
    /// It stays as it was.
    Skipped,
    /// The person leaves, after this last answer if there was one.
    Left(Option<Answer>),
}

/// The questions, and what they are asked with.
pub struct Questions<'a> {
    pub out: &'a mut Output,
    pub words: &'a Words,
    /// Whether the words of help were shown; they are not repeated.
    helped: bool,
}

impl<'a> Questions<'a> {
    pub fn new(out: &'a mut Output, words: &'a Words) -> Self {
        Self { out, words, helped: false }
    }

    /// Asks all of them. Whether the person went on to the end.
    pub fn ask(&mut self, sheet: &mut Sheet) -> Result<bool> {
        let method = sheet.method.clone();
        self.say(&method.intro)?;
        self.out.line(&dim(
            "Enter skips, ? helps, - takes an answer back, Ctrl+D leaves. Every answer is kept at once.",
        ))?;
        let mut heading = "";
        for (section, field) in method.fields() {
            if section.later != sheet.is_back() || !sheet.shows(field) {
                continue;
            }
            if heading != section.id {
                heading = &section.id;
                self.heading(sheet, section)?;
            }
            match self.question(sheet, section, field)? {
                Came::Skipped => {}
                Came::Answer(answer) => self.keep(sheet, field, answer)?,
                Came::Left(answer) => {
                    if answer.is_some() {
                        self.keep(sheet, field, answer)?;
                    }
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn keep(&mut self, sheet: &mut Sheet, field: &Field, answer: Option<Answer>) -> Result<()> {
        let helps = answer.as_ref().is_some_and(|answer| opens_help(&sheet.method, field, answer));
        let advice = answer.as_ref().map(|answer| advice(field, answer)).unwrap_or_default();
        sheet.put(&field.id, answer);
        sheet.save()?;
        for says in advice {
            self.out.text(&dim(&visible(says)), INDENT)?;
        }
        if helps && !self.helped {
            self.helped = true;
            help::words(self.out)?;
        }
        Ok(())
    }

    fn say(&mut self, text: &str) -> Result<()> {
        if text.is_empty() { Ok(()) } else { self.out.text(&visible(text), 0) }
    }

    fn heading(&mut self, sheet: &Sheet, section: &Section) -> Result<()> {
        self.out.line("")?;
        self.out.text(&bold(&visible(&section.name)), 0)?;
        if let Some(pinned) = pinned(sheet, section) {
            self.out.text(&format!("“{}”", visible(&pinned)), INDENT)?;
        }
        self.say(&section.intro)
    }

    fn question(&mut self, sheet: &Sheet, section: &Section, field: &Field) -> Result<Came> {
        self.out.line("")?;
        if field.label != section.name {
            self.out.text(&visible(&field.label), 0)?;
        }
        if !field.kind.is_asked() {
            return Ok(Came::Skipped);
        }
        if !field.hint.is_empty() {
            self.out.text(&dim(&visible(&field.hint)), INDENT)?;
        }
        let choices = self.words.choices(&sheet.method, field);
        self.options(&choices, field)?;
        self.range(sheet, field)?;
        let before = sheet.answer(&field.id).is_some();
        if before {
            self.out.text(&dim("Answered already. Enter keeps it."), INDENT)?;
        }
        let reader = Reader { method: &sheet.method, words: self.words, today: clock::today() };
        let form = Form { reader: &reader, field, sheet };
        let came = match field.kind {
            FieldKind::LongText | FieldKind::List => self.several_lines(&form, section),
            FieldKind::Emotions => self.feelings(&form, section),
            FieldKind::Thoughts => self.thoughts(&form, section),
            FieldKind::RatedText => self.rated(&form, section),
            FieldKind::ReRate if reader.rates_feelings(field) => self.again(&form, section),
            _ => self.one_line(&form, section),
        }?;
        Ok(match came {
            Came::Answer(None) if !before => Came::Skipped,
            came => came,
        })
    }

    fn options(&mut self, choices: &[Choice], field: &Field) -> Result<()> {
        let mut group = "";
        for (index, choice) in choices.iter().enumerate() {
            if choice.group != group {
                group = &choice.group;
                self.out.text(&dim(&visible(group)), INDENT)?;
            }
            let hint = if choice.hint.is_empty() {
                String::new()
            } else {
                format!("  {}", dim(&visible(&choice.hint)))
            };
            self.out.text(&format!("{:>2}. {}{hint}", index + 1, visible(&choice.label)), INDENT)?;
        }
        match &field.none {
            Some(none) => self.out.text(&format!(" 0. {}", visible(none)), INDENT),
            None => Ok(()),
        }
    }

    fn range(&mut self, sheet: &Sheet, field: &Field) -> Result<()> {
        if field.kind == FieldKind::Affect {
            let text = "-4 very unpleasant … 4 very pleasant, then -4 very little energy … 4 very much";
            return self.out.text(&dim(text), INDENT);
        }
        let scale = field.kind == FieldKind::Scale;
        if !scale
            && (field.kind != FieldKind::ReRate
                || sheet.method.target(field).is_some_and(|t| t.kind == FieldKind::Emotions))
        {
            return Ok(());
        }
        let (min, max) = sheet.method.range(field);
        let end = |value: i32, label: &str| {
            if label.is_empty() { value.to_string() } else { format!("{value} {label}") }
        };
        let text = format!("{} … {}", end(min, &visible(&field.low)), end(max, &visible(&field.high)));
        self.out.text(&dim(&text), INDENT)
    }
}

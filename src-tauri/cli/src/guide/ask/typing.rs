//! How each kind of answer is typed.

use goldseam_content::{Answer, Felt, Field, FieldKind, Section, Thought};

use super::{Came, INDENT, Questions};
use crate::{
    exit::Result,
    guide::{
        read::{Reader, percent},
        sheet::Sheet,
    },
    input,
    output::{dim, visible},
};

/// Takes an answer back.
const BACK: &str = "-";
/// Asks for what can help to answer.
const MORE: &str = "?";

/// The end of what is typed, where a line was asked for.
struct End;

type Typed<T> = std::result::Result<T, End>;

impl Questions<'_> {
    /// A line that is not the question mark.
    fn line(&mut self, form: &Form, section: &Section) -> Result<Typed<String>> {
        loop {
            let Some(line) = input::typed("> ")? else { return Ok(Err(End)) };
            if line.trim() != MORE {
                return Ok(Ok(line));
            }
            self.more(form, section)?;
        }
    }

    /// The helping questions of the section, and the words that there are.
    fn more(&mut self, form: &Form, section: &Section) -> Result<()> {
        for question in &section.questions {
            self.out.text(&format!("- {}", visible(question)), INDENT)?;
        }
        let feelings = form.field.kind == FieldKind::Emotions;
        if feelings {
            let mut groups: Vec<(String, Vec<String>)> = Vec::new();
            for word in self.words.feelings() {
                match groups.last_mut() {
                    Some((group, words)) if *group == word.group => words.push(word.label),
                    _ => groups.push((word.group, vec![word.label])),
                }
            }
            for (group, words) in groups {
                self.out.text(&format!("{}: {}", visible(&group), visible(&words.join(", "))), INDENT)?;
            }
        }
        if section.questions.is_empty() && !feelings {
            self.out.text("Nothing more is known about this one. Enter skips it.", INDENT)?;
        }
        Ok(())
    }

    fn again_please(&mut self, what: &str) -> Result<()> {
        self.out.text(what, INDENT)
    }

    pub(super) fn one_line(&mut self, form: &Form, section: &Section) -> Result<Came> {
        loop {
            let Ok(line) = self.line(form, section)? else { return Ok(Came::Left(None)) };
            match line.trim() {
                "" => return Ok(Came::Skipped),
                BACK => return Ok(Came::Answer(None)),
                text => match form.reader.answer(form.field, text) {
                    Ok(answer) => return Ok(Came::Answer(answer)),
                    Err(what) => self.again_please(&what)?,
                },
            }
        }
    }

    /// Lines up to an empty one.
    pub(super) fn several_lines(&mut self, form: &Form, section: &Section) -> Result<Came> {
        self.out.text(&dim("As many lines as you like; an empty one ends it."), INDENT)?;
        let mut lines: Vec<String> = Vec::new();
        let left = loop {
            let Ok(line) = self.line(form, section)? else { break true };
            match line.trim() {
                "" => break false,
                BACK if lines.is_empty() => return Ok(Came::Answer(None)),
                _ => lines.push(line),
            }
        };
        let text = lines.join("\n");
        match form.reader.answer(form.field, &text) {
            Ok(answer) => Ok(came(answer, left)),
            Err(what) => {
                self.again_please(&what)?;
                Ok(came(None, left))
            }
        }
    }

    /// Feelings with their strength, a line at a time.
    pub(super) fn feelings(&mut self, form: &Form, section: &Section) -> Result<Came> {
        self.out.text(&dim("As in: sad 80, angry 60. An empty line ends it, ? shows words."), INDENT)?;
        self.gather(form, section, Vec::new()).map(|(felt, end)| end.came(felt, Answer::Emotions))
    }

    /// Reads feelings a line at a time. `items` is what is there already.
    fn gather(
        &mut self,
        form: &Form,
        section: &Section,
        mut items: Vec<Felt>,
    ) -> Result<(Vec<Felt>, Ending)> {
        loop {
            let Ok(line) = self.line(form, section)? else { return Ok((items, Ending::Left)) };
            match line.trim() {
                "" => return Ok((items, Ending::Done)),
                BACK if items.is_empty() => return Ok((items, Ending::TakenBack)),
                text => match form.reader.answer(form.field, text) {
                    Ok(Some(Answer::Emotions(felt))) => items.extend(felt),
                    Ok(_) => {}
                    Err(what) => self.again_please(&what)?,
                },
            }
        }
    }

    /// Each feeling of the first time, with its strength now, and new ones if the method asks.
    pub(super) fn again(&mut self, form: &Form, section: &Section) -> Result<Came> {
        let answers = form.sheet.answers();
        let target = form.reader.method.target(form.field);
        let earlier = match target.and_then(|target| answers.get(&target.id)) {
            Some(Answer::Emotions(felt)) => felt.clone(),
            _ => Vec::new(),
        };
        let mut felt = Vec::new();
        for Felt { word, strength } in earlier {
            match self.number(form, section, &format!("{} (before, {strength})", visible(&word)))? {
                Ok(Some(strength)) => felt.push(Felt { word, strength }),
                Ok(None) => {}
                Err(End) => return Ok(Ending::Left.came(felt, Answer::Emotions)),
            }
        }
        if !form.field.more {
            return Ok(Ending::Done.came(felt, Answer::Emotions));
        }
        self.out.text(&dim("And what is new, as in: calm 20. An empty line ends it."), INDENT)?;
        self.gather(form, section, felt).map(|(felt, end)| end.came(felt, Answer::Emotions))
    }

    /// A number from 0 to 100; none if it is skipped.
    fn number(&mut self, form: &Form, section: &Section, asks: &str) -> Result<Typed<Option<u8>>> {
        self.out.text(&format!("{asks}, 0 to 100:"), INDENT)?;
        loop {
            let Ok(line) = self.line(form, section)? else { return Ok(Err(End)) };
            if line.trim().is_empty() {
                return Ok(Ok(None));
            }
            match percent(&line) {
                Some(number) => return Ok(Ok(Some(number))),
                None => self.again_please("Give a number from 0 to 100.")?,
            }
        }
    }

    /// Thoughts, each with how much it is believed, and the one that stings most.
    pub(super) fn thoughts(&mut self, form: &Form, section: &Section) -> Result<Came> {
        self.out.text(&dim("One thought a line. An empty line ends it."), INDENT)?;
        let mut thoughts: Vec<Thought> = Vec::new();
        loop {
            let (new, end) = self.one_thought(form, section)?;
            let took = new.is_some();
            thoughts.extend(new);
            match end {
                Ending::Done if took => {}
                Ending::Done => break,
                end => return Ok(end.came(thoughts, Answer::Thoughts)),
            }
        }
        if thoughts.len() > 1 && !thoughts.iter().any(|thought| thought.hot) {
            self.out.text(
                &format!("Which of them stings most? 1 to {}, as they stand; Enter skips.", thoughts.len()),
                INDENT,
            )?;
            let Ok(line) = self.line(form, section)? else {
                return Ok(Ending::Left.came(thoughts, Answer::Thoughts));
            };
            let index = line.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(thought) = index.and_then(|index| thoughts.get_mut(index)) {
                thought.hot = true;
            }
        }
        Ok(Ending::Done.came(thoughts, Answer::Thoughts))
    }

    fn one_thought(&mut self, form: &Form, section: &Section) -> Result<(Option<Thought>, Ending)> {
        let (thoughts, end) = {
            let Ok(line) = self.line(form, section)? else { return Ok((None, Ending::Left)) };
            match line.trim() {
                "" => return Ok((None, Ending::Done)),
                BACK => return Ok((None, Ending::TakenBack)),
                text => match form.reader.answer(form.field, text) {
                    Ok(Some(Answer::Thoughts(thoughts))) => (thoughts, Ending::Done),
                    Ok(_) => (Vec::new(), Ending::Done),
                    Err(what) => {
                        self.again_please(&what)?;
                        return self.one_thought(form, section);
                    }
                },
            }
        };
        let Some(mut thought) = thoughts.into_iter().next() else { return Ok((None, end)) };
        if thought.belief.is_none() {
            match self.number(form, section, "How much do you believe it")? {
                Ok(belief) => thought.belief = belief,
                Err(End) => return Ok((Some(thought), Ending::Left)),
            }
        }
        Ok((Some(thought), end))
    }

    /// A sentence, then how much it is believed.
    pub(super) fn rated(&mut self, form: &Form, section: &Section) -> Result<Came> {
        let mut came = self.one_line(form, section)?;
        if let Came::Answer(Some(Answer::Rated(rated))) = &mut came
            && rated.belief.is_none()
        {
            match self.number(form, section, "How much do you believe it")? {
                Ok(belief) => rated.belief = belief,
                Err(End) => return Ok(Came::Left(Some(Answer::Rated(rated.clone())))),
            }
        }
        Ok(came)
    }
}

/// A question and what its answer is read with.
pub(super) struct Form<'a> {
    pub reader: &'a Reader<'a>,
    pub field: &'a Field,
    pub sheet: &'a Sheet,
}

/// How a list of items ended.
enum Ending {
    Done,
    TakenBack,
    Left,
}

impl Ending {
    fn came<T>(self, items: Vec<T>, answer: impl Fn(Vec<T>) -> Answer) -> Came {
        let answer = (!items.is_empty()).then(|| answer(items));
        match self {
            Self::Done => came(answer, false),
            Self::TakenBack => Came::Answer(None),
            Self::Left => came(answer, true),
        }
    }
}

fn came(answer: Option<Answer>, left: bool) -> Came {
    match (answer, left) {
        (answer, true) => Came::Left(answer),
        (None, false) => Came::Skipped,
        (answer, false) => Came::Answer(answer),
    }
}

//! From what is typed to an answer. The same forms hold on a terminal and for `FIELD=VALUE`.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use goldseam_content::{Affect, Answer, Chosen, Felt, Field, FieldKind, Method, Rated, Thought};

use super::{Choice, Words};

/// Marks a thought as an image, and as the one that stings most.
const IMAGE: &str = "image";
const HOT: &str = "hot";

/// What an answer is read with.
pub struct Reader<'a> {
    pub method: &'a Method,
    pub words: &'a Words,
    pub today: NaiveDate,
}

/// What is wrong with what was typed, and what to do, in a sentence.
type Said<T> = Result<T, String>;

impl Reader<'_> {
    /// The answer that `text` gives to `field`; none if it says nothing.
    pub fn answer(&self, field: &Field, text: &str) -> Said<Option<Answer>> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let answer = match field.kind {
            FieldKind::Text | FieldKind::LongText | FieldKind::Person => Answer::Text(text.to_owned()),
            FieldKind::List => Answer::List(lines(text).map(str::to_owned).collect()),
            FieldKind::Choice => Answer::Choices(self.chosen(field, text, false)?),
            FieldKind::Choices | FieldKind::Checklist => Answer::Choices(self.chosen(field, text, true)?),
            FieldKind::Thoughts => Answer::Thoughts(thoughts(text)?),
            FieldKind::RatedText => Answer::Rated(rated(text)?),
            FieldKind::Emotions => Answer::Emotions(felt(text)?),
            FieldKind::Scale => Answer::Scale(self.number(field, text)?),
            FieldKind::ReRate => self.again(field, text)?,
            FieldKind::Date => Answer::Date(self.date(text)?),
            FieldKind::Affect => Answer::Affect(affect(text)?),
            FieldKind::Duration => Answer::Minutes(duration(text)?),
            FieldKind::OwnScales => Answer::Scales(self.scales(field, text)?),
            FieldKind::Sentence | FieldKind::Info | FieldKind::Timer => {
                return Err("This is only read and has no answer.".into());
            }
        };
        let alone = [(field.id.clone(), answer.clone())].into();
        match self.method.check(&alone) {
            Ok(()) => Ok(Some(answer)),
            Err(problems) => {
                Err(problems.into_iter().map(|problem| problem.what).collect::<Vec<_>>().join(" "))
            }
        }
    }

    /// Whether what is rated again is feelings.
    pub fn rates_feelings(&self, field: &Field) -> bool {
        self.method.target(field).is_some_and(|target| target.kind == FieldKind::Emotions)
    }

    fn again(&self, field: &Field, text: &str) -> Said<Answer> {
        if self.rates_feelings(field) {
            return felt(text).map(Answer::Emotions);
        }
        self.number(field, text).map(Answer::Scale)
    }

    fn number(&self, field: &Field, text: &str) -> Said<i32> {
        let (min, max) = self.method.range(field);
        let value = text.parse().ok().filter(|value| (min..=max).contains(value));
        value.ok_or_else(|| format!("Give a number from {min} to {max}."))
    }

    /// `2 6, my back 3`: each scale by its number or name, then its value.
    fn scales(&self, field: &Field, text: &str) -> Said<BTreeMap<String, u8>> {
        let scales = self.words.choices(self.method, field);
        if scales.is_empty() {
            return Err("There are no scales of your own yet.".into());
        }
        let one = |part: &str| {
            let (name, value) = part.rsplit_once([' ', ':', '='])?;
            let name = name.trim_end_matches([' ', ':', '=']);
            let Pick::Option(at) = pick(field, &scales, name)? else { return None };
            Some((scales.get(at)?.id.clone(), value.parse().ok()?))
        };
        let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        parts
            .map(|part| {
                one(part)
                    .ok_or_else(|| "Write each scale with its value from 0 to 10, as in: 1 6, 2 3.".into())
            })
            .collect()
    }

    fn date(&self, text: &str) -> Said<String> {
        let after = |days| self.today.checked_add_days(Days::new(days));
        let day = match text.to_lowercase().as_str() {
            "today" => Some(self.today),
            "tomorrow" => after(1),
            other => match other.strip_prefix('+') {
                Some(days) => days.trim().parse().ok().and_then(after),
                None => other.parse().ok(),
            },
        };
        day.map(|day| day.to_string())
            .ok_or_else(|| "Write a day as in 2026-11-29, or today, tomorrow, or +7 for in a week.".into())
    }

    fn chosen(&self, field: &Field, text: &str, several: bool) -> Said<Chosen> {
        let choices = self.words.choices(self.method, field);
        let one = |text: &str| pick(field, &choices, text);
        // a label may hold a comma itself
        let found: Vec<Pick> = match one(text) {
            Some(pick) if !several || !text.contains([',', '\n']) || !matches!(pick, Pick::Own(_)) => {
                vec![pick]
            }
            _ if several => {
                let parts = text.split([',', '\n']).map(str::trim).filter(|part| !part.is_empty());
                parts
                    .map(|part| one(part).ok_or_else(|| wanted(field, choices.len(), true)))
                    .collect::<Said<_>>()?
            }
            _ => return Err(wanted(field, choices.len(), false)),
        };
        Ok(gathered(&choices, found))
    }
}

/// What was meant by a choice.
enum Pick {
    Option(usize),
    Own(String),
    None,
}

/// By number, by id, by label in any case, or a word of one's own where that may be.
fn pick(field: &Field, choices: &[Choice], text: &str) -> Option<Pick> {
    let same = |other: &str| other.to_lowercase() == text.to_lowercase();
    if let Some(none) = &field.none
        && (text == "0" || same("none") || same(none))
    {
        return Some(Pick::None);
    }
    let number = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < choices.len());
    let named = || choices.iter().position(|choice| same(&choice.id) || same(&choice.label));
    let own = || (field.own && text.parse::<usize>().is_err()).then(|| Pick::Own(text.to_owned()));
    number.or_else(named).map(Pick::Option).or_else(own)
}

/// The options in the order in which they stand, each once, then one's own.
fn gathered(choices: &[Choice], found: Vec<Pick>) -> Chosen {
    let (mut at, mut chosen) = (Vec::new(), Chosen::default());
    for pick in found {
        match pick {
            Pick::Option(index) => at.push(index),
            Pick::Own(own) if !chosen.own.contains(&own) => chosen.own.push(own),
            Pick::Own(_) => {}
            Pick::None => chosen.none = true,
        }
    }
    at.sort_unstable();
    at.dedup();
    chosen.ids = at.into_iter().map(|index| choices[index].id.clone()).collect();
    chosen
}

fn wanted(field: &Field, count: usize, several: bool) -> String {
    let mut says = format!("Type a number from 1 to {count}");
    if several {
        says.push_str(", or several with commas between");
    }
    if let Some(none) = &field.none {
        says.extend([", or 0 for \"", none, "\""]);
    }
    if field.own {
        says.push_str(", or words of your own");
    }
    says.push('.');
    says
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// `-2 1`: how pleasant, and how much energy if that is said too.
fn affect(text: &str) -> Said<Affect> {
    let numbers: Vec<i8> = text.split([' ', ',', '/']).filter_map(|part| part.parse().ok()).collect();
    let words = text.split([' ', ',', '/']).filter(|part| !part.is_empty()).count();
    match numbers.as_slice() {
        [pleasant] if words == 1 => Ok(Affect { pleasant: *pleasant, energy: None }),
        [pleasant, energy] if words == 2 => Ok(Affect { pleasant: *pleasant, energy: Some(*energy) }),
        _ => Err(
            "Write two numbers from -4 to 4: how pleasant, and how much energy. The second may be left out."
                .into(),
        ),
    }
}

/// `7:30`, `7.5`, `7 h 30 min` or `450 min`.
fn duration(text: &str) -> Said<u16> {
    let unclear = || "Write hours and minutes, as in 7:30 or 7.5.".to_owned();
    let plain: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace(',', ".").replace("min", "m");
    let minutes = if let Some((hours, minutes)) = plain.split_once([':', 'h']) {
        let minutes = minutes.trim_end_matches('m');
        let minutes: u16 = if minutes.is_empty() { 0 } else { minutes.parse().map_err(|_| unclear())? };
        let hours: u16 = hours.parse().map_err(|_| unclear())?;
        (minutes < 60).then(|| hours.checked_mul(60)?.checked_add(minutes)).flatten()
    } else if let Some(minutes) = plain.strip_suffix('m') {
        minutes.parse().ok()
    } else {
        hundredths(&plain).and_then(|hundredths| u16::try_from((hundredths * 60 + 50) / 100).ok())
    };
    minutes.ok_or_else(unclear)
}

/// `7.25` as 725: a number with at most two places after the point, and without any rounding.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}

/// `sad 80, left out 60`, on one line or several.
fn felt(text: &str) -> Said<Vec<Felt>> {
    let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(feeling).collect()
}

fn feeling(text: &str) -> Said<Felt> {
    let unclear =
        || "Write each feeling with its strength from 0 to 100, as in: sad 80, angry 60.".to_owned();
    let (word, strength) = text.rsplit_once([' ', ':', '=']).ok_or_else(unclear)?;
    let strength = percent(strength).ok_or_else(unclear)?;
    let word = word.trim_end_matches([' ', ':', '=']);
    if word.is_empty() { Err(unclear()) } else { Ok(Felt { word: word.to_owned(), strength }) }
}

/// A thought a line: `They will do it again | 90 | hot`.
fn thoughts(text: &str) -> Said<Vec<Thought>> {
    lines(text).map(thought).collect()
}

fn thought(line: &str) -> Said<Thought> {
    let mut thought = Thought { text: String::new(), belief: None, image: false, hot: false };
    let mut rest = line;
    while let Some((before, mark)) = rest.rsplit_once('|') {
        let mark = mark.trim();
        match mark.to_lowercase().as_str() {
            IMAGE => thought.image = true,
            HOT => thought.hot = true,
            _ => match believed(mark)? {
                Some(belief) => thought.belief = Some(belief),
                None => break,
            },
        }
        rest = before;
    }
    if rest.trim().is_empty() {
        return Err("Write the thought itself first, as in: They will do it again | 90.".into());
    }
    Ok(Thought { text: rest.trim().to_owned(), ..thought })
}

/// `It happened, and it is not all that there is | 60`.
fn rated(text: &str) -> Said<Rated> {
    if let Some((before, mark)) = text.rsplit_once('|')
        && let Some(belief) = believed(mark.trim())?
    {
        if before.trim().is_empty() {
            return Err("Write the sentence first, as in: It hurts, and I can bear today | 60.".into());
        }
        return Ok(Rated { text: before.trim().to_owned(), belief: Some(belief) });
    }
    Ok(Rated { text: text.to_owned(), belief: None })
}

/// A number after a bar; none if it is no number, and so part of the sentence.
fn believed(mark: &str) -> Said<Option<u8>> {
    let digits = mark.strip_suffix('%').unwrap_or(mark).trim();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    percent(mark).map(Some).ok_or_else(|| "How much it is believed is a number from 0 to 100.".into())
}

/// 0 to 100, with or without a percent sign.
pub fn percent(text: &str) -> Option<u8> {
    let digits = text.trim().strip_suffix('%').unwrap_or(text.trim()).trim_end();
    digits.parse().ok().filter(|value| *value <= 100)
}

//! Text as every way onto paper takes it: paragraphs of runs, from plain text or from Markdown.

mod markdown;

pub(crate) use markdown::markdown;

use crate::model::BLACKOUT;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flow {
    Paragraph(Vec<Run>),
    /// The level is the writer's own, from 1.
    Heading(u8, Vec<Run>),
    /// The number of the first item, for one with numbers.
    List(Option<u64>, Vec<Vec<Flow>>),
    Quote(Vec<Flow>),
    Code(String),
    Rule,
    Table(Grid),
}

/// A table within a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(crate) head: Vec<Vec<Run>>,
    pub(crate) rows: Vec<Vec<Vec<Run>>>,
    /// For each column, whether its cells stand at the right.
    pub(crate) right: Vec<bool>,
}

/// A stretch within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Run {
    Text(String, Style),
    Blackout,
    /// A new line in the same paragraph.
    Break,
}

/// How a stretch is set.
#[allow(clippy::struct_excessive_bools)] // each by itself
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    pub(crate) struck: bool,
    pub(crate) code: bool,
}

/// Plain text: an empty line begins a paragraph, every other line stands on its own.
pub(crate) fn plain(text: &str) -> Vec<Flow> {
    let mut flow = Vec::new();
    let mut runs = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            close(&mut flow, &mut runs);
        } else {
            if !runs.is_empty() {
                runs.push(Run::Break);
            }
            push(&mut runs, line.trim_end(), Style::default());
        }
    }
    close(&mut flow, &mut runs);
    flow
}

fn close(flow: &mut Vec<Flow>, runs: &mut Vec<Run>) {
    if !runs.is_empty() {
        flow.push(Flow::Paragraph(std::mem::take(runs)));
    }
}

/// Plain text that stays in its paragraph: lines keep, empty ones go.
pub(crate) fn lines(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !runs.is_empty() {
            runs.push(Run::Break);
        }
        push(&mut runs, line, Style::default());
    }
    runs
}

/// Plain text in one line.
pub(crate) fn line(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    push(&mut runs, &one_line(text), Style::default());
    runs
}

/// The words of a text with a blank between them.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds a text without line breaks, its blackouts apart.
pub(crate) fn push(runs: &mut Vec<Run>, text: &str, style: Style) {
    for (index, part) in text.split(BLACKOUT).enumerate() {
        // of several side by side one is left, since their number would tell the length
        if index > 0 && runs.last() != Some(&Run::Blackout) {
            runs.push(Run::Blackout);
        }
        let part = clean(part);
        match runs.last_mut() {
            _ if part.is_empty() => {}
            Some(Run::Text(before, same)) if *same == style => before.push_str(&part),
            _ => runs.push(Run::Text(part, style)),
        }
    }
}

/// Without the characters that mean nothing on paper, and that a viewer or a checker may stumble over.
pub(crate) fn clean(text: &str) -> String {
    let keeps = |c: &char| {
        !(c.is_control()
            || matches!(c, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
            || (*c as u32) & 0xFFFE == 0xFFFE)
    };
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(keeps).collect()
}

/// What the runs say, with the words for a blackout in the place of one.
pub(crate) fn said(runs: &[Run], blackout: &str) -> String {
    let mut said = String::new();
    for run in runs {
        match run {
            Run::Text(text, _) => said.push_str(text),
            Run::Blackout => said.push_str(blackout),
            Run::Break => said.push('\n'),
        }
    }
    said
}

/// Whether the first text in a block runs from right to left.
pub(crate) fn opens_at_the_right(block: &Flow) -> bool {
    match block {
        Flow::Paragraph(runs) | Flow::Heading(_, runs) => from_the_right(runs),
        Flow::List(_, items) => items.iter().flatten().next().is_some_and(opens_at_the_right),
        Flow::Quote(blocks) => blocks.first().is_some_and(opens_at_the_right),
        Flow::Code(_) | Flow::Rule | Flow::Table(_) => false,
    }
}

/// Whether the first letter that has a direction runs from right to left.
pub(crate) fn from_the_right(runs: &[Run]) -> bool {
    let letters = runs.iter().filter_map(|run| if let Run::Text(text, _) = run { Some(text) } else { None });
    right_to_left(letters.flat_map(|text| text.chars()))
}

fn right_to_left(mut letters: impl Iterator<Item = char>) -> bool {
    letters.find(|c| c.is_alphabetic()).is_some_and(is_rtl)
}

/// Letters of Hebrew, Arabic and their neighbours.
fn is_rtl(c: char) -> bool {
    matches!(c as u32, 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EEFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Run {
        Run::Text(text.to_owned(), Style::default())
    }

    #[test]
    fn an_empty_line_begins_a_paragraph_and_others_stay_lines() {
        let flow = plain("one\ntwo\n\n \nthree\n");
        let first = Flow::Paragraph(vec![text("one"), Run::Break, text("two")]);
        assert_eq!(flow, [first, Flow::Paragraph(vec![text("three")])]);
    }

    #[test]
    fn a_blackout_is_one_however_many_stand_side_by_side() {
        let runs = line(&format!("a {BLACKOUT}{BLACKOUT}{BLACKOUT} b"));
        assert_eq!(runs, [text("a "), Run::Blackout, text(" b")]);
    }

    #[test]
    fn characters_that_are_none_are_left_out() {
        assert_eq!(clean("a\u{0}\u{FEFF}\u{FFFE}\u{1F}b\tc\u{1FFFF}\u{200D}"), "ab c\u{200D}");
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        assert!(from_the_right(&line("12: שלום and peace")));
        assert!(from_the_right(&[Run::Blackout, text("سلام")]));
        assert!(!from_the_right(&line("Peace, שלום")));
        assert!(!from_the_right(&line("123")));
    }
}

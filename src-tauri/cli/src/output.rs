//! What is shown on a terminal: calm, in columns, wrapped, and never obeying what an entry says.

use std::{
    fmt::Write as _,
    io::{self, IsTerminal, Write},
};

use anstream::AutoStream;
use serde::Serialize;
use textwrap::{Options, core::display_width, wrap};

use crate::exit::{Failure, Result};

/// Lines longer than this are hard to read, however wide the window is.
const MOST_WIDTH: usize = 100;
const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const RESET: &str = "\x1b[0m";

/// Standard output, in words for people or in JSON. Styles are left out when it is not a terminal,
/// and when `NO_COLOR` is set.
pub struct Output {
    out: AutoStream<io::Stdout>,
    /// Columns to wrap at; none when what is written goes elsewhere than to a terminal.
    width: Option<usize>,
    json: bool,
}

impl Output {
    pub fn new(json: bool) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let columns = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
        Self { out: AutoStream::auto(stdout), width: terminal.then(|| columns.clamp(20, MOST_WIDTH)), json }
    }

    /// Whether answers are in JSON.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Answers: with `data` in JSON if that was asked for, else with what `words` writes.
    pub fn answer(
        &mut self,
        data: &impl Serialize,
        words: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        if self.json { self.json(data) } else { words(self) }
    }

    fn json(&mut self, data: &impl Serialize) -> Result<()> {
        let text = serde_json::to_string_pretty(data)
            .map_err(|_| Failure::new("internal", "The answer could not be put into JSON."))?;
        // JSON lets these through, some terminals obey them; they only ever stand inside strings
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\u{7f}'..='\u{9f}' => {
                    let _ = write!(safe, "\\u{:04x}", u32::from(c));
                }
                c => safe.push(c),
            }
        }
        Ok(writeln!(self.out, "{safe}")?)
    }

    /// One line, as it is: our own words, or what [`visible`] has made of a person's.
    pub fn line(&mut self, line: &str) -> Result<()> {
        Ok(writeln!(self.out, "{line}")?)
    }

    /// Text of any length with `indent` columns left free, wrapped at the width of the terminal.
    pub fn text(&mut self, text: &str, indent: usize) -> Result<()> {
        let space = " ".repeat(indent);
        for line in text.split('\n') {
            let Some(width) = self.width else {
                self.line(&format!("{space}{line}"))?;
                continue;
            };
            // a list item goes on under its first word, a paragraph where it began
            let hang = " ".repeat(indent + hanging(line));
            let options = Options::new(width).initial_indent(&space).subsequent_indent(&hang);
            for part in wrap(line, options) {
                self.line(&part)?;
            }
        }
        Ok(())
    }

    /// One line of text with `indent` columns left free, cut at the width of the terminal.
    pub fn cut(&mut self, text: &str, indent: usize) -> Result<()> {
        let room = self.width.map_or(usize::MAX, |width| width.saturating_sub(indent));
        let line = if display_width(text) <= room { text.to_owned() } else { shortened(text, room) };
        self.line(&format!("{}{line}", " ".repeat(indent)))
    }

    /// A file, byte for byte, unless a terminal would have to show it.
    pub fn file(&mut self, text: &str) -> Result<()> {
        match self.width {
            Some(_) => self.line(visible(text).trim_end()),
            None => Ok(io::stdout().write_all(text.as_bytes())?),
        }
    }

    /// Hands on what is still held back.
    pub fn finish(mut self) -> Result<()> {
        Ok(self.out.flush()?)
    }
}

pub fn bold(text: &str) -> String {
    format!("{BOLD}{text}{RESET}")
}

/// What was found: underlined, which can stand inside of bold.
pub fn found(text: &str) -> String {
    format!("\x1b[4m{text}\x1b[24m")
}

pub fn dim(text: &str) -> String {
    format!("{DIM}{text}{RESET}")
}

/// A person's text with every control character but the line feed shown instead of obeyed: what
/// was pasted into an entry must not move the cursor, set the title or type for the reader.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push_str("    "),
            // the pictures of control characters stand in the same order as these do
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
            '\u{7f}' => out.push('\u{2421}'),
            '\u{80}'..='\u{9f}' => out.push('\u{fffd}'),
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// [`visible`], on one line.
pub fn visible_line(text: &str) -> String {
    visible(text).replace('\n', " ")
}

fn shortened(text: &str, room: usize) -> String {
    let mut out = String::new();
    let mut left = room.saturating_sub(1);
    for c in text.chars() {
        let width = display_width(c.encode_utf8(&mut [0; 4]));
        if width > left {
            break;
        }
        left -= width;
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// How many columns the mark of a list item, a task or a quotation takes, with what stands before it.
fn hanging(line: &str) -> usize {
    let text = line.trim_start();
    let before = line.len() - text.len();
    let marks = ["- [ ] ", "- [x] ", "- ", "* ", "+ ", "> "];
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = digits > 0 && text.get(digits..digits + 2) == Some(". ");
    let mark = if numbered {
        digits + 2
    } else {
        marks.iter().find(|m| text.starts_with(**m)).map_or(0, |m| m.len())
    };
    before + mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_survives() {
        let all: String = (0..0x300).filter_map(char::from_u32).collect();
        let shown = visible(&all);
        assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
        assert_eq!(visible("\x1b]0;title\x07\u{9b}2J\r\nnext\ttab"), "␛]0;title␇\u{fffd}2J\nnext    tab");
        assert_eq!(visible_line("a\nb"), "a b");
    }

    #[test]
    fn a_line_is_cut_by_columns_not_by_bytes() {
        assert_eq!(shortened("日本語のテキスト", 7), "日本語…");
        assert_eq!(shortened("seven letters", 7), "seven…");
    }

    #[test]
    fn list_items_hang() {
        assert_eq!(hanging("- [ ] water the plants"), 6);
        assert_eq!(hanging("  - nested"), 4);
        assert_eq!(hanging("12. twelfth"), 4);
        assert_eq!(hanging("plain"), 0);
        assert_eq!(hanging("1.5 is a number"), 0);
    }
}

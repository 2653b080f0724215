//! The markup of txt2tags, as RedNotebook has it, line by line into Markdown.

use super::inline::{Linked, inline};

/// Headings have up to five marks.
const DEEPEST_HEADING: usize = 5;

/// A block that goes on over lines.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    None,
    /// Between lines of ```` ``` ````, `"""` or `'''`.
    As(&'static str),
}

/// A whole text.
pub fn markdown(text: &str, linked: &mut Linked) -> String {
    let (mut out, mut block, mut table) = (String::with_capacity(text.len()), Block::None, false);
    for line in text.replace("\r\n", "\n").lines() {
        if let Block::As(mark) = block {
            let ends = line.trim_end() == mark;
            out.push_str(if ends && mark == VERBATIM {
                VERBATIM
            } else if ends {
                ""
            } else {
                line
            });
            if ends {
                block = Block::None;
            }
        } else if let Some(mark) = BLOCKS.into_iter().find(|mark| line.trim_end() == *mark) {
            block = Block::As(mark);
            out.push_str(if mark == VERBATIM { mark } else { "" });
        } else {
            let row = line.trim_start().starts_with("| ") || line.trim_start().starts_with("|| ");
            if row {
                out.push_str(&table_row(line, !table, linked));
            } else {
                out.push_str(&one(line, linked));
            }
            table = row;
        }
        out.push('\n');
    }
    if block == Block::As(VERBATIM) {
        out.push_str(VERBATIM);
    }
    out
}

const VERBATIM: &str = "```";
const BLOCKS: [&str; 3] = [VERBATIM, "\"\"\"", "'''"];

/// A single line of running text.
pub fn line(text: &str, linked: &mut Linked) -> String {
    inline(text.trim(), linked)
}

fn one(line: &str, linked: &mut Linked) -> String {
    let trimmed = line.trim();
    if is_bar(trimmed) {
        return "---".to_owned();
    }
    if let Some((level, text)) = heading(trimmed) {
        return format!("{} {}", "#".repeat(level), inline(text, linked));
    }
    for mark in BLOCKS {
        if let Some(rest) = line.strip_prefix(mark).and_then(|rest| rest.strip_prefix(' ')) {
            return format!("    {rest}");
        }
    }
    if let Some(rest) = line.strip_prefix('\t') {
        let deeper = rest.len() - rest.trim_start_matches('\t').len();
        return format!(
            "{} {}",
            ">".repeat(1 + deeper.min(8)),
            inline(rest.trim_start_matches('\t'), linked)
        );
    }
    let text = line.trim_start_matches(' ');
    let indent = &line[..line.len() - text.len()];
    match text.split_once(' ') {
        Some(("-", item)) if !item.starts_with(' ') => format!("{indent}- {}", ended(item, linked)),
        Some(("+", item)) if !item.starts_with(' ') => format!("{indent}1. {}", ended(item, linked)),
        Some((":", term)) => format!("{indent}- {}", ended(term.trim(), linked)),
        // a lone mark closes a list
        _ if matches!(trimmed, "-" | "+" | ":") => String::new(),
        // four blanks would make code of it
        _ => escaped_start(&ended(text, linked)),
    }
}

/// Twenty of the same mark draw a line.
fn is_bar(line: &str) -> bool {
    line.len() >= 20 && ['-', '_', '='].iter().any(|mark| line.trim_matches(*mark).is_empty())
}

/// Two backslashes at the end break the line.
fn ended(text: &str, linked: &mut Linked) -> String {
    match text.trim_end().strip_suffix("\\\\") {
        Some(text) => format!("{}\\", inline(text.trim_end(), linked)),
        None => inline(text, linked),
    }
}

/// What is plain text there must not begin a heading or a quotation here.
fn escaped_start(text: &str) -> String {
    let heading = text.trim_start_matches('#');
    let is_heading = heading.len() < text.len() && (heading.is_empty() || heading.starts_with(' '));
    if is_heading || text.starts_with('>') { format!("\\{text}") } else { text.to_owned() }
}

/// `== Text ==`, or with `+` for a numbered one; a label may follow in brackets.
fn heading(line: &str) -> Option<(usize, &str)> {
    let mark = line.chars().next().filter(|c| matches!(c, '=' | '+'))?;
    let level = line.len() - line.trim_start_matches(mark).len();
    let line = match line.rsplit_once('[') {
        Some((text, label)) if label.ends_with(']') && text.ends_with(mark) => text,
        _ => line,
    };
    let text = line.get(level..)?.strip_suffix(mark.to_string().repeat(level).as_str())?;
    let fits = (1..=DEEPEST_HEADING).contains(&level) && !text.trim().is_empty() && !text.ends_with(mark);
    fits.then_some((level, text.trim()))
}

/// A row. Tables of Markdown begin with a row of heads, so the first is taken for it.
fn table_row(line: &str, first: bool, linked: &mut Linked) -> String {
    let cells = line.trim().trim_start_matches('|').trim_end_matches('|');
    let cells: Vec<String> = cells.split(" | ").map(|cell| inline(cell.trim(), linked)).collect();
    let row = format!("| {} |", cells.join(" | "));
    if first { format!("{row}\n|{}", " --- |".repeat(cells.len())) } else { row }
}

//! Plain text in Markdown: as few backslashes as keep a typed mark from becoming a format.

/// The text, to stand by itself. Line breaks stay; more than one empty line becomes one.
pub(super) fn escaped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(escaped_start(line));
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// The text in one line, to stand after other text.
pub(super) fn escaped_line(text: &str) -> String {
    escaped_within(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A line, which may begin with what would be a heading, a list, a quote, a rule or a table.
fn escaped_start(line: &str) -> String {
    let within = escaped_within(line);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if (1..=9).contains(&digits) && rest.starts_with(['.', ')']) && ends_mark(&rest[1..]) {
        return format!("{}\\{}", &line[..digits], &within[digits..]);
    }
    if begins_block(line) { format!("\\{within}") } else { within }
}

fn begins_block(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    let rest = &line[first.len_utf8()..];
    match first {
        '#' => ends_mark(line.trim_start_matches('#')),
        '-' => ends_mark(rest) || rest.starts_with('-'),
        '+' => ends_mark(rest),
        '=' => line.chars().all(|c| c == '='),
        '~' => line.starts_with("~~~"),
        '>' | '|' => true,
        // `*`, `_` and the backtick are escaped wherever they stand
        _ => false,
    }
}

/// A mark at the beginning of a line counts only before a blank or the end.
fn ends_mark(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t'])
}

fn escaped_within(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or(' ');
    let linked = line.contains("](") || line.contains("][") || line.contains("]:");
    let mut text = String::with_capacity(line.len());
    for (index, &c) in chars.iter().enumerate() {
        let before = if index == 0 { ' ' } else { at(index - 1) };
        let next = at(index + 1);
        let mark = match c {
            '*' => !(before.is_whitespace() && next.is_whitespace()) || index == 0,
            '`' => true,
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '[' | ']' => linked,
            '\\' => next.is_ascii_punctuation() || index + 1 == chars.len(),
            '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
            '&' => entity(&chars[index + 1..]),
            // without one that closes, one that opens is only itself
            '~' => !before.is_whitespace(),
            _ => false,
        };
        if mark {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// What follows an ampersand makes it a character of another name: `&amp;`, `&#39;`.
fn entity(rest: &[char]) -> bool {
    let end = rest.iter().take(32).position(|c| *c == ';');
    end.is_some_and(|end| end > 0 && rest[..end].iter().all(|c| c.is_ascii_alphanumeric() || *c == '#'))
}

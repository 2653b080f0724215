//! Plain text in Markdown. Rather a backslash too many than a mark that counts.

/// The text, within a line.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, c) in text.char_indices() {
        let next = text[index + c.len_utf8()..].chars().next();
        let mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            // `&amp;` and `&#39;` would be another character
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line whose beginning must not be a heading, a list or a rule.
pub(super) fn opening(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if (1..=9).contains(&digits) && rest.starts_with(['.', ')']) && ends_mark(&rest[1..]) {
        return format!("{}\\{rest}", &line[..digits]);
    }
    if begins_block(line) { format!("\\{line}") } else { line.to_owned() }
}

fn begins_block(line: &str) -> bool {
    match line.chars().next() {
        Some('#') => ends_mark(line.trim_start_matches('#')),
        Some('+') => ends_mark(&line[1..]),
        Some('-') => ends_mark(&line[1..]) || line[1..].starts_with('-'),
        Some('=') => line.chars().all(|c| c == '='),
        _ => false,
    }
}

/// A mark at the beginning of a line counts only before a blank or the end.
fn ends_mark(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_as_they_were_typed() {
        assert_eq!(escaped("a*b <i> &amp; R&D [x](y)"), "a\\*b \\<i\\> \\&amp; R\\&D \\[x\\](y)");
        assert_eq!(
            ["# a", "- b", "12. c", "---", "==="].map(opening),
            ["\\# a", "\\- b", "12\\. c", "\\---", "\\==="]
        );
        assert_eq!(["#a", "-5", "1.25", "x"].map(opening), ["#a", "-5", "1.25", "x"]);
    }
}

//! Words of text that must not become signs of Markdown.

/// A word that begins a heading, a quote, a list, a rule or a note where a line begins with it.
pub(super) fn begins_a_block(word: &str) -> bool {
    let signs = |sign: char| word.chars().all(|c| c == sign);
    matches!(word, "-" | "+" | "*" | ">")
        || word.starts_with(['>', '['])
        || signs('#')
        || signs('-')
        || signs('=')
}

/// `1.` and `1)` begin a list: where their last sign stands.
pub(super) fn numbers_a_list(word: &str) -> Option<usize> {
    let dot = word.len().checked_sub(1)?;
    let digits = word.strip_suffix(['.', ')'])?;
    ((1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())).then_some(dot)
}

/// A word of text that stays one in Markdown.
pub(crate) fn escaped(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let within = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let escape = match c {
            '*' => word.len() > 1,
            '`' | '\\' => true,
            '_' => !(within(before) && within(next)) && word.len() > 1,
            '~' => before == Some('~') || next == Some('~'),
            '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '(' => before == Some(']'),
            '&' => next.is_some_and(|c| c.is_ascii_alphabetic() || c == '#') && word.contains(';'),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

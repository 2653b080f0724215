//! A text in numbers, words and marks.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Digits of ASCII.
    Number(&'a str),
    Word(&'a str),
    Space,
    Mark(char),
}

/// Splits `text`; none if it is longer than `longest` bytes.
pub(super) fn tokens(text: &str, longest: usize) -> Option<Vec<Token<'_>>> {
    if text.len() > longest {
        return None;
    }
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = kind(first);
        let alone = kind == Kind::Mark;
        let end = rest.find(|c| alone || self::kind(c) != kind).filter(|end| *end > 0);
        let (token, after) = rest.split_at(end.unwrap_or(if alone { first.len_utf8() } else { rest.len() }));
        tokens.push(match kind {
            Kind::Digit => Token::Number(token),
            Kind::Letter => Token::Word(token),
            Kind::Space => Token::Space,
            Kind::Mark => Token::Mark(first),
        });
        rest = after;
    }
    Some(tokens)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Digit,
    Letter,
    Space,
    Mark,
}

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Digit,
        c if c.is_whitespace() => Kind::Space,
        c if c.is_alphabetic() => Kind::Letter,
        _ => Kind::Mark,
    }
}

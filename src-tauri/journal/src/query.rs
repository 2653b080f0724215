//! What a person types into the search field, as an expression of the index.
//!
//! Words must all be there; `"words in quotes"` must follow each other; `-word` must not be there.
//! The word or phrase that is still being typed, which is the last one, also finds what begins
//! with it. Everything else that is typed is a separator, so nothing is a mistake.

/// More words than this in a query are left out of account.
const MOST_TERMS: usize = 64;
/// Characters of a query that are looked at.
const MOST_CHARS: usize = 2000;

#[derive(Debug, PartialEq, Eq)]
struct Term {
    text: String,
    excluded: bool,
    /// Not yet closed by a blank or a quotation mark.
    open: bool,
}

/// What is looked for: terms that must be there, and terms that must not.
pub(crate) struct Query {
    wanted: Vec<Term>,
    excluded: Vec<Term>,
}

/// Reads a query; none if there is nothing to look for.
pub(crate) fn read(typed: &str) -> Option<Query> {
    let mut terms = terms(typed);
    // the open end is only ever the last, and counts even if what precedes it does not
    terms.retain(Term::has_words);
    terms.truncate(MOST_TERMS);
    let (excluded, wanted): (Vec<_>, Vec<_>) = terms.into_iter().partition(|t| t.excluded);
    (!wanted.is_empty()).then_some(Query { wanted, excluded })
}

impl Query {
    /// The expression for `MATCH`.
    pub(crate) fn expression(&self) -> String {
        self.with(self.wanted.iter().map(Term::quoted).collect::<Vec<_>>().join(" "))
    }

    /// The expression with all words in place of the one that is still being typed, which must be there.
    pub(crate) fn spelled_out(&self, words: &[String]) -> String {
        let closed = self.wanted.iter().filter(|term| !term.is_prefix()).map(Term::quoted);
        let any = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
        self.with(closed.chain([format!("({any})")]).collect::<Vec<_>>().join(" AND "))
    }

    /// The word that is still being typed, as the index spells it: if that can be told, and if it is longer
    /// than the beginnings of words that the index keeps lists of.
    pub(crate) fn being_typed(&self) -> Option<String> {
        let term = self.wanted.iter().find(|term| term.is_prefix())?;
        let plain = term.text.len() >= 4 && term.text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        plain.then(|| term.text.to_ascii_lowercase())
    }

    fn with(&self, all: String) -> String {
        if self.excluded.is_empty() {
            return all;
        }
        let none = self.excluded.iter().map(Term::quoted).collect::<Vec<_>>().join(" OR ");
        format!("({all}) NOT ({none})")
    }
}

fn terms(typed: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut chars = typed.chars().take(MOST_CHARS).peekable();
    while let Some(&c) = chars.peek() {
        if is_blank(c) {
            chars.next();
            continue;
        }
        let excluded = c == '-';
        if excluded {
            chars.next();
        }
        let quoted = chars.next_if(|&c| is_quote(c)).is_some();
        let ends = |c: char| if quoted { is_quote(c) } else { is_blank(c) || is_quote(c) };
        let mut text = String::new();
        while let Some(c) = chars.next_if(|&c| !ends(c)) {
            text.push(if is_blank(c) { ' ' } else { c });
        }
        let open = chars.peek().is_none();
        if quoted {
            chars.next();
        }
        terms.push(Term { text, excluded, open });
    }
    terms
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The quotation marks that keyboards and word processors make.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

impl Term {
    fn has_words(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// As a string of the index's language, in which nothing but the quotation mark is special.
    fn quoted(&self) -> String {
        let prefix = if self.is_prefix() { " *" } else { "" };
        format!("\"{}\"{prefix}", self.text.replace('"', "\"\""))
    }

    /// It finds what begins with it.
    fn is_prefix(&self) -> bool {
        self.open && !self.excluded && !self.is_one_letter()
    }

    /// One letter begins almost everything: it is looked for as the word that it is.
    fn is_one_letter(&self) -> bool {
        self.text.chars().count() == 1 && self.text.is_ascii()
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, read};

    fn expression(typed: &str) -> Option<String> {
        read(typed).as_ref().map(Query::expression)
    }

    #[test]
    fn the_language() {
        for (typed, expected) in [
            ("river", Some(r#""river" *"#)),
            ("river ", Some(r#""river""#)),
            ("wide river", Some(r#""wide" "river" *"#)),
            (r#""wide river" bank"#, Some(r#""wide river" "bank" *"#)),
            (r#""wide river""#, Some(r#""wide river""#)),
            (r#""wide riv"#, Some(r#""wide riv" *"#)),
            ("„wide river“", Some(r#""wide river""#)),
            ("river -bank", Some(r#"("river") NOT ("bank")"#)),
            (r#"river -bank -"the sea" wide"#, Some(r#"("river" "wide" *) NOT ("bank" OR "the sea")"#)),
            ("well-known", Some(r#""well-known" *"#)),
            ("a", Some(r#""a""#)),
            ("日", Some(r#""日" *"#)),
            (r#"said"no"now"#, Some(r#""said" "no" "now" *"#)),
            ("title: OR (x)", Some(r#""title:" "OR" "(x)" *"#)),
            ("river\0\"bank", Some(r#""river" "bank" *"#)),
            ("-river", None),
            ("", None),
            (" \" - -\" *?! ", None),
            ("“", None),
        ] {
            assert_eq!(expression(typed).as_deref(), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_word_that_is_being_typed_can_be_spelled_out() {
        let spelled = |typed: &str| {
            let query = read(typed)?;
            Some((query.being_typed()?, query.spelled_out(&["one".into(), "two".into()])))
        };
        for (typed, word, expected) in [
            ("Rive", "rive", r#"("one" OR "two")"#),
            ("wide rive", "rive", r#""wide" AND ("one" OR "two")"#),
            (
                r#"rive -bank "the sea" wide"#,
                "wide",
                r#"("rive" AND "the sea" AND ("one" OR "two")) NOT ("bank")"#,
            ),
        ] {
            assert_eq!(spelled(typed), Some((word.to_owned(), expected.to_owned())), "{typed}");
        }
        for typed in ["river ", "riv", "well-known", "élan", "\"river\"", "-river", ""] {
            assert_eq!(spelled(typed), None, "{typed}");
        }
    }
}

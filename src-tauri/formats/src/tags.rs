//! Tags, each once, in the order of the source.

use std::collections::HashSet;

/// Tags in their order, each once, however it is written.
#[derive(Default)]
pub struct Tags {
    /// As they were first spelled.
    pub names: Vec<String>,
    known: HashSet<String>,
}

impl Tags {
    /// Adds one, with or without its mark.
    pub fn add(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['@', '#']).trim();
        if !name.is_empty() && self.known.insert(name.to_lowercase()) {
            self.names.push(name.to_owned());
        }
    }

    /// Adds those that stand in a text as `@tag` or `#tag` after a blank.
    pub fn in_text(&mut self, text: &str) {
        for word in text.split_whitespace() {
            let Some(rest) = word.strip_prefix(['@', '#']) else { continue };
            let part = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '*' | '#' | '/');
            let length: usize = rest.chars().take_while(part).map(char::len_utf8).sum();
            if let Some(name) = rest.get(..length).filter(|name| name.chars().any(char::is_alphanumeric)) {
                self.add(name);
            }
        }
    }
}

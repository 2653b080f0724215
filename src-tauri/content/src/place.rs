//! Where things stand in a file: its tree with lines and dotted names.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::Problem;

/// Values of a file that are looked at.
pub(crate) const MOST_VALUES: usize = 40_000;
/// Tables and lists within each other: conditions take two for each step.
const MOST_DEPTH: usize = 32;
/// Characters of a key that are shown.
const MOST_KEY: usize = 60;

/// A file that could be read as TOML.
pub(crate) struct Place<'a> {
    file: &'a str,
    text: &'a str,
    nodes: Vec<Node>,
}

/// A value of the tree.
pub(crate) struct Node {
    /// `sections[1].fields[0].max`.
    pub path: String,
    /// Its text, if it is one.
    pub string: Option<String>,
    /// How many items it has, if it is a list.
    pub items: Option<usize>,
    /// How many lists and tables it is within.
    pub depth: usize,
    spans: [Range<usize>; 2],
}

impl<'a> Place<'a> {
    pub fn new(file: &'a str, text: &'a str, root: &DeTable<'_>) -> Self {
        let mut place = Self { file, text, nodes: Vec::new() };
        place.walk_table(root, "", 1);
        place
    }

    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    fn walk_table(&mut self, table: &DeTable<'_>, path: &str, depth: usize) {
        for (key, value) in table {
            let dot = if path.is_empty() { "" } else { "." };
            let name: String = key.get_ref().chars().take(MOST_KEY).collect();
            self.walk(value, key.span(), &format!("{path}{dot}{name}"), depth);
        }
    }

    fn walk(&mut self, value: &Spanned<DeValue<'_>>, key: Range<usize>, path: &str, depth: usize) {
        if self.nodes.len() >= MOST_VALUES || depth > MOST_DEPTH {
            return;
        }
        let inner = value.get_ref();
        self.nodes.push(Node {
            path: path.to_owned(),
            string: inner.as_str().map(str::to_owned),
            items: inner.as_array().map(|array| array.len()),
            depth,
            spans: [key, value.span()],
        });
        match inner {
            DeValue::Table(table) => self.walk_table(table, path, depth + 1),
            DeValue::Array(array) => {
                for (index, item) in array.iter().enumerate() {
                    self.walk(item, item.span(), &format!("{path}[{index}]"), depth + 1);
                }
            }
            _ => {}
        }
    }

    /// A problem at a dotted name. What is not there is looked for where it should be.
    pub fn problem(&self, path: &str, what: impl Into<String>) -> Problem {
        let mut near = path;
        let line = loop {
            if let Some(node) = self.nodes.iter().find(|node| node.path == near) {
                break line_of(self.text, node.spans[0].start);
            }
            match near.rfind(['.', '[']) {
                Some(at) => near = &near[..at],
                None => break 0,
            }
        };
        self.told(line, path, what.into())
    }

    /// A problem at a place in the text.
    pub fn problem_at(&self, span: Option<Range<usize>>, within: &str, what: impl Into<String>) -> Problem {
        let Some(span) = span.filter(|span| !span.is_empty()) else { return self.problem(within, what) };
        let near = self
            .nodes
            .iter()
            .flat_map(|node| node.spans.iter().map(move |of| (node, of)))
            .filter(|(node, of)| {
                of.start <= span.start && span.end <= of.end && node.path.starts_with(within)
            })
            .min_by_key(|(node, of)| (of.len(), std::cmp::Reverse(node.depth)));
        let path = near.map_or(within, |(node, _)| &node.path);
        self.told(line_of(self.text, span.start), path, what.into())
    }

    fn told(&self, line: u32, path: &str, what: String) -> Problem {
        Problem { file: self.file.to_owned(), line, field: path.to_owned(), what }
    }
}

/// The line of a place in a text, from 1.
pub(crate) fn line_of(text: &str, at: usize) -> u32 {
    let breaks = text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX - 1) + 1
}

//! What has no place of its own becomes a line of the text, so that it can be read and found.

use std::fmt::Write;

use goldseam_content::ForeignLines;
use goldseam_formats::{Number, Place};

/// Lines at the end of a text.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<String>);

impl Lines {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `name: value`, if there is one.
    pub fn say(&mut self, name: &str, value: &str) {
        let (name, value) = (tidy(name), tidy(value));
        if !value.is_empty() {
            self.0.push(if name.is_empty() { value } else { format!("{name}: {value}") });
        }
    }

    pub fn number(&mut self, number: &Number) {
        let mut value = format!("{}", number.value);
        if !number.unit.trim().is_empty() {
            value.push(' ');
            value.push_str(number.unit.trim());
        }
        if let Some((low, high)) = number.range {
            let _ = write!(value, " ({low} to {high})"); // a String takes everything
        }
        self.say(&number.name, &value);
    }

    pub fn place(&mut self, place: &Place, says: &ForeignLines) {
        let at = place.at.map(|(north, east)| format!("{north:.5}, {east:.5}"));
        let value = match (tidy(&place.name), at) {
            (name, Some(at)) if !name.is_empty() => format!("{name} ({at})"),
            (name, None) => name,
            (_, Some(at)) => at,
        };
        self.say(&says.place, &value);
    }

    /// The text with the lines as a list after it.
    pub fn after(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let list = self.0.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n");
        let text = text.trim_end();
        if text.is_empty() { list } else { format!("{text}\n\n{list}") }
    }

    /// The text and the lines in one line.
    pub fn in_one(&self, text: &str) -> String {
        let text = text.trim();
        let parts: Vec<&str> =
            (!text.is_empty()).then_some(text).into_iter().chain(self.0.iter().map(String::as_str)).collect();
        parts.join(" · ")
    }
}

/// In one line, without blanks around it.
fn tidy(text: &str) -> String {
    text.replace(char::is_control, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

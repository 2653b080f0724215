//! What a filled-in method is called.

use crate::answer::{Answer, Answers};
use crate::lookup::hot;
use crate::model::Method;

/// As many characters as a title has at most.
const MOST: usize = 120;

impl Method {
    /// The first line of the answer that the method names as its title, cut at a word to 120
    /// characters; empty if there is none.
    pub fn title(&self, answers: &Answers) -> String {
        let Some(id) = self.title.as_deref() else { return String::new() };
        let counted = self.counted(answers);
        let text = match counted.get(id) {
            Some(Answer::Text(text)) => text.as_str(),
            Some(Answer::List(items)) => items.iter().find(|item| !item.trim().is_empty()).map_or("", |s| s),
            Some(Answer::Thoughts(thoughts)) => {
                hot(thoughts).or(thoughts.first()).map_or("", |thought| &thought.text)
            }
            Some(Answer::Rated(rated)) => &rated.text,
            _ => "",
        };
        let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        cut(line, MOST)
    }
}

/// At most `most` characters, cut at the last blank if that keeps the greater part.
fn cut(line: &str, most: usize) -> String {
    if line.chars().count() <= most {
        return line.to_owned();
    }
    let kept: String = line.chars().take(most - 1).collect();
    let word = kept.rfind(char::is_whitespace).filter(|at| *at > kept.len() / 2);
    format!("{}…", word.map_or(&*kept, |at| &kept[..at]).trim_end())
}

//! Plain text out of Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Longest preview, in characters.
const MOST_PREVIEW_CHARS: usize = 240;
/// How much of a body is looked at for its preview.
const PREVIEW_BYTES: usize = 8 * 1024;

/// The beginning of a body as plain text in one line. Looks at the first 8 KiB only, so that it
/// costs the same for a long body. HTML is shown as it was typed.
pub fn preview(markdown: &str) -> String {
    read(markdown, Some(MOST_PREVIEW_CHARS), |_| true)
}

/// The same of answers to a method, without the method's own words: headings, and what is strong
/// or emphasised.
pub(crate) fn preview_of_answers(markdown: &str) -> String {
    let mut asked = 0_u32;
    read(markdown, Some(MOST_PREVIEW_CHARS), move |event| {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Strong | Tag::Emphasis) => asked += 1,
            Event::End(TagEnd::Heading(_) | TagEnd::Strong | TagEnd::Emphasis) => {
                asked = asked.saturating_sub(1);
            }
            _ => {}
        }
        asked == 0
    })
}

/// All of a body as plain text in one line.
pub(crate) fn plain(markdown: &str) -> String {
    read(markdown, None, |_| true)
}

fn read(markdown: &str, most: Option<usize>, mut wanted: impl FnMut(&Event<'_>) -> bool) -> String {
    let start =
        if most.is_some() { &markdown[..markdown.floor_char_boundary(PREVIEW_BYTES)] } else { markdown };
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let mut line = Line { most, ..Line::default() };
    for event in Parser::new_ext(start, options) {
        if !wanted(&event) {
            continue;
        }
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                line.push(&text);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => line.push(" "),
            Event::End(end) if ends_a_block(end) => line.push(" "),
            _ => {}
        }
        if line.is_full() {
            break;
        }
    }
    line.cut()
}

fn ends_a_block(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

/// Text in one line, each run of blanks as one space.
#[derive(Default)]
struct Line {
    /// Characters that are wanted; all if that is not said.
    most: Option<usize>,
    text: String,
    chars: usize,
    gap: bool,
}

impl Line {
    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if self.is_full() {
                return;
            }
            if c.is_whitespace() || c.is_control() {
                self.gap = self.chars > 0;
            } else {
                if std::mem::take(&mut self.gap) {
                    self.add(' ');
                }
                self.add(c);
            }
        }
    }

    fn is_full(&self) -> bool {
        self.most.is_some_and(|most| self.chars > most)
    }

    fn add(&mut self, c: char) {
        self.text.push(c);
        self.chars += 1;
    }

    /// Ends after a word if one ends near, with an ellipsis if anything is left out.
    fn cut(mut self) -> String {
        let Some(most) = self.most.filter(|_| self.is_full()) else { return self.text };
        let kept: Vec<(usize, char)> = self.text.char_indices().take(most - 1).collect();
        let near = kept.iter().rev().take(30).find(|(_, c)| *c == ' ');
        let end =
            near.or_else(|| kept.last()).map_or(0, |(at, c)| if *c == ' ' { *at } else { at + c.len_utf8() });
        self.text.truncate(end);
        self.text.push('…');
        self.text
    }
}

/// How many words a person would count: runs of anything but blanks that have a letter or digit in
/// them, and each ideograph, kana or other letter of a script that is written without blanks.
pub(crate) fn words(text: &str) -> u32 {
    let (mut count, mut counted) = (0_u32, false);
    for c in text.chars() {
        if c.is_whitespace() {
            counted = false;
        } else if is_word_by_itself(c) {
            count = count.saturating_add(1);
            counted = false;
        } else if !counted && c.is_alphanumeric() {
            count = count.saturating_add(1);
            counted = true;
        }
    }
    count
}

fn is_word_by_itself(c: char) -> bool {
    // kana, unified ideographs with their extensions and compatibility forms
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{preview, preview_of_answers, words};

    #[test]
    fn a_preview_is_plain_text_in_one_line() {
        let body = "# Sunday\n\nWe *walked* to the [river](https://example.org \"x\").\n\n- one\n- `two`\n\n> three  \n> four\n\n- [x] done\n\n| a | b |\n|---|---|\n| c | d |\n";
        assert_eq!(preview(body), "Sunday We walked to the river. one two three four done a b c d");
    }

    #[test]
    fn a_preview_of_answers_leaves_out_what_was_asked() {
        let body = "## What happened\n\nThe bus was late.\n\n**How long**\n\nAn hour\n\n- one\n- two\n\n*A notice.*\n";
        assert_eq!(preview_of_answers(body), "The bus was late. An hour one two");
    }

    #[test]
    fn html_is_shown_as_typed() {
        assert_eq!(preview("<sigh>\n\nwell, <b>no</b>"), "<sigh> well, <b>no</b>");
    }

    #[test]
    fn a_long_preview_ends_after_a_word() {
        let cut = preview(&"twelve words ".repeat(100));
        assert!(cut.chars().count() <= 240 && cut.chars().count() > 200, "{cut}");
        assert!(cut.ends_with("words…") || cut.ends_with("twelve…"), "{cut}");
    }

    #[test]
    fn a_long_preview_without_blanks_is_cut_anyway() {
        assert_eq!(preview(&"é".repeat(20_000)), format!("{}…", "é".repeat(239)));
    }

    #[test]
    fn a_preview_of_exactly_the_limit_is_whole() {
        assert_eq!(preview(&"a".repeat(240)), "a".repeat(240));
    }

    #[test]
    fn words_are_counted_as_people_count_them() {
        for (text, count) in [
            ("", 0),
            ("  \n ", 0),
            ("one", 1),
            ("don't well-known", 2),
            ("- a list\n- of *four* **words**", 5),
            ("--- ## !", 0),
            ("你好 world", 3),
            ("カタカナ", 4),
            ("https://example.org/a b", 2),
        ] {
            assert_eq!(words(text), count, "{text:?}");
        }
    }
}

//! The page of Markdown that is being written.

use std::mem::take;

use super::words::{begins_a_block, escaped, numbers_a_list};

/// Deeper lists and quotes stay at this depth.
const DEEPEST: usize = 12;
/// More signs than there are can't be open at once; a few are enough to see a fault.
const MOST_MARKS: usize = 8;

/// A page that is being written.
#[derive(Default)]
pub(super) struct Page {
    out: String,
    /// Line ends to come before the next text.
    gap: usize,
    /// Nothing but the start of the line stands in this line yet.
    fresh: bool,
    /// No word stands in this line yet.
    bare: bool,
    lists: Vec<List>,
    /// Lists and quotes below the deepest, which leave no trace.
    below: usize,
    below_quote: usize,
    quotes: usize,
    /// Open signs, and whether they were written.
    marks: Vec<(&'static str, bool)>,
    /// Where an open link's words begin, and where it leads.
    link: Option<(usize, String)>,
    /// A block of code, as it is.
    code: Option<String>,
    /// A blank that is written when text follows in the same line.
    blank: bool,
}

struct List {
    /// The next number.
    number: Option<u32>,
    /// How far its items' texts stand to the right of its own place.
    indent: usize,
}

impl Page {
    pub fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let mut words = text.split(is_blank).peekable();
        while let Some(word) = words.next() {
            if !word.is_empty() {
                self.word(word);
            }
            if words.peek().is_some() {
                self.blank = true;
            }
        }
    }

    /// Markdown as it is.
    pub fn raw(&mut self, markdown: &str) {
        self.start();
        self.out.push_str(markdown);
        self.bare = false;
    }

    /// A line ends.
    pub fn line(&mut self) {
        match &mut self.code {
            Some(code) => code.push('\n'),
            // a second end makes an empty line
            None => self.end_line(self.gap + 1),
        }
    }

    /// A block begins or ends.
    pub fn block(&mut self) {
        if self.code.is_none() {
            self.end_line(2);
        }
    }

    /// A row of a table begins.
    pub fn row(&mut self) {
        if self.code.is_none() {
            self.end_line(1);
        }
    }

    /// A cell of a row begins.
    pub fn cell(&mut self) {
        if self.gap == 0 && !self.fresh && !self.out.is_empty() {
            self.raw(" |");
            self.blank = true;
        }
    }

    pub fn rule(&mut self) {
        self.block();
        self.raw("---");
        self.block();
    }

    pub fn heading(&mut self, level: u8) {
        self.block();
        self.raw(&"#".repeat(usize::from(level.clamp(1, 6))));
        self.blank = true;
    }

    pub fn open_quote(&mut self) {
        self.block();
        if self.quotes < DEEPEST { self.quotes += 1 } else { self.below_quote += 1 }
    }

    pub fn close_quote(&mut self) {
        self.block();
        if self.below_quote > 0 { self.below_quote -= 1 } else { self.quotes = self.quotes.saturating_sub(1) }
    }

    pub fn open_list(&mut self, number: Option<u32>) {
        // a list in an item follows its text closely
        self.end_line(2);
        if !self.lists.is_empty() {
            self.gap = self.gap.min(1);
        }
        if self.lists.len() < DEEPEST {
            self.lists.push(List { number, indent: 0 });
        } else {
            self.below += 1;
        }
    }

    pub fn close_list(&mut self) {
        if self.below > 0 {
            self.below -= 1;
        } else {
            self.lists.pop();
        }
        self.end_line(if self.lists.is_empty() { 2 } else { 1 });
    }

    /// An item begins; `checked` if it can be ticked, `kind` if it says itself what it is.
    pub fn item(&mut self, checked: Option<bool>, kind: Option<&str>) {
        if self.lists.is_empty() {
            self.open_list(None);
        }
        self.close_item();
        let Some(list) = self.lists.last_mut() else { return };
        let mut sign = match (kind, list.number) {
            (Some("bullet"), _) | (None | Some(_), None) => "-".to_owned(),
            (_, Some(number)) => {
                list.number = Some(number.saturating_add(1));
                format!("{number}.")
            }
        };
        list.indent = 0;
        let indent = sign.len() + 1;
        match (checked, kind) {
            (Some(true), _) | (_, Some("checked")) => sign = String::from("- [x]"),
            (Some(false), _) | (_, Some("unchecked")) => sign = String::from("- [ ]"),
            _ => {}
        }
        self.start();
        self.out.push_str(&sign);
        self.out.push(' ');
        self.fresh = true;
        self.bare = true;
        if let Some(list) = self.lists.last_mut() {
            list.indent = indent;
        }
    }

    pub fn close_item(&mut self) {
        if self.lists.last().is_none_or(|list| list.indent == 0) {
            return;
        }
        self.fresh = false;
        self.end_line(1);
        // a paragraph's end within the item asked for more
        self.gap = self.gap.min(1);
        if let Some(list) = self.lists.last_mut() {
            list.indent = 0;
        }
    }

    pub fn open_code(&mut self) {
        if self.code.is_none() {
            self.block();
            self.code = Some(String::new());
        }
    }

    pub fn close_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        let fence = "`".repeat(longest_run(&code, '`').max(2) + 1);
        self.raw(&fence);
        for line in code.trim_matches('\n').split('\n') {
            self.end_line(1);
            self.raw(line);
        }
        self.end_line(1);
        self.raw(&fence);
        self.block();
    }

    pub fn open_mark(&mut self, mark: &'static str) {
        let open = |mark: &str| self.marks.iter().any(|(open, _)| *open == mark);
        if self.code.is_none() && self.marks.len() < MOST_MARKS && !open(mark) && !open("`") {
            self.marks.push((mark, false));
        }
    }

    pub fn close_mark(&mut self, mark: &'static str) {
        let Some(at) = self.marks.iter().rposition(|(open, _)| *open == mark) else { return };
        // signs that were opened later end here too, and go on behind it
        for (mark, written) in self.marks[at..].iter_mut().rev() {
            if take(written) {
                self.out.push_str(mark);
            }
        }
        self.marks.remove(at);
    }

    pub fn open_link(&mut self, target: String) {
        self.close_link();
        if self.code.is_none() && leads_somewhere(&target) {
            self.start();
            self.out.push('[');
            self.bare = false;
            self.link = Some((self.out.len(), target));
        }
    }

    pub fn close_link(&mut self) {
        let Some((words, target)) = self.link.take() else { return };
        self.end_marks();
        if self.out.len() <= words {
            let shown = escaped(&target);
            self.out.push_str(&shown);
        }
        let target: String = target.chars().filter(|c| !c.is_control() && !matches!(c, '<' | '>')).collect();
        if target.contains([' ', '(', ')']) {
            self.out.extend(["](<", &target, ">)"]);
        } else {
            self.out.extend(["](", &target, ")"]);
        }
    }

    pub fn finish(mut self) -> String {
        self.close_code();
        self.end_line(0);
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.out
    }

    fn word(&mut self, word: &str) {
        self.start();
        let first = take(&mut self.bare);
        for (mark, written) in &mut self.marks {
            if !std::mem::replace(written, true) {
                self.out.push_str(mark);
            }
        }
        if self.marks.iter().any(|(mark, _)| *mark == "`") {
            // a grave accent can't be written within short code
            self.out.push_str(&word.replace('`', "'"));
            return;
        }
        if first && begins_a_block(word) {
            self.out.push('\\');
            self.out.push_str(&escaped(word));
        } else if first && let Some(dot) = numbers_a_list(word) {
            self.out.extend([&word[..dot], "\\", &word[dot..]]);
        } else {
            let word = escaped(word);
            self.out.push_str(&word);
        }
    }

    /// Writes what has to stand before the next text.
    fn start(&mut self) {
        if self.gap > 0 && !self.out.is_empty() {
            for _ in 0..self.gap {
                let end = self.out.trim_end_matches(' ').len();
                self.out.truncate(end);
                self.out.push('\n');
                self.prefix();
            }
            self.bare = true;
        } else if self.out.is_empty() {
            self.prefix();
            self.bare = true;
        } else if take(&mut self.blank) && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
        self.gap = 0;
        self.fresh = false;
        self.blank = false;
    }

    fn prefix(&mut self) {
        for _ in 0..self.quotes {
            self.out.push_str("> ");
        }
        let indent: usize = self.lists.iter().map(|list| list.indent).sum();
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    fn end_line(&mut self, gap: usize) {
        self.close_link();
        self.end_marks();
        self.blank = false;
        if !self.fresh {
            self.gap = self.gap.max(gap).min(2);
        }
    }

    /// No sign of Markdown goes beyond its line; open ones are written again in the next.
    fn end_marks(&mut self) {
        for (mark, written) in self.marks.iter_mut().rev() {
            if take(written) {
                self.out.push_str(mark);
            }
        }
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0c')
}

/// Only what the app opens: no script, no file.
fn leads_somewhere(target: &str) -> bool {
    const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "entry:"];
    SCHEMES
        .iter()
        .any(|scheme| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn longest_run(text: &str, of: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == of { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

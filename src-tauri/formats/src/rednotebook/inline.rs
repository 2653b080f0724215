//! Marks within a line: fonts, links, pictures, colours.

/// Marks within marks are followed so far; what is deeper stays as it is.
const DEEPEST: usize = 6;

/// What a link or picture points at.
pub struct Link<'a> {
    /// As it is written, without its quotes.
    pub target: &'a str,
    /// Whether it is shown in its place.
    pub picture: bool,
}

/// Gives the key of a file that a link means; none if it means no file.
pub type Linked<'a> = dyn FnMut(&Link) -> Option<String> + 'a;

/// Fonts: the mark there, and what stands here before and behind.
const FONTS: [(&str, &str); 4] = [("**", "**"), ("//", "*"), ("__", "_"), ("--", "~~")];
/// What is between these is not looked into.
const PLAIN: [(&str, &str); 3] = [("``", "`"), ("\"\"", ""), ("''", "")];

/// One line as Markdown.
pub fn inline(text: &str, linked: &mut Linked) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    write(text, &mut out, linked, 0);
    out
}

fn write(text: &str, out: &mut String, linked: &mut Linked, depth: usize) {
    let mut ends = Ends::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let step = marked(rest, &mut ends, out, linked, depth)
            .or_else(|| bracketed(rest, out, linked))
            .or_else(|| coloured(rest, out, linked, depth))
            .or_else(|| address(text, rest, out))
            .unwrap_or_else(|| {
                out.push(c);
                c.len_utf8()
            });
        rest = rest.get(step..).unwrap_or_default();
    }
}

/// Which closing marks are not met any more: looked for once, not at every opening one.
#[derive(Default)]
struct Ends {
    gone: Vec<&'static str>,
}

impl Ends {
    /// Where `mark` next stands in `text`.
    fn find(&mut self, text: &str, mark: &'static str, fits: impl Fn(usize) -> bool) -> Option<usize> {
        if self.gone.contains(&mark) {
            return None;
        }
        let found = text.match_indices(mark).map(|(at, _)| at).find(|at| fits(*at));
        if found.is_none() {
            self.gone.push(mark);
        }
        found
    }
}

/// What is between `mark`s, which stand close to it, and how long all of it is.
fn between<'a>(rest: &'a str, mark: &'static str, ends: &mut Ends) -> Option<(&'a str, usize)> {
    let inner = rest.strip_prefix(mark)?;
    if inner.starts_with(char::is_whitespace) || inner.is_empty() {
        return None;
    }
    let close = |at: usize| at > 0 && !inner[..at].ends_with(char::is_whitespace);
    let mut end = ends.find(inner, mark, close)?;
    // marks are greedy: of `****` the last two close
    let same = mark.chars().next()?;
    while inner.get(end + mark.len()..).is_some_and(|behind| behind.starts_with(same)) {
        end += 1;
    }
    Some((&inner[..end], end + 2 * mark.len()))
}

fn marked(rest: &str, ends: &mut Ends, out: &mut String, linked: &mut Linked, depth: usize) -> Option<usize> {
    for (mark, here) in PLAIN {
        if let Some((inner, length)) = between(rest, mark, ends) {
            out.extend([here, inner, here]);
            return Some(length);
        }
    }
    if depth >= DEEPEST {
        return None;
    }
    for (mark, here) in FONTS {
        if let Some((inner, length)) = between(rest, mark, ends) {
            out.push_str(here);
            write(inner, out, linked, depth + 1);
            out.push_str(here);
            return Some(length);
        }
    }
    None
}

/// What is near enough to end a bracket, so that many that never end cost little.
fn near(text: &str) -> &str {
    const FURTHEST: usize = 1024;
    &text[..text.floor_char_boundary(FURTHEST)]
}

/// `[""path"".png?200]`, `[name ""target""]`, `[name target]`, `[path.png]`, `[2026-05-03]`.
fn bracketed(rest: &str, out: &mut String, linked: &mut Linked) -> Option<usize> {
    let inner = near(rest.strip_prefix('[')?);
    if let Some(quoted) = inner.strip_prefix("\"\"") {
        let close = quoted.find("\"\".")?;
        let (path, behind) = (quoted.get(..close)?, quoted.get(close + 2..)?);
        let end = behind.find(']')?;
        let ending = behind[..end].split('?').next()?;
        picture(&format!("{path}{ending}"), out, linked);
        return Some(1 + 2 + close + 2 + end + 1);
    }
    let end = inner.find(']')?;
    let (text, whole) = (inner.get(..end)?, end + 2);
    if let Some((name, target)) = text.strip_suffix("\"\"").and_then(|text| text.rsplit_once(" \"\"")) {
        link(name, target, out, linked);
        return Some(whole);
    }
    let (name, target) = text.rsplit_once(' ').unwrap_or(("", text));
    if is_day(target) {
        let name = if name.trim().is_empty() { target } else { name.trim() };
        out.extend(["[", name, "](entry:", target, ")"]);
    } else if crate::names::is(target.split('?').next()?, PICTURES) && name.is_empty() {
        picture(target.split('?').next()?, out, linked);
    } else if !name.is_empty()
        && (target.contains("://") || target.starts_with("www.") || target.contains('@'))
    {
        link(name, target, out, linked);
    } else {
        return None;
    }
    Some(whole)
}

const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "eps", "bmp", "svg"];

fn is_day(text: &str) -> bool {
    text.len() == 10 && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn picture(target: &str, out: &mut String, linked: &mut Linked) {
    let name = crate::names::file(target).replace(['[', ']'], "");
    let text = match file(&Link { target, picture: true }, linked) {
        Some(key) => format!("![{name}](attached:{key})"),
        // nothing is fetched, so a picture of the web is a link
        None => format!("[{name}](<{target}>)"),
    };
    out.push_str(&text);
}

fn link(name: &str, target: &str, out: &mut String, linked: &mut Linked) {
    let name = name.trim().replace(['[', ']'], "");
    let text = match file(&Link { target, picture: false }, linked) {
        Some(key) => format!("![{name}](attached:{key})"),
        None if target.contains('@') && !target.contains(':') => format!("[{name}](mailto:{target})"),
        None if target.contains([' ', '(', ')']) => format!("[{name}](<{target}>)"),
        None => format!("[{name}]({target})"),
    };
    out.push_str(&text);
}

fn file(link: &Link, linked: &mut Linked) -> Option<String> {
    if crate::names::is_elsewhere(link.target) { None } else { linked(link) }
}

/// `{text|color:red}`: there are no colours here.
fn coloured(rest: &str, out: &mut String, linked: &mut Linked, depth: usize) -> Option<usize> {
    let inner = near(rest.strip_prefix('{')?);
    let end = inner.find('}')?;
    let (text, _) = inner.get(..end)?.rsplit_once("|color:")?;
    if depth >= DEEPEST {
        return None;
    }
    write(text, out, linked, depth + 1);
    Some(end + 2)
}

/// The `//` of an address is no mark.
fn address(text: &str, rest: &str, out: &mut String) -> Option<usize> {
    let before = text.get(..text.len() - rest.len())?;
    if before.ends_with(char::is_alphanumeric) {
        return None;
    }
    ["http://", "https://", "ftp://", "file://"].iter().find(|scheme| rest.starts_with(**scheme))?;
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    out.push_str(rest.get(..length)?);
    Some(length)
}

//! From a method to the text of its file, as somebody would write it: what is usual is left out.

use std::fmt::{Display, Write as _};

use toml::Value;

use crate::model::{Band, Check, Condition, Field, Higher, Log, Method, Opt, ScoreRule, Section};

impl Method {
    /// The file of the method. Read again, it is the same method.
    pub fn to_toml(&self) -> String {
        let mut file = Writer::default();
        file.keep("id", quoted(&self.id));
        file.keep("version", self.version);
        file.keep("kind", name_of(&self.kind));
        file.keep("group", quoted(&self.group));
        file.keep("name", quoted(&self.name));
        file.keep("summary", quoted(&self.summary));
        file.some("minutes", self.minutes);
        file.some("order", (self.order != 100).then_some(self.order));
        file.text("source", &self.source);
        file.text("notice", &self.notice);
        file.text("intro", &self.intro);
        file.text("after", &self.after);
        file.text("copy_notice", &self.copy_notice);
        file.flag("private", self.private);
        file.flag("gated", self.gated);
        file.flag("opt_in", self.opt_in);
        file.flag("single", self.single);
        file.flag("in_help", self.in_help);
        file.some("again_after_days", self.again_after_days);
        file.list("returns", &self.returns, u32::to_string);
        file.flag("quick", self.quick);
        file.flag("plan", self.plan);
        file.some("over_if", self.over_if.as_ref().map(condition));
        file.some("daily_if", self.daily_if.as_ref().map(condition));
        file.some("title", self.title.as_deref().map(quoted));
        file.some("pin", self.pin.as_deref().map(quoted));
        if self.sections.is_empty() {
            file.keep("sections", "[]");
        }
        if let Some(log) = &self.log {
            log.write(&mut file);
        }
        for section in &self.sections {
            section.write(&mut file);
        }
        for rule in &self.scores {
            rule.write(&mut file);
        }
        file.text
    }
}

impl Log {
    fn write(&self, file: &mut Writer) {
        file.line("\n[log]");
        file.some("slip", self.slip.as_deref().map(quoted));
        file.flag("who", self.who);
        if self.outcomes.is_empty() {
            file.keep("outcomes", "[]");
        }
        file.lines("outcomes", &self.outcomes, option);
    }
}

impl Section {
    fn write(&self, file: &mut Writer) {
        file.table("sections");
        file.keep("id", quoted(&self.id));
        file.keep("name", quoted(&self.name));
        file.text("intro", &self.intro);
        file.some("show_if", self.show_if.as_ref().map(condition));
        file.flag("later", self.later);
        file.flag("plan", self.plan);
        file.lines("options", &self.options, option);
        file.lines("questions", &self.questions, |question| quoted(question));
        if self.fields.is_empty() {
            file.keep("fields", "[]");
        }
        for field in &self.fields {
            field.write(file);
        }
    }
}

impl Field {
    fn write(&self, file: &mut Writer) {
        file.table("sections.fields");
        file.keep("id", quoted(&self.id));
        file.keep("kind", name_of(&self.kind));
        file.text("label", &self.label);
        file.text("hint", &self.hint);
        file.text("placeholder", &self.placeholder);
        file.flag("required", self.required);
        file.some("show_if", self.show_if.as_ref().map(condition));
        file.lines("options", &self.options, option);
        file.some("from", self.from.as_ref().map(name_of));
        file.flag("own", self.own);
        file.some("most", self.most);
        file.flag("occasion", self.occasion);
        file.some("at_once", self.at_once);
        file.some("none", self.none.as_deref().map(quoted));
        file.some("min", self.min);
        file.some("max", self.max);
        file.some("step", self.step);
        file.text("low", &self.low);
        file.text("high", &self.high);
        file.some("of", self.of.as_deref().map(quoted));
        file.flag("more", self.more);
        file.some("help_from", self.help_from);
        file.flag("due", self.due);
        file.flag("rests", self.rests);
        file.flag("ends", self.ends);
        file.flag("repeats", self.repeats);
        file.some("minutes", self.minutes);
        file.text("template", &self.template);
        file.lines("checks", &self.checks, check);
    }
}

impl ScoreRule {
    fn write(&self, file: &mut Writer) {
        file.table("scores");
        file.keep("id", quoted(&self.id));
        file.keep("name", quoted(&self.name));
        file.keep("of", array(&self.of));
        file.keep("min", self.min);
        file.keep("max", self.max);
        file.lines("bands", &self.bands, band);
        file.some("reliable", self.reliable);
        file.some("higher_is", (self.higher_is != Higher::Neither).then(|| name_of(&self.higher_is)));
        file.some("cutoff", self.cutoff);
        file.text("cutoff_says", &self.cutoff_says);
        file.keep("source", quoted(&self.source));
    }
}

fn option(option: &Opt) -> String {
    let mut inline = Inline::default();
    inline.keep("id", quoted(&option.id));
    inline.keep("label", quoted(&option.label));
    inline.text("hint", &option.hint);
    inline.some("score", option.score);
    inline.text("group", &option.group);
    inline.some("opens_help", option.opens_help.then_some(true));
    inline.done()
}

fn check(check: &Check) -> String {
    let mut inline = Inline::default();
    inline.some("starts", (!check.starts.is_empty()).then(|| array(&check.starts)));
    inline.some("has", (!check.has.is_empty()).then(|| array(&check.has)));
    inline.keep("say", quoted(&check.say));
    inline.done()
}

fn band(band: &Band) -> String {
    let mut inline = Inline::default();
    inline.keep("from", band.from);
    inline.keep("to", band.to);
    inline.keep("name", quoted(&band.name));
    inline.done()
}

fn condition(of: &Condition) -> String {
    let list =
        |list: &Vec<Condition>| format!("[{}]", list.iter().map(condition).collect::<Vec<_>>().join(", "));
    let mut inline = Inline::default();
    inline.some("field", of.field.as_deref().map(quoted));
    inline.some("is", of.is.as_deref().map(array));
    inline.some("answered", of.answered);
    inline.some("from", of.from);
    inline.some("to", of.to);
    inline.some("all", of.all.as_ref().map(list));
    inline.some("any", of.any.as_ref().map(list));
    inline.some("not", of.not.as_deref().map(condition));
    inline.done()
}

/// The lines of a file.
#[derive(Default)]
struct Writer {
    text: String,
}

impl Writer {
    fn keep(&mut self, key: &str, value: impl Display) {
        // writing to a string cannot fail
        let _ = writeln!(self.text, "{key} = {value}");
    }

    fn some(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.keep(key, value);
        }
    }

    fn text(&mut self, key: &str, text: &str) {
        self.some(key, (!text.is_empty()).then(|| quoted(text)));
    }

    fn flag(&mut self, key: &str, on: bool) {
        self.some(key, on.then_some(true));
    }

    fn list<T>(&mut self, key: &str, items: &[T], value: impl Fn(&T) -> String) {
        let items: Vec<String> = items.iter().map(value).collect();
        self.some(key, (!items.is_empty()).then(|| format!("[{}]", items.join(", "))));
    }

    /// A list with a line for each item.
    fn lines<T>(&mut self, key: &str, items: &[T], value: impl Fn(&T) -> String) {
        let items: Vec<String> = items.iter().map(|item| format!("  {},", value(item))).collect();
        self.some(key, (!items.is_empty()).then(|| format!("[\n{}\n]", items.join("\n"))));
    }

    fn table(&mut self, name: &str) {
        self.line(&format!("\n[[{name}]]"));
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{line}");
    }
}

/// A table in braces.
#[derive(Default)]
struct Inline {
    parts: Vec<String>,
}

impl Inline {
    fn keep(&mut self, key: &str, value: impl Display) {
        self.parts.push(format!("{key} = {value}"));
    }

    fn some(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.keep(key, value);
        }
    }

    fn text(&mut self, key: &str, text: &str) {
        self.some(key, (!text.is_empty()).then(|| quoted(text)));
    }

    fn done(self) -> String {
        if self.parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", self.parts.join(", ")) }
    }
}

fn array(items: &[String]) -> String {
    format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
}

/// A text as it stands in a file.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// The word for a kind.
fn name_of(kind: &impl serde::Serialize) -> String {
    Value::try_from(kind).map(|value| value.to_string()).unwrap_or_default()
}

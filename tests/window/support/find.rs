//! Elements by what a person sees or hears of them, not by how the page is built.

use serde_json::{Value, json};

use super::element::KEY;
use super::{App, Element, wait_for};

/// The roles that these tests look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Button,
    Textbox,
    Combobox,
    Radio,
    Checkbox,
    Slider,
    Menuitem,
    /// A field for a day, which has no role of its own.
    Date,
    /// The same for a time.
    Time,
    Switch,
}

impl Role {
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

impl App {
    /// The visible elements of this role and accessible name, now.
    #[track_caller]
    pub fn all(&self, role: Role, name: &str) -> Vec<Element<'_>> {
        self.all_in(None, role, name)
    }

    /// The same within the group of the name `group`, such as the answers to one question.
    #[track_caller]
    pub fn all_in(&self, group: Option<&str>, role: Role, name: &str) -> Vec<Element<'_>> {
        let found = self.js_with(include_str!("find.js"), &json!([role.name(), name, group]));
        let ids = found.as_array().into_iter().flatten().filter_map(|one| one[KEY].as_str());
        ids.map(|id| Element { app: self, id: id.to_owned() }).collect()
    }

    /// The one visible element of this role and name; waits for it.
    #[track_caller]
    pub fn get(&self, role: Role, name: &str) -> Element<'_> {
        self.one(None, role, name)
    }

    /// The same within the group of the name `group`.
    #[track_caller]
    pub fn get_in(&self, group: &str, role: Role, name: &str) -> Element<'_> {
        self.one(Some(group), role, name)
    }

    #[track_caller]
    fn one(&self, group: Option<&str>, role: Role, name: &str) -> Element<'_> {
        wait_for(
            || {
                let place = group.map_or(String::new(), |group| format!(" of {group:?}"));
                format!("no single {role:?} named {name:?}{place} in:\n{}", self.glance())
            },
            || {
                let mut all = self.all_in(group, role, name);
                if all.len() == 1 { all.pop() } else { None }
            },
        )
    }

    #[track_caller]
    pub fn button(&self, name: &str) -> Element<'_> {
        self.get(Role::Button, name)
    }

    #[track_caller]
    pub fn field(&self, name: &str) -> Element<'_> {
        self.get(Role::Textbox, name)
    }

    /// The first element that the selector matches; waits for it. For what has no name of its own.
    #[track_caller]
    pub fn css(&self, selector: &str) -> Element<'_> {
        let by = json!({ "using": "css selector", "value": selector });
        wait_for(
            || format!("no {selector} in:\n{}", self.glance()),
            || {
                let found = self.driver.post("/element", &by).ok()?;
                Some(Element { app: self, id: found[KEY].as_str()?.to_owned() })
            },
        )
    }

    /// Waits until the screen of this name is up and has been painted.
    #[track_caller]
    pub fn screen(&self, name: &str) {
        self.css(&format!("[data-screen={name}]"));
    }

    /// Waits until this text can be read somewhere in the window.
    #[track_caller]
    pub fn see(&self, text: &str) {
        wait_for(
            || format!("{text:?} can't be read in:\n{}", self.glance()),
            || self.visible_text().contains(text).then_some(()),
        );
    }

    /// The text of the whole page as a person reads it.
    pub fn visible_text(&self) -> String {
        match self.try_js("return document.body.innerText", &json!([])) {
            Ok(Value::String(text)) => text,
            // the page is being replaced
            _ => String::new(),
        }
    }

    /// The beginning of that text, for a failure's words.
    pub fn glance(&self) -> String {
        let text = self.visible_text();
        text.split_whitespace().take(120).collect::<Vec<_>>().join(" ")
    }
}

//! One element of the page.

use serde_json::{Value, json};

use super::App;

/// The key under which WebDriver hands out an element.
pub const KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

pub struct Element<'a> {
    pub app: &'a App,
    pub id: String,
}

impl Element<'_> {
    #[track_caller]
    fn post(&self, what: &str, body: &Value) {
        self.app.driver.post(&format!("/element/{}/{what}", self.id), body).unwrap();
    }

    #[track_caller]
    fn ask(&self, what: &str) -> Value {
        self.app.driver.get(&format!("/element/{}/{what}", self.id)).unwrap()
    }

    #[track_caller]
    pub fn click(&self) {
        self.post("click", &json!({}));
    }

    /// Clicks it where nothing that stays in sight lies over it.
    #[track_caller]
    pub fn reach(&self) {
        self.js("arguments[0].scrollIntoView({ block: 'center' })");
        self.click();
    }

    /// Scrolls until it is at the top.
    pub fn to_the_top(&self) {
        self.js("arguments[0].scrollIntoView({ block: 'start' })");
    }

    #[track_caller]
    pub fn focus(&self) {
        self.js("arguments[0].scrollIntoView({ block: 'center' }); arguments[0].focus()");
    }

    /// Types as on a keyboard. WebKitWebDriver drops what lies outside the first 65,536 characters (emoji).
    #[track_caller]
    pub fn type_in(&self, text: &str) {
        self.post("value", &json!({ "text": text }));
    }

    /// Empties a field.
    #[track_caller]
    pub fn clear(&self) {
        self.post("clear", &json!({}));
    }

    /// The text that a person sees.
    #[track_caller]
    pub fn text(&self) -> String {
        self.ask("text").as_str().unwrap_or_default().to_owned()
    }

    /// The element's name, as assistive technology hears it.
    #[track_caller]
    pub fn label(&self) -> String {
        self.ask("computedlabel").as_str().unwrap_or_default().to_owned()
    }

    /// What a field holds, or any other property of the element.
    #[track_caller]
    pub fn property(&self, name: &str) -> Value {
        self.ask(&format!("property/{name}"))
    }

    /// The element as an argument of a script.
    pub fn handle(&self) -> Value {
        json!({ KEY: self.id })
    }

    /// Runs `script` with the element as `arguments[0]`.
    #[track_caller]
    pub fn js(&self, script: &str) -> Value {
        self.app.js_with(script, &json!([self.handle()]))
    }
}

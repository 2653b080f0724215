//! Fills in a method as a person does: part by part, each answer by the kind of its field.

use chrono::NaiveDate;
use goldseam_content::{
    Affect, Answer, Answers, Chosen, Felt, Field, FieldKind, Filled, Library, Method, Rated, Section, Shown,
    Thought,
};

use super::keys::{CTRL, DOWN, ENTER, LEFT, RIGHT, UP};
use super::{App, Element, Role, meant, wait_for};

impl App {
    /// Goes to the place of the guided methods.
    #[track_caller]
    pub fn guides(&self) {
        self.button("Guided").click();
        self.screen("guides");
        self.css("[data-guide]");
    }

    /// Begins a method from their list, past what stands before it.
    #[track_caller]
    pub fn begin(&self, method: &Method) {
        if self.js_with("return !document.querySelector(`[data-guide='${arguments[0]}']`)", &id(method))
            == true
        {
            self.button("Also there").click();
            self.button(&format!("Offer it to me: {}", method.name)).click();
        }
        self.css(&format!("[data-guide='{}'] button.words", method.id)).click();
        if method.gated {
            self.pass_gate();
        }
        self.part(&method.sections[0]);
    }

    /// Answers the safety questions: nothing of it is so.
    #[track_caller]
    pub fn pass_gate(&self) {
        let none = Library::built_in().gate().answers.iter().find(|answer| answer.id == "none");
        self.get(Role::Radio, &none.expect("an answer that nothing is so").label).click();
        self.button("Continue").click();
    }

    /// Waits until this part of a method is shown.
    #[track_caller]
    pub fn part(&self, section: &Section) {
        let heading = "return document.querySelector('[data-part=filling] h3')?.textContent ?? ''";
        wait_for(
            || format!("not at {:?} but {}, in:\n{}", section.name, self.js(heading), self.glance()),
            || (self.js(heading) == section.name.as_str()).then_some(()),
        );
    }

    /// Fills in what was `meant`, part by part, and finishes.
    #[track_caller]
    pub fn fill_in(&self, method: &Method, meant: &Filled) {
        self.fill_in_and(method, meant, |_, _| {});
    }

    /// The same; `look` is called on each part when it is answered, with its number.
    #[track_caller]
    pub fn fill_in_and(&self, method: &Method, meant: &Filled, mut look: impl FnMut(usize, &Shown)) {
        let first = method.visible(&meant.answers).into_iter().filter(|shown| !shown.section.later);
        for (at, shown) in first.enumerate() {
            self.part(shown.section);
            self.answer_all(method, shown.section, &shown.fields, &meant.answers);
            look(at, &shown);
            self.chord(&[CTRL], ENTER);
        }
        self.finished();
    }

    /// Waits until what was filled in is saved and lies there to be read, or rests until its day.
    #[track_caller]
    pub fn finished(&self) {
        wait_for(
            || format!("it is not finished:\n{}", self.glance()),
            || {
                let read = ["Go on writing", "Read it anyway"];
                read.iter().any(|name| !self.all(Role::Button, name).is_empty()).then_some(())
            },
        );
        self.saved();
    }

    /// Answers these fields of the part that is shown.
    #[track_caller]
    pub fn answer_all(&self, method: &Method, section: &Section, fields: &[&Field], answers: &Answers) {
        for field in fields {
            if let Some(answer) = answers.get(&field.id) {
                self.answer(method, section, field, answer, answers);
            }
        }
    }

    #[track_caller]
    fn answer(&self, method: &Method, section: &Section, field: &Field, answer: &Answer, all: &Answers) {
        let label = meant::label(section, field);
        match answer {
            Answer::Text(text) => self.field(label).type_in(&text.replace('\n', &ENTER.to_string())),
            Answer::List(lines) => self.list(label, lines),
            Answer::Choices(chosen) => self.choose(method, label, field, chosen),
            Answer::Scale(value) => self.scale(label, *value),
            Answer::Emotions(felt) => {
                let before = match field.of.as_ref().and_then(|of| all.get(of)) {
                    Some(Answer::Emotions(before)) => before.as_slice(),
                    _ => &[],
                };
                self.feel(label, felt, before);
            }
            Answer::Thoughts(thoughts) => self.think(label, thoughts),
            Answer::Rated(Rated { text, belief }) => {
                self.get_in(label, Role::Textbox, label).type_in(text);
                let slider = self.get_in(label, Role::Slider, BELIEF);
                self.set(&slider, belief.expect("a sentence is rated"));
            }
            Answer::Date(day) => self.date(label, field, day),
            Answer::Affect(affect) => self.affect(label, *affect),
            Answer::Minutes(minutes) => {
                self.field(label).type_in(&format!("{}:{:02}", minutes / 60, minutes % 60));
            }
            Answer::Scales(_) => panic!("the journal of this test has no scales of its own"),
        }
    }

    fn list(&self, label: &str, lines: &[String]) {
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                self.press(ENTER);
            }
            self.get_in(label, Role::Textbox, &format!("{label}, line {}", at + 1)).type_in(line);
        }
    }

    fn choose(&self, method: &Method, label: &str, field: &Field, chosen: &Chosen) {
        let one = field.kind == FieldKind::Choice;
        let role = if one { Role::Radio } else { Role::Checkbox };
        let options = meant::options(method, field);
        let names = chosen.ids.iter().map(|id| &options.iter().find(|option| option.0 == *id).unwrap().1);
        for name in names {
            let in_table = self.all(role, &format!("{label} {name}")).pop();
            in_table.unwrap_or_else(|| self.get_in(label, role, name)).reach();
        }
        for own in &chosen.own {
            let name = if one { "Something of your own".into() } else { format!("Add your own: {label}") };
            self.get_in(label, Role::Textbox, &name).type_in(own);
            self.press(ENTER);
        }
        if chosen.none {
            let none = field.none.as_ref().expect("it offers none");
            self.get_in(label, role, none).reach();
        }
    }

    /// On a row of numbers or on a line, digits count.
    fn scale(&self, label: &str, value: i32) {
        if let Some(line) = self.all_in(Some(label), Role::Slider, label).pop() {
            line.focus();
            self.type_keys(&value.to_string());
            return;
        }
        let in_row = self.js_with(
            "const row = [...document.querySelectorAll('fieldset')]
               .find((one) => one.querySelector(':scope > legend')?.textContent.trim() === arguments[0]);
             return [...row?.querySelectorAll('input[type=radio]') ?? []]
               .find((one) => parseInt(one.ariaLabel) === arguments[1])?.ariaLabel ?? ''",
            &serde_json::json!([label, value]),
        );
        self.get_in(label, Role::Radio, in_row.as_str().unwrap()).reach();
    }

    fn feel(&self, label: &str, felt: &[Felt], before: &[Felt]) {
        for Felt { word, strength } in felt {
            if let Some(known) = before.iter().find(|one| one.word == *word) {
                let name = format!("How strong: {word} (then {})", known.strength);
                let line = self.get_in(label, Role::Slider, &name);
                self.set(&line, *strength);
                continue;
            }
            let names = ["A word for it", "Another word", "A feeling that is new"];
            let field = names.iter().find_map(|name| self.all_in(Some(label), Role::Combobox, name).pop());
            field.unwrap_or_else(|| panic!("no way to say {word:?} in:\n{}", self.glance())).type_in(word);
            self.pick(word);
            self.press(ENTER);
            let line = self.get_in(label, Role::Slider, &format!("How strong: {word}"));
            self.set(&line, *strength);
        }
    }

    /// Goes down the words that are offered until it is this one. The rows of the timeline are options, too, and what
    /// is filled in is one of them as soon as it is saved.
    fn pick(&self, word: &str) {
        let own = format!("Use “{word}”");
        let all = "return [...document.querySelectorAll('[role=combobox] ~ [role=listbox] > [role=option]')]
               .map((one) => one.textContent.trim())";
        wait_for(
            || format!("{word:?} is not offered:\n{}", self.glance()),
            || {
                let offered = self.js(all);
                offered.as_array()?.iter().any(|one| one == word || one == own.as_str()).then_some(())
            },
        );
        let chosen =
            "return document.querySelector('[role=combobox] ~ [role=listbox] > [role=option][aria-selected=true]')
               ?.textContent.trim() ?? ''";
        for _ in 0..40 {
            let now = self.js(chosen);
            if now == word || now == own.as_str() {
                return;
            }
            self.press(DOWN);
            // the page may look at the key after it is asked: pressed again before that, the word would be passed
            wait_for(
                || format!("the key does not lead on from {now}:\n{}", self.glance()),
                || (self.js(chosen) != now).then_some(()),
            );
        }
        panic!("{word:?} is not reached");
    }

    fn think(&self, label: &str, thoughts: &[Thought]) {
        for (at, thought) in thoughts.iter().enumerate() {
            let name = if at == 0 { label.to_owned() } else { format!("Thought {}", at + 1) };
            self.get_in(label, Role::Textbox, &name).type_in(&thought.text);
            self.press(ENTER);
            let line = self.nth(label, Role::Slider, BELIEF, at);
            self.set(&line, thought.belief.expect("a thought is rated"));
            if thought.image {
                self.nth(label, Role::Checkbox, "It is more a picture than words", at).reach();
                line.focus();
            }
            if at + 1 < thoughts.len() {
                self.press(ENTER);
            }
        }
        if let Some(hot) = thoughts.iter().position(|thought| thought.hot) {
            self.nth(label, Role::Radio, "This one stings most", hot).reach();
        }
    }

    fn nth(&self, group: &str, role: Role, name: &str, at: usize) -> Element<'_> {
        wait_for(
            || format!("no {role:?} {name:?} number {at} in:\n{}", self.glance()),
            || self.all_in(Some(group), role, name).into_iter().nth(at),
        )
    }

    /// On the grid by arrows; without energy, a face.
    fn affect(&self, label: &str, Affect { pleasant, energy }: Affect) {
        const FACES: [&str; 5] = ["Very unpleasant", "Unpleasant", "Neither", "Pleasant", "Very pleasant"];
        let Some(energy) = energy else {
            self.get_in(label, Role::Button, "Five faces instead").reach();
            let face = usize::try_from(i8::midpoint(pleasant, 4)).unwrap();
            self.get_in(label, Role::Radio, FACES[face]).reach();
            return;
        };
        self.get_in(label, Role::Slider, "How pleasant").focus();
        for (value, less, more) in [(pleasant, LEFT, RIGHT), (energy, DOWN, UP)] {
            for _ in 0..value.abs() {
                self.press(if value < 0 { less } else { more });
            }
        }
    }

    fn date(&self, label: &str, field: &Field, day: &str) {
        if field.due || field.rests {
            self.get_in(label, Role::Button, "In a week").reach();
        } else {
            let date: NaiveDate = day.parse().unwrap();
            // month, day and year, each begun by its separator
            self.get_in(label, Role::Date, label).type_in(&date.format("%m/%d/%Y").to_string());
        }
    }

    /// Sets a value from 0 to 100 by its digits.
    fn set(&self, line: &Element, value: u8) {
        line.focus();
        self.type_keys(&value.to_string());
    }

    /// The day in the app's own zone.
    pub fn today(&self) -> NaiveDate {
        let day = self.js(
            "const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-')",
        );
        NaiveDate::parse_from_str(day.as_str().unwrap(), "%Y-%m-%d").unwrap()
    }
}

const BELIEF: &str = "How much I believe it";

fn id(method: &Method) -> serde_json::Value {
    serde_json::json!([method.id])
}

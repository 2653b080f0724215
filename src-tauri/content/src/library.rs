//! All of `content/`, read once.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::check::{self, Found};
use crate::foreign::Foreign;
use crate::journey::{Journey, Question, RoleName};
use crate::lists::{Care, EmotionGroup, Gate, Group, Habit, Help, Prompt, PromptGroup};
use crate::model::Method;
use crate::pack::SessionPack;
use crate::parse::read_file;
use crate::problem::Problem;
use crate::reading::Reading;

/// The folder of the method files.
const METHODS: &str = "methods/";
/// The folder of the journeys.
const JOURNEYS: &str = "journeys/";
/// The folder of what there is to read.
const PAGES: &str = "pages/";
/// The folder of what is made for other eyes.
const REPORT: &str = "report/";
/// How what is shared with a therapist is laid out.
const SESSION_PACK: &str = "report/session-pack.toml";
/// What was written freely, where methods are named.
const NOTE: &str = "note";
/// Begins the ids of a person's own methods.
pub(crate) const OWN: &str = "own-";

/// The files of the build: their paths below `content/en` and their texts.
const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Methods and lists of words.
#[derive(Debug, Default)]
pub struct Library {
    methods: Vec<Method>,
    sources: BTreeMap<String, String>,
    groups: Vec<Group>,
    emotions: Vec<EmotionGroup>,
    habits: Vec<Habit>,
    care: Vec<Care>,
    prompts: Vec<PromptGroup>,
    starters: Vec<PromptGroup>,
    gate: Gate,
    help: Help,
    roles: Vec<RoleName>,
    questions: Vec<Question>,
    small_words: BTreeSet<String>,
    foreign: Foreign,
    journeys: Vec<Journey>,
    pages: Vec<Reading>,
    session_pack: SessionPack,
    problems: Vec<Problem>,
}

impl Library {
    /// What came with the build.
    pub fn built_in() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            Self::from_files(FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
        })
    }

    /// Reads a folder that is laid out like `content/en`.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        for below in ["", METHODS, JOURNEYS, PAGES, REPORT] {
            for entry in std::fs::read_dir(folder.join(below))? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if path.is_file() && path.extension().is_some_and(|ending| ending == "toml") {
                    files.push((format!("{below}{name}"), std::fs::read_to_string(&path)?));
                }
            }
        }
        Ok(Self::from_files(files))
    }

    /// Reads files by their paths (`methods/phq-9.toml`, `groups.toml`). One that cannot be used is
    /// left out, and [`problems`](Self::problems) say why; of other names, none is read.
    pub fn from_files(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let files: BTreeMap<String, String> = files.into_iter().collect();
        let mut library = Self::default();
        library.lists(&files);
        for (path, text) in &files {
            if let Some(name) = name_in(path, METHODS) {
                library.method_file(path, name, text);
            }
        }
        library.journeys = library.each(&files, JOURNEYS, check::journey, |journey| &journey.id);
        library.pages = library.each(&files, PAGES, check::page, |page| &page.id);
        library.journeys.sort_by(|a, b| (a.order, &a.name).cmp(&(b.order, &b.name)));
        library.pages.sort_by(|a, b| (a.order, &a.name).cmp(&(b.order, &b.name)));
        library.names_that_lead_nowhere();
        let place: BTreeMap<&str, usize> =
            library.groups.iter().enumerate().map(|(index, group)| (group.id.as_str(), index)).collect();
        library.methods.sort_by(|one, other| {
            let key = |method: &Method| (place.get(method.group.as_str()).copied(), method.order);
            key(one).cmp(&key(other)).then_with(|| one.name.cmp(&other.name))
        });
        library
    }

    fn lists(&mut self, files: &BTreeMap<String, String>) {
        let mut problems = Vec::new();
        let mut files = Files { files, problems: &mut problems };
        self.groups = files.read("groups.toml", |file: &Groups<Group>| check::groups(&file.groups)).groups;
        self.emotions =
            files.read("emotions.toml", |file: &Groups<EmotionGroup>| check::emotions(&file.groups)).groups;
        self.habits = files.read("distortions.toml", |file: &Habits| check::habits(&file.habits)).habits;
        self.care = files.read("care.toml", |file: &CareItems| check::care(&file.care)).care;
        let mut prompts =
            |name| files.read(name, |file: &Groups<PromptGroup>| check::prompts(&file.groups)).groups;
        self.prompts = prompts("prompts.toml");
        self.starters = prompts("starters.toml");
        self.gate = files.read("gate.toml", check::gate);
        self.help = files.read("help-lines.toml", check::help);
        self.roles = files.read("roles.toml", |file: &Roles| check::roles(&file.roles)).roles;
        self.questions =
            files.read("questions.toml", |file: &Questions| check::questions(&file.questions)).questions;
        let small: SmallWords =
            files.read("small-words.toml", |file: &SmallWords| check::small_words(&file.words));
        self.small_words = small.words.into_iter().collect();
        self.foreign = files.read("import.toml", Foreign::check);
        self.foreign.settle(&self.emotions);
        self.session_pack = files.read(SESSION_PACK, check::session_pack);
        self.problems = problems;
    }

    fn method_file(&mut self, path: &str, name: &str, text: &str) {
        let method = match Method::parse(path, text) {
            Ok(method) => method,
            Err(problems) => return self.problems.extend(problems),
        };
        if method.id != name {
            return self.refuse(path, "id", "The file must be called like the id. Rename one of them.");
        }
        if method.id.starts_with(OWN) {
            return self.refuse(path, "id", "Ids that begin with `own-` are for a person's own methods.");
        }
        if self.groups.iter().all(|group| group.id != method.group) {
            return self.refuse(
                path,
                "group",
                "There is no such group in groups.toml. Name one, or add it there.",
            );
        }
        if method.quick && self.quick().is_some() {
            return self.refuse(path, "quick", "Another method is one key away already. Only one can be.");
        }
        self.sources.insert(method.id.clone(), text.to_owned());
        self.methods.push(method);
    }

    /// Reads the files of a folder.
    fn each<T: DeserializeOwned>(
        &mut self,
        files: &BTreeMap<String, String>,
        folder: &str,
        check: impl Fn(&T) -> Vec<Found>,
        id: impl Fn(&T) -> &String,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for (path, text) in files {
            let Some(name) = name_in(path, folder) else { continue };
            match read_file(path, text, &check) {
                Ok(read) if id(&read) == name => all.push(read),
                Ok(_) => self.refuse(path, "id", "The file must be called like the id. Rename one of them."),
                Err(problems) => self.problems.extend(problems),
            }
        }
        all
    }

    fn refuse(&mut self, path: &str, field: &str, what: &str) {
        let (file, field, what) = (path.to_owned(), field.to_owned(), what.to_owned());
        self.problems.push(Problem { file, line: 0, field, what });
    }

    /// What journeys and pages name must be there.
    fn names_that_lead_nowhere(&mut self) {
        let methods: BTreeSet<&str> = self.methods.iter().map(|method| method.id.as_str()).collect();
        let pages: BTreeSet<&str> = self.pages.iter().map(|page| page.id.as_str()).collect();
        let journeys: BTreeSet<&str> = self.journeys.iter().map(|journey| journey.id.as_str()).collect();
        let steps: BTreeSet<String> = self.journeys.iter().flat_map(steps_of).collect();
        let mut problems = Vec::new();
        let mut look = |path: &str, field: &str, named: &[String], known: &dyn Fn(&str) -> bool| {
            for name in named.iter().filter(|name| !known(name)) {
                let what = format!("There is no `{name}`. Name one that is there.");
                let (file, field) = (path.to_owned(), field.to_owned());
                problems.push(Problem { file, line: 0, field, what });
            }
        };
        for journey in &self.journeys {
            let path = format!("{JOURNEYS}{}.toml", journey.id);
            for (index, step) in journey.steps.iter().enumerate() {
                let at = |key: &str| format!("steps[{index}].{key}");
                look(&path, &at("methods"), &step.methods, &|name| methods.contains(name));
                look(&path, &at("pages"), &step.pages, &|name| pages.contains(name));
                let own = format!("{}/", journey.id);
                let known = |name: &str| steps.contains(name) && !name.starts_with(&own);
                look(&path, &at("same_as"), &step.same_as, &known);
            }
        }
        let groups: BTreeSet<&str> = self.groups.iter().map(|group| group.id.as_str()).collect();
        for (index, part) in self.session_pack.parts.iter().enumerate() {
            for (number, shows) in part.shows.iter().enumerate() {
                let at = |key: &str| format!("parts[{index}].shows[{number}].{key}");
                let method = |name: &str| name == NOTE || methods.contains(name);
                look(SESSION_PACK, &at("methods"), &shows.methods, &method);
                look(SESSION_PACK, &at("groups"), &shows.groups, &|name| groups.contains(name));
                let has = |name: &str| {
                    let named = self.methods.iter().filter(|method| shows.methods.contains(&method.id));
                    named.into_iter().any(|method| method.field(name).is_some())
                };
                // the fields of a method that is not there are not missed, too
                if shows.methods.iter().all(|name| method(name)) {
                    look(SESSION_PACK, &at("fields"), &shows.fields, &has);
                }
            }
        }
        for page in &self.pages {
            let path = format!("{PAGES}{}.toml", page.id);
            look(&path, "methods", &page.methods, &|name| methods.contains(name));
            look(&path, "journeys", &page.journeys, &|name| journeys.contains(name));
            look(&path, "pages", &page.pages, &|name| pages.contains(name));
        }
        for (field, name) in self.foreign.lost(&self.methods, &self.habits, &self.emotions) {
            look("import.toml", &field, &[name], &|_| false);
        }
        self.problems.extend(problems);
    }

    /// The methods, by the order of the groups, then by their own order, then by name.
    pub fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// A method by its id.
    pub fn method(&self, id: &str) -> Option<&Method> {
        self.methods.iter().find(|method| method.id == id)
    }

    /// The method that is one key away from anywhere.
    pub fn quick(&self) -> Option<&Method> {
        self.methods.iter().find(|method| method.quick)
    }

    /// The text of a method's file.
    pub fn source(&self, id: &str) -> Option<&str> {
        self.sources.get(id).map(String::as_str)
    }

    /// The groups that methods are listed in, in order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Words for feelings.
    pub fn emotions(&self) -> &[EmotionGroup] {
        &self.emotions
    }

    /// Thinking habits, the most common first.
    pub fn habits(&self) -> &[Habit] {
        &self.habits
    }

    /// Things to do for oneself.
    pub fn care(&self) -> &[Care] {
        &self.care
    }

    /// Questions to begin from.
    pub fn prompts(&self) -> &[PromptGroup] {
        &self.prompts
    }

    /// Questions to begin a conversation with.
    pub fn starters(&self) -> &[PromptGroup] {
        &self.starters
    }

    /// A prompt or a starter by its id.
    pub fn prompt(&self, id: &str) -> Option<&Prompt> {
        self.prompts
            .iter()
            .chain(&self.starters)
            .flat_map(|group| &group.prompts)
            .find(|prompt| prompt.id == id)
    }

    /// The safety questions.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// What the roles are called.
    pub fn roles(&self) -> &[RoleName] {
        &self.roles
    }

    /// Questions that are answered over time, each apart from the others.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Words that are in every text, in lower case.
    pub fn small_words(&self) -> &BTreeSet<String> {
        &self.small_words
    }

    /// What other journals call things.
    pub fn foreign(&self) -> &Foreign {
        &self.foreign
    }

    /// The maps that a journey can be seen by; the first is the one that it begins with.
    pub fn journeys(&self) -> &[Journey] {
        &self.journeys
    }

    /// A map by its id.
    pub fn journey(&self, id: &str) -> Option<&Journey> {
        self.journeys.iter().find(|journey| journey.id == id)
    }

    /// What there is to read.
    pub fn pages(&self) -> &[Reading] {
        &self.pages
    }

    /// What is shared with a therapist: the order of its parts and its words.
    pub fn session_pack(&self) -> &SessionPack {
        &self.session_pack
    }

    /// Where help is.
    pub fn help(&self) -> &Help {
        &self.help
    }

    /// Why files were left out. Empty for what came with the build; a test sees to it.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

/// The name of a file in a folder, without its ending.
fn name_in<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    path.strip_prefix(folder)?.strip_suffix(".toml")
}

/// The steps of a journey, as other journeys name them.
fn steps_of(journey: &Journey) -> impl Iterator<Item = String> {
    journey.steps.iter().map(|step| format!("{}/{}", journey.id, step.id))
}

/// Files by their paths.
struct Files<'a> {
    files: &'a BTreeMap<String, String>,
    problems: &'a mut Vec<Problem>,
}

impl Files<'_> {
    fn read<T: DeserializeOwned + Default>(&mut self, name: &str, check: impl Fn(&T) -> Vec<Found>) -> T {
        let Some(text) = self.files.get(name) else {
            let what = "The file is missing.".to_owned();
            self.problems.push(Problem { file: name.to_owned(), line: 0, field: String::new(), what });
            return T::default();
        };
        read_file(name, text, check).unwrap_or_else(|problems| {
            self.problems.extend(problems);
            T::default()
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Groups<T> {
    groups: Vec<T>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self { groups: Vec::new() }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Habits {
    habits: Vec<Habit>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CareItems {
    care: Vec<Care>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Roles {
    roles: Vec<RoleName>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmallWords {
    words: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    questions: Vec<Question>,
}

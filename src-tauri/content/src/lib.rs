//! What Goldseam guides people with: methods and lists of words, read from `content/` and checked.
//!
//! A **method** is a file. It says what is asked, in which order, when something is shown and what
//! is counted; see `content/README.md`. Nothing here knows a method by its id.

mod accept;
mod affect;
mod answer;
mod change;
mod check;
mod condition;
mod figure;
mod foreign;
mod journey;
mod library;
mod lists;
mod lookup;
mod markdown;
mod model;
mod names;
mod pack;
mod parse;
mod phrase;
mod place;
mod plan;
mod problem;
mod reading;
mod score;
mod sentence;
mod title;
mod write;

pub use affect::{Mood, OCCASIONS};
pub use answer::{
    Affect, Answer, Answers, Change, Chosen, FARTHEST, Felt, Figure, Filled, MOST_MINUTES, Rated, Return,
    Score, TOP_OF_SCALE, Thought,
};
pub use change::{ENERGY, PLEASANT};
pub use check::Found;
pub use condition::Shown;
pub use foreign::{Foreign, ForeignLines, ThoughtRoles};
pub use journey::{Action, Journey, OnBreach, Question, Role, RoleName, RoleText, Step};
pub use library::Library;
pub use lists::{
    Care, Country, EmotionGroup, Family, Gate, GateAnswer, GateItem, Group, Habit, Help, HelpLine, HelpPage,
    Prompt, PromptGroup,
};
pub use model::{
    Band, Check, Condition, Field, FieldId, FieldKind, Higher, ListName, Log, Method, MethodKind, Opt,
    ScoreRule, Section,
};
pub use names::Names;
pub use pack::{PackPart, PackWords, SessionPack, ShowKind, Shows};
pub use parse::{MOST_BYTES, read_file};
pub use phrase::Phrase;
pub use plan::{Planned, WEEK};
pub use problem::{AnswerProblem, Problem};
pub use reading::{Reading, ReadingPart};

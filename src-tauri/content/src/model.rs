//! What a method is made of. The same shape in a file and on its way to the window; see
//! `content/README.md` for how a file is written.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Names a field within its method: `[a-z0-9_]`, at most 60.
pub type FieldId = String;

/// A guided way of writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "a file has these switches")]
pub struct Method {
    /// `[a-z0-9-]`, at most 60. A person's own begin with `own-`.
    pub id: String,
    /// Goes up with every change; answers keep the version that they were given to.
    pub version: u32,
    /// What kind of writing it is.
    pub kind: MethodKind,
    /// The id of the group that it is listed in.
    pub group: String,
    /// What it is called.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub summary: String,
    /// How long it takes a practised person; none if that differs too much to say.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// Its place in the group, from the lowest.
    #[serde(default = "hundred")]
    pub order: u32,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// What must be shown with it: the notice of a licence.
    #[serde(default)]
    pub notice: String,
    /// Said at its beginning.
    #[serde(default)]
    pub intro: String,
    /// Said when it is finished.
    #[serde(default)]
    pub after: String,
    /// Said before it is copied or printed.
    #[serde(default)]
    pub copy_notice: String,
    /// Left out of everything that leaves the journal unless it is chosen by itself.
    #[serde(default)]
    pub private: bool,
    /// The safety questions come before it.
    #[serde(default)]
    pub gated: bool,
    /// Offered only to those who asked for it.
    #[serde(default)]
    pub opt_in: bool,
    /// There is one of it: opening it opens the one that is there.
    #[serde(default)]
    pub single: bool,
    /// The latest one is within reach from Help.
    #[serde(default)]
    pub in_help: bool,
    /// Offered again after so many days.
    #[serde(default)]
    pub again_after_days: Option<u32>,
    /// It comes back so many days after it was finished, each time with its `later` sections.
    #[serde(default)]
    pub returns: Vec<u32>,
    /// It is one key away from anywhere. One method at most is.
    #[serde(default)]
    pub quick: bool,
    /// What is filled in stands on the plan page until it is over.
    #[serde(default)]
    pub plan: bool,
    /// It is over when this holds of the latest answers.
    #[serde(default)]
    pub over_if: Option<Condition>,
    /// It is offered every day while this holds of the latest answers.
    #[serde(default)]
    pub daily_if: Option<Condition>,
    /// What is noted of it day by day.
    #[serde(default)]
    pub log: Option<Log>,
    /// The field whose first line is the title of what is filled in.
    #[serde(default)]
    pub title: Option<FieldId>,
    /// The field whose answer stays in sight in the sections after its own; of thoughts, the one
    /// that stings most.
    #[serde(default)]
    pub pin: Option<FieldId>,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// What is counted from the answers.
    #[serde(default)]
    pub scores: Vec<ScoreRule>,
}

fn hundred() -> u32 {
    100
}

/// What can be noted of something planned, day by day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// What may have come of it.
    pub outcomes: Vec<Opt>,
    /// A line may say whose it was: mine, theirs, both.
    #[serde(default)]
    pub who: bool,
    /// The outcome that a slip is noted as.
    #[serde(default)]
    pub slip: Option<String>,
}

/// Kinds of methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MethodKind {
    /// Filled in at one sitting.
    Record,
    /// Kept, looked at again and changed.
    Worksheet,
    /// A questionnaire with official scoring.
    Measure,
    /// A few questions of our own, compared with oneself only.
    Tracker,
    /// A letter.
    Letter,
}

/// A part of a method, shown by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// `[a-z0-9_]`, unlike that of any other section.
    pub id: String,
    /// Its heading.
    pub name: String,
    /// Said under the heading.
    #[serde(default)]
    pub intro: String,
    /// Shown only then.
    #[serde(default)]
    pub show_if: Option<Condition>,
    /// Filled in when the method comes back, and not before.
    #[serde(default)]
    pub later: bool,
    /// It shows what is planned, to be marked in passing.
    #[serde(default)]
    pub plan: bool,
    /// The options of its choice fields that have none of their own.
    #[serde(default)]
    pub options: Vec<Opt>,
    /// Questions that help, folded away.
    #[serde(default)]
    pub questions: Vec<String>,
    /// In order.
    pub fields: Vec<Field>,
}

/// Something to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools, reason = "a file has these switches")]
pub struct Field {
    /// Unlike that of any other field of the method.
    pub id: FieldId,
    /// What is asked for, and how it is answered.
    pub kind: FieldKind,
    /// The question.
    #[serde(default)]
    pub label: String,
    /// Said under it.
    #[serde(default)]
    pub hint: String,
    /// Seen in the empty field.
    #[serde(default)]
    pub placeholder: String,
    /// Must be answered before the method counts as finished. It is saved without, too.
    #[serde(default)]
    pub required: bool,
    /// Shown only then.
    #[serde(default)]
    pub show_if: Option<Condition>,
    /// What can be chosen.
    #[serde(default)]
    pub options: Vec<Opt>,
    /// The list that the options come from, the person's own words included.
    #[serde(default)]
    pub from: Option<ListName>,
    /// An option of one's own may be typed.
    #[serde(default)]
    pub own: bool,
    /// How many may be chosen, or how many words said.
    #[serde(default)]
    pub most: Option<u32>,
    /// What led to it, in the options of [`OCCASIONS`](crate::OCCASIONS).
    #[serde(default)]
    pub occasion: bool,
    /// How many options are shown at once.
    #[serde(default)]
    pub at_once: Option<u32>,
    /// The label of the answer that none of the options fits.
    #[serde(default)]
    pub none: Option<String>,
    /// Lowest value of a scale.
    #[serde(default)]
    pub min: Option<i32>,
    /// Highest value of a scale.
    #[serde(default)]
    pub max: Option<i32>,
    /// From one value of a scale to the next.
    #[serde(default)]
    pub step: Option<i32>,
    /// What the lowest value means.
    #[serde(default)]
    pub low: String,
    /// What the highest value means.
    #[serde(default)]
    pub high: String,
    /// The field that is rated again.
    #[serde(default)]
    pub of: Option<FieldId>,
    /// Words may be added when it is rated again.
    #[serde(default)]
    pub more: bool,
    /// An option worth so much or more opens Help at once.
    #[serde(default)]
    pub help_from: Option<i32>,
    /// A date on which the method comes back.
    #[serde(default)]
    pub due: bool,
    /// A date until which the text is kept out of sight.
    #[serde(default)]
    pub rests: bool,
    /// A date after which it is over.
    #[serde(default)]
    pub ends: bool,
    /// Days of the week on which it is offered.
    #[serde(default)]
    pub repeats: bool,
    /// How long a timer runs.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// A sentence with the answers of other fields in braces: `I feel {feeling}`.
    #[serde(default)]
    pub template: String,
    /// Advice given while typing.
    #[serde(default)]
    pub checks: Vec<Check>,
}

/// How a field is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// One line for each item.
    List,
    /// One of the options.
    Choice,
    /// Any of the options.
    Choices,
    /// Any of the options, ticked as done.
    Checklist,
    /// A whole number from `min` to `max`.
    Scale,
    /// Words for feelings, each with a strength of 0 to 100.
    Emotions,
    /// How pleasant it is and how much energy there is, each from -4 to 4. A method has one at most.
    Affect,
    /// A length of time, in minutes of a day.
    Duration,
    /// The person's own scales, each from 0 to 10.
    OwnScales,
    /// Thoughts, each with a belief of 0 to 100; one is the one that stings most.
    Thoughts,
    /// A sentence with a belief of 0 to 100.
    RatedText,
    /// The field `of` rated again: feelings by word, a thought that stings or a sentence by
    /// belief, a scale by value.
    ReRate,
    /// A day.
    Date,
    /// A name.
    Person,
    /// A sentence made from other answers; not answered itself.
    Sentence,
    /// Only read.
    Info,
    /// A clock that runs for `minutes` while people talk; not answered.
    Timer,
}

/// Lists that options come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ListName {
    /// Thinking habits.
    Habits,
    /// Words for feelings.
    Emotions,
    /// Things to do for oneself.
    Care,
    /// Scales of the person's own.
    Scales,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Opt {
    /// `[a-z0-9_]`, unlike that of any other option of the field.
    pub id: String,
    /// What is read.
    pub label: String,
    /// Said under it.
    #[serde(default)]
    pub hint: String,
    /// What it counts.
    #[serde(default)]
    pub score: Option<i32>,
    /// The heading that it stands under.
    #[serde(default)]
    pub group: String,
    /// Choosing it offers Help.
    #[serde(default)]
    pub opens_help: bool,
}

/// When something is shown: exactly one of the forms. It may look at earlier fields only, and a
/// field that is not shown counts as not answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field that `is`, `answered`, `from` and `to` look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldId>,
    /// One of these options is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<Vec<String>>,
    /// It is answered, or it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<bool>,
    /// Its number (a scale, the score of a choice, the highest strength or belief) is at least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i32>,
    /// Its number is at most this. With `from`, both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i32>,
    /// All of these hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<Condition>>,
    /// At least one of these holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<Condition>>,
    /// This does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<Condition>>,
}

/// Advice for what is being typed. It never stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The text begins with one of these, in any case.
    #[serde(default)]
    pub starts: Vec<String>,
    /// The text has one of these as whole words, in any case.
    #[serde(default)]
    pub has: Vec<String>,
    /// The advice.
    pub say: String,
}

/// How a number is counted from answers. There is none while one of them is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct ScoreRule {
    /// `[a-z0-9_]`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The fields that are added up.
    pub of: Vec<FieldId>,
    /// Lowest possible value.
    pub min: i32,
    /// Highest possible value.
    pub max: i32,
    /// Ranges that the authors name, without gaps; empty if they name none.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Points from one time to another that are more than chance; none if none are established.
    #[serde(default)]
    pub reliable: Option<i32>,
    /// What a higher value means.
    #[serde(default)]
    pub higher_is: Higher,
    /// The value from which the authors advise a closer look.
    #[serde(default)]
    pub cutoff: Option<i32>,
    /// What is said from there on.
    #[serde(default)]
    pub cutoff_says: String,
    /// Where the scoring comes from.
    pub source: String,
}

/// What a higher score means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Higher {
    /// More trouble.
    Worse,
    /// Less trouble.
    Better,
    /// Neither.
    #[default]
    Neither,
}

/// A range of a score with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// From this value.
    pub from: i32,
    /// To this value, included.
    pub to: i32,
    /// As the authors name it.
    pub name: String,
}

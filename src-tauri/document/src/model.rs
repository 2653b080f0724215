//! What a document is made of. All of it is data: no string in it is ever read as markup of the
//! paper's own, and only [`Block::Markdown`] is read as Markdown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{bytes, picture};

/// What stands where a passage was blacked out: always the same, so that its length tells nothing.
/// It may stand anywhere in any text of a document; each way onto paper shows it as a black bar.
pub const BLACKOUT: &str = "\u{2588}\u{2588}\u{2588}";

/// A document for other eyes, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// One line; also the title that viewers show.
    pub title: String,
    /// As in BCP 47: `en`, `pt-BR`. What it is not can't break anything; it falls back to `en`.
    pub language: String,
    /// When it was made, for the file's own record. How a person reads it stands in `head`.
    pub made: NaiveDate,
    /// Under the title, side by side: who it is from, the period, the day, how many entries.
    pub head: Vec<Pair>,
    /// What this is and what it is not, in one or two sentences; empty for none.
    pub notice: String,
    /// What it is laid out for.
    pub paper: Paper,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// Sizes of paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A part with a heading, which is also a bookmark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// What the caller knows it by; shown nowhere.
    pub id: String,
    /// One line; empty for a part without a heading.
    pub heading: String,
    /// Whether it begins on a page of its own.
    pub new_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A label and what stands beside it. Both are plain text; line breaks stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Pair {
    /// In few words.
    pub label: String,
    /// May be empty, which shows as a dash.
    pub value: String,
}

/// One thing in a section. Texts are plain; an empty line in one begins a new paragraph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// Plain.
        text: String,
    },
    /// A remark in small type: how something was counted, what a figure does not say.
    Small {
        /// Plain.
        text: String,
    },
    /// A heading below the section's; also a bookmark.
    Heading {
        /// One line.
        text: String,
    },
    /// Things one below the other.
    Bullets {
        /// Plain, each a line or more.
        items: Vec<String>,
    },
    /// Labels, and what stands beside them.
    Pairs {
        /// In order.
        rows: Vec<Pair>,
    },
    /// Figures in rows.
    Table(Table),
    /// What a person wrote, in Markdown. Raw HTML in it is shown as it was typed, a link shows its
    /// address, and no picture is ever fetched.
    Markdown {
        /// The source.
        text: String,
    },
    /// An entry of the journal.
    Entry(Entry),
    /// A thought record, or any other filled-in page of questions and answers.
    Record(Record),
    /// Values over days.
    Lines(Lines),
    /// One square a day.
    Days(Days),
    /// A picture of the person's own.
    Picture(Picture),
}

/// Figures in rows under a head.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// Over it; empty for none.
    pub caption: String,
    /// From the left; as many as each row has cells.
    pub columns: Vec<Column>,
    /// Plain cells; short rows are filled up with empty ones, long ones are cut.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// What stands over it.
    pub name: String,
    /// Figures stand one under the other, at the right.
    pub numeric: bool,
}

/// An entry of the journal.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// May be empty; then `when` stands in its place. Also a bookmark.
    pub title: String,
    /// Day and hour, as a person reads them.
    pub when: String,
    /// What must be known about it at first sight: "written later".
    pub marks: Vec<String>,
    /// By their names.
    pub tags: Vec<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Questions and answers that belong together; kept on one page where they fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// May be empty.
    pub title: String,
    /// Day and hour, as a person reads them; may be empty.
    pub when: String,
    /// What must be known about it at first sight: "written later".
    pub marks: Vec<String>,
    /// In order.
    pub rows: Vec<Pair>,
}

/// Values over days, drawn as lines or dots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Lines {
    /// Over it.
    pub title: String,
    /// What it shows, in a sentence or two, for those who don't see it.
    pub alt: String,
    /// The first day of the picture.
    pub from: NaiveDate,
    /// The last day of the picture, not before the first.
    pub to: NaiveDate,
    /// The lowest value of the picture.
    pub low: f64,
    /// The highest value of the picture, above the lowest.
    pub high: f64,
    /// What the lowest and the highest value mean, in a word or two; empty for none.
    pub low_label: String,
    /// What the highest value means.
    pub high_label: String,
    /// What is counted: "points", "hours"; empty for none.
    pub unit: String,
    /// What is drawn; at most six are told apart.
    pub series: Vec<Series>,
    /// Ranges of value with a name, such as the published ones of a measure.
    pub bands: Vec<Band>,
    /// Days with a name, drawn as upright lines.
    pub landmarks: Vec<Landmark>,
}

/// Values that belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Series {
    /// As the key says it.
    pub name: String,
    /// How it is drawn.
    pub drawn: Drawn,
    /// Stretches without a gap, in order of time: nothing is drawn from one to the next.
    pub segments: Vec<Vec<Point>>,
}

/// How values are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Drawn {
    /// A line within each stretch.
    #[default]
    Line,
    /// A dot for each value.
    Dots,
    /// Both.
    LineAndDots,
}

/// A value on a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// Within the days of the picture; others are left out.
    pub day: NaiveDate,
    /// Drawn at the edge of the picture if it lies outside.
    pub value: f64,
    /// How far the values of the day reached, lowest and highest: drawn as a soft band.
    pub spread: Option<(f64, f64)>,
}

/// A range of value with a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Band {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Its name.
    pub label: String,
}

/// A day with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Landmark {
    /// Within the days of the picture; others are left out.
    pub day: NaiveDate,
    /// In few words.
    pub label: String,
}

/// One square a day, a row for each month: how pleasant it was, and where nothing was noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Days {
    /// Over it.
    pub title: String,
    /// What it shows, in a sentence or two, for those who don't see it.
    pub alt: String,
    /// The first day of the picture.
    pub from: NaiveDate,
    /// The last day of the picture, not before the first.
    pub to: NaiveDate,
    /// What the darkest square means.
    pub low_label: String,
    /// What the lightest square means.
    pub high_label: String,
    /// From 1 (darkest) to 9 (lightest); a day that is not in it is an empty square.
    pub days: Vec<DayValue>,
}

/// A step on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayValue {
    /// Within the days of the picture; others are left out.
    pub day: NaiveDate,
    /// 1 to 9.
    pub step: u8,
}

/// A picture of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// A JPEG, PNG, GIF or WebP; of anything else only `alt` is shown. As text: base64.
    #[serde(with = "bytes")]
    #[specta(type = String)]
    pub bytes: Vec<u8>,
    /// What is to be seen, or what it is called; also stands under it.
    pub alt: String,
    /// In pixels, as it is looked at.
    pub width: u32,
    /// In pixels, as it is looked at.
    pub height: u32,
    /// It was made by [`Picture::small`] and goes onto paper as it is. Nothing from outside can say so.
    #[serde(skip)]
    pub small: bool,
}

impl Picture {
    /// A picture no larger than paper needs, upright, and without what a camera noted in it; if the bytes can't be
    /// read, one of which only `alt` is shown. So that a document of many photos need not hold them as they were.
    pub fn small(bytes: &[u8], alt: String) -> Self {
        let small = picture::ready(bytes, "");
        let (bytes, width, height) =
            small.map_or((Vec::new(), 0, 0), |one| (one.bytes, one.width, one.height));
        Self { small: !bytes.is_empty(), bytes, alt, width, height }
    }
}

//! What another journal kept, in one form for all of them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One thing that the other journal kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The other journal's own id of it; empty if it has none.
    pub source_id: String,
    /// The moment that it is about.
    pub happened: Option<Told>,
    /// When it was first written, if the other journal says so apart.
    pub written: Option<Told>,
    /// When it was last changed, if the other journal says so.
    pub changed: Option<Told>,
    /// May be empty.
    pub title: String,
    /// Markdown. A file of [`Record::files`] stands in it as `![caption](attached:KEY)`, in its place.
    pub body: String,
    /// As they were spelled, without `#` or `@`.
    pub tags: Vec<String>,
    /// Starred, pinned or a favourite.
    pub starred: bool,
    /// How it felt.
    pub mood: Option<Mood>,
    /// Further feelings that were named.
    pub feelings: Vec<String>,
    /// Ratings, hours of sleep and the like.
    pub numbers: Vec<Number>,
    /// A thought record.
    pub thought: Option<Thought>,
    /// Where it was.
    pub place: Option<Place>,
    /// Photos and other files, in their order.
    pub files: Vec<Attached>,
    /// What has no place above, by the other journal's own names.
    pub extra: Map<String, Value>,
}

/// A moment as the other journal tells it: always the writer's own clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Date and time on the writer's clock.
    pub local: NaiveDateTime,
    /// Minutes east of UTC, if it is known.
    pub offset: Option<i32>,
    /// IANA name, if it is known.
    pub zone: Option<String>,
    /// How exactly it is known.
    pub precision: Precision,
}

/// How exactly a moment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Precision {
    /// To the minute or better.
    Minute,
    /// Only the day is known. The time stands at noon.
    Day,
}

/// How it felt, as the other journal calls it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mood {
    /// Its name in the other journal.
    pub label: String,
    /// 0 the worst to 1 the best that the other journal can say, if it orders its moods.
    pub level: Option<f64>,
}

/// A number with a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// Its name in the other journal.
    pub name: String,
    /// Finite.
    pub value: f64,
    /// The scale's ends, if they are known.
    pub range: Option<(f64, f64)>,
    /// `h`, `min` and the like; empty if it has none.
    pub unit: String,
}

/// A thought record. Fields may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thought {
    /// The automatic thought.
    pub automatic: String,
    /// Names of cognitive distortions, as the other program calls them.
    pub distortions: Vec<String>,
    /// What speaks against it.
    pub challenge: String,
    /// Another way to see it.
    pub alternative: String,
}

/// Where it was. Coordinates are degrees, north and east positive.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// May be empty.
    pub name: String,
    /// Latitude and longitude, both in range.
    pub at: Option<(f64, f64)>,
}

/// A photo or other file of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// Names it in the body of its record: letters, digits, `-`, `_` and `.` only.
    pub key: String,
    /// How [`crate::Source::bytes`] finds it; none if the source lacks it.
    pub at: Option<String>,
    /// A name for it, without folders.
    pub name: String,
}

impl Told {
    /// An instant as the clocks of `zone` showed it.
    pub fn instant(at: DateTime<Utc>, zone: Tz) -> Self {
        let there = at.with_timezone(&zone);
        let seconds = there.offset().fix().local_minus_utc();
        Self {
            local: there.naive_local(),
            offset: Some(seconds.div_euclid(60)),
            zone: Some(zone.name().to_owned()),
            precision: Precision::Minute,
        }
    }

    /// An instant whose zone is not known, with the offset of the writer's clock in minutes.
    pub fn with_offset(at: DateTime<Utc>, minutes: i32) -> Option<Self> {
        let clock = chrono::FixedOffset::east_opt(minutes.checked_mul(60)?)?;
        Some(Self {
            local: clock.from_utc_datetime(&at.naive_utc()).naive_local(),
            offset: Some(minutes),
            zone: None,
            precision: Precision::Minute,
        })
    }

    /// A time on the writer's clock, wherever that was.
    pub fn local(local: NaiveDateTime) -> Self {
        Self { local, offset: None, zone: None, precision: Precision::Minute }
    }

    /// A day whose time is not known.
    pub fn day(day: NaiveDate) -> Self {
        // noon is a time of every day
        let local = day.and_hms_opt(12, 0, 0).unwrap_or_default();
        Self { local, offset: None, zone: None, precision: Precision::Day }
    }
}

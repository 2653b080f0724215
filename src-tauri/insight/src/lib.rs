//! The statistics of one person's mood: no database and no clock.
//!
//! [`Sample`]s go in, [`Days`] are made from them, and everything else is made from days, except what
//! happens within one. [`patterns()`] makes every figure of a period at once. A figure comes as a
//! [`Finding`]: with the name of its method and its counts, or with exactly what it lacks.
//!
//! Three rules hold everywhere. Nothing is filled in for a day without an entry. Nothing is told from
//! too little. And nothing says why, or that something is good or bad: a tag and a mood that go
//! together may both come from something else.
//!
//! `docs/insight.md` has each formula with its source, units and fewest counts, and a sentence that
//! says it to a person. The rotation test is exact and so is everything else but the range of the
//! trend, whose error from chance is told with it.

mod before_after;
mod correlation;
mod day;
mod days;
mod finding;
mod multiple;
mod num;
mod order;
mod patterns;
mod period;
mod questionnaire;
mod random;
mod rank;
mod rolling;
mod rotation;
mod sample;
mod shift;
mod slope;
mod spread;
mod successive;
mod tags;
mod trend;
mod turning;

pub use before_after::{BeforeAfter, before_after, compare};
pub use correlation::{RankCorrelation, correlate};
pub use day::{Block, Day};
pub use days::{DayValue, Days};
pub use finding::{Finding, Lack, Method, What};
pub use multiple::{Q, benjamini_hochberg};
pub use patterns::{Number, NumberLink, Options, Patterns, patterns};
pub use period::{FEWEST_DAYS, Period, Week, period, weeks};
pub use questionnaire::{Band, Change, Course, Reach, Rule, band, course};
pub use rolling::{Line, Point, rolling_mean, smoothed};
pub use sample::{Include, Invalid, Kind, Reading, Sample};
pub use spread::{Spread, spread};
pub use successive::{DayToDay, Instability, SharpDrops, Successions, day_to_day};
pub use tags::{Lag, Tag, TagComparison, TagLink, TagResult, compare_tags};
pub use trend::{Bootstrap, Direction, Trend, trend};

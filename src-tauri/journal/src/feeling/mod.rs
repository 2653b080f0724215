//! How it felt over time: what pictures and figures of feelings are made of.
//!
//! A day here is one of [`goldseam_insight::Day`]: it ends at four in the morning. Everything is read
//! from tables that follow the entries (`mood`, `mood_word`, `figure`), and counted by `goldseam-insight`.

mod back;
mod before;
mod beside;
mod edges;
mod families;
mod grid;
mod line;
mod measures;
mod patterns;
mod rhythm;
mod rows;
mod tagged;

pub use back::{LookingBack, Named, Walked};
pub use before::HardDay;
pub use beside::{NumberKind, NumberName, NumberSeries};
pub use edges::{EdgeDay, Edges, FEWEST_EDGE_DAYS};
pub use families::{Families, FamilyLine};
pub use grid::{Cell, Grid, GridWord};
pub use line::{MoodLine, MoodMoment};
pub use measures::{MeasureCourse, MeasurePoint};
pub use patterns::{LandmarkFinding, PatternPage, PatternsAsked};
pub use rhythm::{Rhythm, Slot};
pub use rows::Within;

use families::first_weekday;

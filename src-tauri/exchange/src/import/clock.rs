//! From a moment as another journal tells it to one of ours. The day on the writer's clock never moves.

use chrono::NaiveTime;
use chrono_tz::Tz;
use goldseam_formats::{Precision, Told};
use goldseam_journal::{Moment, When};

/// What fills in for what was not told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    /// Of times that come without a zone.
    pub zone: Tz,
    /// Of days that come without a time.
    pub time: NaiveTime,
}

impl Clock {
    /// The moment, and as a draft gives it; none if it lies outside the years 1 to 9999.
    pub fn read(&self, told: &Told) -> Option<(When, Moment)> {
        let local = match told.precision {
            Precision::Minute => told.local,
            Precision::Day => told.local.date().and_time(self.time),
        };
        let local = local.format("%Y-%m-%dT%H:%M:%S").to_string();
        let known = |name: &String| name.parse::<Tz>().is_ok();
        let own = told.zone.clone().filter(known);
        let here = || Some(self.zone.name().to_owned());
        // of a day only the zone is looked at: its offset was that of another time
        let offset = told.offset.filter(|_| told.precision == Precision::Minute || own.is_none());
        let at = |zone: Option<String>, offset| {
            let when = When { local: local.clone(), zone, offset };
            let moment = when.resolve().ok()?;
            Some((when, moment))
        };
        let Some(offset) = offset else { return at(own.or_else(here), None) };
        // a zone whose clocks did not show that time at that offset is not where it was written
        let fits =
            |found: &(When, Moment)| found.1.offset() == offset && found.1.local().to_string() == local;
        at(own.or_else(here), Some(offset))
            .filter(fits)
            .or_else(|| at(None, Some(offset)))
            .or_else(|| at(here(), None))
    }
}

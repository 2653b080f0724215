//! From a clock on the wall to the journal's own forms of time.

use chrono::{Duration, NaiveDateTime};
use chrono_tz::Tz;
use goldseam_journal::{Moment, When};

use crate::Result;

/// What a clock and a calendar on the wall show, and where the wall is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wall {
    pub local: NaiveDateTime,
    pub zone: Tz,
}

impl Wall {
    pub fn when(self) -> When {
        let local = self.local.format("%Y-%m-%dT%H:%M:%S").to_string();
        When { local, zone: Some(self.zone.name().to_owned()), offset: None }
    }

    pub fn moment(self) -> Result<Moment> {
        Ok(self.when().resolve()?)
    }

    pub fn later(self, by: Duration) -> Self {
        Self { local: self.local + by, ..self }
    }
}

//! The one place that reads the clock, and what `--at` says.

use std::env;

use chrono::{DateTime, Days, Local, NaiveDate, NaiveDateTime};
use goldseam_journal::{Moment, When};

use crate::exit::{Failure, Result};

/// This moment, in the zone of this machine.
pub fn now() -> Result<Moment> {
    Ok(Moment::at(Local::now().fixed_offset(), zone().as_deref())?)
}

/// The day that the clocks here show.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The day before today.
pub fn yesterday() -> NaiveDate {
    let today = today();
    today.checked_sub_days(Days::new(1)).unwrap_or(today)
}

/// A time as given to `--at`: with an offset it is that instant on that clock; without one it is
/// what the clocks here show.
pub fn at(text: &str) -> Result<When> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        let offset = instant.offset().local_minus_utc() / 60;
        let local = instant.naive_local().format("%Y-%m-%dT%H:%M:%S").to_string();
        let here = When { local: local.clone(), zone: zone(), offset: Some(offset) };
        // the zone is this machine's only if its clocks showed that offset then
        let fits = here.resolve().is_ok_and(|m| m.offset() == offset && m.local().to_string() == local);
        return Ok(if fits { here } else { When { zone: None, ..here } });
    }
    let forms = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
    let local =
        forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()).ok_or_else(|| {
            Failure::new(
                "bad_when",
                "That time can't be read. Write it like 2026-11-22T23:30 or 2026-11-22T23:30:00+01:00.",
            )
        })?;
    // An hour that the clocks show twice is the first of the two, whose clock is further ahead. `chrono` gives the
    // two in another order if the zone's file has only a rule for that year.
    let found = local.and_local_timezone(Local);
    let offsets = [found.earliest(), found.latest()].into_iter().flatten();
    let offset = offsets.map(|t| t.offset().local_minus_utc() / 60).max();
    Ok(When { local: local.format("%Y-%m-%dT%H:%M:%S").to_string(), zone: zone(), offset })
}

/// The zone whose clocks are shown here: that of `TZ` if it is set, as for every program of a
/// terminal, else the machine's. None if `TZ` says no name, and then the offset is all that is known.
fn zone() -> Option<String> {
    let Some(said) = env::var_os("TZ") else { return iana_time_zone::get_timezone().ok() };
    let said = said.to_string_lossy();
    let name = said.trim_start_matches(':').trim_start_matches("/usr/share/zoneinfo/");
    Moment::at(Local::now().fixed_offset(), Some(name)).ok()?.zone().map(str::to_owned)
}

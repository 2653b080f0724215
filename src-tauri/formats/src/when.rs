//! Moments as programs write them: exact, but each in its own way.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::Told;

/// Years that a journal can be about. Others are damage.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=3000;

/// An instant in ISO 8601. Without an offset it is in UTC.
pub(crate) fn instant(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let at = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f %z"))
        .map(|at| at.to_utc())
        .ok()
        .or_else(|| Some(local(text)?.and_utc()))?;
    YEARS.contains(&at.year()).then_some(at)
}

/// A time on the writer's clock in ISO 8601, with any fraction of a second.
pub(crate) fn local(text: &str) -> Option<NaiveDateTime> {
    const FORMS: [&str; 4] =
        ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
    let at = FORMS.iter().find_map(|form| NaiveDateTime::parse_from_str(text.trim(), form).ok())?;
    YEARS.contains(&at.year()).then_some(at)
}

/// A day in ISO 8601, with four digits for the year.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.find('-') == Some(4) && YEARS.contains(&day.year())).then_some(day)
}

/// Milliseconds since 1970 in UTC.
pub(crate) fn millis(millis: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis).filter(|at| YEARS.contains(&at.year()))
}

/// 100 ns since the year 1 on the writer's clock, as .NET counts.
pub(crate) fn ticks(ticks: i64) -> Option<NaiveDateTime> {
    const A_SECOND: i64 = 10_000_000;
    const TO_1970: i64 = 62_135_596_800;
    let nanos = u32::try_from(ticks.rem_euclid(A_SECOND) * 100).ok()?;
    let at = DateTime::from_timestamp(ticks.div_euclid(A_SECOND) - TO_1970, nanos)?.naive_utc();
    YEARS.contains(&at.year()).then_some(at)
}

/// As JavaScript writes a date: `Sun Feb 15 2026 15:15:14 GMT+0100`, with or without the zone's name.
pub(crate) fn javascript(text: &str) -> Option<Told> {
    let text = text.split('(').next()?.trim();
    let at = DateTime::parse_from_str(text, "%a %b %d %Y %H:%M:%S GMT%z").ok()?;
    let minutes = at.offset().local_minus_utc().div_euclid(60);
    YEARS.contains(&at.year()).then(|| Told::with_offset(at.to_utc(), minutes))?
}

/// The parts of a moment on the writer's clock.
pub(crate) fn parts(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> Option<NaiveDateTime> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    let day = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    let time = NaiveTime::from_hms_opt(u32::try_from(hour).ok()?, u32::try_from(minute).ok()?, 0)?;
    Some(day.and_time(time))
}

/// An instant on the clocks of the zone that is called `zone`, or of `else_in`.
pub(crate) fn told(at: DateTime<Utc>, zone: &str, else_in: Tz) -> Told {
    let zone = zone.trim();
    if let Ok(zone) = zone.parse::<Tz>() {
        return Told::instant(at, zone);
    }
    offset(zone)
        .and_then(|minutes| Told::with_offset(at, minutes))
        .unwrap_or_else(|| Told::instant(at, else_in))
}

/// `GMT+0200`, `UTC-3`, `+05:30` in minutes.
fn offset(zone: &str) -> Option<i32> {
    let zone = zone.strip_prefix("GMT").or_else(|| zone.strip_prefix("UTC")).unwrap_or(zone);
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits.replace(':', "")),
        ("-", digits) => (-1, digits.replace(':', "")),
        _ => return None,
    };
    let number = digits.parse::<i32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let minutes = match digits.len() {
        1 | 2 => number * 60,
        3 | 4 => number / 100 * 60 + number % 100,
        _ => return None,
    };
    (minutes <= 18 * 60).then_some(sign * minutes)
}

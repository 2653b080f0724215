//! The computer's clock and its zone are wrong by up to ten years, each time the journal is opened
//! otherwise: nothing is lost, the order is that of the moments that were said, and what was put
//! aside stays aside. Goal G14 of `docs/proof.md`; the times of a single moment are in `moments.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{
    Own, draft,
    methods::{date, filled, keep_look, text},
};
use chrono::{DateTime, Datelike, TimeDelta};
use chrono_tz::{TZ_VARIANTS, Tz};
use goldseam_journal::{Day, Draft, EntryId, Filter, Moment, When};
use goldseam_proof::{figure, size};
use proptest::{prelude::*, test_runner::TestRunner};

/// What is done while the journal is open, on one clock.
#[derive(Debug, Clone)]
struct Session {
    /// How far the clock is from the truth, in seconds.
    off: i64,
    zone: usize,
    acts: Vec<Act>,
}

#[derive(Debug, Clone, Copy)]
enum Act {
    /// Written now, by this clock.
    Write,
    /// About another time, so many hours from the clock's now.
    About(i64),
    Save {
        which: usize,
        words: usize,
    },
    Bin(usize),
    Unbin(usize),
    /// A method with a date on which it comes back, so many days from the clock's now.
    Promise(i64),
    /// Puts aside all that is due by this clock.
    Settle,
}

fn sessions() -> impl Strategy<Value = Vec<Session>> {
    const TEN_YEARS: i64 = 3653 * 86_400;
    let act = prop_oneof![
        3 => Just(Act::Write),
        2 => (-90_000_i64..90_000).prop_map(Act::About),
        6 => (any::<usize>(), 0_usize..60).prop_map(|(which, words)| Act::Save { which, words }),
        2 => any::<usize>().prop_map(Act::Bin),
        1 => any::<usize>().prop_map(Act::Unbin),
        1 => (-400_i64..400).prop_map(Act::Promise),
        1 => Just(Act::Settle),
    ];
    let off = prop_oneof![Just(TEN_YEARS), Just(-TEN_YEARS), Just(0), -TEN_YEARS..TEN_YEARS];
    let session = (off, 0..TZ_VARIANTS.len(), prop::collection::vec(act, 1..12));
    prop::collection::vec(session.prop_map(|(off, zone, acts)| Session { off, zone, acts }), 1..7)
}

/// What must be true of an entry.
struct Known {
    body: String,
    happened: Moment,
    written: i64,
    must_be_kept: Vec<String>,
    in_bin: bool,
}

struct World {
    own: Own,
    known: BTreeMap<EntryId, Known>,
    /// Dates that come back, and whether they were put aside.
    promised: BTreeMap<EntryId, (Day, bool)>,
    /// The true time, in seconds.
    time: i64,
}

fn clock(seconds: i64, tz: Tz) -> Moment {
    Moment::at(DateTime::from_timestamp(seconds, 0).unwrap().fixed_offset(), Some(tz.name())).unwrap()
}

fn of(moment: &Moment) -> Draft {
    Draft { happened: When::from(moment), ..draft("", "", "") }
}

impl World {
    fn new() -> Self {
        let mut own = Own::new();
        keep_look(&mut own);
        Self { own, known: BTreeMap::new(), promised: BTreeMap::new(), time: 1_790_000_000 }
    }

    fn session(mut self, session: Session) -> Self {
        let tz = TZ_VARIANTS[session.zone];
        for act in session.acts {
            self.time += 700;
            let now = clock(self.time + session.off, tz);
            self.act(act, &now, tz);
        }
        self.time += 40_000;
        self.own = self.own.again();
        self
    }

    fn write(&mut self, happened: &Moment, now: &Moment) {
        let id = self.own.create_entry(&of(happened), now).unwrap().id;
        let happened = happened.clone();
        let (body, must_be_kept) = (String::new(), vec![]);
        self.known.insert(id, Known { body, happened, written: now.ms(), must_be_kept, in_bin: false });
    }

    fn nth(&mut self, which: usize) -> Option<(EntryId, &mut Known)> {
        let n = which.checked_rem(self.known.len())?;
        self.known.iter_mut().nth(n).map(|(id, known)| (*id, known))
    }

    fn act(&mut self, act: Act, now: &Moment, tz: Tz) {
        let day = |days| Day::new(now.day().date() + TimeDelta::days(days)).unwrap();
        match act {
            Act::Write => self.write(now, now),
            Act::About(hours) => self.write(&clock(now.ms() / 1000 + hours * 3600, tz), now),
            Act::Save { which, words } => {
                let Some((id, known)) = self.nth(which) else { return };
                let body = format!("{} {}", now.ms(), "word ".repeat(words));
                if !known.body.is_empty() && now.ms().abs_diff(known.written) >= 600_000 {
                    known.must_be_kept.push(known.body.clone());
                }
                let about = Draft { body: body.clone(), ..of(&known.happened) };
                (known.body, known.written) = (body, now.ms());
                let version = self.own.entry(id).unwrap().version;
                self.own.save_entry(id, version, &about, now).unwrap();
            }
            Act::Bin(which) => {
                let Some((id, known)) = self.nth(which) else { return };
                known.in_bin = true;
                self.own.bin_entry(id, now).unwrap();
            }
            Act::Unbin(which) => {
                let Some((id, known)) = self.nth(which) else { return };
                known.in_bin = false;
                self.own.unbin_entry(id).unwrap();
            }
            Act::Promise(days) => {
                let mut new = filled(
                    "2026-03-01T10:00",
                    &[("what", text("One")), ("by", date(&day(days).to_string()))],
                );
                new.filled.finished = false;
                let id = self.own.fill_new(&new, now).unwrap().id;
                self.promised.insert(id, (day(days), false));
            }
            Act::Settle => {
                for due in self.own.due(now.day()).unwrap() {
                    self.own.settle_due(due.row.id, &due.what, due.day).unwrap();
                    self.promised.get_mut(&due.row.id).unwrap().1 = true;
                }
            }
        }
    }

    fn check(&mut self) {
        self.own.check_index();
        assert_eq!(self.own.verify().unwrap(), []);
        for (id, known) in &self.known {
            let entry = self.own.entry(*id).unwrap();
            assert_eq!((&entry.body, &entry.happened), (&known.body, &known.happened));
            let kept = self.own.revisions(*id).unwrap();
            let texts: BTreeSet<_> =
                kept.iter().map(|r| self.own.revision(*id, r.number).unwrap().body).collect();
            assert!(known.must_be_kept.iter().all(|body| texts.contains(body)), "a text of {id} is lost");
        }
        self.check_lists();
        self.check_due();
    }

    /// The timeline, the calendar, the days of other years and the bin each have what belongs there.
    fn check_lists(&self) {
        let rows = self.own.walk(&Filter::default(), 5);
        let listed: BTreeSet<EntryId> = rows.iter().map(|row| row.id).collect();
        assert_eq!(listed.len(), rows.len(), "an entry is listed twice");
        let instants: Vec<i64> =
            rows.iter().map(|row| self.own.entry(row.id).unwrap().happened.ms()).collect();
        assert!(instants.is_sorted_by(|a, b| a >= b), "{instants:?}");
        for (id, known) in &self.known {
            assert_eq!(listed.contains(id), !known.in_bin);
            let day = known.happened.day();
            let counted: u32 = self.own.day_counts(day, day).unwrap().iter().map(|day| day.entries).sum();
            assert_eq!(counted as usize, rows.iter().filter(|row| row.day == day).count());
            let date = day.date();
            if let Some(later) = date.with_year(date.year() + 1) {
                let seen = self.own.on_this_day(Day::new(later).unwrap()).unwrap();
                assert_eq!(seen.iter().any(|row| row.id == *id), !known.in_bin);
            }
        }
        let binned = self.own.binned(None).unwrap();
        assert_eq!(binned.rows.len(), self.known.values().filter(|k| k.in_bin).count().min(50));
        assert!(binned.rows.is_sorted_by(|a, b| a.deleted.ms() >= b.deleted.ms()));
    }

    /// A date comes back on its day, whatever the clocks said meanwhile, unless it was put aside.
    fn check_due(&self) {
        let long_after = Day::new(chrono::NaiveDate::from_ymd_opt(2060, 1, 1).unwrap()).unwrap();
        let due: BTreeMap<EntryId, Day> =
            self.own.due(long_after).unwrap().iter().map(|d| (d.row.id, d.day)).collect();
        for (id, (day, aside)) in &self.promised {
            assert_eq!(due.get(id), (!aside).then_some(day));
            let on = |day: Day| self.own.due(day).unwrap().iter().any(|d| d.row.id == *id);
            assert!(*aside || (on(*day) && !on(Day::new(day.date() - TimeDelta::days(1)).unwrap())));
        }
    }
}

#[test]
fn a_clock_that_is_wrong_by_years_loses_nothing() {
    let cases = size(8, 1500);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let result = TestRunner::new(config).run(&sessions(), |sessions| {
        let mut world = World::new();
        for session in sessions {
            world = world.session(session);
            world.check();
        }
        Ok(())
    });
    figure(
        "G14",
        "journals on clocks that are off by up to ten years, in any zone, with something lost or out of order",
        u64::from(cases),
        u64::from(result.is_err()),
    );
    result.unwrap();
}

/// A zone, an instant in it, and the days from then on with their hours.
type Stretch = (&'static str, &'static str, &'static [(&'static str, u32)]);

/// The days of a change of the clocks have 23 or 25 hours, and one day in Samoa has none: each hour
/// of them is written in, stays on its own day, and stands in the order in which it was lived.
#[test]
fn every_hour_of_a_day_of_another_length_is_on_its_day() {
    let mut tried = 0;
    // the days and their hours as Python's zoneinfo counts them
    let days: [Stretch; 4] = [
        (
            "Europe/Lisbon",
            "2026-03-28T00:00:00Z",
            &[("2026-03-28", 24), ("2026-03-29", 23), ("2026-03-30", 24)],
        ),
        (
            "Europe/Lisbon",
            "2026-10-23T23:00:00Z",
            &[("2026-10-24", 24), ("2026-10-25", 25), ("2026-10-26", 24)],
        ),
        (
            "America/Sao_Paulo",
            "2018-11-03T03:00:00Z",
            &[("2018-11-03", 24), ("2018-11-04", 23), ("2018-11-05", 24)],
        ),
        ("Pacific/Apia", "2011-12-29T10:00:00Z", &[("2011-12-29", 24), ("2011-12-31", 24)]),
    ];
    for (zone, first, days) in days {
        let hours = days.iter().map(|(_, hours)| i64::from(*hours)).sum();
        let mut own = Own::new();
        let start = DateTime::parse_from_rfc3339(first).unwrap();
        for hour in 0..hours {
            let now = Moment::at(start + TimeDelta::hours(hour), Some(zone)).unwrap();
            let saved = own.create_entry(&Draft { title: hour.to_string(), ..of(&now) }, &now).unwrap();
            assert_eq!(
                (&own.entry(saved.id).unwrap().happened, saved.row.day),
                (&now, now.day()),
                "{zone} {hour}"
            );
            tried += 1;
        }
        let own = own.again();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let counted = own.day_counts(day(days[0].0), day(days[days.len() - 1].0)).unwrap();
        let counted: Vec<_> = counted.iter().map(|day| (day.day.to_string(), day.entries)).collect();
        assert!(
            counted.iter().map(|(day, hours)| (day.as_str(), *hours)).eq(days.iter().copied()),
            "{counted:?}"
        );
        let order: Vec<String> = own.walk(&Filter::default(), 10).into_iter().map(|row| row.title).collect();
        assert_eq!(order, (0..hours).rev().map(|hour| hour.to_string()).collect::<Vec<_>>(), "{zone}");
    }
    figure(
        "G14",
        "hours of days with 23, 24 or 25 of them that are on another day or out of order",
        tried,
        0,
    );
}

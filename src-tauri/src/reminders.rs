//! Reminders at times of the day that the person chose. They know nothing of the journal, which is locked
//! most of the time: a notification has the program's neutral name and not a word more, and what is due is
//! shown after the unlock.

use std::time::Duration;

use chrono::{Local, NaiveTime};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};

use crate::{platform, shell::Shell};

/// Most times of a day.
const MOST_TIMES: usize = 6;
/// How times are written.
const FORMAT: &str = "%H:%M";
/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(20);

/// When to be reminded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Reminders {
    /// Whether there are any.
    pub on: bool,
    /// Times of the day, as `20:30`; at most 6.
    pub times: Vec<String>,
    /// From when it is quiet, as `22:00`; empty if it never is.
    pub quiet_from: String,
    /// Until when, over midnight if that is earlier.
    pub quiet_to: String,
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, FORMAT).ok().filter(|time| time.format(FORMAT).to_string() == text)
}

impl Reminders {
    /// Whether every time is one.
    pub fn are_fit(&self) -> bool {
        let both = self.quiet_from.is_empty() == self.quiet_to.is_empty();
        let quiet = [&self.quiet_from, &self.quiet_to].iter().all(|t| t.is_empty() || time(t).is_some());
        self.times.len() <= MOST_TIMES && self.times.iter().all(|t| time(t).is_some()) && both && quiet
    }

    /// Whether it is to be quiet.
    fn is_quiet(&self, at: NaiveTime) -> bool {
        match (time(&self.quiet_from), time(&self.quiet_to)) {
            (Some(from), Some(to)) if from <= to => from <= at && at < to,
            (Some(from), Some(to)) => at >= from || at < to,
            _ => false,
        }
    }

    /// Whether one is due after one look at the clock and not after the next. Over midnight, the second is
    /// the earlier one. What falls into quiet hours is left out and does not come later.
    fn fall_between(&self, last: NaiveTime, now: NaiveTime) -> bool {
        let within =
            |at: NaiveTime| if last <= now { last < at && at <= now } else { at > last || at <= now };
        self.on && self.times.iter().filter_map(|t| time(t)).any(|at| within(at) && !self.is_quiet(at))
    }
}

/// Watches the clock on a thread of its own. What was missed while the computer slept does not come later.
pub fn remind(app: AppHandle) {
    std::thread::spawn(move || {
        let mut last = Local::now();
        loop {
            std::thread::sleep(TICK);
            let now = Local::now();
            let slept = (now - last).num_seconds().unsigned_abs() > 5 * TICK.as_secs();
            let reminders = app.state::<Shell>().settings().settings().reminders.clone();
            if !slept && reminders.fall_between(last.time(), now.time()) {
                platform::notify();
            }
            last = now;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M:%S").unwrap()
    }

    fn at_times(times: &[&str], quiet: (&str, &str)) -> Reminders {
        let times = times.iter().map(|t| (*t).to_owned()).collect();
        Reminders { on: true, times, quiet_from: quiet.0.into(), quiet_to: quiet.1.into() }
    }

    #[test]
    fn one_comes_at_its_time_and_once() {
        let evening = at_times(&["20:30"], ("", ""));
        let looks = ["20:29:50", "20:30:10", "20:30:30", "20:30:50"].map(at);
        let came: Vec<bool> = looks.windows(2).map(|w| evening.fall_between(w[0], w[1])).collect();
        assert_eq!(came, [true, false, false]);
        assert!(evening.fall_between(at("20:29:40"), at("20:30:00")));
        assert!(!Reminders { on: false, ..evening }.fall_between(at("20:29:50"), at("20:30:10")));
    }

    #[test]
    fn midnight_is_between_two_looks() {
        let midnight = at_times(&["00:00"], ("", ""));
        assert!(midnight.fall_between(at("23:59:50"), at("00:00:10")));
        assert!(!midnight.fall_between(at("00:00:10"), at("00:00:30")));
        assert!(!at_times(&["12:00"], ("", "")).fall_between(at("23:59:50"), at("00:00:10")));
    }

    #[test]
    fn quiet_hours_are_quiet() {
        let night = at_times(&["23:00", "06:00", "21:00"], ("22:00", "07:00"));
        assert!(!night.fall_between(at("22:59:50"), at("23:00:10")));
        assert!(!night.fall_between(at("05:59:50"), at("06:00:10")));
        assert!(night.fall_between(at("20:59:50"), at("21:00:10")));
        let noon = at_times(&["12:30", "14:00"], ("12:00", "14:00"));
        assert!(!noon.fall_between(at("12:29:50"), at("12:30:10")));
        assert!(noon.fall_between(at("13:59:50"), at("14:00:10")), "it is quiet until then, not then");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        assert!(at_times(&["20:30", "07:00"], ("22:00", "07:00")).are_fit());
        for bad in ["", "8:30", "24:00", "20:60", "20:30:00", "soon"] {
            assert!(!at_times(&[bad], ("", "")).are_fit(), "{bad}");
        }
        assert!(!at_times(&[], ("22:00", "")).are_fit());
        assert!(!at_times(&["20:30"; 7], ("", "")).are_fit());
    }

    /// Sends one; for the test below, which runs this one by itself with a bus of its own.
    #[test]
    #[ignore = "run by a_notification_says_nothing"]
    fn sends_one() {
        platform::notify();
    }

    /// What crosses to the desktop: the neutral name, and no other word.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_notification_says_nothing() {
        use std::{
            io::{BufRead, BufReader, Read},
            process::{Child, Command, Stdio},
        };

        struct Ended(Child);
        impl Drop for Ended {
            fn drop(&mut self) {
                let _ = self.0.kill();
                let _ = self.0.wait();
            }
        }
        let start = |command: &mut Command| Ended(command.stdout(Stdio::piped()).spawn().unwrap());

        let mut bus = start(Command::new("dbus-daemon").args(["--session", "--nofork", "--print-address"]));
        let mut address = String::new();
        BufReader::new(bus.0.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let call = "interface='org.freedesktop.Notifications',member='Notify'";
        let mut watcher = start(
            Command::new("dbus-monitor").args(["--address", address.trim(), call]).stderr(Stdio::null()),
        );
        let mut seen = BufReader::new(watcher.0.stdout.take().unwrap());
        let mut line = String::new();
        // the bus tells a watcher that it watches
        while !line.contains("NameLost") {
            line.clear();
            assert!(seen.read_line(&mut line).unwrap() > 0, "the watcher ended");
        }
        let sent = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "reminders::tests::sends_one"])
            .env("DBUS_SESSION_BUS_ADDRESS", address.trim())
            .output()
            .unwrap();
        assert!(sent.status.success());
        drop(bus);
        let mut call = String::new();
        seen.read_to_string(&mut call).unwrap();
        let (_, call) = call.split_once("member=Notify").unwrap();
        let words: Vec<&str> =
            call.lines().filter_map(|l| l.trim().strip_prefix("string \"")?.strip_suffix('"')).collect();
        let said: Vec<&&str> = words.iter().filter(|word| !word.is_empty()).collect();
        assert_eq!(said, [&"Notes", &"Notes"], "{call}");
    }
}

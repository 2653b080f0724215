//! How long the figures take, and each on its own:
//! `cargo run --release -p goldseam-insight --example timing [samples] [tags] [years]`.
// no part of the app: what is not as it was meant to be has to stop it
#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use chrono::Weekday;
use goldseam_insight::{
    Bootstrap, Day, DayValue, Days, Include, Kind, Number, Options, Reading, Sample, Successions, Tag,
    before_after, compare_tags, correlate, patterns, period, rolling_mean, smoothed, spread, trend, weeks,
};

/// A generator that is good enough to make data up (Steele, Lea and Flood 2014).
struct Mix(u64);

impl Mix {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

struct Data {
    samples: Vec<Sample>,
    tags: Vec<Tag>,
    numbers: Vec<Number>,
}

/// Mood that wanders, on nine levels, at all hours; every tenth day without an entry. The first tag is
/// on every second day, the others on fewer and fewer, the last on one day in fifty.
fn data(samples: u64, tags: u64, days: u64) -> Data {
    let mut mix = Mix(1);
    let mut mood = 0_i64;
    let mut made = Vec::new();
    for day in 0..days {
        mood = (mood + i64::try_from(mix.below(3)).unwrap() - 1).clamp(-3, 3);
        if mix.below(10) == 0 {
            continue;
        }
        let on_day = (samples * (day + 1) / days) - (samples * day / days);
        for _ in 0..on_day * 10 / 9 + u64::from(mix.below(9) < on_day * 10 % 9) {
            let ms = i64::try_from((day + 16_000) * 86_400_000 + mix.below(86_400_000)).unwrap();
            let value = (mood + i64::try_from(mix.below(3)).unwrap() - 1).clamp(-4, 4);
            let value = f64::from(i32::try_from(value).unwrap());
            made.push(Sample::new(ms, 120, value, Kind::Scheduled).unwrap());
        }
    }
    let mut of_tag = |id: u64| {
        let chosen = |_: &u64| mix.below(tags.max(1)) < (tags.max(1) / 2 / (id + 1)).max(1);
        let days = (0..days).filter(chosen).map(at).collect();
        Tag { id: u32::try_from(id).unwrap(), days }
    };
    let tags = (0..tags).map(&mut of_tag).collect();
    let mut of_number = |id: u32| {
        let number =
            |day| Reading::new(at(day), f64::from(u32::try_from(4 + mix.below(6)).unwrap())).unwrap();
        Number { id, days: (0..days).map(number).collect() }
    };
    let numbers = (0..3).map(&mut of_number).collect();
    Data { samples: made, tags, numbers }
}

fn at(day: u64) -> Day {
    Day::at(i64::try_from((day + 16_000) * 86_400_000).unwrap() + 43_200_000, 0).unwrap()
}

/// No two values alike, and a slope: with many equal ones the slope is 0, which is soon found.
fn off_levels(n: u32, of: &DayValue) -> Reading {
    let little = f64::from(n.wrapping_mul(2_654_435_761) >> 8) / f64::from(1 << 24);
    Reading::new(of.day, of.value + little + f64::from(n) * 0.000_3).unwrap()
}

/// Median of seven runs.
fn time<T>(what: &str, mut run: impl FnMut() -> T) {
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{what:<44} {:>9.2} ms", times[3].as_secs_f64() * 1e3);
}

fn main() {
    let asked: Vec<u64> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let get = |i: usize, or: u64| asked.get(i).copied().unwrap_or(or);
    let (samples, tags, years) = (get(0, 30_000), get(1, 50), get(2, 10));
    let Data { samples, tags, numbers } = data(samples, tags, years * 365);
    let days = Days::new(&samples, Include::All);
    let tagged: usize = tags.iter().map(|tag| tag.days.len()).sum();
    println!("{} samples, {} days, {} tags on {tagged} days", samples.len(), days.len(), tags.len());

    time("everything", || patterns(&samples, &tags, &numbers, &Options::default()));
    time("everything, tags also beside the next day", || {
        patterns(&samples, &tags, &numbers, &Options { next_day: true, ..Options::default() })
    });
    println!("of which");
    time("  day values", || Days::new(&samples, Include::All));
    time("  period, weeks, lines, spread", || {
        (period(&days), weeks(&days, Weekday::Mon), rolling_mean(&days), smoothed(&days), spread(&days))
    });
    time("  trend: slope only", || trend(&days, Bootstrap { replicates: 2, ..Bootstrap::default() }));
    time("  trend: with its range", || trend(&days, Bootstrap::default()));
    let between: Days = (0..).zip(days.iter()).map(|(n, d)| off_levels(n, d)).collect();
    time("  the same, with values between the levels", || trend(&between, Bootstrap::default()));
    time("  changes within days", || Successions::new(&samples, Include::All).instability());
    time("  tags", || compare_tags(&days, &tags, false));
    let half: Vec<Tag> = tags.iter().map(|tag| Tag { id: tag.id, ..tags[0].clone() }).collect();
    time("  tags, were each on every second day", || compare_tags(&days, &half, false));
    time("  numbers beside mood", || numbers.iter().map(|n| correlate(&days, &n.days)).collect::<Vec<_>>());
    time("  before and after", || before_after(&days, at(years * 365 / 2), None));
}

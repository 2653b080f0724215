//! How often chance alone looks like something, for docs/insight.md:
//! `cargo run --release -p goldseam-insight --example calibration`.
// no part of the app: what is not as it was meant to be has to stop it
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use goldseam_insight::{
    Bootstrap, Day, Days, Direction, Include, Kind, Reading, Sample, Tag, compare_tags, correlate, trend,
};

const ROUNDS: u32 = 500;

/// A generator that is good enough to make data up (Steele, Lea and Flood 2014).
struct Mix(u64);

impl Mix {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from(u32::try_from((z ^ (z >> 31)) >> 32).unwrap()) / f64::from(u32::MAX)
    }

    /// A standard normal number, by Box and Muller.
    fn normal(&mut self) -> f64 {
        (-2.0 * self.share().max(1e-12).ln()).sqrt() * (std::f64::consts::TAU * self.share()).cos()
    }

    /// A series in which each value keeps a share of the one before.
    fn wandering(&mut self, n: u32, stay: f64) -> Vec<f64> {
        let mut x = self.normal();
        (0..n)
            .map(|_| {
                x = stay * x + (1.0 - stay * stay).sqrt() * self.normal();
                x
            })
            .collect()
    }
}

fn day(n: usize) -> Day {
    Day::at(i64::try_from(n).unwrap() * 86_400_000 + 43_200_000, 0).unwrap()
}

/// What the moods of some days are made like.
#[derive(Clone, Copy)]
struct Made {
    /// Calendar days.
    n: u32,
    /// How much each day keeps of the one before.
    stay: f64,
    /// Share of the days that have an entry.
    keep: f64,
    /// On nine levels; if not, on any value between.
    levels: bool,
    /// Points over all of it. From day to day mood spreads by a standard deviation of 1.5 points.
    drift: f64,
}

/// One entry a day.
fn mood(mix: &mut Mix, Made { n, stay, keep, levels, drift }: Made) -> Days {
    let level = |(i, x): (usize, f64)| {
        let along = f64::from(u32::try_from(i).unwrap()) / f64::from(n) - 0.5;
        let value = (1.5 * x + drift * along).clamp(-4.0, 4.0);
        let value = if levels { value.round() } else { value };
        let ms = i64::try_from(i).unwrap() * 86_400_000 + 43_200_000;
        Sample::new(ms, 0, value, Kind::Scheduled).unwrap()
    };
    let samples: Vec<Sample> = mix.wandering(n, stay).into_iter().enumerate().map(level).collect();
    let kept: Vec<Sample> = samples.into_iter().filter(|_| mix.share() < keep).collect();
    Days::new(&kept, Include::All)
}

fn rate(of: u32) -> String {
    format!("{:.1} %", 100.0 * f64::from(of) / f64::from(ROUNDS))
}

/// How often a trend is called up or down.
fn called(mix: &mut Mix, made: Made) -> String {
    let clear = |_: &u32| {
        let bootstrap = Bootstrap { replicates: 200, ..Bootstrap::default() };
        let trend = trend(&mood(mix, made), bootstrap);
        trend.figure().is_some_and(|t| t.direction != Direction::NoClearChange)
    };
    rate(u32::try_from((0..ROUNDS).filter(clear).count()).unwrap())
}

fn main() {
    let mut mix = Mix(1);
    println!("days, likeness of neighbours, share of days kept | called up or down, on nine levels with no");
    println!("drift, one of 1 point, one of 3 points | and on any value between, the same");
    for n in [28, 60, 180, 365, 1095] {
        for (stay, keep) in [(0.0, 1.0), (0.3, 0.7), (0.6, 0.7), (0.8, 1.0)] {
            let mut row = format!("{n:>5} {stay:.1} {keep:.1}");
            for levels in [true, false] {
                row.push_str(" |");
                for drift in [0.0, 1.0, 3.0] {
                    let made = Made { n, stay, keep, levels, drift };
                    write!(row, " {:>7}", called(&mut mix, made)).unwrap();
                }
            }
            println!("{row}");
        }
    }
    println!(
        "the same | tag with p <= 0.05, <= 0.10; number whose interval leaves out 0, all without a link"
    );
    for n in [60, 180, 365] {
        for (stay, keep) in [(0.0, 1.0), (0.3, 0.7), (0.6, 0.7), (0.8, 1.0)] {
            let (mut five, mut ten, mut clear) = (0, 0, 0);
            for _ in 0..ROUNDS {
                let days = mood(&mut mix, Made { n, stay, keep, levels: true, drift: 0.0 });
                let series = mix.wandering(n, stay);
                let on = series.iter().enumerate().filter(|(_, x)| **x > 0.5).map(|(i, _)| day(i)).collect();
                let tags = compare_tags(&days, &[Tag { id: 0, days: on }], false);
                let p = tags.results.first().and_then(|r| r.link.figure()).map_or(1.0, |link| link.p);
                five += u32::from(p <= 0.05);
                ten += u32::from(p <= 0.10);
                let number =
                    series.iter().enumerate().map(|(i, x)| Reading::new(day(i), *x).unwrap()).collect();
                clear += u32::from(correlate(&days, &number).figure().is_some_and(|c| c.clear));
            }
            println!("{n:>5} {stay:.1} {keep:.1} | {:>7} {:>7} {:>7}", rate(five), rate(ten), rate(clear));
        }
    }
}

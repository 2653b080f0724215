//! What is never told: nothing across a gap, nothing from too little, nothing beyond its range.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{
    BOOTSTRAP, DAY_MS, MINUTE_MS, close, day, days, everything, link, some_days, some_samples, tagged,
};
use chrono::Weekday;
use goldseam_insight::{
    Block, Day, Days, Finding, Include, Kind, Lack, Lag, Line, Number, Reading, Rule, Sample, Successions,
    Tag, What, before_after, correlate, course, day_to_day, period, rolling_mean, smoothed, spread, trend,
    weeks,
};
use proptest::prelude::*;

/// What is missing, by what there is and how much it takes.
fn missing(of: &[(What, usize, usize)]) -> Vec<Lack> {
    let count = |n: usize| u32::try_from(n).unwrap();
    let short = of.iter().filter(|(_, have, need)| have < need);
    short.map(|&(what, have, need)| Lack { what, have: count(have), need: count(need) }).collect()
}

fn lacks<T>(of: &Finding<T>) -> Vec<Lack> {
    of.lacks().to_vec()
}

proptest! {
    /// Every point has its days; where there are too few there is none, and the line is broken.
    #[test]
    fn no_line_is_drawn_across_a_gap(values in some_days(120, 0..60)) {
        let days = days(&values);
        let in_window = |n: i32| values.range(n - 6..=n).map(|(_, x)| *x).collect::<Vec<_>>();
        let last = values.keys().next_back().copied().unwrap_or(-1);
        let expected: Vec<i32> = (0..=last).filter(|n| in_window(*n).len() >= 4).collect();
        let number = |of: Day| of.since(day(0));
        let drawn = rolling_mean(&days).runs;
        prop_assert_eq!(drawn.concat().iter().map(|p| number(p.day)).collect::<Vec<_>>(), expected);
        for run in &drawn {
            prop_assert!(run.windows(2).all(|two| two[1].day.since(two[0].day) == 1));
            for point in run {
                let window = in_window(number(point.day));
                prop_assert_eq!(point.n_days as usize, window.len());
                let mean = window.iter().sum::<f64>() / f64::from(point.n_days);
                prop_assert!(close(point.value, mean));
            }
        }
        prop_assert!(drawn.windows(2).all(|two| two[1][0].day.since(two[0].last().unwrap().day) > 1));

        let drawn = smoothed(&days).runs;
        prop_assert_eq!(drawn.concat().iter().map(|p| p.day).collect::<Vec<_>>(), days.iter().map(|d| d.day).collect::<Vec<_>>());
        for run in &drawn {
            prop_assert_eq!((run[0].value, run[0].n_days), (values[&number(run[0].day)], 1));
            prop_assert!(run.windows(2).all(|two| two[1].day.since(two[0].day) <= 14));
        }
        prop_assert!(drawn.windows(2).all(|two| two[1][0].day.since(two[0].last().unwrap().day) > 14));

        let with_days: BTreeSet<i32> = values.keys().map(|n| n.div_euclid(7)).collect();
        let told = weeks(&days, Weekday::Mon);
        prop_assert_eq!(told.iter().map(|w| number(w.start) / 7).collect::<BTreeSet<_>>(), with_days);
    }

    /// What lies beyond a gap changes nothing on this side of it.
    #[test]
    fn two_times_far_apart_are_drawn_as_if_alone(a in some_days(60, 1..40), b in some_days(60, 1..40)) {
        let later: BTreeMap<i32, f64> = b.iter().map(|(n, x)| (n + 90, *x)).collect();
        let both = days(&a.iter().chain(&later).map(|(n, x)| (*n, *x)).collect());
        let apart = |line: fn(&Days) -> Line| [line(&days(&a)).runs, line(&days(&later)).runs].concat();
        prop_assert_eq!(smoothed(&both).runs, apart(smoothed));
        // a window reaches a few days beyond the last one that has a value, but not to the next
        let last = day(*a.keys().next_back().unwrap());
        let mut drawn = rolling_mean(&both).runs.concat();
        drawn.retain(|p| !(1..=3).contains(&p.day.since(last)));
        prop_assert_eq!(drawn, apart(rolling_mean).concat());
        let pairs = |days: &Days| match day_to_day(days) {
            Finding::Found { figure, .. } => figure.n_pairs,
            Finding::Lacking { lacks, .. } => lacks[0].have,
        };
        prop_assert_eq!(pairs(&both), pairs(&days(&a)) + pairs(&days(&later)));
    }

    /// All that is missing is told, with its counts; and nothing is missing from the fewest on.
    #[test]
    fn a_figure_is_lacking_exactly_below_its_fewest_counts(
        values in some_days(36, 0..36),
        numbers in some_days(36, 0..36),
        on in prop::collection::vec(prop::bool::ANY, 36),
        event in 0..36,
        flat in prop::bool::weighted(0.1),
    ) {
        let values: BTreeMap<i32, f64> =
            values.into_iter().map(|(n, x)| (n, if flat { 1.0 } else { x })).collect();
        let (plain, n) = (days(&values), values.len());
        let different = |of: &mut dyn Iterator<Item = f64>| of.map(f64::to_bits).collect::<BTreeSet<_>>().len();

        prop_assert_eq!(lacks(&period(&plain)), missing(&[(What::Days, n, 4)]));
        prop_assert_eq!(lacks(&spread(&plain)), missing(&[(What::Days, n, 4)]));
        prop_assert_eq!(spread(&plain).figure().is_some_and(|s| s.sd.is_some()), n >= 14);
        let expected = missing(&[(What::Days, n, 14), (What::Span, plain.span(), 21)]);
        prop_assert_eq!(lacks(&trend(&plain, BOOTSTRAP)), expected);
        let neighbours = values.keys().filter(|n| values.contains_key(&(**n + 1))).count();
        prop_assert_eq!(lacks(&day_to_day(&plain)), missing(&[(What::NeighbouringDays, neighbours, 20)]));

        let before = values.keys().filter(|n| **n < event).count();
        let after = values.keys().filter(|n| **n > event).count();
        let expected = missing(&[(What::Before, before, 7), (What::After, after, 7)]);
        prop_assert_eq!(lacks(&before_after(&plain, day(event), None)), expected);

        let with = values.keys().filter(|n| on[usize::try_from(**n).unwrap()]).count();
        let moods = different(&mut values.values().copied());
        let expected = missing(&[
            (What::Tagged, with, 8), (What::Untagged, n - with, 8), (What::Days, n, 28),
            (What::DifferentMoods, moods, 2),
        ]);
        // with all of these there may still be too few turns, on so few days
        let found = link(&plain, &on);
        prop_assert!(found.lacks() == expected || (expected.is_empty() && found.lacks()[0].what == What::Rotations));

        let both: Vec<i32> = values.keys().filter(|n| numbers.contains_key(n)).copied().collect();
        let expected = missing(&[
            (What::Days, both.len(), 20),
            (What::DifferentNumbers, different(&mut both.iter().map(|n| numbers[n])), 2),
            (What::DifferentMoods, different(&mut both.iter().map(|n| values[n])), 2),
        ]);
        let found = correlate(&plain, &days(&numbers));
        prop_assert!(found.lacks() == expected || (expected.is_empty() && found.lacks()[0].what == What::EffectiveDays));
    }

    #[test]
    fn changes_within_days_take_twenty_pairs(samples in some_samples()) {
        // of several at the very same moment none came first
        let moments: BTreeSet<(i64, Day)> = samples.iter().map(|s| (s.instant_ms(), s.day())).collect();
        let same_day = moments.iter().zip(moments.iter().skip(1)).filter(|(a, b)| a.1 == b.1);
        let gaps: Vec<(Day, i64)> = same_day.map(|(a, b)| (a.1, b.0 - a.0)).collect();
        let pairs = gaps.iter().filter(|(_, gap)| *gap <= 8 * 60 * MINUTE_MS).count();
        let two = gaps.iter().map(|(day, _)| day).collect::<BTreeSet<_>>().len();
        let expected = missing(&[(What::DaysWithTwoEntries, two, 1), (What::Pairs, pairs, 20)]);
        let found = Successions::new(&samples, Include::All);
        prop_assert_eq!(lacks(&found.instability()), expected.clone());
        prop_assert_eq!(lacks(&found.sharp_drops()), expected);
    }

    #[test]
    fn a_course_takes_two_answers(scores in prop::collection::vec((0..40, 0..28_i32), 0..4)) {
        let scores: Vec<Reading> =
            scores.into_iter().map(|(n, score)| Reading::new(day(n), score.into()).unwrap()).collect();
        let found = course(&scores, Rule::Published { points: 6.0 }, &[]);
        prop_assert_eq!(found.lacks(), missing(&[(What::Answers, scores.len(), 2)]));
    }

    /// The wall clock says which day it is, wherever the clock hangs.
    #[test]
    fn only_the_wall_clock_counts(local in 0..4_000_000_i64, clocks in (-1080..=1080, -1080..=1080)) {
        let on = |clock: i32| Sample::new((local - i64::from(clock)) * MINUTE_MS, clock, 0.0, Kind::Prompted).unwrap();
        let (a, b) = (on(clocks.0), on(clocks.1));
        prop_assert_eq!((a.day(), a.block()), (b.day(), b.block()));
        let hour = local.rem_euclid(1440) / 60;
        prop_assert_eq!(i64::from(a.day().number()), local.div_euclid(1440) - i64::from(hour < 4));
        let block = match hour { 4..12 => Block::Morning, 12..18 => Block::Afternoon, _ => Block::Evening };
        prop_assert_eq!(a.block(), block);
    }

    /// From the year 1 to the year 9999, nine years apart or none, any value of any scale.
    #[test]
    fn nothing_is_too_strange(
        given in prop::collection::vec((any::<i64>(), any::<i32>(), any::<f64>()), 0..40),
        ends in prop::collection::vec(prop::sample::select(vec![i32::MIN, -1, 0, 1, i32::MAX]), 0..60),
        values in prop::collection::vec(-1e6..1e6_f64, 60),
    ) {
        for (ms, clock, value) in given {
            let _ = Sample::new(ms, clock, value, Kind::Prompted);
        }
        let at = |n: &i32| i64::from(day(*n).number()) * DAY_MS + DAY_MS / 2;
        let samples: Vec<Sample> = ends
            .iter()
            .zip(&values)
            .enumerate()
            .map(|(i, (n, value))| {
                let ms = at(n) + i64::try_from(i).unwrap() * MINUTE_MS;
                Sample::new(ms, 0, *value, Kind::Prompted).unwrap()
            })
            .collect();
        let tags = [Tag { id: 1, days: ends.iter().map(|n| day(*n)).collect() }];
        let numbers = [Number { id: 1, days: samples.iter().map(|s| Reading::new(s.day(), s.value()).unwrap()).collect() }];
        let made = everything(&samples, &tags, &numbers);
        prop_assert_eq!(made.n_entries as usize, samples.len());
        prop_assert_eq!(made.tags.results.iter().filter(|r| r.lag == Lag::NextDay).count(), 1);
        for n in ends {
            for window in [None, Some(0), Some(u32::MAX)] {
                prop_assert!(before_after(&made.days, day(n), window).figure().is_none());
            }
        }
    }

    #[test]
    fn figures_stay_within_their_ranges(
        samples in some_samples(),
        on in prop::collection::vec(prop::bool::ANY, 70),
        numbers in some_days(70, 0..70),
    ) {
        let made = everything(&samples, &[Tag { id: 0, days: tagged(&on) }], &[Number { id: 0, days: days(&numbers) }]);
        for link in made.tags.results.iter().filter_map(|r| r.link.figure()) {
            prop_assert!((-1.0..=1.0).contains(&link.delta) && link.p > 0.0 && link.p <= 1.0);
            prop_assert!(link.p >= 1.0 / f64::from(link.n_rotations + 1));
        }
        for found in made.numbers.iter().filter_map(|n| n.link.figure()) {
            prop_assert!(-1.0 <= found.low && found.low <= found.rho && found.rho <= found.high && found.high <= 1.0);
            prop_assert!(found.n_effective >= 4.0 && found.n_effective <= f64::from(found.n_days));
        }
        if let Some(trend) = made.trend.figure() {
            prop_assert!(trend.low <= trend.high && trend.monte_carlo_error >= 0.0);
            // no -0
            let ends = [trend.per_week, trend.low, trend.high];
            prop_assert!(ends.iter().all(|x| x.abs() > 0.0 || x.is_sign_positive()), "{trend:?}");
        }
        if let Some(drops) = made.sharp_drops.figure() {
            prop_assert!((0.0..=1.0).contains(&drops.share) && drops.days.len() <= drops.n_drops as usize);
        }
        prop_assert!(made.days.iter().all(|d| d.min <= d.value && d.value <= d.max && d.n > 0));
        prop_assert!(made.tags.n_shown <= 5 && made.tags.n_shown <= made.tags.n_kept && made.tags.n_kept <= made.tags.n_compared);
    }
}

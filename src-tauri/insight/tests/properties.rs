//! What changes no figure, and what changes all of them alike.
#![allow(clippy::float_cmp, clippy::unwrap_used)]

use std::collections::BTreeMap;

use crate::support::{
    BOOTSTRAP, DAY_MS, close, day, days, everything, link, quarters, some_days, some_samples, tagged,
};
use goldseam_insight::{
    Bootstrap, Days, Q, Sample, Tag, TagLink, before_after, benjamini_hochberg, correlate, period, spread,
    trend,
};
use proptest::prelude::*;

fn every_day(n: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((-4..=4).prop_map(f64::from), n)
}

proptest! {
    #[test]
    fn the_order_of_what_is_put_in_is_of_no_matter(
        (samples, mixed) in some_samples().prop_flat_map(|s| (Just(s.clone()), Just(s).prop_shuffle())),
        (tags, mixed_tags) in prop::collection::vec(prop::collection::vec(prop::bool::ANY, 70), 0..4)
            .prop_map(|tags| (0..).zip(tags).map(|(id, on)| Tag { id, days: tagged(&on) }).collect::<Vec<_>>())
            .prop_flat_map(|tags| (Just(tags.clone()), Just(tags).prop_shuffle())),
    ) {
        let turned: Vec<Tag> = mixed_tags
            .into_iter()
            .map(|tag| Tag { days: tag.days.into_iter().rev().collect(), ..tag })
            .collect();
        prop_assert_eq!(everything(&samples, &tags, &[]), everything(&mixed, &turned, &[]));
    }

    /// Ranks are all that these look at; any rising function keeps them.
    #[test]
    fn rising_functions_leave_rank_statistics_as_they_are(
        values in some_days(90, 20..80),
        numbers in some_days(90, 20..80),
        on in prop::collection::vec(prop::bool::ANY, 90),
        event in 0..90,
    ) {
        let bent = |values: &BTreeMap<i32, f64>| days(&values.iter().map(|(n, x)| (*n, x.exp())).collect());
        let (plain, curved) = (days(&values), bent(&values));

        let rho = correlate(&plain, &days(&numbers));
        prop_assert_eq!(&rho, &correlate(&curved, &days(&numbers)));
        prop_assert_eq!(&rho, &correlate(&curved, &bent(&numbers)));

        let ranks = |link: &TagLink| (link.delta, link.p, link.n_rotations, link.n_with, link.n_without);
        prop_assert_eq!(link(&plain, &on).figure().map(ranks), link(&curved, &on).figure().map(ranks));

        let nap = |days: &Days| before_after(days, day(event), None).figure().map(|found| found.nap);
        prop_assert_eq!(nap(&plain), nap(&curved));
    }

    /// Which day comes first is of no matter to the rotation test, as long as mood and tag keep together.
    #[test]
    fn turning_mood_and_tag_alike_changes_nothing(
        values in every_day(30..80),
        on in prop::collection::vec(prop::bool::ANY, 80),
        turn in 0..80_usize,
    ) {
        let n = values.len();
        let turned = |at: usize| (at + turn) % n;
        let ring = |pick: &dyn Fn(usize) -> f64| days(&(0..).zip((0..n).map(pick)).collect());
        let before = link(&ring(&|at| values[at]), &on[..n]);
        let after = link(&ring(&|at| values[turned(at)]), &(0..n).map(|at| on[turned(at)]).collect::<Vec<_>>());
        prop_assert_eq!(before, after);
    }

    #[test]
    fn without_a_tag_is_with_its_opposite(
        values in some_days(90, 28..80),
        on in prop::collection::vec(prop::bool::ANY, 90),
    ) {
        let days = days(&values);
        let opposite: Vec<bool> = on.iter().map(|on| !on).collect();
        let (with, without) = (link(&days, &on), link(&days, &opposite));
        prop_assert_eq!(with.figure().is_some(), without.figure().is_some());
        if let (Some(with), Some(without)) = (with.figure(), without.figure()) {
            prop_assert_eq!((with.delta, with.shift), (-without.delta, -without.shift));
            prop_assert_eq!((with.p, with.n_rotations), (without.p, without.n_rotations));
        }
    }

    /// Names of tags and the date of the first day are labels only.
    #[test]
    fn labels_are_of_no_matter(samples in some_samples(), weeks_later in -20..20_i64, id in 0..9_u32) {
        let later: Vec<Sample> = samples
            .iter()
            .map(|s| Sample::new(s.instant_ms() + weeks_later * 7 * DAY_MS, 0, s.value(), s.kind()).unwrap())
            .collect();
        let here: Vec<Sample> =
            samples.iter().map(|s| Sample::new(s.instant_ms(), 0, s.value(), s.kind()).unwrap()).collect();
        let tag = |weeks: i64, id| {
            let days = (0..70).step_by(3).map(|n| day(n + 7 * i32::try_from(weeks).unwrap())).collect();
            [Tag { id, days }]
        };
        let (a, b) = (everything(&here, &tag(0, 0), &[]), everything(&later, &tag(weeks_later, id), &[]));
        prop_assert_eq!(a.period, b.period);
        prop_assert_eq!(a.trend, b.trend);
        prop_assert_eq!(a.instability, b.instability);
        prop_assert_eq!(a.weeks.len(), b.weeks.len());
        for (a, b) in a.tags.results.iter().zip(&b.tags.results) {
            prop_assert_eq!((b.tag, &a.link), (id, &b.link));
        }
    }

    /// Another scale: what is in points goes with it, what is not stays.
    #[test]
    fn medians_slopes_and_shifts_go_with_the_scale(
        values in some_days(90, 14..90),
        on in prop::collection::vec(prop::bool::ANY, 90),
        factor in prop::sample::select(vec![-4.0, -1.0, 0.5, 2.0, 3.0]),
        plus in (-400..400).prop_map(quarters),
        event in 10..80,
    ) {
        let plain = days(&values);
        let other = days(&values.iter().map(|(n, x)| (*n, factor * x + plus)).collect());

        let of = |days: &Days| period(days).figure().copied().unwrap();
        prop_assert!(close(of(&other).median, factor * of(&plain).median + plus));
        prop_assert!(close(of(&other).iqr, factor.abs() * of(&plain).iqr));
        let of = |days: &Days| spread(days).figure().copied().unwrap();
        prop_assert!(close(of(&other).mad, factor.abs() * of(&plain).mad));
        prop_assert!(close(of(&other).sd.unwrap(), factor.abs() * of(&plain).sd.unwrap()));

        let of = |days: &Days| trend(days, BOOTSTRAP).figure().copied();
        if let Some((a, b)) = of(&plain).zip(of(&other)) {
            let (low, high) = if factor < 0.0 { (a.high, a.low) } else { (a.low, a.high) };
            prop_assert!(close(b.per_week, factor * a.per_week));
            prop_assert!(close(b.low, factor * low) && close(b.high, factor * high), "{a:?} {b:?}");
        }
        let of = |days: &Days| before_after(days, day(event), None).figure().copied();
        if let Some((a, b)) = of(&plain).zip(of(&other)) {
            prop_assert!(close(b.shift, factor * a.shift));
            let nap = if factor < 0.0 { 1.0 - a.nap } else { a.nap };
            prop_assert!(close(b.nap, nap));
        }
        if let (Some(a), Some(b)) = (link(&plain, &on).figure(), link(&other, &on).figure()) {
            prop_assert!(close(b.shift, factor * a.shift) && close(b.delta, factor.signum() * a.delta));
            prop_assert_eq!(a.p, b.p);
        }
    }

    /// A slope that is added to the days is added to their trend.
    #[test]
    fn a_slope_adds_to_the_trend(values in some_days(90, 14..90), quarter in -8..8) {
        let plain = trend(&days(&values), BOOTSTRAP);
        let tilt = |(n, x): (&i32, &f64)| (*n, x + f64::from(*n) * quarters(quarter));
        let tilted = trend(&days(&values.iter().map(tilt).collect()), BOOTSTRAP);
        if let (Some(a), Some(b)) = (plain.figure(), tilted.figure()) {
            let more = 7.0 * quarters(quarter);
            for (a, b) in [(a.per_week, b.per_week), (a.low, b.low), (a.high, b.high)] {
                prop_assert!(close(a + more, b), "{a} {b} {more}");
            }
        }
    }

    #[test]
    fn a_seed_makes_the_range(values in some_days(90, 30..90), seed in any::<u64>()) {
        let days = days(&values);
        let once = trend(&days, Bootstrap { seed, replicates: 60 });
        prop_assert_eq!(&once, &trend(&days, Bootstrap { seed, replicates: 60 }));
        if let (Some(a), Some(b)) = (once.figure(), trend(&days, BOOTSTRAP).figure()) {
            prop_assert_eq!((a.per_week, a.n_days, a.span_days), (b.per_week, b.n_days, b.span_days));
        }
    }

    #[test]
    fn all_up_to_the_largest_that_passes_are_kept(p in prop::collection::vec(1e-4..1.0_f64, 0..60)) {
        let kept = benjamini_hochberg(&p, Q);
        let largest = p.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(p, _)| *p).fold(0.0, f64::max);
        prop_assert!(p.iter().zip(&kept).all(|(p, kept)| *kept == (*p <= largest)));
        let fewer: Vec<f64> = p.iter().chain(&[1.0; 9]).copied().collect();
        // more comparisons make each harder to keep
        prop_assert!(benjamini_hochberg(&fewer, Q).iter().zip(&kept).all(|(now, before)| *before || !now));
    }
}

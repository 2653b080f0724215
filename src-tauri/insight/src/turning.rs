//! Points sorted by what is left of them once a slope is taken away, and how the order changes from one
//! slope to another: each pair changes places at its own slope, once.

use crate::slope::Point;

/// Runs of this many are sorted by insertion, which is soon done with what is nearly in order.
const RUN: usize = 32;

/// A point, how often it counts, and what is left of its value.
#[derive(Debug, Clone, Copy)]
struct Item {
    left: f64,
    point: u32,
    weight: u32,
}

/// The order of points at a slope: those with equal values left stand in the order of their days.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    items: Vec<Item>,
    slope: f64,
    below: u64,
    equal: u64,
}

impl Order {
    /// Different points.
    pub fn points(&self) -> usize {
        self.items.len()
    }

    /// All pairs of different points, as often as they count.
    pub fn pairs(&self) -> u64 {
        pairs(&self.items)
    }

    /// The slope.
    pub fn slope(&self) -> f64 {
        self.slope
    }

    /// Pairs of a smaller slope.
    pub fn below(&self) -> u64 {
        self.below
    }

    /// Pairs of exactly this slope.
    pub fn equal(&self) -> u64 {
        self.equal
    }

    /// Pairs of this slope or a smaller one.
    pub fn up_to(&self) -> u64 {
        self.below + self.equal
    }

    /// Whether the pair that has `rank` others before it has this slope.
    pub fn holds(&self, rank: u64) -> bool {
        (self.below..self.up_to()).contains(&rank)
    }

    /// How many pairs lie between this slope and the pair that has `rank` others before it.
    pub fn missed_by(&self, rank: u64) -> u64 {
        self.below.saturating_sub(rank).max(rank.saturating_sub(self.up_to()))
    }

    /// All pairs of different points, and how often each counts.
    pub fn all_pairs(&self) -> impl Iterator<Item = (usize, usize, u64)> {
        let with = |(i, a): (usize, &Item)| {
            let (a, others) = (*a, self.items.iter().skip(i + 1));
            others.map(move |b| (a.point as usize, b.point as usize, product(&a, b)))
        };
        self.items.iter().enumerate().flat_map(with)
    }
}

/// The points whose order is changed.
pub(crate) struct Turning<'a> {
    points: &'a [Point],
    /// A day in the middle, so that products with days stay small.
    middle: f64,
}

/// The order of all points at a slope, from which that of any of them is soon made.
pub(crate) struct Start {
    slope: f64,
    /// Each point once.
    items: Vec<Item>,
    /// For each point, the place of its value among all different ones.
    class: Vec<usize>,
    classes: usize,
}

impl<'a> Turning<'a> {
    /// Points in the order of their days, which differ.
    pub fn new(points: &'a [Point]) -> Self {
        Self { points, middle: points.get(points.len() / 2).map_or(0.0, |p| p.day) }
    }

    /// The order of all points at a slope.
    pub fn start(&self, slope: f64) -> Start {
        let left = |p: &Point| p.value - slope * (p.day - self.middle);
        let mut items: Vec<Item> =
            (0..).zip(self.points).map(|(point, p)| Item { left: left(p), point, weight: 1 }).collect();
        items.sort_by(|a, b| a.left.total_cmp(&b.left));
        let mut class = vec![0; items.len()];
        let mut classes = 0;
        for equal in items.chunk_by(is_equal) {
            for item in equal {
                class[item.point as usize] = classes;
            }
            classes += 1;
        }
        Start { slope, items, class, classes }
    }

    /// The order at a slope, from that at another one; the nearer they are, the less there is to do.
    pub fn turn(&self, base: &Order, slope: f64) -> Order {
        let mut items = self.items_at(base, slope);
        let crossed = sort_and_count(&mut items);
        let equal = items.chunk_by(is_equal).map(pairs).sum();
        if slope > base.slope {
            return Order { items, slope, below: base.below + crossed, equal };
        }
        // from above, pairs of exactly this slope still stand the wrong way round
        items.chunk_by_mut(is_equal).for_each(<[Item]>::reverse);
        Order { items, slope, below: base.below.saturating_sub(crossed + equal), equal }
    }

    /// The pairs of a slope between the two, without either, and how often each counts. Takes a step
    /// for each, so there should be few.
    pub fn between(&self, low: &Order, high: &Order) -> impl Iterator<Item = (usize, usize, u64)> {
        let mut items = self.items_at(high, low.slope);
        let mut crossed = Vec::new();
        for end in 1..items.len() {
            insert(&mut items[..=end], |a, b| {
                crossed.push((a.point as usize, b.point as usize, product(a, b)));
            });
        }
        crossed.into_iter()
    }

    fn items_at(&self, order: &Order, slope: f64) -> Vec<Item> {
        let left = |item: &Item| {
            let point = self.points.get(item.point as usize);
            point.map_or(0.0, |p| p.value - slope * (p.day - self.middle))
        };
        order.items.iter().map(|item| Item { left: left(item), ..*item }).collect()
    }
}

impl Start {
    /// The order if each point counts as often as `weights` says, one for each point.
    ///
    /// The pairs that stand the wrong way round are counted with a Fenwick tree (1994) of what has been
    /// seen of each class, day by day.
    pub fn order(&self, weights: &[u32]) -> Order {
        let weight = |item: &Item| weights.get(item.point as usize).copied().unwrap_or(0);
        let drawn = self.items.iter().map(|item| Item { weight: weight(item), ..*item });
        let items: Vec<Item> = drawn.filter(|item| item.weight > 0).collect();
        let equal = items.chunk_by(is_equal).map(pairs).sum();
        let mut tree = vec![0; self.classes + 1];
        let (mut seen, mut below) = (0, 0);
        for (&class, &weight) in self.class.iter().zip(weights).filter(|(_, weight)| **weight > 0) {
            let weight = u64::from(weight);
            let mut not_above = 0;
            let mut at = class + 1;
            while at > 0 {
                not_above += tree[at];
                at &= at - 1;
            }
            below += weight * (seen - not_above);
            seen += weight;
            at = class + 1;
            while at < tree.len() {
                tree[at] += weight;
                at += at & at.wrapping_neg();
            }
        }
        Order { items, slope: self.slope, below, equal }
    }
}

fn product(a: &Item, b: &Item) -> u64 {
    u64::from(a.weight) * u64::from(b.weight)
}

fn is_equal(a: &Item, b: &Item) -> bool {
    a.left >= b.left && b.left >= a.left
}

/// Pairs of different points among these.
fn pairs(of: &[Item]) -> u64 {
    let (mut sum, mut same) = (0, 0);
    for item in of {
        sum += u64::from(item.weight);
        same += product(item, item);
    }
    (sum * sum - same) / 2
}

/// Moves the last one down to its place, and tells whom it passes. Equal ones are not passed.
fn insert(items: &mut [Item], mut passes: impl FnMut(&Item, &Item)) {
    let Some(&moved) = items.last() else { return };
    let mut place = items.len() - 1;
    while place > 0 && moved.left < items[place - 1].left {
        passes(&moved, &items[place - 1]);
        items[place] = items[place - 1];
        place -= 1;
    }
    items[place] = moved;
}

/// Sorts by what is left, equal ones as they stand, and counts the pairs that stood the wrong way round.
fn sort_and_count(items: &mut Vec<Item>) -> u64 {
    let mut wrong = 0;
    for run in items.chunks_mut(RUN) {
        for end in 1..run.len() {
            insert(&mut run[..=end], |a, b| wrong += product(a, b));
        }
    }
    let mut space = Vec::with_capacity(items.len());
    let mut width = RUN;
    while width < items.len() {
        for both in items.chunks(2 * width) {
            let (left, right) = both.split_at(width.min(both.len()));
            wrong += merge(left, right, &mut space);
        }
        std::mem::swap(items, &mut space);
        space.clear();
        width *= 2;
    }
    wrong
}

/// Merges two sorted runs and counts what of the left one is greater than what of the right one.
fn merge(left: &[Item], right: &[Item], into: &mut Vec<Item>) -> u64 {
    let (Some(first), Some(last)) = (right.first(), left.last()) else {
        into.extend_from_slice(left);
        return 0;
    };
    // at most steps nearly all is in order already
    let (before, left) = left.split_at(left.partition_point(|a| a.left <= first.left));
    let (right, after) = right.split_at(right.partition_point(|b| b.left < last.left));
    into.extend_from_slice(before);
    let mut wrong = 0;
    let mut left_weight: u64 = left.iter().map(|a| u64::from(a.weight)).sum();
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        let (a, b) = (left[i], right[j]);
        // without a branch: which one comes is a coin's toss, and a processor would guess wrong
        let take_right = b.left < a.left;
        into.push(if take_right { b } else { a });
        wrong += if take_right { u64::from(b.weight) * left_weight } else { 0 };
        left_weight -= if take_right { 0 } else { u64::from(a.weight) };
        i += usize::from(!take_right);
        j += usize::from(take_right);
    }
    into.extend_from_slice(&left[i..]);
    into.extend_from_slice(&right[j..]);
    into.extend_from_slice(after);
    wrong
}

//! Chance that comes out the same on every machine.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// A stream of choices that only its seed decides. `ChaCha` with 8 rounds, keyed with the seed in
/// little-endian order; every choice takes one 64-bit word, and no other crate's sampling is used,
/// so that an update of a dependency can't change a seeded journal.
pub(crate) struct Random(ChaCha8Rng);

impl Random {
    pub fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    pub fn word(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0 to `n - 1`; 0 when `n` is 0. The bias of at most n / 2^64 is of no matter here.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.word()) * n as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// A number from 0 up to 1.
    #[allow(clippy::cast_precision_loss)] // 53 bits fit exactly
    pub fn share(&mut self) -> f64 {
        let bits = (self.word() >> 11) as f64;
        bits / (1u64 << 53) as f64
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// One of `from`, each with the weight that comes with it.
    pub fn weighted<'a, T>(&mut self, from: &[(&'a T, u32)]) -> Option<&'a T>
    where
        T: ?Sized,
    {
        let total: u32 = from.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total as usize);
        from.iter().find_map(|(item, weight)| {
            let weight = *weight as usize;
            if left < weight {
                return Some(*item);
            }
            left -= weight;
            None
        })
    }
}

/// Cards that are all dealt once before any comes a second time, so that what was read lately is
/// not read again soon.
#[derive(Default)]
pub(crate) struct Deck(Vec<usize>);

impl Deck {
    /// The next card of `size`; `None` for an empty deck.
    pub fn deal(&mut self, size: usize, random: &mut Random) -> Option<usize> {
        if self.0.is_empty() {
            self.0 = (0..size).collect();
            for i in (1..size).rev() {
                self.0.swap(i, random.below(i + 1));
            }
        }
        self.0.pop()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_words_for_ever() {
        let mut a = Random::new(7);
        let mut b = Random::new(7);
        let words: Vec<_> = (0..5).map(|_| a.below(1000)).collect();
        assert_eq!(words, (0..5).map(|_| b.below(1000)).collect::<Vec<_>>());
        assert_ne!(words, (0..5).map(|_| a.below(1000)).collect::<Vec<_>>());
        assert_eq!(Random::new(0).word(), PINNED);
    }

    /// The first word of seed 0 is the first of the published test vector of `ChaCha8` with a zero key.
    const PINNED: u64 = u64::from_le_bytes([0x3e, 0x00, 0xef, 0x2f, 0x89, 0x5f, 0x40, 0xd6]);

    #[test]
    fn a_deck_deals_every_card_before_any_twice() {
        let (mut deck, mut random) = (Deck::default(), Random::new(1));
        for _ in 0..3 {
            let mut round: Vec<_> = (0..9).map(|_| deck.deal(9, &mut random).unwrap()).collect();
            round.sort_unstable();
            assert_eq!(round, (0..9).collect::<Vec<_>>());
        }
        assert_eq!(Deck::default().deal(0, &mut random), None);
    }

    #[test]
    fn choices_stay_in_their_bounds() {
        let mut random = Random::new(3);
        for _ in 0..1000 {
            assert!(random.below(3) < 3);
            assert!((5..=7).contains(&random.between(5, 7)));
            assert!((0.0..1.0).contains(&random.share()));
            assert_eq!(random.weighted(&[("never", 0), ("always", 2)]), Some("always"));
        }
        assert_eq!(random.below(0), 0);
        assert_eq!(random.weighted::<str>(&[]), None);
    }
}

//! Chance that its seed decides, the same on every machine.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// `ChaCha` with 8 rounds, keyed with the seed in little-endian order. One 64-bit word for each
/// choice and no sampling of another crate, so that an update can't move anybody's figures.
pub(crate) struct Random(ChaCha8Rng);

impl Random {
    pub fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number from 0 to `n - 1`; 0 when `n` is 0. The bias of at most n / 2^64 is of no matter here.
    pub fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.0.next_u64()) * n as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_choices_for_ever() {
        // the first word of the published test vector of ChaCha8 with a zero key
        const FIRST: u64 = u64::from_le_bytes([0x3e, 0x00, 0xef, 0x2f, 0x89, 0x5f, 0x40, 0xd6]);
        let expected = usize::try_from((u128::from(FIRST) * 1000) >> 64).unwrap();
        assert_eq!(Random::new(0).below(1000), expected);
        assert_eq!(Random::new(7).below(0), 0);
    }
}

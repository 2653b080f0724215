//! From a secret to the key of its slot: Argon2id (RFC 9106) for what a person typed, HKDF for
//! what has 256 random bits.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroize;

use crate::{
    error::{Error, Result},
    secret::Key,
};

/// How much work one guess costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes filled side by side.
    pub lanes: u32,
}

const MIB: u32 = 1024;

impl Cost {
    /// The least that a person's vault is made with: RFC 9106's second recommended option.
    pub const FLOOR: Self = Self { memory_kib: 64 * MIB, passes: 3, lanes: 4 };
    /// The most memory that [`Cost::calibrated`] chooses, so that an older laptop opens the vault too.
    const MOST_MADE: u32 = 512 * MIB;
    /// The most that a header may ask for; checked before anything is allocated.
    const MOST_READ: Self = Self { memory_kib: 1024 * MIB, passes: 32, lanes: 16 };

    /// About one second of this machine's time, never below [`Cost::FLOOR`]. Memory is raised first,
    /// since it is what makes guessing on special hardware dear; then passes.
    pub fn calibrated() -> Result<Self> {
        const AIM: Duration = Duration::from_secs(1);
        let start = Instant::now();
        drop(Self::FLOOR.derive(b"calibration", &[0; 32])?);
        let once = start.elapsed().max(Duration::from_millis(1));
        let factor = (AIM.as_millis() / once.as_millis().max(1)).clamp(1, 64);
        let factor = u32::try_from(factor).unwrap_or(1);
        let memory_kib = (Self::FLOOR.memory_kib * factor).min(Self::MOST_MADE);
        let left = factor / (memory_kib / Self::FLOOR.memory_kib);
        Ok(Self {
            memory_kib,
            passes: (Self::FLOOR.passes * left).min(Self::MOST_READ.passes),
            ..Self::FLOOR
        })
    }

    /// A token cost, so that tests spend their time elsewhere. Never for a person's vault.
    #[doc(hidden)]
    pub const fn cheap_for_tests() -> Self {
        Self { memory_kib: 64, passes: 1, lanes: 1 }
    }

    /// This cost, if a header may ask for it.
    pub(crate) fn check(self) -> Result<Self> {
        let most = Self::MOST_READ;
        if self.memory_kib > most.memory_kib || self.passes > most.passes || self.lanes > most.lanes {
            return Err(Error::KdfRefused);
        }
        self.params().map(|_| self)
    }

    fn params(self) -> Result<Params> {
        Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).map_err(|_| Error::KdfRefused)
    }

    fn derive(self, secret: &[u8], salt: &[u8; 32]) -> Result<Key> {
        let params = self.params()?;
        let mut memory = Vec::new();
        memory.try_reserve_exact(params.block_count()).map_err(|_| Error::KdfRefused)?;
        memory.resize(params.block_count(), Block::new());
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let key = Key::build(|out| {
            argon
                .hash_password_into_with_memory(secret, salt, out, &mut memory)
                .map_err(|_| Error::KdfRefused)
        });
        memory.iter_mut().for_each(Zeroize::zeroize);
        key
    }
}

/// How the key of a slot is made from the secret that opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Derivation {
    Argon2id(Cost),
    /// Only for a secret that no one can guess.
    Hkdf,
}

impl Derivation {
    pub fn derive(self, secret: &[u8], salt: &[u8; 32]) -> Result<Key> {
        match self {
            Self::Argon2id(cost) => cost.derive(secret, salt),
            Self::Hkdf => Key::build(|out| {
                let hkdf = Hkdf::<Sha256>::new(Some(salt), secret);
                // 32 bytes are always within HKDF's range
                hkdf.expand(b"goldseam v2 keychain slot", out).map_err(|_| Error::KdfRefused)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_refused_before_it_is_run() {
        let bombs = [
            Cost { memory_kib: u32::MAX, passes: 1, lanes: 1 },
            Cost { memory_kib: 64, passes: u32::MAX, lanes: 1 },
            Cost { memory_kib: 1024, passes: 1, lanes: 64 },
            Cost { memory_kib: 0, passes: 0, lanes: 0 },
            Cost { memory_kib: 8, passes: 1, lanes: 4 },
        ];
        for cost in bombs {
            assert!(matches!(cost.check(), Err(Error::KdfRefused)), "{cost:?}");
        }
        assert!(Cost::FLOOR.check().is_ok());
    }
}

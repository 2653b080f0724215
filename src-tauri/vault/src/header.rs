//! The header file: who may open the vault. `docs/vault-format.md` describes every byte.

use ring::digest;

use crate::{
    error::{Error, Result},
    kdf::Cost,
    keys::{self, Use, VaultId},
    secret::{Credential, Key},
    slot::{self, Kind, Slot},
};

const MAGIC: &[u8; 8] = b"GOLDSEAM";
/// The version of the vault format that this build writes and reads.
pub const FORMAT_VERSION: u16 = 1;
const FIXED: usize = 40;
const MAC: usize = 32;
const SUM: usize = 32;
const MOST_SLOTS: usize = 8;
/// A longer file is not a header.
pub(crate) const MOST_BYTES: u64 = (FIXED + MOST_SLOTS * slot::BYTES + MAC + SUM) as u64 + 1;

/// The header as parsed: well formed, its checksum right, but not yet authenticated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub id: VaultId,
    /// Grows by one with every change, so that the newer of two copies is known.
    pub revision: u64,
    pub slots: Vec<Slot>,
    /// The bytes as read. The MAC is checked over these, not over a re-serialisation, so that
    /// no bit is outside it.
    raw: Vec<u8>,
}

impl Header {
    /// Parses and checks everything that needs no key.
    pub fn parse(raw: Vec<u8>) -> Result<Self> {
        if raw.len() < FIXED {
            return Err(Error::HeaderTruncated);
        }
        if &raw[..8] != MAGIC {
            return Err(Error::HeaderDamaged);
        }
        let claimed = usize::from(u16_at(&raw, 10));
        if raw.len() < claimed {
            return Err(Error::HeaderTruncated);
        }
        if raw.len() != claimed || claimed < FIXED + MAC + SUM {
            return Err(Error::HeaderDamaged);
        }
        let (summed, sum) = raw.split_at(claimed - SUM);
        if digest::digest(&digest::SHA256, summed).as_ref() != sum {
            return Err(Error::HeaderDamaged);
        }
        // after the checksum, so that a flipped bit is not taken for a newer program's file
        if u16_at(&raw, 8) != FORMAT_VERSION {
            return Err(Error::UnknownVersion);
        }
        let count = usize::from(raw[36]);
        if count == 0
            || count > MOST_SLOTS
            || claimed != FIXED + count * slot::BYTES + MAC + SUM
            || raw[37..40] != [0; 3]
        {
            return Err(Error::HeaderDamaged);
        }
        let slots = raw[FIXED..FIXED + count * slot::BYTES]
            .chunks_exact(slot::BYTES)
            .map(Slot::parse)
            .collect::<Result<_>>()?;
        let (mut id, mut revision) = ([0; 16], [0; 8]);
        id.copy_from_slice(&raw[12..28]);
        revision.copy_from_slice(&raw[28..36]);
        Ok(Self { id, revision: u64::from_le_bytes(revision), slots, raw })
    }

    /// A header sealed under `master`, ready to be written.
    pub fn seal(id: VaultId, revision: u64, slots: Vec<Slot>, master: &Key) -> Result<Self> {
        let total = FIXED + slots.len() * slot::BYTES + MAC + SUM;
        let mut raw = Vec::with_capacity(total);
        raw.extend_from_slice(MAGIC);
        raw.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
        raw.extend_from_slice(&u16::try_from(total).map_err(|_| Error::HeaderDamaged)?.to_le_bytes());
        raw.extend_from_slice(&id);
        raw.extend_from_slice(&revision.to_le_bytes());
        raw.push(u8::try_from(slots.len()).map_err(|_| Error::HeaderDamaged)?);
        raw.extend_from_slice(&[0; 3]);
        for slot in &slots {
            slot.write(&mut raw);
        }
        let tag = keys::mac(&keys::derive(master, &id, Use::Header)?, &[&raw])?;
        raw.extend_from_slice(&tag);
        let sum = digest::digest(&digest::SHA256, &raw);
        raw.extend_from_slice(sum.as_ref());
        Ok(Self { id, revision, slots, raw })
    }

    pub fn bytes(&self) -> &[u8] {
        &self.raw
    }

    /// The master key, if the credential opens a slot of its kind and the MAC holds under it.
    pub fn open(&self, credential: &Credential) -> Result<Key> {
        let (kind, refused) = match credential {
            Credential::Passphrase(_) => (Kind::Passphrase, Error::WrongPassphrase),
            Credential::Recovery(_) => (Kind::Recovery, Error::WrongRecoveryCode),
        };
        for slot in self.slots.iter().filter(|s| s.kind == kind) {
            if let Some(master) = slot.open(&self.id, credential.secret())? {
                self.authenticate(&master)?;
                return Ok(master);
            }
        }
        Err(refused)
    }

    fn authenticate(&self, master: &Key) -> Result<()> {
        let end = self.raw.len() - SUM - MAC;
        let key = keys::derive(master, &self.id, Use::Header)?;
        if keys::mac_holds(&key, &[&self.raw[..end]], &self.raw[end..end + MAC])? {
            Ok(())
        } else {
            Err(Error::HeaderDamaged)
        }
    }

    pub fn has(&self, kind: Kind) -> bool {
        self.slots.iter().any(|s| s.kind == kind)
    }

    /// The next revision, with the slots of `kind` replaced by one for `credential`.
    pub fn with_slot(&self, master: &Key, credential: &Credential, cost: Cost) -> Result<Self> {
        let slot = Slot::make(&self.id, credential, cost, master)?;
        let mut slots: Vec<Slot> = self.slots.iter().filter(|s| s.kind != slot.kind).cloned().collect();
        slots.push(slot);
        slots.sort_by_key(|s| s.kind);
        Self::seal(self.id, self.revision + 1, slots, master)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::secret::Passphrase;

    fn sample() -> (Header, Credential) {
        let master = Key::make_random().unwrap();
        let credential = Credential::Passphrase(Passphrase::new("open".into()).unwrap());
        let id = [7; 16];
        let slot = Slot::make(&id, &credential, Cost::cheap_for_tests(), &master).unwrap();
        (Header::seal(id, 1, vec![slot], &master).unwrap(), credential)
    }

    /// Rewrites the checksum, as someone who tampers would.
    fn resummed(mut raw: Vec<u8>) -> Vec<u8> {
        let at = raw.len() - SUM;
        let sum = digest::digest(&digest::SHA256, &raw[..at]);
        raw[at..].copy_from_slice(sum.as_ref());
        raw
    }

    #[test]
    fn every_flipped_bit_is_seen_without_the_key() {
        let raw = sample().0.bytes().to_vec();
        for bit in 0..raw.len() * 8 {
            let mut bad = raw.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(Header::parse(bad).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn every_changed_byte_is_seen_with_the_key_when_the_checksum_is_mended() {
        let (header, credential) = sample();
        for at in 0..header.bytes().len() - SUM {
            let mut bad = header.bytes().to_vec();
            bad[at] ^= 1;
            let opened = Header::parse(resummed(bad)).and_then(|h| h.open(&credential).map(drop));
            assert!(opened.is_err(), "byte {at}");
        }
    }

    #[test]
    fn every_truncation_is_seen() {
        let raw = sample().0.bytes().to_vec();
        for n in 0..raw.len() {
            assert!(matches!(Header::parse(raw[..n].to_vec()), Err(Error::HeaderTruncated)), "{n}");
        }
    }

    #[test]
    fn a_newer_version_is_named() {
        let mut raw = sample().0.bytes().to_vec();
        raw[8] = 2;
        assert!(matches!(Header::parse(resummed(raw)), Err(Error::UnknownVersion)));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(Header::parse(bytes).is_err());
        }
    }
}

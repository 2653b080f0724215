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
/// The latest version of the vault format that this build writes and reads. A header has the first
/// version that can say what it says, so that older programs open what they can.
pub const FORMAT_VERSION: u16 = 2;
const FIXED: usize = 40;
const MAC: usize = 32;
const SUM: usize = 32;
/// One of each kind.
const MOST_SLOTS: usize = 3;
/// A longer file is not a header: its length has two bytes.
pub(crate) const MOST_BYTES: u64 = 1 << 16;

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
        let version = u16_at(&raw, 8);
        if version > FORMAT_VERSION {
            return Err(Error::UnknownVersion);
        }
        let count = usize::from(raw[36]);
        if count == 0
            || count > MOST_SLOTS
            || claimed != FIXED + count * slot::BYTES + MAC + SUM
            || raw[37..40] != [0; 3]
        {
            return Err(Error::HeaderForged);
        }
        let slots: Vec<Slot> = raw[FIXED..FIXED + count * slot::BYTES]
            .chunks_exact(slot::BYTES)
            .map(Slot::parse)
            .collect::<Result<_>>()?;
        let ascending = slots.windows(2).all(|pair| pair[0].kind < pair[1].kind);
        if !ascending || slots[0].kind != Kind::Passphrase || version != version_for(&slots) {
            return Err(Error::HeaderForged);
        }
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
        raw.extend_from_slice(&version_for(&slots).to_le_bytes());
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

    /// The master key, if the credential opens the slot of its kind and the MAC holds under it.
    pub fn open(&self, credential: &Credential) -> Result<Key> {
        let slot = self.slots.iter().find(|slot| slot.kind == credential.kind());
        let opened = slot.map(|slot| slot.open(&self.id, credential.secret())).transpose()?;
        let master = opened.flatten().ok_or_else(|| credential.refused())?;
        self.authenticate(&master)?;
        Ok(master)
    }

    /// As [`Header::open`], for something that only the person may do: the keychain can't say who asks.
    pub fn open_for_person(&self, credential: &Credential) -> Result<Key> {
        match credential {
            Credential::Keychain(_) => Err(Error::WrongPassphrase),
            _ => self.open(credential),
        }
    }

    fn authenticate(&self, master: &Key) -> Result<()> {
        let end = self.raw.len() - SUM - MAC;
        let key = keys::derive(master, &self.id, Use::Header)?;
        if keys::mac_holds(&key, &[&self.raw[..end]], &self.raw[end..end + MAC])? {
            Ok(())
        } else {
            Err(Error::HeaderForged)
        }
    }

    pub fn has(&self, kind: Kind) -> bool {
        self.slots.iter().any(|s| s.kind == kind)
    }

    /// The next revision, with the slot of the credential's kind replaced by one for it.
    pub fn with_slot(&self, master: &Key, credential: &Credential, cost: Cost) -> Result<Self> {
        let slot = Slot::make(&self.id, credential, cost, master)?;
        let mut slots = self.slots_but(slot.kind);
        slots.push(slot);
        slots.sort_by_key(|s| s.kind);
        Self::seal(self.id, self.revision + 1, slots, master)
    }

    /// The next revision, without a slot of that kind.
    pub fn without(&self, master: &Key, kind: Kind) -> Result<Self> {
        Self::seal(self.id, self.revision + 1, self.slots_but(kind), master)
    }

    fn slots_but(&self, kind: Kind) -> Vec<Slot> {
        self.slots.iter().filter(|s| s.kind != kind).cloned().collect()
    }
}

/// Programs that know version 1 alone say of version 2 that it is newer, and not that it is damaged.
fn version_for(slots: &[Slot]) -> u16 {
    if slots.iter().any(|slot| slot.kind == Kind::Keychain) { 2 } else { 1 }
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
        raw[8] = 3;
        assert!(matches!(Header::parse(resummed(raw)), Err(Error::UnknownVersion)));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(Header::parse(bytes).is_err());
        }
    }
}

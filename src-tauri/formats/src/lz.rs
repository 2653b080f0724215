//! Unpacks what the library lz-string packs into base64.
//!
//! Every entry of its dictionary is a piece of what was unpacked before, so the dictionary is kept as
//! places in it: a hostile text can't take more than its own length and [`MOST`] units.

use crate::{Error, Result};

/// UTF-16 units that a text may unpack to.
const MOST: usize = 32 << 20;
/// Bytes of a packed text.
const LONGEST: usize = 32 << 20;

const BYTE: u32 = 0;
const UNIT: u32 = 1;
const END: u32 = 2;

/// Unpacks base64; what is not of its letters is passed over, as line ends of mails are.
pub(crate) fn unpack(packed: &str) -> Result<String> {
    if packed.len() > LONGEST {
        return Err(Error::TooLarge);
    }
    let mut bits = Bits { sextets: packed.bytes().filter_map(sextet), now: 0, left: 0 };
    let units = units(&mut bits)?;
    String::from_utf16(&units).map_err(|_| Error::Damaged)
}

/// A piece of what was unpacked.
#[derive(Clone, Copy)]
struct Piece {
    start: u32,
    length: u32,
}

fn units(bits: &mut Bits<impl Iterator<Item = u8>>) -> Result<Vec<u16>> {
    let mut units = Vec::new();
    let Some(first) = literal(bits.number(2)?, bits)? else { return Ok(units) };
    units.push(first);
    let mut before = Piece { start: 0, length: 1 };
    // the first three codes are the marks above
    let mut pieces = vec![before; 4];
    let mut width = Width { bits: 3, left: 4 };
    loop {
        let code = bits.number(width.bits)?;
        let start = units.len();
        if code <= END {
            let Some(unit) = literal(code, bits)? else { return Ok(units) };
            pieces.push(Piece { start: u32::try_from(start).map_err(|_| Error::TooLarge)?, length: 1 });
            units.push(unit);
            width.step();
        } else {
            repeat(&mut units, pieces.get(code as usize), code as usize == pieces.len(), before)?;
        }
        if units.len() > MOST {
            return Err(Error::TooLarge);
        }
        // the unit behind the piece before is the first of the piece now
        pieces.push(Piece { length: before.length + 1, ..before });
        width.step();
        let (start, end) = (u32::try_from(start), u32::try_from(units.len()));
        let (Ok(start), Ok(end)) = (start, end) else { return Err(Error::TooLarge) };
        before = Piece { start, length: end - start };
    }
}

/// A unit that is written out behind its code; none at the end.
fn literal(code: u32, bits: &mut Bits<impl Iterator<Item = u8>>) -> Result<Option<u16>> {
    let wide = match code {
        BYTE => 8,
        UNIT => 16,
        END => return Ok(None),
        _ => return Err(Error::Damaged),
    };
    u16::try_from(bits.number(wide)?).map(Some).map_err(|_| Error::Damaged)
}

/// Writes `known` once more, or, where the code is the one about to be made, the piece before and its
/// first unit.
fn repeat(units: &mut Vec<u16>, known: Option<&Piece>, is_next: bool, before: Piece) -> Result<()> {
    let piece = match known {
        Some(piece) => *piece,
        None if is_next => before,
        None => return Err(Error::Damaged),
    };
    let start = piece.start as usize;
    let end = start + piece.length as usize;
    if units.len() + (end - start) > MOST {
        return Err(Error::TooLarge);
    }
    units.extend_from_within(start..end);
    if known.is_none() {
        units.extend_from_within(start..=start);
    }
    Ok(())
}

/// How many bits a code has now: one more each time the codes run out.
struct Width {
    bits: u8,
    left: u32,
}

impl Width {
    fn step(&mut self) {
        self.left -= 1;
        if self.left == 0 {
            self.left = 1 << self.bits;
            self.bits += 1;
        }
    }
}

struct Bits<I> {
    sextets: I,
    now: u8,
    left: u8,
}

impl<I: Iterator<Item = u8>> Bits<I> {
    /// A number whose lowest bit comes first.
    fn number(&mut self, bits: u8) -> Result<u32> {
        let mut number = 0;
        for place in 0..bits {
            if self.left == 0 {
                self.now = self.sextets.next().ok_or(Error::Damaged)?;
                self.left = 6;
            }
            self.left -= 1;
            number |= u32::from(self.now >> self.left & 1) << place;
        }
        Ok(number)
    }
}

fn sextet(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_archive_of_the_real_program_unpacks() {
        let packed = "N4IgbiBcIIIE4GMAWBLMBTAtGAjCANCAC5ID2ArgOZJEDOUA2gLoC+QA";
        assert_eq!(unpack(packed).unwrap(), r#"{"v":"Archive-v1","thoughts":[]}"#);
    }

    #[test]
    fn a_text_that_unpacks_to_far_too_much_is_refused() {
        let packed = bomb(8192);
        assert!(packed.len() < 20_000);
        assert!(matches!(unpack(&packed), Err(Error::TooLarge)));
    }

    /// Each code means the piece before and one more unit, so that the whole grows with the square.
    fn bomb(codes: u32) -> String {
        let mut bits: Vec<u32> = Vec::new();
        let mut write = |number: u32, wide: u8| bits.extend((0..wide).map(|place| number >> place & 1));
        write(BYTE, 2);
        write(u32::from(b'a'), 8);
        let mut width = Width { bits: 3, left: 4 };
        for next in 4..4 + codes {
            write(next, width.bits);
            width.step();
        }
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let sextet = |bits: &[u32]| bits.iter().fold(0, |number, bit| number << 1 | bit) as usize;
        bits.chunks_exact(6).map(|bits| char::from(letters[sextet(bits)])).collect()
    }

    #[test]
    fn a_text_without_its_end_is_damaged() {
        for packed in ["", "N", "N4Ig", "====", "\u{e4}\u{1f600}"] {
            assert!(matches!(unpack(packed), Err(Error::Damaged)), "{packed}");
        }
    }

    proptest! {
        #[test]
        fn what_was_packed_unpacks_to_the_same(text in ".{0,200}|[ab]{0,2000}|[\u{0}-\u{10ffff}]{0,50}") {
            prop_assert_eq!(unpack(&lz_str::compress_to_base64(text.as_str())).unwrap(), text);
        }

        #[test]
        fn nothing_panics(packed in "[A-Za-z0-9+/=]{0,300}|.{0,50}") {
            let _ = unpack(&packed);
        }
    }
}

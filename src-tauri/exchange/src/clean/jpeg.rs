//! JPEG: a list of segments, with the pixels between them. What follows the end of the picture, as
//! the video of a moving photo does, is left out.

use super::only_turned;

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const COMMENT: u8 = 0xfe;
const EXIF: &[u8] = b"Exif\0\0";
const JFIF: &[u8] = b"JFIF\0";

/// A segment after its marker, without its length.
struct Segment<'a> {
    marker: u8,
    contents: &'a [u8],
}

/// The picture clean; none if it is not in order.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xff, SOI])?;
    let mut out = vec![0xff, SOI];
    let mut pixels = false;
    put_heads(bytes, &mut out)?;
    loop {
        let Some(marker) = next_marker(&mut rest) else {
            // a picture that is cut short ends where it ends
            let cut_short = pixels && matches!(rest, [] | [0xff]);
            return cut_short.then_some(out);
        };
        match marker {
            EOI => {
                out.extend([0xff, EOI]);
                return pixels.then_some(out);
            }
            // no length, and nothing in them
            0x01 | 0xd0..=0xd8 => out.extend([0xff, marker]),
            _ => {
                let segment = read(marker, &mut rest)?;
                if stays(&segment) {
                    put(&mut out, marker, segment.contents)?;
                }
                if marker == SOS {
                    out.extend_from_slice(scan(&mut rest));
                    pixels = true;
                }
            }
        }
    }
}

/// The next marker; none at the end, or where there should be one and is not.
fn next_marker(rest: &mut &[u8]) -> Option<u8> {
    let after = rest.strip_prefix(&[0xff])?;
    let fill = after.iter().take_while(|&&byte| byte == 0xff).count();
    let marker = *after.get(fill)?;
    *rest = &after[fill + 1..];
    (marker != 0).then_some(marker)
}

fn read<'a>(marker: u8, rest: &mut &'a [u8]) -> Option<Segment<'a>> {
    let (length, _) = rest.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length));
    let contents = rest.get(2..length)?;
    *rest = &rest[length..];
    Some(Segment { marker, contents })
}

fn put(out: &mut Vec<u8>, marker: u8, contents: &[u8]) -> Option<()> {
    out.extend([0xff, marker]);
    out.extend(u16::try_from(contents.len() + 2).ok()?.to_be_bytes());
    out.extend_from_slice(contents);
    Some(())
}

/// The pixels up to the next marker.
fn scan<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    let end = rest.windows(2).position(is_marker).unwrap_or(rest.len());
    let (pixels, after) = rest.split_at(end);
    *rest = after;
    pixels
}

/// Whether a segment is needed to see the picture as it was meant. The heads are put in by themselves.
fn stays(segment: &Segment<'_>) -> bool {
    match segment.marker {
        0xe2 => segment.contents.starts_with(b"ICC_PROFILE\0"),
        // says how the colours are made up
        0xee => segment.contents.starts_with(b"Adobe"),
        0xe0..=0xef | 0xf0..=0xfd | COMMENT => false,
        _ => true,
    }
}

/// What comes first: how large a pixel is, without a small picture, and how the picture is turned.
fn put_heads(bytes: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let mut rest = bytes.get(2..)?;
    let (mut jfif, mut turned) = (None, None);
    while let Some(marker) = next_marker(&mut rest) {
        if matches!(marker, SOS | EOI) {
            break;
        }
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            continue;
        }
        let Some(segment) = read(marker, &mut rest) else { break };
        if marker == 0xe0 && segment.contents.starts_with(JFIF) {
            jfif = jfif.or(segment.contents.first_chunk::<14>().copied());
        }
        if marker == 0xe1 && turned.is_none() {
            turned = segment.contents.strip_prefix(EXIF).and_then(only_turned);
        }
    }
    if let Some(mut jfif) = jfif {
        jfif[12..].fill(0); // no columns and no rows of a small picture
        put(out, 0xe0, &jfif)?;
    }
    if let Some(turned) = turned {
        put(out, 0xe1, &[EXIF, &turned].concat())?;
    }
    Some(())
}

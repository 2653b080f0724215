//! Pictures for paper: turned upright, no larger than paper needs, and without what a camera notes
//! about the place and itself, since they are drawn anew.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

use crate::model::Picture;

/// Longest side, in pixels: 240 to the inch on the width of a page.
const LONGEST: u32 = 1600;
/// Longest side and most memory of a picture that is opened at all.
const LARGEST: u32 = 20_000;
const MEMORY: u64 = 512 << 20;
const QUALITY: u8 = 86;

/// A picture that can be set.
pub(crate) struct Ready {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// What paper is given of a picture, named `name` with its ending; none if it can't be read.
pub(crate) fn of(picture: &Picture, name: &str) -> Option<Ready> {
    if !picture.small {
        return ready(&picture.bytes, name);
    }
    let ending = if picture.bytes.starts_with(b"\x89PNG") { "png" } else { "jpg" };
    let (width, height) = (picture.width, picture.height);
    Some(Ready { name: format!("{name}.{ending}"), bytes: picture.bytes.clone(), width, height })
}

/// The picture anew, named `name` with its ending; none if it can't be read.
pub(crate) fn ready(bytes: &[u8], name: &str) -> Option<Ready> {
    let picture = opened(bytes)?;
    let picture = if picture.width().max(picture.height()) > LONGEST {
        picture.thumbnail(LONGEST, LONGEST)
    } else {
        picture
    };
    let (width, height) = (picture.width(), picture.height());
    let mut out = Vec::new();
    let ending = if picture.color().has_alpha() {
        picture.write_to(&mut Cursor::new(&mut out), ImageFormat::Png).ok()?;
        "png"
    } else {
        JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(&picture.to_rgb8()).ok()?;
        "jpg"
    };
    Some(Ready { name: format!("{name}.{ending}"), bytes: out, width, height })
}

fn opened(bytes: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let upright = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(upright);
    Some(picture)
}

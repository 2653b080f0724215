//! Small pictures of large ones.

use std::{
    io::{BufRead, Seek},
    panic::{self, AssertUnwindSafe},
};

use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, ImageResult, Limits, RgbImage,
    codecs::jpeg::JpegEncoder, metadata::Orientation,
};

use super::Contents;

/// Longest side of a small picture, in pixels.
pub const THUMBNAIL_SIDE: u32 = 480;

/// A picture in a longer file is not looked at: to decode a JPEG takes all of it in memory.
const MOST_BYTES: u64 = 48 << 20;
/// As many pixels as a telephone of 50 megapixels makes. With what a progressive JPEG needs beside
/// its pixels, decoding stays within 512 MiB.
const MOST_PIXELS: u64 = 51_000_000;
/// Of the pixels, and of what a decoder keeps beside them.
const MOST_MEMORY: u64 = 256 << 20;
const MOST_PROFILE_BYTES: usize = 4096;
const QUALITY: u8 = 82;

/// What is kept of a picture beside its file.
pub(super) struct Picture {
    /// As it is looked at, turned as the camera says.
    pub width: u32,
    pub height: u32,
    /// JPEG.
    pub thumbnail: Vec<u8>,
}

/// Looks at a file. None if it is no picture, or one that is broken, too large or of a kind that is
/// not decoded here.
pub(super) fn look(media: &str, file: Contents<'_>) -> Option<Picture> {
    let format = match media {
        "image/jpeg" => ImageFormat::Jpeg,
        "image/png" => ImageFormat::Png,
        "image/gif" => ImageFormat::Gif,
        "image/webp" => ImageFormat::WebP,
        "image/bmp" => ImageFormat::Bmp,
        _ => return None,
    };
    if file.bytes() > MOST_BYTES {
        return None;
    }
    // a decoder that trips over a hostile file costs the small picture, and not the file
    panic::catch_unwind(AssertUnwindSafe(|| decode(format, file))).ok()?.ok()?
}

fn decode(format: ImageFormat, file: impl BufRead + Seek) -> ImageResult<Option<Picture>> {
    let mut reader = ImageReader::with_format(file, format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Ok(None);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| is_small_rgb(profile));
    let mut small = shrunk(DynamicImage::from_decoder(decoder)?);
    small.apply_orientation(orientation);
    let (width, height) = if turns(orientation) { (height, width) } else { (width, height) };
    Ok(Some(Picture { width, height, thumbnail: encode(&on_white(small), profile)? }))
}

fn shrunk(picture: DynamicImage) -> DynamicImage {
    if picture.width() <= THUMBNAIL_SIDE && picture.height() <= THUMBNAIL_SIDE {
        return picture;
    }
    picture.thumbnail(THUMBNAIL_SIDE, THUMBNAIL_SIDE)
}

fn turns(orientation: Orientation) -> bool {
    use Orientation as O;
    matches!(orientation, O::Rotate90 | O::Rotate270 | O::Rotate90FlipH | O::Rotate270FlipH)
}

/// JPEG knows no transparency.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [r, g, b, alpha] = picture.get_pixel(x, y).0;
        image::Rgb([r, g, b].map(|c| {
            let mixed = u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        }))
    })
}

/// Whether it says how the colours of red, green and blue are meant, in few words.
fn is_small_rgb(profile: &[u8]) -> bool {
    profile.len() <= MOST_PROFILE_BYTES && profile.get(16..20) == Some(b"RGB ")
}

fn encode(picture: &RgbImage, profile: Option<Vec<u8>>) -> ImageResult<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    if let Some(profile) = profile {
        // without it the colours are a little dull, and nothing else
        let _ = encoder.set_icc_profile(profile);
    }
    encoder.encode_image(picture)?;
    Ok(out)
}

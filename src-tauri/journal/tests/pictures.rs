//! Small pictures of what was added, and none of what would do harm.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    Own,
    files::{add, encoded, note, picture, turned_jpeg},
};
use goldseam_journal::{Attachment, THUMBNAIL_SIDE};
use image::{DynamicImage, Frame, GrayImage, ImageFormat, Rgb, Rgba, RgbaImage, codecs::gif::GifEncoder};

fn added(own: &mut Own, bytes: &[u8]) -> Attachment {
    let entry = note(own, "", "2026-01-10T10:00");
    add(own, entry, "a", bytes)
}

fn small(own: &Own, attachment: &Attachment) -> DynamicImage {
    let jpeg = own.thumbnail(attachment.id).unwrap().expect("a small picture");
    image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap()
}

fn near(picture: &DynamicImage, x: u32, y: u32, wanted: [u8; 3]) -> bool {
    let Rgb(found) = *picture.to_rgb8().get_pixel(x, y);
    found.iter().zip(wanted).all(|(&a, b)| a.abs_diff(b) < 40)
}

const RED: [u8; 3] = [220, 20, 20];
const BLUE: [u8; 3] = [20, 20, 220];

#[test]
fn each_common_kind_has_a_small_picture() {
    let mut own = Own::new();
    for (format, media) in [
        (ImageFormat::Jpeg, "image/jpeg"),
        (ImageFormat::Png, "image/png"),
        (ImageFormat::Gif, "image/gif"),
        (ImageFormat::WebP, "image/webp"),
        (ImageFormat::Bmp, "image/bmp"),
    ] {
        let one = added(&mut own, &encoded(&picture(1200, 600), format));
        assert_eq!((one.media.as_str(), one.width, one.height), (media, Some(1200), Some(600)));
        assert!(one.thumbnail && one.is_picture());
        let small = small(&own, &one);
        assert_eq!((small.width(), small.height()), (THUMBNAIL_SIDE, 240));
        assert!(near(&small, 50, 100, RED) && near(&small, 430, 100, BLUE), "{media}");
    }
}

#[test]
fn a_picture_that_is_small_is_not_made_larger() {
    let mut own = Own::new();
    let one = added(&mut own, &encoded(&picture(30, 20), ImageFormat::Png));
    assert_eq!((small(&own, &one).width(), small(&own, &one).height()), (30, 20));
    let long = added(&mut own, &encoded(&picture(4000, 3), ImageFormat::Png));
    assert_eq!((small(&own, &long).width(), small(&own, &long).height()), (480, 1));
}

#[test]
fn a_picture_is_turned_as_the_camera_was() {
    let mut own = Own::new();
    for (orientation, size, red) in [
        (1, (600, 300), (20, 120)),
        (2, (600, 300), (460, 120)),
        (3, (600, 300), (460, 120)),
        (6, (300, 600), (120, 20)),
        (8, (300, 600), (120, 460)),
        // turned the long way round, and mirrored
        (5, (300, 600), (120, 20)),
        (7, (300, 600), (120, 460)),
    ] {
        let one = added(&mut own, &turned_jpeg(&picture(600, 300), orientation));
        assert_eq!((one.width, one.height), (Some(size.0), Some(size.1)), "{orientation}");
        assert!(near(&small(&own, &one), red.0, red.1, RED), "{orientation}");
    }
}

#[test]
fn what_is_seen_through_is_seen_on_white() {
    let mut own = Own::new();
    let mut clear = RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0]));
    clear.put_pixel(0, 0, Rgba([0, 0, 0, 1]));
    let one = added(&mut own, &encoded(&clear.into(), ImageFormat::Png));
    assert!(near(&small(&own, &one), 10, 10, [255, 255, 255]));
    let gray = added(&mut own, &encoded(&GrayImage::new(20, 20).into(), ImageFormat::Png));
    assert!(near(&small(&own, &gray), 10, 10, [0, 0, 0]));
    let deep = added(&mut own, &encoded(&picture(20, 20).into_rgb16().into(), ImageFormat::Png));
    assert!(near(&small(&own, &deep), 2, 10, RED));
}

#[test]
fn a_moving_picture_shows_its_first_frame() {
    let mut own = Own::new();
    let mut gif = Vec::new();
    let frame =
        |color: [u8; 3]| Frame::new(RgbaImage::from_pixel(40, 40, Rgba([color[0], color[1], color[2], 255])));
    GifEncoder::new(&mut gif).encode_frames([frame(RED), frame(BLUE)]).unwrap();
    let one = added(&mut own, &gif);
    assert!(near(&small(&own, &one), 20, 20, RED));
}

#[test]
fn a_small_picture_says_nothing_of_where_it_was_taken() {
    let mut own = Own::new();
    let jpeg = turned_jpeg(&picture(600, 300), 6);
    let one = added(&mut own, &jpeg);
    let small = own.thumbnail(one.id).unwrap().unwrap();
    assert!(!small.windows(4).any(|bytes| bytes == b"Exif"));
}

/// A PNG of white that claims to be so large; its pixels are left out.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let mut png = encoded(&GrayImage::new(1, 1).into(), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), |crc, _| step(crc)))
}

#[test]
fn a_claim_is_read_as_it_is_made() {
    let mut own = Own::new();
    // so that the tests below can fail
    assert!(added(&mut own, &claims(1, 1)).thumbnail);
}

#[test]
fn a_picture_that_claims_too_much_is_kept_as_a_file() {
    let mut own = Own::new();
    let mut gif = encoded(&picture(4, 4), ImageFormat::Gif);
    gif[6..10].fill(0xff);
    let mut jpeg = encoded(&picture(16, 16), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|bytes| bytes == b"\xff\xc0").unwrap();
    jpeg[frame + 5..frame + 9].fill(0xff);
    let mut bmp = encoded(&picture(4, 4), ImageFormat::Bmp);
    bmp[18..26].copy_from_slice(&[0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f]);
    for bytes in [claims(50_000, 50_000), claims(u32::MAX, 1), claims(8_000, 8_000), gif, jpeg, bmp] {
        let one = added(&mut own, &bytes);
        assert_eq!((one.thumbnail, one.width, one.height), (false, None, None), "{}", one.media);
        assert_eq!(own.thumbnail(one.id).unwrap(), None);
        assert!(one.is_picture());
        assert_eq!(crate::support::files::bytes_of(&own, &one), bytes);
    }
}

#[test]
fn a_broken_picture_is_kept_as_a_file() {
    let mut own = Own::new();
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp]
    {
        let whole = encoded(&picture(64, 64), format);
        for length in [13, 20, 40, whole.len() / 2] {
            let one = added(&mut own, &whole[..length]);
            assert_eq!(crate::support::files::bytes_of(&own, &one), &whole[..length], "{format:?} {length}");
        }
    }
    let video = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41";
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    for (bytes, media) in [(&video[..], "video/mp4"), (heic, "image/heif"), (b"plain", "text/plain")] {
        let one = added(&mut own, bytes);
        assert_eq!((one.media.as_str(), one.thumbnail), (media, false));
    }
    assert_eq!(own.verify().unwrap(), []);
}

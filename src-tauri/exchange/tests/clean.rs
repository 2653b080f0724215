//! Pictures leave without what they say of where and when they were taken, with what and by whom.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use goldseam_exchange::clean::{Cleaned, clean};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, metadata::Orientation};
use proptest::prelude::*;
use std::io::Cursor;

/// As `pictures/make.sh` made them.
const TAGGED: [(&str, ImageFormat, &[u8]); 3] = [
    ("image/jpeg", ImageFormat::Jpeg, include_bytes!("pictures/tagged.jpg")),
    ("image/png", ImageFormat::Png, include_bytes!("pictures/tagged.png")),
    ("image/webp", ImageFormat::WebP, include_bytes!("pictures/tagged.webp")),
];

/// The pixels, how they are turned, and the colour profile.
fn seen(format: ImageFormat, bytes: &[u8]) -> (Vec<u8>, Orientation, Option<Vec<u8>>) {
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().unwrap();
    let (turned, profile) = (decoder.orientation().unwrap(), decoder.icc_profile().unwrap());
    (DynamicImage::from_decoder(decoder).unwrap().into_bytes(), turned, profile)
}

fn cleaned(media: &str, bytes: &[u8]) -> Vec<u8> {
    match clean(media, bytes) {
        Cleaned::Clean(clean) => clean,
        other => panic!("{media}: {other:?}"),
    }
}

fn says(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|found| found == what)
}

/// What a camera or a program writes beside the pixels, as it begins.
const MARKS: [&[u8]; 9] = [
    b"Canary",
    b"http://ns.adobe.com",
    b"<x:xmpmeta",
    b"Photoshop 3.0",
    b"8BIM",
    b"ftyp",
    b"tEXt",
    b"iTXt",
    b"XMP ",
];

#[test]
fn nothing_is_left_of_what_a_camera_wrote() {
    for (media, _, bytes) in TAGGED {
        // 38.7223 N is 38/1 43/1 507/25 in the block that says the place
        let place = [0, 0, 0, 38, 0, 0, 0, 1, 0, 0, 0, 43];
        assert!(says(bytes, b"Canary") && says(bytes, &place), "{media} has something to clean");
        let clean = cleaned(media, bytes);
        for mark in MARKS {
            assert!(!says(&clean, mark), "{media} still says {}", String::from_utf8_lossy(mark));
        }
        assert!(!says(&clean, &place), "{media} says where it was taken");
    }
}

/// The block that is left has one entry, which says how the picture is turned.
#[test]
fn what_is_left_of_the_block_says_how_the_picture_is_turned() {
    for (media, _, bytes) in TAGGED {
        let clean = cleaned(media, bytes);
        let blocks: Vec<usize> =
            (0..clean.len() - 4).filter(|&at| clean[at..].starts_with(b"MM\0\x2a")).collect();
        assert_eq!(blocks.len(), 1, "{media}");
        let block = &clean[blocks[0]..];
        assert_eq!(block[8..20], [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6], "{media}");
        assert!(!says(&clean, b"II\x2a\0"), "{media}");
    }
}

#[test]
fn the_picture_looks_as_it_did() {
    for (media, format, bytes) in TAGGED {
        let before = seen(format, bytes);
        assert_eq!((before.1, before.2.is_some()), (Orientation::Rotate90, true), "{media}");
        assert!(before == seen(format, &cleaned(media, bytes)), "{media}");
    }
}

#[test]
fn what_is_clean_is_left_as_it_is() {
    for (media, _, bytes) in TAGGED {
        assert_eq!(clean(media, &cleaned(media, bytes)), Cleaned::NothingToClean, "{media}");
    }
    assert_eq!(clean("image/webp", include_bytes!("pictures/plain.webp")), Cleaned::NothingToClean);
    let picture = DynamicImage::new_rgb8(9, 9);
    for (media, format) in
        [("image/jpeg", ImageFormat::Jpeg), ("image/png", ImageFormat::Png), ("image/bmp", ImageFormat::Bmp)]
    {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        assert_eq!(clean(media, bytes.get_ref()), Cleaned::NothingToClean, "{media}");
    }
    assert_eq!(clean("text/plain", b"words"), Cleaned::NothingToClean);
}

#[test]
fn what_can_not_be_cleaned_is_said() {
    for media in [
        "image/heif",
        "image/gif",
        "image/tiff",
        "video/mp4",
        "application/pdf",
        "application/octet-stream",
        "",
    ] {
        assert_eq!(clean(media, b"some bytes"), Cleaned::CanNotClean, "{media}");
    }
    for (media, _, bytes) in TAGGED {
        for broken in [&b""[..], b"\xff", b"\xff\xd8", &bytes[..bytes.len() / 3]] {
            assert_eq!(clean(media, broken), Cleaned::CanNotClean, "{media} {}", broken.len());
        }
        // a picture of one kind under the name of another
        let other = if media == "image/png" { "image/jpeg" } else { "image/png" };
        assert_eq!(clean(other, bytes), Cleaned::CanNotClean);
    }
}

/// A photo whose end was lost on the way still leaves without its place.
#[test]
fn a_photo_that_is_cut_short_is_cleaned_too() {
    let (media, _, bytes) = TAGGED[0];
    let last_scan = bytes.windows(2).rposition(|pair| pair == b"\xff\xda").unwrap();
    let clean = cleaned(media, &bytes[..last_scan + 40]);
    assert!(!says(&clean, b"Canary") && clean.len() > 500);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is done to a picture, cleaning ends, and what it calls clean is clean.
    #[test]
    fn a_picture_that_is_not_in_order_does_no_harm(
        which in 0..3_usize, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>(),
    ) {
        let (media, _, bytes) = TAGGED[which];
        let mut bytes = bytes.to_vec();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        for bytes in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
            if let Cleaned::Clean(clean_once) = clean(media, bytes) {
                prop_assert_eq!(clean(media, &clean_once), Cleaned::NothingToClean);
            }
        }
    }
}

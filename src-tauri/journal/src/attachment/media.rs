//! What kind of file it is, by its first bytes.

/// Of a file that says nothing about itself.
pub(super) const UNKNOWN: &str = "application/octet-stream";

/// The media type of a file that begins with these bytes.
pub(super) fn of(start: &[u8]) -> &'static str {
    let known = infer::get(start).map(|kind| kind.mime_type());
    match known {
        // a few letters make a picture or a sound of a text that happens to begin with them
        Some(kind) if is_text(start) && !may_be_text(kind) => "text/plain",
        Some(kind) => kind,
        None if is_text(start) => "text/plain",
        None => UNKNOWN,
    }
}

fn may_be_text(kind: &str) -> bool {
    kind.starts_with("text/")
        || matches!(kind, "application/pdf" | "application/rtf" | "application/postscript")
}

/// Whether it reads as text in UTF-8; a letter that is cut off at the end is none against it.
fn is_text(start: &[u8]) -> bool {
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(e) if e.error_len().is_none() => {
            std::str::from_utf8(&start[..e.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !text.is_empty() && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
}

/// How a file of this kind is usually called at its end, without the dot; empty if that is not known.
pub(crate) fn extension(media: &str) -> &'static str {
    match media {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/bmp" => "bmp",
        "image/heif" => "heic",
        "video/mp4" => "mp4",
        "video/quicktime" => "mov",
        "audio/mpeg" => "mp3",
        "audio/m4a" => "m4a",
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_the_bytes() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        for (start, kind) in [
            (&b"\xff\xd8\xff\xe0\0\x10JFIF"[..], "image/jpeg"),
            (b"\x89PNG\r\n\x1a\n", "image/png"),
            (b"GIF89a\x01\0\x01\0\0", "image/gif"),
            (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
            (heic, "image/heif"),
            (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
            (b"%PDF-1.7\nin letters only", "application/pdf"),
            (b"BMW is a car, and no picture.", "text/plain"),
            (b"ID3 is three letters", "text/plain"),
            ("Grüße".as_bytes(), "text/plain"),
            (&"Grüß".as_bytes()[..3], "text/plain"),
            (b"\x01\x02\x03", UNKNOWN),
            (b"", UNKNOWN),
        ] {
            assert_eq!(of(start), kind, "{start:?}");
        }
    }
}

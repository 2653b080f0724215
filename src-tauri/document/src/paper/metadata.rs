//! What a PDF says about its making: title and date, and nothing else.

use lopdf::{Document, Object, SaveOptions};

use crate::error::{Error, Result};

/// Keys of the file's own record that name programs.
const PROGRAMS: [&[u8]; 3] = [b"Creator", b"Producer", b"ModDate"];
/// The same in its other record, XMP.
const TAGS: [&str; 5] =
    ["xmp:CreatorTool", "pdf:Producer", "xmp:ModifyDate", "xmpMM:InstanceID", "xmpMM:RenditionClass"];
/// How XMP names the library that wrote it.
const TOOLKIT: &str = " x:xmptk=\"xmp-writer\"";

/// The file, without the names of programs.
pub(super) fn without_program(bytes: &[u8]) -> Result<Document> {
    let mut file = Document::load_mem(bytes).map_err(|_| Error::File)?;
    if let Ok(info) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        let info = file.get_dictionary_mut(info).map_err(|_| Error::File)?;
        for key in PROGRAMS {
            info.remove(key);
        }
    }
    let record = file.catalog().and_then(|catalog| catalog.get(b"Metadata")).and_then(Object::as_reference);
    if let Ok(record) = record {
        let stream = file.get_object_mut(record).and_then(Object::as_stream_mut).map_err(|_| Error::File)?;
        let _ = stream.decompress();
        let text = String::from_utf8(std::mem::take(&mut stream.content)).map_err(|_| Error::File)?;
        let text = TAGS.iter().fold(text.replacen(TOOLKIT, "", 1), |text, tag| without(text, tag));
        stream.set_plain_content(text.into_bytes());
    }
    // what is not said is false; poppler complains of a false that is said
    if let Ok(Object::Dictionary(marks)) = file.catalog_mut().and_then(|catalog| catalog.get_mut(b"MarkInfo"))
    {
        marks.remove(b"Suspects");
    }
    Ok(file)
}

/// `text` without the elements of a tag.
fn without(mut text: String, tag: &str) -> String {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    while let Some(from) = text.find(&open) {
        let Some(length) = text[from..].find(&close) else { break };
        text.replace_range(from..from + length + close.len(), "");
    }
    text
}

/// The file's bytes: the same for the same document.
pub(super) fn saved(file: &mut Document) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    file.save_with_options(&mut out, options).map_err(|_| Error::File)?;
    Ok(out)
}

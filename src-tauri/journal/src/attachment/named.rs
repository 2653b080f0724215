//! The attachments that a text names.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::AttachmentUid;

/// A place where a text names an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedAttachment {
    /// The attachment.
    pub uid: AttachmentUid,
    /// What is said of it, as plain text; may be empty.
    pub caption: String,
    /// Where in the text, in bytes, so that something else can be put in its place.
    pub range: Range<usize>,
}

/// The attachments that a text in Markdown names as `![caption](attachment:…)`, in its order, each as
/// often as it is named. Whether one is still there says [`crate::Journal::attachment_named`].
pub fn named_attachments(markdown: &str) -> Vec<NamedAttachment> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let mut found: Vec<NamedAttachment> = Vec::new();
    // pictures that are not at their end yet, with their place in `found`: a caption may hold another
    let mut open: Vec<Option<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                let uid = dest_url.strip_prefix("attachment:").and_then(|uid| uid.parse().ok());
                open.push(uid.map(|uid| {
                    found.push(NamedAttachment { uid, caption: String::new(), range });
                    found.len() - 1
                }));
            }
            Event::End(TagEnd::Image) => {
                open.pop();
            }
            Event::Text(text) | Event::Code(text) => say(&mut found, &open, &text),
            Event::SoftBreak | Event::HardBreak => say(&mut found, &open, " "),
            _ => {}
        }
    }
    found
}

fn say(found: &mut [NamedAttachment], open: &[Option<usize>], text: &str) {
    for named in open.iter().flatten() {
        if let Some(named) = found.get_mut(*named) {
            named.caption.push_str(text);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const UID: &str = "00112233445566778899aabbccddeeff";

    fn uid() -> AttachmentUid {
        UID.parse().unwrap()
    }

    #[test]
    fn names_are_found_in_order() {
        let other = "ff112233445566778899AABBCCDDEEFF";
        let text = format!(
            "One ![the *river*](attachment:{other}) two\n\n- ![](attachment:{UID})\n\n`![no](attachment:{UID})`\n\n\
             ![web](https://example.org/a.png) [link](attachment:{UID}) ![short](attachment:{})\n\n![again][r]\n\n[r]: attachment:{UID}\n",
            &UID[1..]
        );
        let named = named_attachments(&text);
        let said: Vec<(String, &str)> =
            named.iter().map(|n| (n.uid.to_string(), n.caption.as_str())).collect();
        assert_eq!(
            said,
            [(other.to_lowercase(), "the river"), (UID.to_owned(), ""), (UID.to_owned(), "again")]
        );
        assert_eq!(&text[named[0].range.clone()], format!("![the *river*](attachment:{other})"));
    }

    #[test]
    fn a_name_as_it_is_written_is_found_again() {
        for caption in ["", "the river", "[x] \\ ](attachment:0)", "two\nlines", "*not* `code`"] {
            let named = named_attachments(&uid().markdown(caption));
            assert_eq!(named.len(), 1, "{caption}");
            assert_eq!(named[0].uid, uid());
        }
        assert_eq!(named_attachments(&uid().markdown("[x] \\ ]"))[0].caption, "[x] \\ ]");
    }

    #[test]
    fn what_is_no_uid_names_nothing() {
        for text in [
            "",
            "+0112233445566778899aabbccddeeff",
            "0x112233445566778899aabbccddeeff",
            "é".repeat(16).as_str(),
        ] {
            assert!(text.parse::<AttachmentUid>().is_err(), "{text}");
        }
        assert_eq!(uid().to_string(), UID);
    }
}

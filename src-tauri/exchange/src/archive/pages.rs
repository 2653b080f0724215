//! Entries as Markdown files, with their files beside them.

use std::collections::BTreeMap;

use goldseam_journal::{named_attachments, whole::WholeEntry};

use super::answers::Methods;
use crate::markdown::{Page, PageMethod, page};

/// Where the files of entries lie, by what texts call them.
pub(super) type Files = BTreeMap<String, String>;

/// A text with the files that it names where they lie, seen from `up` on.
fn with_files(body: &str, files: &Files, up: &str) -> String {
    if !body.contains("attachment:") {
        return body.to_owned();
    }
    let (mut text, mut at) = (String::with_capacity(body.len()), 0);
    for named in named_attachments(body) {
        // a caption may hold another picture; the outer one says where it lies
        let (Some(before), Some(file)) = (body.get(at..named.range.start), files.get(&named.uid.to_string()))
        else {
            continue;
        };
        let caption = named.caption.replace(['[', ']', '\\'], " ");
        text.extend([before, "![", &caption, "](", up, file, ")"]);
        at = named.range.end;
    }
    text.push_str(body.get(at..).unwrap_or_default());
    text
}

/// The whole file of an entry, from whose folder `up` leads to where `files` lie.
pub(super) fn of(entry: &WholeEntry, methods: &Methods, files: &Files, up: &str) -> String {
    page(&Page {
        title: &entry.title,
        happened: &entry.happened,
        created: &entry.created,
        deleted: entry.deleted.as_ref(),
        tags: &entry.tags,
        starred: entry.starred,
        filled: entry.filled.as_ref().map(|filled| PageMethod {
            name: methods
                .of_filled(filled)
                .map(|method| method.name.as_str())
                .or_else(|| methods.title(&filled.method)),
            id: &filled.method,
            version: filled.version,
            finished: filled.finished,
        }),
        uid: Some(entry.uid.to_string()),
        body: &with_files(&entry.body, files, up),
    })
}

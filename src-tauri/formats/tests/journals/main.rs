//! jrnl, RedNotebook, Joplin, Markdown and plain text: real files, and ugly ones.
#![allow(clippy::unwrap_used)]

mod hostile;
mod joplin;
mod jrnl;
mod markdown;
mod rednotebook;
mod support;
mod text;

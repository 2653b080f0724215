//! Pictures on their way to the page: by an address of their own, since a policy can then let them in as
//! pictures and as nothing else. They are written nowhere, and while the journal is locked there are none.

use goldseam_journal::{AttachmentId, Error, Journal, Result};
use tauri::{
    AppHandle, Manager, UriSchemeResponder,
    http::{Request, Response, StatusCode, header},
};

use crate::shell::{Shell, with_journal};

/// What their addresses begin with: `picture://localhost/small-12`, `picture://localhost/whole-12`.
pub const SCHEME: &str = "picture";

/// What a web view draws that our own decoder has read before it. A drawing in SVG is a document.
const SHOWN: [&str; 5] = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"];

/// Which picture is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Small(AttachmentId),
    Whole(AttachmentId),
    /// A page that is looked at before it is shared: the number of the pages, and which from 0.
    Page(u32, u32),
    /// The same for a printer.
    Print(u32, u32),
}

impl Asked {
    fn read(path: &str) -> Option<Self> {
        let (size, id) = path.strip_prefix('/')?.split_once('-')?;
        // as it is written by the page, and in no other way
        let number = |text: &str| text.parse().ok().filter(|n: &u32| n.to_string() == text);
        let pair = |text: &str| text.split_once('-').and_then(|(a, b)| Some((number(a)?, number(b)?)));
        match size {
            "page" => return pair(id).map(|(pages, index)| Self::Page(pages, index)),
            "print" => return pair(id).map(|(pages, index)| Self::Print(pages, index)),
            _ => {}
        }
        let id = number(id)?;
        match size {
            "small" => Some(Self::Small(id)),
            "whole" => Some(Self::Whole(id)),
            _ => None,
        }
    }

    /// The kind and the bytes. Nothing of what could not be decoded here: whatever it says it is, it is not
    /// for the decoders of the web view to find out.
    fn find(self, journal: &Journal) -> Result<(String, Vec<u8>)> {
        match self {
            Self::Small(id) => {
                let small = journal.thumbnail(id)?.ok_or(Error::NotFound)?;
                Ok(("image/jpeg".to_owned(), small))
            }
            Self::Page(..) | Self::Print(..) => Err(Error::NotFound), // of the shell, and not of the journal
            Self::Whole(id) => {
                let one = journal.attachment(id)?;
                if !one.thumbnail || !SHOWN.contains(&one.media.as_str()) {
                    return Err(Error::NotFound);
                }
                let mut bytes = Vec::with_capacity(usize::try_from(one.bytes).unwrap_or_default());
                journal.read_attachment(id, |from| std::io::Read::read_to_end(from, &mut bytes))?;
                Ok((one.media, bytes))
            }
        }
    }
}

/// Dots for each point (1/72 inch): an A4 page is 1190 wide, sharp on a fine screen in a column of 600.
const PAGE_SCALE: f32 = 2.0;
/// The same for a printer: 216 to an inch, of which a laser shows every letter clean.
const PRINT_SCALE: f32 = 3.0;

/// None once it is locked: the pages are dropped then.
fn page(app: &AppHandle, number: u32, index: u32, scale: f32) -> Option<(String, Vec<u8>)> {
    let laid = app.state::<Shell>().preview.get(number)?;
    let png = laid.pages.png(usize::try_from(index).ok()?, scale).ok()?;
    Some(("image/png".to_owned(), png))
}

/// Answers the page.
pub fn serve(app: AppHandle, request: &Request<Vec<u8>>, responder: UriSchemeResponder) {
    let Some(asked) = Asked::read(request.uri().path()) else {
        return responder.respond(answer(None));
    };
    let laid = match asked {
        Asked::Page(number, index) => Some((number, index, PAGE_SCALE)),
        Asked::Print(number, index) => Some((number, index, PRINT_SCALE)),
        Asked::Small(_) | Asked::Whole(_) => None,
    };
    if let Some((number, index, scale)) = laid {
        let work = move || responder.respond(answer(page(&app, number, index, scale)));
        tauri::async_runtime::spawn_blocking(work);
        return;
    }
    tauri::async_runtime::spawn(async move {
        let found = with_journal(app, move |journal| asked.find(journal)).await.ok();
        responder.respond(answer(found));
    });
}

fn answer(found: Option<(String, Vec<u8>)>) -> Response<Vec<u8>> {
    let (status, (kind, bytes)) = match found {
        Some(found) => (StatusCode::OK, found),
        None => (StatusCode::NOT_FOUND, ("application/octet-stream".to_owned(), Vec::new())),
    };
    let mut response = Response::new(bytes);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(kind) = kind.try_into() {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        // should one ever come to be a document of its own, it is one that can do nothing
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ] {
        headers.insert(name, header::HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_page_names_a_picture() {
        assert_eq!(Asked::read("/small-12"), Some(Asked::Small(12)));
        assert_eq!(Asked::read("/whole-7"), Some(Asked::Whole(7)));
        assert_eq!(Asked::read("/page-3-0"), Some(Asked::Page(3, 0)));
        assert_eq!(Asked::read("/print-3-0"), Some(Asked::Print(3, 0)));
        for path in [
            "/page-1",
            "/page-1-",
            "/page-01-1",
            "",
            "/",
            "/small",
            "/small-",
            "/small-+1",
            "/small-01",
            "/small--1",
            "/other-1",
            "/small-1/..",
            "/small-4294967296",
        ] {
            assert_eq!(Asked::read(path), None, "{path}");
        }
    }

    #[test]
    fn what_is_not_there_is_nothing() {
        let none = answer(None);
        assert_eq!((none.status(), none.body().len()), (StatusCode::NOT_FOUND, 0));
        let some = answer(Some(("image/png".into(), vec![1])));
        assert_eq!(some.headers()[header::CONTENT_TYPE], "image/png");
        assert_eq!(some.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(some.headers()[header::CACHE_CONTROL], "no-store");
    }
}

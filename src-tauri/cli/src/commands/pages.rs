//! What there is to read. It needs no journal and no network.

use goldseam_content::{Library, Reading};

use super::{Session, help};
use crate::{
    args::Read,
    exit::{Failure, Result},
    json::{self, Answer},
    output::{Output, bold, dim},
};

/// Columns before the points of a list, and before what is said of a page.
const INDENT: usize = 2;

pub fn read(s: &mut Session, options: &Read) -> Result<()> {
    let pages = Library::built_in().pages();
    let Some(id) = &options.page else { return list(s, pages) };
    let page = pages
        .iter()
        .find(|page| page.id == *id)
        .ok_or_else(|| Failure::new("not_found", "There is no such page. read without one lists them."))?;
    s.out.answer(&Answer::new(json::Page { page: page.clone() }), |out| show(out, page))
}

fn list(s: &mut Session, pages: &[Reading]) -> Result<()> {
    let card = |page: &Reading| json::PageCard {
        id: page.id.clone(),
        name: page.name.clone(),
        summary: page.summary.clone(),
    };
    let answer = Answer::new(json::Pages { pages: pages.iter().map(card).collect() });
    s.out.answer(&answer, |out| {
        for page in pages {
            out.line(&format!("  {}  {}", bold(&page.id), page.name))?;
            out.text(&page.summary, 2 * INDENT)?;
            out.line("")?;
        }
        out.line("Read one with  goldseam-cli read PAGE")
    })
}

fn show(out: &mut Output, page: &Reading) -> Result<()> {
    out.text(&bold(&page.name), 0)?;
    out.text(&dim(&page.summary), 0)?;
    for part in &page.parts {
        out.line("")?;
        out.text(&bold(&part.heading), 0)?;
        for (index, text) in part.text.iter().enumerate() {
            if index > 0 {
                out.line("")?;
            }
            out.text(text, 0)?;
        }
        part.list.iter().try_for_each(|item| out.text(&format!("- {item}"), INDENT))?;
    }
    leads(out, page)?;
    if page.opens_help {
        out.line("")?;
        help::numbers(out)?;
    }
    out.line("")?;
    page.sources.iter().try_for_each(|source| out.text(&dim(source), 0))
}

/// What can be begun or read from here.
fn leads(out: &mut Output, page: &Reading) -> Result<()> {
    let library = Library::built_in();
    let methods = library.methods().iter().filter(|method| page.methods.contains(&method.id));
    let methods = methods.map(|m| format!("{}:  goldseam-cli method fill {}", m.name, m.id));
    let pages = library.pages().iter().filter(|other| page.pages.contains(&other.id));
    let pages = pages.map(|p| format!("{}:  goldseam-cli read {}", p.name, p.id));
    let all: Vec<String> = methods.chain(pages).collect();
    if all.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.text(&bold("From here"), 0)?;
    all.iter().try_for_each(|one| out.text(&format!("- {one}"), INDENT))
}

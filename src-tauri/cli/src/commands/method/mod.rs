//! Guided methods.

mod card;
mod fill;
pub mod gate;
mod own;
mod past;
mod questions;

use goldseam_content::{Library, Method};

use super::Session;
use crate::{args::MethodCommand, exit::Result};

pub use fill::fill;

pub fn method(s: &mut Session, command: MethodCommand) -> Result<()> {
    match command {
        MethodCommand::List(options) => card::list(s, &options),
        MethodCommand::Show(options) => questions::show(s, &options.id),
        MethodCommand::Fill(options) => fill(s, &options),
        MethodCommand::Records(options) => past::records(s, &options),
        MethodCommand::Summary(options) => past::summary(s, &options.id),
        MethodCommand::Check(options) => own::check(s, &options.file),
        MethodCommand::Add(options) => own::add(s, &options.file),
        MethodCommand::Retire(options) => own::retire(s, &options.id),
        MethodCommand::Source(options) => own::source(s, &options.id),
    }
}

/// A method by its id: of the library without a journal, else of the journal.
fn found(s: &mut Session, id: &str) -> Result<Method> {
    match Library::built_in().method(id) {
        Some(method) => Ok(method.clone()),
        None => Ok(s.open()?.method(id, None)?),
    }
}

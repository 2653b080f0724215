//! A table as a person sees it before saying what its columns are.

use std::path::Path;

use goldseam_formats::{self as formats, DateOrder, Limits, Source};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Result;

/// Characters of a field that are shown.
const SHOWN: usize = 120;

/// A table with what its columns likely are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportSheet {
    /// In their order.
    pub columns: Vec<ImportColumn>,
    /// The first 20 rows, each as long as the header. Long fields are cut.
    pub rows: Vec<Vec<String>>,
    /// All of its rows.
    pub count: u32,
    /// How its dates are written: `clear`, `day_first`, `month_first`, or `either`, where a person has to choose.
    pub dates: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportColumn {
    /// Its header; its number from 1 in a table that has none.
    pub header: String,
    /// `date`, `time`, `title`, `body`, `tags`, `mood`, `starred`, `id`, `number:NAME` or `extra`.
    pub meaning: String,
}

/// Looks at the table at `path`: the whole of it, for the order of its dates.
pub fn sheet(path: &Path) -> Result<ImportSheet> {
    let mut source = Source::open(path, Limits::default())?;
    let sheet = formats::sheet(&mut source)?;
    let dates = match sheet.dates {
        DateOrder::Clear => "clear",
        DateOrder::DayFirst => "day_first",
        DateOrder::MonthFirst => "month_first",
        DateOrder::Either => "either",
    };
    let columns = sheet.columns.into_iter();
    let cut = |field: String| match field.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &field[..at]),
        None => field,
    };
    Ok(ImportSheet {
        columns: columns.map(|one| ImportColumn { header: one.header, meaning: one.meaning }).collect(),
        rows: sheet.rows.into_iter().map(|row| row.into_iter().map(cut).collect()).collect(),
        count: u32::try_from(sheet.count).unwrap_or(u32::MAX),
        dates: dates.to_owned(),
    })
}

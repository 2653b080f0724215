//! Tables in plain text: columns where they fit, else a few lines for each row.

use textwrap::core::display_width;

use super::{WIDTH, wrapped};

/// Between columns.
const GAP: &str = "   ";

/// A table whose cells are single lines.
pub(super) fn table(head: &[String], rows: &[Vec<String>], right: &[bool], indent: &str) -> String {
    let widths: Vec<_> = head
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let cells = rows.iter().filter_map(|row| row.get(index));
            cells.chain([name]).map(|cell| display_width(cell)).max().unwrap_or(0)
        })
        .collect();
    let total = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1) + indent.len();
    if total > WIDTH {
        return in_lines(head, rows, indent);
    }
    let rule: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let all = [head, rule.as_slice()].into_iter().chain(rows.iter().map(Vec::as_slice));
    all.map(|row| in_columns(row, &widths, right, indent)).collect::<Vec<_>>().join("\n")
}

fn in_columns(row: &[String], widths: &[usize], right: &[bool], indent: &str) -> String {
    let empty = String::new();
    let cells = widths.iter().enumerate().map(|(index, width)| {
        let cell = row.get(index).unwrap_or(&empty);
        let blanks = " ".repeat(width.saturating_sub(display_width(cell)));
        if right.get(index) == Some(&true) { format!("{blanks}{cell}") } else { format!("{cell}{blanks}") }
    });
    format!("{indent}{}", cells.collect::<Vec<_>>().join(GAP)).trim_end().to_owned()
}

/// Each row as the names of its columns with what stands there.
fn in_lines(head: &[String], rows: &[Vec<String>], indent: &str) -> String {
    let row = |cells: &Vec<String>| {
        let cells = head.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        let said = cells.map(|(name, cell)| {
            let text = if name.is_empty() { cell.clone() } else { format!("{name}: {cell}") };
            wrapped(&text, indent, &format!("{indent}  "))
        });
        said.collect::<Vec<_>>().join("\n")
    };
    rows.iter().map(row).collect::<Vec<_>>().join("\n\n")
}

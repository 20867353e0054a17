//! Tables for a terminal.

use std::fmt::Display;

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{Cell, CellAlignment, Table};

/// Returns a Markdown table with these columns. The columns from index `numbers` on are numbers.
pub fn table(columns: &[&str], numbers: usize, rows: Vec<Vec<String>>) -> impl Display {
    let mut table = Table::new();
    table.load_style(ASCII_MARKDOWN);
    table.set_header(columns.iter().copied());
    for row in rows {
        table.add_row(row.into_iter().map(Cell::new));
    }
    for column in table.column_iter_mut().skip(numbers) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

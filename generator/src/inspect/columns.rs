//! Aligned columns of text.

/// Formats rows as aligned and indented columns.
pub(super) fn columns<const N: usize>(indent: usize, rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = " ".repeat(indent);
        for (width, cell) in widths.iter().zip(row) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.chars().count() + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_one_another() {
        let row = |cells: [&str; 3]| cells.map(String::from);
        let text = columns(1, &[row(["a", "é", "x"]), row(["bbb", "cc", ""])]);
        assert_eq!(text, " a    é   x\n bbb  cc\n");
    }
}

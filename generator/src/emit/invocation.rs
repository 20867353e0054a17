//! Prints calls of the runtime's macros, which prettyplease does not format.

use super::file_context::FileContext;
use crate::rust::{definition::Formats, runtime::RuntimeItem};

/// The maximum line width of a call.
const WIDTH: usize = 100;
/// The indentation of the lines of a call.
pub(super) const INDENT: &str = "    ";

/// A call of a macro, with as many rows per line as fit.
pub(super) struct Invocation {
    head: String,
    rows: Vec<String>,
    /// Lines of their own.
    lines: Vec<String>,
}

impl Invocation {
    /// Begins a call such as `wire::model! { Disk`. `subject` precedes the rows.
    pub(super) fn begin(context: &FileContext, name: &str, subject: &str) -> Self {
        context.item(RuntimeItem::Wire);
        Self {
            head: format!("wire::{name}! {{ {subject}"),
            rows: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Begins a call of the macro for method options, which has no subject.
    pub(super) fn of_options(context: &FileContext) -> Self {
        context.item(RuntimeItem::Options);
        Self {
            head: "options::method_options! {".to_owned(),
            rows: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Adds lines of their own.
    pub(super) fn lines(&mut self, lines: Vec<String>) {
        self.lines.extend(lines);
    }

    /// Adds a row.
    pub(super) fn row(&mut self, row: String) {
        self.rows.push(row);
    }

    /// Returns the text of the call.
    pub(super) fn end(self) -> String {
        let text = lines(self.head, &self.rows);
        if self.lines.is_empty() {
            return text;
        }
        let own = self.lines.iter().map(|line| format!("{INDENT}{line}\n"));
        format!(
            "{}\n{}}}\n",
            text.trim_end_matches(" }\n"),
            own.collect::<String>()
        )
    }
}

/// Returns a call with its rows. A single row that fits is on the line of the head.
fn lines(head: String, rows: &[String]) -> String {
    if let [row] = rows
        && head.chars().count() + row.chars().count() + " , }".len() <= WIDTH
    {
        return format!("{head} {row}, }}\n");
    }
    let mut text = head;
    // The first row begins a new line.
    let mut column = WIDTH;
    for row in rows {
        let width = row.chars().count() + ",".len();
        if column + " ".len() + width > WIDTH {
            text.push('\n');
            text.push_str(INDENT);
            column = INDENT.len() + width;
        } else {
            text.push(' ');
            column += " ".len() + width;
        }
        text.push_str(row);
        text.push(',');
    }
    text.push_str(if rows.is_empty() { " }\n" } else { "\n}\n" });
    text
}

impl Formats {
    /// Returns the suffix of the subject of a type that supports XML.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Formats::Json => "",
            Formats::JsonOrXml => " in wire::Xml",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(widths: &[usize]) -> String {
        let rows: Vec<_> = widths.iter().map(|width| "x".repeat(*width)).collect();
        lines("wire::model! { Disk".to_owned(), &rows)
    }

    #[test]
    fn lines_contain_as_many_rows_as_fit() {
        assert_eq!(call(&[]), "wire::model! { Disk }\n");
        assert_eq!(call(&[3]), "wire::model! { Disk xxx, }\n");
        assert_eq!(call(&[77]).lines().count(), 1);
        assert_eq!(call(&[78]).lines().count(), 3);
        let widths = |rows: &[usize]| -> Vec<usize> {
            let text = call(rows);
            text.lines().skip(1).map(str::len).collect()
        };
        assert_eq!(widths(&[46, 47]), [100, 1]);
        assert_eq!(widths(&[46, 48]), [51, 53, 1]);
        assert_eq!(widths(&[200, 3, 3]), [205, 13, 1]);
    }
}

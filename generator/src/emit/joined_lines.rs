//! Joins lines that prettyplease breaks although they fit: arguments, functions of one expression, struct literals,
//! imports, and chains of one call.

use super::{file_context::PASSAGE, preformatted::PLACEHOLDER};

/// The maximum width of a joined line, which is that of documentation.
const WIDTH: usize = 120;

/// Returns the text with short blocks on one line.
pub(super) fn joined(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    // The indices of the lines that begin a block that is not closed yet.
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines() {
        if !line.trim_start().starts_with('.') {
            join_chain(&mut lines);
        }
        let closes = line.trim_start().starts_with([')', '}', ']']);
        let start = if closes { open.pop() } else { None };
        let one_line = start.and_then(|start| one_line(lines.get(start..)?, line));
        match (start, one_line) {
            (Some(start), Some(one_line)) => {
                lines.truncate(start);
                lines.push(one_line);
            }
            _ => lines.push(line.to_owned()),
        }
        if lines
            .last()
            .is_some_and(|last| last.ends_with(['(', '{', '[']))
        {
            open.push(lines.len() - 1);
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Joins the last two lines if they are a chain of one call.
fn join_chain(lines: &mut Vec<String>) {
    let [.., first, call] = lines.as_slice() else {
        return;
    };
    let is_call = |line: &str| {
        let code = line.trim_start();
        code.starts_with('.') && !code.starts_with("..")
    };
    let is_chain = is_call(call) && !is_call(first) && !call.ends_with(['(', '{', '[']);
    // A block before the call has lines of its own.
    let is_one_line = !first.trim_start().starts_with([')', '}', ']']);
    let width = first.len() + call.trim_start().len();
    if is_chain && is_one_line && width <= WIDTH {
        let line = format!("{first}{}", call.trim_start());
        lines.truncate(lines.len() - 2);
        lines.push(line);
    }
}

/// Returns a block on one line, if it fits and is of a kind that is joined.
fn one_line(block: &[String], last: &str) -> Option<String> {
    let (first, inner) = block.split_first()?;
    let is_code = |line: &String| {
        let code = line.trim_start();
        let is_text = code.starts_with("//") || code.starts_with("#[");
        !is_text && !code.contains(PASSAGE) && !code.starts_with(PLACEHOLDER)
    };
    if inner.is_empty() || !inner.iter().all(is_code) {
        return None;
    }
    let spaced = match Block::of(first)? {
        Block::Arguments | Block::Imports => "",
        Block::Body => match inner {
            [expression] if !expression.ends_with(';') => " ",
            _ => return None,
        },
        Block::Fields => " ",
    };
    let inner: Vec<_> = inner.iter().map(|line| line.trim()).collect();
    let inner = inner.join(" ");
    let inner = inner.strip_suffix(',').unwrap_or(&inner);
    let line = format!("{first}{spaced}{inner}{spaced}{}", last.trim_start());
    (line.len() <= WIDTH).then_some(line)
}

/// A block that may be on one line, by its first line.
enum Block {
    /// The arguments of a function or call.
    Arguments,
    /// The body of a function.
    Body,
    /// The fields of a struct literal.
    Fields,
    /// The names of an import.
    Imports,
}

impl Block {
    fn of(first: &str) -> Option<Self> {
        let code = first.trim_start();
        let is_function = ["fn ", "pub fn ", "pub async fn ", "pub(super) fn "]
            .iter()
            .any(|head| code.starts_with(head));
        if code.ends_with('(') {
            return Some(Block::Arguments);
        }
        if is_function {
            return code.ends_with(" {").then_some(Block::Body);
        }
        if code.starts_with("use ") {
            return Some(Block::Imports);
        }
        let value = code.strip_prefix("Ok(").unwrap_or(code);
        let is_field = |name: &str| name.starts_with(|c: char| c.is_ascii_lowercase());
        let field = value.split_once(": ").filter(|(name, _)| is_field(name));
        let value = field.map_or(value, |(_, value)| value);
        let name = value.strip_suffix(" {")?;
        let is_type = name.starts_with(|c: char| c.is_ascii_uppercase()) && !name.contains(' ');
        is_type.then_some(Block::Fields)
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn blocks_that_fit_are_on_one_line() {
        let text = "\
pub fn id(
    &self,
    name: &str,
) -> Option<&str> {
    self.id.as_deref()
}
fn other(&self) -> Other {
    Other {
        connection: self.connection.clone(),
        id: Id {
            number: 1,
        },
    }
}
";
        assert_eq!(
            joined(text),
            "\
pub fn id(&self, name: &str) -> Option<&str> { self.id.as_deref() }
fn other(&self) -> Other { Other { connection: self.connection.clone(), id: Id { number: 1 } } }
"
        );
    }

    #[test]
    fn a_chain_of_one_call_is_on_one_line() {
        let text = "\
fn send(&self) {
    let call = Call::get(PATH)
        .accept();
    let call = Call::get(PATH)
        .accept()
        .json();
    self.connection
        .send(call)
}
";
        assert_eq!(
            joined(text),
            "\
fn send(&self) {
    let call = Call::get(PATH).accept();
    let call = Call::get(PATH)
        .accept()
        .json();
    self.connection.send(call)
}
"
        );
    }

    #[test]
    fn other_blocks_stay() {
        let long = "x".repeat(100);
        let text = format!(
            "\
fn send(&self) {{
    self.begin();
}}
impl Thing {{
    /// Text.
    fn {long}(
        &self,
    ) -> Option<String> {{
        match self {{
            Self => None,
        }}
    }}
}}
pub struct Thing {{
    id: u8,
}}
"
        );
        assert_eq!(joined(&text), text);
    }
}

//! Reserved words.

/// Strict and reserved keywords of all editions. Weak ones (`union`, `macro_rules`, `auto`, `raw`, `safe`, `default`)
/// are valid names.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const PATH_KEYWORDS: &[&str] = &["self", "Self", "super", "crate"];

/// Device names of Windows, which are reserved with any extension.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

pub(super) fn is_path_keyword(name: &str) -> bool {
    PATH_KEYWORDS.contains(&name)
}

/// True if the name of a file is reserved on Windows.
pub(super) fn is_device(name: &str) -> bool {
    let port = name
        .strip_prefix("com")
        .or_else(|| name.strip_prefix("lpt"));
    let is_port = port.is_some_and(|port| port.len() == 1 && port.as_bytes()[0].is_ascii_digit());
    DEVICES.contains(&name) || is_port
}

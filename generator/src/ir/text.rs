/// The prose that the specification gives a node, as it stands there.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Docs {
    /// The short form: an operation's `summary`, a schema's `title`.
    pub summary: Option<String>,
    /// The long form: `description`.
    pub description: Option<String>,
    /// Why and since when the node is deprecated; empty when the specification only says that it is.
    pub deprecated: Option<String>,
}

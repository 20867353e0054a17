//! The XML form of models and their members.

/// What a member is in XML, where it is not simply an element of its wire name.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Xml {
    /// What it is.
    pub form: XmlForm,
    /// The address of its namespace, where the specification names one.
    pub namespace: Option<String>,
}

/// The ways for a member to stand in an element. Names have the prefix of their namespace before them, where the
/// specification gives one.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum XmlForm {
    /// An element of this name; for a list, each item is one.
    Element(String),
    /// An attribute of this name.
    Attribute(String),
    /// The text of the element.
    Text,
    /// A list with an element around its items.
    Wrapped {
        /// The name of the element around them.
        name: String,
        /// The name of each item.
        item: String,
    },
}

/// What a list is as the body of a request or an answer in XML: an element with the items in it.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct XmlList {
    /// What the specification calls the list, where it has a definition.
    pub definition: Option<String>,
    /// The element around the items.
    pub root: XmlRoot,
    /// The name of each item.
    pub item: String,
}

/// The element that a model is where nothing else names it: outermost in a body.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct XmlRoot {
    /// Its name.
    pub name: String,
    /// The address of its namespace, where the specification names one.
    pub namespace: Option<String>,
}

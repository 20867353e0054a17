//! The XML form of models and their members.

/// The XML placement of a member, unless it is an element with the wire name.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Xml {
    /// The form.
    pub form: XmlForm,
    /// The URI of the namespace, if declared.
    pub namespace: Option<String>,
}

/// The form of a member in XML. Names include the prefix of their namespace, if declared.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum XmlForm {
    /// An element with this name; for a list, one element per item.
    Element(String),
    /// A list whose items are elements of this name. Readers accept the other name, unless another member has it.
    Items {
        /// The name.
        name: String,
        /// The other name.
        other: String,
    },
    /// An attribute with this name.
    Attribute(String),
    /// The text of the parent element.
    Text,
    /// A list with a wrapper element.
    Wrapped {
        /// The name of the wrapper.
        name: String,
        /// The name of each item.
        item: String,
    },
}

/// A list that is an XML request or response body: a root element with the items.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct XmlList {
    /// The name of the list's definition, if there is one.
    pub definition: Option<String>,
    /// The root element.
    pub root: XmlRoot,
    /// The name of each item.
    pub item: String,
}

/// The root element of a model in a body.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct XmlRoot {
    /// The name.
    pub name: String,
    /// The URI of the namespace, if declared.
    pub namespace: Option<String>,
}

impl XmlRoot {
    /// Creates a root element without a namespace.
    pub fn plain(name: impl Into<String>) -> Self {
        XmlRoot {
            name: name.into(),
            namespace: None,
        }
    }
}

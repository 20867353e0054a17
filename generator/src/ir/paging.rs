//! Paging.

use super::{DefinitionId, Type};

/// The paging of an operation (`x-ms-pageable`): as declared in the specification, until the `paging` pass finds the
/// members in the response.
#[derive(Clone, Debug, Default, serde::Serialize)]
#[serde(untagged)]
pub enum Listing {
    /// The operation is not a list.
    #[default]
    None,
    /// The specification declares it as a list.
    Declared(Pageable),
    /// It is a list, and its members were found.
    Found(Paging),
}

impl Listing {
    /// Returns the paging, if it was found.
    pub fn found(&self) -> Option<&Paging> {
        match self {
            Listing::Found(paging) => Some(paging),
            Listing::None | Listing::Declared(_) => None,
        }
    }

    /// Returns the paging mutably, if it was found.
    pub fn found_mut(&mut self) -> Option<&mut Paging> {
        match self {
            Listing::Found(paging) => Some(paging),
            Listing::None | Listing::Declared(_) => None,
        }
    }
}

/// The declared names of page members. A name may be a path of members separated by dots.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Pageable {
    /// The member with the items, if declared.
    pub items: Option<String>,
    /// The member with the next link. `None` means that one page has all items.
    pub link: Option<String>,
    /// The `operationId` of the operation for the next page.
    pub operation: Option<String>,
}

/// The paging of a list.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Paging {
    /// The path of the items, outermost member first.
    pub items: Vec<String>,
    /// The location of the next page.
    pub next: NextPage,
    /// The item type.
    pub item: Type,
    /// The model of a page.
    pub page: DefinitionId,
}

/// The location of the next page.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NextPage {
    /// There is none: one page has all items.
    None,
    /// The link at this path.
    Link(Vec<String>),
    /// This operation again, with a value of this page as query parameter.
    Marker {
        /// The path of the value.
        member: Vec<String>,
        /// The wire name of the query parameter.
        parameter: String,
    },
    /// Another operation, with the link as its argument.
    Operation {
        /// The path of the link.
        link: Vec<String>,
        /// The `operationId`.
        operation: String,
    },
}

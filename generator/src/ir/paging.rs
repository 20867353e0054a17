//! Lists in pages.

use super::{DefinitionId, Type};

/// The pages of an operation (`x-ms-pageable`): as the specification declares them, until the `paging` pass finds them in
/// what the operation answers with.
#[derive(Clone, Debug, Default, serde::Serialize)]
#[serde(untagged)]
pub enum Listing {
    /// The operation is no list.
    #[default]
    None,
    /// The specification says that it is one.
    Declared(Pageable),
    /// It is one, and its pages hold what they need to.
    Found(Paging),
}

impl Listing {
    /// The pages, where they are found.
    pub fn found(&self) -> Option<&Paging> {
        match self {
            Listing::Found(paging) => Some(paging),
            Listing::None | Listing::Declared(_) => None,
        }
    }

    /// The pages, open to change.
    pub fn found_mut(&mut self) -> Option<&mut Paging> {
        match self {
            Listing::Found(paging) => Some(paging),
            Listing::None | Listing::Declared(_) => None,
        }
    }
}

/// The names that the specification gives the members of a page. A name may be a path of members with dots between them.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Pageable {
    /// The member that holds the items; `None` where the specification names none.
    pub items: Option<String>,
    /// The member that leads to the next page; `None` where one page holds all.
    pub link: Option<String>,
    /// The operationId of the operation that fetches the next page.
    pub operation: Option<String>,
}

/// How a list goes on.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Paging {
    /// The members that lead to the items, outermost first.
    pub items: Vec<String>,
    /// Where the next page is.
    pub next: NextPage,
    /// What each item is.
    pub item: Type,
    /// The model of a page.
    pub page: DefinitionId,
}

/// Where the next page of a list is.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum NextPage {
    /// There is none: one page holds all.
    None,
    /// Behind the link in the member that these names lead to.
    Link(Vec<String>),
    /// Given by the same call, with what is in a member of this page as a query parameter.
    Marker {
        /// The members that lead to it.
        member: Vec<String>,
        /// The wire name of the query parameter.
        parameter: String,
    },
    /// Fetched by another operation with the link as its argument.
    Operation {
        /// The members that lead to the link.
        link: Vec<String>,
        /// The operationId.
        operation: String,
    },
}

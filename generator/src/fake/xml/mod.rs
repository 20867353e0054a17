//! XML bodies, as the JSON values of their types.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::{error, write};

use crate::ir::{Property, Xml, XmlForm};

/// The depth after which elements are left out.
const DEPTH: usize = 64;

/// Returns the placement of a member.
fn form(property: &Property) -> XmlForm {
    match &property.xml {
        Some(Xml { form, .. }) => form.clone(),
        None => XmlForm::Element(property.wire_name.clone()),
    }
}

/// Returns a name without the prefix of its namespace.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

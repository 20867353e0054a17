//! Parts of an API for the tests of this module.

use crate::ir::{
    Decided, Definition, DefinitionHome, DefinitionKind, DefinitionName, Docs, DocumentId, Family,
    Origin, Property, Type, Usage,
};

pub(super) fn origin() -> Origin {
    Origin {
        document: DocumentId(0),
        pointer: String::new(),
    }
}

pub(super) fn definition(kind: DefinitionKind) -> Definition {
    Definition {
        name: DefinitionName::Declared("Thing".to_owned()),
        origin: origin(),
        docs: Docs::default(),
        home: DefinitionHome::Service(Family::Undecided),
        usage: Decided::As(Usage {
            request: true,
            response: true,
            ..Usage::default()
        }),
        kind,
    }
}

pub(super) fn property(name: &str, ty: Type) -> Property {
    Property::new(name, ty, origin())
}

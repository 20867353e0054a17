//! Parts of an API for the tests of this module.

use crate::ir::{
    Definition, DefinitionKind, DefinitionName, Docs, DocumentId, Home, Mutability, Origin,
    Property, Type, Usage,
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
        home: Home::Service { family: None },
        usage: Usage {
            request: true,
            response: true,
            ..Usage::default()
        },
        kind,
    }
}

pub(super) fn property(name: &str, ty: Type) -> Property {
    Property {
        xml: None,
        wire_name: name.to_owned(),
        client_name: None,
        origin: origin(),
        docs: Docs::default(),
        ty,
        required: false,
        nullable: false,
        mutability: Mutability::ALWAYS,
        secret: false,
        default: None,
        flatten: false,
        flattened: Vec::new(),
        boxed: false,
        ends_chain: false,
        discriminator: false,
        constraints: Vec::new(),
    }
}

//! The surface of models, enumerations and unions.

use super::surface::{Item, SurfaceMember};
use crate::rust::{
    definition::{Definition, DefinitionKind},
    enumeration::{Enumeration, EnumerationBase},
    json_union::JsonUnion,
    model::Model,
    tuple::Tuple,
    union::Union,
};

/// Returns the type of a definition, with its name.
pub(super) fn definition(definition: &Definition, place: &'static str) -> (String, Item) {
    let name = definition.name.to_string();
    let item = match &definition.kind {
        DefinitionKind::Model(it) => model(it),
        DefinitionKind::Enumeration(it) => enumeration(it, &name),
        DefinitionKind::Union(it) => union(it),
        DefinitionKind::JsonUnion(it) => json_union(it),
        DefinitionKind::Tuple(it) => tuple(it),
    };
    let own = item.implementations.iter().cloned();
    let derived = definition.derives().iter().map(|it| (*it).to_owned());
    let wire = ["Deserialize", "Serialize"].map(str::to_owned);
    let body = |is_there: bool, format: &str| {
        is_there.then(|| format!("TryFrom<{name}> for RequestContent<{name}{format}>"))
    };
    let implementations = derived
        .chain(own)
        .chain(wire)
        .chain(body(definition.json_body, ""))
        .chain(body(definition.xml_body.is_some(), ", XmlFormat"))
        .chain(definition.page.as_ref().map(|_| "Page".to_owned()));
    let item = Item {
        implementations: implementations.collect(),
        place,
        ..item
    };
    (name, item)
}

fn model(model: &Model) -> Item {
    let additional = model.additional.as_ref().map(|it| &it.field);
    let fields = model.fields().chain(additional);
    let fields = fields.map(|it| SurfaceMember::field(&it.name, &it.ty));
    let constructor = model.constructor.as_ref().map(|it| {
        let arguments = it.arguments.iter();
        let arguments = arguments.map(|it| (it.name.to_string(), it.ty.to_string()));
        SurfaceMember::method("new", "", arguments, "Self")
    });
    let accessors = model.accessors.iter();
    let accessors = accessors.map(|it| SurfaceMember::method(&it.name, "&self", [], &it.output));
    Item {
        kind: "struct",
        non_exhaustive: model.non_exhaustive,
        members: fields.chain(constructor).chain(accessors).collect(),
        implementations: vec!["Debug".to_owned()],
        ..Item::default()
    }
}

fn enumeration(enumeration: &Enumeration, name: &str) -> Item {
    let raw = match enumeration.base {
        EnumerationBase::Text => "String",
        EnumerationBase::Integer => "i64",
        EnumerationBase::Number => "f64",
        EnumerationBase::Boolean => "bool",
    };
    let known = enumeration.values.iter();
    let known = known.map(|it| SurfaceMember::variant(&it.variant, ""));
    let unknown = SurfaceMember::variant(&enumeration.unknown, format!("({raw})"));
    let conversions = match enumeration.base {
        EnumerationBase::Text => vec!["AsRef<str>".to_owned()],
        _ => vec![format!("From<{raw}>"), format!("From<{name}> for {raw}")],
    };
    let shown = ["FromStr", "Display"].map(str::to_owned);
    Item {
        kind: "enum",
        non_exhaustive: true,
        members: known.chain([unknown]).collect(),
        implementations: conversions.into_iter().chain(shown).collect(),
        ..Item::default()
    }
}

fn union(union: &Union) -> Item {
    let known = union.alternatives.iter();
    let known = known.map(|it| SurfaceMember::variant(&it.variant, format!("(Box<{}>)", it.model)));
    let unknown = SurfaceMember::variant(&union.unknown, format!("({})", union.unknown_type));
    let accessors = union.accessors.iter();
    let accessors = accessors.map(|it| SurfaceMember::method(&it.name, "&self", [], &it.output));
    let conversions = union.alternatives.iter().filter(|it| it.is_conversion);
    Item {
        kind: "enum",
        non_exhaustive: true,
        members: known.chain([unknown]).chain(accessors).collect(),
        implementations: conversions
            .map(|it| format!("From<{}>", it.model))
            .collect(),
        ..Item::default()
    }
}

fn json_union(union: &JsonUnion) -> Item {
    let known = union.alternatives.iter();
    let known = known.map(|it| SurfaceMember::variant(&it.variant, format!("({})", it.held)));
    let unknown = SurfaceMember::variant(&union.unknown, format!("({})", union.any));
    let conversions = union.alternatives.iter().flat_map(|it| &it.conversions);
    let conversions = conversions.map(|ty| format!("From<{ty}>"));
    Item {
        kind: "enum",
        non_exhaustive: true,
        members: known.chain([unknown]).collect(),
        implementations: conversions.chain(["Debug".to_owned()]).collect(),
        ..Item::default()
    }
}

fn tuple(tuple: &Tuple) -> Item {
    let fields = tuple.fields.iter().enumerate();
    let fields = fields.map(|(index, it)| SurfaceMember::field(index, &it.ty));
    Item {
        kind: "struct",
        members: fields.collect(),
        implementations: vec!["Debug".to_owned()],
        ..Item::default()
    }
}

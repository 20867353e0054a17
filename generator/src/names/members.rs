//! The names of a type's members: fields, variants and accessors.

use super::{
    FieldName, VariantName, Words,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Fallback, NameRequest, NameScope, names},
};
use crate::ir::{
    Api, Definition, DefinitionId, DefinitionKind, DefinitionName, Enumeration, EnumerationValue,
    Flattening, JsonUnion, Literal, Model, Property, Type, Union,
};

/// The names of a type's members.
pub(super) struct MemberNames {
    pub(super) fields: Vec<FieldName>,
    pub(super) additional_properties: FieldName,
    pub(super) variants: Vec<VariantName>,
    pub(super) unknown: VariantName,
    pub(super) accessors: Vec<Vec<FieldName>>,
}

impl MemberNames {
    fn none() -> Self {
        MemberNames {
            fields: Vec::new(),
            additional_properties: FieldName::new(&additional_properties()),
            variants: Vec::new(),
            unknown: VariantName::new(&Words::of("UnknownValue")),
            accessors: Vec::new(),
        }
    }
}

/// Assigns names to the members of a definition. `own` are the words of its type, and `types` those of all types by
/// [`DefinitionId`](crate::ir::DefinitionId).
pub(super) fn assign(
    api: &Api,
    definition: &Definition,
    own: &Words,
    types: &[Words],
    renamings: &mut Renamings<'_>,
) -> MemberNames {
    match &definition.kind {
        DefinitionKind::Model(model) => of_model(api, model, renamings),
        DefinitionKind::Enumeration(enumeration) => {
            of_enumeration(definition, enumeration, renamings)
        }
        DefinitionKind::Union(union) => of_union(api, definition, union, own, types, renamings),
        DefinitionKind::JsonUnion(union) => {
            of_json_union(api, definition, union, own, types, renamings)
        }
        DefinitionKind::Tuple(_) => MemberNames::none(),
    }
}

fn of_model(api: &Api, model: &Model, renamings: &mut Renamings<'_>) -> MemberNames {
    let mut scope = NameScope::default();
    let requests = model.properties.iter().map(property).collect();
    let fields = names(scope.assign_all(requests, renamings));
    let additional = NameRequest::new(additional_properties(), RenamedItem::nowhere("field"));
    let additional = match model.additional_properties {
        Some(_) => scope.assign(additional, renamings),
        None => scope.assign(additional, &mut Renamings::unreported()),
    };
    MemberNames {
        accessors: accessors(api, model, &fields, renamings),
        fields,
        additional_properties: additional.name,
        ..MemberNames::none()
    }
}

fn of_enumeration(
    definition: &Definition,
    enumeration: &Enumeration,
    renamings: &mut Renamings<'_>,
) -> MemberNames {
    let requests = enumeration
        .values
        .iter()
        .map(|value| variant(definition, value))
        .collect();
    let mut scope = NameScope::reserving(reserved::ENUMERATION_VARIANTS.iter().copied());
    MemberNames {
        variants: names(scope.assign_all(requests, renamings)),
        ..MemberNames::none()
    }
}

/// Requests the name of a value's variant, from the name in the specification, or else from the value.
fn variant<'a>(definition: &'a Definition, value: &EnumerationValue) -> NameRequest<'a> {
    let wire = Words::of(&value.wire);
    let named = value.name.as_deref().filter(|name| !name.trim().is_empty());
    let request = NameRequest::new(
        named.map_or_else(|| wire.clone(), Words::of),
        RenamedItem::key("value", &definition.origin),
    )
    .if_reserved(Fallback::Word("value"));
    match named {
        Some(_) => request.if_taken(Fallback::Other(wire)),
        None => request,
    }
}

fn of_union(
    api: &Api,
    definition: &Definition,
    union: &Union,
    own: &Words,
    types: &[Words],
    renamings: &mut Renamings<'_>,
) -> MemberNames {
    let requests = union
        .alternatives
        .iter()
        .map(|alternative| {
            let model = match types.get(alternative.model.0 as usize) {
                Some(words) => words.clone(),
                None => Words::of(&alternative.value.to_string()),
            };
            let subject = RenamedItem::key("alternative", &definition.origin);
            let mut all = union.alternatives.iter();
            match all.all(|one| one.model != alternative.model || one == alternative) {
                true if is_inline(api, alternative.model) => inline_variant(model, own, subject),
                true => union_variant(model, own, subject),
                false => valued_variant(model, &alternative.value, subject),
            }
        })
        .collect();
    let variants = NameScope::reserving(reserved::UNION_VARIANTS.iter().copied())
        .assign_all(requests, renamings);
    let requests = union.shared.iter().map(property).collect();
    let shared = NameScope::reserving(reserved::MODEL_METHODS.iter().copied())
        .assign_all(requests, renamings);
    MemberNames {
        fields: names(shared),
        variants: names(variants),
        unknown: VariantName::new(&Words::one("unknown")),
        ..MemberNames::none()
    }
}

/// Assigns names to the alternatives of a union that is distinguished by its JSON: the title of the schema or the name
/// of its definition, or else the JSON type.
fn of_json_union(
    api: &Api,
    definition: &Definition,
    union: &JsonUnion,
    own: &Words,
    types: &[Words],
    renamings: &mut Renamings<'_>,
) -> MemberNames {
    let declared = |ty: &Type| match ty {
        Type::Named(id) => match api.definitions.get(*id).map(|it| &it.name) {
            Some(DefinitionName::Declared(_)) => types.get(id.0 as usize).cloned(),
            _ => None,
        },
        _ => None,
    };
    let requests = union.alternatives.iter().map(|one| {
        let subject = RenamedItem::key("alternative", &definition.origin);
        let by_type = Words::of(one.json.name());
        let name = one.name.as_deref().map(Words::of);
        match declared(&one.ty).or(name) {
            Some(name) => union_variant(name, own, subject).if_taken(Fallback::Other(by_type)),
            None => NameRequest::new(by_type, subject),
        }
    });
    let variants = NameScope::reserving(reserved::UNION_VARIANTS.iter().copied())
        .assign_all(requests.collect(), renamings);
    MemberNames {
        variants: names(variants),
        unknown: VariantName::new(&Words::one("unknown")),
        ..MemberNames::none()
    }
}

/// True if a model has no name in the specification.
fn is_inline(api: &Api, model: DefinitionId) -> bool {
    let definition = api.definitions.get(model);
    definition.is_some_and(|it| matches!(it.name, DefinitionName::Derived(_)))
}

/// Requests the name of the variant of an alternative whose model has no name in the specification: the name of the
/// model without that of the union, which it begins with.
fn inline_variant<'a>(model: Words, union: &Words, subject: RenamedItem<'a>) -> NameRequest<'a> {
    match model.after(union) {
        Some(short) => NameRequest::new(short, subject)
            .if_reserved(Fallback::Other(model.clone()))
            .if_taken(Fallback::Other(model)),
        None => union_variant(model, union, subject),
    }
}

/// Requests the name of an alternative's variant: the name of its model without the union's name at the end, as in
/// `Pet::Cat(CatPet)`.
fn union_variant<'a>(model: Words, union: &Words, subject: RenamedItem<'a>) -> NameRequest<'a> {
    match model.without_end(union) {
        Some(short) => NameRequest::new(short, subject)
            .if_reserved(Fallback::Other(model.clone()))
            .if_taken(Fallback::Other(model)),
        None => NameRequest::new(model, subject).if_reserved(Fallback::Word("alternative")),
    }
}

/// Requests the name of the variant of an alternative whose model has other values too: its value.
fn valued_variant<'a>(model: Words, value: &Literal, subject: RenamedItem<'a>) -> NameRequest<'a> {
    let words = Words::of(&value.to_string());
    let both = model.and(&words);
    match value {
        Literal::Text(_) => NameRequest::new(words, subject)
            .if_reserved(Fallback::Other(both.clone()))
            .if_taken(Fallback::Other(both)),
        Literal::Number(_) | Literal::Boolean(_) => NameRequest::new(both, subject),
    }
}

/// Requests the name of a property's field, or of an accessor of a union.
fn property(property: &Property) -> NameRequest<'_> {
    NameRequest::new(
        property_words(property),
        RenamedItem::key("property", &property.origin),
    )
    .if_reserved(Fallback::Word("value"))
}

fn property_words(property: &Property) -> Words {
    Words::of(
        property
            .client_name
            .as_deref()
            .unwrap_or(&property.wire_name),
    )
}

/// Assigns names to the accessors of flattened members: the name of the member or, if that is in use, of its whole
/// path.
fn accessors(
    api: &Api,
    model: &Model,
    fields: &[FieldName],
    renamings: &mut Renamings<'_>,
) -> Vec<Vec<FieldName>> {
    let mut scope = NameScope::reserving(reserved::MODEL_METHODS.iter().copied());
    let requests = model
        .properties
        .iter()
        .flat_map(|property| {
            property
                .flatten
                .members()
                .iter()
                .map(move |lifted| (property, lifted))
        })
        .filter_map(|(property, lifted)| {
            let way = way(api, model, lifted);
            let member = way.last()?.clone();
            let whole = way.into_iter().reduce(|way, member| way.and(&member))?;
            let subject = RenamedItem::key("shortcut accessor", &property.origin);
            let request = NameRequest::new(member, subject)
                .if_reserved(Fallback::Other(whole.clone()))
                .if_taken(Fallback::Other(whole));
            Some(request)
        })
        .collect();
    for field in fields {
        scope.occupy(field.as_str(), "property");
    }
    let mut names = names(scope.assign_all(requests, renamings)).into_iter();
    let of_property = |property: &Property| {
        names
            .by_ref()
            .take(property.flatten.members().len())
            .collect()
    };
    model.properties.iter().map(of_property).collect()
}

/// Returns the words of each member on the path to a flattened one.
fn way(api: &Api, model: &Model, lifted: &Flattening) -> Vec<Words> {
    let mut properties: &[Property] = &model.properties;
    let mut way = Vec::with_capacity(lifted.path.len());
    for wire_name in &lifted.path {
        let known = properties
            .iter()
            .find(|property| property.wire_name == *wire_name);
        way.push(known.map_or_else(|| Words::of(wire_name), property_words));
        let next = known.and_then(|property| property.ty.definition());
        properties = match next.map(|id| &api.definitions[id].kind) {
            Some(DefinitionKind::Model(model)) => &model.properties,
            Some(DefinitionKind::Union(union)) => &union.shared,
            Some(
                DefinitionKind::Enumeration(_)
                | DefinitionKind::JsonUnion(_)
                | DefinitionKind::Tuple(_),
            )
            | None => &[],
        };
    }
    way
}

fn additional_properties() -> Words {
    Words::of("additionalProperties")
}

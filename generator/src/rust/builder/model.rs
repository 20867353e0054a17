//! Builds structs from models.

use super::{
    super::{
        docs::{self, Docs},
        model::{
            Accessor, AccessorStep, Additional, Borrow, Field, Member, MemberValue, Model,
            ModelConstructor, OtherFields, Printing, RequiredField,
        },
        path::Path,
        runtime::RuntimeItem,
        types::RustType,
    },
    fallback_docs,
    literal::literal,
    types::{self, TypeContext},
    xml,
};
use crate::{
    ir::{
        self, Definition, DefinitionHome, DefinitionKind, Endpoint, Profile, Property, Storage,
        Type, Usage, code,
    },
    names::{FieldName, TypeNames},
};

pub(super) fn model(
    context: &TypeContext<'_>,
    definition: &Definition,
    model: &ir::Model,
    names: &TypeNames,
) -> Model {
    let usage = definition.usage();
    let is_service_type = matches!(definition.home, DefinitionHome::Service(_));
    let members = model.properties.iter().zip(&names.fields);
    Model {
        non_exhaustive: !usage.request && is_service_type,
        members: members
            .filter_map(|(property, field)| member(context, usage, model, property, field))
            .collect(),
        additional: model
            .additional_properties
            .as_ref()
            .map(|ty| additional(context, model, ty, &names.additional_properties)),
        constructor: constructor(context, usage, model, names),
        accessors: accessors(context, usage, model, names),
    }
}

/// Returns the members that are fields, with their identifiers: all except discriminators and constants.
pub(crate) fn fields<'m>(
    model: &'m ir::Model,
    names: &'m TypeNames,
) -> impl Iterator<Item = (&'m Property, &'m FieldName)> + Clone {
    model
        .properties
        .iter()
        .zip(&names.fields)
        .filter(|(property, _)| is_field(property))
}

/// True if a member is a field. Discriminators and constants are only in the wire code.
pub(crate) fn is_field(property: &Property) -> bool {
    !matches!(property.ty, Type::Constant(_))
}

fn member(
    context: &TypeContext<'_>,
    usage: Usage,
    model: &ir::Model,
    property: &Property,
    field: &FieldName,
) -> Option<Member> {
    let is_read_only = property.mutability.is_read_only();
    let (value, read_only) = match &property.ty {
        Type::Constant(value) => (MemberValue::Constant(literal(value)), is_read_only),
        _ => (
            MemberValue::Field {
                field: Box::new(self::field(context, (usage, model), property, field)),
                required: property.always_present,
                printing: printing(usage, model, property),
                marker: marker(context, usage, property),
            },
            is_read_only,
        ),
    };
    Some(Member {
        wire_name: property.wire_name.clone(),
        read_only,
        xml: xml::placement(usage, model, property),
        value,
    })
}

/// Returns what `Debug` prints of a member. Of resources of Azure Resource Manager, it prints the identity, the region
/// and all times.
fn printing(usage: Usage, model: &ir::Model, property: &Property) -> Printing {
    let is_identity = || ir::Model::RESOURCE_MEMBERS.contains(&property.wire_name.as_str());
    let is_shown = match property.ty {
        Type::Scalar(scalar) => scalar.is_time() || (model.is_resource() && is_identity()),
        _ => false,
    };
    match (property.secret, usage.resource && is_shown) {
        (true, _) => Printing::Secret,
        (false, true) => Printing::Shown,
        (false, false) => Printing::Default,
    }
}

/// True for the resources of Azure Resource Manager and their creation parameters.
fn is_resource(context: &TypeContext<'_>, model: &ir::Model) -> bool {
    let has = |name: &str| model.properties.iter().any(|it| it.wire_name == name);
    let is_managed = context.context.api().client.endpoint == Endpoint::ResourceManager;
    is_managed && (model.is_resource() || (has("location") && has("tags")))
}

fn field(
    context: &TypeContext<'_>,
    (usage, model): (Usage, &ir::Model),
    property: &Property,
    name: &FieldName,
) -> Field {
    let fallback = fallback_docs::property(model, property, is_resource(context, model));
    let mut docs = property_docs(property, &fallback);
    docs.renaming(name.renamed_from(), &property.wire_name);
    Field {
        name: name.clone(),
        ty: field_type(context, property, usage),
        docs,
        deprecated: property.docs.deprecated.clone(),
    }
}

fn additional(
    context: &TypeContext<'_>,
    model: &ir::Model,
    ty: &Type,
    name: &FieldName,
) -> Additional {
    let is_nullable = model.nullable_additional_properties;
    let mut docs = Docs::default();
    docs.paragraph("Additional properties, by name.");
    Additional {
        field: Field {
            name: name.clone(),
            ty: types::optional_if(is_nullable, context.owned(ty))
                .map()
                .optional(),
            docs,
            deprecated: None,
        },
        marker: (context.marker(ty)).map(|marker| types::optional_if(is_nullable, marker)),
    }
}

/// Returns the type of a field. It is optional unless every value has the member, since services of Azure omit required
/// members.
fn field_type(context: &TypeContext<'_>, property: &Property, usage: Usage) -> RustType {
    let mut ty = context.owned(&property.ty);
    if let Some(boxed) = box_of(context, property) {
        ty = RustType::Generic(boxed, vec![ty]);
    }
    if property.tells_null_apart(usage) {
        ty = nullable(ty);
    }
    types::optional_if(!property.always_present, ty)
}

/// Returns the box of a member's value, if it is boxed.
fn box_of(context: &TypeContext<'_>, property: &Property) -> Option<Path> {
    match property.storage {
        Storage::Inline => None,
        Storage::Boxed => Some(Path::local("Box")),
        Storage::ChainEnd => Some(context.runtime_word(RuntimeItem::Deep)),
    }
}

/// Returns the encoding of a member, if it differs from the type's default.
fn marker(context: &TypeContext<'_>, usage: Usage, property: &Property) -> Option<RustType> {
    let marker = context.marker(&property.ty)?;
    Some(match property.tells_null_apart(usage) {
        true => nullable(marker),
        false => marker,
    })
}

fn nullable(ty: RustType) -> RustType {
    RustType::Generic(Path::Runtime(RuntimeItem::Nullable), vec![ty])
}

fn property_docs(property: &Property, fallback: &str) -> Docs {
    let mut docs = Docs::of(&property.docs, fallback);
    docs.append(&facts(property).join(" "));
    docs
}

/// Returns sentences about a member in addition to its description.
fn facts(property: &Property) -> Vec<String> {
    let mutability = property.mutability;
    let mut facts = Vec::new();
    if mutability.is_read_only() {
        facts.push("Read-only.".to_owned());
    } else if !mutability.update {
        facts.push("Can only be set on creation.".to_owned());
    } else if !mutability.create {
        facts.push("Can only be set on update.".to_owned());
    }
    if property.required && !mutability.is_read_only() {
        facts.push("Required.".to_owned());
    }
    if let Some(default) = property.default.as_ref().filter(|it| !it.is_null()) {
        facts.push(format!("The default is {}.", code(&default.to_string())));
    }
    facts.extend(property.constraints.iter().cloned());
    facts
}

fn constructor(
    context: &TypeContext<'_>,
    usage: Usage,
    model: &ir::Model,
    names: &TypeNames,
) -> Option<ModelConstructor> {
    let is_argument = |property: &Property| match context.context.api().profile {
        Profile::Plain => property.always_present,
        Profile::Azure => property.required && !property.mutability.is_read_only(),
    };
    let (required, others): (Vec<_>, Vec<_>) =
        fields(model, names).partition(|(property, _)| is_argument(property));
    let arguments: Vec<_> = required
        .into_iter()
        .map(|(property, field)| RequiredField {
            name: field.clone(),
            ty: match types::is_text(&property.ty) {
                true => RustType::into_string(),
                false => context.owned(&property.ty),
            },
            boxed: box_of(context, property),
            nullable: property.tells_null_apart(usage),
            optional: !property.always_present,
        })
        .collect();
    let has_default = !model.properties.iter().any(|it| it.always_present);
    // Without a default, it is the only way to create a value outside of the crate.
    let is_useful = usage.request || !has_default;
    if arguments.is_empty() || !is_useful {
        return None;
    }
    let additional = model.additional_properties.as_ref();
    let additional = additional.map(|_| names.additional_properties.clone());
    let others = others.into_iter().map(|(_, field)| field.clone());
    let others: Vec<_> = others.chain(additional).collect();
    Some(ModelConstructor {
        arguments,
        rest: match (others.is_empty(), has_default) {
            (true, _) => OtherFields::None,
            (false, true) => OtherFields::Default,
            (false, false) => OtherFields::Absent(others),
        },
    })
}

/// Returns accessors of flattened members (`x-ms-client-flatten`).
fn accessors(
    context: &TypeContext<'_>,
    usage: Usage,
    model: &ir::Model,
    names: &TypeNames,
) -> Vec<Accessor> {
    let properties = model.properties.iter().zip(&names.fields);
    let properties = properties.zip(&names.accessors);
    properties
        .flat_map(|((property, field), accessors)| {
            let start = (usage, step(usage, property, field));
            let lifted = property.flatten.members().iter().zip(accessors);
            lifted.filter_map(move |(flattening, name)| {
                accessor(context, property, start.clone(), &flattening.path, name)
            })
        })
        .collect()
}

fn accessor(
    context: &TypeContext<'_>,
    property: &Property,
    (mut usage, start): (Usage, AccessorStep),
    path: &[String],
    name: &FieldName,
) -> Option<Accessor> {
    let mut steps = vec![start];
    let mut current = property;
    for wire_name in path.get(1..)? {
        let id = current.ty.definition()?;
        let definition = context.context.definition(id);
        let DefinitionKind::Model(model) = &definition.kind else {
            return None;
        };
        let names = context.context.type_names(id);
        let (next, field) =
            fields(model, names).find(|(property, _)| property.wire_name == *wire_name)?;
        steps.push(step(definition.usage(), next, field));
        (current, usage) = (next, definition.usage());
    }
    let (output, borrow) = borrowed(context, current, current.tells_null_apart(usage));
    if let (Some(last), Some(borrow)) = (steps.last_mut(), borrow) {
        last.borrow = borrow;
    }
    let docs = docs::inline(&current.docs, "");
    Some(Accessor {
        name: name.clone(),
        docs: format!("Returns {}. {docs}", code(&path.join("."))),
        output,
        steps,
    })
}

/// Returns the return type of an accessor, and how the member is borrowed if it is not a model.
pub(super) fn borrowed(
    context: &TypeContext<'_>,
    property: &Property,
    is_nullable: bool,
) -> (RustType, Option<Borrow>) {
    let either = |null_apart, plain| match is_nullable {
        true => Some(null_apart),
        false => Some(plain),
    };
    match property.ty.decoded() {
        ty if types::is_copied(ty) => (
            context.owned(ty).optional(),
            either(Borrow::NotNullCopied, Borrow::Copied),
        ),
        ty if types::is_text(ty) => (
            RustType::prelude("str").reference().optional(),
            either(Borrow::NotNullText, Borrow::Target),
        ),
        Type::Array {
            items,
            nullable_items,
        } => (
            types::optional_if(*nullable_items, context.owned(items))
                .slice()
                .optional(),
            either(Borrow::NotNullSlice, Borrow::Target),
        ),
        ty => (context.owned(ty).reference().optional(), None),
    }
}

/// Returns a step of an accessor: from a model to the value of a field.
fn step(usage: Usage, property: &Property, field: &FieldName) -> AccessorStep {
    AccessorStep {
        field: field.clone(),
        borrow: match (property.tells_null_apart(usage), property.storage) {
            (false, Storage::Inline) => Borrow::Value,
            (false, Storage::Boxed | Storage::ChainEnd) => Borrow::Target,
            (true, Storage::Inline) => Borrow::NotNull,
            (true, Storage::Boxed) => Borrow::NotNullTarget,
            (true, Storage::ChainEnd) => Borrow::NotNullDeepTarget,
        },
        optional: !property.always_present,
    }
}

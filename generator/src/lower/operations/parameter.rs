//! Lowers parameters.

use serde_json::Value;

use super::etag;
use super::part::part;
use super::style::{is_structured, style};
use super::text_content::parameter_content;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{self, ParameterIn, ResolvedParameter, SchemaType};
use crate::dialect::origin::child;
use crate::ir::{
    DefinitionKind, Origin, Parameter, ParameterLocation, ParameterStyle, Scalar, SuppliedBy, Type,
};
use crate::lower::schema::{
    Builder, Constant, Lowered, NamePath, SchemaNode, check_default, complete_value, docs, text,
};

/// Lowers a parameter of a caller, of the client or of the specification. `operation` is the ID of the operation that
/// declares it.
pub(crate) fn parameter<'s>(
    builder: &mut Builder<'s, '_>,
    declared: &ResolvedParameter<'s>,
    operation: &[String],
) -> Parameter {
    let parameter = &*declared.parameter;
    let client_name = text(parameter.client_name);
    let word = client_name.as_deref().unwrap_or(declared.name);
    let place = NamePath::Place(if declared.global { &[] } else { operation });
    // The pipeline creates a request ID of its own. Under another name it is optional.
    let required = parameter.is_required(declared.place) && !parameter.client_request_id;
    let mut schema = parameter.value_schema();
    let schema_origin = declared.schema_origin();
    // Values are text here, of whatever type they are in JSON.
    if schema.kinds.kind.is_none() && !schema.values.is_empty() && !parameter.json {
        let all_equal = |is: fn(&Value) -> bool| schema.values.iter().all(is);
        if !all_equal(Value::is_number) && !all_equal(Value::is_boolean) {
            schema.kinds.kind = Some(SchemaType::String);
        }
    }
    let node = SchemaNode {
        constant: if required {
            Constant::Any
        } else {
            Constant::Never
        },
        ..SchemaNode::inline(&schema, &schema_origin, NamePath::Inner(&place, word))
    };
    let Lowered { ty, mut attributes } = complete_value(builder, node);
    let content = parameter_content(builder, declared, ty, &schema_origin);
    let mut part = part(builder, declared, content.ty, &schema_origin);
    if content.is_json {
        part.is_json = true;
        // The media type of a part is that of text (OpenAPI 3.1, "Encoding Object").
        part.media_type
            .get_or_insert_with(|| "text/plain".to_owned());
    }
    let is_tuple = is_tuple(builder, declared, &part.ty, &schema_origin);
    let is_json = part.is_json || parameter.json || is_tuple;
    // The reader reports a file outside of a form.
    if schema.kinds.kind != Some(SchemaType::File) {
        report_binary(builder, declared, &part.ty, &schema_origin);
    }
    let ty = match parameter.serialization.style {
        // Each value or member is written separately.
        ParameterStyle::DeepObject => part.ty,
        _ if is_json => part.ty,
        _ => plain(part.ty, declared.place),
    };
    let (style, explode, ty) = match is_json {
        true => (ParameterStyle::Json, false, ty),
        false => styled(builder, parameter, ty),
    };
    report_nested(builder, declared, style, &ty, &schema_origin);
    let ty = match declared.place {
        ParameterIn::Header => etag::of_request(declared.name, ty),
        _ => ty,
    };
    let client_default = parameter
        .client_default
        .clone()
        .or(attributes.client_default.take());
    if !content.is_json {
        let default = schema.default.as_ref();
        check_default(builder, default, &ty, &schema_origin, "default");
    }
    check_default(
        builder,
        client_default.as_ref(),
        &ty,
        &declared.origin,
        "x-ms-client-default",
    );
    let own = docs(None, parameter.description, parameter.deprecated);
    let double_url_encoding = encoded_twice(builder, declared, style);
    let group = parameter.parameter_grouping.as_ref();
    let group = group.map(|grouping| group_name(grouping, operation));
    Parameter {
        wire_name: wire_name(declared),
        origin: declared.origin.clone(),
        docs: if own.description.is_some() {
            own
        } else {
            attributes.docs.clone()
        },
        location: match declared.place {
            ParameterIn::Form | ParameterIn::Body => ParameterLocation::Form,
            ParameterIn::Header => ParameterLocation::Header,
            ParameterIn::Path => ParameterLocation::Path,
            ParameterIn::Query => ParameterLocation::Query,
            ParameterIn::Cookie => ParameterLocation::Cookie,
        },
        supplied_by: supplied_by(builder, declared),
        ty,
        required,
        nullable: attributes.nullable(),
        style,
        explode,
        prefix: parameter.header_collection_prefix.is_some(),
        media_type: match declared.place {
            ParameterIn::Query => text(parameter.media_type),
            _ => part.media_type,
        },
        skip_url_encoding: parameter.skip_url_encoding,
        double_url_encoding,
        secret: attributes.secret(),
        client_default,
        default: attributes.default,
        group,
        constraints: attributes.constraints,
        limits: attributes.limits,
        client_name,
    }
}

/// True if a value is a tuple, whose items no style can write. This is reported, unless it is JSON anyway.
fn is_tuple(
    builder: &mut Builder<'_, '_>,
    declared: &ResolvedParameter<'_>,
    ty: &Type,
    schema: &Origin,
) -> bool {
    let Type::Named(id) = ty else { return false };
    let is_tuple = matches!(
        builder.catalog.definitions[*id].kind,
        DefinitionKind::Tuple(_)
    );
    if is_tuple && !declared.parameter.json && declared.place != ParameterIn::Form {
        let message = format!(
            "the tuple `{}` has no style; it is sent as JSON",
            declared.name
        );
        let place = Place::Value(schema.clone());
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        let help = "describe a list of one type, or the media type with `content`";
        builder
            .report()
            .push(diagnostic.subject("tuple").help(help));
    }
    is_tuple
}

/// Reports a list of lists or objects: no style but `deepObject` has a rule for them (OpenAPI 3.0, "Style Values"). In
/// forms, the media type of a part decides.
fn report_nested(
    builder: &mut Builder<'_, '_>,
    declared: &ResolvedParameter<'_>,
    style: ParameterStyle,
    ty: &Type,
    schema: &Origin,
) {
    let Type::Array { items, .. } = ty else {
        return;
    };
    let has_rule = matches!(style, ParameterStyle::Json | ParameterStyle::DeepObject)
        || matches!(declared.place, ParameterIn::Form | ParameterIn::Body);
    if has_rule || **items == Type::Any || !is_structured(&builder.catalog.definitions, items) {
        return;
    }
    let message = format!(
        "the items of `{}` are lists or objects, which have no style; each is sent as JSON",
        declared.name
    );
    let diagnostic = Diagnostic::new(Code::Unsupported, Place::Value(schema.clone()), message);
    let help = "describe a list of plain values, or the media type with `content`";
    builder
        .report()
        .push(diagnostic.subject("items").help(help));
}

/// Reports raw bytes outside of a body, which are text there.
fn report_binary(
    builder: &mut Builder<'_, '_>,
    declared: &ResolvedParameter<'_>,
    ty: &Type,
    schema: &Origin,
) {
    let is_body = matches!(declared.place, ParameterIn::Form | ParameterIn::Body);
    if is_body || *ty != Type::Scalar(Scalar::Binary) {
        return;
    }
    let message = format!(
        "raw bytes can only be sent in a body; the value of `{}` is text",
        declared.name
    );
    let diagnostic = Diagnostic::new(Code::Unsupported, Place::Value(schema.clone()), message);
    let help = "describe encoded bytes with `format: byte` or `contentEncoding: base64`";
    builder
        .report()
        .push(diagnostic.subject("binary").help(help));
}

fn supplied_by<'s>(builder: &mut Builder<'s, '_>, declared: &ResolvedParameter<'s>) -> SuppliedBy {
    match declared.parameter.parameter_location {
        Some("client") => SuppliedBy::Client,
        Some("method") => SuppliedBy::Method,
        None if declared.global => builder.reader.global_parameters(),
        None => SuppliedBy::Method,
        Some(other) => {
            let message = format!("invalid value `{other}` for `x-ms-parameter-location`; ignored");
            let place = Place::Value(child(&declared.origin, "x-ms-parameter-location"));
            let diagnostic = Diagnostic::new(Code::UnknownValue, place, message);
            builder
                .report()
                .push(diagnostic.help("use `client` or `method`"));
            SuppliedBy::Method
        }
    }
}

/// Returns the style of a value, and its type. A header with a collection prefix is a map of headers.
fn styled(
    builder: &Builder<'_, '_>,
    parameter: &document::Parameter<'_>,
    ty: Type,
) -> (ParameterStyle, bool, Type) {
    if parameter.header_collection_prefix.is_none() {
        let (style, explode) = style(&builder.catalog.definitions, parameter.serialization, &ty);
        return (style, explode, ty);
    }
    let value = match ty {
        Type::Map { values, .. } => *values,
        ty => ty,
    };
    let headers = Type::Map {
        values: Box::new(value),
        nullable_values: false,
    };
    (ParameterStyle::Text, false, headers)
}

/// True if a value is encoded twice. This is reported if it has no effect.
fn encoded_twice(
    builder: &mut Builder<'_, '_>,
    declared: &ResolvedParameter<'_>,
    style: ParameterStyle,
) -> bool {
    let Some(encoding) = declared.parameter.url_encoding else {
        return false;
    };
    let origin = &child(&declared.origin, "x-ms-url-encoding");
    let is_in_url = matches!(declared.place, ParameterIn::Path | ParameterIn::Query);
    match encoding {
        "single" => false,
        "double" if declared.parameter.skip_url_encoding => {
            let message =
                "`x-ms-url-encoding: double` contradicts `x-ms-skip-url-encoding`; ignored";
            builder.report().value(Code::Inconsistent, origin, message);
            false
        }
        "double" if is_in_url && style == ParameterStyle::Text => true,
        "double" => {
            let message =
                "`x-ms-url-encoding` only applies to single values in a path or query; ignored";
            builder.report().value(Code::Unsupported, origin, message);
            false
        }
        other => {
            let message = format!("invalid value `{other}` for `x-ms-url-encoding`; ignored");
            let place = Place::Value(origin.clone());
            let diagnostic = Diagnostic::new(Code::UnknownValue, place, message);
            builder
                .report()
                .push(diagnostic.help("use `single` or `double`"));
            false
        }
    }
}

/// Returns the wire name, or the common prefix for a map of headers.
fn wire_name(declared: &ResolvedParameter<'_>) -> String {
    let prefix = text(declared.parameter.header_collection_prefix);
    prefix.unwrap_or_else(|| declared.name.to_owned())
}

/// Returns the type outside of bodies: text if there is no type. Raw bytes are text too, except files in forms.
fn plain(ty: Type, place: ParameterIn) -> Type {
    match ty {
        Type::Any => Type::STRING,
        Type::Scalar(Scalar::Binary) if place == ParameterIn::Form => Type::Scalar(Scalar::File),
        Type::Map {
            values,
            nullable_values,
        } if *values == Type::Scalar(Scalar::Binary) && place == ParameterIn::Form => Type::Map {
            values: Box::new(Type::Scalar(Scalar::File)),
            nullable_values,
        },
        Type::Scalar(Scalar::Binary) => Type::STRING,
        Type::Array {
            items,
            nullable_items,
        } if *items == Type::Scalar(Scalar::Binary) && place == ParameterIn::Form => Type::Array {
            items: Box::new(Type::Scalar(Scalar::File)),
            nullable_items,
        },
        other => other,
    }
}

fn group_name(grouping: &document::ParameterGrouping<'_>, operation: &[String]) -> String {
    match (text(grouping.name), text(grouping.postfix)) {
        (Some(name), _) => name,
        (None, postfix) => {
            let postfix = postfix.as_deref().unwrap_or("Parameters");
            format!("{}-{postfix}", operation.join("-"))
        }
    }
}

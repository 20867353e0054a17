use super::Lowering;
use super::facts::{docs, text};
use super::schema::{Constant, Node};
use super::shape::Shape;
use super::words::Words;
use crate::diagnostics::Code;
use crate::dialect::document;
use crate::dialect::document::{Kind, Kinds, Schema};
use crate::dialect::document::{ParameterIn, ResolvedParameter};
use crate::ir::{Location, Origin, Parameter, ParameterStyle, Placement, Scalar, Type};

/// What a parameter is to an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Role {
    /// The version of the API.
    ApiVersion,
    /// Something that the pipeline fills in: the id of the request, who sends it.
    Pipeline,
    /// The media type of the body.
    ContentType,
    /// The media types of the answer.
    Accept,
    /// What the request carries.
    Body,
    /// Anything else.
    Ordinary,
}

impl Role {
    /// `is_version`: whether the name says that it is the version.
    pub fn of(declared: &ResolvedParameter<'_>, is_version: bool) -> Role {
        let is = |name: &str| declared.name.eq_ignore_ascii_case(name);
        match (declared.parameter.api_version, declared.place) {
            (Some(true), ParameterIn::Query | ParameterIn::Header) => return Role::ApiVersion,
            (None, ParameterIn::Query | ParameterIn::Header) if is_version => {
                return Role::ApiVersion;
            }
            _ => {}
        }
        match declared.place {
            ParameterIn::Body => Role::Body,
            ParameterIn::Header if is("content-type") => Role::ContentType,
            ParameterIn::Header if is("accept") => Role::Accept,
            ParameterIn::Header
                if is("x-ms-client-request-id") || is("x-ms-request-id") || is("authorization") =>
            {
                Role::Pipeline
            }
            _ => Role::Ordinary,
        }
    }
}

impl<'s> Lowering<'s, '_> {
    /// A parameter that a caller, the client or the specification fills in. `operation` is the id of the operation
    /// that declares it.
    pub fn parameter(
        &mut self,
        declared: &ResolvedParameter<'s>,
        operation: &[String],
    ) -> Parameter {
        let parameter = &*declared.parameter;
        let client_name = text(parameter.client_name);
        let word = client_name.as_deref().unwrap_or(declared.name);
        let place = Words::Place(if declared.global { &[] } else { operation });
        // The pipeline makes a request id of its own: under another name it is the caller's choice.
        let required = (parameter.required && !parameter.client_request_id)
            || declared.place == ParameterIn::Path;
        let mut schema = parameter.value_schema();
        let schema_origin = declared.schema_origin();
        if parameter.json {
            self.check_json(&mut schema, &schema_origin);
        }
        let lowered = self.value(Node {
            constant: if required {
                Constant::Any
            } else {
                Constant::Never
            },
            ..Node::inline(&schema, &schema_origin, Words::Inner(&place, word))
        });
        let mut facts = lowered.facts;
        let ty = match parameter.serialization.style {
            // Each value or member is written on its own.
            ParameterStyle::DeepObject => lowered.ty,
            _ => plain(lowered.ty, declared.place),
        };
        let (style, explode, ty) = self.styled(parameter, ty);
        let client_default = parameter
            .client_default
            .clone()
            .or(facts.client_default.take());
        self.check_default(schema.default.as_ref(), &ty, &declared.origin);
        self.check_client_default(client_default.as_ref(), &ty, &declared.origin);
        let own = docs(None, parameter.description, parameter.deprecated);
        let group = parameter.parameter_grouping.as_ref();
        let group = group.map(|grouping| group_name(grouping, operation));
        Parameter {
            wire_name: wire_name(declared),
            origin: declared.origin.clone(),
            docs: if own.description.is_some() {
                own
            } else {
                facts.docs.clone()
            },
            location: match declared.place {
                ParameterIn::Form | ParameterIn::Body => Location::Form,
                ParameterIn::Header => Location::Header,
                ParameterIn::Path => Location::Path,
                ParameterIn::Query => Location::Query,
                ParameterIn::Cookie => Location::Cookie,
            },
            placement: self.placement(declared),
            ty,
            required,
            nullable: facts.nullable(),
            style,
            explode,
            media_type: text(parameter.media_type),
            skip_url_encoding: parameter.skip_url_encoding,
            secret: facts.secret(),
            client_default,
            default: facts.default,
            group,
            constraints: facts.constraints,
            client_name,
        }
    }

    fn placement(&mut self, declared: &ResolvedParameter<'s>) -> Placement {
        match declared.parameter.parameter_location {
            Some("client") => Placement::Client,
            Some("method") => Placement::Method,
            None if declared.global
                && self.reader.has_client_parameters(declared.origin.document) =>
            {
                Placement::Client
            }
            None => Placement::Method,
            Some(other) => {
                let message = format!(
                    "`{other}` is no place for a parameter: `x-ms-parameter-location` is `client` or `method`"
                );
                self.report()
                    .value(Code::UnknownValue, &declared.origin, message);
                Placement::Method
            }
        }
    }

    /// A value in JSON that is no object is text, which the caller gives.
    fn check_json(&mut self, schema: &mut Schema<'s>, origin: &Origin) {
        if matches!(self.heart(schema, origin), Shape::Model | Shape::Map) {
            return;
        }
        let message = "this value travels as JSON: the caller gives the text";
        self.report().value(Code::Unsupported, origin, message);
        *schema = Schema {
            kinds: Kinds {
                kind: Some(Kind::String),
                ..Kinds::default()
            },
            description: schema.description,
            ..Schema::default()
        };
    }

    /// The style of a value and its type. A header with a collection prefix is a map of headers, each one text.
    fn styled(
        &self,
        parameter: &document::Parameter<'_>,
        ty: Type,
    ) -> (ParameterStyle, bool, Type) {
        if parameter.header_collection_prefix.is_none() || matches!(ty, Type::Map { .. }) {
            let (style, explode) = self.style(parameter.serialization, &ty);
            return (style, explode, ty);
        }
        let headers = Type::Map {
            values: Box::new(ty),
            nullable_values: false,
        };
        (ParameterStyle::Text, false, headers)
    }
}

/// The name on the wire; for a map of headers what they all begin with.
fn wire_name(declared: &ResolvedParameter<'_>) -> String {
    let prefix = text(declared.parameter.header_collection_prefix);
    prefix.unwrap_or_else(|| declared.name.to_owned())
}

/// Outside of bodies, what has no type is text. Raw bytes are text too, but files in a form.
fn plain(ty: Type, place: ParameterIn) -> Type {
    match ty {
        Type::Any => Type::STRING,
        Type::Scalar(Scalar::Binary) if place == ParameterIn::Form => Type::Scalar(Scalar::File),
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

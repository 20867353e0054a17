use super::Lowering;
use super::declared::{Declared, Place};
use super::facts::{docs, text};
use super::schema::{Constant, Node};
use super::words::Words;
use crate::diagnostics::Code;
use crate::ir::{CollectionFormat, Location, Origin, Parameter, Placement, Scalar, Type};
use crate::lower::document;

/// How a value travels that no word of Swagger 2.0 names: see [`CollectionFormat`].
pub(crate) const BRACKETS: &str = "brackets";
pub(crate) const MEMBERS: &str = "members";
pub(crate) const CSV_MEMBERS: &str = "csv members";
pub(crate) const SSV_MEMBERS: &str = "ssv members";
pub(crate) const PIPES_MEMBERS: &str = "pipes members";
pub(crate) const CSV_PAIRS: &str = "csv pairs";
pub(crate) const LABEL: &str = "label";
pub(crate) const LABEL_PARTS: &str = "label parts";
pub(crate) const MATRIX: &str = "matrix";
pub(crate) const MATRIX_PARTS: &str = "matrix parts";

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
    pub fn of(declared: &Declared<'_>, is_version: bool) -> Role {
        let is = |name: &str| declared.name.eq_ignore_ascii_case(name);
        match (declared.parameter.api_version, declared.place) {
            (Some(true), Place::Query | Place::Header) => return Role::ApiVersion,
            (None, Place::Query | Place::Header) if is_version => return Role::ApiVersion,
            _ => {}
        }
        match declared.place {
            Place::Body => Role::Body,
            Place::Header if is("content-type") => Role::ContentType,
            Place::Header if is("accept") => Role::Accept,
            Place::Header
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
    pub fn parameter(&mut self, declared: &Declared<'s>, operation: &[String]) -> Parameter {
        let parameter = &*declared.parameter;
        let client_name = text(parameter.client_name);
        let word = client_name.as_deref().unwrap_or(declared.name);
        let place = Words::Place(if declared.global { &[] } else { operation });
        // The pipeline makes a request id of its own: under another name it is the caller's choice.
        let required =
            (parameter.required && !parameter.client_request_id) || declared.place == Place::Path;
        let schema = parameter.value_schema();
        let schema_origin = declared.schema_origin();
        let lowered = self.value(Node {
            constant: if required {
                Constant::Any
            } else {
                Constant::Never
            },
            ..Node::inline(&schema, &schema_origin, Words::Inner(&place, word))
        });
        let mut facts = lowered.facts;
        let ty = match parameter.collection_format {
            // Whatever it holds travels member by member.
            Some(BRACKETS | MEMBERS) => lowered.ty,
            _ => plain(lowered.ty, declared.place),
        };
        let ty = self.prefixed(parameter, ty);
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
                Place::Form | Place::Body => Location::Form,
                Place::Header => Location::Header,
                Place::Path => Location::Path,
                Place::Query => Location::Query,
                Place::Cookie => Location::Cookie,
            },
            placement: self.placement(declared),
            ty,
            required,
            nullable: facts.nullable(),
            collection_format: self
                .collection_format(declared.parameter.collection_format, &declared.origin),
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

    fn placement(&mut self, declared: &Declared<'s>) -> Placement {
        match declared.parameter.parameter_location {
            Some("client") => Placement::Client,
            Some("method") => Placement::Method,
            None if declared.global && self.grammar.is_of_client(self, &declared.origin) => {
                Placement::Client
            }
            None => Placement::Method,
            Some(other) => {
                let message = format!(
                    "`{other}` is no place for a parameter: `x-ms-parameter-location` is `client` or `method`"
                );
                self.report
                    .value(Code::UnknownValue, &declared.origin, message);
                Placement::Method
            }
        }
    }

    /// How a list travels: with commas, unless the specification says otherwise.
    pub fn collection_format(&mut self, format: Option<&str>, origin: &Origin) -> CollectionFormat {
        match format {
            None | Some("csv") => CollectionFormat::Csv,
            Some("ssv") => CollectionFormat::Ssv,
            Some("tsv") => CollectionFormat::Tsv,
            Some("pipes") => CollectionFormat::Pipes,
            Some("multi") => CollectionFormat::Multi,
            Some(BRACKETS) => CollectionFormat::Brackets,
            Some(MEMBERS) => CollectionFormat::Members,
            Some(CSV_MEMBERS) => CollectionFormat::CsvMembers,
            Some(SSV_MEMBERS) => CollectionFormat::SsvMembers,
            Some(PIPES_MEMBERS) => CollectionFormat::PipesMembers,
            Some(CSV_PAIRS) => CollectionFormat::CsvPairs,
            Some(LABEL) => CollectionFormat::Label,
            Some(LABEL_PARTS) => CollectionFormat::LabelParts,
            Some(MATRIX) => CollectionFormat::Matrix,
            Some(MATRIX_PARTS) => CollectionFormat::MatrixParts,
            Some(other) => {
                let message =
                    format!("the collection format `{other}` is not known: commas join the items");
                self.report.value(Code::UnknownValue, origin, message);
                CollectionFormat::Csv
            }
        }
    }

    /// A header with a collection prefix is a map of headers.
    fn prefixed(&self, parameter: &document::Parameter<'_>, ty: Type) -> Type {
        match parameter.header_collection_prefix {
            Some(_) if !matches!(ty, Type::Map { .. }) => Type::Map {
                values: Box::new(ty),
                nullable_values: false,
            },
            _ => ty,
        }
    }
}

/// The name on the wire; for a map of headers what they all begin with.
fn wire_name(declared: &Declared<'_>) -> String {
    let prefix = text(declared.parameter.header_collection_prefix);
    prefix.unwrap_or_else(|| declared.name.to_owned())
}

/// Outside of bodies, what has no type is text. Raw bytes are text too, but files in a form.
fn plain(ty: Type, place: Place) -> Type {
    match ty {
        Type::Any => Type::STRING,
        Type::Scalar(Scalar::Binary) if place == Place::Form => Type::Scalar(Scalar::File),
        Type::Scalar(Scalar::Binary) => Type::STRING,
        Type::Array {
            items,
            nullable_items,
        } if *items == Type::Scalar(Scalar::Binary) && place == Place::Form => Type::Array {
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

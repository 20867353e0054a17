//! Expressions over the values of a call: where each value is, and how it is handed on.

use std::fmt::{self, Display, Formatter};

use super::{
    http_method::HttpMethod,
    path::Path,
    runtime::{RuntimeItem, RuntimeMethod},
    types::RustType,
};
use crate::names::{FieldName, VariantName};

/// Where a method finds a value.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// In an argument: `name`.
    Argument(FieldName),
    /// In a field of the client: `self.name`.
    Client(FieldName),
    /// In a field of an argument that gathers parameters: `group.name`.
    Group {
        /// The argument.
        group: FieldName,
        /// The field.
        field: FieldName,
    },
    /// In a field of the options: `options.name`.
    Options(FieldName),
    /// In a field of an option that gathers parameters: `options.group.name`.
    OptionsGroup {
        /// The option.
        group: FieldName,
        /// The field.
        field: FieldName,
    },
}

/// How a value is handed on.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Handed {
    /// `value`
    Whole,
    /// `&value`
    Lent,
    /// `value.clone()`
    Cloned,
    /// `value.as_ref()`
    AsRef,
    /// `value.as_slice()`
    AsSlice,
    /// `value.as_deref()`
    AsDeref,
    /// `value.iter().cloned()`
    ClonedItems,
    /// `value.into_iter().flatten()`
    Flattened,
    /// `value.clone().into_iter().flatten()`
    ClonedFlattened,
    /// `&value.unwrap_or(default)`
    OrCopy(Literal),
    /// `&value.unwrap_or_else(|| default)`
    OrElse(Literal),
    /// `&value.clone().unwrap_or_else(|| default)`
    ClonedOrElse(Literal),
}

/// A value that the description gives.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Literal {
    /// `true` or `false`
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A text, owned.
    Text(String),
    /// A known value of an enumeration.
    Variant {
        /// The enumeration.
        ty: RustType,
        /// The variant.
        variant: VariantName,
    },
    /// A value that the enumeration does not list.
    Unknown {
        /// The enumeration.
        ty: RustType,
        /// The variant for such values.
        variant: VariantName,
        /// The value.
        value: String,
    },
}

/// An argument of a step.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Expression {
    /// A text.
    Text(String),
    /// `true` or `false`
    Flag(bool),
    /// A list of texts.
    Texts(Vec<String>),
    /// A value of the call.
    Value {
        /// Where it is.
        source: Source,
        /// How it is handed on.
        handed: Handed,
    },
    /// A value as text: `function::<form, _>(value)`.
    Converted {
        /// The function.
        function: RuntimeItem,
        /// The form of the text, if the type has another one of its own.
        form: Option<RuntimeItem>,
        /// The value.
        value: Box<Expression>,
        /// True if the text is lent.
        lent: bool,
    },
    /// A value taken apart: `Parts::items(value)`.
    Parts {
        /// The type of the parts.
        ty: Path,
        /// How the value is taken apart.
        taken: Taken,
        /// The value.
        value: Box<Expression>,
    },
    /// Members of a value as a list of texts: `&Parts::members(value).map(Parts::key_value_pairs)`.
    MembersAsTexts {
        /// The type of the parts.
        ty: Path,
        /// The parts.
        parts: Box<Expression>,
        /// How a member becomes text.
        joined: Joined,
    },
    /// A variant of an enumeration of the runtime.
    Variant {
        /// The enumeration.
        ty: Path,
        /// The variant.
        variant: &'static str,
    },
    /// A form.
    Form {
        /// True if it is `multipart/form-data`.
        multipart: bool,
        /// Its parts.
        parts: Vec<FormPart>,
    },
    /// The operation that fetches the next page.
    NextOperation(Box<NextOperation>),
}

/// A call of a method of the runtime, which adds something to a request or form: `.query("name", value)`.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestStep {
    /// The method.
    pub method: RuntimeMethod,
    /// Its arguments.
    pub arguments: Vec<Expression>,
}

impl RequestStep {
    /// A step with these arguments.
    pub fn new(method: RuntimeMethod, arguments: impl Into<Vec<Expression>>) -> Self {
        RequestStep {
            method,
            arguments: arguments.into(),
        }
    }

    /// Calls `each` with every path that the arguments mention.
    pub fn paths(&self, each: &mut dyn FnMut(&Path)) {
        for argument in &self.arguments {
            argument.paths(each);
        }
    }
}

impl Display for RequestStep {
    /// The method and the name of the parameter: `query "api-version"`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.method.written())?;
        match self.arguments.first() {
            Some(Expression::Text(text)) => write!(f, " {text:?}"),
            _ => Ok(()),
        }
    }
}

/// The operation that fetches the next page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NextOperation {
    /// `NextOperation` of the runtime.
    pub ty: Path,
    /// Its HTTP method.
    pub method: HttpMethod,
    /// Its path template.
    pub template: String,
    /// The parameter that takes the link.
    pub parameter: String,
    /// The parameters that are taken over from the first request's query.
    pub query: Vec<String>,
    /// Names and values of constant parameters, encoded.
    pub constants: Vec<(String, String)>,
}

/// A part of a form.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormPart {
    /// The step that adds it.
    pub step: RequestStep,
    /// Its media type, if the form has to say it.
    pub media_type: Option<String>,
}

/// How a value is taken apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Taken {
    /// It is one part.
    One,
    /// Into the items of a list.
    Items,
    /// Into the members of an object.
    Members,
}

/// How the members of an object become a list of texts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Joined {
    /// Names and values in turns.
    Alternating,
    /// As `name=value`.
    Pairs,
}

impl Expression {
    /// Calls `each` with every path that the expression mentions.
    pub fn paths(&self, each: &mut dyn FnMut(&Path)) {
        match self {
            Expression::Text(_) | Expression::Flag(_) | Expression::Texts(_) => {}
            Expression::Value { handed, .. } => handed.paths(each),
            Expression::Converted {
                function,
                form,
                value,
                ..
            } => {
                each(&Path::Runtime(*function));
                if let Some(form) = form {
                    each(&Path::Runtime(*form));
                }
                value.paths(each);
            }
            Expression::Parts { ty, value, .. } => {
                each(ty);
                value.paths(each);
            }
            Expression::MembersAsTexts { ty, parts, .. } => {
                each(ty);
                parts.paths(each);
            }
            Expression::Variant { ty, .. } => each(ty),
            Expression::Form { parts, .. } => {
                each(&Path::Runtime(RuntimeItem::Form));
                for part in parts {
                    part.step.paths(each);
                }
            }
            Expression::NextOperation(next) => each(&next.ty),
        }
    }
}

impl Handed {
    fn paths(&self, each: &mut dyn FnMut(&Path)) {
        match self {
            Handed::OrCopy(literal) | Handed::OrElse(literal) | Handed::ClonedOrElse(literal) => {
                literal.paths(each);
            }
            _ => {}
        }
    }
}

impl Literal {
    /// Calls `each` with every path that the value mentions.
    pub fn paths(&self, each: &mut dyn FnMut(&Path)) {
        if let Literal::Variant { ty, .. } | Literal::Unknown { ty, .. } = self {
            ty.paths(each);
        }
    }
}

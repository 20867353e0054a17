//! Expressions for the values of a call: where each value is, and how it is passed.

use std::fmt::{self, Display, Formatter};

use super::{
    http_method::HttpMethod,
    path::Path,
    runtime::{RuntimeItem, RuntimeMethod},
    types::RustType,
};
use crate::names::{FieldName, VariantName};

/// The location of a value in a method.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ValueLocation {
    /// An argument: `name`.
    Argument(FieldName),
    /// A field of the client: `self.name`.
    Client(FieldName),
    /// A field of the client's type argument: `self.state.name`.
    ClientState(FieldName),
    /// A field of a parameter group that is an argument: `group.name`.
    Group {
        /// The argument.
        group: FieldName,
        /// The field.
        field: FieldName,
    },
    /// A field of the options: `options.name`.
    Options(FieldName),
    /// A field of a parameter group in the options: `options.group.name`.
    OptionsGroup {
        /// The option.
        group: FieldName,
        /// The field.
        field: FieldName,
    },
}

/// How a value is passed.
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
    OrCopy(DescribedValue),
    /// `&value.unwrap_or_else(|| default)`
    OrElse(DescribedValue),
    /// `&value.clone().unwrap_or_else(|| default)`
    ClonedOrElse(DescribedValue),
}

/// A value from the description.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DescribedValue {
    /// `true` or `false`
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// An owned text.
    Text(String),
    /// A text of a type that keeps its text.
    Verbatim {
        /// The type.
        ty: RustType,
        /// The text.
        value: String,
    },
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
        /// The variant for unknown values.
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
        /// The location.
        source: ValueLocation,
        /// How it is passed.
        handed: Handed,
    },
    /// A value converted to text: `function::<form, _>(value)`.
    Converted {
        /// The function.
        function: RuntimeItem,
        /// The format of the text, if it differs from the type's default.
        form: Option<RustType>,
        /// The value.
        value: Box<Expression>,
        /// True if the text is borrowed.
        lent: bool,
    },
    /// The parts of a value: `Parts::items(value)`.
    Parts {
        /// The type of the parts.
        ty: Path,
        /// How the value is split.
        taken: Taken,
        /// The value.
        value: Box<Expression>,
    },
    /// The members of a value as a list of texts: `&Parts::members(value).map(Parts::key_value_pairs)`.
    MembersAsTexts {
        /// The type of the parts.
        ty: Path,
        /// The parts.
        parts: Box<Expression>,
        /// How a member is converted to text.
        joined: Joined,
    },
    /// A variant of a runtime enum.
    Variant {
        /// The enum.
        ty: Path,
        /// The variant.
        variant: &'static str,
    },
    /// A form.
    Form {
        /// True if it is `multipart/form-data`.
        multipart: bool,
        /// The parts.
        parts: Vec<FormPart>,
    },
    /// The operation for the next page.
    NextOperation(Box<NextOperation>),
}

/// A call of a runtime method that adds to a request or form: `.query("name", value)`.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestStep {
    /// The method.
    pub method: RuntimeMethod,
    /// The arguments.
    pub arguments: Vec<Expression>,
}

impl RequestStep {
    /// Creates a step.
    pub fn new(method: RuntimeMethod, arguments: impl Into<Vec<Expression>>) -> Self {
        RequestStep {
            method,
            arguments: arguments.into(),
        }
    }

    /// Calls `each` with every path in the arguments.
    pub fn paths(&self, each: &mut dyn FnMut(&Path)) {
        for argument in &self.arguments {
            argument.paths(each);
        }
    }
}

impl Display for RequestStep {
    /// Prints the method and the name of the parameter: `query "api-version"`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.method.written())?;
        match self.arguments.first() {
            Some(Expression::Text(text)) => write!(f, " {text:?}"),
            _ => Ok(()),
        }
    }
}

/// The operation for the next page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NextOperation {
    /// The type `NextOperation` of the runtime.
    pub ty: Path,
    /// The HTTP method.
    pub method: HttpMethod,
    /// The path template.
    pub template: String,
    /// The parameter for the next link.
    pub parameter: String,
    /// The query parameters that are copied from the first request.
    pub query: Vec<String>,
    /// Names and values of constant query parameters, encoded.
    pub constants: Vec<(String, String)>,
}

/// A form part.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormPart {
    /// The step that adds the part.
    pub step: RequestStep,
    /// The media type, if the form must declare it.
    pub media_type: Option<String>,
}

/// How a value is split.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Taken {
    /// A single part.
    One,
    /// The items of a list.
    Items,
    /// The members of an object.
    Members,
}

/// How members are converted to texts.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Joined {
    /// Alternating names and values.
    Alternating,
    /// As `name=value`.
    Pairs,
}

impl Expression {
    /// Calls `each` with every path in the expression.
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
                    form.paths(each);
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

impl DescribedValue {
    /// Calls `each` with every path in the value.
    pub fn paths(&self, each: &mut dyn FnMut(&Path)) {
        if let DescribedValue::Verbatim { ty, .. }
        | DescribedValue::Variant { ty, .. }
        | DescribedValue::Unknown { ty, .. } = self
        {
            ty.paths(each);
        }
    }
}

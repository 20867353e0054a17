/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Something of the input has no effect on the output, or not the full one.
    Warning,
    /// The output differs from what the input suggests, on purpose.
    Note,
}

/// Every kind of diagnostic. The list is closed: each code has a severity, a title and a remedy.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Code {
    /// A file that is not there.
    FileNotFound,
    /// A file that cannot be read.
    FileUnreadable,
    /// A file whose text is neither JSON nor YAML.
    SyntaxError,
    /// A key that stands twice in one object.
    DuplicateKey,
    /// A file that is no API description, or one of a version that is not understood.
    UnsupportedDocument,
    /// A `$ref` that leads nowhere.
    BrokenReference,
    /// A chain of `$ref`s that ends where it began.
    ReferenceCycle,
    /// An `allOf` chain that ends where it began.
    InheritanceCycle,
    /// A known key whose value has the wrong type.
    WrongType,
    /// Two operations of one name.
    DuplicateOperation,
    /// A name in a path template that no parameter declares.
    UndeclaredPathParameter,
    /// A key that Armsmith does not know.
    UnknownKey,
    /// A format that Armsmith does not know.
    UnknownFormat,
    /// Something that Armsmith understands and does not support.
    Unsupported,
    /// A manifest that does not say what it must.
    InvalidManifest,
    /// A file in the output folder that Armsmith did not write.
    ForeignFile,
    /// A file that cannot be written.
    OutputUnwritable,
    /// A thing that was given another name to keep apart from its neighbours.
    Renamed,
}

impl Code {
    /// How grave a diagnostic of this kind is.
    pub fn severity(self) -> Severity {
        match self {
            Code::DuplicateKey | Code::UnknownKey | Code::UnknownFormat | Code::Unsupported => {
                Severity::Warning
            }
            Code::Renamed => Severity::Note,
            _ => Severity::Error,
        }
    }
}

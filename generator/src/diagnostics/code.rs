//! The closed list of diagnostic codes.

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The output intentionally differs from the input.
    Note,
    /// Something in the input is ignored or only partly supported.
    Warning,
    /// Nothing is generated.
    Error,
}

impl Severity {
    /// Returns the name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Declares the list of codes: name, severity, title, explanation, remedy.
macro_rules! codes {
    ($($code:ident, $name:literal, $severity:ident:
        $title:literal
        why $explanation:literal
        fix $remedy:literal)+) => {
        /// The code of a diagnostic. The list is closed: each code has a name, a severity, a title, an explanation and
        /// a remedy.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Code {
            $(#[doc = $title] $code,)+
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Code] = &[$(Code::$code),+];

            /// Returns the name in messages and for `armsmith explain`, in kebab case.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)+ }
            }

            /// Returns the severity.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)+ }
            }

            /// Returns a short description.
            pub fn title(self) -> &'static str {
                match self { $(Code::$code => $title,)+ }
            }

            /// Returns what the code means, and why it is reported.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$code => $explanation,)+ }
            }

            /// Returns what to do.
            pub fn remedy(self) -> &'static str {
                match self { $(Code::$code => $remedy,)+ }
            }
        }
    };
}

impl Code {
    /// Returns the code with a name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// Returns the text for `armsmith explain`.
    pub fn explain(self) -> String {
        format!(
            "{}[{}]: {}\n\n{}\n\nWhat to do: {}\n",
            self.severity().name(),
            self.name(),
            self.title(),
            self.explanation(),
            self.remedy()
        )
    }
}

codes! {
    FileNotFound, "file-not-found", Error:
        "A file that is not there."
        why "A file that was named on the command line, in a manifest or in a readme does not exist. \
            Paths on the command line are relative to the current folder."
        fix "Correct the path. The help names the nearest file that exists, if one is near."
    FileUnreadable, "file-unreadable", Error:
        "A file that cannot be read."
        why "The file exists, but it is a folder, may not be read, is too large, or is not UTF-8 text."
        fix "Name a regular file that you may read, saved as UTF-8 with or without a byte order mark."
    SyntaxError, "syntax-error", Error:
        "A file whose text is neither JSON nor YAML."
        why "The text breaks the grammar of its format at the place shown. A file is JSON if its \
            extension says so or its first character is a brace or bracket, else YAML. Values that are \
            nested deeper than 127 levels, and YAML aliases that repeat the text many times over, are \
            refused as well."
        fix "Correct the text at the place shown; the fault may lie just before it, such as a missing comma."
    DuplicateKey, "duplicate-key", Warning:
        "A key that stands twice in one object."
        why "Only the last of the members with one key has an effect; the earlier ones are dropped when \
            the file is read, which is rarely what the author meant."
        fix "Remove or rename one of the members."
    UnsupportedDocument, "unsupported-document", Error:
        "A file that is no API description."
        why "An API description is an object with the key `swagger` or `openapi` at its root. The file \
            holds something else: an array, an example of an operation, a schema, a package manifest."
        fix "Name the file that declares the operations; what it refers to is found by itself."
    UnsupportedVersion, "unsupported-version", Error:
        "An API description of a version that Armsmith does not read."
        why "Armsmith reads Swagger 2.0, in which Azure publishes its descriptions, and OpenAPI 3.0. \
            Later versions of OpenAPI differ in how schemas are written, so reading them as 3.0 would \
            give a wrong client."
        fix "Use the Swagger 2.0 or OpenAPI 3.0 form of the description; most tools can write one."
    BrokenReference, "broken-reference", Error:
        "A `$ref` that leads nowhere."
        why "A `$ref` is a path relative to the folder of the file that holds it, a `#`, and a JSON \
            pointer into that file; either part may be left out. The file or the place in it does not \
            exist, or may not be read: URLs, absolute paths and files outside the folder of the \
            specifications are refused."
        fix "Correct the reference, or add what it names. The help names the nearest target that exists."
    ReferenceCycle, "reference-cycle", Error:
        "A chain of `$ref`s that ends where it began."
        why "Each definition on the chain says nothing but that it is the next one, so none of them says \
            what it is. A schema may refer to itself through a property, an item or a map value."
        fix "Give one of the definitions a shape of its own."
    InheritanceCycle, "inheritance-cycle", Error:
        "An `allOf` chain that ends where it began."
        why "A schema takes over the properties of every schema in its `allOf`. On this chain a schema \
            would take over itself."
        fix "Remove the `allOf` member that closes the circle; often it should be a property instead."
    WrongType, "wrong-type", Error:
        "A known key whose value has the wrong type."
        why "The key has a meaning that Armsmith knows, but its value is not of the kind that the key \
            calls for, such as a string where an array belongs."
        fix "Write the value in the form that the message names."
    MissingKey, "missing-key", Error:
        "An object without a key that it must have."
        why "Without this key the object means nothing, such as a parameter without a name."
        fix "Add the key, or remove the object."
    InvalidValue, "invalid-value", Error:
        "A known key whose value is none of those that it may have."
        why "The key takes one of a few values, and no sensible reading is left for another one."
        fix "Use one of the values that the message names."
    DuplicateOperation, "duplicate-operation", Error:
        "Two operations of one name."
        why "The `operationId` is the name of the method that calls the operation, so it must be \
            different for every operation of an API, in all its files together."
        fix "Rename or remove one of the operations, or leave one of the files out."
    DuplicateParameter, "duplicate-parameter", Warning:
        "A parameter that an operation declares twice."
        why "Two parameters of one operation have the same name and the same location. The first counts."
        fix "Remove or rename one of them."
    UndeclaredPathParameter, "undeclared-path-parameter", Error:
        "A name in a path template that no parameter declares."
        why "Every `{name}` in a path is filled in from a parameter with that name and `in: path`, of the \
            operation or of the path. Without one the address cannot be made."
        fix "Declare the parameter, or correct its name: case counts."
    UnusedPathParameter, "unused-path-parameter", Warning:
        "A path parameter that the path has no place for."
        why "The parameter is declared with `in: path`, but the template has no `{name}` for it, so its \
            value could never be sent. It is left out of the method."
        fix "Add it to the path, or correct its name or its `in`."
    MissingOperationId, "missing-operation-id", Warning:
        "An operation without an `operationId`."
        why "The `operationId` names the method that calls the operation. A name was made from the verb \
            and the path; it changes whenever the path does."
        fix "Add an `operationId` such as `Widgets_Get`."
    MissingResponses, "missing-responses", Warning:
        "An operation that does not say what it answers with."
        why "The `responses` of an operation list the statuses that mean success and what their bodies hold. \
            Without them every status from 200 to 299 is taken for success, and no body is read."
        fix "Add `responses` with the statuses that the service answers with."
    InvalidExample, "invalid-example", Warning:
        "An example that cannot be used."
        why "The file of an `x-ms-examples` entry cannot be read, or is not an object with `parameters` \
            and `responses`. The operation is generated without the example."
        fix "Correct the file or the entry."
    Inconsistent, "inconsistent", Warning:
        "Two statements of a description that contradict each other."
        why "Both cannot hold, such as a required property that is not declared, or a default of another \
            type than its schema. The message says which one counts."
        fix "Correct the statement that is wrong."
    UnknownKey, "unknown-key", Warning:
        "A key that Armsmith does not know."
        why "What Armsmith does not know it cannot turn into code; the key has no effect. Repeated keys \
            are reported once, with a count."
        fix "Check the spelling. If the key is an extension that matters, report it to the project."
    UnknownValue, "unknown-value", Warning:
        "A known key with a value that Armsmith does not know."
        why "The key takes one of a few values. This one has no known meaning, so the key is treated as \
            if it were absent."
        fix "Use one of the values that the message names."
    UnknownFormat, "unknown-format", Warning:
        "A format that Armsmith does not know."
        why "The `format` refines a type. An unknown one is ignored: the value has the plain type."
        fix "Check the spelling, or remove the format."
    Unsupported, "unsupported", Warning:
        "Something that Armsmith understands and does not support."
        why "The construct has a meaning, but no code is generated for it. The message says what is left \
            out or done instead."
        fix "Nothing, if you can do without it; else report it to the project."
    TooLarge, "too-large", Error:
        "A description whose crate would be too large to use."
        why "Models have the members of their parents, so that the size of a crate can grow by the square of that of \
            its description: a chain of thousands of `allOf` gives millions of fields, which no compiler takes. The same is true of \
            the alternatives of discriminated schemas that derive from one another."
        fix "Describe the members once, in fewer levels of inheritance, or generate from a part of the description."
    InvalidManifest, "invalid-manifest", Error:
        "A manifest that does not say what it must."
        why "The manifest lists services and versions, each with its module, feature and input files. An \
            entry is incomplete, has an unknown key or a value of the wrong kind."
        fix "Correct the entry at the place shown."
    ModuleCollision, "module-collision", Error:
        "Two entries of a manifest with one module."
        why "Each entry becomes a module and a feature of the generated crate, so that both must be \
            different for every entry, also where only upper and lower case differ."
        fix "Give one of the entries another module."
    InvalidReadme, "invalid-readme", Error:
        "A readme that does not say what it must."
        why "The blocks of a readme that count for a tag name the files that describe the API. No file is \
            named, a path cannot be one, or a block is no YAML object."
        fix "Correct the block at the place shown, or choose another tag."
    UnknownTag, "unknown-tag", Error:
        "A tag that the readme does not have."
        why "No block of the readme has a condition that names this tag, and it is not the default either."
        fix "Name one of the tags that `armsmith tags` lists."
    UnclearCondition, "unclear-condition", Warning:
        "A condition of a block that cannot be understood."
        why "A condition is made of `$(name)`, texts in quotes, `==`, `!=`, `!`, `&&`, `||` and \
            parentheses. The block is left out."
        fix "Correct the condition behind the word `yaml`."
    MissingRequire, "missing-require", Warning:
        "A file that a readme requires and that cannot be read."
        why "What the file says is left out. In the public specifications such a file often names the \
            versions for one other tool, and has nothing to say about the client."
        fix "Nothing if the client is complete; else add the file."
    IgnoredDirective, "ignored-directive", Warning:
        "A directive of a readme that has no effect."
        why "Directives that say what to change (`remove-operation`, `rename-model`, `set` and others) are \
            applied to the files as they are read. Those that hold program text are not run, those that \
            Armsmith does not know are left out, and some fit nothing in the files."
        fix "Say the same with one of the directives that `ARCHITECTURE.md` lists, or remove it."
    ForeignBlock, "foreign-block", Note:
        "A block of a readme that is for another tool."
        why "The condition of the block asks for a variable that another generator sets, such as `$(java)`."
        fix "Nothing."
    Renamed, "renamed", Note:
        "A thing that was given another name to keep it apart from its neighbours."
        why "Two names of the description become one name in Rust. The first keeps it, the other is \
            numbered or extended; what travels over the wire is unchanged."
        fix "Nothing. `x-ms-client-name` in the description chooses another name."
    LeftOut, "left-out", Note:
        "A convenience that is left out."
        why "The description wishes for a shorter way to something, but that way has a name that is \
            taken. What it would have led to is still there, by the long way."
        fix "Nothing. `x-ms-client-name` in the description chooses a name that is free."
    ForeignFile, "foreign-file", Error:
        "A file in the output folder that Armsmith did not write."
        why "A file stands where one is to be written, and it is not in the record of files that \
            Armsmith wrote (`.armsmith.json`); or a link, a folder or a special file stands there, which \
            Armsmith never writes. It is never overwritten."
        fix "Move the file away, or choose another output folder."
    EditedFile, "edited-file", Error:
        "A generated file that was edited by hand."
        why "The file is in the record of files that Armsmith wrote (`.armsmith.json`), and its text is not the \
            one that Armsmith wrote. A new run would overwrite or remove the edit. Line endings do not count \
            as an edit."
        fix "Keep what you need of the edit in a file of your own. Then restore the file from version control, \
            or run again with `--overwrite-edits`, which discards the edits."
    ExistingFolder, "existing-folder", Error:
        "An output folder that is not empty and holds no crate of Armsmith's."
        why "The folder holds files but no record of files that Armsmith wrote (`.armsmith.json`), or it is a \
            home folder or the root of a file system. It may have been named by mistake."
        fix "Name a new folder. To write into this one, run with `--allow-existing`; files that are there are \
            never overwritten."
    LinkedOutput, "linked-output", Error:
        "A link or a special file in place of an output folder or of one of Armsmith's own files."
        why "The output folder, its record `.armsmith.json` and its staging folder `.armsmith.staging` are never \
            links: what is written through one would change files elsewhere. A checkout of somebody else's \
            branch can hold such links."
        fix "Delete the link if you do not know it, or restore the file from version control. If the output \
            folder itself is a link of yours, name the folder that it points to."
    InvalidJournal, "invalid-journal", Error:
        "An interrupted run that cannot be finished safely."
        why "The folder `.armsmith.staging` in the output folder holds the files of a run that was interrupted. \
            What it holds does not agree with the records of files that Armsmith wrote, so that finishing the \
            run could change other files. Nothing was changed."
        fix "Find out who wrote the folder: a checkout should not contain it. Restore the output folder from \
            version control and delete `.armsmith.staging`."
    InvalidRecord, "invalid-record", Error:
        "A record of written files that cannot be understood."
        why "The file `.armsmith.json` in the output folder says which files Armsmith may replace. It is \
            damaged or was written by a newer version."
        fix "Restore it from version control, or remove the generated files with it and generate again."
    OutputUnwritable, "output-unwritable", Error:
        "A file that cannot be written."
        why "The output folder cannot be created or written to. What was there before is unchanged."
        fix "Check the rights and the free space of the folder."
    Drift, "drift", Error:
        "Generated files that differ from what the input gives."
        why "The files were edited by hand, or the specifications or the generator changed without a new \
            run."
        fix "Run `cargo xtask regen` and commit what it changes."
    Internal, "internal", Error:
        "A fault of Armsmith itself."
        why "A stage broke a rule that the next one relies on. The input may be right."
        fix "Please report it, with the description that shows it."
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_documented() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len(), "two codes have one name");
        for code in Code::ALL {
            let variant = format!("{code:?}");
            let joined: String = code.name().split('-').map(capitalised).collect();
            assert_eq!(joined, variant);
            for text in [code.title(), code.explanation(), code.remedy()] {
                assert!(
                    text.ends_with('.') && !text.contains("  "),
                    "{variant}: {text}"
                );
            }
            assert_eq!(Code::from_name(code.name()), Some(*code));
        }
    }

    fn capitalised(word: &str) -> String {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    }

    #[test]
    fn explaining_says_everything() {
        insta::assert_snapshot!(Code::ModuleCollision.explain(), @r"
        error[module-collision]: Two entries of a manifest with one module.

        Each entry becomes a module and a feature of the generated crate, so that both must be different for every entry, also where only upper and lower case differ.

        What to do: Give one of the entries another module.
        ");
    }
}

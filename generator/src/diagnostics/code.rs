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
            "{}[{}]: {}\n\n{}\n\nhelp: {}\n",
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
        "A file does not exist."
        why "A file that is passed on the command line or listed in a manifest or readme does not exist. Paths on the \
            command line are relative to the current folder."
        fix "Correct the path, or create the file."
    FileUnreadable, "file-unreadable", Error:
        "A file cannot be read."
        why "The file exists, but it is a folder, access is denied, it is too large, or it is not UTF-8 text."
        fix "Pass a regular file with read access, saved as UTF-8."
    SyntaxError, "syntax-error", Error:
        "A file is not valid JSON, YAML or TOML."
        why "The text has a syntax error at the position shown. A file is read as JSON if its extension is `.json` or it \
            begins with a brace or bracket, and as YAML otherwise. Values that are nested deeper than 127 levels, and YAML \
            aliases that expand to a huge text, are refused too."
        fix "Correct the text at the position shown; the cause may be just before it, such as a missing comma."
    DuplicateKey, "duplicate-key", Warning:
        "An object has the same key twice."
        why "If an object has the same key twice, only the last value is used. The others are ignored, which is rarely \
            intended."
        fix "Remove or rename one of the keys."
    UnsupportedDocument, "unsupported-document", Error:
        "A file is not an API description."
        why "An API description is an object with the key `swagger` or `openapi` at its root. This file contains something \
            else, such as an array, an example of an operation, a schema or a package manifest."
        fix "Pass the file that declares the operations; the files that it refers to are found automatically."
    UnsupportedVersion, "unsupported-version", Error:
        "The version of Swagger or OpenAPI is not supported."
        why "Armsmith reads Swagger 2.0, which is the format of the Azure specifications, and OpenAPI 3.0 to 3.2. Other \
            versions describe schemas differently, so reading them as one of these could produce a wrong client."
        fix "Convert the description to Swagger 2.0, or to OpenAPI 3.0, 3.1 or 3.2."
    BrokenReference, "broken-reference", Error:
        "A `$ref` cannot be resolved."
        why "A `$ref` consists of a file path relative to the file that contains it, a `#`, and a JSON pointer into that \
            file. Either part can be omitted. The file or the value does not exist or cannot be read. URLs, absolute paths \
            and files outside the root folder are refused."
        fix "Correct the reference, or add the missing file or definition."
    UnusedBrokenReference, "unused-broken-reference", Warning:
        "A `$ref` in a schema that no operation uses cannot be resolved."
        why "The schema has no effect on the generated crate, so the reference is not needed. It is an error as soon as an \
            operation uses the schema."
        fix "Correct the reference, or remove the schema."
    CaseMismatch, "case-mismatch", Warning:
        "A name and its target differ in upper and lower case."
        why "A `$ref` or a name in a path has no exact match, but one target that differs from it in upper and lower case, \
            which is used. File names are compared with the listing of their folder, so that the result is the same on all \
            systems. Several such targets are an error."
        fix "Write the name like its target."
    ReferenceCycle, "reference-cycle", Error:
        "A chain of `$ref`s leads back to its start."
        why "Each definition in the cycle is only a reference to the next one, so none of them has a type. Recursive \
            schemas are supported: a schema can refer to itself in a property, an array item or a map value."
        fix "Replace one of the references with a schema."
    InheritanceCycle, "inheritance-cycle", Error:
        "A chain of `allOf` references leads back to its start."
        why "A schema inherits the properties of every schema in its `allOf`. A schema in this cycle would inherit from \
            itself."
        fix "Remove one of the `allOf` references; often it should be a property instead."
    WrongType, "wrong-type", Error:
        "A value has the wrong type."
        why "The key is supported, but its value has another type than the key requires, such as a string instead of an \
            array."
        fix "Write a value of the expected type."
    UnquotedText, "unquoted-text", Warning:
        "A number or a boolean where text is expected."
        why "Without quotes, `1.10` is a number and `true` is a boolean. The key requires text, so the value is used as it is \
            written in the file."
        fix "Put the value in quotes."
    LaterSyntax, "later-syntax", Warning:
        "A value has the syntax of a later OpenAPI version."
        why "The OpenAPI version of the description does not define this form of the value. It is used as the later version \
            defines it."
        fix "Write the value in the form that the message names, or declare the later version."
    EarlierSyntax, "earlier-syntax", Note:
        "A keyword of an earlier OpenAPI version."
        why "The OpenAPI version of the description replaced this keyword, or its form, by another one. It is used as the \
            earlier version defines it."
        fix "Write the keyword that the message names, or leave it as it is."
    NoEffect, "no-effect", Note:
        "A keyword does not change the type of a value."
        why "Some keywords of JSON Schema only restrict the values of a type, such as `if`, `not` and `contains`. Clients \
            neither check values against them nor derive types from them. A property with the schema `false` never has a \
            value, so there is no field for it."
        fix "Nothing; if a type should differ, describe it with `type`, `properties`, `oneOf` or `const`."
    MissingKey, "missing-key", Error:
        "A required key is missing."
        why "The object cannot be used without this key, such as a parameter without a name."
        fix "Add the key, or remove the object."
    InvalidValue, "invalid-value", Error:
        "A value is not one of the allowed values."
        why "The key allows a fixed set of values, and there is no safe way to continue with another one."
        fix "Use one of the allowed values."
    DuplicateOperation, "duplicate-operation", Warning:
        "Two operations have the same `operationId`."
        why "The `operationId` determines the name of the generated method, so it must be unique among all files of an API. \
            The first operation keeps the name. The other one is named after its HTTP method and path."
        fix "Change or remove one of the operations, or omit one of the files."
    DuplicateParameter, "duplicate-parameter", Warning:
        "An operation declares a parameter twice."
        why "Two parameters of the operation have the same name and the same location. Only the first one is used."
        fix "Remove or rename one of the parameters."
    UndeclaredPathParameter, "undeclared-path-parameter", Error:
        "A path contains a parameter that is not declared."
        why "Every `{name}` in a path requires a parameter of that name with `in: path`, declared by the operation or by the \
            path. Otherwise the URL cannot be built."
        fix "Declare the parameter, or correct its name; names are case-sensitive."
    UnusedPathParameter, "unused-path-parameter", Warning:
        "A path parameter does not occur in the path."
        why "The parameter is declared with `in: path`, but the path does not contain its `{name}`, so its value cannot be \
            sent. The generated method does not have the parameter."
        fix "Add the parameter to the path, or correct its name or its `in`."
    MissingOperationId, "missing-operation-id", Warning:
        "An operation has no `operationId`."
        why "The `operationId` determines the name of the generated method. Without it, the name is derived from the HTTP \
            method and the path, and changes when the path changes."
        fix "Add an `operationId` such as `Widgets_Get`."
    MissingResponses, "missing-responses", Warning:
        "An operation does not declare its responses."
        why "The `responses` of an operation list its status codes and the schemas of their bodies. Without them, every \
            status code from 200 to 299 is a success, and the response body is not read."
        fix "Add `responses` with the status codes that the service returns."
    InvalidExample, "invalid-example", Warning:
        "An example cannot be used."
        why "The file of an `x-ms-examples` entry cannot be read, or it is not an object with `parameters` and `responses`. \
            The operation is generated without this example."
        fix "Correct the file or the entry."
    Inconsistent, "inconsistent", Warning:
        "Two parts of the description contradict each other."
        why "For example, a required property is not declared, or a default does not match the type of its schema. The \
            message says which part is used."
        fix "Correct the part that is wrong."
    UnknownKey, "unknown-key", Warning:
        "A key is unknown."
        why "The key is ignored: nothing is generated for it. A key that occurs more than once is reported once, with the \
            number of its occurrences."
        fix "Check the spelling, or report the extension to the project if you need it."
    UnknownValue, "unknown-value", Warning:
        "A value is not one of the known values."
        why "The key has a fixed set of known values, or is text. This value is none of them, so the key is ignored."
        fix "Use one of the known values, or remove the key."
    UnknownFormat, "unknown-format", Warning:
        "A `format` is unknown."
        why "A `format` refines a type, as in a string with the format `date-time`. An unknown format is ignored, and the \
            value has the plain type, such as `String`."
        fix "Check the spelling, or remove the format."
    Unsupported, "unsupported", Warning:
        "A feature of the description is not supported."
        why "Armsmith recognizes the feature but does not generate code for it. The message says what is generated instead."
        fix "Ignore the warning if you do not need the feature, or report it to the project."
    TooLarge, "too-large", Error:
        "The generated crate would be too large."
        why "Models contain the properties of their parents, so the size of a crate can grow with the square of the size of its \
            description: a chain of thousands of `allOf` references results in millions of fields, which no compiler can \
            process. This also applies to the alternatives of discriminated schemas that inherit from one another."
        fix "Use fewer levels of inheritance, or generate from a part of the description."
    InvalidManifest, "invalid-manifest", Error:
        "A manifest is invalid."
        why "The manifest lists services and their versions, each with a module, a feature and input files. An entry is \
            incomplete, or it has an unknown key or an invalid value."
        fix "Correct the entry at the position shown."
    InvalidSelector, "invalid-selector", Error:
        "A selector of operations is invalid."
        why "A selector is an operationId or an operation group, a tag after `tag:`, or an HTTP method and a path. `*` \
            matches any text, and in paths one segment; `**` matches any number of segments."
        fix "Correct the selector: `Storage*`, `tag:pets`, or `GET /pets/**`."
    UnmatchedSelector, "unmatched-selector", Error:
        "A selector matches no operation."
        why "A selector of `--include`, `--exclude` or the manifest matches no operation of the API. It is probably \
            misspelled, or the operation was renamed."
        fix "Correct or remove the selector. `armsmith inspect` lists the operations."
    ModuleCollision, "module-collision", Error:
        "Two entries of a manifest have the same name."
        why "Each entry becomes a module and a feature of the generated crate. Their names must be unique, and must differ in \
            more than upper and lower case."
        fix "Rename the module or feature of one of the entries."
    UnmatchedRename, "unmatched-rename", Warning:
        "A new name matches nothing."
        why "An entry of `rename` in the manifest names an item that no version of the API has. The name is probably \
            misspelled, or the description has changed."
        fix "Correct or remove the entry. The names are those of the description, not those of the generated code."
    MissingDependency, "missing-dependency", Warning:
        "A crate lacks dependencies or features of a generated module."
        why "A generated module needs dependencies of the crate that contains it, and the features that enable its services. \
            Armsmith does not change the `Cargo.toml` of that crate."
        fix "Add the lines that the message shows."
    InvalidOverlay, "invalid-overlay", Error:
        "An overlay is invalid."
        why "The document is not an overlay of version 1.0, 1.1 or 1.2, or one of its actions has no `target`, a target that is \
            not a JSONPath as defined by RFC 9535, or a value of the wrong type."
        fix "Correct the overlay at the position shown."
    OverlayWithoutEffect, "overlay-without-effect", Warning:
        "A part of an overlay has no effect."
        why "The target of an action matches nothing in the description, or its value cannot be merged with the target, such as \
            text with an object. The description may have changed since the overlay was written."
        fix "Correct or remove the action."
    WorkspaceMismatch, "workspace-mismatch", Warning:
        "The Cargo workspace around a crate is not as its settings say."
        why "A generated crate is a member of the workspace around its folder, or the root of its own. This is decided once, \
            by `armsmith init` or the first `armsmith generate`. Cargo does not build a member that no workspace lists, or a \
            root that a workspace lists."
        fix "Change `members` or `exclude` of the workspace, or the setting `workspace`."
    ProfileMismatch, "profile-mismatch", Warning:
        "A description does not fit the recorded profile."
        why "The profile is decided once, by `armsmith init` or the first `armsmith generate`, and recorded in the manifest \
            or in `Cargo.toml`. The description now suggests the other one: its host or its tokens are those of Azure, or \
            nothing in it is. The recorded profile is used, because another one changes the types of the crate."
        fix "Change `profile` in the manifest, or pass `--profile`. To keep the conventions of Azure for another service, \
            remove `profile`: they are the default."
    AmbiguousService, "ambiguous-service", Error:
        "Several services match."
        why "The name that is passed to `armsmith import` is part of the paths of several services of the checkout. None of \
            them is selected, because the one that is meant is not known."
        fix "Pass the path of the service below `specification`, such as `network/resource-manager`."
    InvalidReadme, "invalid-readme", Error:
        "A readme is invalid."
        why "The YAML blocks of a readme list the files that describe the API. No file is listed, an entry is not a valid \
            path, or a block is not a YAML object."
        fix "Correct the block at the position shown, or select another tag."
    UnknownTag, "unknown-tag", Error:
        "A readme does not have the requested tag."
        why "No block of the readme has a condition with this tag, and it is not the default tag."
        fix "Select one of the tags that `armsmith tags` lists."
    UnclearCondition, "unclear-condition", Warning:
        "The condition of a readme block is invalid."
        why "A condition consists of `$(name)`, quoted strings, `==`, `!=`, `!`, `&&`, `||` and parentheses. The block is \
            ignored."
        fix "Correct the condition after the word `yaml`."
    MissingRequire, "missing-require", Warning:
        "A file that a readme requires cannot be read."
        why "The file is ignored. In the Azure specifications such a file often contains settings for another generator only."
        fix "Ignore the warning if the client is complete; otherwise add the file."
    IgnoredDirective, "ignored-directive", Warning:
        "A directive of a readme is ignored."
        why "Declarative directives (`remove-operation`, `rename-model`, `set` and others) are applied to the files when they \
            are read. Directives with program code are not run, unknown directives are ignored, and some do not match \
            anything in the files."
        fix "Use one of the directives that the chapter about readmes in the book lists, or remove the directive."
    ForeignBlock, "foreign-block", Note:
        "A block of a readme is for another tool."
        why "The condition of the block requires a variable that another generator sets, such as `$(java)`."
        fix "No action is required."
    SeveralVersions, "several-versions", Note:
        "A tag has the same operation in several API versions."
        why "Files of a readme's tag with different API versions have the same method and path, or the same `operationId`. \
            The crate has a module per API version, so that all of them are available."
        fix "No action is required. For a crate with one API version, generate it from the files of this version."
    Renamed, "renamed", Note:
        "A name was changed to avoid a conflict."
        why "Two names of the description become the same name in Rust, or a name is reserved. The first keeps its name; the \
            other gets a suffix or a number. The names in requests and responses do not change."
        fix "No action is required. Set `x-ms-client-name` in the description to choose another name."
    LeftOut, "left-out", Note:
        "A shortcut accessor is not generated."
        why "The description asks for a shortcut to a nested property (`x-ms-client-flatten`), but the name of the shortcut is \
            in use. The property is available through the fields of the model."
        fix "No action is required. Set `x-ms-client-name` in the description to choose another name."
    ForeignFile, "foreign-file", Error:
        "The output folder contains a file that Armsmith did not create."
        why "A file would be overwritten that is not in the list of generated files (`.armsmith.json`), or its place is taken \
            by a link, a folder or a special file. Armsmith never overwrites these."
        fix "Move the file away, or select another output folder."
    EditedFile, "edited-file", Error:
        "A generated file was edited."
        why "The file is in the list of generated files (`.armsmith.json`), and its content has changed since it was \
            generated. The run would overwrite or remove the edit. Changed line endings are not an edit."
        fix "Move the edit to a file of your own and restore the generated file, or pass `--overwrite-edits` to discard the \
            edit."
    EditedKey, "edited-key", Error:
        "A generated key of `Cargo.toml` was changed by hand."
        why "`Cargo.toml` is shared: the keys in the list of generated files (`.armsmith.json`) are generated, and all other \
            keys and comments are yours. The run would replace or remove the value that is in the file. A key of yours \
            that is generated from now on is reported too, unless it has the generated value."
        fix "Set the value in the manifest, whose `crate` has the settings, features and dependencies of the package, or pass \
            `--overwrite-edits` to discard the edit."
    ExistingFolder, "existing-folder", Error:
        "The output folder is not empty and does not contain a generated crate."
        why "The folder contains files but no list of generated files (`.armsmith.json`), or it is a home folder or the root \
            of a file system. It may have been selected by mistake."
        fix "Select a new folder, or pass `--allow-existing` to write into this one; existing files are never overwritten."
    LinkedOutput, "linked-output", Error:
        "The output folder, or a file in it that belongs to Armsmith, is a link or a special file."
        why "The output folder, its list of generated files `.armsmith.json` and its staging folder `.armsmith.staging` must \
            not be links: writing through a link would change files elsewhere. A branch from an untrusted source may contain \
            such links."
        fix "Delete the link if you do not know it, or restore the file from version control. If the output folder is a link \
            of yours, pass the folder that it points to."
    InvalidJournal, "invalid-journal", Error:
        "An interrupted run cannot be completed safely."
        why "The folder `.armsmith.staging` in the output folder contains the files of an interrupted run. It does not match \
            the lists of generated files, so completing the run could change other files. Nothing was changed."
        fix "Find out where the folder comes from: it should not be under version control. Restore the output folder from \
            version control and delete `.armsmith.staging`."
    InvalidRecord, "invalid-record", Error:
        "The list of generated files is invalid."
        why "The file `.armsmith.json` in the output folder lists the files that Armsmith is allowed to replace. It is damaged, \
            or a newer version of Armsmith wrote it."
        fix "Restore the file from version control, or delete it with all generated files and generate them again."
    LostDescription, "lost-description", Warning:
        "A description of your own has no place in the new version of a file."
        why "An import replaces the structure of a file and keeps the descriptions that the project added or changed. The \
            operation, definition, property or value of this one was removed or renamed in the new version."
        fix "Add the description where it belongs. The message has its text, and version control the previous file."
    InvalidLock, "invalid-lock", Error:
        "A lock file is damaged."
        why "The lock file beside the manifest lists the version of Armsmith, and the revision and hash of every input. It is \
            not valid TOML, lacks a key, or has the format of another version of Armsmith."
        fix "Restore the file from version control, or remove it and run `armsmith regen`."
    OutdatedLock, "outdated-lock", Error:
        "A lock file does not match the inputs."
        why "With `--locked`, the version of Armsmith and the hash of every input must be those in the lock file, so that the \
            output is the one that was committed."
        fix "Run `armsmith regen` without `--locked`, and commit the lock file with the output."
    OutputUnwritable, "output-unwritable", Error:
        "A file cannot be written."
        why "The output folder cannot be created or written to. Its content is unchanged."
        fix "Check the permissions and the free space of the folder."
    InvalidCorpusFile, "invalid-corpus-file", Error:
        "A file of `armsmith corpus` is invalid."
        why "The file of `--expected` is an object, whose keys are APIs, or an API and a tag, and whose values are reasons. \
            The file of `--compare` is the record that `--json` wrote in an earlier run."
        fix "Correct the file, or pass another one."
    CargoFailed, "cargo-failed", Error:
        "Cargo cannot build the generated crates."
        why "Cargo is not installed, cannot download a dependency, or failed for another reason that is not an error in a \
            generated crate."
        fix "Install Rust, and see that cargo can reach the registry or has the dependencies in its cache."
    Internal, "internal", Error:
        "An internal error occurred."
        why "This is a bug of Armsmith. The input may be valid."
        fix "Report the error to the project, with the description that causes it."
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
        error[module-collision]: Two entries of a manifest have the same name.

        Each entry becomes a module and a feature of the generated crate. Their names must be unique, and must differ in more than upper and lower case.

        help: Rename the module or feature of one of the entries.
        ");
    }
}

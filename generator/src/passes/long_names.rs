//! Limits the length of names, as required by compilers and file systems.

use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{Api, DefinitionKind, DefinitionName, Origin},
};

/// The maximum length of a name in bytes.
const LONGEST: usize = 1_000;

/// The maximum length of a file name without extension. File systems allow 255 bytes, also for the staged file.
const LONGEST_FILE: usize = 240;

/// Reports names that are too long.
///
/// Rule: a name in code has at most a thousand bytes; lowering limits paths. The name of a group and the title are also
/// file names, in which each capital begins a word.
pub(crate) fn run(api: &Api, diagnostics: &mut Diagnostics) {
    let mut check = Check { diagnostics };
    for group in &api.groups {
        for operation in &group.operations {
            let at = &operation.origin;
            check.name("operation", &operation.id, at);
            for parameter in &operation.parameters {
                check.name("parameter", &parameter.wire_name, &parameter.origin);
            }
        }
        if let Some(first) = group.operations.first() {
            check.file("operation group", &group.name, &first.origin);
        }
    }
    if let Some(first) = api.operations().next() {
        let info = Origin {
            document: first.origin.document,
            pointer: "/info/title".to_owned(),
        };
        check.file("API", &api.client.title, &info);
    }
    for (_, definition) in api.definitions.iter() {
        let at = &definition.origin;
        match &definition.name {
            DefinitionName::Declared(name) => check.name("schema", name, at),
            DefinitionName::Derived(words) => {
                if let Some(longest) = words.iter().max_by_key(|word| word.len()) {
                    check.name("schema", longest, at);
                }
            }
        }
        match &definition.kind {
            DefinitionKind::Model(model) => {
                for property in &model.properties {
                    check.name("property", &property.wire_name, &property.origin);
                }
            }
            DefinitionKind::Enumeration(enumeration) => {
                for value in &enumeration.values {
                    check.name("enumeration value", &value.wire, at);
                }
            }
            DefinitionKind::Union(_) | DefinitionKind::JsonUnion(_) | DefinitionKind::Tuple(_) => {}
        }
    }
}

struct Check<'a> {
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn name(&mut self, what: &str, name: &str, at: &Origin) {
        self.length(what, name, name.len(), LONGEST, at);
    }

    fn file(&mut self, what: &str, name: &str, at: &Origin) {
        let words = name.chars().filter(|character| character.is_uppercase());
        self.length(what, name, name.len() + words.count(), LONGEST_FILE, at);
    }

    fn length(&mut self, what: &str, name: &str, length: usize, most: usize, at: &Origin) {
        if length <= most {
            return;
        }
        let start: String = name.chars().take(40).collect();
        let message = format!(
            "the name of the {what} `{start}…` is too long: it has {length} bytes, and {most} are allowed"
        );
        let diagnostic = Diagnostic::new(Code::TooLarge, Place::Value(at.clone()), message);
        self.diagnostics.push(diagnostic.help("shorten the name"));
    }
}

//! Finds the member of request bodies that requests a stream.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{Api, BodyFlag, BodyKind, Definitions, Operation, ResponseChoice, Type};

/// Lets the methods of operations whose response can be a document and a stream set a member of the body. Returns a
/// diagnostic if no such body has the member.
pub(crate) fn run(api: &mut Api, flag: &str) -> Option<Diagnostic> {
    let mut is_used = false;
    let definitions = std::mem::take(&mut api.definitions);
    for operation in api.operations_mut() {
        let value = match operation.choice {
            Some(ResponseChoice::Items { .. }) => true,
            Some(ResponseChoice::Document) => false,
            None => continue,
        };
        if has_member(&definitions, operation, flag) {
            is_used = true;
            operation.body_flag = Some(BodyFlag {
                pointer: flag.to_owned(),
                value,
            });
        }
    }
    api.definitions = definitions;
    if is_used {
        return None;
    }
    let message = format!(
        "no operation whose response can be a document and a stream has `{flag}` in its JSON body"
    );
    let diagnostic = Diagnostic::new(Code::UnmatchedSelector, Place::None, message);
    Some(diagnostic.help("correct or remove `stream-flag`"))
}

fn has_member(definitions: &Definitions, operation: &Operation, flag: &str) -> bool {
    let body = operation.body.as_ref();
    let Some(body) = body.filter(|body| body.kind == BodyKind::Json) else {
        return false;
    };
    let mut ty = &body.ty;
    // A JSON pointer (RFC 6901).
    for key in flag.split('/').skip(1) {
        let key = key.replace("~1", "/").replace("~0", "~");
        let Type::Named(id) = ty else {
            return matches!(ty, Type::Any | Type::Map { .. });
        };
        let model = definitions.get(*id).and_then(|it| it.as_model());
        let mut properties = model.into_iter().flat_map(|model| &model.properties);
        match properties.find(|property| property.wire_name == key) {
            Some(property) => ty = &property.ty,
            None => return false,
        }
    }
    true
}

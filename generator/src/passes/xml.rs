use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{Api, BodyKind, ErrorModel, Operation, Origin, Scalar, Type},
};

/// Hands bodies in XML over as bytes: models travel as JSON only.
///
/// Rule: a request is XML where that is the first media type that the operation takes, an answer where it is the first
/// that it gives (Swagger 2.0, `consumes` and `produces`). Said once an API, at the first of them.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut count = 0_usize;
    let mut first: Option<Origin> = None;
    for operation in api.operations_mut() {
        if requests(operation) | answers(operation) {
            count += 1;
            first.get_or_insert_with(|| operation.origin.clone());
        }
    }
    if let Some(origin) = first {
        let message =
            format!("the bodies of {count} operations are XML: callers get them as bytes");
        diagnostics.push(
            Diagnostic::new(Code::Unsupported, Place::Value(origin), message)
                .help("make or read such a body with an XML library"),
        );
    }
}

fn requests(operation: &mut Operation) -> bool {
    match &mut operation.body {
        Some(body) if body.kind == BodyKind::Xml => {
            body.kind = BodyKind::Bytes;
            body.ty = Type::Scalar(Scalar::Binary);
            true
        }
        _ => false,
    }
}

fn answers(operation: &mut Operation) -> bool {
    let media = operation.produces.first();
    if !media.is_some_and(|media| media.ends_with("/xml") || media.ends_with("+xml")) {
        return false;
    }
    operation.error = ErrorModel::Unspecified;
    let mut found = false;
    for response in &mut operation.responses {
        if let Some(ty) = &mut response.body {
            found |= *ty != Type::Scalar(Scalar::Binary);
            *ty = Type::Scalar(Scalar::Binary);
        }
    }
    found
}

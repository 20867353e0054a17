//! Builds the method of an operation: signature, request, and conversion of the response.

use super::{
    super::{
        docs::Docs,
        method::{Argument, Method, MethodKind, NextPages, PagesMethod, Resume, Send},
        path::Path,
        runtime::{RuntimeItem, RuntimeMethod},
        types::RustType,
    },
    client_parameters::ClientScope,
    item_stream,
    method_docs::{self, plain},
    named_operation::NamedOperation,
    next, request,
    types::{self, TypeContext},
};
use crate::{
    ir::{
        Body, BodyKind, ItemFormat, LongRunning, Operation, Output, Paging, Parameter, Scalar, Type,
    },
    names::{FieldName, MethodNames},
};

/// Builds the method of an operation, and the methods that resume it.
pub(super) fn method(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> Method {
    let NamedOperation {
        operation, names, ..
    } = named;
    let (kind, send) = match (&operation.long_running, operation.paging()) {
        (Some(long_running), _) => begin(context, named, long_running),
        (None, Some(paging)) => list(context, operation, paging),
        (None, None) => call(context, operation, names, named.scope),
    };
    // The connection's methods for these take the options as a whole.
    let takes_options = matches!(
        send.method,
        RuntimeMethod::Exists
            | RuntimeMethod::Stream
            | RuntimeMethod::Download
            | RuntimeMethod::Events
            | RuntimeMethod::EventsAs
            | RuntimeMethod::Items
            | RuntimeMethod::ItemsAs
            | RuntimeMethod::SendOptional
            | RuntimeMethod::SendOptionalElement
            | RuntimeMethod::SendOptionalEncoded
            | RuntimeMethod::SendOptionalText
            | RuntimeMethod::SendByStatus
            | RuntimeMethod::SendElementByStatus
    );
    Method {
        name: names.method.clone(),
        docs: method_docs::method(context, named),
        deprecated: operation.docs.deprecated.clone(),
        internal: operation.internal,
        kind,
        arguments: arguments(context, named),
        options: names.options.clone(),
        unwraps_options: takes_options || !named.has_common_options_alone(),
        request: request::request(context, named),
        send,
    }
}

/// Builds a call with one response.
fn call(
    context: &TypeContext<'_>,
    operation: &Operation,
    names: &MethodNames,
    scope: ClientScope,
) -> (MethodKind, Send) {
    let kind = operation.response_kind();
    let body = |ty: &Type, optional| response(context, Some((ty, kind)), optional);
    let (output, send) = match operation.output() {
        Output::Exists => (
            RustType::prelude("bool"),
            Send {
                absent: Some(operation.absent_codes()),
                ..Send::new(RuntimeMethod::Exists)
            },
        ),
        Output::Stream => (
            RustType::imported("azure_core::http::AsyncResponse"),
            Send::new(match operation.has_ranges() {
                true => RuntimeMethod::Download,
                false => RuntimeMethod::Stream,
            }),
        ),
        Output::Items(ty, items) => (
            item_stream::output(context, ty, items),
            item_stream::send(context, ty, items),
        ),
        Output::OptionalBody(ty) => {
            let marker = marker(context, kind, ty);
            let method = match kind {
                BodyKind::Xml => RuntimeMethod::SendOptionalElement,
                _ if is_plain_text(context, kind, ty) => RuntimeMethod::SendOptionalText,
                _ if marker.is_some() => RuntimeMethod::SendOptionalEncoded,
                _ => RuntimeMethod::SendOptional,
            };
            let send = Send {
                marker,
                ..Send::new(method)
            };
            (body(ty, true), send)
        }
        Output::Body(ty) if is_plain_text(context, kind, ty) => {
            (body(ty, false), Send::new(RuntimeMethod::SendText))
        }
        Output::Body(ty) => {
            let marker = marker(context, kind, ty);
            let method = match (&marker, kind) {
                (Some(_), _) => RuntimeMethod::SendEncoded,
                (None, BodyKind::Xml) => RuntimeMethod::SendElement,
                (None, _) => RuntimeMethod::Send,
            };
            let send = Send {
                marker,
                ..Send::new(method)
            };
            (body(ty, false), send)
        }
        Output::ByStatus(bodies) => {
            let is_xml = bodies.iter().any(|it| it.kind == BodyKind::Xml);
            let method = match is_xml {
                true => RuntimeMethod::SendElementByStatus,
                false => RuntimeMethod::SendByStatus,
            };
            (by_status(names, scope), Send::new(method))
        }
        Output::Nothing => (
            response(context, None, false),
            Send::new(RuntimeMethod::Send),
        ),
    };
    (MethodKind::Call { output }, send)
}

/// Returns the type of a response that depends on the status code, which the file of the client with all parameters
/// declares.
fn by_status(names: &MethodNames, scope: ClientScope) -> RustType {
    match &names.output {
        Some(name) => RustType::Named(match scope {
            ClientScope::Full => Path::Local(name.to_string().into()),
            ClientScope::Unscoped => Path::beside(name),
        }),
        None => RustType::imported("azure_core::http::RawResponse"),
    }
}

fn list(context: &TypeContext<'_>, operation: &Operation, paging: &Paging) -> (MethodKind, Send) {
    let page = page(context, paging);
    let (arguments, method) = match operation.response_kind() {
        BodyKind::Xml => (vec![page, xml_format()], RuntimeMethod::ElementPager),
        _ => (vec![page], RuntimeMethod::Pager),
    };
    let pager = RustType::Generic(Path::imported("azure_core::http::Pager"), arguments);
    (MethodKind::List { pager }, Send::new(method))
}

fn begin(
    context: &TypeContext<'_>,
    named: &NamedOperation<'_>,
    long_running: &LongRunning,
) -> (MethodKind, Send) {
    let NamedOperation {
        operation, names, ..
    } = named;
    let kind = operation.response_kind();
    let poller = poller(context, kind, long_running);
    let send = send_long_running(context, kind, long_running);
    let resume = names.resume.as_ref();
    let resume = resume.map(|name| Box::new(self::resume(operation, names, name, &send)));
    let pages = operation.long_paging().zip(names.pages.as_ref());
    let kind = match pages {
        Some((paging, name)) => MethodKind::BeginList {
            poller,
            resume,
            pages: Box::new(self::pages(context, named, paging, name)),
        },
        None => MethodKind::Begin { poller, resume },
    };
    (kind, send)
}

/// Returns the runtime method that starts a long-running operation.
fn send_long_running(
    context: &TypeContext<'_>,
    kind: BodyKind,
    long_running: &LongRunning,
) -> Send {
    let result = long_running.result.decided();
    let marker = result.and_then(|ty| marker(context, kind, ty));
    let method = match result {
        Some(ty) if is_plain_text(context, kind, ty) => RuntimeMethod::PollerText,
        _ if marker.is_some() => RuntimeMethod::PollerEncoded,
        _ => RuntimeMethod::Poller,
    };
    Send {
        marker,
        ..Send::new(method)
    }
}

fn resume(operation: &Operation, names: &MethodNames, name: &FieldName, send: &Send) -> Resume {
    let version = operation.api_version.as_ref().filter(|it| it.header);
    let options = Path::imported("azure_core::http::poller::PollerOptions");
    Resume {
        name: name.clone(),
        docs: Docs::one_line(format!(
            "Resumes a [`{}`](Self::{}) operation from a resume token.",
            names.method,
            plain(names.method.as_str())
        )),
        method: match send.method {
            RuntimeMethod::PollerEncoded => RuntimeMethod::ResumeEncoded,
            RuntimeMethod::PollerText => RuntimeMethod::ResumeText,
            _ => RuntimeMethod::Resume,
        },
        marker: send.marker.clone(),
        version_header: version.map(|version| version.wire_name.clone()),
        options: RustType::Borrowing(options, "'_"),
    }
}

fn pages(
    context: &TypeContext<'_>,
    named: &NamedOperation<'_>,
    paging: &Paging,
    name: &FieldName,
) -> PagesMethod {
    let NamedOperation {
        operation, names, ..
    } = named;
    let next = next::further_pages(context, operation, paging, |runs_again| {
        request::further_pages(context, named, runs_again)
    });
    let how = match &next {
        NextPages::Link(_) => "",
        NextPages::Request { marker: None, .. } => ", with the same arguments",
        NextPages::Request {
            marker: Some(_), ..
        } => ", with the same arguments. The operation runs again for each page",
    };
    let page = page(context, paging);
    let of_page = |path| RustType::Generic(Path::imported(path), vec![page.clone()]);
    let options = Path::imported("azure_core::http::pager::PagerOptions");
    PagesMethod {
        name: name.clone(),
        docs: Docs::one_line(format!(
            "Lists the pages that begin with the first page, which [`{}`](Self::{}) returns, or those after the \
             continuation of a pager{how}.",
            names.method,
            plain(names.method.as_str())
        )),
        from: RustType::Generic(Path::Runtime(RuntimeItem::PagesFrom), vec![page.clone()])
            .converted(),
        options: RustType::Borrowing(options, "'_"),
        pager: of_page("azure_core::http::Pager"),
        next,
    }
}

fn page(context: &TypeContext<'_>, paging: &Paging) -> RustType {
    context.owned(&Type::Named(paging.page))
}

fn poller(context: &TypeContext<'_>, kind: BodyKind, long_running: &LongRunning) -> RustType {
    let arguments = match long_running.result.decided() {
        Some(ty) if kind == BodyKind::Xml => vec![context.owned(ty), xml_format()],
        Some(ty) => vec![context.owned(ty)],
        None => vec![RustType::Unit, no_format()],
    };
    let operation = RustType::Generic(Path::Runtime(RuntimeItem::Operation), arguments);
    RustType::Generic(Path::imported("azure_core::http::Poller"), vec![operation])
}

/// Returns the required parameters, their groups, and the body.
fn arguments(context: &TypeContext<'_>, named: &NamedOperation<'_>) -> Vec<Argument> {
    let parameters = named.arguments().map(|it| Argument {
        name: it.name.clone(),
        ty: argument_type(context, it.parameter),
    });
    let groups = named.required_groups().map(|used| Argument {
        name: used.held_by.clone(),
        ty: RustType::Named(Path::Local(used.names.name.to_string().into())).reference(),
    });
    let body = named.required_body().map(|(body, name)| Argument {
        name: name.clone(),
        ty: body_type(context, body),
    });
    parameters.chain(groups).chain(body).collect()
}

/// Returns the type of an argument, which is borrowed unless it is small.
fn argument_type(context: &TypeContext<'_>, parameter: &Parameter) -> RustType {
    let ty = parameter.ty.decoded();
    match types::is_enumeration(&context.context, ty) {
        true => context.owned(ty).reference(),
        false => context.borrowed(ty),
    }
}

/// Returns the type of a body.
pub(super) fn body_type(context: &TypeContext<'_>, body: &Body) -> RustType {
    let arguments = match body.kind {
        // Text is sent as bytes, because a string would be written as JSON.
        BodyKind::Bytes | BodyKind::Text => vec![RustType::imported("azure_core::Bytes")],
        BodyKind::Xml => vec![context.owned(&body.ty), xml_format()],
        BodyKind::Items(format) => {
            let body_of = match format {
                ItemFormat::Records => RuntimeItem::JsonRecords,
                ItemFormat::Events | ItemFormat::Lines => RuntimeItem::JsonLines,
            };
            let item = types::optional_if(body.nullable_items, context.owned(&body.ty));
            vec![RustType::Generic(Path::Runtime(body_of), vec![item])]
        }
        _ => vec![context.owned(&body.ty)],
    };
    let content = Path::imported("azure_core::http::RequestContent");
    RustType::Generic(content, arguments)
}

/// Returns the marker that decodes a response, if its encoding differs from the default of its type.
pub(super) fn marker(context: &TypeContext<'_>, kind: BodyKind, ty: &Type) -> Option<RustType> {
    let marker = context.response_marker(ty);
    marker.filter(|_| kind != BodyKind::Xml)
}

/// True if a response is plain text instead of a JSON string.
pub(super) fn is_plain_text(context: &TypeContext<'_>, kind: BodyKind, ty: &Type) -> bool {
    let is_text = types::is_text(ty)
        || *ty == Type::Scalar(Scalar::Duration)
        || types::is_text_enumeration(&context.context, ty);
    is_text && kind == BodyKind::Text
}

/// Returns the type of a response with a required, optional or absent body of this kind.
pub(super) fn response(
    context: &TypeContext<'_>,
    body: Option<(&Type, BodyKind)>,
    optional: bool,
) -> RustType {
    let arguments = match body {
        Some((ty, kind)) => {
            let mut ty = context.owned(ty);
            if optional {
                ty = ty.optional();
            }
            match kind {
                BodyKind::Xml => vec![ty, xml_format()],
                _ => vec![ty],
            }
        }
        None => vec![RustType::Unit, no_format()],
    };
    RustType::Generic(Path::imported("azure_core::http::Response"), arguments)
}

fn xml_format() -> RustType {
    RustType::imported("azure_core::http::XmlFormat")
}

fn no_format() -> RustType {
    RustType::imported("azure_core::http::NoFormat")
}

//! Replies to a request: routes it, checks it, and calls the function of its role.

use percent_encoding::percent_decode_str;

use super::context::{Context, Engine};
use super::error::{ErrorReply, error, rejected};
use super::{action, create, delete, get, list, media, patch, providers, put};
use crate::fake::failure::FailureSettings;
use crate::fake::filter::{FilterExpression, parse, unknown_member};
use crate::fake::http::{FakeReply, FakeRequest};
use crate::fake::long_running::poll;
use crate::fake::route::{ListSource, ResourcePath, Role, Route, RouteError, page_items};
use crate::fake::validate::{
    FindingKind, FindingSeverity, RequestFinding, check_body, check_parameters,
};
use crate::ir::Definitions;

/// Returns the reply to a request, and the differences between the request and its description.
pub(in crate::fake) fn respond(
    engine: &Engine,
    request: &FakeRequest,
) -> (FakeReply, Vec<RequestFinding>, Option<String>) {
    let failure = failure(engine, request);
    let mut findings = Vec::new();
    let mut operation = None;
    let mut reply = match failure.as_ref().and_then(failed) {
        Some(reply) => reply,
        None => match handled(
            engine,
            request,
            failure.as_ref(),
            &mut findings,
            &mut operation,
        ) {
            Ok(reply) => reply,
            Err(reply) => *reply,
        },
    };
    if let Some(failure) = &failure {
        reply.delay = failure.delay();
        reply.is_dropped = failure.drop;
    }
    if request.method == "HEAD" {
        reply.body.clear();
    }
    let request_id = crate::fake::made_up::uuid(&format!("{} {}", request.method, request.path));
    reply.headers.push(("x-ms-request-id", request_id));
    if let Some(id) = request.header_value("x-ms-client-request-id") {
        reply
            .headers
            .push(("x-ms-client-request-id", id.to_owned()));
    }
    (reply, findings, operation)
}

fn failure(engine: &Engine, request: &FakeRequest) -> Option<FailureSettings> {
    if engine.read().rules.is_empty() {
        return None;
    }
    let mut state = engine.write();
    let mut rules = state.rules.iter_mut();
    rules.find_map(|rule| rule.apply(&request.method, &request.path).cloned())
}

/// Returns the reply of a rule that replaces the usual one.
fn failed(failure: &FailureSettings) -> Option<FakeReply> {
    let status = match (failure.status, failure.drop) {
        (Some(status), _) => status,
        (None, true) => 503,
        (None, false) => return None,
    };
    let default = match status {
        429 => ("TooManyRequests", "The request is being throttled."),
        503 => ("ServerTimeout", "The service is not available."),
        409 => ("Conflict", "Another operation is in progress."),
        _ => (
            "InternalServerError",
            "The request failed, as a rule of the fake says.",
        ),
    };
    let code = failure.code.as_deref().unwrap_or(default.0);
    let message = failure.message.as_deref().unwrap_or(default.1);
    let reply = *error(status, code, message);
    Some(match failure.retry_after {
        Some(seconds) => reply.header("Retry-After", seconds.to_string()),
        None => reply,
    })
}

fn handled(
    engine: &Engine,
    request: &FakeRequest,
    failure: Option<&FailureSettings>,
    findings: &mut Vec<RequestFinding>,
    operation: &mut Option<String>,
) -> Result<FakeReply, ErrorReply> {
    if let Some(reply) = polled(engine, request) {
        return Ok(reply);
    }
    let query = query(&request.query);
    let route = route(engine, request, &query)?;
    let described = &route.operation.entry.operation;
    *operation = Some(described.id.clone());
    let reply = routed(engine, request, &query, &route, failure, findings);
    reply.map_err(|reply| media::described_error(described, reply))
}

/// Returns the reply to a request with an operation.
fn routed(
    engine: &Engine,
    request: &FakeRequest,
    query: &[(String, String)],
    route: &Route<'_>,
    failure: Option<&FailureSettings>,
    findings: &mut Vec<RequestFinding>,
) -> Result<FakeReply, ErrorReply> {
    let described = &route.operation.entry.operation;
    let definitions = engine.router.definitions(route.operation);
    if let Some(version) = route.nearest_version {
        findings.push(RequestFinding {
            kind: FindingKind::NearestVersion,
            target: "api-version".to_owned(),
            message: format!("the API version is not described; {version} was used"),
        });
    }
    let patterns = &engine.patterns;
    findings.extend(check_parameters(
        definitions,
        patterns,
        described,
        &route.values,
        query,
        request,
    ));
    let body = check_body(definitions, patterns, described, request, findings);
    let filter = filter(definitions, route, query, findings);
    let is_rejected = |finding: &&RequestFinding| match finding.kind.severity() {
        FindingSeverity::Error => true,
        FindingSeverity::Strict => engine.settings.is_strict || is_location(route, finding),
        FindingSeverity::Note => false,
    };
    let errors: Vec<_> = findings.iter().filter(is_rejected).collect();
    if !errors.is_empty() {
        return Err(rejected(&errors));
    }
    let context = Context {
        engine,
        request,
        query,
        route,
        body,
        filter,
        hidden_reads: failure
            .and_then(|it| it.not_found_reads)
            .unwrap_or_default(),
        fails: failure.is_some_and(|it| it.fail_operation),
    };
    if let Some(reply) = providers::providers(&context) {
        return reply;
    }
    let reply = match &route.operation.role {
        Role::Put => put::put(&context),
        Role::Patch => patch::patch(&context),
        Role::Delete => delete::delete(&context),
        Role::Get => match collection(&context) {
            Some(source) => list::list(&context, &source),
            None => get::get(&context),
        },
        Role::Sample => get::get_sample(&context),
        Role::Exists => get::exists(&context),
        Role::List(source) => list::list(&context, source),
        Role::Create => create::create(&context),
        Role::Action => action::action(&context),
    };
    reply.map(|reply| media::described(&context, reply))
}

/// Returns the resources of a collection whose operation is for a resource of any type.
fn collection(context: &Context<'_>) -> Option<ListSource> {
    let path = context.path();
    let is_collection = context.route.operation.is_generic() && path.is_collection();
    let is_list = is_collection && context.is_managed() && !context.is_example();
    is_list.then(|| ListSource::Type(path.resource_type().to_lowercase()))
}

/// Returns the reply to a poll of a long-running operation.
fn polled(engine: &Engine, request: &FakeRequest) -> Option<FakeReply> {
    let (before, id) = request.path.rsplit_once('/')?;
    let is_result = before.ends_with("/operationResults");
    if request.method != "GET" || !is_result && !before.ends_with("/operationStatuses") {
        return None;
    }
    let number = engine.read().operations.number(id)?;
    let mut state = engine.write();
    state.poll(number);
    let url = format!("{}{}?{}", request.origin, request.path, request.query);
    let operation = state.operations.get(number)?;
    let path = format!("{before}/{id}");
    Some(poll(
        operation,
        &path,
        &url,
        is_result,
        engine.settings.retry_after,
    ))
}

fn route<'e>(
    engine: &'e Engine,
    request: &FakeRequest,
    query: &[(String, String)],
) -> Result<Route<'e>, ErrorReply> {
    let versions = query
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("api-version"));
    let versions: Vec<_> = versions.map(|(_, version)| version.as_str()).collect();
    // As Azure Resource Manager reads it, a parameter that occurs twice is a list.
    let version = Some(versions.join(",")).filter(|version| !version.is_empty());
    let version = version.as_deref();
    let is_text = percent_decode_str(&request.path).decode_utf8().is_ok();
    if !is_text {
        return Err(error(400, "BadRequest", "The path is not valid UTF-8."));
    }
    let is_nearest = engine.settings.uses_nearest_version;
    let find = |method: &str| {
        let router = &engine.router;
        router.find(method, &request.path, query, version, is_nearest)
    };
    let mut found = find(&request.method);
    // A path without an operation for HEAD replies as to GET (RFC 9110, 9.3.2).
    if found.is_err() && request.method == "HEAD" {
        found = find("GET");
    }
    found.map_err(|cause| unrouted(request, version, &cause))
}

/// Returns the error for a request without an operation.
fn unrouted(request: &FakeRequest, version: Option<&str>, cause: &RouteError) -> ErrorReply {
    let path = ResourcePath::parse(&request.path);
    if !cause.versions.is_empty() {
        let Some(version) = version else {
            let message =
                "The api-version query parameter (?api-version=) is required for all requests.";
            return error(400, "MissingApiVersionParameter", message);
        };
        let versions: Vec<_> = cause.versions.iter().map(String::as_str).collect();
        let versions = versions.join(", ");
        return match path.namespace() {
            Some(_) => {
                let message = format!(
                    "No registered resource provider found for API version '{version}' for type '{}'. The supported api-versions are '{versions}'.",
                    path.resource_type()
                        .split_once('/')
                        .map_or("", |(_, name)| name)
                );
                error(400, "NoRegisteredProviderFound", message)
            }
            None => {
                let message = format!(
                    "The api-version '{version}' is invalid. The supported versions are '{versions}'."
                );
                error(400, "InvalidApiVersionParameter", message)
            }
        };
    }
    if !cause.methods.is_empty() {
        let methods: Vec<_> = cause.methods.iter().copied().collect();
        let message = format!(
            "The method '{}' is not supported at this path.",
            request.method
        );
        let mut reply = error(405, "MethodNotAllowed", message);
        reply.headers.push(("Allow", methods.join(", ")));
        return reply;
    }
    match path.namespace() {
        Some(namespace) => {
            let message = format!(
                "The resource type '{}' could not be found in the namespace '{namespace}', or no loaded description has this path.",
                path.resource_type()
                    .split_once('/')
                    .map_or("", |(_, name)| name)
            );
            error(404, "InvalidResourceType", message)
        }
        None => error(404, "NotFound", "No loaded description has this path."),
    }
}

/// True if a resource lacks its location, without which Azure Resource Manager creates none.
fn is_location(route: &Route<'_>, finding: &RequestFinding) -> bool {
    route.operation.role == Role::Put
        && route.operation.entry.is_resource_manager
        && finding.kind == FindingKind::MissingMember
        && finding.target == "location"
}

/// Returns the filter of a list. A filter that cannot be evaluated is a finding.
fn filter(
    definitions: &Definitions,
    route: &Route<'_>,
    query: &[(String, String)],
    findings: &mut Vec<RequestFinding>,
) -> Option<FilterExpression> {
    let Role::List(source) = &route.operation.role else {
        return None;
    };
    let mut query = query.iter();
    let text = query.find_map(|(name, text)| (name == "$filter").then_some(text))?;
    let item = page_items(definitions, &route.operation.entry.operation).map(|(_, item)| item);
    let parsed = parse(text).and_then(|filter| {
        let unknown = item.and_then(|item| unknown_member(definitions, &filter, item));
        // The resources of a subscription have the members of all types.
        let has_any_type = *source == ListSource::Everything;
        match unknown.filter(|_| !has_any_type) {
            Some(name) => Err(format!("the items have no member `{name}`")),
            None => Ok(filter),
        }
    });
    match parsed {
        Ok(filter) => Some(filter),
        Err(reason) => {
            findings.push(RequestFinding {
                kind: FindingKind::Filter,
                target: "$filter".to_owned(),
                message: format!("the filter is not evaluated: {reason}"),
            });
            None
        }
    }
}

/// Reads a query.
fn query(text: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
    };
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

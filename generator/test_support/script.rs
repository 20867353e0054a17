//! The responses of the server, from an example.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::{Case, Note, Polling};

/// The path of status monitors.
const MONITOR: &str = "/monitor";
/// The path of results at a `Location`.
const RESULT: &str = "/result";
/// The headers with polling links, and their paths.
const LINKS: [(&str, &str); 3] = [
    ("azure-asyncoperation", MONITOR),
    ("operation-location", MONITOR),
    ("location", RESULT),
];

const CONTENT_TYPE: &str = "content-type";

/// The maximum number of requests of a call; endless polling must fail.
const ENOUGH: usize = 10;

/// A response of the server.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// The responses of the server: the example's response to the first request, then the responses that end a long-running
/// operation.
#[derive(Debug)]
pub struct Script {
    first: Reply,
    monitor: Reply,
    result: Reply,
    too_many: Reply,
    requests: AtomicUsize,
}

impl Script {
    /// Creates the script for the example's response with `status`.
    pub fn new(case: &Case, example: &Value, status: u16, notes: &[Note]) -> Self {
        let response = &example["responses"][status.to_string()];
        let mut first = Reply {
            status,
            headers: headers(response),
            body: match noted(notes, "body") {
                Some(text) => text.as_bytes().to_vec(),
                None => body(&response["body"], notes == [("stream", "")]),
            },
        };
        if let Some(media_type) = noted(notes, CONTENT_TYPE) {
            first.headers.retain(|(name, _)| name != CONTENT_TYPE);
            first.headers.push((CONTENT_TYPE.to_owned(), media_type.to_owned()));
        }
        let mut result = Value::Null;
        let mut monitor = json!({"status": "Succeeded"});
        if let Some(polling) = case.polling {
            lead_on(&mut first, case.request, response, polling);
            let (_, last, place) = polling;
            result = match last {
                Ok(status) => {
                    let body = &example["responses"][status.to_string()]["body"];
                    settled(case.request, body)
                }
                Err(text) => serde_json::from_str(text).expect("JSON"),
            };
            match place {
                "monitor" => monitor = ended(&result),
                "wrapped" => monitor["result"] = result.clone(),
                _ => {}
            }
        }
        Script {
            first,
            monitor: finished(&monitor),
            result: finished(&result),
            too_many: Reply {
                status: 400,
                headers: Vec::new(),
                body: b"the call does not come to an end".to_vec(),
            },
            requests: AtomicUsize::new(0),
        }
    }

    /// Returns the response to the next request.
    pub fn reply(&self, path: &str) -> &Reply {
        match self.requests.fetch_add(1, Ordering::Relaxed) {
            0 => &self.first,
            ENOUGH.. => &self.too_many,
            _ if path == MONITOR => &self.monitor,
            _ => &self.result,
        }
    }
}

/// Returns the text of a note of this kind.
pub fn noted<'n>(notes: &'n [Note], kind: &str) -> Option<&'n str> {
    let mut notes = notes.iter();
    let (_, text) = notes.find(|(own, _)| *own == kind)?;
    Some(text)
}

fn headers(response: &Value) -> Vec<(String, String)> {
    let headers = response["headers"].as_object().into_iter().flatten();
    headers
        .map(|(name, value)| {
            let text = value.as_str().map(str::to_owned);
            (
                name.to_lowercase(),
                text.unwrap_or_else(|| value.to_string()),
            )
        })
        .collect()
}

/// Returns the bytes of a body. The value of a stream is text.
fn body(value: &Value, stream: bool) -> Vec<u8> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) if stream => text.clone().into_bytes(),
        value => value.to_string().into_bytes(),
    }
}

/// Redirects the links of a long-running operation to this server. If the operation continues and the example has no
/// link, adds one to a status monitor.
fn lead_on(first: &mut Reply, request: &str, response: &Value, (header, _, place): Polling) {
    let (_, url) = request.split_once(' ').expect("a method and a URL");
    let has = |first: &Reply, wanted: &str| first.headers.iter().any(|(name, _)| name == wanted);
    let has_link = LINKS.iter().any(|(link, _)| has(first, link));
    // The status monitors that cannot contain the result in the way that the test expects.
    let unfit: &[&str] = match place {
        "located" => &["azure-asyncoperation", "operation-location"],
        "wrapped" => &["azure-asyncoperation"],
        _ => &[],
    };
    first
        .headers
        .retain(|(name, _)| !unfit.contains(&name.as_str()));
    let goes_on = match makes_resource(request) {
        true => !has_link && !is_settled(request, first.status, response),
        // Other operations need no result in the status monitor.
        false => (has_link || first.status == 202) && !has(first, "location"),
    };
    if goes_on && !has(first, header) {
        first.headers.push((header.to_owned(), String::new()));
    }
    let host = url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    for (name, value) in &mut first.headers {
        if let Some((_, path)) = LINKS.iter().find(|(link, _)| link == name) {
            *value = format!("{host}{path}");
        }
    }
    first
        .headers
        .retain(|(name, _)| !name.contains("retry-after"));
    first
        .headers
        .push(("retry-after".to_owned(), "0".to_owned()));
}

/// True if the result of the operation is the resource itself.
fn makes_resource(request: &str) -> bool {
    matches!(request.split(' ').next(), Some("PUT" | "PATCH"))
}

/// True if a response is the last one: the resource in its final state, or no sign of a running operation.
pub fn is_settled(request: &str, status: u16, response: &Value) -> bool {
    let headers = headers(response);
    let has = |link: &str| headers.iter().any(|(name, _)| name == link);
    let has_monitor = has("azure-asyncoperation") || has("operation-location");
    let body = &response["body"];
    let is_last = match (makes_resource(request), status) {
        (true, 200) => !is_unfinished(body),
        (true, 201) => state(body).is_some() && !is_unfinished(body),
        (true, _) | (false, 202) => false,
        (false, _) => !has("location"),
    };
    is_last && !has_monitor
}

/// Returns the final body: a running resource becomes a finished one.
pub fn settled(request: &str, body: &Value) -> Value {
    let mut body = body.clone();
    if makes_resource(request) && is_unfinished(&body) {
        let found = STATES.iter().find_map(|path| {
            let is_state = body.pointer(path).and_then(Value::as_str).is_some();
            is_state.then_some(*path)
        });
        if let Some(state) = found.and_then(|path| body.pointer_mut(path)) {
            *state = json!("Succeeded");
        }
    }
    body
}

/// The states of a resource. The first one counts.
const STATES: [&str; 2] = ["/properties/provisioningState", "/provisioningState"];

fn state(body: &Value) -> Option<&str> {
    let mut states = STATES.iter().filter_map(|path| body.pointer(path));
    states.find_map(Value::as_str).filter(|state| !state.is_empty())
}

/// True if the state of a resource is not final. A service may use other final states, such as `Enabled`, which clients
/// cannot tell from states in progress.
fn is_unfinished(body: &Value) -> bool {
    const FINAL: [&str; 4] = ["Succeeded", "Failed", "Canceled", "Cancelled"];
    let is_final = |state: &str| FINAL.iter().any(|known| known.eq_ignore_ascii_case(state));
    state(body).is_some_and(|state| !is_final(state))
}

/// Returns the response of a status monitor with the result of a finished operation.
pub fn ended(result: &Value) -> Value {
    let mut ended = json!({"status": "Succeeded"});
    if let (Some(ended), Some(result)) = (ended.as_object_mut(), result.as_object()) {
        let others = result.iter().filter(|(name, _)| *name != "status");
        ended.extend(others.map(|(name, value)| (name.clone(), value.clone())));
    }
    ended
}

fn finished(body: &Value) -> Reply {
    Reply {
        status: 200,
        headers: vec![("retry-after".to_owned(), "0".to_owned())],
        body: body.to_string().into_bytes(),
    }
}

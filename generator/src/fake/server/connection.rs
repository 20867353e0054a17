//! One connection of the server.

use std::io;
use std::sync::Arc;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::HOST;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite};

use super::control::control;
use crate::fake::http::{FakeReply, FakeRequest};
use crate::fake::resource_manager::FakeResourceManager;

/// Handles the requests of a connection, until it is closed.
pub(super) async fn handle(
    manager: Arc<FakeResourceManager>,
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    scheme: &'static str,
) {
    let service = service_fn(move |request: Request<Incoming>| {
        let manager = Arc::clone(&manager);
        async move { respond(&manager, request, scheme).await }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service);
    // A client that closes the connection is not an error of the server.
    let _ = connection.await;
}

/// Returns the response to a request, or an error to close the connection.
async fn respond(
    manager: &FakeResourceManager,
    request: Request<Incoming>,
    scheme: &str,
) -> io::Result<Response<Full<Bytes>>> {
    let reply = match read(request, scheme, manager.body_limit()).await {
        Ok(request) => {
            let own = control(manager, &request);
            own.unwrap_or_else(|| manager.respond(&request))
        }
        Err(reply) => reply,
    };
    if let Some(delay) = reply.delay {
        tokio::time::sleep(delay).await;
    }
    if reply.is_dropped {
        return Err(io::ErrorKind::ConnectionReset.into());
    }
    Ok(response(reply))
}

async fn read(
    request: Request<Incoming>,
    scheme: &str,
    limit: usize,
) -> Result<FakeRequest, FakeReply> {
    let (parts, body) = request.into_parts();
    // A body that is announced to be too large is not read.
    if body.size_hint().lower() > limit as u64 {
        return Err(too_large());
    }
    let headers: Vec<_> = parts
        .headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        })
        .collect();
    let header = |name: &str| parts.headers.get(name).and_then(|it| it.to_str().ok());
    // A proxy says what the client sent.
    let scheme = header("x-forwarded-proto").unwrap_or(scheme);
    let host = header("x-forwarded-host").or_else(|| header(HOST.as_str()));
    let host = host.or_else(|| parts.uri.authority().map(|it| it.as_str()));
    let body = Limited::new(body, limit).collect().await;
    let body = body.map_err(|error| unread(&*error))?;
    Ok(FakeRequest {
        method: parts.method.as_str().to_owned(),
        origin: format!("{scheme}://{}", host.unwrap_or("localhost")),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers,
        body: body.to_bytes().to_vec(),
    })
}

/// Returns the reply to a request whose body cannot be read.
fn unread(error: &(dyn std::error::Error + Send + Sync + 'static)) -> FakeReply {
    if error.is::<LengthLimitError>() {
        return too_large();
    }
    let message = format!("The request body cannot be read: {error}.");
    let error = json!({"error": {"code": "BadRequest", "message": message}});
    FakeReply::json(400, &error)
}

/// Returns the reply to a request whose body is too large. The rest of it is not read, so the connection is closed.
fn too_large() -> FakeReply {
    let message = "The request content size exceeds the maximum size.";
    let error = json!({"error": {"code": "RequestContentTooLarge", "message": message}});
    FakeReply::json(413, &error).header("connection", "close")
}

fn response(reply: FakeReply) -> Response<Full<Bytes>> {
    let mut response = Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        response = response.header(*name, value);
    }
    let body = Full::new(Bytes::from(reply.body));
    response.body(body).unwrap_or_else(|_| {
        let mut response = Response::new(Full::default());
        *response.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}

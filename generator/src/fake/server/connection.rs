//! One connection of the server.

use std::io;
use std::sync::Arc;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
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

/// The size limit of request bodies.
const BODY_LIMIT: usize = 64 << 20;

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
    let reply = match read(request, scheme).await {
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

async fn read(request: Request<Incoming>, scheme: &str) -> Result<FakeRequest, FakeReply> {
    let (parts, body) = request.into_parts();
    let headers: Vec<_> = parts
        .headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        })
        .collect();
    let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| parts.uri.authority().map(|it| it.as_str()));
    let body = Limited::new(body, BODY_LIMIT).collect().await;
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
    let (status, code) = match error.is::<LengthLimitError>() {
        true => (413, "RequestEntityTooLarge"),
        false => (400, "BadRequest"),
    };
    let message = format!("The request body cannot be read: {error}.");
    FakeReply::json(
        status,
        &json!({"error": {"code": code, "message": message}}),
    )
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

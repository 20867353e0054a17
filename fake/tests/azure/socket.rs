//! Tests of requests over a socket, written byte by byte.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;

use armsmith::fake::{FakeServer, FakeSettings, Tls};
use tokio::runtime::{Builder, Runtime};

use crate::support::{Azure, body, widget};

/// The size limit of request bodies in these tests.
const LIMIT: usize = 4096;

/// A server in the background.
struct Server {
    server: FakeServer,
    _runtime: Runtime,
}

impl Server {
    fn start() -> Server {
        let azure = Azure::with(FakeSettings {
            body_limit: LIMIT,
            ..FakeSettings::default()
        });
        azure.create_group("g");
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let start = FakeServer::start(Arc::new(azure.manager), address, &Tls::None);
        let server = runtime.block_on(start).expect("a free port");
        Server {
            server,
            _runtime: runtime,
        }
    }

    fn connect(&self) -> Connection {
        let stream = TcpStream::connect(self.server.address()).expect("a connection");
        Connection(BufReader::new(stream))
    }

    /// Returns the status of the response to a request on a new connection.
    fn status(&self, request: impl AsRef<[u8]>) -> u16 {
        let mut connection = self.connect();
        connection.send(request);
        connection.response().status
    }
}

struct Connection(BufReader<TcpStream>);

struct Response {
    status: u16,
    headers: String,
    body: String,
}

impl Connection {
    /// Sends bytes. The server may have closed the connection already.
    fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = self.0.get_mut().write_all(bytes.as_ref());
    }

    fn head(&mut self) -> String {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            let read = self.0.read_line(&mut head).expect("a response");
            assert_ne!(read, 0, "the connection was closed after {head:?}");
        }
        head.to_lowercase()
    }

    fn response(&mut self) -> Response {
        self.response_to("GET")
    }

    fn response_to(&mut self, method: &str) -> Response {
        let headers = self.head();
        let status = headers[9..12].parse().expect("a status");
        let mut lines = headers.lines();
        let length = lines.find_map(|line| line.strip_prefix("content-length: "));
        let length = match method {
            "HEAD" => 0,
            _ => length.and_then(|it| it.parse().ok()).unwrap_or_default(),
        };
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("the whole body");
        Response {
            status,
            headers,
            body: String::from_utf8(body).expect("text"),
        }
    }
}

/// Returns the beginning of a request for a widget.
fn head(method: &str, name: &str, headers: &str) -> String {
    let path = widget(name);
    format!(
        "{method} {path}?api-version=2024-01-01 HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n{headers}\r\n"
    )
}

fn put(name: &str) -> String {
    let body = body().to_string();
    let length = format!("content-length: {}\r\n", body.len());
    head("PUT", name, &length) + &body
}

fn get(name: &str) -> String {
    head("GET", name, "")
}

/// Returns a body in chunks of a size.
fn chunks(body: &str, size: usize) -> String {
    let chunks = body.as_bytes().chunks(size).map(|chunk| {
        let text = String::from_utf8_lossy(chunk);
        format!("{:x};note=1\r\n{text}\r\n", chunk.len())
    });
    chunks.collect::<String>() + "0\r\nx-trailer: 1\r\n\r\n"
}

#[test]
fn a_body_may_come_in_chunks() {
    let server = Server::start();
    let mut connection = server.connect();
    connection.send(head("PUT", "one", "transfer-encoding: chunked\r\n"));
    connection.send(chunks(&body().to_string(), 7));
    assert_eq!(connection.response().status, 201);
    // The connection can be used again.
    connection.send(get("one"));
    assert_eq!(connection.response().status, 200);
    let broken = head("PUT", "two", "transfer-encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n";
    assert_eq!(server.status(broken), 400);
    assert_eq!(server.status(get("two")), 404);
}

#[test]
fn a_body_over_the_limit_is_rejected() {
    let server = Server::start();
    let large = format!("{{\"location\":\"{}\"}}", "x".repeat(LIMIT));
    // With a length, the body is not read.
    let length = format!("content-length: {}\r\n", large.len());
    let mut connection = server.connect();
    connection.send(head("PUT", "one", &length));
    let response = connection.response();
    assert_eq!(response.status, 413, "{}", response.body);
    assert!(
        response.body.contains("RequestContentTooLarge"),
        "{}",
        response.body
    );
    assert!(
        response.headers.contains("connection: close"),
        "{}",
        response.headers
    );
    let mut connection = server.connect();
    connection.send(head("PUT", "one", "transfer-encoding: chunked\r\n"));
    connection.send(chunks(&large, 1000));
    assert_eq!(connection.response().status, 413);
    assert_eq!(server.status(get("one")), 404);
    let exact = " ".repeat(LIMIT - body().to_string().len()) + &body().to_string();
    let length = format!("content-length: {LIMIT}\r\n");
    assert_eq!(server.status(head("PUT", "one", &length) + &exact), 201);
}

#[test]
fn headers_have_limits() {
    let server = Server::start();
    let many: String = (0..200).map(|it| format!("x-{it}: 1\r\n")).collect();
    assert_eq!(server.status(head("GET", "one", &many)), 431);
    let large = format!("x-large: {}\r\n", "x".repeat(1 << 20));
    assert_eq!(server.status(head("GET", "one", &large)), 431);
    let some: String = (0..50)
        .map(|it| format!("x-{it}: {}\r\n", "y".repeat(100)))
        .collect();
    assert_eq!(server.status(head("GET", "one", &some)), 404);
}

#[test]
fn a_request_may_come_byte_by_byte() {
    let server = Server::start();
    let mut connection = server.connect();
    for byte in put("one").as_bytes() {
        connection.send([*byte]);
    }
    assert_eq!(connection.response().status, 201);
}

#[test]
fn an_aborted_request_changes_nothing() {
    let server = Server::start();
    let whole = put("one");
    for length in [10, whole.len() / 2, whole.len() - 1] {
        let mut connection = server.connect();
        connection.send(&whole[..length]);
        connection
            .0
            .get_ref()
            .shutdown(Shutdown::Write)
            .expect("an open connection");
        // The end of the connection, or the error of the request.
        let mut rest = Vec::new();
        let _ = connection.0.read_to_end(&mut rest);
        assert!(!rest.starts_with(b"HTTP/1.1 2"), "{length}");
    }
    assert_eq!(server.status(get("one")), 404);
    assert_eq!(server.status(whole), 201);
}

#[test]
fn pipelined_requests_are_replied_to_in_their_order() {
    let server = Server::start();
    let mut connection = server.connect();
    connection.send(put("one") + &get("one") + &get("two") + &put("two") + &get("two"));
    let statuses: Vec<_> = (0..5).map(|_| connection.response().status).collect();
    assert_eq!(statuses, [201, 200, 404, 201, 200]);
}

#[test]
fn head_has_no_body() {
    let server = Server::start();
    let mut connection = server.connect();
    connection.send(put("one"));
    let etag = connection.response();
    assert!(etag.headers.contains("etag: "));
    connection.send(head("HEAD", "one", "") + &head("HEAD", "two", "") + &get("one"));
    let responses: Vec<_> = ["HEAD", "HEAD", "GET"]
        .map(|method| connection.response_to(method))
        .into();
    assert_eq!((responses[0].status, responses[1].status), (204, 404));
    assert!(responses[2].body.starts_with('{'));
    // A path without an operation for HEAD replies as to GET.
    let list = widget("one")
        .replace("/one?", "?")
        .replace("/widgets/one", "/widgets");
    connection.send(format!(
        "HEAD {list}?api-version=2024-01-01 HTTP/1.1\r\nhost: localhost\r\n\r\n"
    ));
    assert_eq!(connection.response_to("HEAD").status, 200);
    connection.send(get("one"));
    assert_eq!(connection.response().status, 200);
}

#[test]
fn a_client_may_wait_for_the_permission_to_send_a_body() {
    let server = Server::start();
    let text = body().to_string();
    let headers = format!("expect: 100-continue\r\ncontent-length: {}\r\n", text.len());
    let mut connection = server.connect();
    connection.send(head("PUT", "one", &headers));
    assert!(connection.head().starts_with("http/1.1 100 "));
    connection.send(text);
    assert_eq!(connection.response().status, 201);
    let headers = format!("expect: 100-continue\r\ncontent-length: {}\r\n", LIMIT + 1);
    let mut connection = server.connect();
    connection.send(head("PUT", "two", &headers));
    assert_eq!(connection.response().status, 413);
}

#[test]
fn links_have_the_host_that_a_proxy_received() {
    let server = Server::start();
    let mut connection = server.connect();
    let body = body().to_string();
    let headers = format!(
        "x-forwarded-proto: https\r\nx-forwarded-host: management.azure.com\r\ncontent-length: {}\r\n",
        body.len()
    );
    connection.send(head("PUT", "one", &headers) + &body);
    let headers = connection.response().headers;
    let link = "azure-asyncoperation: https://management.azure.com/subscriptions/";
    assert!(headers.contains(link), "{headers}");
}

#[test]
fn bytes_that_are_no_text_are_rejected() {
    let server = Server::start();
    let with = |body: &[u8]| {
        let length = format!("content-length: {}\r\n", body.len());
        [head("PUT", "one", &length).as_bytes(), body].concat()
    };
    assert_eq!(server.status(with(b"{\"location\":\"\xff\xfe\"}")), 400);
    assert_eq!(server.status(with(b"\xff\xfe{\0}\0")), 400);
    assert_eq!(server.status(get("%FF")), 400);
    assert_eq!(
        server.status(b"GET /\xff HTTP/1.1\r\nhost: localhost\r\n\r\n"),
        400
    );
    // A header with other bytes is only looked at if an operation has it.
    let header = [head("GET", "one", "x-note: ").as_bytes(), b""].concat();
    let header = [&header[..header.len() - 2], b"\xff\r\n\r\n"].concat();
    assert_eq!(server.status(header), 404);
}

#[test]
fn requests_that_are_not_http_are_rejected() {
    let server = Server::start();
    for request in [
        "hello\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
        "PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
        "GET / HTTP/1.1\r\nname without colon\r\n\r\n",
    ] {
        assert_eq!(server.status(request), 400, "{request:?}");
    }
    // HTTP/1.0 closes the connection.
    let mut connection = server.connect();
    connection.send(get("one").replace("HTTP/1.1", "HTTP/1.0"));
    let mut text = String::new();
    connection.0.read_to_string(&mut text).expect("the end");
    assert!(text.starts_with("HTTP/1.0 404 "), "{text}");
}

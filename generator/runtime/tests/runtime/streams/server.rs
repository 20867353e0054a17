//! A server on the loopback interface that sends what a test says, and transports for tests.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex, mpsc},
    thread,
};

use async_trait::async_trait;
use azure_core::{
    Bytes, Result,
    http::{AsyncRawResponse, HttpClient, Request, StatusCode, Transport, headers::Headers},
};
use futures::channel::mpsc::UnboundedReceiver;

/// A transport whose response has the chunks of a channel.
#[derive(Debug)]
struct Channel(Mutex<Option<UnboundedReceiver<Result<Bytes>>>>);

#[async_trait]
impl HttpClient for Channel {
    async fn execute_request(&self, _: &Request) -> Result<AsyncRawResponse> {
        let receiver = self.0.lock().unwrap().take().expect("one request");
        Ok(AsyncRawResponse::new(
            StatusCode::Ok,
            Headers::new(),
            Box::pin(receiver),
        ))
    }
}

/// Returns a transport whose only response has the chunks of a channel.
pub fn transport(receiver: UnboundedReceiver<Result<Bytes>>) -> Transport {
    Transport::new(Arc::new(Channel(Mutex::new(Some(receiver)))))
}

/// A response as it is sent.
#[derive(Clone)]
pub struct Script {
    pub head: &'static str,
    pub body: Vec<u8>,
    pub end: End,
}

/// The end of a body.
#[derive(Clone, Copy, PartialEq)]
pub enum End {
    /// The end of the chunks.
    Whole,
    /// The connection is closed without it.
    Lost,
    /// Nothing, until the client closes the connection.
    Silence,
}

/// A request that the server received, with its headers in lower case.
#[derive(Debug)]
pub struct Received {
    pub head: String,
    pub body: Vec<u8>,
}

/// A server that sends one script per connection, byte by byte.
pub struct Server {
    pub endpoint: String,
    pub received: mpsc::Receiver<Received>,
    /// Receives a message when the client closes a connection that is silent.
    pub closed: mpsc::Receiver<()>,
}

impl Server {
    pub fn start(scripts: Vec<Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let (to_test, received) = mpsc::channel();
        let (hang_up, closed) = mpsc::channel();
        thread::spawn(move || {
            for script in scripts {
                let (mut stream, _) = listener.accept().unwrap();
                stream.set_nodelay(true).unwrap();
                let Some(request) = read(&stream) else { return };
                if to_test.send(request).is_err() {
                    return;
                }
                if respond(&mut stream, &script).is_ok() && script.end == End::Silence {
                    // Reading ends when the client closes the connection.
                    let _ = stream.read(&mut [0]);
                    let _ = hang_up.send(());
                }
                let _ = stream.shutdown(Shutdown::Both);
            }
        });
        Self {
            endpoint,
            received,
            closed,
        }
    }
}

fn respond(stream: &mut TcpStream, script: &Script) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n",
        script.head
    );
    stream.write_all(head.as_bytes())?;
    for byte in &script.body {
        stream.write_all(b"1\r\n")?;
        stream.write_all(&[*byte])?;
        stream.write_all(b"\r\n")?;
        stream.flush()?;
    }
    match script.end {
        End::Whole => stream.write_all(b"0\r\n\r\n"),
        End::Lost | End::Silence => Ok(()),
    }
}

fn read(stream: &TcpStream) -> Option<Received> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let head = head.to_ascii_lowercase();
    let mut body = Vec::new();
    if let Some((_, length)) = head.split_once("content-length: ") {
        let length = length.split_once('\r')?.0.parse().ok()?;
        body.resize(length, 0);
        reader.read_exact(&mut body).ok()?;
    } else if head.contains("transfer-encoding: chunked") {
        loop {
            let mut size = String::new();
            reader.read_line(&mut size).ok()?;
            let size = usize::from_str_radix(size.trim(), 16).ok()?;
            let mut chunk = vec![0; size + 2];
            reader.read_exact(&mut chunk).ok()?;
            if size == 0 {
                break;
            }
            body.extend_from_slice(&chunk[..size]);
        }
    }
    Some(Received { head, body })
}

//! A server on the loopback interface that sends responses byte for byte.

use std::sync::{Arc, Mutex};

use azure_core::http::{ClientOptions, RetryOptions, Transport};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::Forward;

/// A socket that sends a given response byte by byte, and records what it receives.
///
/// It accepts one request per connection, and closes it after the response.
pub struct Raw {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Raw {
    /// Opens a socket that sends the same response to every request.
    pub async fn saying(reply: impl Into<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (reply, kept) = (reply.into(), Arc::clone(&heard));
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let request = hear(&mut socket).await;
                kept.lock()
                    .expect("no test panics with the lock")
                    .push(request);
                // The client may have closed the connection.
                let _ = socket.write_all(&reply).await;
            }
        });
        Raw { port, heard }
    }

    /// Opens a socket that returns 200 with a JSON body.
    pub async fn saying_json(body: &str) -> Self {
        Self::saying(format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        ))
        .await
    }

    /// Returns the options of a client that sends all requests to this socket, without retries.
    pub fn options(&self) -> ClientOptions {
        let forward = Forward::to(&format!("http://127.0.0.1:{}", self.port));
        ClientOptions {
            transport: Some(Transport::new(Arc::new(forward))),
            retry: RetryOptions::none(),
            ..Default::default()
        }
    }

    /// Returns the requests as received: head, empty line, body.
    pub fn heard(&self) -> Vec<String> {
        self.heard
            .lock()
            .expect("no test panics with the lock")
            .clone()
    }

    /// Returns the first line of the only request.
    pub fn request_line(&self) -> String {
        let heard = self.heard();
        assert_eq!(heard.len(), 1, "{heard:?}");
        heard[0].lines().next().unwrap_or_default().to_owned()
    }

    /// Returns the body of the only request.
    pub fn body(&self) -> String {
        let heard = self.heard();
        assert_eq!(heard.len(), 1, "{heard:?}");
        let (_, body) = heard[0].split_once("\r\n\r\n").expect("a whole request");
        body.to_owned()
    }
}

/// Reads one request: its head, and a body of the announced length.
async fn hear(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n")
            && body.len() >= announced(head)
        {
            return text;
        }
        match socket.read(&mut buffer).await {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

fn announced(head: &str) -> usize {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let mut lengths = lines.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = lengths
        .next()
        .and_then(|(_, value)| value.trim().parse().ok());
    length.unwrap_or(0)
}

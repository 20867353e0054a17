//! Measures the fake under load over the loopback interface: 10,000 resources; 70 % reads, 15 % lists of 100, 15 %
//! writes with validation. The result is printed as JSON.
//!
//! ```text
//! cargo run --release -p armsmith_fake --example load -- [SECONDS] [CONNECTIONS] [STATE]
//! ```

use std::time::{Duration, Instant};

use armsmith_fake::{Error, Fake, SyncPolicy};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const GROUPS: usize = 100;
const PER_GROUP: usize = 100;
const SUBSCRIPTION: &str = "/subscriptions/11111111-1111-1111-1111-111111111111";
const VAULT: &str = r#"{"location":"eastus","properties":{"tenantId":"8a2f4f3e-0d51-4d4f-9d5c-0d7e6a5b4c3d","sku":{"family":"A","name":"standard"},"accessPolicies":[]},"tags":{"a":"b"}}"#;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |default: u64| {
        let text = arguments.next();
        text.and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let (seconds, connections) = (number(10), number(16));
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs/armsmith.yaml");
    let mut fake = Fake::from_manifest(manifest).polls(0);
    if let Some(state) = std::env::args().nth(3) {
        fake = fake.state(state, SyncPolicy::Second);
    }
    let start = Instant::now();
    let azure = fake.start().await?;
    let loading = start.elapsed();
    let endpoint = azure.endpoint();
    let address = endpoint.trim_start_matches("http://").to_owned();
    let mut connection = Connection::open(&address).await?;
    for group in 0..GROUPS {
        connection.send(&create_group(group)).await?;
        for vault in 0..PER_GROUP {
            connection.send(&put(group, vault)).await?;
        }
    }
    let end = Instant::now() + Duration::from_secs(seconds);
    let clients: Vec<_> = (0..connections)
        .map(|seed| tokio::spawn(client(address.clone(), end, seed)))
        .collect();
    let start = Instant::now();
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await.map_err(std::io::Error::other)??);
    }
    times.sort();
    let rate = times.len() as f64 / start.elapsed().as_secs_f64();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let at = |percent: usize| {
        let time = times.get(times.len() * percent / 100).copied();
        milliseconds(time.unwrap_or_default())
    };
    let result = json!({
        "start_ms": milliseconds(loading),
        "resources": GROUPS * PER_GROUP,
        "requests_per_s": rate,
        "p50_ms": at(50),
        "p99_ms": at(99),
    });
    println!("{result}");
    Ok(())
}

/// Sends requests until the end. Returns the time of each.
async fn client(address: String, end: Instant, seed: u64) -> std::io::Result<Vec<Duration>> {
    let mut connection = Connection::open(&address).await?;
    let mut random = 0x9E37_79B9_7F4A_7C15 ^ (seed << 32);
    let mut times = Vec::new();
    while Instant::now() < end {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let group = random as usize % GROUPS;
        let vault = (random >> 16) as usize % PER_GROUP;
        let request = match (random >> 40) % 100 {
            0..70 => get(group, vault),
            70..85 => list(group),
            _ => put(group, vault),
        };
        let start = Instant::now();
        connection.send(&request).await?;
        times.push(start.elapsed());
    }
    Ok(times)
}

struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Connection {
    async fn open(address: &str) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream,
            received: Vec::new(),
        })
    }

    /// Sends a request, and reads its response, which must be a success.
    async fn send(&mut self, request: &str) -> std::io::Result<()> {
        self.stream.write_all(request.as_bytes()).await?;
        self.received.clear();
        let head = loop {
            self.stream.read_buf(&mut self.received).await?;
            let end = self.received.windows(4).position(|it| it == b"\r\n\r\n");
            if let Some(end) = end {
                break end;
            }
        };
        let text = String::from_utf8_lossy(&self.received[..head]).to_lowercase();
        let length = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length
            .and_then(|it| it.trim().parse().ok())
            .unwrap_or_default();
        assert!(text.starts_with("http/1.1 20"), "{text}");
        while self.received.len() < head + 4 + length {
            self.stream.read_buf(&mut self.received).await?;
        }
        Ok(())
    }
}

fn create_group(group: usize) -> String {
    let path = format!("{SUBSCRIPTION}/resourceGroups/g{group}?api-version=2024-03-01");
    request("PUT", &path, r#"{"location":"eastus"}"#)
}

fn vaults(group: usize) -> String {
    format!("{SUBSCRIPTION}/resourceGroups/g{group}/providers/Microsoft.KeyVault/vaults")
}

fn put(group: usize, vault: usize) -> String {
    let path = format!("{}/vault{vault}?api-version=2023-07-01", vaults(group));
    request("PUT", &path, VAULT)
}

fn get(group: usize, vault: usize) -> String {
    let path = format!("{}/vault{vault}?api-version=2023-07-01", vaults(group));
    request("GET", &path, "")
}

fn list(group: usize) -> String {
    request(
        "GET",
        &format!("{}?api-version=2023-07-01", vaults(group)),
        "",
    )
}

fn request(method: &str, path: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

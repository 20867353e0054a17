//! Tests that a fake whose process is killed loses nothing that it acknowledged.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::{env, thread};

use armsmith_fake::{Fake, SyncPolicy};

/// The variable with the file of the state. It makes the test `server` a server.
const STATE: &str = "ARMSMITH_FAKE_TEST_STATE";
/// The number of acknowledged requests after which the process is killed.
const REQUESTS: usize = 400;
const CLIENTS: usize = 4;
const GROUP: &str = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/g";
const READY: &str = "listening on ";

/// The process of the fake in the test below. In all other runs, it does nothing.
#[tokio::test]
async fn server() {
    let Some(state) = env::var_os(STATE) else {
        return;
    };
    let description = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/widgets.json");
    let fake = Fake::from_specs([description]).polls(0);
    // The policy with the least writes to the disk: the operating system keeps what a killed process wrote.
    let fake = fake.state(state, SyncPolicy::Never);
    let fake = fake.start().await.expect("a valid description");
    println!("{READY}{}", fake.endpoint());
    std::future::pending::<()>().await;
}

#[test]
fn a_killed_process_loses_nothing_that_it_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state.jsonl");
    let (mut process, address) = start(&state);
    let mut first = Client::connect(&address).expect("a server");
    let created = first.send("PUT", GROUP, "2021-04-01", r#"{"location":"eastus"}"#);
    assert_eq!(created.expect("a response").0, 201);
    let (sender, acknowledged) = channel();
    let results: Vec<Written> = thread::scope(|scope| {
        let clients = (0..CLIENTS).map(|client| {
            let (address, sender) = (&address, sender.clone());
            scope.spawn(move || write(address, client, &sender))
        });
        let clients: Vec<_> = clients.collect();
        drop(sender);
        assert_eq!(acknowledged.iter().take(REQUESTS).count(), REQUESTS);
        // On Unix, this is SIGKILL.
        process.kill().expect("a running process");
        process.wait().expect("the process");
        let results = clients.into_iter().map(|it| it.join().expect("a client"));
        results.collect()
    });
    let (mut process, address) = start(&state);
    let mut client = Client::connect(&address).expect("a server");
    let mut get = |name: &str| {
        let reply = client.send("GET", &widget(name), "2024-01-01", "");
        reply.expect("a response").0
    };
    let created: Vec<_> = results.iter().flat_map(|it| &it.created).collect();
    let deleted: Vec<_> = results.iter().flat_map(|it| &it.deleted).collect();
    assert!(created.len() + deleted.len() >= REQUESTS / 2);
    let lost = created.iter().filter(|name| get(name) != 200);
    assert_eq!(lost.count(), 0, "of {}", created.len());
    let kept = deleted.iter().filter(|name| get(name) != 404);
    assert_eq!(kept.count(), 0, "of {}", deleted.len());
    process.kill().expect("a running process");
    process.wait().expect("the process");
}

/// The resources of a client whose last request was acknowledged.
#[derive(Debug, Default)]
struct Written {
    created: Vec<String>,
    deleted: Vec<String>,
}

/// Creates resources, and deletes every third one, until the connection breaks.
fn write(address: &str, client: usize, acknowledged: &Sender<()>) -> Written {
    let mut written = Written::default();
    let mut attempt = || -> io::Result<()> {
        let mut connection = Client::connect(address)?;
        for number in 0.. {
            let name = format!("w{client}-{number}");
            let body = r#"{"location":"eastus","properties":{"size":3}}"#;
            let (status, _) = connection.send("PUT", &widget(&name), "2024-01-01", body)?;
            assert_eq!(status, 201);
            let _ = acknowledged.send(());
            written.created.push(name.clone());
            if number % 3 == 0 {
                // Until the response, either outcome is right.
                written.created.pop();
                let (status, _) = connection.send("DELETE", &widget(&name), "2024-01-01", "")?;
                assert!(status < 300, "{status}");
                let _ = acknowledged.send(());
                written.deleted.push(name);
            }
        }
        Ok(())
    };
    let broken = attempt();
    assert!(broken.is_err(), "the process was not killed");
    written
}

fn widget(name: &str) -> String {
    format!("{GROUP}/providers/Contoso.Widgets/widgets/{name}")
}

/// Starts this test binary as a server. Returns its address.
fn start(state: &Path) -> (Child, String) {
    let mut command = Command::new(env::current_exe().expect("this binary"));
    command.args(["--exact", "server", "--nocapture"]);
    command.env(STATE, state).stdout(Stdio::piped());
    let mut process = command.spawn().expect("this binary");
    let output = BufReader::new(process.stdout.take().expect("the output"));
    let mut lines = output.lines().map_while(Result::ok);
    let address = lines.find_map(|line| {
        let (_, url) = line.split_once(READY)?;
        Some(url.trim_start_matches("http://").to_owned())
    });
    (process, address.expect("the address"))
}

struct Client {
    stream: BufReader<TcpStream>,
}

impl Client {
    fn connect(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Client {
            stream: BufReader::new(stream),
        })
    }

    /// Sends a request. Returns the status code and the body.
    fn send(
        &mut self,
        method: &str,
        path: &str,
        version: &str,
        body: &str,
    ) -> io::Result<(u16, Vec<u8>)> {
        let request = format!(
            "{method} {path}?api-version={version} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|it| it.parse().ok());
        let status = status.ok_or_else(broken)?;
        let mut length = 0;
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(broken());
            }
            let header = line.trim_end().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse().map_err(|_| broken())?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok((status, body))
    }
}

//! Measures the fake with all services of a checkout of the public specifications: the examples that it accepts in
//! strict mode, the planted faults that it rejects, and 1,000 random requests per service.
//!
//! ```text
//! cargo run --release -p armsmith_fake --example corpus -- CHECKOUT [TEXT]
//! ```
//!
//! With a text, only the services whose path contains it are measured.

#[path = "../../tests/curated/faults.rs"]
mod faults;
#[path = "../../tests/curated/request.rs"]
mod request;
#[path = "../../tests/curated/requests.rs"]
mod requests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use armsmith::fake::{DescriptionInput, FakeResourceManager, FakeSettings, FindingKind};
use armsmith::ir::Api;
use armsmith::pipeline::{Silent, analyze_readme};
use armsmith::source::Sources;

/// The number of random requests per service.
const REQUESTS: usize = 1000;

/// The counts of all services.
#[derive(Debug, Default)]
struct Counts {
    services: usize,
    examples: usize,
    accepted: usize,
    planted: usize,
    rejected: usize,
    random: usize,
    /// The refused examples by the first finding, or else by the error.
    refused: BTreeMap<String, usize>,
}

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let checkout = arguments.next().unwrap_or_else(|| ".".to_owned());
    let text = arguments.next().unwrap_or_default();
    let mut readmes = Vec::new();
    find(Path::new(&checkout), &mut readmes)?;
    readmes.sort();
    let mut counts = Counts::default();
    for readme in readmes {
        if readme.to_string_lossy().contains(&text) {
            service(&readme, &mut counts);
        }
    }
    println!(
        "{} services: {} of {} examples accepted, {} of {} planted faults rejected, {} random requests",
        counts.services,
        counts.accepted,
        counts.examples,
        counts.rejected,
        counts.planted,
        counts.random
    );
    for (reason, count) in counts.refused {
        println!("{count:6} {reason}");
    }
    Ok(())
}

/// Finds the readmes of services below a folder.
fn find(folder: &Path, readmes: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, readmes)?;
        } else if path.file_name().is_some_and(|name| name == "readme.md") {
            readmes.push(path);
        }
    }
    Ok(())
}

fn service(readme: &Path, counts: &mut Counts) {
    let name = readme.display();
    let mut sources = Sources::of_inputs(&[readme.to_owned()], None);
    let analysis = analyze_readme(
        &mut sources,
        readme,
        None,
        Default::default(),
        None,
        &Silent,
    );
    let Ok(analysis) = analysis else {
        println!("{name}: not loaded");
        return;
    };
    counts.services += 1;
    let load = |settings| {
        let input = DescriptionInput::Readme {
            path: readme.to_owned(),
            tag: None,
            root: None,
        };
        FakeResourceManager::load(&[input], settings).expect("valid descriptions")
    };
    let strict = load(FakeSettings {
        is_strict: true,
        has_examples: true,
        polls: 0,
        recorded: 1,
        ..FakeSettings::default()
    });
    let lenient = load(FakeSettings::default());
    for module in &analysis.package.modules {
        examples(&name.to_string(), &strict, &module.api, counts);
    }
    let apis: Vec<_> = analysis.package.modules.iter().map(|it| &it.api).collect();
    random(&name.to_string(), &lenient, &apis, counts);
}

fn examples(service: &str, fake: &FakeResourceManager, api: &Api, counts: &mut Counts) {
    for operation in api.operations() {
        for example in &operation.examples {
            let Some(request) = request::request(api, operation, example) else {
                continue;
            };
            fake.reset().expect("no log");
            counts.examples += 1;
            let reply = fake.respond(&request);
            let is_absent = operation.method.as_str() == "HEAD" && reply.status == 404;
            if reply.status >= 400 && !is_absent {
                let recorded = fake.requests().pop().expect("the request");
                let mut findings = recorded.findings.iter();
                let first = findings.find(|it| it.kind != FindingKind::UnlistedValue);
                let body = reply.value();
                let reason = match first {
                    Some(finding) => format!("{:?}", finding.kind),
                    None => body["error"]["code"].to_string(),
                };
                let reason = format!("{} {reason}", reply.status);
                let (id, name) = (&operation.id, &example.name);
                let message = &body["error"]["message"];
                println!("refused {service} {id} {name}: {reason} {message}");
                *counts.refused.entry(reason).or_default() += 1;
                continue;
            }
            counts.accepted += 1;
            let mut responses = operation.responses.iter();
            let is_declared = responses.any(|it| {
                it.status == reply.status || it.is_range && (200..300).contains(&reply.status)
            });
            if !is_declared {
                let (id, status) = (&operation.id, reply.status);
                println!("undeclared {service} {id}: {status}");
            }
            for fault in faults::faults(&api.definitions, operation, &request) {
                counts.planted += 1;
                let reply = fake.respond(&fault.request);
                match reply.status {
                    400.. => counts.rejected += 1,
                    _ => println!("missed {service} {}: {}", operation.id, fault.name),
                }
                if reply.status >= 500 {
                    println!("failed {service} {}: {}", operation.id, fault.name);
                }
            }
        }
    }
}

fn random(service: &str, fake: &FakeResourceManager, apis: &[&Api], counts: &mut Counts) {
    let mut random = requests::RandomRequests::new();
    let operations: Vec<_> = apis
        .iter()
        .flat_map(|api| {
            api.operations()
                .map(|operation| (&api.definitions, operation))
        })
        .collect();
    for (definitions, operation) in operations.iter().cycle().take(REQUESTS) {
        let request = random.next(definitions, operation);
        counts.random += 1;
        let mut next = Some(request);
        for _ in 0..2 {
            let Some(request) = next.take() else { break };
            let reply = fake.respond(&request);
            let is_failure = reply.status >= 500 && reply.status != 501;
            if is_failure {
                let (method, path) = (&request.method, &request.path);
                println!("failed {service} {method} {path}: {}", reply.value());
            }
            next = requests::linked(&reply);
        }
    }
}

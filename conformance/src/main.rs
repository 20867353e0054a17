//! Runs the scenarios of the AutoRest test server and of a storage emulator with generated clients, and writes the
//! results.

#[macro_use]
mod scenario;
mod counter;
mod scenarios;
mod shared_key;
mod transport;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs};

use counter::Counter;
use scenario::{EMULATED, Failure, Scenario, World, described};
use serde::Serialize;
use transport::{Exchange, Wire};

/// The time limit of a scenario.
const PATIENCE: Duration = Duration::from_secs(60);

/// The results of all scenarios.
#[derive(Serialize)]
struct Record<'a> {
    suites: &'a BTreeMap<&'static str, BTreeSet<String>>,
    scenarios: Vec<Ended>,
}

/// The result of one scenario.
#[derive(Serialize)]
struct Ended {
    name: &'static str,
    suite: &'static str,
    fault: Option<String>,
    exchanges: Vec<Exchange>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let option = |name: &str| arguments.iter().find_map(|each| each.strip_prefix(name));
    let Some(results) = option("--results=") else {
        println!("usage: --results=FILE [--server=ADDRESS] [--emulator=ADDRESS] [TEXT]...");
        return Ok(());
    };
    let server = option("--server=");
    let emulator = option("--emulator=");
    let filter: Vec<_> = arguments
        .iter()
        .filter(|each| !each.starts_with("--"))
        .collect();
    let mut counter = server.map(Counter::new);
    let mut ended = Vec::new();
    let mut suites = BTreeMap::<_, BTreeSet<String>>::new();
    for scenario in &scenarios::all() {
        let emulated = scenario.suite == EMULATED;
        let Some(address) = (if emulated { emulator } else { server }) else {
            continue;
        };
        if emulated {
            let names = scenario.names().map(str::to_owned);
            suites.entry(scenario.suite).or_default().extend(names);
        }
        let wanted = |text: &&String| scenario.name.contains(text.as_str());
        if filter.is_empty() || filter.iter().any(wanted) {
            let counter = counter.as_mut().filter(|_| !emulated);
            ended.extend(run(scenario, address, counter).await?);
        }
    }
    if let Some(mut counter) = counter {
        counter.counted().await?;
        suites.append(&mut counter.names);
    }
    let record = Record {
        suites: &suites,
        scenarios: ended,
    };
    fs::write(results, serde_json::to_string_pretty(&record)?)?;
    Ok(())
}

/// Clears the counters, if there are any, runs a scenario, and checks what was counted.
async fn run(
    scenario: &Scenario,
    server: &str,
    mut counter: Option<&mut Counter>,
) -> Result<Vec<Ended>, Failure> {
    if let Some(counter) = &counter {
        counter.clear().await?;
    }
    let world = World {
        server: server.to_owned(),
        wire: Arc::new(Wire::new()),
    };
    let running = tokio::task::LocalSet::new();
    let task = running.run_until(async {
        let task = tokio::task::spawn_local((scenario.run)(world.clone()));
        tokio::time::timeout(PATIENCE, task).await
    });
    let outcome = match task.await {
        Err(_) => Err(format!("took longer than {} s", PATIENCE.as_secs())),
        Ok(Err(panic)) => Err(panic.to_string()),
        Ok(Ok(outcome)) => outcome.map_err(|error| described(&*error)),
    };
    let outcome = match &mut counter {
        Some(counter) => {
            let counted = counter.counted().await?;
            outcome.and_then(|()| match_counted(scenario, &counted))
        }
        None => outcome,
    };
    let fault = outcome.err();
    let exchanges = match fault {
        Some(_) => world.wire.exchanges(),
        None => Vec::new(),
    };
    let ended = |name| Ended {
        name,
        suite: scenario.suite,
        fault: fault.clone(),
        exchanges: exchanges.clone(),
    };
    Ok(scenario.names().map(ended).collect())
}

/// Returns an error unless exactly the names of the scenario were counted.
fn match_counted(scenario: &Scenario, counted: &BTreeSet<(&str, String)>) -> Result<(), String> {
    let names = scenario.names();
    let expected = names
        .map(|name| (scenario.suite, name.to_owned()))
        .collect();
    match *counted == expected {
        true => Ok(()),
        false => Err(format!("the server counted {counted:?}")),
    }
}

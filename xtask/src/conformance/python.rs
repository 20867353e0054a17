//! Scenarios of the Azure SDK for Python against `armsmith fake`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::process::Process;
use super::record::{ConformanceResults, Scenario};
use crate::workspace::{MANIFEST, cargo};

/// The name of the suite.
const SUITE: &str = "python";
/// The folder of the scenarios.
const FOLDER: &str = "conformance/python";
/// The scenarios whose descriptions are in `specs/`.
const CURATED: [&str; 5] = ["resource", "msi", "storage", "keyvault", "authorization"];
/// The other scenarios, and the readmes of their services in a checkout of the specifications.
const OTHERS: [(&str, &str); 5] = [
    ("network", "network/resource-manager/readme.md"),
    ("compute", "compute/resource-manager/readme.md"),
    (
        "containerservice",
        "containerservice/resource-manager/Microsoft.ContainerService/aks/readme.md",
    ),
    ("sql", "sql/resource-manager/readme.md"),
    ("web", "web/resource-manager/readme.md"),
];

/// Returns the reason why the scenarios cannot run on this machine, if any.
pub(super) fn obstacle() -> Option<String> {
    let mut command = Command::new("python3");
    command.args([
        "-c",
        "import venv, ensurepip, sys; sys.exit(sys.version_info < (3, 9))",
    ]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let found = command.status().is_ok_and(|status| status.success());
    (!found).then(|| "the scenarios need Python 3.9 or later with `venv`".to_owned())
}

/// Runs the scenarios. With a checkout of the specifications, it also runs those of services that `specs/` does not
/// have.
pub(super) fn run(
    work: &Path,
    checkout: Option<&Path>,
    record: &mut ConformanceResults,
) -> Result<(), String> {
    let python = installed(work)?;
    let fake = built()?;
    let authority = work.join("fake-ca.pem");
    let mut command = Command::new(fake);
    command
        .args([
            "fake",
            "--message-format",
            "json",
            "--nearest-version",
            "--quiet",
        ])
        .args(["--manifest", MANIFEST])
        .arg("--tls")
        .arg(&authority)
        .stdin(Stdio::null());
    let mut names: Vec<_> = CURATED.to_vec();
    for (name, readme) in OTHERS {
        if let Some(checkout) = checkout {
            let readme = checkout.join("specification").join(readme);
            command.arg("--readme").arg(readme);
            names.push(name);
        }
    }
    let (_fake, endpoint) = Process::start(command, &work.join("fake.log"), endpoint_in)?;
    let output = Command::new(python)
        .arg(Path::new(FOLDER).join("scenarios.py"))
        .arg(&endpoint)
        .args(&names)
        .env("REQUESTS_CA_BUNDLE", &authority)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run the scenarios: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let scenarios: Vec<_> = text.lines().filter_map(scenario).collect();
    if scenarios.len() != names.len() {
        return Err(format!(
            "{} of {} scenarios ran:\n{text}",
            scenarios.len(),
            names.len()
        ));
    }
    let all: BTreeSet<_> = names.into_iter().map(str::to_owned).collect();
    record.suites.insert(SUITE.to_owned(), all);
    record.scenarios.extend(scenarios);
    Ok(())
}

/// Installs the packages once. Returns the interpreter.
fn installed(work: &Path) -> Result<PathBuf, String> {
    let wrong = |error: std::io::Error| error.to_string();
    let home = work.join("python");
    let requirements = Path::new(FOLDER).join("requirements.txt");
    let wanted = fs::read_to_string(&requirements).map_err(wrong)?;
    let python = home.join("bin/python");
    // Written last, so that an interrupted installation is repeated.
    let done = home.join("installed.txt");
    if fs::read_to_string(&done).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    eprintln!("installing Python packages in {}", home.display());
    let log = File::create(work.join("pip.log")).map_err(wrong)?;
    let mut steps = [Command::new("python3"), Command::new(&python)];
    steps[0].args(["-m", "venv"]).arg(&home);
    steps[1]
        .args(["-m", "pip", "install", "--quiet", "--requirement"])
        .arg(&requirements);
    for mut step in steps {
        step.stdout(log.try_clone().map_err(wrong)?);
        step.stderr(log.try_clone().map_err(wrong)?);
        if !step.status().map_err(wrong)?.success() {
            return Err(format!(
                "cannot install the Python packages: see {}",
                work.join("pip.log").display()
            ));
        }
    }
    fs::write(&done, wanted).map_err(wrong)?;
    Ok(python)
}

/// Builds the command with the fake. Returns its path.
fn built() -> Result<PathBuf, String> {
    #[derive(Deserialize)]
    struct Message {
        executable: Option<PathBuf>,
    }
    let output = Command::new(cargo())
        .args([
            "build",
            "--quiet",
            "--package",
            "armsmith",
            "--bin",
            "armsmith",
        ])
        .args(["--no-default-features", "--features", "cli,fake-tls"])
        .args(["--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok());
    let mut found = messages.filter_map(|message| message.executable);
    found
        .next()
        .ok_or_else(|| "the fake was not built".to_owned())
}

/// Returns the endpoint in the output of the fake.
fn endpoint_in(said: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Ready {
        endpoint: String,
    }
    let mut lines = said.lines();
    lines
        .find_map(|line| serde_json::from_str::<Ready>(line).ok())
        .map(|ready| ready.endpoint)
}

fn scenario(line: &str) -> Option<Scenario> {
    #[derive(Deserialize)]
    struct Line {
        name: String,
        error: Option<String>,
    }
    let line: Line = serde_json::from_str(line).ok()?;
    Some(Scenario {
        name: line.name,
        suite: SUITE.to_owned(),
        fault: line.error,
        exchanges: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_endpoint_is_what_the_fake_says() {
        let said = "{\"endpoint\":\"https://localhost:41\",\"operations\":3}\n";
        assert_eq!(endpoint_in(said).as_deref(), Some("https://localhost:41"));
        assert_eq!(endpoint_in("{\"endp"), None);
    }

    #[test]
    fn a_scenario_fails_with_its_error() {
        let line = "{\"name\": \"msi\", \"error\": \"wrong\"}";
        assert_eq!(
            scenario(line).and_then(|it| it.fault).as_deref(),
            Some("wrong")
        );
        assert!(scenario("text").is_none());
    }
}

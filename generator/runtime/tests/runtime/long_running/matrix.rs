//! A matrix of long-running operations: every start, method, location of the result and course.

use armsmith_runtime::{Call, FinalState, Operation, ServiceError};
use azure_core::http::{Method, NoFormat, Poller};

use crate::support::{Reply, Service, connect, models::Everything, reply};

const RESOURCE: &str = "https://management.azure.com/things/1?api-version=7";
const MONITOR: &str = "https://eastus.management.azure.com/monitors/1?t=a%2Bb&api-version=7";
const MONITOR_2: &str = "https://eastus.management.azure.com/monitors/2?api-version=7";
const LOCATION: &str = "https://management.azure.com/results/1?api-version=7";
const LOCATION_2: &str = "https://management.azure.com/results/2?api-version=7";

const FAILURE: &str = r#""error":{"code":"QuotaExceeded","message":"no more","details":[{"code":"Inner","message":"why"}]}"#;

/// The links in the first response.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Start {
    Monitor,
    OperationLocation,
    Location,
    Both,
    Nothing,
}

/// The course of the operation.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Course {
    Succeeds,
    Fails,
    IsCancelled,
    HasUnknownStates,
    ChangesItsLink,
    HasRelativeLinks,
}

const STARTS: [Start; 5] = [
    Start::Monitor,
    Start::OperationLocation,
    Start::Location,
    Start::Both,
    Start::Nothing,
];
const VERBS: [Method; 4] = [Method::Put, Method::Patch, Method::Post, Method::Delete];
const FINAL_STATES: [FinalState; 5] = [
    FinalState::Unspecified,
    FinalState::AzureAsyncOperation,
    FinalState::Location,
    FinalState::OriginalUri,
    FinalState::OperationLocation,
];
const COURSES: [Course; 6] = [
    Course::Succeeds,
    Course::Fails,
    Course::IsCancelled,
    Course::HasUnknownStates,
    Course::ChangesItsLink,
    Course::HasRelativeLinks,
];

/// One case: the responses of the service and the expected requests and result.
struct Case {
    start: Start,
    verb: Method,
    final_state: FinalState,
    course: Course,
}

/// Where the client polls.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Look {
    AtMonitor,
    BehindLocation,
    AtResource,
    Nowhere,
}

impl Case {
    fn look(&self) -> Look {
        match self.start {
            Start::Monitor | Start::OperationLocation | Start::Both => Look::AtMonitor,
            Start::Location => Look::BehindLocation,
            Start::Nothing if self.verb == Method::Post => Look::Nowhere,
            Start::Nothing => Look::AtResource,
        }
    }

    fn makes_resource(&self) -> bool {
        matches!(self.verb, Method::Put | Method::Patch)
    }

    fn link(&self, link: &'static str) -> &'static str {
        match self.course {
            Course::HasRelativeLinks if link == MONITOR => "/monitors/1?t=a%2Bb&api-version=7",
            Course::HasRelativeLinks => "../results/1",
            _ => link,
        }
    }

    fn first(&self) -> Reply {
        let status = match (self.verb, self.start) {
            (Method::Put, _) => 201,
            (Method::Post, Start::Nothing) => 200,
            _ => 202,
        };
        let body = match self.verb {
            Method::Put | Method::Patch => {
                r#"{"name":"first","properties":{"provisioningState":"Creating"}}"#
            }
            Method::Post if self.start == Start::Nothing => r#"{"name":"first"}"#,
            _ => "",
        };
        let first = reply(status, body).now();
        let monitor = self.link(MONITOR);
        let location = self.link(LOCATION);
        match self.start {
            Start::Monitor => first.with("azure-asyncoperation", monitor),
            Start::OperationLocation => first.with("operation-location", monitor),
            Start::Location => first.with("location", location),
            Start::Both => first
                .with("azure-asyncoperation", monitor)
                .with("location", location),
            Start::Nothing => first,
        }
    }

    /// Returns a response while the operation is in progress.
    fn going_on(&self, state: &str) -> Reply {
        match self.look() {
            Look::AtMonitor => reply(200, format!(r#"{{"name":"monitor","status":"{state}"}}"#)),
            Look::BehindLocation => reply(202, ""),
            _ => reply(
                200,
                format!(r#"{{"properties":{{"provisioningState":"{state}"}}}}"#),
            ),
        }
        .now()
    }

    /// Returns the last response of an operation that succeeds.
    fn done(&self) -> Reply {
        match self.look() {
            Look::AtMonitor => reply(
                200,
                r#"{"name":"monitor","status":"Succeeded","result":{"name":"in the monitor"}}"#,
            ),
            Look::BehindLocation if self.verb == Method::Delete => reply(204, ""),
            Look::BehindLocation => reply(200, r#"{"name":"location"}"#),
            _ if self.verb == Method::Delete => reply(404, ""),
            _ => reply(
                200,
                r#"{"name":"resource","properties":{"provisioningState":"Succeeded"}}"#,
            ),
        }
    }

    /// Returns the last response of an operation that does not succeed.
    fn undone(&self, state: &str) -> Reply {
        match self.look() {
            Look::AtMonitor => reply(200, format!(r#"{{"status":"{state}",{FAILURE}}}"#)),
            Look::BehindLocation | Look::Nowhere => reply(409, format!("{{{FAILURE}}}")),
            Look::AtResource => reply(
                200,
                format!(r#"{{"properties":{{"provisioningState":"{state}",{FAILURE}}}}}"#),
            ),
        }
    }

    /// Returns the responses between the first and the result.
    fn course(&self) -> Vec<Reply> {
        match self.course {
            Course::Succeeds | Course::HasRelativeLinks => {
                vec![self.going_on("InProgress"), self.done()]
            }
            Course::Fails => vec![self.going_on("InProgress"), self.undone("Failed")],
            Course::IsCancelled => vec![self.undone("Canceled")],
            Course::HasUnknownStates => vec![
                self.going_on("Validating"),
                self.going_on("ResolvingDNS"),
                self.going_on("running"),
                self.done(),
            ],
            Course::ChangesItsLink => {
                let changing = self.going_on("InProgress");
                let changing = match self.start {
                    Start::Monitor => changing.with("azure-asyncoperation", MONITOR_2),
                    Start::OperationLocation => changing.with("operation-location", MONITOR_2),
                    Start::Location => changing.with("location", LOCATION_2),
                    Start::Both => changing
                        .with("azure-asyncoperation", MONITOR_2)
                        .with("location", LOCATION_2),
                    Start::Nothing => changing,
                };
                vec![changing, self.done()]
            }
        }
    }

    /// Returns the name in the result, and the URL from which it must be fetched, if any.
    fn result(&self) -> (&'static str, Option<&'static str>) {
        let location = if self.course == Course::ChangesItsLink {
            LOCATION_2
        } else {
            LOCATION
        };
        let monitor = if self.start == Start::OperationLocation {
            "in the monitor"
        } else {
            "monitor"
        };
        let behind_location = || ("location", Some(location));
        let at_resource = ("resource", Some(RESOURCE));
        match (self.look(), self.final_state) {
            (Look::AtResource, _) => ("resource", None),
            (Look::Nowhere, _) => ("first", None),
            (Look::AtMonitor, FinalState::Location) if self.start == Start::Both => {
                behind_location()
            }
            (_, FinalState::OriginalUri) => at_resource,
            (Look::AtMonitor, _) if self.makes_resource() => at_resource,
            (Look::BehindLocation, _) => ("location", None),
            (Look::AtMonitor, FinalState::Unspecified) if self.start == Start::Both => {
                behind_location()
            }
            (Look::AtMonitor, _) => (monitor, None),
        }
    }

    /// Returns the URLs of the polls.
    fn looks(&self, count: usize) -> Vec<&'static str> {
        let (first, later) = match self.look() {
            Look::AtMonitor if self.course == Course::HasRelativeLinks => (
                "https://management.azure.com/monitors/1?t=a%2Bb&api-version=7",
                MONITOR_2,
            ),
            Look::AtMonitor => (MONITOR, MONITOR_2),
            Look::BehindLocation => (LOCATION, LOCATION_2),
            Look::AtResource | Look::Nowhere => (RESOURCE, RESOURCE),
        };
        let later = if self.course == Course::ChangesItsLink {
            later
        } else {
            first
        };
        (0..count)
            .map(|index| if index == 0 { first } else { later })
            .collect()
    }

    async fn run(&self) {
        let does_end_well = !matches!(self.course, Course::Fails | Course::IsCancelled);
        let course = match self.look() {
            // The first response is the last.
            Look::Nowhere => Vec::new(),
            _ => self.course(),
        };
        let first = match (self.look(), does_end_well) {
            (Look::Nowhere, false) => self.undone("Failed"),
            _ => self.first(),
        };
        let mut expected = vec![format!("{} {RESOURCE}", self.verb)];
        expected.extend(
            self.looks(course.len())
                .iter()
                .map(|url| format!("GET {url}")),
        );
        let (name, fetched) = self.result();
        let fetches = self.verb != Method::Delete && does_end_well;
        if let Some(url) = fetched.filter(|_| fetches) {
            expected.push(format!("GET {url}"));
        }
        let mut script = vec![first];
        script.extend(course);
        script.push(reply(200, format!(r#"{{"name":"{name}"}}"#)));
        let service = Service::new(script);

        let result = if self.verb == Method::Delete {
            let response = begin::<(), NoFormat>(&service, self).await;
            response.map(|response| {
                assert!(response.body().is_empty(), "{}", self.label());
                name.to_owned()
            })
        } else {
            let response = begin::<Everything, _>(&service, self).await;
            response.map(|response: azure_core::http::Response<Everything>| {
                response
                    .into_model()
                    .expect("decodes")
                    .name
                    .expect("has a name")
            })
        };
        assert_eq!(service.lines(), expected, "{}", self.label());
        match result {
            Ok(found) => {
                assert!(does_end_well, "{}", self.label());
                assert_eq!(found, name, "{}", self.label());
            }
            Err(error) => {
                assert!(!does_end_well, "{}: {error}", self.label());
                assert_eq!(error.to_string(), "no more", "{}", self.label());
                let said = ServiceError::of(&error).expect("the response of the service");
                assert_eq!(
                    said.code.as_deref(),
                    Some("QuotaExceeded"),
                    "{}",
                    self.label()
                );
                assert_eq!(
                    said.details[0].code.as_deref(),
                    Some("Inner"),
                    "{}",
                    self.label()
                );
            }
        }
    }

    fn label(&self) -> String {
        format!(
            "{:?} {} {:?} {:?}",
            self.start, self.verb, self.final_state, self.course
        )
    }
}

async fn begin<T, F>(
    service: &std::sync::Arc<Service>,
    case: &Case,
) -> azure_core::Result<azure_core::http::Response<T, F>>
where
    T: Send + 'static,
    F: azure_core::http::Format + Send + 'static,
{
    let call = Call::new(case.verb, "/things/{name}", &[200, 201, 202, 204])
        .path("name", "1")
        .api_version("api-version", "7")
        .final_state(case.final_state);
    let connection = connect(service);
    let poller: Poller<Operation<T, F>> = connection.poller(call, Default::default())?;
    poller.await
}

#[tokio::test(start_paused = true)]
async fn every_combination_ends_as_it_must() {
    let mut count = 0;
    for start in STARTS {
        for verb in VERBS {
            for final_state in FINAL_STATES {
                for course in COURSES {
                    let case = Case {
                        start,
                        verb,
                        final_state,
                        course,
                    };
                    case.run().await;
                    count += 1;
                }
            }
        }
    }
    assert_eq!(count, 600);
}

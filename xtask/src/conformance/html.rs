//! The HTML report of a run.

use std::fmt::Write;

use super::record::{ConformanceResults, Exchange};
use super::referee::RefereeResults;
use crate::report::{self, escaped};

/// Returns the self-contained page.
pub(super) fn page(record: &ConformanceResults) -> String {
    let mut body = String::from("<dl>");
    for score in record.scores() {
        let (suite, passed, all) = (escaped(score.suite), score.passed, score.all);
        let _ = write!(
            body,
            "<div><dt>{suite}</dt><dd>{passed} of {all}</dd></div>"
        );
    }
    let _ = writeln!(
        body,
        "<div><dt>time</dt><dd>{:.1} s</dd></div></dl>",
        record.wall_ms / 1e3
    );
    body.push_str("<h2>Failures</h2>\n");
    for (scenario, fault) in record.failures() {
        let (name, suite) = (escaped(&scenario.name), escaped(&scenario.suite));
        let exchanges: String = scenario.exchanges.iter().map(exchange).collect();
        let fault = escaped(fault);
        let _ = writeln!(
            body,
            "<details><summary>{name} ({suite})</summary><pre>{fault}</pre>{exchanges}</details>"
        );
    }
    body.extend(record.requests.iter().map(requests));
    for (step, why) in &record.skipped {
        let (step, why) = (escaped(step), escaped(why));
        let _ = writeln!(body, "<h2>Skipped: {step}</h2>\n<p>{why}</p>");
    }
    body.push_str("<h2>Missing</h2>\n");
    for score in record.scores() {
        let suite = escaped(score.suite);
        let names = escaped(&score.missing.join(", "));
        let _ = writeln!(body, "<h3>{suite}</h3>\n<p>{names}</p>");
    }
    report::page(
        "Armsmith conformance",
        &format!("Armsmith on {}", record.judges.join(", ")),
        &body,
    )
}

/// Returns the section about the requests for examples.
fn requests(judged: &RefereeResults) -> String {
    let mut text = format!("<h2>Requests</h2>\n<p>{}</p>\n", escaped(&judged.summary()));
    for fault in judged.faults() {
        let _ = writeln!(text, "<pre>{}</pre>", escaped(&fault));
    }
    for own in judged.of_examples() {
        let _ = writeln!(text, "<p>In the example itself: {}</p>", escaped(&own));
    }
    text
}

fn exchange(exchange: &Exchange) -> String {
    let (request, response) = (escaped(&exchange.request), escaped(&exchange.response));
    format!("<h4>Request</h4><pre>{request}</pre><h4>Response</h4><pre>{response}</pre>")
}

#[cfg(test)]
mod tests {
    use super::super::record::Scenario;
    use super::*;

    #[test]
    fn what_the_server_says_is_no_markup() {
        let record = ConformanceResults {
            scenarios: vec![Scenario {
                name: "a".into(),
                suite: "vanilla".into(),
                fault: Some("wrong".into()),
                exchanges: vec![Exchange {
                    request: "GET /".into(),
                    response: "<script>".into(),
                }],
            }],
            ..ConformanceResults::default()
        };
        let page = page(&record);
        assert!(page.contains("&lt;script&gt;"), "{page}");
        assert!(!page.contains("<pre><script>"), "{page}");
    }
}

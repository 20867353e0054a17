//! The command `armsmith explain`.

use serde_json::json;

use super::arguments::Explain;
use super::{Console, MessageFormat, Outcome};
use crate::diagnostics::Code;

pub(super) fn run(arguments: &Explain, console: &Console) -> Outcome {
    let asked: Vec<Code> = match &arguments.code {
        Some(name) => Code::from_name(name).into_iter().collect(),
        None => Code::ALL.to_vec(),
    };
    for code in asked {
        match (console.format, &arguments.code) {
            (MessageFormat::Json, _) => console.output(format!("{}\n", object(code))),
            (MessageFormat::Human, Some(_)) => console.output(code.explain()),
            (MessageFormat::Human, None) => {
                let severity = code.severity().name();
                console.output(format!("{:24}{severity:9}{}\n", code.name(), code.title()));
            }
        }
    }
    Outcome::Done
}

fn object(code: Code) -> serde_json::Value {
    json!({
        "code": code.name(),
        "severity": code.severity(),
        "title": code.title(),
        "explanation": code.explanation(),
        "remedy": code.remedy(),
    })
}

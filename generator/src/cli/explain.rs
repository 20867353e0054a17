//! The command `armsmith explain`.

use serde_json::json;

use super::arguments::Explain;
use super::{Console, MessageFormat, Outcome};
use crate::diagnostics::Code;

pub(super) fn run(arguments: &Explain, console: &Console) -> Outcome {
    let asked: Vec<Code> = match &arguments.code {
        Some(code) => vec![*code],
        None => Code::ALL.to_vec(),
    };
    let width = asked
        .iter()
        .map(|code| code.name().len())
        .max()
        .unwrap_or(0);
    for code in asked {
        match (console.format, &arguments.code) {
            (MessageFormat::Json, _) => console.output(format!("{}\n", object(code))),
            (MessageFormat::Human, Some(_)) => console.output(code.explain()),
            (MessageFormat::Human, None) => {
                let severity = code.severity().name();
                let (name, title) = (code.name(), code.title());
                console.output(format!("{name:width$}  {severity:9}{title}\n"));
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

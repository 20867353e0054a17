//! The command `armsmith inspect`.

use serde_json::{Value, json};

use super::arguments::{Inspect, InspectStage, OutputFormat};
use super::{Console, Outcome};
use crate::diagnostics::Diagnostics;
use crate::inspect::{self, ApiView, text};
use crate::names;
use crate::pipeline::Analysis;
use crate::report;
use crate::rust::{self, options::Options};
use crate::source::Sources;

pub(super) fn run(arguments: &Inspect, console: &Console) -> Outcome {
    let mut sources = match arguments.input.sources() {
        Ok(sources) => sources,
        Err(diagnostic) => return console.wrong(diagnostic),
    };
    let mut analysis = match arguments.input.analyze(&mut sources) {
        Ok(analysis) => analysis,
        Err(diagnostics) => {
            console.report(&diagnostics, &sources, false);
            return Outcome::Wrong;
        }
    };
    let look = look(&mut analysis, arguments.stage);
    match OutputFormat::or_of(arguments.format, console.format) {
        OutputFormat::Text => {
            if !console.report(&analysis.diagnostics, &sources, false) {
                return Outcome::Wrong;
            }
            console.output(look.text);
        }
        OutputFormat::Json => {
            let document = json!({
                "result": look.json,
                "diagnostics": messages(&analysis.diagnostics, &sources),
            });
            console.output(format!("{document:#}\n"));
        }
        OutputFormat::Yaml => {
            if !console.report(&analysis.diagnostics, &sources, false) {
                return Outcome::Wrong;
            }
            console.output(yaml(&look.json));
        }
    }
    console.times(&analysis.times);
    Outcome::Done
}

struct Inspection {
    text: String,
    json: Value,
}

fn look(analysis: &mut Analysis, stage: InspectStage) -> Inspection {
    let package = &analysis.package;
    match stage {
        InspectStage::Api => {
            let views: Vec<_> = package
                .modules
                .iter()
                .map(|module| ApiView::of(&module.api))
                .collect();
            Inspection {
                text: views.iter().map(text).collect(),
                json: views.first().map(value).unwrap_or_default(),
            }
        }
        InspectStage::Ir => Inspection {
            text: yaml(&value(package)),
            json: value(package),
        },
        InspectStage::Rust => {
            let names = names::assign(package, &mut analysis.diagnostics);
            let options = Options::standalone("inspected", "armsmith inspect");
            let krate = rust::builder::krate(package, &names, &options);
            Inspection {
                text: inspect::krate(&krate),
                json: value(&krate),
            }
        }
        InspectStage::Names => {
            let names = names::assign(package, &mut analysis.diagnostics);
            Inspection {
                text: inspect::names(package, &names),
                json: value(&names),
            }
        }
    }
}

fn value(of: &impl serde::Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

fn yaml(of: &Value) -> String {
    serde_yaml::to_string(of).unwrap_or_default()
}

fn messages(diagnostics: &Diagnostics, sources: &Sources) -> Vec<Value> {
    report::json(diagnostics, sources)
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

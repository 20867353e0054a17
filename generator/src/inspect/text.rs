//! The summary of an API as aligned text.

use std::fmt::Write;

use super::columns::columns;
use super::{ApiView, GroupView, MemberView, ModelView, OperationView, ParameterView};

/// Formats the summary of an API as aligned text.
pub fn text(api: &ApiView) -> String {
    let mut out = String::new();
    let facts = [
        ["versions".to_owned(), api.versions.join(", ")],
        ["endpoint".to_owned(), api.endpoint.clone()],
        ["sign-in".to_owned(), sign_in(&api.authentication)],
    ];
    line(&mut out, &api.title);
    out.push_str(&columns(2, &facts));
    if !api.parameters.is_empty() {
        line(&mut out, "\nSupplied by the client");
        let rows: Vec<_> = api.parameters.iter().map(parameter).collect();
        out.push_str(&columns(2, &rows));
    }
    let count: usize = api.groups.iter().map(|group| group.operations.len()).sum();
    line(&mut out, &format!("\nOperations ({count})"));
    for group in &api.groups {
        operations(&mut out, group);
    }
    if !api.models.is_empty() {
        line(&mut out, &format!("\nModels ({})", api.models.len()));
        for each in &api.models {
            model(&mut out, each);
        }
    }
    choices(&mut out, api);
    out
}

fn sign_in(alternatives: &[String]) -> String {
    match alternatives {
        [] => "none".to_owned(),
        alternatives => alternatives.join(" or "),
    }
}

fn operations(out: &mut String, group: &GroupView) {
    let name = match group.name.as_str() {
        "" => "(no group)",
        name => name,
    };
    line(out, &format!("\n  {name}"));
    for each in &group.operations {
        operation(out, each);
    }
}

fn operation(out: &mut String, operation: &OperationView) {
    line(out, &format!("    {} {}", operation.method, operation.path));
    let mut head = operation.id.clone();
    if let Some(version) = &operation.api_version {
        let _ = write!(head, ", version {version}");
    }
    if operation.deprecated {
        head.push_str(", deprecated");
    }
    line(out, &format!("        {head}"));
    let mut rows: Vec<_> = operation.parameters.iter().map(parameter).collect();
    if let Some(body) = &operation.body {
        rows.push([
            body.name.clone(),
            "body".into(),
            body.ty.clone(),
            optional(body.required, vec![body.kind.clone()]),
        ]);
    }
    out.push_str(&columns(10, &rows));
    let mut facts = vec![["yields".to_owned(), yields(operation)]];
    if let Some(paging) = &operation.paging {
        let item = &paging.item;
        let pages = format!("{item} in {}, next: {}", paging.items, paging.next);
        facts.push(["pages of".into(), pages]);
    }
    if let Some(options) = &operation.long_running {
        let result = options.result.as_deref().unwrap_or("nothing");
        let via = options
            .final_state
            .as_ref()
            .map_or(String::new(), |via| format!(" via {via}"));
        facts.push(["long-running".into(), format!("{result} in the end{via}")]);
    }
    facts.push(["fails with".into(), operation.error.clone()]);
    out.push_str(&columns(8, &facts));
}

fn yields(operation: &OperationView) -> String {
    let statuses: Vec<_> = operation
        .responses
        .iter()
        .filter(|response| !response.error)
        .map(|response| match response.range {
            true => "any other success".to_owned(),
            false => response.status.to_string(),
        })
        .collect();
    format!("{} ({})", operation.output, statuses.join(", "))
}

fn parameter(parameter: &ParameterView) -> [String; 4] {
    let notes = [
        (parameter.client, "from the client"),
        (parameter.skip_url_encoding, "may hold slashes"),
    ];
    let notes = notes.into_iter().filter(|(holds, _)| *holds);
    [
        parameter.name.clone(),
        parameter.location.clone(),
        parameter.ty.clone(),
        optional(
            parameter.required,
            notes.map(|(_, note)| note.to_owned()).collect(),
        ),
    ]
}

fn optional(required: bool, mut notes: Vec<String>) -> String {
    if !required {
        notes.push("optional".into());
    }
    notes.join(", ")
}

fn model(out: &mut String, model: &ModelView) {
    let mut notes = vec![model.usage.join(", ")];
    notes.extend(
        model
            .common
            .iter()
            .map(|file| format!("common type of {file}")),
    );
    if !model.parents.is_empty() {
        notes.push(format!("from {}", model.parents.join(", ")));
    }
    line(out, &format!("\n  {}  ({})", model.name, notes.join("; ")));
    let mut rows: Vec<_> = model.members.iter().map(member).collect();
    if let Some(ty) = &model.additional {
        rows.push(["*".into(), ty.clone(), "any other member".into()]);
    }
    out.push_str(&columns(4, &rows));
}

fn member(member: &MemberView) -> [String; 3] {
    [
        member.name.clone(),
        member.ty.clone(),
        member.notes.join(", "),
    ]
}

fn choices(out: &mut String, api: &ApiView) {
    if !api.unions.is_empty() {
        line(out, &format!("\nUnions ({})", api.unions.len()));
    }
    for union in &api.unions {
        line(
            out,
            &match &union.discriminator {
                Some(discriminator) => format!("\n  {}  by {discriminator}", union.name),
                None => format!("\n  {}  by JSON", union.name),
            },
        );
        let rows: Vec<_> = union
            .alternatives
            .iter()
            .map(|(tag, model)| [tag.clone(), model.clone()])
            .collect();
        out.push_str(&columns(4, &rows));
    }
    if !api.tuples.is_empty() {
        line(out, &format!("\nTuples ({})", api.tuples.len()));
    }
    for tuple in &api.tuples {
        line(out, &format!("\n  {}", tuple.name));
        let items = tuple.items.iter().enumerate();
        let items = items.map(|(index, item)| [index.to_string(), item.clone()]);
        let further = tuple.further.iter();
        let further = further.map(|ty| ["*".to_owned(), ty.clone()]);
        out.push_str(&columns(4, &items.chain(further).collect::<Vec<_>>()));
    }
    if !api.enumerations.is_empty() {
        let count = api.enumerations.len();
        line(out, &format!("\nEnumerations ({count})"));
    }
    let rows: Vec<_> = api
        .enumerations
        .iter()
        .map(|each| [each.name.clone(), each.base.clone(), each.values.join(", ")])
        .collect();
    out.push_str(&columns(2, &rows));
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

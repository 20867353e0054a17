//! Descriptions of operations without a description, from their names.

use crate::ir::{HttpMethod, Operation, Parameter, ParameterLocation, code};
use crate::names::Words;

/// Verbs at the start of operation names, and their form in a sentence.
const VERBS: [(&str, &str); 24] = [
    ("create or update", "Creates or updates"),
    ("create or replace", "Creates or replaces"),
    ("add", "Adds"),
    ("approve", "Approves"),
    ("cancel", "Cancels"),
    ("check", "Checks"),
    ("create", "Creates"),
    ("delete", "Deletes"),
    ("export", "Exports"),
    ("get", "Gets"),
    ("list", "Lists"),
    ("lock", "Locks"),
    ("move", "Moves"),
    ("purge", "Purges"),
    ("regenerate", "Regenerates"),
    ("register", "Registers"),
    ("restart", "Restarts"),
    ("restore", "Restores"),
    ("set", "Sets"),
    ("start", "Starts"),
    ("stop", "Stops"),
    ("unregister", "Unregisters"),
    ("update", "Updates"),
    ("validate", "Validates"),
];

/// Words after which the rest of the name describes a place or manner, not the object.
const PREPOSITIONS: [&str; 8] = ["at", "by", "for", "from", "in", "of", "under", "with"];

/// Returns a sentence such as "Lists storage accounts by resource group.", or `None` if the name has no known verb.
pub(super) fn operation(operation: &Operation) -> Option<String> {
    let group = operation
        .described_id()
        .strip_suffix(operation.described_name())?;
    let group = group.trim_end_matches('_');
    if group.is_empty() {
        return None;
    }
    let group = Words::of(group).spaced();
    let name = Words::of(operation.described_name()).spaced();
    let (verb, rest) = verb(&name)?;
    let verb = match verb {
        // A POST that is no list, such as one for keys or for a new token, returns what its name lists.
        "Lists" if operation.method == HttpMethod::Post && operation.paging().is_none() => {
            "Returns"
        }
        verb => verb,
    };
    let first = rest.split(' ').next().unwrap_or_default();
    let one = || match operation.path.ends_with('}') {
        true => with_article(&singular(&group)),
        false => group.clone(),
    };
    Some(if rest.is_empty() {
        format!("{verb} {}.", one())
    } else if PREPOSITIONS.contains(&first) {
        format!("{verb} {} {rest}.", one())
    } else {
        format!("{verb} {rest} of {group}.")
    })
}

/// A sentence such as "The `top` query parameter."
pub(super) fn parameter(parameter: &Parameter) -> String {
    let name = code(&parameter.wire_name);
    match parameter.location {
        ParameterLocation::Host => format!("The {name} part of the endpoint."),
        ParameterLocation::Path => format!("The {name} path parameter."),
        ParameterLocation::Query => format!("The {name} query parameter."),
        ParameterLocation::Header => format!("The {name} header."),
        ParameterLocation::Cookie => format!("The {name} cookie."),
        ParameterLocation::Form => format!("The {name} part of the form."),
    }
}

/// A sentence on a property. Those of the resources of Azure Resource Manager have the same meaning everywhere.
pub(super) fn property(wire_name: &str, is_resource: bool) -> String {
    let known = match wire_name {
        "id" => "The ID of the resource.",
        "name" => "The name of the resource.",
        "type" => "The type of the resource.",
        "location" => "The Azure region of the resource.",
        "tags" => "The tags of the resource.",
        _ => return format!("The {} property.", code(wire_name)),
    };
    match is_resource {
        true => known.to_owned(),
        false => format!("The {} property.", code(wire_name)),
    }
}

fn verb(name: &str) -> Option<(&'static str, &str)> {
    VERBS.iter().find_map(|(verb, sentence)| {
        let rest = name.strip_prefix(verb)?;
        match rest.strip_prefix(' ') {
            Some(rest) => Some((*sentence, rest)),
            None => rest.is_empty().then_some((*sentence, "")),
        }
    })
}

fn with_article(noun: &str) -> String {
    match noun.starts_with(['a', 'e', 'i', 'o']) {
        true => format!("an {noun}"),
        false => format!("a {noun}"),
    }
}

fn singular(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let hissing = ["sses", "xes", "ches", "shes", "uses"];
    if hissing.iter().any(|ending| noun.ends_with(ending)) {
        return noun.strip_suffix("es").unwrap_or(noun).to_owned();
    }
    let is_one = ["ss", "us", "is"]
        .iter()
        .any(|ending| noun.ends_with(ending));
    match noun.strip_suffix('s') {
        Some(stem) if !is_one => stem.to_owned(),
        _ => noun.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_lose_their_plural() {
        for (many, one) in [
            ("resource groups", "resource group"),
            ("policies", "policy"),
            ("addresses", "address"),
            ("statuses", "status"),
            ("access", "access"),
        ] {
            assert_eq!(singular(many), one);
        }
        assert_eq!(with_article("identity"), "an identity");
    }

    #[test]
    fn the_longest_verb_counts_and_only_as_a_word() {
        assert_eq!(verb("create or update"), Some(("Creates or updates", "")));
        assert_eq!(verb("list by group"), Some(("Lists", "by group")));
        assert_eq!(verb("listing"), None);
    }
}

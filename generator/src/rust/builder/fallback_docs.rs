//! Descriptions of operations, parameters and properties without a description, from their names.

use crate::ir::{HttpMethod, Model, Operation, Parameter, ParameterLocation, Property, Type, code};
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
        ParameterLocation::Query => match query_option(&parameter.wire_name) {
            Some(known) => known.to_owned(),
            None => format!("The {name} query parameter."),
        },
        ParameterLocation::Header => match header(&parameter.wire_name) {
            Some(known) => known.to_owned(),
            None => format!("The {name} header."),
        },
        ParameterLocation::Cookie => format!("The {name} cookie."),
        ParameterLocation::Form => format!("The {name} part of the form."),
    }
}

/// Returns the meaning of a system query option of OData.
fn query_option(wire_name: &str) -> Option<&'static str> {
    Some(match wire_name.to_lowercase().as_str() {
        "$count" => "True to include the number of items in the response.",
        "$expand" => "The related items to include in the response, as an OData expression.",
        "$filter" => "The condition for items in the response, as an OData expression.",
        "$orderby" => "The order of the items, as an OData expression.",
        "$search" => "The text to search for.",
        "$select" => "The properties to include in the response.",
        "$skip" => "The number of items to skip.",
        "$skiptoken" => {
            "The token of the page to return, from the link to it in a previous response."
        }
        "$top" => "The maximum number of items to return.",
        _ => return None,
    })
}

/// Returns the meaning of a request header that HTTP defines (RFC 9110).
fn header(wire_name: &str) -> Option<&'static str> {
    Some(match wire_name.to_lowercase().as_str() {
        "accept" => "The accepted media types of the response.",
        "accept-language" => "The preferred languages of the response.",
        "content-type" => "The media type of the body.",
        "if-match" => "The ETag that the resource must have.",
        "if-modified-since" => "The time after which the resource must have been modified.",
        "if-none-match" => "The ETag that the resource must not have.",
        "if-unmodified-since" => "The time after which the resource must not have been modified.",
        "range" => "The range of bytes to return.",
        _ => return None,
    })
}

/// A sentence on a property of a model. Those of the resources of Azure Resource Manager, and of the pages of its
/// lists, have the same meaning everywhere.
pub(super) fn property(model: &Model, property: &Property, is_resource: bool) -> String {
    let known = match property.wire_name.as_str() {
        name if is_next_link(name) && model.properties.iter().any(is_list) => {
            Some("The URL of the next page.")
        }
        "value" if is_list(property) && has_next_link(model) => Some("The items of the page."),
        name if is_resource => resource_property(name),
        _ => None,
    };
    match known {
        Some(known) => known.to_owned(),
        None => format!("The {} property.", code(&property.wire_name)),
    }
}

fn resource_property(wire_name: &str) -> Option<&'static str> {
    Some(match wire_name {
        "etag" => "The ETag of the resource.",
        "extendedLocation" => "The extended location of the resource.",
        "id" => "The ID of the resource.",
        "identity" => "The managed identities of the resource.",
        "kind" => "The kind of the resource.",
        "location" => "The Azure region of the resource.",
        "managedBy" => "The ID of the managing resource.",
        "name" => "The name of the resource.",
        "plan" => "The marketplace plan of the resource.",
        "properties" => "The properties of the resource.",
        "sku" => "The SKU of the resource.",
        "systemData" => {
            "The time and the author of the creation and of the last change of the resource."
        }
        "tags" => "The tags of the resource.",
        "type" => "The type of the resource.",
        "zones" => "The availability zones of the resource.",
        _ => return None,
    })
}

fn is_next_link(wire_name: &str) -> bool {
    let name = wire_name.rsplit(['.', '@']).next().unwrap_or_default();
    name.eq_ignore_ascii_case("nextLink")
}

fn has_next_link(model: &Model) -> bool {
    let mut names = model.properties.iter().map(|it| it.wire_name.as_str());
    names.any(is_next_link)
}

fn is_list(property: &Property) -> bool {
    matches!(property.ty, Type::Array { .. })
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
    fn next_links_have_the_name_of_azure_or_odata() {
        for name in [
            "nextLink",
            "NextLink",
            "@odata.nextLink",
            "odata.nextLink",
            "@nextLink",
        ] {
            assert!(is_next_link(name), "{name}");
        }
        assert!(!is_next_link("nextLinks") && !is_next_link("link"));
    }

    #[test]
    fn the_longest_verb_counts_and_only_as_a_word() {
        assert_eq!(verb("create or update"), Some(("Creates or updates", "")));
        assert_eq!(verb("list by group"), Some(("Lists", "by group")));
        assert_eq!(verb("listing"), None);
    }
}

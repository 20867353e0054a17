//! Evaluates filters.

use std::cmp::Ordering;

use serde_json::Value;

use super::{FilterExpression, FilterOperator, TextFunction};
use crate::fake::route::ResourcePath;

impl FilterExpression {
    /// True if an item meets the condition. `scope` is that of the request, in lower case.
    pub(in crate::fake) fn matches(&self, item: &Value, scope: &str) -> bool {
        match self {
            FilterExpression::And(left, right) => match (tag_name(left), tag_value(right)) {
                (Some(name), Some(value)) => {
                    let tag = member(item, &["tags", name]);
                    tag.is_some_and(|tag| compare(&tag, value) == Some(Ordering::Equal))
                }
                _ => left.matches(item, scope) && right.matches(item, scope),
            },
            FilterExpression::Or(left, right) => {
                left.matches(item, scope) || right.matches(item, scope)
            }
            FilterExpression::Not(inner) => !inner.matches(item, scope),
            FilterExpression::AtScope => is_within(scope, &scope_of(item)),
            FilterExpression::AtScopeAndBelow => {
                let own = scope_of(item);
                is_within(scope, &own) || is_within(&own, scope)
            }
            FilterExpression::Text {
                function,
                path,
                text,
            } => {
                let Some(Value::String(found)) = found(item, path) else {
                    return false;
                };
                let (found, text) = (found.to_lowercase(), text.to_lowercase());
                match function {
                    TextFunction::StartsWith => found.starts_with(&text),
                    TextFunction::EndsWith => found.ends_with(&text),
                    TextFunction::Contains => found.contains(&text),
                }
            }
            FilterExpression::Compare {
                path,
                operator,
                value,
            } => {
                if let Some(name) = tag_name(self) {
                    return member(item, &["tags", name]).is_some();
                }
                if let Some(value) = tag_value(self) {
                    let tags = item.get("tags").and_then(Value::as_object);
                    let mut values = tags.into_iter().flat_map(|tags| tags.values());
                    return values.any(|tag| compare(tag, value) == Some(Ordering::Equal));
                }
                let own = found(item, path).unwrap_or_default();
                let mut order = compare(&own, value);
                // The properties of some resources have members with the names of those of every resource.
                if order != Some(Ordering::Equal) && *operator == FilterOperator::Equal {
                    let names: Vec<_> = path.iter().map(String::as_str).collect();
                    let inner = member(item, &[&["properties"], names.as_slice()].concat());
                    order = inner.and_then(|inner| compare(&inner, value)).or(order);
                }
                match operator {
                    FilterOperator::Equal => order == Some(Ordering::Equal),
                    FilterOperator::NotEqual => order != Some(Ordering::Equal),
                    FilterOperator::Greater => order == Some(Ordering::Greater),
                    FilterOperator::GreaterOrEqual => order.is_some_and(Ordering::is_ge),
                    FilterOperator::Less => order == Some(Ordering::Less),
                    FilterOperator::LessOrEqual => order.is_some_and(Ordering::is_le),
                }
            }
        }
    }
}

/// Returns the scope of an item, in lower case.
fn scope_of(item: &Value) -> String {
    let id = item.get("id").and_then(Value::as_str).unwrap_or_default();
    ResourcePath::parse(id).scope().to_lowercase()
}

/// True if a scope is another one or below it.
fn is_within(scope: &str, other: &str) -> bool {
    scope
        .strip_prefix(other)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns the name of `tagName eq '…'`, which is no member.
fn tag_name(expression: &FilterExpression) -> Option<&str> {
    equal_to(expression, "tagName").and_then(Value::as_str)
}

/// Returns the value of `tagValue eq '…'`, which is no member.
fn tag_value(expression: &FilterExpression) -> Option<&Value> {
    equal_to(expression, "tagValue")
}

fn equal_to<'e>(expression: &'e FilterExpression, name: &str) -> Option<&'e Value> {
    match expression {
        FilterExpression::Compare {
            path,
            operator: FilterOperator::Equal,
            value,
        } => match path.as_slice() {
            [own] if own.eq_ignore_ascii_case(name) => Some(value),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the value that a filter calls by this path: a member, a member of `properties`, or a part of the ID.
fn found(item: &Value, path: &[String]) -> Option<Value> {
    let path: Vec<_> = path.iter().map(String::as_str).collect();
    let own = member(item, &path);
    let own = own.or_else(|| member(item, &[&["properties"], path.as_slice()].concat()));
    own.or_else(|| {
        let [name] = path.as_slice() else {
            return None;
        };
        let id = item.get("id").and_then(Value::as_str)?;
        match name.to_ascii_lowercase().as_str() {
            "resourcetype" => item.get("type").cloned(),
            "resourcegroup" => Some(ResourcePath::parse(id).resource_group()?.into()),
            _ => None,
        }
    })
}

/// Returns a member by the names of its path, in any letter case.
fn member(item: &Value, path: &[&str]) -> Option<Value> {
    let mut at = item;
    for name in path {
        let members = at.as_object()?;
        at = members.get(*name).or_else(|| {
            let mut members = members.iter();
            members.find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value))
        })?;
    }
    Some(at.clone())
}

/// Compares values. The letter case of text is ignored, as resource providers do.
fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::String(left), Value::String(right)) => {
            Some(left.to_lowercase().cmp(&right.to_lowercase()))
        }
        (Value::Number(left), Value::Number(right)) => left.as_f64()?.partial_cmp(&right.as_f64()?),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        (Value::Null, Value::Null) => Some(Ordering::Equal),
        // Numbers and booleans are texts in some models.
        (Value::String(left), right @ (Value::Number(_) | Value::Bool(_))) => {
            Some(left.as_str().cmp(&right.to_string()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::parse;

    #[test]
    fn a_filter_selects_items() {
        let item = json!({
            "id": "/subscriptions/s/resourceGroups/G/providers/A.B/c/Widget1",
            "name": "Widget1",
            "type": "A.B/c",
            "location": "eastus",
            "tags": {"env": "test", "team": "a's"},
            "properties": {"size": 3, "enabled": true, "owner": {"name": "Ann"}, "created": "2024-05-01T00:00:00Z"},
        });
        for (filter, expected) in [
            ("name eq 'widget1'", true),
            ("name ne 'widget1'", false),
            ("properties/size gt 2 and properties/size lt 4", true),
            ("size ge 4 or enabled eq true", true),
            ("owner/name eq 'Ann' and not (location eq 'westus')", true),
            ("startswith(name, 'Wid')", true),
            ("endswith(name,'2') eq true", false),
            ("substringof('dget', name)", true),
            ("contains(properties/owner/name, 'x')", false),
            ("resourceType eq 'a.b/c' and resourceGroup eq 'g'", true),
            ("tagName eq 'env' and tagValue eq 'test'", true),
            ("tagName eq 'env' and tagValue eq 'a''s'", false),
            ("tagName eq 'team'", true),
            ("created ge datetime'2024-04-30T00:00:00Z'", true),
            ("created lt 2024-04-30T00:00:00Z", false),
            ("missing eq null", true),
            ("missing eq 'x'", false),
            ("atScope()", true),
        ] {
            let parsed = parse(filter).unwrap();
            let scope = "/subscriptions/s/resourcegroups/g";
            assert_eq!(parsed.matches(&item, scope), expected, "{filter}");
        }
        let matches = |filter: &str, scope: &str| parse(filter).unwrap().matches(&item, scope);
        assert!(!matches("atScope()", "/subscriptions/s"));
        assert!(matches(
            "atScope()",
            "/subscriptions/s/resourcegroups/g/providers/a.b/c/d"
        ));
        assert!(!matches("atScope()", "/subscriptions/s/resourcegroups/g2"));
        assert!(matches("atScopeAndBelow()", "/subscriptions/s"));
        assert!(!matches(
            "atScopeAndBelow()",
            "/subscriptions/s/resourcegroups/g2"
        ));
    }

    #[test]
    fn a_filter_without_an_operator_is_the_beginning_of_names() {
        let item = json!({"name": "Log-1.a"});
        assert!(parse("log-1").unwrap().matches(&item, ""));
        assert!(!parse("1").unwrap().matches(&item, ""));
    }

    #[test]
    fn other_filters_are_not_evaluated() {
        for (filter, reason) in [
            ("", "it ends in a condition"),
            ("name;", "`;` is not supported"),
            ("name eq", "it ends in a condition"),
            ("name eq 'x", "a text has no end"),
            ("name has 'x'", "the operator `has` is not supported"),
            (
                "length(name) gt 2",
                "the function `length` is not supported",
            ),
            ("tags/any(t: t eq 'x')", "`t:` is not expected"),
            ("a eq 1 b eq 2", "`b` is not expected"),
            ("(a eq 1", "it ends in a condition"),
            ("a eq 1;", "`;` is not supported"),
        ] {
            let found = parse(filter).unwrap_err();
            let is_other = filter.contains("any(");
            assert!(is_other || found == reason, "{filter}: {found}");
        }
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"not ".repeat(100_000)).is_err());
    }
}

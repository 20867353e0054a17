//! The constraints of a value as sentences.

use serde_json::{Number, Value};

use crate::dialect::document::{ExclusiveBound, Schema, SchemaType};
use crate::ir::code;

/// Returns one sentence per constraint of a schema.
pub(crate) fn sentences(schema: &Schema<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(range(schema));
    let lengths = (&schema.min_length, &schema.max_length);
    sentences.extend(count(lengths, "character", "characters"));
    let items = (&schema.min_items, &schema.max_items);
    sentences.extend(count(items, "item", "items"));
    let entries = (&schema.min_properties, &schema.max_properties);
    sentences.extend(count(entries, "entry", "entries"));
    if schema.unique_items
        && schema
            .kinds
            .kind
            .is_none_or(|kind| kind == SchemaType::Array)
    {
        sentences.push("No item occurs twice.".to_owned());
    }
    if let Some(number) = &schema.multiple_of {
        sentences.push(format!("A multiple of {number}."));
    }
    if let Some(pattern) = schema.pattern.filter(|pattern| !pattern.is_empty()) {
        sentences.push(format!("Matches the pattern {}.", code(pattern)));
    }
    if let Some(media_type) = schema.content_media_type
        && !schema.contains_json()
    {
        sentences.push(format!("Contains {}.", code(media_type)));
    }
    sentences.extend(resource_types(schema));
    sentences
}

/// Returns a sentence on the values that a schema lists, for a type that does not express them.
pub(crate) fn values_sentence(schema: &Schema<'_>) -> Option<String> {
    let values = schema.values.iter().map(|value| match value {
        Value::String(text) => code(text),
        other => code(&other.to_string()),
    });
    let values: Vec<String> = values.collect();
    match values.as_slice() {
        [] => None,
        [only] => Some(format!("Always {only}.")),
        several => Some(format!("One of {}.", several.join(", "))),
    }
}

fn range(schema: &Schema<'_>) -> Option<String> {
    let least = bound(
        schema.minimum.as_ref(),
        &schema.exclusive_minimum,
        ["at least", "more than"],
        |number, exclusive| exclusive >= number,
    );
    let most = bound(
        schema.maximum.as_ref(),
        &schema.exclusive_maximum,
        ["at most", "less than"],
        |number, exclusive| exclusive <= number,
    );
    match (least, most) {
        (Some(("at least", least)), Some(("at most", most))) if least == most => {
            Some(format!("Always {least}."))
        }
        (Some(("at least", least)), Some(("at most", most))) => {
            Some(format!("Between {least} and {most}."))
        }
        (Some((first, least)), Some((second, most))) => {
            Some(format!("{} {least} and {second} {most}.", capital(first)))
        }
        (Some((words, number)), None) | (None, Some((words, number))) => {
            Some(format!("{} {number}.", capital(words)))
        }
        (None, None) => None,
    }
}

/// Returns the words for a bound and its number. Of an inclusive and an exclusive bound, the narrower one is used.
fn bound<'n>(
    number: Option<&'n Number>,
    exclusive: &'n ExclusiveBound,
    [inclusive_words, exclusive_words]: [&'static str; 2],
    is_narrower: fn(f64, f64) -> bool,
) -> Option<(&'static str, &'n Number)> {
    match (number, exclusive) {
        (Some(number), ExclusiveBound::Number(exclusive)) => {
            let both = number.as_f64().zip(exclusive.as_f64());
            match both.is_none_or(|(number, exclusive)| is_narrower(number, exclusive)) {
                true => Some((exclusive_words, exclusive)),
                false => Some((inclusive_words, number)),
            }
        }
        (None, ExclusiveBound::Number(exclusive)) => Some((exclusive_words, exclusive)),
        (Some(number), ExclusiveBound::Flag(true)) => Some((exclusive_words, number)),
        (Some(number), ExclusiveBound::Flag(false)) => Some((inclusive_words, number)),
        (None, ExclusiveBound::Flag(_)) => None,
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn count(limits: (&Option<Number>, &Option<Number>), one: &str, many: &str) -> Option<String> {
    let noun = |number: &Number| {
        if number.as_u64() == Some(1) {
            one
        } else {
            many
        }
    };
    match limits {
        (Some(least), Some(most)) if least == most => {
            Some(format!("Exactly {least} {}.", noun(least)))
        }
        (Some(least), Some(most)) => Some(format!("Between {least} and {most} {many}.")),
        (Some(least), None) if least.as_u64() == Some(0) => None,
        (Some(least), None) => Some(format!("At least {least} {}.", noun(least))),
        (None, Some(most)) => Some(format!("At most {most} {}.", noun(most))),
        (None, None) => None,
    }
}

fn resource_types(schema: &Schema<'_>) -> Option<String> {
    let details = schema.arm_id_details.as_ref()?;
    let mut types: Vec<String> = Vec::new();
    for allowed in &details.allowed_resources {
        if let Some(name) = allowed.resource_type.filter(|name| *name != "*") {
            types.push(code(name));
        }
    }
    match types.as_slice() {
        [] => None,
        [only] => Some(format!("The id of a resource of type {only}.")),
        several => Some(format!(
            "The id of a resource of one of the types {}.",
            several.join(", ")
        )),
    }
}

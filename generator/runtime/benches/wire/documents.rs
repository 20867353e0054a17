//! The documents to decode.

use serde_json::json;

use crate::members::widest;

macro_rules! names {
    (Item: $($field:ident: $ty:ident = $name:literal,)*) => {
        const NAMES: &[(&str, &str)] = &[$(($name, stringify!($ty))),*];
    };
}

widest!(names);

/// Returns a page of objects with `members` members in the order of the list, about 100 kB.
pub(crate) fn flat(members: usize) -> String {
    page(members, |texts| texts)
}

/// Returns the same page with the members of every object in reverse order.
pub(crate) fn reversed(members: usize) -> String {
    page(members, |mut texts| {
        texts.reverse();
        texts
    })
}

/// The members are written as text, since serde_json sorts those of a map.
fn page(members: usize, order: fn(Vec<String>) -> Vec<String>) -> String {
    let object = |index: usize| -> String {
        let members = NAMES.iter().take(members).enumerate();
        let members = members.map(|(place, (name, ty))| {
            let value = match *ty {
                "String" => json!(format!("value {index} of {place}")),
                "i64" => json!(index * 1_000_003 + place),
                _ => json!(place % 2 == 0),
            };
            format!("{}:{value}", json!(name))
        });
        format!("{{{}}}", order(members.collect()).join(","))
    };
    let objects: Vec<_> = (0..3_000 / members).map(object).collect();
    format!(r#"{{"value":[{}]}}"#, objects.join(","))
}

/// Returns an object nested `depth` levels deep.
pub(crate) fn nested(depth: u32) -> String {
    let inside = match depth {
        0 => String::new(),
        _ => {
            let item = nested(depth - 1);
            format!(r#","child":{item},"items":[{item},{item}]"#)
        }
    };
    format!(
        r#"{{"id":"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/web/things/{depth}","name":"front door","size":900719925474,"ratio":0.25,"unknown":{{"a":[1]}},"names":["first","second","third"],"tags":{{"environment":"production","owner":"web"}}{inside}}}"#
    )
}

/// Returns objects of two alternating kinds, with the discriminator first.
pub(crate) fn shapes(count: usize) -> String {
    let shape = |index: usize| match index % 2 {
        0 => json!({"kind": "circle", "radius": index, "label": "a round one", "color": "red"}),
        _ => json!({"kind": "square", "side": index, "label": "one with corners", "visible": true}),
    };
    json!({ "value": (0..count).map(shape).collect::<Vec<_>>() }).to_string()
}

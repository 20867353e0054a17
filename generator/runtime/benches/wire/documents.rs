//! The documents to decode.

use serde_json::{Map, Value, json};

use crate::members::widest;

macro_rules! names {
    (Item: $($field:ident: $ty:ident = $name:literal,)*) => {
        const NAMES: &[(&str, &str)] = &[$(($name, stringify!($ty))),*];
    };
}

widest!(names);

/// Returns a page of objects with `members` members, about 100 kB.
pub(crate) fn flat(members: usize) -> String {
    let object = |index: usize| -> Value {
        let members = NAMES.iter().take(members).enumerate();
        let members = members.map(|(place, (name, ty))| {
            let value = match *ty {
                "String" => json!(format!("value {index} of {place}")),
                "i64" => json!(index * 1_000_003 + place),
                _ => json!(place % 2 == 0),
            };
            ((*name).to_owned(), value)
        });
        Value::Object(members.collect())
    };
    let count = 3_000 / members;
    json!({ "value": (0..count).map(object).collect::<Vec<_>>() }).to_string()
}

/// Returns a page with the keys of every object in reverse order.
pub(crate) fn reversed(page: &str) -> String {
    let mut page: Value = serde_json::from_str(page).expect("JSON");
    for object in page["value"].as_array_mut().into_iter().flatten() {
        if let Value::Object(members) = object {
            let members = std::mem::take(members).into_iter().rev();
            *object = Value::Object(members.collect::<Map<_, _>>());
        }
    }
    page.to_string()
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

//! Decodes and encodes one large page over and over, and prints how much JSON passes in a second:
//! `cargo run --release --package armsmith_runtime --example wire_speed`.

use std::{collections::BTreeMap, hint::black_box, time::Instant};

use armsmith_runtime::wire::{self, Members};
use azure_core::json::{from_json, to_json};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Clone, Default)]
struct Thing {
    id: Option<String>,
    name: Option<String>,
    size: Option<i64>,
    ratio: Option<f64>,
    names: Option<Vec<String>>,
    tags: Option<BTreeMap<String, String>>,
    child: Option<Box<Thing>>,
    items: Option<Vec<Thing>>,
}

impl wire::Object for Thing {
    fn members(&mut self, list: &mut impl Members) {
        list.member("id", &mut self.id);
        list.member("name", &mut self.name);
        list.member("size", &mut self.size);
        list.member("ratio", &mut self.ratio);
        list.member("names", &mut self.names);
        list.member("tags", &mut self.tags);
        list.member("child", &mut self.child);
        list.member("items", &mut self.items);
    }
}

impl<'de> Deserialize<'de> for Thing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::read_object(deserializer)
    }
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_object(self, serializer)
    }
}

/// A thing with things in it, as JSON.
fn page(depth: u32) -> String {
    let inside = match depth {
        0 => String::new(),
        _ => {
            let item = page(depth - 1);
            format!(r#","child":{item},"items":[{item},{item}]"#)
        }
    };
    format!(
        r#"{{"id":"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/web/things/{depth}",
        "name":"front door","size":900719925474,"ratio":0.25,"unknown":{{"a":[1]}},"names":["first","second","third"],
        "tags":{{"environment":"production","owner":"web"}}{inside}}}"#
    )
}

fn main() -> azure_core::Result<()> {
    let text = page(8);
    let thing: Thing = from_json(&text)?;
    measure("decode", text.len(), || {
        from_json::<_, Thing>(&text).is_ok()
    });
    measure("encode", to_json(&thing)?.len(), || to_json(&thing).is_ok());
    Ok(())
}

/// Prints the speed of the best of several rounds.
fn measure(name: &str, bytes: usize, work: impl Fn() -> bool) {
    let seconds = (0..20).map(|_| {
        let begin = Instant::now();
        black_box(work());
        begin.elapsed().as_secs_f64()
    });
    let best = seconds.fold(f64::INFINITY, f64::min);
    println!("{name}: {:.0} MB/s", bytes as f64 / best / 1e6);
}

//! A fake of a small description.

use std::path::{Path, PathBuf};

use armsmith::fake::{DescriptionInput, FakeReply, FakeRequest, FakeResourceManager, FakeSettings};
use serde_json::{Value, json};

/// The subscription of the tests.
pub const SUBSCRIPTION: &str = "/subscriptions/11111111-1111-1111-1111-111111111111";

/// A fake with shorthands for requests.
pub struct Azure {
    pub manager: FakeResourceManager,
}

impl Azure {
    /// Loads the description of widgets, with settings.
    pub fn with(settings: FakeSettings) -> Azure {
        Azure::of("widgets.json", settings)
    }

    /// Loads a description, with settings.
    pub fn of(file: &str, settings: FakeSettings) -> Azure {
        let input = DescriptionInput::Files {
            files: vec![fixture(file)],
            overlays: Vec::new(),
            root: None,
        };
        let manager = FakeResourceManager::load(&[input], settings).expect("a valid description");
        Azure { manager }
    }

    /// Loads the description of widgets, and creates a resource group. Long-running operations end at once.
    pub fn with_group() -> Azure {
        let azure = Azure::with(FakeSettings {
            polls: 0,
            ..FakeSettings::default()
        });
        azure.create_group("g");
        azure
    }

    /// Loads the description of gadgets, and creates the resource groups `g` and `h`, and the gadget `one`.
    pub fn with_gadget(polls: u32) -> Azure {
        let azure = Azure::of(
            "gadgets.json",
            FakeSettings {
                polls,
                ..FakeSettings::default()
            },
        );
        azure.create_group("g");
        azure.create_group("h");
        let reply = azure.put(&gadget("one"), &gadget_body());
        assert_eq!(reply.status, 201, "{}", reply.value());
        azure
    }

    pub fn create_group(&self, name: &str) {
        let path = format!("{SUBSCRIPTION}/resourceGroups/{name}");
        let reply = self.put_with(&path, "2021-04-01", &json!({"location": "eastus"}));
        assert_eq!(reply.status, 201, "{}", reply.value());
    }

    pub fn send(&self, method: &str, path: &str, body: Option<&Value>) -> FakeReply {
        self.manager
            .respond(&request(method, path, "2024-01-01", body))
    }

    pub fn get(&self, path: &str) -> FakeReply {
        self.send("GET", path, None)
    }

    pub fn put(&self, path: &str, body: &Value) -> FakeReply {
        self.send("PUT", path, Some(body))
    }

    pub fn put_with(&self, path: &str, version: &str, body: &Value) -> FakeReply {
        self.manager
            .respond(&request("PUT", path, version, Some(body)))
    }

    /// Follows a link in a reply.
    pub fn follow(&self, link: &str) -> FakeReply {
        self.manager.respond(&FakeRequest::new("GET", link))
    }
}

/// Returns the path of a widget in the group `g`.
pub fn widget(name: &str) -> String {
    format!("{SUBSCRIPTION}/resourceGroups/g/providers/Contoso.Widgets/widgets/{name}")
}

/// Returns a widget.
pub fn body() -> Value {
    json!({"location": "eastus", "properties": {"size": 3}})
}

/// Returns the path of a gadget in the group `g`.
pub fn gadget(name: &str) -> String {
    format!("{SUBSCRIPTION}/resourceGroups/g/providers/Contoso.Gadgets/gadgets/{name}")
}

/// Returns a gadget.
pub fn gadget_body() -> Value {
    json!({
        "location": "East US",
        "tags": {"a": "1"},
        "sku": {"name": "Premium_2"},
        "properties": {
            "ports": [{"name": "p1", "properties": {"speed": 1}}, {"name": "p2"}],
            "lamps": [{"name": "red", "properties": {"color": "red"}}],
            "rackSlotProfiles": [{"name": "s1", "height": 3}],
            "limits": {"most": 7},
        },
    })
}

/// Returns the names of the items of a list.
pub fn names(list: &Value) -> Vec<&str> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(|item| item["name"].as_str()).collect()
}

/// Returns the code of an error reply.
pub fn code(reply: &FakeReply) -> String {
    let value = reply.value();
    let code = value.pointer("/error/code").and_then(Value::as_str);
    format!("{} {}", reply.status, code.unwrap_or_default())
}

/// Returns the path of a fixture.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn request(method: &str, path: &str, version: &str, body: Option<&Value>) -> FakeRequest {
    let separator = match path.contains('?') {
        true => '&',
        false => '?',
    };
    let url = format!("https://management.azure.com{path}{separator}api-version={version}");
    let request = FakeRequest::new(method, &url);
    match body {
        Some(body) => request.json(body),
        None => request,
    }
}

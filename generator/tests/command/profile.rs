//! Tests of profiles: detected once, written down, and used from then on.

use crate::workspace::Workspace;

/// Describes a service outside of Azure. `rest` are further keys.
fn shop(rest: &str) -> String {
    format!(
        r##"{{
  "openapi": "3.0.3",
  "info": {{ "title": "Shop", "version": "1.0" }},
  "servers": [{{ "url": "https://shop.example.com" }}],
  "paths": {{
    "/orders": {{
      "get": {{
        "operationId": "getOrder",
        "responses": {{
          "200": {{
            "description": "Success.",
            "content": {{ "application/json": {{ "schema": {{ "$ref": "#/components/schemas/Order" }} }} }}
          }}
        }}
      }}
    }}
  }},
  "components": {{
    "schemas": {{
      "Order": {{
        "type": "object",
        "required": ["id"],
        "properties": {{ "id": {{ "type": "string", "format": "uuid" }} }}
      }}
    }}
  }}{rest}
}}"##
    )
}

const PLAIN: &str = "pub id: Uuid,";
const AZURE: &str = "pub id: Option<String>,";

/// The extension that Azure's services with their own endpoints have.
const OF_AZURE: &str = r#",
  "x-ms-parameterized-host": { "hostTemplate": "{endpoint}", "parameters": [
    { "name": "endpoint", "in": "path", "required": true, "schema": { "type": "string" } }
  ] }"#;

impl Workspace {
    /// True if a model in the output folder has the field.
    fn has(&self, out: &str, field: &str) -> bool {
        let files = self.snapshot(out).into_iter();
        let mut models =
            files.filter(|(path, _)| path.components().any(|it| it.as_os_str() == "models"));
        models.any(|(_, (text, _))| String::from_utf8_lossy(&text).contains(field))
    }

    fn generates(&self, options: &[&str]) {
        let fixed = ["generate", "--spec", "shop.json", "--out", "shop"];
        let ended = self.run(&[&fixed, options].concat());
        assert_eq!(ended.code, 0, "{}", ended.err);
    }
}

#[test]
fn the_first_run_detects_the_profile() {
    let workspace = Workspace::new(&[("shop.json", &shop(""))]);
    workspace.generates(&[]);
    assert!(workspace.has("shop", PLAIN));
    // The description now looks like those of Azure.
    workspace.put("shop.json", shop(OF_AZURE).as_bytes());
    workspace.generates(&[]);
    assert!(workspace.has("shop", PLAIN));
    workspace.generates(&["--check"]);
    workspace.generates(&["--profile", "azure"]);
    assert!(workspace.has("shop", AZURE));
    // No option and no key: the crate has the conventions of Azure since the last run.
    workspace.put("shop.json", shop("").as_bytes());
    workspace.generates(&[]);
    assert!(workspace.has("shop", AZURE));
}

#[test]
fn descriptions_of_azure_have_its_profile() {
    for (rest, from, to) in [
        (OF_AZURE, "", ""),
        ("", "shop.example.com", "shop.azure.com"),
        ("", "shop.example.com", "management.azure.com"),
    ] {
        let workspace = Workspace::new(&[("shop.json", &shop(rest).replace(from, to))]);
        workspace.generates(&[]);
        assert!(workspace.has("shop", AZURE), "{rest}{to}");
    }
    let similar = shop("").replace("shop.example.com", "notazure.com");
    let workspace = Workspace::new(&[("shop.json", &similar)]);
    workspace.generates(&[]);
    assert!(workspace.has("shop", PLAIN));
}

#[test]
fn a_new_manifest_has_the_profile() {
    let workspace = Workspace::new(&[("shop.json", &shop(""))]);
    let init = |options: &[&str]| {
        let fixed = ["init", "--spec", "shop.json", "--crate-name", "shop"];
        let ended = workspace.run(&[&fixed, options].concat());
        assert_eq!(ended.code, 0, "{}", ended.err);
        std::fs::read_to_string(workspace.path("armsmith.yaml")).unwrap()
    };
    assert!(init(&[]).contains("\nprofile: plain\nservices:"));
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(workspace.has("shop", PLAIN));
    std::fs::remove_file(workspace.path("armsmith.yaml")).unwrap();
    let manifest = init(&["--profile", "azure", "--unknown", "keep"]);
    assert!(manifest.contains("\nprofile: azure\nunknown: keep\nservices:"));
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(workspace.has("shop", AZURE) && workspace.has("shop", "pub additional_properties:"));
}

/// The profile is not detected again, but a description that contradicts it is a warning.
#[test]
fn a_description_that_contradicts_the_recorded_profile_is_a_warning() {
    let plain = shop("");
    let of_azure = plain.replace("shop.example.com", "shop.azure.net");
    let workspace = Workspace::new(&[("shop.json", &plain)]);
    let generate = |options: &[&str]| {
        let fixed = ["generate", "--spec", "shop.json", "--out", "shop"];
        let ended = workspace.run(&[&fixed, options].concat());
        assert_eq!(ended.code, 0, "{}", ended.err);
        ended.err.contains("warning[profile-mismatch]")
    };
    assert!(!generate(&[]) && !generate(&[]));
    workspace.put("shop.json", of_azure.as_bytes());
    assert!(generate(&[]) && workspace.has("shop", PLAIN));
    assert!(!generate(&["--profile", "plain"]));
    // Extensions of AutoRest are no contradiction.
    workspace.put("shop.json", shop(OF_AZURE).as_bytes());
    assert!(!generate(&[]));

    let manifest = |profile: &str| {
        format!(
            "crate: shop\nout: my\n{profile}services:\n  - module: shop\n    versions: [{{version: '1', inputs: [shop.json]}}]\n"
        )
    };
    for (profile, text, expected) in [
        ("profile: plain\n", &of_azure, true),
        ("profile: plain\n", &plain, false),
        ("profile: azure\n", &of_azure, false),
        ("profile: azure\n", &plain, true),
        ("", &plain, false),
    ] {
        workspace.put("shop.json", text.as_bytes());
        workspace.put("armsmith.yaml", manifest(profile).as_bytes());
        let ended = workspace.run(&["regen", "--no-build"]);
        assert_eq!(ended.code, 0, "{}", ended.err);
        let warns = ended.err.contains("warning[profile-mismatch]: ");
        assert_eq!(warns, expected, "{profile}{}", ended.err);
    }
}

#[test]
fn a_crate_for_another_service_does_not_mention_azure() {
    let workspace = Workspace::new(&[("shop.json", &shop(""))]);
    workspace.generates(&[]);
    for (path, (bytes, _)) in workspace.snapshot("shop") {
        let text = String::from_utf8(bytes).unwrap().to_lowercase();
        let text = text.replace("azure_core", "");
        assert!(!text.contains("azure"), "{}: {text}", path.display());
    }
}

#[test]
fn other_values_are_errors() {
    let manifest = "crate: shop\nout: shop\nprofile: aws\nservices:\n  - module: shop\n    versions: [{version: '1', inputs: [shop.json]}]\n";
    let workspace = Workspace::new(&[("shop.json", &shop("")), ("armsmith.yaml", manifest)]);
    let ended = workspace.run(&["regen", "--no-build"]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.contains("armsmith.yaml:3"), "{}", ended.err);
}

#[test]
fn the_readme_only_describes_what_the_client_has() {
    let oauth = shop("").replace(
        r#""servers""#,
        r#""security": [{ "entra": ["https://shop.example.com/.default"] }],
  "servers""#,
    );
    let oauth = oauth.replace(
        r#""components": {"#,
        r#""components": {
    "securitySchemes": { "entra": { "type": "oauth2", "flows": { "clientCredentials": {
      "tokenUrl": "https://login.microsoftonline.com/common/oauth2/v2.0/token",
      "scopes": { "https://shop.example.com/.default": "All" }
    } } } },"#,
    );
    for (text, has_credential) in [(shop(""), false), (oauth, true)] {
        let workspace = Workspace::new(&[("shop.json", &text)]);
        workspace.generates(&[]);
        let readme = workspace.read("shop/README.md");
        assert!(readme.contains("## Testing\n"), "{readme}");
        assert_eq!(
            readme.contains("a credential that"),
            has_credential,
            "{readme}"
        );
        for absent in ["## Lists", "## Long-running operations", "## Clouds"] {
            assert!(!readme.contains(absent), "{absent}\n{readme}");
        }
    }
}

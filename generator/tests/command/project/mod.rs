//! Tests of projects: `armsmith init`, `armsmith regen` and the other commands for a manifest.

mod init;
mod lock;
mod module;
mod outputs;
mod regen;
mod update;
mod workspace_role;

use crate::workspace::{GOOD, Workspace};

const MANIFEST: &str = "\
crate:
  name: my_azure
  version: 1.2.0
  license: Apache-2.0
  repository: https://example.com/my_azure
  workspace: member
out: crates/my_azure
services:
  - module: widgets
    versions:
      - {version: 2024-01-01, inputs: [specs/widget.json]}
  - module: gadgets
    versions:
      - {version: 2024-01-01, inputs: [specs/gadget.json]}
";

const REGEN: [&str; 2] = ["regen", "--no-build"];

fn project() -> Workspace {
    let gadget = GOOD.replace("idget", "adget");
    Workspace::new(&[
        ("armsmith.yaml", MANIFEST),
        ("specs/widget.json", GOOD),
        ("specs/gadget.json", &gadget),
    ])
}

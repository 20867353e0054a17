//! The examples at the end of each command's help.

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  success
  1  the input is invalid, or a file cannot be read or written; nothing was written
  2  the command line is invalid
  3  the output is out of date (`--check`), or there are changes (`diff`) or newer versions (`outdated`)";

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  armsmith diff stable/2023-01-31/widgets.json stable/2024-11-30/widgets.json
  armsmith diff --old a.json b.json --new c.json d.json
  armsmith diff readme.md --old-tag package-2023-01 --new-tag package-2024-11
  armsmith diff --git HEAD~1..HEAD specification/widgets/widgets.json
  armsmith diff --git main --deny-breaking --format markdown widgets.json

With `--exit-code` or `--deny-breaking`, exits with code 3 if there are such changes.";

pub(super) const GENERATE_EXAMPLES: &str = "\
Examples:
  armsmith generate --spec widgets.json --out widgets
  armsmith generate --spec widgets.json parts.yaml --out widgets --crate-name my_widgets --tests
  armsmith generate --readme readme.md --tag package-2024-11 --out widgets --deny-warnings
  armsmith generate --spec widgets.json --out widgets --check

With `--check`, exits with code 3 if the output is out of date.";

pub(super) const INIT_EXAMPLES: &str = "\
Examples:
  armsmith init --spec specs/widgets.json
  armsmith init --readme specs/widgets/readme.md --tag package-2024-11 --crate-name my_widgets";

pub(super) const REGEN_EXAMPLES: &str = "\
Examples:
  armsmith regen
  armsmith regen --check
  armsmith regen --locked --no-build
  armsmith regen --manifest apis/armsmith.yaml --no-build
  armsmith regen --only my_azure

A manifest:
  crate: my_azure
  out: my_azure
  services:
    - module: storage
      versions:
        - version: 2023-05-01
          inputs: [specs/storage.json]

With `--check`, exits with code 3 if the output is out of date.";

pub(super) const INSPECT_EXAMPLES: &str = "\
Examples:
  armsmith inspect --spec widgets.json
  curl --silent https://example.com/widgets.json | armsmith inspect --spec -
  armsmith inspect --spec widgets.json --stage names
  armsmith inspect --readme readme.md --tag package-2024-11 --stage ir --format json";

pub(super) const SCHEMA_EXAMPLES: &str = "\
Examples:
  armsmith schema > armsmith.schema.json

The first line of a manifest selects a schema in editors with the YAML language server:
  # yaml-language-server: $schema=armsmith.schema.json";

pub(super) const UPDATE_EXAMPLES: &str = "\
Examples:
  armsmith update --from azure-rest-api-specs
  armsmith update storage key_vault --from azure-rest-api-specs
  armsmith update storage --from azure-rest-api-specs --changelog CHANGELOG.md";

pub(super) const OUTDATED_EXAMPLES: &str = "\
Examples:
  armsmith outdated --from azure-rest-api-specs
  armsmith outdated storage --from azure-rest-api-specs --exit-code";

pub(super) const TAGS_EXAMPLES: &str = "\
Examples:
  armsmith tags specification/storage/resource-manager/readme.md
  armsmith tags readme.md --format json";

pub(super) const CORPUS_EXAMPLES: &str = "\
Examples:
  armsmith corpus apis
  armsmith corpus ../azure-rest-api-specs --service 'key*' --compile --html report.html
  armsmith corpus apis --json new.json --compare old.json --expected refusals.yaml";

pub(super) const FAKE_EXAMPLES: &str = "\
Examples:
  armsmith fake --spec widgets.json --port 8080
  armsmith fake --manifest armsmith.yaml --seed resources.json --strict
  armsmith fake --readme keyvault/readme.md storage/readme.md --state state.jsonl --tls ca.pem";

pub(super) const EXPLAIN_EXAMPLES: &str = "\
Examples:
  armsmith explain
  armsmith explain broken-reference";

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  armsmith completions bash > ~/.local/share/bash-completion/completions/armsmith
  armsmith completions fish > ~/.config/fish/completions/armsmith.fish";

pub(super) const MAN_EXAMPLES: &str = "\
Examples:
  armsmith man > ~/.local/share/man/man1/armsmith.1
  armsmith man diff > ~/.local/share/man/man1/armsmith-diff.1";

pub(super) const IMPORT_EXAMPLES: &str = "\
Examples:
  armsmith import --from ../specs --no-prose storage/resource-manager
  armsmith import --from ../specs --no-prose keyvault/resource-manager --tag package-2023-07
  armsmith import --from ../specs --no-prose keyvault/resource-manager --latest-stable --update
  armsmith import --from ../specs msi/resource-manager --api-version 2024-11-30 --module identity";

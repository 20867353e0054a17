//! The search for APIs in a folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use walkdir::WalkDir;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::readme::Readme;
use crate::selection::Glob;
use crate::source::address::{self, PathKind};
use crate::source::{Sources, is_json_or_yaml, is_named_readme, is_readme};

/// The folder of a checkout of the Azure specifications that contains the services.
const SPECIFICATION: &str = "specification";

/// Folders without descriptions.
const PASSED_OVER: [&str; 4] = [".git", "examples", "node_modules", "target"];

/// A crate to generate: a description, or a readme and one of its tags.
#[derive(Clone, Debug)]
pub(super) struct CorpusTarget {
    /// The name of the API: the path of the description, or the folder of the readme.
    pub(super) service: String,
    /// The description or readme.
    pub(super) file: PathBuf,
    /// The tag. `None` for the default tag, and for a description.
    pub(super) tag: Option<String>,
    /// The unique name of the crate.
    pub(super) package: String,
    /// The size of the input files in bytes. Large targets start first.
    size: u64,
}

impl CorpusTarget {
    /// Returns the key of its row in a record: service and tag.
    pub(super) fn row(&self) -> (&str, &str) {
        (&self.service, self.tag.as_deref().unwrap_or_default())
    }
}

/// The result of a search.
#[derive(Debug, Default)]
pub(super) struct SearchResult {
    /// The targets, largest first.
    pub(super) targets: Vec<CorpusTarget>,
    /// The number of readmes without input files, which are documentation.
    pub(super) others: usize,
}

/// The APIs and tags that a run includes.
#[derive(Debug, Default)]
pub(crate) struct ServiceFilter {
    services: Option<Glob>,
    all_tags: bool,
}

impl ServiceFilter {
    /// Creates a filter from patterns of paths. `all_tags` includes all tags of readmes, not only the default.
    pub(crate) fn new(services: Option<Glob>, all_tags: bool) -> ServiceFilter {
        ServiceFilter { services, all_tags }
    }

    /// Compiles a pattern such as `key*`, which matches the path of an API or its first folders.
    pub(crate) fn matcher(pattern: &str) -> Result<Glob, String> {
        Glob::new(&format!("{{{pattern},{pattern}/**}}"))
    }

    /// True if the run includes this API, regardless of its tags.
    pub(super) fn includes_service(&self, service: &str) -> bool {
        let mut globs = self.services.iter();
        globs.all(|glob| glob.is_match(service))
    }

    /// True if the run includes every tag of a readme, not only the default.
    pub(super) fn includes_all_tags(&self) -> bool {
        self.all_tags
    }
}

/// Finds the APIs of a folder.
///
/// An API is a `readme.md` with input files, for a tag or without one, or a description that is not in the folder of
/// such a readme. In a checkout of the Azure specifications, which have a readme for every API, descriptions without a
/// readme are ignored.
pub(super) fn find(folder: &Path, filter: &ServiceFilter) -> Result<SearchResult, Diagnostic> {
    if !folder.is_dir() {
        if let Some(refused) = address::refused(folder, PathKind::Folder) {
            return Err(refused);
        }
        let message = format!("there is no folder `{}`", folder.display());
        return Err(nothing(folder, message));
    }
    let services = folder.join(SPECIFICATION);
    let is_checkout = services.is_dir();
    let services = if is_checkout {
        services
    } else {
        folder.to_owned()
    };
    let (readmes, mut descriptions): (Vec<_>, Vec<_>) = files(&services)
        .into_iter()
        .partition(|file| is_readme(file));
    let mut found = SearchResult::default();
    let mut with_readme = Vec::new();
    for readme in readmes {
        let parent = readme.parent().unwrap_or(Path::new("")).to_owned();
        let service = name(parent.strip_prefix(&services).unwrap_or(&parent));
        let is_included = filter.includes_service(&service);
        if is_checkout && !is_included {
            continue;
        }
        let targets = of_readme(folder, &readme, &service, filter.all_tags);
        match targets.is_empty() {
            true => found.others += usize::from(is_checkout),
            false => with_readme.push(parent),
        }
        if is_included {
            found.targets.extend(targets);
        }
    }
    descriptions
        .retain(|file| !is_checkout && !with_readme.iter().any(|folder| file.starts_with(folder)));
    for file in descriptions {
        let service = name(file.strip_prefix(&services).unwrap_or(&file));
        if filter.includes_service(&service) && is_description(&file) {
            let size = size(&file);
            found.targets.push(CorpusTarget {
                service,
                file,
                tag: None,
                package: String::new(),
                size,
            });
        }
    }
    if found.targets.is_empty() {
        return Err(match &filter.services {
            Some(_) => nothing(folder, format!("no API in `{}` matches", folder.display()))
                .help("check the pattern of `--service`, which is compared with paths relative to the folder"),
            None => nothing(
                folder,
                format!("there is no API description in `{}`", folder.display()),
            ),
        });
    }
    name_packages(&mut found.targets);
    let order = |target: &CorpusTarget| std::cmp::Reverse(target.size);
    found.targets.sort_by_key(order);
    Ok(found)
}

fn nothing(folder: &Path, message: String) -> Diagnostic {
    Diagnostic::new(Code::FileNotFound, Place::File(folder.to_owned()), message)
        .help("pass a folder with API descriptions, or a checkout of the Azure specifications")
}

/// Returns the readmes and the files in JSON and YAML of a folder, ordered by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = entries.filter_entry(|entry| {
        !PASSED_OVER.iter().any(|name| entry.file_name() == *name) || entry.depth() == 0
    });
    entries
        .filter_map(|entry| entry.ok().map(walkdir::DirEntry::into_path))
        .filter(|path| is_named_readme(path) || is_json_or_yaml(path))
        .collect()
}

/// True if a file has a version of Swagger or OpenAPI at its root. A file with a syntax error is a description if its
/// text has one, so that the run reports the error.
fn is_description(file: &Path) -> bool {
    #[derive(Deserialize)]
    struct Root {
        swagger: Option<IgnoredAny>,
        openapi: Option<IgnoredAny>,
    }
    let Ok(bytes) = fs::read(file) else {
        return false;
    };
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let keys = ["swagger", "openapi"];
    if !text.starts_with(['{', '[']) {
        let has = |line: &str, key: &str| {
            let rest = line.trim_start_matches(['"', '\'']).strip_prefix(key);
            rest.is_some_and(|rest| {
                rest.trim_start_matches(['"', '\''])
                    .trim_start()
                    .starts_with(':')
            })
        };
        return text
            .lines()
            .any(|line| keys.iter().any(|key| has(line, key)));
    }
    match serde_json::from_str::<Root>(text) {
        Ok(root) => root.swagger.is_some() || root.openapi.is_some(),
        Err(error) if error.is_data() => false,
        Err(_) => keys.iter().any(|key| text.contains(&format!("\"{key}\""))),
    }
}

fn of_readme(root: &Path, path: &Path, service: &str, all_tags: bool) -> Vec<CorpusTarget> {
    let target = |tag: Option<String>, inputs: &[PathBuf]| CorpusTarget {
        service: service.to_owned(),
        file: path.to_owned(),
        tag,
        package: String::new(),
        size: inputs.iter().map(|input| size(input)).sum(),
    };
    let sources = Sources::with_root(root);
    let Ok(readme) = Readme::load(&sources, path) else {
        // The run reports the reason.
        return vec![target(None, &[])];
    };
    if !all_tags {
        return match readme.select(&sources, None) {
            Ok(selection) => {
                let inputs: Vec<_> = selection.inputs.into_iter().map(|each| each.path).collect();
                vec![target(selection.tag, &inputs)]
            }
            Err(_) if !readme.lists_inputs(&sources) => Vec::new(),
            Err(_) => vec![target(readme.default_tag().map(ToOwned::to_owned), &[])],
        };
    }
    let tags: Vec<_> = readme.tags(&sources);
    if tags.is_empty() {
        return of_readme(root, path, service, false);
    }
    let targets = tags
        .into_iter()
        .map(|tag| target(Some(tag.name), &tag.inputs));
    targets.collect()
}

/// Names crates after service and tag. Duplicate names are numbered.
fn name_packages(targets: &mut [CorpusTarget]) {
    let mut taken = BTreeSet::new();
    for target in targets {
        let tag = target.tag.as_deref().unwrap_or_default();
        let text = format!("corpus {} {tag}", target.service).to_lowercase();
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        let name = words.join("_");
        target.package = name.clone();
        let mut number = 2;
        while !taken.insert(target.package.clone()) {
            target.package = format!("{name}_{number}");
            number += 1;
        }
    }
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// Returns a path with forward slashes.
fn name(path: &Path) -> String {
    let parts = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAGGED: &str = "```yaml\ntag: v2\n```\n```yaml $(tag) == 'v1'\ninput-file: a.json\n```\n```yaml $(tag) == 'v2'\ninput-file: b.json\n```\n";

    fn put(folder: &Path, path: &str, text: &str) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Returns the APIs and tags that are found, and the number of other readmes.
    fn found(folder: &Path, services: Option<&str>, all_tags: bool) -> (Vec<String>, usize) {
        let services = services.map(|pattern| ServiceFilter::matcher(pattern).unwrap());
        let filter = ServiceFilter::new(services, all_tags);
        let Ok(found) = find(folder, &filter) else {
            return (Vec::new(), 0);
        };
        let targets = found.targets.into_iter();
        let names = targets.map(|target| match target.tag {
            Some(tag) => format!("{} {tag}", target.service),
            None => target.service,
        });
        (names.collect(), found.others)
    }

    #[test]
    fn no_two_crates_have_one_name() {
        let target = |service: &str, tag: &str| CorpusTarget {
            service: service.into(),
            file: PathBuf::new(),
            tag: Some(tag.into()),
            package: String::new(),
            size: 0,
        };
        let mut targets = [
            target("a-b", "c"),
            target("a/B", "c"),
            target("a", "2024.1"),
        ];
        name_packages(&mut targets);
        let names = targets.map(|target| target.package);
        assert_eq!(names, ["corpus_a_b_c", "corpus_a_b_c_2", "corpus_a_2024_1"]);
    }

    #[test]
    fn an_api_of_a_checkout_is_a_readme_with_input_files() {
        let checkout = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| put(&checkout.path().join("specification"), path, text);
        put("widgets/resource-manager/readme.md", TAGGED);
        put("widgets/resource-manager/a.json", "{}");
        put("widgets/resource-manager/b.json", "{  }");
        put("widgets/resource-manager/examples/readme.md", TAGGED);
        put(
            "gadgets/README.md",
            "```yaml\ninput-file: gadgets.json\n```\n",
        );
        put("gadgets/gadgets.json", "{}");
        put("people/readme.md", "# How we work\n");
        put("people/people.json", r#"{"swagger": "2.0"}"#);
        let find = |services, all_tags| found(checkout.path(), services, all_tags);
        let [first, second] = ["v1", "v2"].map(|tag| format!("widgets/resource-manager {tag}"));
        assert_eq!(
            find(None, false),
            (vec![second.clone(), "gadgets".to_owned()], 1)
        );
        assert_eq!(find(Some("wid*"), true), (vec![second, first], 0));
        assert_eq!(find(Some("wid"), true), (Vec::new(), 0));
    }

    #[test]
    fn an_api_of_a_folder_is_a_readme_or_a_description() {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| put(folder.path(), path, text);
        put("README.md", "# Our APIs\n");
        put(
            "pets/openapi.yaml",
            "info: {}\n\"openapi\": 3.1.0\n# more text\n",
        );
        put("pets/parts.yaml", "Pet:\n  openapi: 3.1.0\n");
        put("pets/examples/openapi.json", r#"{"openapi": "3.0.0"}"#);
        put(
            "shop.json",
            r#"{"paths": {"swagger": 1}, "swagger": "2.0"}"#,
        );
        put("package.json", r#"{"name": "openapi", "openapi-tool": 1}"#);
        put("broken.json", r#"{"openapi": "3.0.0",}"#);
        put("list.json", r#"["openapi"]"#);
        put("widgets/readme.md", TAGGED);
        put("widgets/a.json", r#"{"swagger": "2.0"}"#);
        put("widgets/b.json", r#"{"swagger": "2.0"}"#);
        // The run reports the file that does not exist.
        put("gadgets/readme.md", "```yaml\ninput-file: none.json\n```\n");
        let (names, others) = found(folder.path(), None, false);
        let expected = [
            "shop.json",
            "pets/openapi.yaml",
            "broken.json",
            "widgets v2",
            "gadgets",
        ];
        assert_eq!((names, others), (expected.map(String::from).to_vec(), 0));
        let (names, _) = found(folder.path(), Some("pets"), false);
        assert_eq!(names, ["pets/openapi.yaml"]);
    }
}

//! The search for services in a checkout.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use armsmith::readme::Readme;
use armsmith::source::Sources;
use globset::{Glob, GlobMatcher};
use walkdir::WalkDir;

/// The folder of a checkout that holds the services.
const SPECIFICATION: &str = "specification";

/// A crate to generate: a readme and one of its tags.
#[derive(Clone, Debug)]
pub(super) struct CorpusTarget {
    /// The name of the service: the folder of the readme, relative to `specification`.
    pub(super) service: String,
    /// The readme.
    pub(super) readme: PathBuf,
    /// The tag. `None` for the default.
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

/// The services and tags that a run includes.
#[derive(Debug)]
pub(super) struct ServiceFilter {
    services: Option<GlobMatcher>,
    all_tags: bool,
}

impl ServiceFilter {
    /// Creates a filter from the arguments: a pattern of services, and whether all tags are included.
    pub(super) fn new(services: Option<&str>, all_tags: bool) -> Result<ServiceFilter, String> {
        Ok(ServiceFilter {
            services: services.map(matcher).transpose()?,
            all_tags,
        })
    }

    /// True if the run includes this service, regardless of its tags.
    pub(super) fn includes_service(&self, service: &str) -> bool {
        let mut globs = self.services.iter();
        globs.all(|glob| glob.is_match(service))
    }

    /// True if the run includes every tag of a service, not only the default.
    pub(super) fn includes_all_tags(&self) -> bool {
        self.all_tags
    }
}

/// Finds the services of a checkout. A service is a `readme.md` in `specification` with input files, for a tag or
/// without one.
pub(super) fn find(specs: &Path, filter: &ServiceFilter) -> Result<SearchResult, String> {
    let folder = specs.join(SPECIFICATION);
    if !folder.is_dir() {
        return Err(format!(
            "there is no folder `{}`: name a checkout of the specification repository",
            folder.display()
        ));
    }
    let mut found = SearchResult::default();
    for readme in readmes(&folder) {
        let parent = readme.parent().unwrap_or(Path::new(""));
        let service = name(parent.strip_prefix(&folder).unwrap_or(parent));
        if !filter.includes_service(&service) {
            continue;
        }
        let targets = targets(specs, &readme, &service, filter.all_tags);
        found.others += usize::from(targets.is_empty());
        found.targets.extend(targets);
    }
    name_packages(&mut found.targets);
    let order = |target: &CorpusTarget| std::cmp::Reverse(target.size);
    found.targets.sort_by_key(order);
    Ok(found)
}

/// Compiles a pattern such as `key*`, which matches the path of a service or its first folders.
fn matcher(pattern: &str) -> Result<GlobMatcher, String> {
    let pattern = format!("{{{pattern},{pattern}/**}}");
    let glob = Glob::new(&pattern).map_err(|error| error.to_string())?;
    Ok(glob.compile_matcher())
}

fn readmes(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let is_readme = |path: &Path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.eq_ignore_ascii_case("readme.md"))
    };
    entries
        .filter_entry(|entry| entry.file_name() != "examples")
        .filter_map(|entry| entry.ok().map(walkdir::DirEntry::into_path))
        .filter(|path| is_readme(path))
        .collect()
}

fn targets(specs: &Path, path: &Path, service: &str, all_tags: bool) -> Vec<CorpusTarget> {
    let target = |tag: Option<String>, inputs: &[PathBuf]| CorpusTarget {
        service: service.to_owned(),
        readme: path.to_owned(),
        tag,
        package: String::new(),
        size: inputs.iter().map(|input| size(input)).sum(),
    };
    let sources = Sources::with_root(specs);
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
            Err(_) if readme.tags(&sources).is_empty() => Vec::new(),
            Err(_) => vec![target(readme.default_tag().map(ToOwned::to_owned), &[])],
        };
    }
    let tags: Vec<_> = readme.tags(&sources);
    if tags.is_empty() {
        return targets(specs, path, service, false);
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

    #[test]
    fn no_two_crates_have_one_name() {
        let target = |service: &str, tag: &str| CorpusTarget {
            service: service.into(),
            readme: PathBuf::new(),
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
    fn a_service_is_a_readme_with_input_files() {
        let checkout = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = checkout.path().join("specification").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let tagged = "```yaml\ntag: v2\n```\n```yaml $(tag) == 'v1'\ninput-file: a.json\n```\n```yaml $(tag) == 'v2'\ninput-file: b.json\n```\n";
        put("widgets/resource-manager/readme.md", tagged);
        put("widgets/resource-manager/a.json", "{}");
        put("widgets/resource-manager/b.json", "{  }");
        put("widgets/resource-manager/examples/readme.md", tagged);
        put(
            "gadgets/README.md",
            "```yaml\ninput-file: gadgets.json\n```\n",
        );
        put("gadgets/gadgets.json", "{}");
        put("people/readme.md", "# How we work\n");
        let find = |services, all_tags| {
            let filter = ServiceFilter::new(services, all_tags).unwrap();
            let found = find(checkout.path(), &filter).unwrap();
            let targets = found.targets.into_iter();
            let names: Vec<_> = targets
                .map(|target| (target.service, target.tag.unwrap_or_default()))
                .collect();
            (names, found.others)
        };
        let named = |service: &str, tag: &str| (service.to_owned(), tag.to_owned());
        let widgets = "widgets/resource-manager";
        assert_eq!(
            find(None, false),
            (vec![named(widgets, "v2"), named("gadgets", "")], 1)
        );
        let both = vec![named(widgets, "v2"), named(widgets, "v1")];
        assert_eq!(find(Some("wid*"), true), (both, 0));
        assert_eq!(find(Some("wid"), true), (Vec::new(), 0));
    }
}

//! The names of a service's packages in the SDKs of other languages.

use std::sync::Arc;

use super::block::YamlBlock;
use super::condition::{Condition, Known, TAG};
use super::file::ReadmeFile;
use super::load::Readme;
use crate::source::{Sources, pointer};

/// The languages, in the order of preference. Each has blocks in the readme, or in a `readme.LANGUAGE.md` beside it.
const LANGUAGES: [&str; 5] = ["python", "typescript", "csharp", "java", "go"];

/// The keys of a package's name, in the order of preference.
const KEYS: [&str; 3] = ["namespace", "package-name", "module-name"];

impl Readme {
    /// Returns the names of the packages for a tag, such as `azure.mgmt.widgets`, at most one per language.
    pub fn package_names(&self, sources: &Sources, tag: Option<&str>) -> Vec<String> {
        let names = LANGUAGES.iter().filter_map(|language| {
            let own = self.path().with_file_name(format!("readme.{language}.md"));
            let own = own.is_file().then(|| ReadmeFile::read(sources, &own).ok());
            let search = PackageSearch {
                language,
                tag: tag.or(self.default_tag()),
            };
            search.name(own.flatten().as_ref(), &self.file)
        });
        names.collect()
    }
}

struct PackageSearch<'a> {
    language: &'a str,
    tag: Option<&'a str>,
}

impl PackageSearch<'_> {
    /// Returns the name of the package in the language's own file, or in the blocks of the readme for the language.
    fn name(&self, own: Option<&Arc<ReadmeFile>>, shared: &ReadmeFile) -> Option<String> {
        let own = own.into_iter().flat_map(|file| &file.blocks);
        let is_of_language = |block: &&YamlBlock| {
            let condition = block.condition.as_ref();
            condition.is_ok_and(|it| it.variables().contains(&self.language))
        };
        let blocks: Vec<_> = own
            .chain(shared.blocks.iter().filter(is_of_language))
            .collect();
        // Blocks for a further setting, such as several API versions, are used if there are no others.
        [Known::Unset, Known::Anything].iter().find_map(|others| {
            let holds = |block: &&&YamlBlock| match &block.condition {
                Ok(condition) => self.holds(condition, others),
                Err(_) => false,
            };
            let mut blocks = blocks.iter().filter(holds);
            blocks.find_map(|block| self.name_in(block))
        })
    }

    fn holds(&self, condition: &Condition, others: &Known<'_>) -> bool {
        let known = |name: &str| match (name, self.tag) {
            (name, _) if name == self.language => Known::Set("true"),
            (TAG, Some(tag)) => Known::Set(tag),
            _ => others.clone(),
        };
        condition.holds(&known)
    }

    fn name_in(&self, block: &YamlBlock) -> Option<String> {
        // Older readmes have the settings in an object with the name of the language.
        let pointers = KEYS
            .iter()
            .flat_map(|key| [pointer::of([*key]), pointer::of([self.language, *key])]);
        let mut names = pointers.filter_map(|at| block.fragment.scalar(&at));
        names.find(|name| !name.is_empty() && !name.contains("$("))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &[(&str, &str)], tag: Option<&str>) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let sources = Sources::with_root(folder.path());
        let readme = Readme::load(&sources, &folder.path().join("readme.md")).unwrap();
        readme.package_names(&sources, tag)
    }

    #[test]
    fn packages_are_found_in_blocks_and_files_of_languages() {
        let readme = "\
``` yaml\ntag: t1\nnamespace: not.a.package\n```\n
``` yaml $(csharp)\nnamespace: Contoso.Management.Gizmos\n```\n
``` yaml $(tag) == 't1' && $(java) && $(multiapi)\nnamespace: com.contoso.gizmos.v1\n```\n
``` yaml $(python)\npython:\n  package-name: contoso-mgmt-gizmos\n```\n";
        let go = "``` yaml $(go)\nmodule-name: sdk/resourcemanager/gizmos/armgizmos\n```\n";
        let files = [("readme.md", readme), ("readme.go.md", go)];
        let expected = [
            "contoso-mgmt-gizmos",
            "Contoso.Management.Gizmos",
            "com.contoso.gizmos.v1",
            "sdk/resourcemanager/gizmos/armgizmos",
        ];
        assert_eq!(names(&files, None), expected);
        assert_eq!(names(&files, Some("t2")).len(), 3);
    }
}

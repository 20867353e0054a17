//! Checks the book without building it: links, includes, the list of pages, and the completeness of the reference.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::markdown::{Outline, includes};
use super::pages::{BookPages, PAGES};

const SUMMARY: &str = "SUMMARY.md";
/// The folder of the reference pages.
const REFERENCE: &str = "reference/";
const MANIFEST: &str = "reference/manifest.md";
const FORMATS: &str = "reference/formats.md";

/// The folders of the generator that name the supported extensions.
const DIALECTS: [&str; 2] = ["dialect", "lower"];
/// The file that lists the ignored extensions.
const QUIET: &str = "ignored_keys.rs";

/// Returns all problems as messages.
pub(super) fn faults(root: &Path, pages: &BookPages) -> impl Iterator<Item = String> {
    let outlines: BTreeMap<_, _> = pages
        .0
        .iter()
        .map(|(path, text)| (path.as_str(), Outline::of(text)))
        .collect();
    let mut faults = unlisted(&outlines);
    for (path, text) in &pages.0 {
        let links = outlines
            .get(path.as_str())
            .into_iter()
            .flat_map(|outline| &outline.links);
        faults.extend(links.filter_map(|link| broken(root, path, link, &outlines)));
        let missing = includes(text)
            .into_iter()
            .filter_map(|(file, anchor)| missing(root, path, file, anchor));
        faults.extend(missing);
    }
    faults.extend(undescribed_extensions(root, &outlines));
    faults.extend(undescribed(
        &outlines,
        MANIFEST,
        manifest_keys(root),
        str::to_owned,
    ));
    faults.extend(undescribed(&outlines, FORMATS, formats(root), plain));
    faults.into_iter()
}

type Outlines<'p> = BTreeMap<&'p str, Outline>;

/// Returns the pages that the summary does not list.
fn unlisted(outlines: &Outlines<'_>) -> Vec<String> {
    let listed: BTreeSet<_> = outlines
        .get(SUMMARY)
        .into_iter()
        .flat_map(|summary| &summary.links)
        .collect();
    let pages = outlines.keys().filter(|path| **path != SUMMARY);
    let unlisted = pages.filter(|path| !listed.contains(&path.to_string()));
    unlisted
        .map(|path| format!("{PAGES}/{path} is not in {SUMMARY}"))
        .collect()
}

/// Returns a message if a link is broken.
fn broken(root: &Path, page: &str, link: &str, outlines: &Outlines<'_>) -> Option<String> {
    if link.contains("://") {
        return None;
    }
    let told = Some(format!("{PAGES}/{page}: the link `{link}` leads nowhere"));
    let (file, id) = link.split_once('#').unwrap_or((link, ""));
    let target = match file {
        "" => page.to_owned(),
        file => beside(page, file)?,
    };
    match outlines.get(target.as_str()) {
        Some(_) if id.is_empty() => None,
        Some(outline) if outline.ids.iter().any(|other| other == id) => None,
        None if root.join(PAGES).join(&target).is_file() => None,
        _ => told,
    }
}

/// Returns the path of a file that a page refers to, relative to the folder of the pages.
fn beside(page: &str, file: &str) -> Option<String> {
    let mut parts: Vec<_> = page.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Returns a message if the file or anchor of an include does not exist.
fn missing(root: &Path, page: &str, file: &str, anchor: &str) -> Option<String> {
    let folder = Path::new(page).parent().unwrap_or(Path::new(""));
    let path = root.join(PAGES).join(folder).join(file);
    let text = fs::read_to_string(path);
    let has = |text: &str| {
        let marks = ["ANCHOR", "ANCHOR_END"].map(|mark| format!("{mark}: {anchor}"));
        let marked = |mark: &String| {
            text.lines()
                .any(|line| line.trim_end().ends_with(&format!("// {mark}")))
        };
        let is_range = anchor
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b':');
        is_range || marks.iter().all(marked)
    };
    match text {
        Ok(text) if has(&text) => None,
        _ => Some(format!(
            "{PAGES}/{page}: there is no `{file}` with `{anchor}`"
        )),
    }
}

/// Returns messages for supported extensions that the reference does not describe: extensions with an effect need a
/// section, ignored ones a mention.
fn undescribed_extensions(root: &Path, outlines: &Outlines<'_>) -> Vec<String> {
    let reference = || {
        outlines
            .iter()
            .filter(|(path, _)| path.starts_with(REFERENCE))
            .map(|(_, outline)| outline)
    };
    let named = |extension: &str, quiet: bool| {
        reference().any(|outline| {
            let texts = if quiet {
                &outline.code
            } else {
                &outline.sections
            };
            texts.iter().any(|text| text.contains(extension))
        })
    };
    let known = extensions(root);
    let unnamed = known
        .iter()
        .filter(|(extension, quiet)| !named(extension, **quiet));
    unnamed
        .map(|(extension, _)| format!("no page below {PAGES}/{REFERENCE} describes `{extension}`"))
        .collect()
}

/// Returns the extensions that the generator names; true for those that it ignores.
fn extensions(root: &Path) -> BTreeMap<String, bool> {
    let mut known = BTreeMap::new();
    for folder in DIALECTS {
        let files = walkdir::WalkDir::new(root.join("generator/src").join(folder));
        for entry in files.into_iter().filter_map(Result::ok) {
            let quiet = entry.file_name() == QUIET;
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            let literals = literals(&text).filter(|literal| literal.starts_with("x-"));
            for literal in literals {
                known
                    .entry(literal.to_owned())
                    .and_modify(|any| *any |= quiet)
                    .or_insert(quiet);
            }
        }
    }
    known
}

/// Returns the keys of the manifest, from its types.
fn manifest_keys(root: &Path) -> Vec<String> {
    let text = fs::read_to_string(root.join("generator/src/manifest/entry.rs")).unwrap_or_default();
    let mut keys: Vec<String> = Vec::new();
    let mut renamed = None;
    for line in text.lines() {
        if line.contains("rename = ") {
            renamed = literals(line).next();
        }
        let field = line
            .trim()
            .strip_prefix("pub ")
            .and_then(|rest| rest.split_once(':'));
        if let Some((field, _)) = field {
            keys.push(renamed.take().unwrap_or(field).to_owned());
        }
    }
    keys
}

/// Returns the formats that the generator supports, normalized.
fn formats(root: &Path) -> Vec<String> {
    let text =
        fs::read_to_string(root.join("generator/src/lower/schema/scalar.rs")).unwrap_or_default();
    let own = text.split("#[cfg(test)]").next().unwrap_or_default();
    let arms = own
        .lines()
        .filter(|line| line.contains("=>") || line.trim().starts_with('|'));
    arms.flat_map(literals).map(str::to_owned).collect()
}

/// Normalizes a format.
fn plain(format: &str) -> String {
    format
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// Returns messages for names that a page does not show as code.
fn undescribed(
    outlines: &Outlines<'_>,
    page: &str,
    words: Vec<String>,
    plain: impl Fn(&str) -> String,
) -> Vec<String> {
    let described = outlines
        .get(page)
        .into_iter()
        .flat_map(|outline| &outline.code);
    let described: BTreeSet<_> = described.map(|code| plain(code)).collect();
    if words.is_empty() {
        return vec![format!("what {PAGES}/{page} should describe was not found")];
    }
    let missing = words.into_iter().filter(|word| !described.contains(word));
    missing
        .map(|word| format!("{PAGES}/{page} does not describe `{word}`"))
        .collect()
}

/// Returns the string literals in Rust code.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMMARY_TEXT: &str = "# Summary\n\n- [A](a.md)\n- [B](deep/b.md)\n";

    fn outlines<'p>(pages: &[(&'p str, &str)]) -> Outlines<'p> {
        pages
            .iter()
            .map(|(path, text)| (*path, Outline::of(text)))
            .collect()
    }

    #[test]
    fn a_page_must_be_listed() {
        let pages = [(SUMMARY, SUMMARY_TEXT), ("a.md", ""), ("c.md", "")];
        assert_eq!(
            unlisted(&outlines(&pages)),
            ["docs/src/c.md is not in SUMMARY.md"]
        );
    }

    #[test]
    fn a_link_must_lead_somewhere() {
        let pages = [
            ("a.md", "# A\n\n## Part one\n"),
            ("deep/b.md", "## Other\n"),
        ];
        let outlines = outlines(&pages);
        let broken = |page, link| broken(Path::new("nowhere"), page, link, &outlines).is_some();
        for link in [
            "../a.md",
            "../a.md#part-one",
            "#other",
            "https://example.com/x",
        ] {
            assert!(!broken("deep/b.md", link), "{link}");
        }
        for link in ["a.md", "../a.md#part-two", "#part-one", "../c.md"] {
            assert!(broken("deep/b.md", link), "{link}");
        }
    }

    #[test]
    fn an_include_must_be_there() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(PAGES).join("deep");
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join("x.rs"),
            "// ANCHOR: one\nfn one() {}\n// ANCHOR_END: one\n// ANCHOR: two\n",
        )
        .unwrap();
        let missing = |file, anchor| missing(root.path(), "deep/b.md", file, anchor).is_some();
        assert!(!missing("x.rs", "one") && !missing("x.rs", "") && !missing("x.rs", ":2"));
        assert!(missing("x.rs", "two") && missing("x.rs", "on") && missing("y.rs", ""));
    }

    #[test]
    fn what_the_generator_knows_is_found_in_its_code() {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let extensions = extensions(root);
        assert_eq!(extensions.get("x-ms-pageable"), Some(&false));
        assert_eq!(extensions.get("x-ms-format"), Some(&true));
        assert!(manifest_keys(root).contains(&"crate".to_owned()));
        assert!(formats(root).contains(&"datetime".to_owned()));
        let page = [(MANIFEST, "`crate` is the name")];
        let words = ["crate".to_owned(), "inputs".to_owned()];
        let faults = undescribed(&outlines(&page), MANIFEST, words.to_vec(), str::to_owned);
        assert_eq!(
            faults,
            ["docs/src/reference/manifest.md does not describe `inputs`"]
        );
    }
}

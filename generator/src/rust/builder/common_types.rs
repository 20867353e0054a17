//! Builds the types that services share.

use std::collections::BTreeMap;

use super::{
    super::{
        definition::Definition,
        docs::Docs,
        krate::{CommonFile, CommonFolder, CommonParent, CommonTypes},
    },
    context::{BuilderInput, ModuleContext},
    definition::definition,
    frame::gate,
    types::TypeContext,
};
use crate::{
    ir,
    names::{CommonFolderNames, ModuleName, TypeModule},
};

/// Builds the types that services share, if there are any.
pub(super) fn common_types(input: &BuilderInput<'_>) -> Option<CommonTypes> {
    let package = input.package;
    if package.common.is_empty() {
        return None;
    }
    let files = package.common.iter().flat_map(|folder| &folder.files);
    let reached = files.flat_map(|file| file.reached_by.iter().copied());
    let folders = package.common.iter().zip(&input.names.common).enumerate();
    Some(CommonTypes {
        gate: gate(input, reached),
        header: input.options.header("`common-types`"),
        folders: folders
            .map(|(index, (folder, names))| self::folder(input, index, folder, names))
            .collect(),
        parents: parents(input),
    })
}

fn folder(
    input: &BuilderInput<'_>,
    index: usize,
    folder: &ir::CommonFolder,
    names: &CommonFolderNames,
) -> CommonFolder {
    let path = folder.path.join("/");
    let files = folder.files.iter().zip(&names.files).enumerate();
    let files = files.map(|(place, (common, name))| {
        let here = TypeModule::Common {
            folder: index,
            file: place,
        };
        let source = format!("`common-types/{path}/{}.json`", common.stem);
        CommonFile {
            name: name.clone(),
            header: input.options.header(&source),
            gate: gate(input, common.reached_by.iter().copied()),
            definitions: definitions(input, common, &here),
        }
    });
    CommonFolder {
        path: names.path.clone(),
        header: input.options.header(&format!("`common-types/{path}`")),
        docs: Docs::one_line(format!("Types of `common-types/{path}`.")),
        files: files.collect(),
    }
}

fn definitions(
    input: &BuilderInput<'_>,
    common: &ir::CommonFile,
    here: &TypeModule,
) -> Vec<Definition> {
    let definitions = common.definitions.iter().map(|common| {
        let context = TypeContext {
            context: ModuleContext::new(input, common.module),
            here: Some(here),
        };
        definition(&context, common.definition)
    });
    definitions.collect()
}

/// Builds the module files of parent folders.
fn parents(input: &BuilderInput<'_>) -> Vec<CommonParent> {
    let mut children: BTreeMap<Vec<String>, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
    for (folder, names) in input.package.common.iter().zip(&input.names.common) {
        let files = folder.files.iter();
        let reached: Vec<_> = files
            .flat_map(|file| file.reached_by.iter().copied())
            .collect();
        let path: Vec<_> = names.path.iter().map(ModuleName::to_string).collect();
        for depth in 0..path.len() {
            let child = children.entry(path[..depth].to_vec()).or_default();
            child
                .entry(path[depth].clone())
                .or_default()
                .extend(&reached);
        }
    }
    let parents = children.into_iter().map(|(path, children)| CommonParent {
        path,
        children: children
            .into_iter()
            .map(|(name, reached)| (name, gate(input, reached)))
            .collect(),
    });
    parents.collect()
}

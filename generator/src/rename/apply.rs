//! Changes names in an API.

use super::model::{Rename, RenamedKind};
use crate::ir::{Api, DefinitionKind, DefinitionName, Operation, OperationGroup, XmlRoot};

/// Applies the renames of one kind. Each refers to names in the description, so that two names can be exchanged.
pub(super) fn apply(kind: RenamedKind, renames: &[&Rename], api: &mut Api) {
    if renames.is_empty() {
        return;
    }
    match kind {
        RenamedKind::Operation => operations(renames, api),
        RenamedKind::Group => groups(renames, api),
        RenamedKind::Model => models(renames, api),
        RenamedKind::Property | RenamedKind::Value => members(kind, renames, api),
    }
}

fn target<'r>(renames: &[&'r Rename], name: &str) -> Option<&'r str> {
    let rename = renames.iter().find(|rename| rename.from == name)?;
    Some(&rename.to)
}

/// Renames operations. One whose new name has another group is moved to that group.
fn operations(renames: &[&Rename], api: &mut Api) {
    let mut moved: Vec<(String, Operation)> = Vec::new();
    for group in &mut api.groups {
        let operations = std::mem::take(&mut group.operations);
        for mut operation in operations {
            let Some(to) = target(renames, &operation.id) else {
                group.operations.push(operation);
                continue;
            };
            let (new_group, name) = match to.split_once('_') {
                Some((new_group, name)) if !name.is_empty() => (Some(new_group), name),
                _ => (None, to),
            };
            operation.name = name.to_owned();
            operation.client_name = None;
            match new_group.filter(|new| !new.eq_ignore_ascii_case(&group.name)) {
                Some(new_group) => moved.push((new_group.to_owned(), operation)),
                None => group.operations.push(operation),
            }
        }
    }
    for (name, operation) in moved {
        group(api, &name).operations.push(operation);
    }
    api.groups.retain(|group| !group.operations.is_empty());
}

/// Returns the group with a name, which is added if there is none.
fn group<'a>(api: &'a mut Api, name: &str) -> &'a mut OperationGroup {
    let is_named = |group: &OperationGroup| group.name.eq_ignore_ascii_case(name);
    let index = api.groups.iter().position(is_named).unwrap_or_else(|| {
        api.groups.push(OperationGroup {
            name: name.to_owned(),
            operations: Vec::new(),
        });
        api.groups.len() - 1
    });
    &mut api.groups[index]
}

/// Renames groups. Groups with one new name are merged.
fn groups(renames: &[&Rename], api: &mut Api) {
    let all = std::mem::take(&mut api.groups);
    for old in all {
        let name = target(renames, &old.name).unwrap_or(&old.name);
        group(api, name).operations.extend(old.operations);
    }
}

fn models(renames: &[&Rename], api: &mut Api) {
    for (_, definition) in api.definitions.iter_mut() {
        let name = definition.name.text();
        let Some(to) = target(renames, &name) else {
            continue;
        };
        definition.name = DefinitionName::Declared(to.to_owned());
        if let DefinitionKind::Model(model) = &mut definition.kind {
            // The name on the wire stays.
            model.xml.get_or_insert(XmlRoot {
                name,
                namespace: None,
            });
        }
    }
}

fn members(kind: RenamedKind, renames: &[&Rename], api: &mut Api) {
    for (_, definition) in api.definitions.iter_mut() {
        let owner = definition.name.text();
        let of_member = |names: [Option<&str>; 2]| {
            let mut names = names.into_iter().flatten();
            let to = names.find_map(|name| target(renames, &format!("{owner}.{name}")));
            to.map(ToOwned::to_owned)
        };
        match (&mut definition.kind, kind) {
            (DefinitionKind::Model(model), RenamedKind::Property) => {
                for property in &mut model.properties {
                    let names = [Some(&*property.wire_name), property.client_name.as_deref()];
                    if let Some(to) = of_member(names) {
                        property.client_name = Some(to);
                    }
                }
            }
            (DefinitionKind::Enumeration(enumeration), RenamedKind::Value) => {
                for value in &mut enumeration.values {
                    if let Some(to) = of_member([Some(&*value.wire), value.name.as_deref()]) {
                        value.name = Some(to);
                    }
                }
            }
            _ => {}
        }
    }
}

//! Changes of single keys, which keep comments and order.

use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use super::key_path::{KeyPath, is_dependency};

/// Copies a key from another table.
pub(super) fn set(table: &mut dyn TableLike, source: &dyn TableLike, path: &KeyPath) {
    set_below(table, source, path.steps(), 0);
}

/// Removes a key, and the tables that become empty.
pub(super) fn remove(table: &mut dyn TableLike, path: &KeyPath) {
    remove_below(table, path.steps(), 0);
}

/// Copies the key whose first `depth` steps are those of the tables.
fn set_below(table: &mut dyn TableLike, source: &dyn TableLike, steps: &[String], depth: usize) {
    let Some((key, wanted)) = steps.get(depth).and_then(|step| source.get_key_value(step)) else {
        return;
    };
    let Some(found) = table.get_mut(key.get()) else {
        table.entry_format(key).or_insert(unplaced(wanted));
        return;
    };
    let (outer, rest) = steps.split_at(depth + 1);
    if rest.is_empty() {
        return replace(found, wanted);
    }
    if is_dependency(outer) {
        spell_out(found);
        let wanted = &mut wanted.clone();
        spell_out(wanted);
        match (found.as_table_like_mut(), wanted.as_table_like()) {
            (Some(found), Some(wanted)) => set_below(found, wanted, steps, depth + 1),
            _ => replace(found, wanted),
        }
        return shorten(found);
    }
    if let (Item::ArrayOfTables(found), Item::ArrayOfTables(wanted)) = (&mut *found, wanted) {
        let is_named = |table: &&Table| name(table) == rest.first().map(String::as_str);
        let Some(wanted) = wanted.iter().find(is_named) else {
            return;
        };
        let index = found.iter().position(|table| is_named(&table));
        return match index.and_then(|index| found.get_mut(index)) {
            Some(found) => set_below(found, wanted, steps, depth + 2),
            None => found.push(unplaced_table(wanted)),
        };
    }
    match (found.as_table_like_mut(), wanted.as_table_like()) {
        (Some(found), Some(wanted)) => set_below(found, wanted, steps, depth + 1),
        _ => replace(found, wanted),
    }
}

/// Removes the key whose first `depth` steps are those of the table.
fn remove_below(table: &mut dyn TableLike, steps: &[String], depth: usize) {
    let Some(step) = steps.get(depth) else {
        return;
    };
    let (outer, rest) = steps.split_at(depth + 1);
    let Some(found) = table.get_mut(step) else {
        return;
    };
    let is_gone = match found {
        _ if rest.is_empty() => true,
        Item::ArrayOfTables(tables) => {
            let is_named = |table: &Table| name(table) == rest.first().map(String::as_str);
            let index = tables.iter().position(is_named);
            if let Some((index, found)) = index.and_then(|at| Some((at, tables.get_mut(at)?))) {
                remove_below(found, steps, depth + 2);
                if found.is_empty() {
                    tables.remove(index);
                }
            }
            tables.is_empty()
        }
        Item::Value(Value::String(_)) => is_dependency(outer),
        _ => match found.as_table_like_mut() {
            Some(found) => {
                remove_below(found, steps, depth + 1);
                found.is_empty()
            }
            None => false,
        },
    };
    if is_gone {
        table.remove(step);
    }
}

/// Replaces a value, and keeps the space and comments around it.
fn replace(found: &mut Item, wanted: &Item) {
    let decor = found.as_value().map(|value| value.decor().clone());
    *found = unplaced(wanted);
    if let (Some(decor), Some(value)) = (decor, found.as_value_mut()) {
        *value.decor_mut() = decor;
    }
}

/// Writes a dependency with a version alone as a table.
fn spell_out(dependency: &mut Item) {
    if let Item::Value(Value::String(version)) = dependency {
        let mut table = InlineTable::new();
        table.insert("version", version.value().as_str().into());
        *table.decor_mut() = version.decor().clone();
        *dependency = Item::Value(Value::InlineTable(table));
    }
}

/// Writes a dependency with a version alone as text, and formats any other inline table.
fn shorten(dependency: &mut Item) {
    let Item::Value(value) = dependency else {
        return;
    };
    let decor = value.decor().clone();
    let Value::InlineTable(table) = value else {
        return;
    };
    table.fmt();
    let version = table.get("version").and_then(Value::as_str);
    if let (Some(version), 1) = (version, table.len()) {
        *value = version.into();
    }
    *value.decor_mut() = decor;
}

fn name(table: &Table) -> Option<&str> {
    table.get("name").and_then(Item::as_str)
}

/// Copies an item without its position in the document, so that a table follows the ones before it.
fn unplaced(item: &Item) -> Item {
    match item {
        Item::Table(table) => Item::Table(unplaced_table(table)),
        Item::ArrayOfTables(tables) => {
            Item::ArrayOfTables(tables.iter().map(unplaced_table).collect())
        }
        item => item.clone(),
    }
}

fn unplaced_table(table: &Table) -> Table {
    let mut copy = table.clone();
    copy.set_position(None);
    for (_, item) in copy.iter_mut() {
        *item = unplaced(item);
    }
    copy
}

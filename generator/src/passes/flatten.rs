//! Finds the members of flattened models.

use std::collections::HashSet;

use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Definition, DefinitionId, DefinitionKind, Definitions, Flatten, Flattening, Property, Type,
    },
};

/// The maximum number of flattened members in a path.
const DEPTH: usize = 8;

/// Lists the members that are accessible through a flattened member.
///
/// Rule: `x-ms-client-flatten` requests that the members of a member are members of the model (AutoRest). Here the wire
/// format is unchanged, and each of them gets an accessor. If one of them is flattened itself, its members get
/// accessors instead. A member whose name is in use, by a member of the model or by an earlier accessor, gets no
/// accessor, since another name would be misleading. Discriminators and constants get no accessors.
pub(super) fn run(definitions: &mut Definitions, diagnostics: &mut Diagnostics) {
    for id in definitions.ids() {
        for (place, flattened) in ways(definitions, id, diagnostics) {
            if let DefinitionKind::Model(model) = &mut definitions[id].kind
                && let Some(property) = model.properties.get_mut(place)
            {
                property.flatten = Flatten::To(flattened);
            }
        }
    }
}

/// Returns the paths through each flattened member of a definition, with the index of the member.
fn ways(
    definitions: &Definitions,
    id: DefinitionId,
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, Vec<Flattening>)> {
    let definition = &definitions[id];
    let properties = definition
        .as_model()
        .map(|model| model.properties.as_slice());
    let properties = properties.unwrap_or_default();
    if !properties
        .iter()
        .any(|property| property.flatten.is_requested())
    {
        return Vec::new();
    }
    let fields = properties.iter().filter(|property| is_reachable(property));
    let mut lift = Lift {
        definitions,
        definition,
        taken: fields.map(name).collect(),
        entered: HashSet::from([id]),
        ways: Vec::new(),
        diagnostics,
    };
    let mut all = Vec::new();
    for (place, property) in properties.iter().enumerate() {
        if property.flatten.is_requested() {
            lift.lift(property);
            all.push((place, std::mem::take(&mut lift.ways)));
        }
    }
    all
}

/// The search for the paths of one model.
struct Lift<'a> {
    definitions: &'a Definitions,
    definition: &'a Definition,
    /// The names in use, as returned by [`name`].
    taken: HashSet<String>,
    /// The models that were visited: in a second visit all names would be in use.
    entered: HashSet<DefinitionId>,
    ways: Vec<Flattening>,
    diagnostics: &'a mut Diagnostics,
}

impl Lift<'_> {
    /// Finds the paths through a member of the model itself.
    fn lift(&mut self, property: &Property) {
        let held = property.ty.own_definition();
        if held.is_some_and(|id| self.entered.contains(&id)) {
            let name = &property.wire_name;
            let message = format!(
                "no shortcut accessors for the properties of `{name}` of `{}`: their names are in use",
                self.definition.name.text()
            );
            self.report(property, message);
        } else {
            self.enter(property, &mut Vec::new());
        }
    }

    /// Finds the paths through a member. `path` is the path to it. Returns false if it cannot be flattened.
    fn enter(&mut self, property: &Property, path: &mut Vec<String>) -> bool {
        let Some(id) = property.ty.own_definition() else {
            return false;
        };
        let model = self.definitions.get(id).and_then(Definition::as_model);
        let Some(model) = model.filter(|_| path.len() < DEPTH && self.entered.insert(id)) else {
            return false;
        };
        path.push(property.wire_name.clone());
        for inner in model.properties.iter().filter(|inner| is_reachable(inner)) {
            if inner.flatten.is_requested() && self.enter(inner, path) {
                continue;
            }
            let mut path = path.clone();
            path.push(inner.wire_name.clone());
            if self.taken.insert(name(inner)) {
                self.ways.push(Flattening { path });
            } else {
                let message = format!(
                    "no shortcut accessor for `{}` of `{}`: the name `{}` is in use",
                    path.join("."),
                    self.definition.name.text(),
                    inner.wire_name
                );
                self.report(inner, message);
            }
        }
        path.pop();
        true
    }

    fn report(&mut self, property: &Property, message: String) {
        let place = Place::Key(property.origin.clone());
        self.diagnostics
            .push(Diagnostic::new(Code::LeftOut, place, message));
    }
}

fn is_reachable(property: &Property) -> bool {
    !matches!(property.ty, Type::Constant(_))
}

/// Returns the name of a member in code, without differences that are only visual.
fn name(property: &Property) -> String {
    let name = property.client_name.as_ref().unwrap_or(&property.wire_name);
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

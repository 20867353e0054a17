//! Discriminated bases as unions of their alternatives.

use std::collections::{HashMap, HashSet};

use super::order::{children, parents, parents_first};
use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Alternative, Decided, Definition, DefinitionId, DefinitionKind, DefinitionName,
        Definitions, Literal, Model, Origin, Property, Type, Union,
    },
};

/// Converts discriminated bases to unions of their alternatives.
///
/// Rule: if a schema has a `discriminator`, the value of this member names the schema against which the object is
/// valid: a derived schema at any level, or the base itself (Swagger 2.0, "Schema Object"). The mapping of the
/// discriminator assigns values to schemas (OpenAPI 3.0.3, "Discriminator Object"), or `x-ms-discriminator-value` does
/// (AutoRest); otherwise the value is the name of the schema. So a reference to the base is a reference to any of the
/// alternatives. An inner base, which derives from the base and has derived schemas itself, is a union of these.
///
/// - Every derived schema is an alternative, once per value, except inner bases that are not concrete (below).
/// - A base or inner base is an alternative if the specification assigns a value to it, or lists its name among the
///   values of the discriminator. If the discriminator is plain text and there is no such value, an inner base is an
///   alternative and the outermost base is not: its name is only the name of the family. A concrete base gets a model
///   of its own, next to the union.
/// - A base without derived schemas stays a model.
/// - Values are compared exactly. If two are equal, the first is used.
/// - A base with another discriminator is no alternative of the outer union, which keeps its objects as unknown
///   alternatives.
///
/// Members that an alternative declares with another type are not shared. The pass `discriminators` decides how the
/// models of the alternatives write the discriminator.
pub(super) fn run(definitions: &mut Definitions, diagnostics: &mut Diagnostics) {
    let listed: Vec<DefinitionId> = definitions
        .iter()
        .filter(|(_, definition)| matches!(definition.kind, DefinitionKind::Union(_)))
        .map(|(id, _)| id)
        .collect();
    let mut bases = Bases::find(definitions);
    bases.add_concrete(definitions);
    let mut unions = Vec::new();
    let mut met = 0;
    for base in &bases.all {
        let candidates = bases.candidates(definitions, *base, &mut met, diagnostics);
        if met > MOST_ALTERNATIVES {
            diagnostics.push(too_large(&definitions[*base]));
            break;
        }
        let union = bases.union(definitions, *base, &candidates, diagnostics);
        unions.push((*base, union));
    }
    for (base, union) in unions {
        definitions[base].kind = DefinitionKind::Union(union);
    }
    for union in listed {
        expand(definitions, union, diagnostics);
    }
    without_default_unions(definitions, diagnostics);
}

/// Removes the default alternatives that are unions themselves, whose unknown values have a place of their own.
fn without_default_unions(definitions: &mut Definitions, diagnostics: &mut Diagnostics) {
    let ids: Vec<_> = definitions.ids().collect();
    for id in ids {
        let DefinitionKind::Union(union) = &definitions[id].kind else {
            continue;
        };
        let Some(default) = union.default else {
            continue;
        };
        if definitions[default].as_model().is_some() {
            continue;
        }
        let message = format!(
            "the default alternative `{}` has alternatives itself; values without another alternative are kept as JSON",
            definitions[default].name.text()
        );
        let place = Place::Value(definitions[id].origin.clone());
        diagnostics.push(Diagnostic::new(Code::Unsupported, place, message));
        if let DefinitionKind::Union(union) = &mut definitions[id].kind {
            union.default = None;
        }
    }
}

/// The maximum number of derived schemas of all discriminated bases in an API, each counted for every base above it. In
/// a chain of thousands of bases, each is a union of all that follow.
const MOST_ALTERNATIVES: usize = 1_000_000;

fn too_large(base: &Definition) -> Diagnostic {
    let name = base.name.text();
    let message = format!(
        "the discriminated schemas up to `{name}` have more than {MOST_ALTERNATIVES} alternatives in total"
    );
    Diagnostic::new(Code::TooLarge, Place::Key(base.origin.clone()), message)
        .help("use fewer levels of `allOf` between the alternatives")
}

/// Replaces a base in the list of a union by its alternatives.
///
/// Rule: a reference to a base is a reference to any of its alternatives. A base with another discriminator is no
/// alternative: the union keeps its objects as unknown alternatives.
fn expand(definitions: &mut Definitions, id: DefinitionId, diagnostics: &mut Diagnostics) {
    let DefinitionKind::Union(union) = &definitions[id].kind else {
        return;
    };
    let mut alternatives: Vec<Alternative> = Vec::with_capacity(union.alternatives.len());
    let mut known = HashSet::new();
    for listed in &union.alternatives {
        let expanded = match &definitions[listed.model].kind {
            DefinitionKind::Union(inner) if inner.discriminator == union.discriminator => {
                inner.alternatives.as_slice()
            }
            DefinitionKind::Union(_) => {
                diagnostics.push(two_discriminators(definitions, id, listed.model));
                &[]
            }
            DefinitionKind::Model(_) => std::slice::from_ref(listed),
            DefinitionKind::Enumeration(_)
            | DefinitionKind::JsonUnion(_)
            | DefinitionKind::Tuple(_) => &[],
        };
        let new = expanded.iter().filter(|one| known.insert(&one.value));
        alternatives.extend(new.cloned());
    }
    if let DefinitionKind::Union(union) = &mut definitions[id].kind {
        union.alternatives = alternatives;
    }
}

/// The discriminated bases of an API with derived schemas.
struct Bases {
    /// The discriminator of each definition: its own, or else that of its nearest ancestor.
    discriminators: Vec<Option<String>>,
    children: Vec<Vec<DefinitionId>>,
    /// The bases in order.
    all: Vec<DefinitionId>,
    /// The models of bases that are alternatives themselves.
    concrete: HashMap<DefinitionId, DefinitionId>,
}

/// A model that may be an alternative.
struct CandidateModel {
    /// The position in the order of alternatives: the ID of its schema.
    place: DefinitionId,
    value: Literal,
    model: DefinitionId,
}

impl Bases {
    fn find(definitions: &Definitions) -> Self {
        let mut discriminators: Vec<Option<String>> = vec![None; definitions.len()];
        for id in parents_first(definitions) {
            let own = definitions[id]
                .as_model()
                .and_then(|model| model.discriminator.clone());
            let inherited = || {
                let mut parents = parents(definitions, id).iter();
                parents.find_map(|parent| discriminators.get(parent.0 as usize).cloned().flatten())
            };
            discriminators[id.0 as usize] = own.or_else(inherited);
        }
        let children = children(definitions);
        let all = definitions
            .ids()
            .filter(|id| {
                discriminators[id.0 as usize].is_some() && !children[id.0 as usize].is_empty()
            })
            .collect();
        Bases {
            discriminators,
            children,
            all,
            concrete: HashMap::new(),
        }
    }

    fn discriminator(&self, id: DefinitionId) -> Option<&str> {
        self.discriminators
            .get(id.0 as usize)
            .and_then(Option::as_deref)
    }

    fn is_base(&self, id: DefinitionId) -> bool {
        self.all.binary_search(&id).is_ok()
    }

    /// Adds a model for each base that is an alternative itself.
    fn add_concrete(&mut self, definitions: &mut Definitions) {
        for base in &self.all {
            let values = self.own_values(definitions, *base);
            if values.is_empty() {
                continue;
            }
            let definition = &definitions[*base];
            let Some(model) = definition.as_model() else {
                continue;
            };
            let mut words = vec!["Base".to_owned()];
            match &definition.name {
                DefinitionName::Declared(name) => words.push(name.clone()),
                DefinitionName::Derived(names) => words.extend(names.iter().cloned()),
            }
            let definition = Definition {
                name: DefinitionName::Derived(words),
                origin: definition.origin.clone(),
                docs: definition.docs.clone(),
                home: definition.home.clone(),
                usage: Decided::Open,
                kind: DefinitionKind::Model(Model {
                    discriminator: None,
                    discriminator_values: values,
                    ..model.clone()
                }),
            };
            self.concrete.insert(*base, definitions.push(definition));
        }
    }

    /// Returns the discriminator value of a base, if it is an alternative.
    fn own_values(&self, definitions: &Definitions, base: DefinitionId) -> Vec<Literal> {
        let definition = &definitions[base];
        let (Some(model), Some(discriminator)) = (definition.as_model(), self.discriminator(base))
        else {
            return Vec::new();
        };
        let name = last_word(&definition.origin);
        let values = &model.discriminator_values;
        let mut parents = parents(definitions, base).iter();
        let outermost = parents.all(|parent| self.discriminator(*parent).is_none());
        let is_name = matches!(values.as_slice(), [only] if only.as_text() == Some(&name));
        // Lowering only sets a value for the outermost base if the specification does.
        if !values.is_empty() && (outermost || !is_name) {
            return values.clone();
        }
        let mut properties = model.properties.iter();
        let property = properties.find(|property| property.wire_name == discriminator);
        match property.and_then(|property| lists(definitions, &property.ty, &name)) {
            Some(listed) => listed.into_iter().collect(),
            None => values.clone(),
        }
    }

    /// Returns the models of all alternatives of a base, including its own, in order. The visited schemas are added to
    /// those visited before.
    fn candidates(
        &self,
        definitions: &Definitions,
        base: DefinitionId,
        all_met: &mut usize,
        diagnostics: &mut Diagnostics,
    ) -> Vec<CandidateModel> {
        let mut candidates = Vec::new();
        let mut met = HashSet::from([base]);
        let mut open = vec![base];
        while let Some(id) = open.pop() {
            if self.is_base(id) && self.discriminator(id) != self.discriminator(base) {
                diagnostics.push(two_discriminators(definitions, base, id));
                continue;
            }
            let below = self.children.get(id.0 as usize).into_iter().flatten();
            open.extend(below.copied().filter(|child| met.insert(*child)));
            let model = match self.is_base(id) {
                true => self.concrete.get(&id).copied(),
                false => Some(id),
            };
            let Some(model) = model else { continue };
            let definition = &definitions[model];
            let values = definition
                .as_model()
                .map_or(&[][..], |model| &model.discriminator_values);
            let name = [Literal::Text(last_word(&definition.origin))];
            let values = if values.is_empty() { &name } else { values };
            candidates.extend(values.iter().map(|value| CandidateModel {
                place: id,
                value: value.clone(),
                model,
            }));
        }
        *all_met += met.len();
        candidates.sort_by_key(|candidate| candidate.place);
        candidates
    }

    fn union(
        &self,
        definitions: &Definitions,
        base: DefinitionId,
        candidates: &[CandidateModel],
        diagnostics: &mut Diagnostics,
    ) -> Union {
        let mut alternatives: Vec<Alternative> = Vec::new();
        let mut known: HashMap<&Literal, DefinitionId> = HashMap::new();
        for candidate in candidates {
            if let Some(first) = known.get(&candidate.value) {
                let names = [*first, candidate.model].map(|id| definitions[id].name.text());
                diagnostics.push(equal_values(definitions, base, candidate, &names));
                continue;
            }
            known.insert(&candidate.value, candidate.model);
            alternatives.push(Alternative {
                value: candidate.value.clone(),
                model: candidate.model,
            });
        }
        let shared = shared(definitions, base, &alternatives);
        Union {
            discriminator: self.discriminator(base).unwrap_or_default().to_owned(),
            alternatives,
            default: definitions[base]
                .as_model()
                .and_then(|model| model.default_alternative),
            shared,
        }
    }
}

/// Returns the members of a base that all alternatives share, except the discriminator.
fn shared(
    definitions: &Definitions,
    base: DefinitionId,
    alternatives: &[Alternative],
) -> Vec<Property> {
    let Some(base) = definitions[base].as_model() else {
        return Vec::new();
    };
    let own = base.properties.iter();
    let mut types: HashMap<&str, &Type> = own
        .map(|property| (property.wire_name.as_str(), &property.ty))
        .collect();
    let candidates = alternatives
        .iter()
        .filter_map(|alternative| definitions[alternative.model].as_model());
    for property in candidates.flat_map(|model| &model.properties) {
        let wire_name = property.wire_name.as_str();
        if types.get(wire_name).is_some_and(|ty| **ty != property.ty) {
            types.remove(wire_name);
        }
    }
    let properties = base.properties.iter().filter(|property| {
        !property.discriminator && types.contains_key(property.wire_name.as_str())
    });
    properties.cloned().collect()
}

/// Returns the value of an enumeration that equals a text, ignoring case. The outer `None` means that the type lists no
/// values.
fn lists(definitions: &Definitions, ty: &Type, text: &str) -> Option<Option<Literal>> {
    let Type::Named(id) = ty else { return None };
    match &definitions.get(*id)?.kind {
        DefinitionKind::Enumeration(enumeration) => {
            let mut values = enumeration.values.iter();
            let value = values.find(|value| value.wire.eq_ignore_ascii_case(text));
            Some(value.map(|value| Literal::Text(value.wire.clone())))
        }
        _ => None,
    }
}

/// Returns the key of a definition.
fn last_word(origin: &Origin) -> String {
    let last = origin.pointer.rsplit('/').next().unwrap_or_default();
    last.replace("~1", "/").replace("~0", "~")
}

fn two_discriminators(
    definitions: &Definitions,
    base: DefinitionId,
    inner: DefinitionId,
) -> Diagnostic {
    let [base, inner] = [base, inner].map(|id| &definitions[id]);
    let message = format!(
        "`{}` and `{}` have different discriminators; the derived schemas of the former are not alternatives of `{}`",
        inner.name.text(),
        base.name.text(),
        base.name.text()
    );
    Diagnostic::new(Code::Unsupported, Place::Key(inner.origin.clone()), message)
}

fn equal_values(
    definitions: &Definitions,
    base: DefinitionId,
    candidate: &CandidateModel,
    [first, second]: &[String; 2],
) -> Diagnostic {
    let message = format!(
        "`{first}` and `{second}` have the same discriminator value `{}` of `{}`; using `{first}`",
        candidate.value,
        definitions[base].name.text()
    );
    let place = Place::Key(definitions[candidate.model].origin.clone());
    Diagnostic::new(Code::Inconsistent, place, message)
}

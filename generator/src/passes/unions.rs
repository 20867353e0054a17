//! Discriminated bases as unions of their alternatives.

use std::collections::{HashMap, HashSet};

use super::order::{children, parents, parents_first};
use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Definition, DefinitionId, DefinitionKind, DefinitionName, Definitions, Model, Origin,
        Property, Type, Union, Usage, Variant,
    },
};

/// Turns a discriminated base into the choice of its kinds.
///
/// Rule: where a schema has a `discriminator`, the value of that member names the schema that the
/// object is valid against: a schema that derives from it, at whatever distance, or itself (Swagger
/// 2.0, "Schema Object"); `x-ms-discriminator-value` gives the value where it is not the schema's
/// name (AutoRest). So a reference to the base is a reference to any of its kinds, and an inner
/// base, which derives from the base and has kinds of its own, is a choice among those.
///
/// - Every schema that derives from the base is a kind, unless it is an inner base that no object
///   can be (below).
/// - The base itself, and an inner base, is a kind where the specification gives it a value, or
///   lists its name among the values of the tag. Where the tag is plain text and nothing is said,
///   an inner base is a kind, since it derives from a base as any kind does, and the outermost base
///   is not: its name is only what the family is called. A kind of this sort gets a model of its
///   own, beside the union that takes its place.
/// - A base that nothing derives from offers no choice: it stays a model, and its tag an ordinary
///   member.
/// - Values are compared without regard to case, as services answer with other casings. Of two
///   equal ones the first counts.
/// - A kind that is a base by another tag has two tags, which a union cannot tell apart. It is no
///   kind of the outer union, which keeps objects of it as it keeps those of unknown kinds.
///
/// In the model of a kind the tag is a constant. What a kind declares otherwise is not shared.
pub(super) fn run(definitions: &mut Definitions, diagnostics: &mut Diagnostics) {
    let choices: Vec<DefinitionId> = definitions
        .iter()
        .filter(|(_, definition)| matches!(definition.kind, DefinitionKind::Union(_)))
        .map(|(id, _)| id)
        .collect();
    let mut bases = Bases::find(definitions);
    bases.add_concrete(definitions);
    let mut unions = Vec::new();
    let mut met = 0;
    for base in bases.all.clone() {
        let kinds = bases.kinds(definitions, base, &mut met, diagnostics);
        if met > MOST_KINDS {
            diagnostics.push(too_large(&definitions[base]));
            break;
        }
        let union = bases.union(definitions, base, &kinds, diagnostics);
        for kind in kinds {
            let discriminator = &union.discriminator;
            fix_tag(&mut definitions[kind.model], discriminator, &kind.tag);
        }
        unions.push((base, union));
    }
    for (base, union) in unions {
        definitions[base].kind = DefinitionKind::Union(union);
    }
    for choice in choices {
        settle_choice(definitions, choice);
    }
    free_tags(definitions);
}

/// The most schemas that derive from the discriminated bases of an API, each counted for every base above it: in a chain
/// of thousands of bases each is a choice among all that follow.
const MOST_KINDS: usize = 1_000_000;

fn too_large(base: &Definition) -> Diagnostic {
    let name = base.name.text();
    let message = format!(
        "with `{name}`, the discriminated schemas of the API have more than {MOST_KINDS} alternatives in all"
    );
    Diagnostic::new(Code::TooLarge, Place::Key(base.origin.clone()), message)
        .help("describe the alternatives in fewer levels of `allOf`")
}

/// Makes the kinds of a choice that the specification lists itself models with the tag as a constant.
///
/// Rule: a kind that is a base itself stands for its kinds. A model that is a kind by another value of the same member
/// already is copied, since one constant cannot be both. Of two equal values the first counts.
fn settle_choice(definitions: &mut Definitions, choice: DefinitionId) {
    let DefinitionKind::Union(union) = &definitions[choice].kind else {
        return;
    };
    let mut union = union.clone();
    let mut variants: Vec<Variant> = Vec::new();
    let listed = std::mem::take(&mut union.variants);
    for Variant { tag, model } in listed {
        match &definitions[model].kind {
            DefinitionKind::Union(inner) if inner.discriminator == union.discriminator => {
                variants.extend(inner.variants.iter().cloned());
            }
            DefinitionKind::Model(_) => variants.push(Variant { tag, model }),
            _ => {}
        }
    }
    let mut known = HashSet::new();
    variants.retain(|variant| known.insert(variant.tag.to_lowercase()));
    for variant in &mut variants {
        if is_another(
            &definitions[variant.model],
            &union.discriminator,
            &variant.tag,
        ) {
            variant.model = copy(definitions, choice, variant);
        }
        let kind = &mut definitions[variant.model];
        fix_tag(kind, &union.discriminator, &variant.tag);
    }
    union.variants = variants;
    definitions[choice].kind = DefinitionKind::Union(union);
}

/// Whether the tag of a model is the constant for another kind.
fn is_another(definition: &Definition, wire_name: &str, value: &str) -> bool {
    let properties = definition.as_model().map(|model| model.properties.iter());
    let mut properties = properties.into_iter().flatten();
    properties.any(|property| {
        property.wire_name == wire_name
            && property.discriminator
            && matches!(&property.ty, Type::Constant(known) if known != value)
    })
}

/// A copy of the model of a kind, for one more value of the tag.
fn copy(definitions: &mut Definitions, choice: DefinitionId, variant: &Variant) -> DefinitionId {
    let mut words = match &definitions[choice].name {
        DefinitionName::Declared(name) => vec![name.clone()],
        DefinitionName::Derived(words) => words.clone(),
    };
    words.push(variant.tag.clone());
    let copy = Definition {
        name: DefinitionName::Derived(words),
        ..definitions[variant.model].clone()
    };
    definitions.push(copy)
}

/// The discriminated bases of an API that have kinds.
struct Bases {
    /// By which tag the kinds of each definition are told apart: its own, else that of its nearest
    /// ancestor.
    tags: Vec<Option<String>>,
    children: Vec<Vec<DefinitionId>>,
    /// The bases, in their order.
    all: Vec<DefinitionId>,
    /// The models of the bases that are kinds themselves.
    concrete: HashMap<DefinitionId, DefinitionId>,
}

/// A model that a union may hold.
struct Kind {
    /// Where it stands in the order of kinds: the place of the schema that it was made of.
    place: DefinitionId,
    tag: String,
    model: DefinitionId,
}

impl Bases {
    fn find(definitions: &Definitions) -> Self {
        let mut tags: Vec<Option<String>> = vec![None; definitions.len()];
        for id in parents_first(definitions) {
            let own = definitions[id]
                .as_model()
                .and_then(|model| model.discriminator.clone());
            let inherited = || {
                let mut parents = parents(definitions, id).iter();
                parents.find_map(|parent| tags.get(parent.0 as usize).cloned().flatten())
            };
            tags[id.0 as usize] = own.or_else(inherited);
        }
        let children = children(definitions);
        let all = definitions
            .ids()
            .filter(|id| tags[id.0 as usize].is_some() && !children[id.0 as usize].is_empty())
            .collect();
        Bases {
            tags,
            children,
            all,
            concrete: HashMap::new(),
        }
    }

    fn tag(&self, id: DefinitionId) -> Option<&str> {
        self.tags.get(id.0 as usize).and_then(Option::as_deref)
    }

    fn is_base(&self, id: DefinitionId) -> bool {
        self.all.binary_search(&id).is_ok()
    }

    /// Gives each base that is a kind itself a model of its own.
    fn add_concrete(&mut self, definitions: &mut Definitions) {
        for base in &self.all {
            let Some(tag) = self.own_value(definitions, *base) else {
                continue;
            };
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
                usage: Usage::default(),
                kind: DefinitionKind::Model(Model {
                    discriminator: None,
                    discriminator_value: Some(tag),
                    ..model.clone()
                }),
            };
            self.concrete.insert(*base, definitions.push(definition));
        }
    }

    /// The value of the tag for a base itself, where it is a kind.
    fn own_value(&self, definitions: &Definitions, base: DefinitionId) -> Option<String> {
        let definition = &definitions[base];
        let model = definition.as_model()?;
        let tag = self.tag(base)?;
        let name = last_word(&definition.origin);
        let property = model
            .properties
            .iter()
            .find(|property| property.wire_name == tag);
        let listed = property.and_then(|property| lists(definitions, &property.ty, &name));
        let mut parents = parents(definitions, base).iter();
        let outermost = parents.all(|parent| self.tag(*parent).is_none());
        match (&model.discriminator_value, listed) {
            // Lowering gives the outermost base a value only where the specification does.
            (Some(value), _) if outermost || *value != name => Some(value.clone()),
            (_, Some(listed)) => listed,
            (value, None) => value.clone(),
        }
    }

    /// The models of all kinds below a base, and its own where it is one, in their order. The schemas on the way are
    /// added to those met before.
    fn kinds(
        &self,
        definitions: &Definitions,
        base: DefinitionId,
        all_met: &mut usize,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Kind> {
        let mut kinds = Vec::new();
        let mut met = HashSet::from([base]);
        let mut open = vec![base];
        while let Some(id) = open.pop() {
            if self.is_base(id) && self.tag(id) != self.tag(base) {
                diagnostics.push(two_tags(definitions, base, id));
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
            let value = definition
                .as_model()
                .and_then(|model| model.discriminator_value.clone());
            kinds.push(Kind {
                place: id,
                tag: value.unwrap_or_else(|| last_word(&definition.origin)),
                model,
            });
        }
        *all_met += met.len();
        kinds.sort_by_key(|kind| kind.place);
        kinds
    }

    fn union(
        &self,
        definitions: &Definitions,
        base: DefinitionId,
        kinds: &[Kind],
        diagnostics: &mut Diagnostics,
    ) -> Union {
        let mut variants: Vec<Variant> = Vec::new();
        let mut known: HashMap<String, DefinitionId> = HashMap::new();
        for kind in kinds {
            if let Some(first) = known.get(&kind.tag.to_lowercase()) {
                let names = [*first, kind.model].map(|id| definitions[id].name.text());
                diagnostics.push(equal_values(definitions, base, kind, &names));
                continue;
            }
            known.insert(kind.tag.to_lowercase(), kind.model);
            variants.push(Variant {
                tag: kind.tag.clone(),
                model: kind.model,
            });
        }
        let shared = shared(definitions, base, &variants);
        Union {
            discriminator: self.tag(base).unwrap_or_default().to_owned(),
            variants,
            shared,
        }
    }
}

/// The members of a base that all its kinds have as they are, but for the tag.
fn shared(definitions: &Definitions, base: DefinitionId, variants: &[Variant]) -> Vec<Property> {
    let Some(base) = definitions[base].as_model() else {
        return Vec::new();
    };
    let own = base.properties.iter();
    let mut types: HashMap<&str, &Type> = own
        .map(|property| (property.wire_name.as_str(), &property.ty))
        .collect();
    let kinds = variants
        .iter()
        .filter_map(|variant| definitions[variant.model].as_model());
    for property in kinds.flat_map(|model| &model.properties) {
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

/// Makes the tag of a kind's model the constant that it is, adding it where the specification
/// forgot it.
fn fix_tag(definition: &mut Definition, wire_name: &str, value: &str) {
    let origin = definition.origin.clone();
    let DefinitionKind::Model(model) = &mut definition.kind else {
        return;
    };
    let place = model
        .properties
        .iter()
        .position(|property| property.wire_name == wire_name);
    let place = place.unwrap_or_else(|| {
        model
            .properties
            .insert(0, Property::undeclared_tag(wire_name, origin));
        0
    });
    if let Some(property) = model.properties.get_mut(place) {
        property.ty = Type::Constant(value.to_owned());
        property.discriminator = true;
    }
    model.discriminator_value = Some(value.to_owned());
}

/// Makes what is marked as a tag and tells nothing apart an ordinary member again.
fn free_tags(definitions: &mut Definitions) {
    for (_, definition) in definitions.iter_mut() {
        let DefinitionKind::Model(model) = &mut definition.kind else {
            continue;
        };
        model.discriminator = None;
        for property in &mut model.properties {
            property.discriminator &= matches!(property.ty, Type::Constant(_));
        }
    }
}

/// The value of a type that is a text, whatever its casing, if there is one; `None` where the type
/// lists no values.
fn lists(definitions: &Definitions, ty: &Type, text: &str) -> Option<Option<String>> {
    let Type::Named(id) = ty else { return None };
    match &definitions.get(*id)?.kind {
        DefinitionKind::Enumeration(enumeration) => {
            let mut values = enumeration.values.iter();
            let value = values.find(|value| value.wire.eq_ignore_ascii_case(text));
            Some(value.map(|value| value.wire.clone()))
        }
        _ => None,
    }
}

/// The key under which a definition stands.
fn last_word(origin: &Origin) -> String {
    let last = origin.pointer.rsplit('/').next().unwrap_or_default();
    last.replace("~1", "/").replace("~0", "~")
}

fn two_tags(definitions: &Definitions, base: DefinitionId, kind: DefinitionId) -> Diagnostic {
    let [base, kind] = [base, kind].map(|id| &definitions[id]);
    let message = format!(
        "`{}` tells its kinds apart by another member than `{}`: its kinds are none of `{}`",
        kind.name.text(),
        base.name.text(),
        base.name.text()
    );
    Diagnostic::new(Code::Unsupported, Place::Key(kind.origin.clone()), message)
}

fn equal_values(
    definitions: &Definitions,
    base: DefinitionId,
    kind: &Kind,
    [first, second]: &[String; 2],
) -> Diagnostic {
    let message = format!(
        "`{first}` and `{second}` are both `{}` among the kinds of `{}`: `{first}` counts",
        kind.tag,
        definitions[base].name.text()
    );
    let place = Place::Key(definitions[kind.model].origin.clone());
    Diagnostic::new(Code::Inconsistent, place, message)
}

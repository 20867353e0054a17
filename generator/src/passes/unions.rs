//! Discriminated bases as unions of their alternatives.

use std::collections::{HashMap, HashSet};

use super::order::{children, parents, parents_first};
use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Decided, Definition, DefinitionId, DefinitionKind, DefinitionName, Definitions, Model,
        Origin, Property, Type, Union, Variant,
    },
};

/// Converts discriminated bases to unions of their alternatives.
///
/// Rule: if a schema has a `discriminator`, the value of this member names the schema against which the object is
/// valid: a derived schema at any level, or the base itself (Swagger 2.0, "Schema Object"). `x-ms-discriminator-value`
/// sets the value if it is not the name of the schema (AutoRest). So a reference to the base is a reference to any of
/// the alternatives. An inner base, which derives from the base and has derived schemas itself, is a union of these.
///
/// - Every schema that derives from the base is an alternative, unless it is an abstract inner base (see below).
/// - The base itself, or an inner base, is an alternative if the specification sets its value, or lists its name among
///   the values of the discriminator. If the discriminator is plain text and nothing is declared, an inner base is an
///   alternative, like all derived schemas, and the outermost base is not. Such an alternative gets a model of its own,
///   in addition to the union.
/// - A base without derived schemas remains a model, and its discriminator is an ordinary member.
/// - Values are case-insensitive, since services return them in other cases. Of two equal ones the first is used.
/// - An alternative that is a base with another discriminator has two discriminators, which a union cannot support. It
///   is no alternative of the outer union, which reads it as an unknown one.
///
/// In the model of an alternative, the discriminator is a constant. Members that an alternative declares differently
/// are not shared.
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

/// The maximum number of derived schemas of all discriminated bases in an API, each counted for every base above it. In
/// a chain of thousands of bases, each is a union of all that follow.
const MOST_KINDS: usize = 1_000_000;

fn too_large(base: &Definition) -> Diagnostic {
    let name = base.name.text();
    let message = format!(
        "the discriminated schemas up to `{name}` have more than {MOST_KINDS} alternatives in total"
    );
    Diagnostic::new(Code::TooLarge, Place::Key(base.origin.clone()), message)
        .help("use fewer levels of `allOf` between the alternatives")
}

/// Converts the alternatives that a union lists explicitly to models with the discriminator as a constant.
///
/// Rule: an alternative that is a base is replaced by its own alternatives. A model that is already an alternative with
/// another value of the same member is copied, since one constant cannot be both. Of two equal values the first is
/// used.
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

/// True if the discriminator of a model is a constant for another alternative.
fn is_another(definition: &Definition, wire_name: &str, value: &str) -> bool {
    let properties = definition.as_model().map(|model| model.properties.iter());
    let mut properties = properties.into_iter().flatten();
    properties.any(|property| {
        property.wire_name == wire_name
            && property.discriminator
            && matches!(&property.ty, Type::Constant(known) if known != value)
    })
}

/// Copies the model of an alternative for another discriminator value.
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

/// The discriminated bases of an API with derived schemas.
struct Bases {
    /// The discriminator of each definition: its own, or else that of its nearest ancestor.
    tags: Vec<Option<String>>,
    children: Vec<Vec<DefinitionId>>,
    /// The bases in order.
    all: Vec<DefinitionId>,
    /// The models of bases that are alternatives themselves.
    concrete: HashMap<DefinitionId, DefinitionId>,
}

/// A model that may be an alternative.
struct Kind {
    /// The position in the order of alternatives: the ID of its schema.
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

    /// Adds a model for each base that is an alternative itself.
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
                usage: Decided::Open,
                kind: DefinitionKind::Model(Model {
                    discriminator: None,
                    discriminator_value: Some(tag),
                    ..model.clone()
                }),
            };
            self.concrete.insert(*base, definitions.push(definition));
        }
    }

    /// Returns the discriminator value of a base, if it is an alternative.
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
            // Lowering only sets a value for the outermost base if the specification does.
            (Some(value), _) if outermost || *value != name => Some(value.clone()),
            (_, Some(listed)) => listed,
            (value, None) => value.clone(),
        }
    }

    /// Returns the models of all alternatives of a base, including its own, in order. The visited schemas are added to
    /// those visited before.
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

/// Returns the members of a base that all alternatives share, except the discriminator.
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

/// Makes the discriminator of an alternative's model a constant, and adds it if the specification omits it.
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
            .insert(0, Property::undeclared_discriminator(wire_name, origin));
        0
    });
    if let Some(property) = model.properties.get_mut(place) {
        property.ty = Type::Constant(value.to_owned());
        property.discriminator = true;
    }
    model.discriminator_value = Some(value.to_owned());
}

/// Clears the mark of discriminators that no union uses.
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

/// Returns the value of an enumeration that equals a text, ignoring case. The outer `None` means that the type lists no
/// values.
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

/// Returns the key of a definition.
fn last_word(origin: &Origin) -> String {
    let last = origin.pointer.rsplit('/').next().unwrap_or_default();
    last.replace("~1", "/").replace("~0", "~")
}

fn two_tags(definitions: &Definitions, base: DefinitionId, kind: DefinitionId) -> Diagnostic {
    let [base, kind] = [base, kind].map(|id| &definitions[id]);
    let message = format!(
        "`{}` and `{}` have different discriminators; the derived schemas of the former are not alternatives of `{}`",
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
        "`{first}` and `{second}` have the same discriminator value `{}` of `{}`; using `{first}`",
        kind.tag,
        definitions[base].name.text()
    );
    let place = Place::Key(definitions[kind.model].origin.clone());
    Diagnostic::new(Code::Inconsistent, place, message)
}

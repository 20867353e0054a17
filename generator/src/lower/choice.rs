use crate::dialect::origin::item_of;
use crate::dialect::referenced_schema;
use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;
use serde_json::Value;

use super::Lowering;
use super::facts::{Facts, Lowered};
use super::reference::DEPTH;
use super::schema::Node;
use super::shape::{Shape, Standing};
use super::words::Words;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Discriminator, Kind, Kinds, Schema};
use crate::ir::{DefinitionId, DefinitionKind, Origin, Scalar, Type, Union, Variant};
use crate::source::pointer;

/// One of the schemas that a value may be of.
#[derive(Clone, Debug)]
struct Alternative<'s> {
    /// Where it stands among the alternatives.
    schema: Schema<'s>,
    origin: Origin,
    /// What it is in the end, its references followed.
    target: Rc<Schema<'s>>,
    target_origin: Origin,
}

/// The alternatives of a schema, `null` left out.
#[derive(Debug, Default)]
struct Alternatives<'s> {
    all: Vec<Alternative<'s>>,
    null: bool,
    /// The choices that were looked into.
    met: HashSet<Origin>,
}

impl<'s> Lowering<'s, '_> {
    /// What may stand where one of several schemas counts (`oneOf`, `anyOf`).
    ///
    /// Rule: one alternative beside `null` is that one. Models that a member tells apart are a union: the one that
    /// `discriminator` names, else one that each of them requires to be another text. Texts are text, with the values that
    /// any of them lists; numbers are numbers. Whatever else there is to choose from, the value is kept as it came.
    pub fn choice(&mut self, node: Node<'_, 's>, mut facts: Facts) -> Lowered {
        let mut found = Alternatives::default();
        self.alternatives(node.schema, node.origin, &mut found);
        if found.null {
            facts.nullable = facts.nullable.or(Some(true));
        }
        match found.all.as_slice() {
            [] => return Lowered::any(facts),
            [only] => {
                let inner = self.value(Node {
                    schema: &only.schema,
                    origin: &only.origin,
                    standing: Standing::Inline,
                    constant: node.constant.unless_null(&facts),
                    ..node
                });
                return Lowered {
                    ty: inner.ty,
                    facts: facts.over(inner.facts),
                };
            }
            _ => {}
        }
        let ty = self.union(node, &found.all);
        let ty = ty.or_else(|| self.plain_choice(node, &found.all));
        let ty = ty.unwrap_or_else(|| {
            let message = "nothing tells these alternatives apart: the value is kept as any JSON";
            let place = Place::Value(node.origin.clone());
            let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
            self.report().push(diagnostic.subject("alternatives"));
            Type::Any
        });
        Lowered { ty, facts }
    }

    /// The alternatives of a schema, those of alternatives that are a choice themselves among them.
    fn alternatives(&mut self, schema: &Schema<'s>, origin: &Origin, found: &mut Alternatives<'s>) {
        if !found.met.insert(origin.clone()) {
            return;
        }
        let lists = [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)];
        for (key, list) in lists {
            for (index, one) in list.iter().enumerate() {
                let at = item_of(origin, key, index);
                if is_null(one) {
                    found.null = true;
                    continue;
                }
                let Some((target_origin, target)) = self.end_of(one, &at) else {
                    continue;
                };
                found.null |= target.nullable == Some(true);
                let is_choice = self.shape_at(&target_origin, &target) == Shape::Choice;
                if is_choice && target.discriminator.is_none() {
                    self.alternatives(&target, &target_origin, found);
                } else {
                    found.all.push(Alternative {
                        schema: one.clone(),
                        origin: at,
                        target,
                        target_origin,
                    });
                }
            }
        }
    }

    /// What a schema is, its references followed.
    fn end_of(&mut self, schema: &Schema<'s>, origin: &Origin) -> Option<(Origin, Rc<Schema<'s>>)> {
        match schema.reference {
            None => Some((origin.clone(), Rc::new(schema.clone()))),
            Some(reference) => referenced_schema(self.reading(), reference, origin),
        }
    }

    /// The union of alternatives that are models with different values of one member.
    fn union(&mut self, node: Node<'_, 's>, all: &[Alternative<'s>]) -> Option<Type> {
        if let Some(id) = self.known.get(node.origin) {
            return Some(Type::Named(*id));
        }
        for one in all {
            if self.shape_at(&one.target_origin, &one.target) != Shape::Model {
                return None;
            }
        }
        let (discriminator, tags) = match &node.schema.discriminator {
            Some(discriminator) => {
                let tags = self.declared_tags(discriminator, node.origin, all);
                (discriminator.property_name.to_owned(), tags)
            }
            None => self.found_tags(all)?,
        };
        let name = node.words.name_with(node.schema.client_name);
        let docs = super::facts::schema_docs(node.schema);
        let empty = Union {
            discriminator: discriminator.clone(),
            variants: Vec::new(),
            shared: Vec::new(),
        };
        let id = self.define(node.origin, name, docs, DefinitionKind::Union(empty));
        let mut variants = Vec::new();
        for (tag, index) in tags {
            let Some(one) = all.get(index) else { continue };
            let model = self.kind(node, one, &tag);
            variants.push(Variant { tag, model });
        }
        self.definitions[id].kind = DefinitionKind::Union(Union {
            discriminator,
            variants,
            shared: Vec::new(),
        });
        Some(Type::Named(id))
    }

    /// The model of an alternative.
    fn kind(&mut self, node: Node<'_, 's>, one: &Alternative<'s>, tag: &str) -> DefinitionId {
        if one.schema.reference.is_some() {
            return self.model(&one.target_origin, &one.target, true);
        }
        self.inline_model(Node {
            schema: &one.schema,
            origin: &one.origin,
            words: Words::Inner(&node.words, tag),
            ..node
        })
    }

    /// The values of the tag that a discriminator gives the alternatives: those of its mapping, else those that only one
    /// of them lists, else their names.
    fn declared_tags(
        &mut self,
        discriminator: &Discriminator<'s>,
        origin: &Origin,
        all: &[Alternative<'s>],
    ) -> Vec<(String, usize)> {
        let mut tags: Vec<(String, usize)> = Vec::new();
        for (tag, target) in self.mapping(discriminator, origin) {
            let index = all
                .iter()
                .position(|one| one.target_origin == target || one.origin == target);
            if let Some(index) = index {
                tags.push((tag, index));
            }
        }
        let listed = all.iter().map(|one| self.listed_values(one, discriminator));
        let listed: Vec<Vec<String>> = listed.collect();
        for (index, one) in all.iter().enumerate() {
            if tags.iter().any(|(_, known)| *known == index) {
                continue;
            }
            if let Some(own) = listed.get(index).filter(|own| own.len() > 1) {
                let mut others = listed.iter().enumerate();
                let is_shared = others.any(|(other, values)| {
                    other != index && values.iter().any(|value| own.contains(value))
                });
                let is_known = tags.iter().any(|(tag, _)| own.contains(tag));
                if !is_shared && !is_known {
                    tags.extend(own.iter().map(|tag| (tag.clone(), index)));
                    continue;
                }
            }
            let values = self.only_values(&one.target, &one.target_origin);
            let value = values.get(discriminator.property_name).cloned();
            let name = one.schema.reference.and_then(|_| {
                let last = pointer::last(&one.target_origin.pointer);
                last.map(|last| last.into_owned())
            });
            if let Some(tag) = value.or(name) {
                tags.push((tag, index));
            }
        }
        for (tag, index) in &tags {
            if let Some(one) = all.get(*index) {
                let known = self.tags.entry(one.target_origin.clone());
                known.or_insert_with(|| tag.clone());
            }
        }
        tags
    }

    /// The texts that an alternative lists for its own member that a discriminator names.
    fn listed_values(
        &mut self,
        one: &Alternative<'s>,
        discriminator: &Discriminator<'s>,
    ) -> Vec<String> {
        let name = discriminator.property_name;
        let Some(property) = one.target.properties.get(name) else {
            return Vec::new();
        };
        let place = pointer::child(&one.target_origin.pointer, "properties");
        let at = Origin {
            document: one.target_origin.document,
            pointer: pointer::child(&place, name),
        };
        let end = self.end_of(property, &at);
        let values = end.map(|(_, property)| property.values.clone());
        let texts = values.into_iter().flatten();
        texts
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect()
    }

    /// Where the values of a discriminator lead.
    pub fn mapping(
        &mut self,
        discriminator: &Discriminator<'s>,
        origin: &Origin,
    ) -> Vec<(String, Origin)> {
        let mut found = Vec::new();
        for (tag, target) in &discriminator.mapping {
            let is_name = !target.contains(['#', '/']);
            let target = match is_name {
                true => {
                    let keys = self.conventions().definitions.iter().copied();
                    format!("#{}", pointer::of(keys.chain([*target])))
                }
                false => (*target).to_owned(),
            };
            if let Some(target) = self.reading().resolve(&target, origin) {
                let end = self.reading().schema_at(&target);
                let end = end.and_then(|schema| self.end_of(&schema, &target));
                found.push(((*tag).to_owned(), end.map_or(target, |(origin, _)| origin)));
            }
        }
        found
    }

    /// A member that each of the alternatives lists one text for, each another one.
    fn found_tags(&mut self, all: &[Alternative<'s>]) -> Option<(String, Vec<(String, usize)>)> {
        let values: Vec<IndexMap<&'s str, String>> = all
            .iter()
            .map(|one| self.only_values(&one.target, &one.target_origin))
            .collect();
        let (first, others) = values.split_first()?;
        first.keys().find_map(|name| {
            let mut tags = vec![(first.get(name)?.clone(), 0)];
            for (index, other) in others.iter().enumerate() {
                let tag = other.get(name)?;
                if tags
                    .iter()
                    .any(|(known, _)| known.eq_ignore_ascii_case(tag))
                {
                    return None;
                }
                tags.push((tag.clone(), index + 1));
            }
            Some(((*name).to_owned(), tags))
        })
    }

    /// The members of a model that can be one text only.
    fn only_values(&mut self, schema: &Schema<'s>, origin: &Origin) -> IndexMap<&'s str, String> {
        let mut values = IndexMap::new();
        self.add_only_values(schema, origin, &mut values, &mut HashSet::new());
        values
    }

    fn add_only_values(
        &mut self,
        schema: &Schema<'s>,
        origin: &Origin,
        values: &mut IndexMap<&'s str, String>,
        met: &mut HashSet<Origin>,
    ) {
        if met.len() > DEPTH || !met.insert(origin.clone()) {
            return;
        }
        for (index, parent) in schema.all_of.iter().enumerate() {
            if let Some((origin, parent)) = self.end_of(parent, &item_of(origin, "allOf", index)) {
                self.add_only_values(&parent, &origin, values, met);
            }
        }
        let place = pointer::child(&origin.pointer, "properties");
        for (name, property) in &schema.properties {
            let at = Origin {
                document: origin.document,
                pointer: pointer::child(&place, name),
            };
            let Some((_, property)) = self.end_of(property, &at) else {
                continue;
            };
            match property.values.as_slice() {
                [Value::String(only)] => {
                    values.insert(name, only.clone());
                }
                _ => {
                    values.shift_remove(name);
                }
            }
        }
    }

    /// What single values come to that may be of several kinds.
    fn plain_choice(&mut self, node: Node<'_, 's>, all: &[Alternative<'s>]) -> Option<Type> {
        let shapes: Vec<Shape> = all
            .iter()
            .map(|one| self.shape_at(&one.target_origin, &one.target))
            .collect();
        let is_single = |shape: &Shape| matches!(shape, Shape::Scalar | Shape::Enumeration);
        if !shapes.iter().all(is_single) {
            return None;
        }
        let kinds = all.iter().map(|one| kind_of(&one.target));
        let kinds: Vec<Option<Kind>> = kinds.collect();
        if kinds
            .iter()
            .all(|kind| matches!(kind, Some(Kind::Integer | Kind::Number)))
        {
            let is_whole = kinds.iter().all(|kind| *kind == Some(Kind::Integer));
            let scalar = if is_whole {
                Scalar::Int64
            } else {
                Scalar::Float64
            };
            return Some(Type::Scalar(scalar));
        }
        if kinds.iter().all(|kind| *kind == Some(Kind::Boolean)) {
            return Some(Type::Scalar(Scalar::Boolean));
        }
        if !kinds.iter().all(|kind| *kind == Some(Kind::String)) {
            return None;
        }
        let values: Vec<Value> = all
            .iter()
            .flat_map(|one| one.target.values.clone())
            .collect();
        if !values
            .iter()
            .any(|value| value.as_str().is_some_and(|text| !text.is_empty()))
        {
            return Some(Type::STRING);
        }
        let schema = Schema {
            kinds: Kinds {
                kind: Some(Kind::String),
                ..Kinds::default()
            },
            values,
            description: node.schema.description,
            client_name: node.schema.client_name,
            ..Schema::default()
        };
        let facts = Facts::of(&schema);
        let node = Node {
            schema: &schema,
            constant: super::schema::Constant::Never,
            ..node
        };
        Some(self.enumeration(node, &facts))
    }
}

/// The kind of a single value, from its values where it does not say.
fn kind_of(schema: &Schema<'_>) -> Option<Kind> {
    let is_text = !schema.values.is_empty() && schema.values.iter().all(Value::is_string);
    schema.kinds.kind.or(is_text.then_some(Kind::String))
}

/// Whether a schema admits nothing but `null`.
fn is_null(schema: &Schema<'_>) -> bool {
    let only_null = !schema.values.is_empty() && schema.values.iter().all(Value::is_null);
    let is_named = schema.kinds.null && schema.kinds.kind.is_none() && !schema.kinds.several;
    only_null || is_named || schema.nullable == Some(true) && says_nothing(schema)
}

/// Whether a schema says nothing of what a value is: only what must be there, or how it is described.
pub(crate) fn says_nothing(schema: &Schema<'_>) -> bool {
    schema.reference.is_none()
        && schema.kinds
            == Kinds {
                null: schema.kinds.null,
                ..Kinds::default()
            }
        && schema.format.is_none()
        && schema.values.is_empty()
        && schema.items.is_none()
        && schema.properties.is_empty()
        && schema.additional_properties.is_none()
        && [&schema.all_of, &schema.any_of, &schema.one_of]
            .into_iter()
            .flatten()
            .all(says_nothing)
}

/// Whether a schema leaves a choice: not one of what must be there alone.
pub(crate) fn has_choice(schema: &Schema<'_>) -> bool {
    let mut all = schema.one_of.iter().chain(&schema.any_of);
    all.any(|one| !says_nothing(one) && !only_requires(one))
}

/// Whether a schema only says of an object which of its members must be there.
fn only_requires(schema: &Schema<'_>) -> bool {
    let bare = Schema {
        kinds: Kinds::default(),
        ..schema.clone()
    };
    schema.kinds.kind == Some(Kind::Object)
        && !schema.required.names().is_empty()
        && says_nothing(&bare)
}

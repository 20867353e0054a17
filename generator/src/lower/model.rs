use std::collections::HashSet;

use indexmap::IndexMap;

use super::Lowering;
use super::choice::has_choice;
use super::facts::text;
use super::scalar::textual;
use super::schema::{Constant, Node};
use super::shape::{Shape, all_of};
use super::words::Words;
use super::xml;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DefinitionId, Model, Origin, Property, Type};
use crate::lower::document::{AdditionalProperties, Required, Schema};
use crate::source::pointer;

/// A model in the making.
#[derive(Default)]
struct Draft<'s> {
    properties: IndexMap<&'s str, Property>,
    required: HashSet<&'s str>,
    discriminator: Option<&'s str>,
    model: Model,
}

/// What an `allOf` reference brings.
enum Parent {
    Model(DefinitionId),
    Map(Type),
    Nothing,
}

impl<'s> Lowering<'s, '_> {
    /// The model that a schema describes: its own members and those of its inline `allOf` members.
    pub fn members(&mut self, schema: &Schema<'s>, origin: &Origin, words: Words<'_>) -> Model {
        let mut draft = Draft::default();
        gather(schema, &mut draft);
        if let Some(discriminator) = &schema.discriminator {
            for (tag, target) in self.mapping(discriminator, origin) {
                self.tags.entry(target).or_insert(tag);
            }
        }
        self.collect(schema, origin, words, &mut draft);
        let mut model = draft.model;
        model.discriminator = draft.discriminator.map(str::to_owned);
        model.discriminator_value = text(schema.discriminator_value);
        model.azure_resource = schema.azure_resource;
        model.xml = xml::root(schema, origin);
        if let Some(name) = draft.discriminator
            && !draft.properties.contains_key(name)
            && model.parents.is_empty()
        {
            let tag = Property::undeclared_tag(name, origin.clone());
            draft.properties.shift_insert(0, name, tag);
        }
        let own = draft.properties.keys().copied().collect::<HashSet<_>>();
        let mut inherited: Vec<String> = draft
            .required
            .difference(&own)
            .map(|name| (*name).to_owned())
            .collect();
        inherited.sort();
        model.required_inherited = inherited;
        model.properties = draft.properties.into_values().collect();
        model
    }

    fn collect(
        &mut self,
        schema: &Schema<'s>,
        origin: &Origin,
        words: Words<'_>,
        draft: &mut Draft<'s>,
    ) {
        if let Some(reference) = schema.reference {
            let parent = self.parent(schema, reference, origin, words);
            derive(draft, parent);
        }
        for (index, member) in schema.all_of.iter().enumerate() {
            let at = all_of(origin, index);
            match member.reference {
                Some(reference) if member.properties.is_empty() => {
                    let parent = self.parent(member, reference, &at, words);
                    derive(draft, parent);
                }
                _ => self.collect(member, &at, words, draft),
            }
        }
        self.rest(schema, origin, draft);
        let properties = pointer::child(&origin.pointer, "properties");
        for (name, property) in &schema.properties {
            let at = Origin {
                document: origin.document,
                pointer: pointer::child(&properties, name),
            };
            let property = self.property(name, property, &at, words, draft);
            draft.properties.insert(name, property);
        }
        match &schema.additional_properties {
            None | Some(AdditionalProperties::Allowed(false)) => {}
            Some(AdditionalProperties::Allowed(true)) => {
                draft.model.additional_properties = Some(Type::Any);
            }
            Some(AdditionalProperties::Schema(values)) => {
                let node = Node::inline(schema, origin, words);
                let values = self.within(node, values, "additionalProperties", "Value");
                draft.model.additional_properties = Some(textual(values.ty));
            }
        }
    }

    /// A model that is one of several others beside keeps what those hold as further members. The kinds of a base that
    /// lists them derive from it.
    fn rest(&mut self, schema: &Schema<'s>, origin: &Origin, draft: &mut Draft<'s>) {
        if schema.discriminator.is_some() || !has_choice(schema) {
            return;
        }
        let message = "what the alternatives of this object hold is kept as further members";
        let place = Place::Value(origin.clone());
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        self.report
            .push(diagnostic.subject("alternatives of an object"));
        draft.model.additional_properties.get_or_insert(Type::Any);
    }

    fn property(
        &mut self,
        name: &'s str,
        schema: &Schema<'s>,
        origin: &Origin,
        words: Words<'_>,
        draft: &Draft<'s>,
    ) -> Property {
        let discriminator = draft.discriminator == Some(name);
        let required =
            draft.required.contains(name) || matches!(schema.required, Required::Itself(true));
        let client_name = text(schema.client_name);
        let word = client_name.as_deref().unwrap_or(name);
        // A base does not know the tags of all its kinds.
        let constant = match required && !discriminator && schema.read_only != Some(true) {
            true => Constant::Text,
            false => Constant::Never,
        };
        let node = Node {
            constant,
            ..Node::inline(schema, origin, Words::Inner(&words, word))
        };
        let lowered = self.value(node);
        let facts = lowered.facts;
        let ty = textual(lowered.ty);
        self.check_default(schema.default.as_ref(), &ty, origin);
        Property {
            wire_name: name.to_owned(),
            nullable: facts.nullable(),
            mutability: facts.mutability(),
            secret: facts.secret(),
            client_name,
            origin: origin.clone(),
            docs: facts.docs,
            xml: xml::member(name, &ty, facts.xml),
            ty,
            required,
            default: facts.default,
            flatten: schema.client_flatten,
            flattened: Vec::new(),
            boxed: false,
            ends_chain: false,
            discriminator,
            constraints: facts.constraints,
        }
    }

    fn parent(
        &mut self,
        member: &Schema<'s>,
        reference: &str,
        at: &Origin,
        words: Words<'_>,
    ) -> Parent {
        let target = self.follow(reference, at, Self::schema_at, only_reference);
        let Some((target, schema)) = target else {
            return Parent::Nothing;
        };
        if self.shape_at(&target, &schema) == Shape::Model {
            return Parent::Model(self.model(&target, &schema, false));
        }
        if self.heart(&schema, &target) == Shape::Choice {
            return Parent::Map(Type::Any);
        }
        let reference = Schema {
            reference: member.reference,
            ..Schema::default()
        };
        match self.value(Node::inline(&reference, at, words)).ty {
            Type::Map { values, .. } => Parent::Map(*values),
            Type::Named(id) if self.definitions[id].as_model().is_some() => Parent::Model(id),
            Type::Any => Parent::Nothing,
            _ => {
                let message = "a model cannot derive from something that is no object: this parent has no effect";
                self.report.value(Code::Inconsistent, at, message);
                Parent::Nothing
            }
        }
    }
}

/// The reference of a schema that is nothing else.
fn only_reference<'n>(schema: &'n Schema<'_>) -> Option<&'n str> {
    schema.reference.filter(|_| schema.properties.is_empty())
}

fn derive(draft: &mut Draft<'_>, parent: Parent) {
    match parent {
        Parent::Model(id) if draft.model.parents.contains(&id) => {}
        Parent::Model(id) => draft.model.parents.push(id),
        Parent::Map(values) => {
            draft.model.additional_properties.get_or_insert(values);
        }
        Parent::Nothing => {}
    }
}

/// Gathers what must be known before the first member is lowered.
fn gather<'s>(schema: &Schema<'s>, draft: &mut Draft<'s>) {
    draft.required.extend(schema.required.names());
    let tag = schema.discriminator.as_ref();
    draft.discriminator = draft.discriminator.or(tag.map(|tag| tag.property_name));
    for member in schema
        .all_of
        .iter()
        .filter(|member| only_reference(member).is_none())
    {
        gather(member, draft);
    }
}

use crate::dialect::cycle;
use crate::dialect::origin::item_of;
use std::rc::Rc;

use super::Lowering;
use super::facts::{Facts, Lowered};
use super::reference::{DEPTH, Step};
use super::scalar;
use super::shape::{Shape, Standing};
use super::words::{TargetName, Words};
use crate::diagnostics::Code;
use crate::dialect::document::{AdditionalProperties, Kind, Schema};
use crate::ir::{Origin, Scalar, Type};
use crate::source::pointer;

/// Whether the client may fill in the only value that a schema knows: the place must be required.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Constant {
    /// It may not.
    Never,
    /// Where the value is text.
    Text,
    /// Whatever the value is: it travels as text.
    Any,
}

impl Constant {
    /// The same, unless the place may be `null`.
    pub fn unless_null(self, facts: &Facts) -> Self {
        match facts.nullable {
            Some(true) => Constant::Never,
            _ => self,
        }
    }
}

/// A schema and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'n, 's> {
    pub schema: &'n Schema<'s>,
    pub origin: &'n Origin,
    pub words: Words<'n>,
    pub standing: Standing,
    /// Whether the client may fill in the value where the schema knows only one.
    pub constant: Constant,
}

impl<'n, 's> Node<'n, 's> {
    /// A schema that stands where it is used.
    pub fn inline(schema: &'n Schema<'s>, origin: &'n Origin, words: Words<'n>) -> Self {
        Node {
            schema,
            origin,
            words,
            standing: Standing::Inline,
            constant: Constant::Never,
        }
    }
}

/// How many lists and maps may hold one another: no author means more, and what prints a type goes down as far as the type
/// does.
const NESTING: usize = 32;

impl<'s> Lowering<'s, '_> {
    /// What may stand where a schema is used.
    pub fn value(&mut self, node: Node<'_, 's>) -> Lowered {
        self.nesting += 1;
        let lowered = if self.nesting > DEPTH {
            let message = "schemas are nested too deeply here: any JSON value stands for the rest";
            self.report().value(Code::Unsupported, node.origin, message);
            Lowered::any(Facts::of(node.schema))
        } else {
            self.nested_value(node)
        };
        self.nesting -= 1;
        lowered
    }

    fn nested_value(&mut self, node: Node<'_, 's>) -> Lowered {
        let shape = match node.standing {
            Standing::Definition => self.shape_at(node.origin, node.schema),
            Standing::Inline => self.shape(node.schema, node.origin, Standing::Inline),
        };
        let mut facts = Facts::of(node.schema);
        let ty = match shape {
            Shape::Reference => return self.referenced(node, facts),
            Shape::Wrapper(index) => return self.wrapped(node, facts, index),
            Shape::Choice => return self.choice(node, facts),
            Shape::Enumeration => self.enumeration(node, &facts),
            Shape::Array => self.array(node, &mut facts),
            Shape::Map => self.map(node),
            Shape::Scalar => self.scalar(node),
            Shape::Model => Type::Named(self.inline_model(node)),
            Shape::Any => self.any(node),
        };
        Lowered { ty, facts }
    }

    fn referenced(&mut self, node: Node<'_, 's>, facts: Facts) -> Lowered {
        let reference = node.schema.reference.unwrap_or_default();
        let Some(target) = self.reading().resolve(reference, node.origin) else {
            return Lowered::any(facts);
        };
        let Some(schema) = self.reading().schema_at(&target) else {
            return Lowered::any(facts);
        };
        if self.shape_at(&target, &schema) == Shape::Model {
            let inner = Facts::of(&schema);
            let id = self.model(&target, &schema, true);
            return Lowered {
                ty: Type::Named(id),
                facts: facts.over(inner),
            };
        }
        if !self.enter(&target, node.origin) {
            return Lowered::any(facts);
        }
        let inner = self.target(&target, &schema, node.constant.unless_null(&facts));
        self.trail.pop();
        Lowered {
            ty: self.narrowed(node, inner.ty),
            facts: facts.over(inner.facts),
        }
    }

    /// Values listed beside a reference to a plain text or number narrow it; a target that lists values itself
    /// knows better.
    fn narrowed(&mut self, node: Node<'_, 's>, ty: Type) -> Type {
        let kind = match ty {
            Type::Scalar(Scalar::String) => Kind::String,
            Type::Scalar(Scalar::Int32 | Scalar::Int64) => Kind::Integer,
            _ => return ty,
        };
        if node.schema.values.is_empty() {
            return ty;
        }
        let mut schema = node.schema.clone();
        schema.kinds.kind = Some(kind);
        let facts = Facts::of(&schema);
        let node = Node {
            schema: &schema,
            ..node
        };
        self.enumeration(node, &facts)
    }

    /// What the target of a reference is.
    fn target(&mut self, target: &Origin, schema: &Rc<Schema<'s>>, constant: Constant) -> Lowered {
        let name = self.target_name(target);
        self.value(Node {
            schema,
            origin: target,
            words: name.words(),
            standing: Standing::Definition,
            constant,
        })
    }

    /// The name that the target of a reference brings along.
    pub fn target_name(&self, target: &Origin) -> TargetName {
        let document = self.sources().document(target.document);
        let stem = document.path.file_stem().unwrap_or_default();
        TargetName::of(
            target,
            self.conventions().definitions,
            &stem.to_string_lossy(),
        )
    }

    /// Takes a step along a reference. A chain of references that comes back to itself is reported; a list or map
    /// that holds itself has no type of its own to name, and is any JSON value within.
    fn enter(&mut self, target: &Origin, at: &Origin) -> bool {
        let met = self.trail.iter().rposition(|step| &step.origin == target);
        if let Some(met) = met {
            let later = self.trail.get(met + 1..).unwrap_or_default();
            if later.iter().any(|step| step.inside) || self.inside {
                let message = "a list or map that holds itself is any JSON value within";
                self.report().value(Code::Unsupported, at, message);
            } else {
                let chain: Vec<_> = self.trail.iter().map(|step| step.origin.clone()).collect();
                self.report().push(cycle(&chain, target, at));
            }
            return false;
        }
        self.trail.push(Step {
            origin: target.clone(),
            inside: std::mem::take(&mut self.inside),
        });
        true
    }

    fn wrapped(&mut self, node: Node<'_, 's>, facts: Facts, index: usize) -> Lowered {
        let Some(member) = node.schema.all_of.get(index) else {
            return Lowered::any(facts);
        };
        let origin = item_of(node.origin, "allOf", index);
        let mut facts = facts;
        // Members that only describe.
        for (other, member) in node.schema.all_of.iter().enumerate() {
            if other != index && member.reference.is_none() {
                facts = facts.over(Facts::of(member));
            }
        }
        let inner = self.value(Node {
            schema: member,
            origin: &origin,
            words: node.words,
            standing: Standing::Inline,
            constant: node.constant.unless_null(&facts),
        });
        Lowered {
            ty: inner.ty,
            facts: facts.over(inner.facts),
        }
    }

    fn array(&mut self, node: Node<'_, 's>, facts: &mut Facts) -> Type {
        let Some(items) = &node.schema.items else {
            return Type::Array {
                items: Box::new(Type::Any),
                nullable_items: false,
            };
        };
        let inner = self.within(node, items, "items", "Item");
        facts.xml = self.with_items(facts.xml.take(), &inner.ty, inner.facts.xml.clone());
        Type::Array {
            nullable_items: inner.facts.nullable(),
            items: Box::new(inner.ty),
        }
    }

    fn map(&mut self, node: Node<'_, 's>) -> Type {
        let inner = match &node.schema.additional_properties {
            Some(AdditionalProperties::Schema(values)) => {
                Some(self.within(node, values, "additionalProperties", "Value"))
            }
            _ => None,
        };
        match inner {
            Some(inner) => Type::Map {
                nullable_values: inner.facts.nullable(),
                values: Box::new(inner.ty),
            },
            None => Type::Map {
                values: Box::new(Type::Any),
                nullable_values: false,
            },
        }
    }

    /// What may stand within a list or map.
    pub fn within(
        &mut self,
        node: Node<'_, 's>,
        schema: &Schema<'s>,
        key: &str,
        word: &str,
    ) -> Lowered {
        let origin = Origin {
            document: node.origin.document,
            pointer: pointer::child(&node.origin.pointer, key),
        };
        let outside = std::mem::replace(&mut self.inside, true);
        let lowered = self.value(Node::inline(
            schema,
            &origin,
            Words::Inner(&node.words, word),
        ));
        self.inside = outside;
        if holders(&lowered.ty) < NESTING {
            return lowered;
        }
        let message =
            "lists and maps are nested too deeply here: any JSON value stands for the rest";
        self.report().value(Code::Unsupported, &origin, message);
        Lowered::any(lowered.facts)
    }

    fn any(&mut self, node: Node<'_, 's>) -> Type {
        if node.schema.items.is_some() {
            let message = "an object has no `items`: it is any JSON value";
            self.report()
                .value(Code::Inconsistent, node.origin, message);
        }
        Type::Any
    }

    fn scalar(&mut self, node: Node<'_, 's>) -> Type {
        let found = scalar::find(node.schema.kinds.kind, node.schema.format);
        if let Some(format) = node.schema.format.filter(|_| !found.known) {
            self.report().unknown_format(format, node.origin);
        }
        Type::Scalar(found.scalar)
    }
}

/// How many lists and maps hold one another in a type.
fn holders(ty: &Type) -> usize {
    match ty {
        Type::Array { items: inner, .. } | Type::Map { values: inner, .. } => 1 + holders(inner),
        _ => 0,
    }
}

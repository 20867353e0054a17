//! Models and their properties.

use super::{DefinitionId, Docs, Origin, Type, Usage, Xml, XmlRoot};

/// An object with known members.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Model {
    /// Its members. Lowering puts the own ones here; the `inherit` pass puts the parents' before them.
    pub properties: Vec<Property>,
    /// What members beyond the known ones hold; `None` when the specification speaks of none.
    pub additional_properties: Option<Type>,
    /// The `allOf` parents, in spec order; inline ones are merged into `properties` by lowering.
    pub parents: Vec<DefinitionId>,
    /// The wire names of inherited members that the specification says are always there in this model.
    pub required_inherited: Vec<String>,
    /// The wire name of the member that tells kinds apart, where the model is a discriminated base.
    pub discriminator: Option<String>,
    /// The wire value of the tag for this kind (`x-ms-discriminator-value`, else the definition's name), where an
    /// ancestor is a discriminated base.
    pub discriminator_value: Option<String>,
    /// Whether it is an Azure Resource Manager resource (`x-ms-azure-resource`).
    pub azure_resource: bool,
    /// The element that it is outermost in a body of XML, where that is not one of its own name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<XmlRoot>,
}

/// A member of a model.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Property {
    /// The key on the wire.
    pub wire_name: String,
    /// The name that code sees, where it differs (`x-ms-client-name`).
    pub client_name: Option<String>,
    /// Where it stands.
    pub origin: Origin,
    /// Its prose.
    pub docs: Docs,
    /// What it holds.
    pub ty: Type,
    /// Whether the specification says that it is always there.
    pub required: bool,
    /// Whether `null` is a value of its own (`x-nullable`).
    pub nullable: bool,
    /// When a caller may set it.
    pub mutability: Mutability,
    /// Whether its value must never be shown (`x-ms-secret`, `format: password`).
    pub secret: bool,
    /// The value that the service assumes when it is absent, as JSON: documentation, never sent.
    pub default: Option<serde_json::Value>,
    /// The author's wish to reach the members of this member without the detour (`x-ms-client-flatten`).
    pub flatten: bool,
    /// The members that `flatten` lifts; filled by the `flatten` pass.
    pub flattened: Vec<Flattening>,
    /// Whether its value is boxed: it stands for the model within itself, or its type is too large to be held inline. Filled
    /// by the passes `recursion` and `sizes`.
    pub boxed: bool,
    /// Whether the box ends a chain of models that would be too deep for the compiler; filled by the pass `sizes`.
    pub ends_chain: bool,
    /// Whether it is the tag that tells the kinds of a union apart.
    pub discriminator: bool,
    /// Further description that lowering found for the docs: limits and patterns, one sentence each.
    pub constraints: Vec<String>,
    /// What it is in XML, where that is not an element of its wire name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<Xml>,
}

impl Property {
    /// The member that tells the kinds of a union apart, where the specification names it and declares it nowhere.
    pub fn undeclared_tag(wire_name: &str, origin: Origin) -> Self {
        Property {
            wire_name: wire_name.to_owned(),
            client_name: None,
            origin,
            docs: Docs::default(),
            ty: Type::STRING,
            required: true,
            nullable: false,
            mutability: Mutability::ALWAYS,
            secret: false,
            default: None,
            flatten: false,
            flattened: Vec::new(),
            boxed: false,
            ends_chain: false,
            discriminator: true,
            constraints: Vec::new(),
            xml: None,
        }
    }

    /// Whether the member needs a type of its own to tell `null` from absent: where the specification says that it may
    /// be `null` (`x-nullable`), since a request may have to say so and no answer may lose it. Any JSON can be `null`
    /// by itself.
    ///
    /// In a JSON merge patch `null` removes a member (RFC 7396), so every optional member of one counts.
    pub fn tells_null_apart(&self, usage: Usage) -> bool {
        let in_patch = usage.merge_patch && !self.required && !self.mutability.is_read_only();
        self.ty != Type::Any && (self.nullable || in_patch)
    }
}

/// One member reachable through a flattened one.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Flattening {
    /// The wire names on the way, the flattened member first.
    pub path: Vec<String>,
}

/// When a caller may set a member (`x-ms-mutability`, `readOnly`).
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Mutability {
    /// In a request that creates.
    pub create: bool,
    /// In a response.
    pub read: bool,
    /// In a request that updates.
    pub update: bool,
}

impl Mutability {
    /// Without a mark: always.
    pub const ALWAYS: Mutability = Mutability {
        create: true,
        read: true,
        update: true,
    };

    /// `readOnly: true`, the same as `x-ms-mutability: [read]`.
    pub const READ_ONLY: Mutability = Mutability {
        create: false,
        read: true,
        update: false,
    };

    /// Whether no request may carry the member.
    pub fn is_read_only(self) -> bool {
        !self.create && !self.update
    }
}

//! Models and their properties.

use super::{DefinitionId, Docs, Limits, Literal, Origin, Type, Usage, Xml, XmlForm, XmlRoot};

/// An object with known members.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Model {
    /// The members. Lowering adds those of the model, and the `inherit` pass those of its parents before them.
    pub properties: Vec<Property>,
    /// The type of additional properties. `None` if the specification does not declare any.
    pub additional_properties: Option<Type>,
    /// True if additional properties may be `null`.
    pub nullable_additional_properties: bool,
    /// The `allOf` parents in the order of the specification. Inline ones are merged into `properties` by lowering.
    pub parents: Vec<DefinitionId>,
    /// The wire names of inherited members that this model requires.
    pub required_inherited: Vec<String>,
    /// The wire name of the discriminator, if the model is a discriminated base.
    pub discriminator: Option<String>,
    /// The model of values whose discriminator is absent or unknown, if the model is a discriminated base.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_alternative: Option<DefinitionId>,
    /// The discriminator values of the model (`x-ms-discriminator-value`, or else those of a mapping, or else the name
    /// of the definition), if an ancestor is a discriminated base.
    pub discriminator_values: Vec<Literal>,
    /// True if it is an Azure Resource Manager resource (`x-ms-azure-resource`).
    pub azure_resource: bool,
    /// The root element in an XML body, if it differs from the name of the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<XmlRoot>,
}

impl Model {
    /// The members that identify a resource of Azure Resource Manager, and its region.
    pub const RESOURCE_MEMBERS: [&str; 4] = ["id", "name", "type", "location"];

    /// True for a resource of Azure Resource Manager: every resource has `id`, `name` and `type` (ARM resource provider
    /// contract), or is marked with `x-ms-azure-resource`.
    pub fn is_resource(&self) -> bool {
        let [identity @ .., _] = Self::RESOURCE_MEMBERS;
        let has = |name: &str| self.properties.iter().any(|it| it.wire_name == name);
        self.azure_resource || identity.into_iter().all(has)
    }
}

/// A member of a model.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Property {
    /// The wire name.
    pub wire_name: String,
    /// The name in code, if it differs (`x-ms-client-name`).
    pub client_name: Option<String>,
    /// The origin.
    pub origin: Origin,
    /// The documentation.
    pub docs: Docs,
    /// The type.
    pub ty: Type,
    /// True if the specification requires it.
    pub required: bool,
    /// True if every value has it, in requests and in responses, so that its field is not an option. Decided by the
    /// `presence` pass.
    pub always_present: bool,
    /// True if `null` is a value (`x-nullable`).
    pub nullable: bool,
    /// When a caller may set it.
    pub mutability: Mutability,
    /// True if its value must not be printed (`x-ms-secret`, `format: password`).
    pub secret: bool,
    /// The default of the service as JSON. It is documentation, and is not sent.
    pub default: Option<serde_json::Value>,
    /// Accessors for the members of this member (`x-ms-client-flatten`).
    pub flatten: Flatten,
    /// The storage of the value in the model.
    pub storage: Storage,
    /// True if it is the discriminator of a union.
    pub discriminator: bool,
    /// The constraints, one sentence each, for the documentation.
    pub constraints: Vec<String>,
    /// The limits of the value, if it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Box<Limits>>,
    /// The XML placement, unless it is an element with the wire name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<Xml>,
}

impl Property {
    /// Creates an optional member of this type, without any other attribute.
    pub fn new(wire_name: impl Into<String>, ty: Type, origin: Origin) -> Self {
        Property {
            wire_name: wire_name.into(),
            client_name: None,
            origin,
            docs: Docs::default(),
            ty,
            required: false,
            always_present: false,
            nullable: false,
            mutability: Mutability::ALWAYS,
            secret: false,
            default: None,
            flatten: Flatten::No,
            storage: Storage::Inline,
            discriminator: false,
            constraints: Vec::new(),
            limits: None,
            xml: None,
        }
    }

    /// Creates a discriminator that the specification uses without declaring it.
    pub fn undeclared_discriminator(wire_name: &str, origin: Origin) -> Self {
        Property {
            required: true,
            discriminator: true,
            ..Property::new(wire_name, Type::STRING, origin)
        }
    }

    /// Returns the XML placement of the member.
    pub fn xml_form(&self) -> XmlForm {
        match &self.xml {
            Some(Xml { form, .. }) => form.clone(),
            None => XmlForm::Element(self.wire_name.clone()),
        }
    }

    /// True if the type of the member distinguishes `null` from absent. This is the case if the member may be `null`
    /// (`x-nullable`), since requests may have to send it, and responses must not lose it. Any JSON value can be `null`
    /// itself.
    ///
    /// In a JSON merge patch `null` removes a member (RFC 7396), so this applies to all optional members of one.
    pub fn tells_null_apart(&self, usage: Usage) -> bool {
        let in_patch = usage.merge_patch && !self.required && !self.mutability.is_read_only();
        self.ty != Type::Any && (self.nullable || in_patch)
    }
}

/// Accessors for the members of a member (`x-ms-client-flatten`). They do not change the JSON.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Flatten {
    /// The specification does not ask for it.
    #[default]
    No,
    /// The specification asks for it.
    Requested,
    /// The members that have accessors. Decided by the `flatten` pass.
    To(Vec<Flattening>),
}

impl Flatten {
    /// Returns `Requested` if the specification asks for it.
    pub fn if_requested(is_requested: bool) -> Self {
        match is_requested {
            true => Flatten::Requested,
            false => Flatten::No,
        }
    }

    /// Returns true if the specification asks for it.
    pub fn is_requested(&self) -> bool {
        *self != Flatten::No
    }

    /// Returns the members that have accessors, or none before they are decided.
    pub fn members(&self) -> &[Flattening] {
        match self {
            Flatten::To(members) => members,
            Flatten::No | Flatten::Requested => &[],
        }
    }
}

/// The storage of a value in a model.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Storage {
    /// Inline. Passes change it where the value must be boxed.
    #[default]
    Inline,
    /// Boxed, because the type is recursive (`recursion`) or large (`sizes`).
    Boxed,
    /// Boxed, to end a chain of models that would be too long for the compiler (`sizes`).
    ChainEnd,
}

impl Storage {
    /// Returns true if the value is boxed.
    pub fn is_boxed(self) -> bool {
        self != Storage::Inline
    }
}

/// A member that is accessible through a flattened member.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Flattening {
    /// The wire names of the path, the flattened member first.
    pub path: Vec<String>,
}

/// When a caller may set a member (`x-ms-mutability`, `readOnly`).
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Mutability {
    /// In a create request.
    pub create: bool,
    /// In a response.
    pub read: bool,
    /// In an update request.
    pub update: bool,
}

impl Mutability {
    /// Without a restriction.
    pub const ALWAYS: Mutability = Mutability {
        create: true,
        read: true,
        update: true,
    };

    /// `readOnly: true`, which equals `x-ms-mutability: [read]`.
    pub const READ_ONLY: Mutability = Mutability {
        create: false,
        read: true,
        update: false,
    };

    /// True if no request may contain the member.
    pub fn is_read_only(self) -> bool {
        !self.create && !self.update
    }
}

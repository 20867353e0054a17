//! Converts types in XML.

use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Api, Body, BodyKind, Decided, Definition, DefinitionHome, DefinitionId, DefinitionKind,
        DefinitionName, Definitions, Docs, ErrorModel, Family, Model, Operation, Origin, Property,
        Scalar, Type, Xml, XmlForm, XmlList,
    },
};

/// Converts XML bodies to models or raw bytes.
///
/// Rule: lowering decides which bodies are XML. A list has a root element, so it becomes the only member of a model
/// with its name. Any other type becomes raw bytes, which is reported once per API. The runtime reads XML errors
/// itself.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut lists = Lists {
        definitions: &mut api.definitions,
        known: Vec::new(),
    };
    let mut count = 0_usize;
    let mut first: Option<Origin> = None;
    for operation in api
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.operations)
    {
        if lists.request(operation) | lists.response(operation) {
            count += 1;
            first.get_or_insert_with(|| operation.origin.clone());
        }
    }
    if let Some(origin) = first {
        let message = format!(
            "{count} operations have an XML body that is not an object; it is passed as bytes"
        );
        diagnostics.push(
            Diagnostic::new(Code::Unsupported, Place::Value(origin), message)
                .help("use an XML library to create or parse these bodies"),
        );
    }
}

/// Removes the XML placement of members if a definition is never XML. Copies of a common type stay equal.
pub(super) fn forget(definitions: &mut Definitions) {
    for (_, definition) in definitions.iter_mut() {
        let DefinitionHome::Service(_) = definition.home else {
            continue;
        };
        let in_xml = definition.usage().xml;
        if let (DefinitionKind::Model(model), false) = (&mut definition.kind, in_xml) {
            model.xml = None;
            for property in &mut model.properties {
                property.xml = None;
            }
        }
    }
}

/// The models for lists.
struct Lists<'a> {
    definitions: &'a mut Definitions,
    known: Vec<(XmlList, Type, DefinitionId)>,
}

impl Lists<'_> {
    /// Converts an XML request. Returns true if it becomes raw bytes.
    fn request(&mut self, operation: &mut Operation) -> bool {
        let Some(body) = operation
            .body
            .as_mut()
            .filter(|body| body.kind == BodyKind::Xml)
        else {
            return false;
        };
        let Body { ty, xml, .. } = body;
        if self.model(ty, xml.take(), &body.origin) {
            return false;
        }
        body.kind = BodyKind::Bytes;
        body.ty = Type::Scalar(Scalar::Binary);
        true
    }

    /// Converts XML responses. Returns true if one becomes raw bytes.
    fn response(&mut self, operation: &mut Operation) -> bool {
        if !operation.responds_with_xml() {
            return false;
        }
        operation.error = ErrorModel::Unspecified;
        let mut found = false;
        for response in &mut operation.responses {
            let Some(ty) = &mut response.body else {
                continue;
            };
            if response.kind != BodyKind::Xml {
                continue;
            }
            if !self.model(ty, response.xml.take(), &response.origin) {
                *ty = Type::Scalar(Scalar::Binary);
                response.kind = BodyKind::Bytes;
                found = true;
            }
        }
        found
    }

    /// Returns true if a body is a model, possibly after conversion.
    fn model(&mut self, ty: &mut Type, list: Option<XmlList>, origin: &Origin) -> bool {
        match (&*ty, list) {
            (Type::Named(id), _) => {
                let kind = self.definitions.get(*id).map(|definition| &definition.kind);
                !matches!(kind, None | Some(DefinitionKind::Enumeration(_)))
            }
            (Type::Array { .. }, Some(list)) => {
                *ty = Type::Named(self.list(ty, list, origin));
                true
            }
            _ => false,
        }
    }

    /// Returns the model for a list.
    fn list(&mut self, ty: &Type, list: XmlList, origin: &Origin) -> DefinitionId {
        let known = |(known, of, _): &&(XmlList, Type, DefinitionId)| *known == list && of == ty;
        if let Some((_, _, id)) = self.known.iter().find(known) {
            return *id;
        }
        let name = list.definition.as_deref();
        let name = name.unwrap_or_else(|| local(&list.root.name));
        let origin = Origin {
            document: origin.document,
            pointer: format!("{}/schema", origin.pointer),
        };
        let id = self.definitions.push(Definition {
            name: DefinitionName::Declared(name.to_owned()),
            origin: origin.clone(),
            docs: Docs::default(),
            home: DefinitionHome::Service(Family::Undecided),
            usage: Decided::Open,
            kind: DefinitionKind::Model(Model {
                properties: vec![items(&list.item, ty.clone(), origin)],
                xml: Some(list.root.clone()),
                ..Model::default()
            }),
        });
        self.known.push((list, ty.clone(), id));
        id
    }
}

/// Returns the member with the list.
fn items(item: &str, ty: Type, origin: Origin) -> Property {
    Property {
        xml: Some(Xml {
            form: XmlForm::Element(item.to_owned()),
            namespace: None,
        }),
        client_name: Some("items".to_owned()),
        docs: Docs {
            summary: Some("The items of the list.".to_owned()),
            ..Docs::default()
        },
        required: true,
        ..Property::new(local(item), ty, origin)
    }
}

/// Returns a name without its namespace prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

//! Finds the usage of definitions.

use super::visit::{self, TypeRole};
use crate::ir::{
    Api, BodyKind, Decided, DefinitionId, DefinitionKind, Definitions, Endpoint, Model, Operation,
    Property, Type, Usage,
};

/// Finds the usage of each definition: requests, responses, bodies, merge patches, XML, resources.
///
/// Rule: the types of members and the alternatives of a union have the usage of the definition that contains them,
/// through lists and maps. So the parts of a resource of Azure Resource Manager are known too. Requests omit read-only
/// members (Swagger 2.0, `readOnly`), so their types are only used in responses, even if the model is used in requests.
pub(super) fn run(api: &mut Api) {
    let mut marks = Marks {
        is_managed: api.client.endpoint == Endpoint::ResourceManager,
        definitions: &mut api.definitions,
        open: Vec::new(),
    };
    let request = Usage {
        request: true,
        ..Usage::default()
    };
    for parameter in &api.client.parameters {
        marks.ty(&parameter.ty, request);
    }
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        marks.operation(operation);
    }
    let received = Usage {
        response: true,
        ..Usage::default()
    };
    let payloads = api
        .webhooks
        .iter()
        .filter_map(|webhook| webhook.payload.as_ref());
    payloads.for_each(|ty| marks.ty(ty, received));
    // The models of a document without operations are for requests and responses.
    for id in &api.exported {
        marks.mark(*id, received.united(request));
    }
    while let Some(id) = marks.open.pop() {
        marks.spread(id);
    }
}

struct Marks<'a> {
    /// True if the API is one of Azure Resource Manager.
    is_managed: bool,
    definitions: &'a mut Definitions,
    /// Definitions with new usage, which their members get too.
    open: Vec<DefinitionId>,
}

impl Marks<'_> {
    fn operation(&mut self, operation: &Operation) {
        let body = operation.body.as_ref().map(|body| body.kind);
        let xml = operation.responds_with_xml();
        visit::operation(operation, &mut |role, ty| {
            let usage = match role {
                TypeRole::Parameter => Usage {
                    request: true,
                    ..Usage::default()
                },
                TypeRole::Body => Usage {
                    request: true,
                    merge_patch: body == Some(BodyKind::MergePatch),
                    body: matches!(ty, Type::Named(_)) && body != Some(BodyKind::Xml),
                    xml_body: matches!(ty, Type::Named(_)) && body == Some(BodyKind::Xml),
                    xml: body == Some(BodyKind::Xml),
                    ..Usage::default()
                },
                TypeRole::Response => Usage {
                    response: true,
                    xml,
                    ..Usage::default()
                },
            };
            self.ty(ty, usage);
        });
    }

    fn ty(&mut self, ty: &Type, usage: Usage) {
        if let Some(id) = ty.definition() {
            self.mark(id, usage);
        }
    }

    fn mark(&mut self, id: DefinitionId, usage: Usage) {
        let definition = &mut self.definitions[id];
        let is_resource = definition.as_model().is_some_and(Model::is_resource);
        let own = Usage {
            resource: is_resource && self.is_managed,
            ..usage
        };
        let all = definition.usage().united(usage).united(own);
        if definition.usage() != all {
            definition.usage = Decided::As(all);
            self.open.push(id);
        }
    }

    fn spread(&mut self, id: DefinitionId) {
        let definition = &self.definitions[id];
        let whole = Usage {
            body: false,
            xml_body: false,
            ..definition.usage()
        };
        let received = Usage {
            response: whole.is_reached(),
            xml: whole.xml,
            resource: whole.resource,
            ..Usage::default()
        };
        // An alternative may declare a shared member with another type, so the union's own type is visited too.
        let (properties, others) = match &definition.kind {
            DefinitionKind::Model(model) => {
                let additional = model.additional_properties.iter();
                let additional = additional.filter_map(Type::definition).collect();
                (model.properties.as_slice(), additional)
            }
            DefinitionKind::Union(union) => {
                let alternatives: Vec<_> = union
                    .alternatives
                    .iter()
                    .map(|alternative| alternative.model)
                    .chain(union.default)
                    .collect();
                (union.shared.as_slice(), alternatives)
            }
            DefinitionKind::JsonUnion(_) | DefinitionKind::Tuple(_) => {
                let alternatives = definition.types().into_iter();
                (&[][..], alternatives.filter_map(Type::definition).collect())
            }
            DefinitionKind::Enumeration(_) => (&[][..], Vec::new()),
        };
        let (read_only, settable): (Vec<_>, Vec<_>) = properties
            .iter()
            .partition(|property| property.mutability.is_read_only());
        let held = |properties: Vec<&Property>| -> Vec<DefinitionId> {
            let types = properties.iter().map(|property| &property.ty);
            types.filter_map(Type::definition).collect()
        };
        let (read_only, mut reached) = (held(read_only), held(settable));
        reached.extend(others);
        for id in read_only {
            self.mark(id, received);
        }
        for id in reached {
            self.mark(id, whole);
        }
    }
}

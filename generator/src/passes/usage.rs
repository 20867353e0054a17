use super::visit;
use crate::ir::{Api, BodyKind, DefinitionId, DefinitionKind, Type, Usage};

/// Finds what requests and answers reach, through members, items, values and kinds.
///
/// Members that no request may carry lead no request anywhere.
pub(super) fn run(api: &mut Api) {
    let mut waiting: Vec<(DefinitionId, Usage)> = Vec::new();
    for operation in api.operations() {
        for parameter in &operation.parameters {
            reach(
                &mut waiting,
                &parameter.ty,
                Usage {
                    request: true,
                    ..Usage::default()
                },
            );
        }
        if let Some(body) = &operation.body {
            let usage = Usage {
                request: true,
                merge_patch: body.kind == BodyKind::MergePatch,
                xml: body.kind == BodyKind::Xml,
                ..Usage::default()
            };
            let whole = matches!(body.ty, Type::Named(_));
            reach(
                &mut waiting,
                &body.ty,
                Usage {
                    body: whole,
                    ..usage
                },
            );
        }
        let xml = operation
            .produces
            .first()
            .is_some_and(|media| media.contains("xml"));
        for ty in visit::answer_types(operation) {
            reach(
                &mut waiting,
                ty,
                Usage {
                    response: true,
                    xml,
                    ..Usage::default()
                },
            );
        }
    }
    spread(api, waiting);
}

fn reach(waiting: &mut Vec<(DefinitionId, Usage)>, ty: &Type, usage: Usage) {
    waiting.extend(ty.definition().map(|id| (id, usage)));
}

fn spread(api: &mut Api, mut waiting: Vec<(DefinitionId, Usage)>) {
    while let Some((id, usage)) = waiting.pop() {
        let definition = &mut api.definitions[id];
        let united = definition.usage.united(usage);
        if united == definition.usage {
            continue;
        }
        definition.usage = united;
        let within = Usage {
            body: false,
            ..usage
        };
        match &definition.kind {
            DefinitionKind::Model(model) => {
                for property in &model.properties {
                    let request = within.request && !property.mutability.is_read_only();
                    let merge_patch = within.merge_patch && request;
                    reach(
                        &mut waiting,
                        &property.ty,
                        Usage {
                            request,
                            merge_patch,
                            ..within
                        },
                    );
                }
                if let Some(ty) = &model.additional_properties {
                    reach(&mut waiting, ty, within);
                }
            }
            DefinitionKind::Union(union) => {
                // A kind can be sent wherever its union can.
                waiting.extend(union.variants.iter().map(|variant| (variant.model, within)));
                for property in &union.shared {
                    reach(&mut waiting, &property.ty, within);
                }
            }
            DefinitionKind::Enumeration(_) => {}
        }
    }
}

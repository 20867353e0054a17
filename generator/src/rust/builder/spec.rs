//! The descriptions of a crate's items in the specification.

use super::{
    super::spec::{ModulePath, Spec, Specs, any_state},
    wire_behavior,
};
use crate::{
    ir::{Api, Definition, DefinitionKind, Operation, Origin, Package, Parameter},
    names::{
        ClientNames, ClientStateNames, MethodNames, ModuleName, ModuleNames, Names, TypeModule,
        TypeNames,
    },
};

/// Returns the descriptions of the items in the crate of a package.
pub fn specs(package: &Package, names: &Names) -> Specs {
    let mut specs = Specs::default();
    for (module, own) in package.modules.iter().zip(&names.modules) {
        SpecBuilder {
            specs: &mut specs,
            api: &module.api,
            names: own,
            all: names,
            home: ModulePath(texts(&own.path)),
        }
        .walk();
    }
    specs
}

fn texts(path: &[ModuleName]) -> Vec<String> {
    path.iter().map(|name| name.as_str().to_owned()).collect()
}

struct SpecBuilder<'a> {
    specs: &'a mut Specs,
    api: &'a Api,
    names: &'a ModuleNames,
    all: &'a Names,
    home: ModulePath,
}

impl SpecBuilder<'_> {
    fn walk(mut self) {
        self.root();
        let groups = self.api.groups.iter().zip(&self.names.groups);
        for ((group, client), methods) in groups.zip(&self.names.methods) {
            if client.client != self.names.client.client {
                let origin = group.operations.first().map(|each| each.origin.clone());
                self.put(
                    &client.client,
                    "",
                    spec("client", &group.name, origin.clone()),
                );
                let accessor = Spec {
                    follows: true,
                    ..spec("method", &group.name, origin)
                };
                let root = self.names.client.client.clone();
                self.put(&root, client.accessor.as_str(), accessor);
            }
            for (operation, method) in group.operations.iter().zip(methods) {
                self.operation(client, operation, method);
            }
        }
        self.unscoped();
        self.gathered();
        self.headers();
        self.webhooks();
        for ((_, definition), names) in self.api.definitions.iter().zip(&self.names.types) {
            self.definition(definition, names);
        }
    }

    fn put(&mut self, ty: impl ToString, member: &str, spec: Spec) {
        self.specs
            .add(self.home.clone(), ty.to_string(), member, spec);
    }

    fn root(&mut self) {
        let ClientNames {
            client,
            options,
            parameters,
            ..
        } = &self.names.client;
        let origin = self.api.operations().next().map(|operation| Origin {
            document: operation.origin.document,
            pointer: "/info/version".to_owned(),
        });
        let root = Spec {
            behavior: wire_behavior::api(self.api),
            ..spec("client", "", origin)
        };
        self.put(client, "", root);
        self.put(options, "", spec("options", "", None));
        for (parameter, name) in self.api.client.parameters.iter().zip(parameters) {
            self.put(options, name.as_str(), of_parameter("option", parameter));
            let with = format!("with_{}", name.as_str().trim_start_matches("r#"));
            self.put(
                client,
                &with,
                Spec {
                    follows: true,
                    ..of_parameter("method", parameter)
                },
            );
            let argument = format!("({name})");
            self.put(client, &argument, of_parameter("argument", parameter));
        }
    }

    fn operation(&mut self, client: &ClientNames, operation: &Operation, names: &MethodNames) {
        let origin = Some(operation.origin.clone());
        let behavior = wire_behavior::operation(self.api, operation);
        let method = Spec {
            behavior,
            ..spec("operation", &operation.id, origin.clone())
        };
        self.put(&client.client, names.method.as_str(), method);
        let follower = |noun| Spec {
            follows: true,
            ..spec(noun, &operation.id, origin.clone())
        };
        for further in names.resume.iter().chain(&names.pages) {
            self.put(&client.client, further.as_str(), follower("method"));
        }
        self.put(&names.options, "", follower("options"));
        if let Some(output) = &names.output {
            self.put(output, "", follower("response"));
        }
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            let argument = format!("{}({name})", names.method);
            self.put(
                &client.client,
                &argument,
                of_parameter("argument", parameter),
            );
            self.put(
                &names.options,
                name.as_str(),
                of_parameter("option", parameter),
            );
        }
        for (used, name) in operation
            .parameter_groups()
            .iter()
            .zip(&names.parameter_groups)
        {
            let group = self.api.parameter_groups.get(used.group);
            let identity = group.map_or("", |group| group.name.as_str());
            let argument = format!("{}({name})", names.method);
            self.put(
                &client.client,
                &argument,
                spec("argument", identity, origin.clone()),
            );
            self.put(
                &names.options,
                name.as_str(),
                spec("option", identity, origin.clone()),
            );
        }
        if let (Some(body), Some(name)) = (&operation.body, &names.body) {
            let origin = Some(body.origin.clone());
            let argument = format!("{}({name})", names.method);
            self.put(
                &client.client,
                &argument,
                spec("argument", "body", origin.clone()),
            );
            self.put(
                &names.options,
                name.as_str(),
                spec("option", "body", origin),
            );
        }
    }

    /// Adds the clients without the parameters that constructors require. Their methods change with those of the
    /// others.
    fn unscoped(&mut self) {
        let Some(names) = &self.names.unscoped else {
            return;
        };
        let root = &names.client.client;
        self.put(root, "", spec("client", "without parameters", None));
        let follower = |noun, identity: &str, origin| Spec {
            follows: true,
            ..spec(noun, identity, origin)
        };
        if let Some(ClientStateNames { scoped, unscoped }) = &names.states {
            self.put(scoped, "", spec("type", "with parameters", None));
            self.put(unscoped, "", spec("type", "without parameters", None));
        }
        let groups = self.api.groups.iter().zip(&self.names.groups);
        for ((group, client), methods) in groups.zip(&self.names.methods) {
            let unscoped = group.operations.iter().zip(methods);
            let mut unscoped = unscoped
                .filter(|(it, _)| self.api.is_unscoped(it))
                .peekable();
            let Some(origin) = unscoped.peek().map(|(it, _)| it.origin.clone()) else {
                continue;
            };
            let of_methods = match group.name.is_empty() {
                true => root.to_string(),
                false => {
                    let accessor = follower("method", &group.name, Some(origin.clone()));
                    self.put(root, client.accessor.as_str(), accessor);
                    if !self.api.has_both_scopes(group) {
                        continue;
                    }
                    let generic = any_state(&client.client);
                    let identity = format!("{} without parameters", group.name);
                    self.put(&generic, "", spec("client", &identity, Some(origin)));
                    generic
                }
            };
            let methods: Vec<_> = unscoped.collect();
            for (operation, names) in methods {
                let origin = Some(operation.origin.clone());
                let all = std::iter::once(&names.method)
                    .chain(&names.resume)
                    .chain(&names.pages);
                for method in all {
                    let method_spec = follower("method", &operation.id, origin.clone());
                    self.put(&of_methods, method.as_str(), method_spec);
                }
            }
        }
    }

    /// Adds the parameter groups.
    fn gathered(&mut self) {
        let groups = self.api.parameter_groups.iter();
        for (group, names) in groups.zip(&self.names.parameter_groups) {
            let origin = group.parameters.first().map(|each| each.origin.clone());
            self.put(
                &names.name,
                "",
                spec("parameter group", &group.name, origin),
            );
            for (parameter, name) in group.parameters.iter().zip(&names.fields) {
                self.put(
                    &names.name,
                    name.as_str(),
                    of_parameter("parameter", parameter),
                );
                let argument = format!("new({name})");
                self.put(&names.name, &argument, of_parameter("argument", parameter));
            }
        }
    }

    fn headers(&mut self) {
        let sets = self.api.header_sets.iter().zip(&self.names.header_sets);
        for (place, (set, names)) in sets.enumerate() {
            let mut carriers = self.api.operations();
            let carrier = carriers.find(|operation| operation.header_set() == Some(place));
            let origin = carrier.map(|operation| operation.origin.clone());
            let identity = carrier.map_or("", |operation| operation.id.as_str());
            self.put(&names.name, "", spec("headers", identity, origin.clone()));
            for (header, name) in set.headers.iter().zip(&names.methods) {
                let header = spec("header", &header.wire_name, origin.clone());
                self.put(&names.name, name.as_str(), header);
            }
        }
    }

    fn webhooks(&mut self) {
        let Some(names) = &self.names.webhooks else {
            return;
        };
        let webhooks = self.api.webhooks.iter().zip(&names.variants);
        for (webhook, variant) in webhooks {
            let origin = Some(webhook.origin.clone());
            self.put(&names.name, "", spec("webhooks", "", origin.clone()));
            let webhook = spec("webhook", &webhook.name, origin);
            self.put(&names.name, variant.as_str(), webhook);
        }
    }

    fn definition(&mut self, definition: &Definition, names: &TypeNames) {
        let own = self.home.clone();
        if let TypeModule::Common { folder, .. } = names.module {
            let folder = self
                .all
                .common
                .get(folder)
                .map(|folder| texts(&folder.path));
            let mut path = vec!["common_types".to_owned()];
            path.extend(folder.unwrap_or_default());
            self.home = ModulePath(path);
        }
        let name = &names.name;
        let text = definition.name.text();
        let at = || Some(definition.origin.clone());
        match &definition.kind {
            DefinitionKind::Model(model) => {
                let behavior = wire_behavior::model(definition, model);
                self.put(
                    name,
                    "",
                    Spec {
                        behavior,
                        ..spec("model", &text, at())
                    },
                );
                self.put(name, "new", spec("constructor", "new", at()));
                let lifted = names.accessors.iter();
                for ((property, field), accessors) in
                    model.properties.iter().zip(&names.fields).zip(lifted)
                {
                    let origin = Some(property.origin.clone());
                    let behavior = wire_behavior::property(property);
                    let member = Spec {
                        behavior,
                        ..spec("field", &property.wire_name, origin.clone())
                    };
                    self.put(name, field.as_str(), member);
                    let argument = spec("argument", &property.wire_name, origin.clone());
                    self.put(name, &format!("new({field})"), argument);
                    for (flattening, accessor) in property.flatten.members().iter().zip(accessors) {
                        let path = flattening.path.join(".");
                        self.put(
                            name,
                            accessor.as_str(),
                            spec("accessor", &path, origin.clone()),
                        );
                    }
                }
                let further = spec("field", "additionalProperties", at());
                self.put(name, names.additional_properties.as_str(), further);
            }
            DefinitionKind::Enumeration(enumeration) => {
                self.put(name, "", spec("enumeration", &text, at()));
                for (value, variant) in enumeration.values.iter().zip(&names.variants) {
                    let mut value = spec("value", &value.wire, at());
                    value.behavior = vec![("wire name", wire_behavior::code(&value.identity))];
                    self.put(name, variant.as_str(), value);
                }
            }
            DefinitionKind::Tuple(tuple) => {
                let behavior = wire_behavior::tuple(tuple);
                let tuple = Spec {
                    behavior,
                    ..spec("tuple", &text, at())
                };
                self.put(name, "", tuple);
            }
            DefinitionKind::JsonUnion(union) => {
                self.put(name, "", spec("union", &text, at()));
                for (alternative, variant) in union.alternatives.iter().zip(&names.variants) {
                    let behavior = wire_behavior::json_alternative(alternative);
                    let identity = variant.to_string();
                    let alternative = Spec {
                        behavior,
                        ..spec("alternative", &identity, at())
                    };
                    self.put(name, variant.as_str(), alternative);
                }
            }
            DefinitionKind::Union(union) => {
                let behavior = vec![("discriminator", wire_behavior::code(&union.discriminator))];
                self.put(
                    name,
                    "",
                    Spec {
                        behavior,
                        ..spec("union", &text, at())
                    },
                );
                for (alternative, variant) in union.alternatives.iter().zip(&names.variants) {
                    let model = self.api.definitions.get(alternative.model);
                    let origin = model.map(|model| model.origin.clone());
                    self.put(
                        name,
                        variant.as_str(),
                        spec("alternative", &alternative.value.to_string(), origin),
                    );
                }
                for (property, accessor) in union.shared.iter().zip(&names.fields) {
                    let origin = Some(property.origin.clone());
                    self.put(
                        name,
                        accessor.as_str(),
                        spec("accessor", &property.wire_name, origin),
                    );
                }
            }
        }
        self.home = own;
    }
}

fn spec(noun: &'static str, identity: &str, origin: Option<Origin>) -> Spec {
    Spec {
        noun,
        identity: identity.to_owned(),
        origin,
        ..Spec::default()
    }
}

fn of_parameter(noun: &'static str, parameter: &Parameter) -> Spec {
    Spec {
        behavior: wire_behavior::parameter(parameter),
        ..spec(noun, &parameter.wire_name, Some(parameter.origin.clone()))
    }
}

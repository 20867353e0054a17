//! The surface of a crate as data: clients, options, response headers and types.

use std::collections::BTreeMap;

use super::{
    definition_surface,
    surface::{Item, Surface, SurfaceMember},
};
use crate::{
    names::ModuleName,
    rust::{
        client::{Client, ClientOptions, ClientState, RootClient},
        headers::{HeaderSet, HeaderValue},
        krate::{Crate, Module},
        method::{Argument, Method, MethodOptions, ParameterGroup},
        model::Field,
        output::StatusOutput,
        runtime::RuntimePart,
        spec::{ModulePath, any_state},
        types::RustType,
        webhook::Webhooks,
    },
};

/// Returns the surface of a crate.
pub(super) fn surface(krate: &Crate) -> Surface {
    let mut homes: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for module in &krate.modules {
        let items = homes.entry(home(&module.path)).or_default();
        items.extend(self::module(module));
    }
    let folders = krate.common.iter().flat_map(|common| &common.folders);
    for folder in folders {
        let ModulePath(path) = home(&folder.path);
        let common = std::iter::once("common_types".to_owned()).chain(path);
        let items = homes.entry(ModulePath(common.collect())).or_default();
        let definitions = folder.files.iter().flat_map(|file| &file.definitions);
        items.extend(definitions.map(|it| definition_surface::definition(it, "")));
    }
    let offered = RuntimePart::offered(&krate.runtime).into_iter();
    let offered = offered.map(|path| path.rsplit("::").next().unwrap_or(path).to_owned());
    Surface::new(homes, offered.collect())
}

fn home(path: &[ModuleName]) -> ModulePath {
    ModulePath(path.iter().map(ModuleName::to_string).collect())
}

fn module(module: &Module) -> BTreeMap<String, Item> {
    let mut items = BTreeMap::new();
    for it in &module.clients {
        items.insert(it.name.to_string(), client(it, it.all_methods()));
        if it.scoped.is_some() {
            items.insert(any_state(&it.name), client(it, it.methods.iter()));
        }
        if let Some(options) = it.root.as_ref().and_then(|root| root.options.as_ref()) {
            items.insert(options.name.to_string(), client_options(options));
        }
        if let Some(states) = it.root.as_ref().and_then(|root| root.states.as_ref()) {
            let states = [&states.scoped, &states.unscoped];
            items.extend(states.map(|it| (it.name.to_string(), client_state(it))));
        }
        items.extend(
            it.outputs
                .iter()
                .map(|it| (it.name.to_string(), output(it))),
        );
    }
    let options = module.method_options();
    items.extend(options.map(|it| (it.name.to_string(), method_options(it))));
    let groups = module.parameter_groups();
    items.extend(groups.map(|it| (it.name.to_string(), parameter_group(it))));
    let definitions = module.families.iter().flat_map(|it| &it.definitions);
    items.extend(definitions.map(|it| definition_surface::definition(it, "models")));
    if let Some(it) = &module.webhooks {
        items.insert(it.name.to_string(), webhooks(it));
    }
    for set in module.header_sets() {
        items.insert(set.name.to_string(), header_set(set, &items));
    }
    for set in module.header_sets() {
        // The implementation belongs to the type if it is of the module, or else to the trait.
        for carrier in &set.carriers {
            let name = carrier.ty.to_string();
            if let Some(item) = items.get_mut(&name) {
                item.implementations.push(set.name.to_string());
            }
        }
    }
    items
}

fn client<'m>(client: &Client, methods: impl Iterator<Item = &'m Method>) -> Item {
    let mut members = Vec::new();
    if let Some(root) = &client.root {
        members.extend(constructors(root));
    }
    members.push(SurfaceMember::method("endpoint", "&self", [], "&Url"));
    if let Some(root) = &client.root {
        members.extend(root_methods(root));
    }
    members.extend(methods.flat_map(self::methods));
    Item {
        kind: "struct",
        opaque: true,
        members,
        implementations: listed(&["Clone", "Debug"]),
        ..Item::default()
    }
}

fn client_state(state: &ClientState) -> Item {
    Item {
        kind: "struct",
        opaque: !state.fields.is_empty(),
        implementations: listed(&["Clone", "Debug"]),
        ..Item::default()
    }
}

fn constructors(root: &RootClient) -> impl Iterator<Item = SurfaceMember> {
    let options = argument("options", format!("Option<{}>", root.options_type));
    root.constructors.iter().map(move |it| {
        let endpoint = it.asks_endpoint.then(|| argument("endpoint", "&str"));
        let own = it.parameters.iter().chain(&it.credentials).map(typed);
        let arguments = endpoint.into_iter().chain(own).chain([options.clone()]);
        SurfaceMember::method(&it.name, "", arguments, "Result<Self>")
    })
}

fn root_methods(root: &RootClient) -> Vec<SurfaceMember> {
    let request = argument("request", root.request.to_string());
    let send = SurfaceMember::method(
        "send_request",
        "async &self",
        [request],
        "Result<RawResponse>",
    );
    let replacements = root
        .replacements
        .iter()
        .map(|it| SurfaceMember::method(&it.name, "&self", [typed(&it.argument)], "Self"));
    let accessors = root.accessors.iter().map(|it| {
        let arguments = it.arguments.iter().map(|(argument, _)| typed(argument));
        let output = match it.state.as_ref().filter(|state| !state.is_default) {
            Some(state) => format!("{}<{}>", it.client, state.ty),
            None => it.client.to_string(),
        };
        SurfaceMember::method(&it.name, "&self", arguments, output)
    });
    std::iter::once(send)
        .chain(replacements)
        .chain(accessors)
        .collect()
}

fn methods(method: &Method) -> Vec<SurfaceMember> {
    let result = |ty: &RustType| format!("Result<{ty}>");
    let options = |ty: &dyn ToString| argument("options", format!("Option<{}>", ty.to_string()));
    let own = method.arguments.iter().map(typed);
    let own_options = options(&format!("{}<'_>", method.options));
    let manner = match method.kind.is_async() {
        true => "async &self",
        false => "&self",
    };
    let arguments = own.chain([own_options]);
    let output = method.kind.output();
    let mut members = vec![SurfaceMember::method(
        &method.name,
        manner,
        arguments,
        result(output),
    )];
    members.extend(method.kind.resume().map(|it| {
        let arguments = [argument("token", "&str"), options(&it.options)];
        SurfaceMember::method(&it.name, "&self", arguments, result(output))
    }));
    members.extend(method.kind.pages().map(|it| {
        let first = argument("from", &it.from);
        match it.next.request() {
            None => {
                let arguments = [first, options(&it.options)];
                SurfaceMember::method(&it.name, "&self", arguments, &it.pager)
            }
            Some(_) => {
                let own = method.arguments.iter().map(typed);
                let own_options = options(&format!("{}<'_>", method.options));
                let arguments = [first].into_iter().chain(own).chain([own_options]);
                SurfaceMember::method(&it.name, "&self", arguments, result(&it.pager))
            }
        }
    }));
    members
}

fn client_options(options: &ClientOptions) -> Item {
    let flag = |is_there: bool, name, ty| is_there.then(|| SurfaceMember::field(name, ty));
    let version = flag(options.has_api_version, "api_version", "Option<String>");
    let endpoint = flag(options.has_endpoint, "endpoint", "Option<String>");
    let register = flag(options.registers_providers, "register_providers", "bool");
    let servers = options.servers.iter();
    let servers = servers.map(|it| SurfaceMember::constant(&it.name, "&'static str"));
    let members = version
        .into_iter()
        .chain(options.parameters.iter().map(field))
        .chain(endpoint)
        .chain([
            SurfaceMember::field("link_hosts", "Vec<String>"),
            SurfaceMember::field("max_response_bytes", "Option<u64>"),
            SurfaceMember::field("follow_redirects", "bool"),
        ])
        .chain(register)
        .chain([SurfaceMember::field("client_options", "ClientOptions")])
        .chain(servers);
    let mut implementations = optional_values();
    implementations.push("From<ClientOptions>".to_owned());
    Item {
        kind: "struct",
        members: members.collect(),
        implementations,
        ..Item::default()
    }
}

fn output(output: &StatusOutput) -> Item {
    let variants = output.variants.iter();
    let variants =
        variants.map(|it| SurfaceMember::variant(&it.name, format!("({})", it.response)));
    let mut implementations = listed(&["Debug", "From<RawResponse>"]);
    if output.has_headers {
        implementations.push("HasHeaders".to_owned());
    }
    Item {
        kind: "enum",
        members: variants.collect(),
        implementations,
        ..Item::default()
    }
}

fn webhooks(webhooks: &Webhooks) -> Item {
    let variants = webhooks.variants.iter().map(|it| {
        let payload = it.payload.as_ref().map(|ty| format!("(Box<{ty}>)"));
        SurfaceMember::variant(&it.name, payload.unwrap_or_default())
    });
    let mut members: Vec<_> = variants.collect();
    let arguments = [argument("webhook", "&str"), argument("payload", "&[u8]")];
    members.push(SurfaceMember::method(
        "decode",
        "",
        arguments,
        "Result<Self>",
    ));
    Item {
        kind: "enum",
        non_exhaustive: true,
        members,
        implementations: listed(&["Clone", "Debug", "PartialEq"]),
        place: "webhooks",
        ..Item::default()
    }
}

fn method_options(options: &MethodOptions) -> Item {
    let own = options.fields.iter().map(field);
    let common = SurfaceMember::field("method_options", options.common.ty());
    let owned = options.common.are_kept().then(|| {
        let output = format!("{}<'static>", options.name);
        SurfaceMember::method("into_owned", "self", [], output)
    });
    Item {
        kind: "struct",
        members: own.chain([common]).chain(owned).collect(),
        implementations: optional_values(),
        place: "models",
        ..Item::default()
    }
}

fn parameter_group(group: &ParameterGroup) -> Item {
    let constructor = (!group.required.is_empty()).then(|| {
        let arguments = group.required.iter().map(typed);
        SurfaceMember::method("new", "", arguments, "Self")
    });
    let fields = group.fields.iter().map(field);
    Item {
        kind: "struct",
        members: fields.chain(constructor).collect(),
        implementations: optional_values(),
        place: "models",
        ..Item::default()
    }
}

/// Returns the traits of types with optional values.
fn optional_values() -> Vec<String> {
    listed(&["Clone", "Debug", "Default"])
}

fn header_set(set: &HeaderSet, types: &BTreeMap<String, Item>) -> Item {
    let members = set.readers.iter().map(|it| {
        let output = match &it.value {
            HeaderValue::Map(ty) => ty.to_string(),
            HeaderValue::One { ty, .. } | HeaderValue::List { ty, .. } => {
                format!("Result<Option<{ty}>>")
            }
        };
        SurfaceMember::method(&it.name, "&self", [], output)
    });
    let carriers = set.carriers.iter().map(|it| it.ty.to_string());
    let foreign = carriers.filter(|name| !types.contains_key(name));
    Item {
        kind: "trait",
        // Its parent is sealed, so that users cannot implement it.
        non_exhaustive: true,
        members: members.collect(),
        implementations: foreign.map(|name| format!("for {name}")).collect(),
        place: "models",
        ..Item::default()
    }
}

fn field(field: &Field) -> SurfaceMember {
    SurfaceMember::field(&field.name, &field.ty)
}

fn typed(it: &Argument) -> (String, String) {
    argument(&it.name, &it.ty)
}

fn argument(name: impl ToString, ty: impl ToString) -> (String, String) {
    (name.to_string(), ty.to_string())
}

fn listed(traits: &[&str]) -> Vec<String> {
    traits.iter().map(|name| (*name).to_owned()).collect()
}

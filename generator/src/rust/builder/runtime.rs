//! Finds the runtime parts that a crate uses.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::super::{
    client::{Authentication, Client, Connect, Endpoint, Initial, RootClient},
    definition::{Definition, DefinitionKind, Formats},
    expression::RequestStep,
    headers::{HeaderSet, HeaderValue},
    krate::{CommonTypes, Module},
    method::{Method, MethodOptions, ParameterGroup},
    model::{MemberValue, Model},
    path::Path,
    request::Request,
    runtime::{RuntimeItem, RuntimePart},
    types::RustType,
};

/// Returns the runtime parts that modules and common types use, with the parts that they require.
pub(super) fn parts(modules: &[Module], common: Option<&CommonTypes>) -> BTreeSet<RuntimePart> {
    let common = common.iter().flat_map(|common| &common.folders);
    let common = common.flat_map(|folder| &folder.files);
    let mut parts = RuntimeParts::default();
    for definition in common.flat_map(|file| &file.definitions) {
        parts.definition(definition);
    }
    let modules = modules.par_iter().map(|module| {
        let mut parts = RuntimeParts::default();
        parts.module(module);
        parts.0
    });
    let modules = modules.reduce(BTreeSet::new, |mut all, more| {
        all.extend(more);
        all
    });
    RuntimePart::closure(parts.0.into_iter().chain(modules))
}

/// True for a request body of bytes, optional or not. Users can stream it.
fn is_bytes_content(ty: &RustType) -> bool {
    let is =
        |path: &Path, wanted: &str| matches!(path, Path::Imported { name, .. } if name == wanted);
    let RustType::Generic(path, arguments) = ty else {
        return false;
    };
    let is_bytes = |ty: &RustType| matches!(ty, RustType::Named(path) if is(path, "Bytes"));
    match is(path, "RequestContent") {
        true => arguments.iter().any(is_bytes),
        false => arguments.iter().any(is_bytes_content),
    }
}

#[derive(Default)]
struct RuntimeParts(BTreeSet<RuntimePart>);

impl RuntimeParts {
    fn item(&mut self, item: RuntimeItem) {
        self.0.extend(item.part());
    }

    fn path(&mut self, path: &Path) {
        match path {
            Path::Runtime(item) | Path::RuntimeInFull(item) => self.item(*item),
            // The runtime has the encodings of dates.
            Path::Imported { module, name, .. }
                if module == "azure_core::time" && name == "OffsetDateTime" =>
            {
                self.0.insert(RuntimePart::WireDateTime);
            }
            Path::Imported { module, name, .. } if module == "azure_core" && name == "Uuid" => {
                self.0.insert(RuntimePart::WireUuid);
            }
            Path::Imported { module, name, .. } if module == "time" && name == "Date" => {
                self.0.insert(RuntimePart::WireDate);
            }
            Path::Full(path) if path == "time::Date" => {
                self.0.insert(RuntimePart::WireDate);
            }
            Path::Imported { .. } | Path::Local(_) | Path::Full(_) => {}
        }
    }

    fn ty(&mut self, ty: &RustType) {
        ty.paths(&mut |path| self.path(path));
        if is_bytes_content(ty) {
            self.0.insert(RuntimePart::Upload);
        }
    }

    fn module(&mut self, module: &Module) {
        module.clients.iter().for_each(|it| self.client(it));
        module.method_options().for_each(|it| self.options(it));
        module.parameter_groups().for_each(|it| self.group(it));
        module.header_sets().for_each(|it| self.header_set(it));
        if let Some(webhooks) = &module.webhooks {
            let payloads = webhooks.variants.iter().flat_map(|it| &it.payload);
            payloads.for_each(|ty| self.ty(ty));
        }
        for definition in module.families.iter().flat_map(|it| &it.definitions) {
            self.definition(definition);
        }
    }

    fn client(&mut self, client: &Client) {
        client.fields.iter().for_each(|field| self.ty(&field.ty));
        client.all_methods().for_each(|method| self.method(method));
        if let Some(root) = &client.root {
            self.root(root);
        }
        for output in &client.outputs {
            if output.has_headers {
                self.item(RuntimeItem::HasHeaders);
            }
            for variant in &output.variants {
                self.ty(&variant.response);
                if let Some(conversion) = &variant.conversion {
                    self.item(conversion.function);
                    for ty in conversion
                        .encoding
                        .iter()
                        .flat_map(|(marker, ty)| [marker, ty])
                    {
                        self.ty(ty);
                    }
                }
            }
        }
    }

    fn root(&mut self, root: &RootClient) {
        for constructor in &root.constructors {
            let arguments = constructor
                .parameters
                .iter()
                .chain(&constructor.credentials);
            arguments.for_each(|argument| self.ty(&argument.ty));
            self.authentication(&constructor.authentication);
            for (_, initial) in &constructor.fields {
                if let Initial::Option {
                    default: Some(default),
                    ..
                } = initial
                {
                    default.paths(&mut |path| self.path(path));
                }
            }
        }
        if let Some(connect) = &root.connect {
            self.connect(connect);
        }
        for replacement in &root.replacements {
            self.ty(&replacement.argument.ty);
        }
        for parameter in root.options.iter().flat_map(|it| &it.parameters) {
            self.ty(&parameter.ty);
        }
    }

    fn authentication(&mut self, authentication: &Authentication) {
        match authentication {
            Authentication::ResourceManager(_) => {
                self.0.insert(RuntimePart::Cloud);
            }
            Authentication::Bearer(..) => {
                self.0.insert(RuntimePart::Bearer);
            }
            Authentication::CookieKey(..) => {
                self.0.insert(RuntimePart::CookieKey);
            }
            Authentication::HeaderKey(..)
            | Authentication::QueryKey(..)
            | Authentication::Token(_)
            | Authentication::Credentials(..)
            | Authentication::Basic(..) => {
                self.0.insert(RuntimePart::Key);
            }
            Authentication::All(all) => all.iter().for_each(|each| self.authentication(each)),
            Authentication::None => {}
        }
    }

    fn connect(&mut self, connect: &Connect) {
        match connect.endpoint {
            // Emitted code uses no resource IDs; they are for users of Azure Resource Manager.
            Endpoint::ResourceManager => {
                self.0.extend([RuntimePart::Cloud, RuntimePart::ResourceId]);
            }
            Endpoint::Template { .. } => {
                self.0.insert(RuntimePart::EndpointTemplate);
            }
            Endpoint::Fixed(_) | Endpoint::Argument => {}
        }
        if connect.registers_providers {
            self.item(RuntimeItem::ProviderRegistration);
        }
        if connect.allows_http {
            self.0.insert(RuntimePart::CredentialsOverHttp);
        }
        if connect.has_own_user_agent {
            self.0.insert(RuntimePart::UserAgent);
        }
    }

    fn method(&mut self, method: &Method) {
        self.ty(method.kind.output());
        method.arguments.iter().for_each(|it| self.ty(&it.ty));
        method.request.steps().for_each(|step| self.step(step));
        self.0.extend(method.send.method.part());
        if let Some(marker) = &method.send.marker {
            self.ty(marker);
        }
        if let Some(pages) = method.kind.pages() {
            self.0.extend(pages.next.send().part());
            let request = pages.next.request();
            let steps = request.into_iter().flat_map(Request::steps);
            steps.for_each(|step| self.step(step));
            self.ty(&pages.pager);
        }
    }

    fn step(&mut self, step: &RequestStep) {
        self.0.extend(step.method.part());
        step.paths(&mut |path| self.path(path));
    }

    fn options(&mut self, options: &MethodOptions) {
        options.fields.iter().for_each(|field| self.ty(&field.ty));
    }

    fn group(&mut self, group: &ParameterGroup) {
        group.fields.iter().for_each(|field| self.ty(&field.ty));
    }

    fn header_set(&mut self, set: &HeaderSet) {
        self.item(RuntimeItem::HasHeaders);
        for reader in &set.readers {
            match &reader.value {
                HeaderValue::Map(_) => self.item(RuntimeItem::HeaderMap),
                HeaderValue::One { ty, marker } => {
                    self.item(RuntimeItem::ReadHeader);
                    self.ty(ty);
                    marker.iter().for_each(|marker| self.ty(marker));
                }
                HeaderValue::List { ty, marker, .. } => {
                    self.item(RuntimeItem::ReadHeaderList);
                    self.ty(ty);
                    marker.iter().for_each(|marker| self.ty(marker));
                }
            }
        }
    }

    fn definition(&mut self, definition: &Definition) {
        match &definition.kind {
            DefinitionKind::Model(model) => {
                self.0.insert(RuntimePart::WireModel);
                self.model(model);
            }
            DefinitionKind::Enumeration(_) => {
                self.0.insert(RuntimePart::WireEnumeration);
            }
            DefinitionKind::Union(union) => {
                self.0.insert(RuntimePart::WireUnion);
                self.ty(&union.unknown_type);
            }
            DefinitionKind::Tuple(tuple) => {
                self.0.insert(RuntimePart::WireTuple);
                for field in &tuple.fields {
                    self.ty(&field.ty);
                    field.marker.iter().for_each(|marker| self.ty(marker));
                }
            }
            DefinitionKind::JsonUnion(union) => {
                self.0.insert(RuntimePart::WireJsonUnion);
                for alternative in &union.alternatives {
                    self.ty(&alternative.held);
                    let marker = alternative.marker.iter();
                    marker.for_each(|marker| self.ty(marker));
                }
            }
        }
        if definition.formats == Formats::JsonOrXml || definition.xml_body.is_some() {
            self.0.insert(RuntimePart::WireXml);
        }
        if definition.json_body || definition.xml_body.is_some() {
            self.0.insert(RuntimePart::WireRequest);
        }
        if let Some(page) = &definition.page {
            self.0.insert(RuntimePart::WirePage);
            self.ty(&page.item);
        }
    }

    fn model(&mut self, model: &Model) {
        for member in &model.members {
            if let MemberValue::Field {
                field,
                marker,
                required,
                ..
            } = &member.value
            {
                if *required {
                    self.0.insert(RuntimePart::WireRequired);
                }
                self.ty(&field.ty);
                marker.iter().for_each(|marker| self.ty(marker));
            }
        }
        if let Some(additional) = &model.additional {
            self.ty(&additional.field.ty);
            additional.marker.iter().for_each(|marker| self.ty(marker));
        }
        for accessor in &model.accessors {
            self.ty(&accessor.output);
        }
    }
}

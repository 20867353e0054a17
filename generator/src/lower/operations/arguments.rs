//! The arguments of an operation: its parameters in the order of the method.

use super::host::host_parameters;
use super::parameter::parameter as lower_parameter;
use super::site::Site;
use super::template::Template;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Host, ParameterIn as In, ResolvedParameter};
use crate::dialect::origin::child;
use crate::ir::{Parameter, ParameterLocation, ParameterStyle, SuppliedBy, Type};
use crate::lower::schema::{Builder, text};
use crate::source::{CaseMatch, match_case, nearest};

/// Returns the parameters in the order of the method: path parameters in the order of the path, then the others in the
/// order of the specification. Host parameters are first or last.
pub(crate) fn arguments<'s>(
    builder: &mut Builder<'s, '_>,
    site: &Site<'_, 's>,
    host: Option<&Host<'s>>,
    template: &Template,
    declared: &[ResolvedParameter<'s>],
    words: &[String],
) -> Vec<Parameter> {
    let mut arguments = Vec::with_capacity(declared.len());
    for declared in declared {
        let mut parameter = lower_parameter(builder, declared, words);
        template.place(&mut parameter);
        optional_segment(builder, template, &mut parameter);
        version_in_path(builder, site, &mut parameter);
        arguments.push(parameter);
    }
    arguments.sort_by_key(|parameter| match parameter.location {
        ParameterLocation::Path => place_in(template, &parameter.wire_name),
        _ => usize::MAX,
    });
    if let Some(host) = host {
        let mut of_host = host_parameters(builder, host, &host.authority, words);
        of_host.retain(|parameter| parameter.supplied_by == SuppliedBy::Method);
        let at = if host.last { arguments.len() } else { 0 };
        arguments.splice(at..at, of_host);
    }
    arguments
}

/// Checks that every name in the template is a declared parameter, and every path parameter is in the template. A name
/// that differs from its parameter in upper and lower case is replaced.
pub(crate) fn check_template<'s>(
    builder: &mut Builder<'s, '_>,
    site: &Site<'_, 's>,
    template: &mut Template,
    parameters: &mut Vec<ResolvedParameter<'s>>,
) {
    let in_query = template.in_query.iter().map(|(name, _)| (name, true));
    let in_path = template.names.iter().map(|name| (name, false));
    let names: Vec<_> = in_path
        .chain(in_query)
        .map(|(name, in_query)| (name.clone(), in_query))
        .collect();
    let mut unused = unused_path_parameters(template, parameters);
    for (name, in_query) in names {
        let candidates = parameters
            .iter()
            .filter(|parameter| {
                parameter.place == In::Path || parameter.place == In::Query && in_query
            })
            .map(|parameter| parameter.name);
        let declared = match match_case(&name, candidates) {
            CaseMatch::Exact => continue,
            other => other,
        };
        let diagnostic = match declared {
            CaseMatch::Similar(similar) => {
                template.rename(&name, similar);
                let message = format!(
                    "the path contains `{{{name}}}`, but its parameter is named `{similar}`"
                );
                path_diagnostic(site, Code::CaseMismatch, message)
                    .help("use the upper and lower case of the parameter")
            }
            CaseMatch::Several(several) => {
                let message = format!(
                    "the path contains `{{{name}}}`, but several parameters differ from it in upper and lower case"
                );
                let help = format!("name one of `{}`", several.join("`, `"));
                path_diagnostic(site, Code::UndeclaredPathParameter, message).help(help)
            }
            _ => {
                let message = format!(
                    "the path contains `{{{name}}}`, but no such path parameter is declared"
                );
                let known = parameters.iter().map(|parameter| parameter.name);
                let near = match unused.as_slice() {
                    [only] => Some(*only),
                    _ => nearest(&name, known),
                };
                // A misspelled name is one mistake, not also a parameter without use.
                unused.retain(|unused| Some(*unused) != near);
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("declare a parameter `{name}` with `in: path`"),
                };
                path_diagnostic(site, Code::UndeclaredPathParameter, message).help(help)
            }
        };
        builder.report().push(diagnostic);
    }
    let without_use = unused_path_parameters(template, parameters);
    parameters.retain(|parameter| {
        let used = parameter.place != In::Path || !without_use.contains(&parameter.name);
        if !used && unused.contains(&parameter.name) {
            let message = format!(
                "the path does not contain the parameter `{}`; ignored",
                parameter.name
            );
            let place = Place::Value(child(&parameter.origin, "name"));
            let diagnostic = Diagnostic::new(Code::UnusedPathParameter, place, message);
            let why = format!("the path is declared here: `{}`", site.key);
            builder
                .report()
                .push(diagnostic.related(Place::Key(site.path.clone()), why));
        }
        used
    });
}

/// Returns the names of the path parameters that the template does not contain.
fn unused_path_parameters<'s>(
    template: &Template,
    parameters: &[ResolvedParameter<'s>],
) -> Vec<&'s str> {
    let in_query = template.in_query.iter().map(|(name, _)| name);
    let used: Vec<_> = template.names.iter().chain(in_query).collect();
    let in_path = parameters
        .iter()
        .filter(|parameter| parameter.place == In::Path);
    in_path
        .map(|parameter| parameter.name)
        .filter(|name| !used.iter().any(|used| used == name))
        .collect()
}

fn path_diagnostic(site: &Site<'_, '_>, code: Code, message: String) -> Diagnostic {
    Diagnostic::new(code, Place::Key(site.path.clone()), message)
}

/// Documents a segment that the path may omit. A parameter that is not a whole segment is always required.
fn optional_segment(builder: &mut Builder<'_, '_>, template: &Template, parameter: &mut Parameter) {
    if parameter.required || parameter.location != ParameterLocation::Path {
        return;
    }
    if template.has_segment(&parameter.wire_name) && parameter.style == ParameterStyle::Text {
        let sentence = "Without a value, the path does not contain this segment.";
        parameter.constraints.push(sentence.to_owned());
        return;
    }
    parameter.required = true;
    let message = format!(
        "`x-ms-required: false` only applies to whole segments of a path; `{}` is required",
        parameter.wire_name
    );
    let origin = parameter.origin.clone();
    builder.report().value(Code::Unsupported, &origin, message);
}

/// Makes an API version in the path a constant.
fn version_in_path<'s>(
    builder: &mut Builder<'s, '_>,
    site: &Site<'_, 's>,
    parameter: &mut Parameter,
) {
    let named = parameter.wire_name.eq_ignore_ascii_case("api-version");
    if parameter.location == ParameterLocation::Path && named && parameter.ty == Type::STRING {
        let root = builder.reader.root(site.origin.document);
        if let Some(version) = root.and_then(|root| text(root.info.version)) {
            parameter.ty = Type::Constant(version.into());
        }
    }
}

fn place_in(template: &Template, name: &str) -> usize {
    let place = template.names.iter().position(|known| known == name);
    place.unwrap_or(template.names.len())
}

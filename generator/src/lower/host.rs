use super::Lowering;
use super::declared::Declared;
use super::endpoint::whole;
use super::operation::child;
use super::path::names_in;
use crate::diagnostics::Code;
use crate::ir::{DocumentId, Location, Parameter};

/// The templated host of a document (`x-ms-parameterized-host`) taken apart.
///
/// What follows the authority is the beginning of every path of the document, so that documents whose hosts
/// differ only there can share a client.
#[derive(Debug)]
pub(crate) struct Host<'s> {
    /// The template up to the first `/` after the scheme.
    pub authority: String,
    /// The rest, without a `/` at its end.
    pub path: String,
    /// What fills both.
    pub declared: Vec<Declared<'s>>,
    /// Whether method arguments of the authority come after the other parameters.
    pub last: bool,
}

impl<'s> Lowering<'s, '_> {
    /// The templated host of a document, where it has one.
    pub fn host(&mut self, document: DocumentId) -> Option<Host<'s>> {
        self.grammar.host(self, document)
    }

    /// The host that `x-ms-parameterized-host` describes, where a document has one.
    pub fn parameterized_host(&mut self, document: DocumentId) -> Option<Host<'s>> {
        let root = self.root(document)?;
        let host = root.parameterized_host.as_ref()?;
        let origin = child(&whole(document), "x-ms-parameterized-host");
        if host.host_template.trim().is_empty() {
            let message = "the host has no `hostTemplate`";
            self.report.value(Code::MissingKey, &origin, message);
            return None;
        }
        let declared = self.declared(&host.parameters, &child(&origin, "parameters"));
        let mut template = host.host_template.to_owned();
        for name in names_in(host.host_template) {
            let mut names = declared.iter().map(|parameter| parameter.name);
            if let Some(found) = names.find(|declared| declared.eq_ignore_ascii_case(name)) {
                template = template.replace(&format!("{{{name}}}"), &format!("{{{found}}}"));
            } else {
                let message =
                    format!("the host names `{{{name}}}`, and none of its parameters is called so");
                let place = child(&origin, "hostTemplate");
                self.report
                    .value(Code::UndeclaredPathParameter, &place, message);
            }
        }
        if host.use_scheme_prefix.unwrap_or(true) && !template.contains("://") {
            template = format!("{}://{template}", root.scheme());
        }
        let (authority, path) = split(&template);
        Some(Host {
            authority: authority.to_owned(),
            path: path.trim_end_matches('/').to_owned(),
            declared,
            last: host.position_in_operation == Some("last"),
        })
    }

    /// The parameters in the authority of a host.
    pub fn authority_parameters(&mut self, host: &Host<'s>, words: &[String]) -> Vec<Parameter> {
        let names = names_in(&host.authority);
        let declared = names.filter_map(|name| {
            let mut declared = host.declared.iter();
            declared.find(|parameter| parameter.name == name)
        });
        declared
            .map(|declared| Parameter {
                location: Location::Host,
                ..self.parameter(declared, words)
            })
            .collect()
    }
}

impl<'s> Host<'s> {
    /// The parameters in the path of a host.
    pub fn path_parameters(&self) -> Vec<Declared<'s>> {
        let names = names_in(&self.path);
        let declared = names.filter_map(|name| {
            let mut declared = self.declared.iter();
            declared.find(|parameter| parameter.name == name)
        });
        declared.cloned().collect()
    }
}

/// The template up to the first `/` after the scheme, and the rest.
pub(crate) fn split(template: &str) -> (&str, &str) {
    let start = template.find("://").map_or(0, |scheme| scheme + 3);
    let end = template.get(start..).and_then(|rest| rest.find('/'));
    template
        .split_at_checked(end.map_or(template.len(), |end| start + end))
        .unwrap_or((template, ""))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_template_is_an_authority_and_a_path() {
        assert_eq!(split("https://{a}.b/{c}/d"), ("https://{a}.b", "/{c}/d"));
        assert_eq!(split("{endpoint}/x"), ("{endpoint}", "/x"));
        assert_eq!(split("{endpoint}"), ("{endpoint}", ""));
    }
}

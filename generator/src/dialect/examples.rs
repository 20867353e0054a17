//! Examples beside the values that they belong to: parameters, media types, responses and their schemas.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::document::{ParameterIn, ResolvedParameter, body_kind, holds_every_format};
use super::origin::child;
use crate::ir::{BodyKind, Origin, ScatteredExample, StatusCode};
use crate::source::Sources;

/// The places of the values of a parameter or body, by the name of the example. A value without a name has an empty
/// one.
type Places<'s> = IndexMap<&'s str, Origin>;

/// Returns the examples of an operation that are composed of the examples of its parameters, its body and its
/// responses. `media` has the media types of the body, and `kind` is the kind of the responses' bodies.
///
/// Rule: values with the same name belong together (OpenAPI, "Example Object"). A parameter or body without a value of
/// this name has its first one. So has a response, unless the body or another response has the same names.
pub(crate) fn scattered_examples<'s>(
    sources: &'s Sources,
    origin: &Origin,
    parameters: &[&ResolvedParameter<'s>],
    media: &[&str],
    kind: BodyKind,
) -> Vec<ScatteredExample> {
    let reading = PlaceReader { sources, kind };
    let given: Vec<_> = parameters
        .iter()
        .filter(|it| it.place != ParameterIn::Body)
        .map(|it| (it.name, reading.of_parameter(&it.origin)))
        .filter(|(_, places)| !places.is_empty())
        .collect();
    let body = reading.of_body(origin, parameters, media);
    let responses = reading.of_responses(origin);
    let is_shown = !body.is_empty()
        || !given.is_empty()
        || responses.iter().any(|(_, places)| !places.is_empty());
    if !is_shown {
        return Vec::new();
    }
    let names = names(&body, &responses);
    let compose = |name: &&str| ScatteredExample {
        name: match *name {
            "" => "example".to_owned(),
            name => name.to_owned(),
        },
        origin: child(origin, "responses"),
        parameters: given
            .iter()
            .filter_map(|(own, places)| Some(((*own).to_owned(), pick(places, name)?)))
            .collect(),
        body: pick(&body, name),
        responses: of_name(&responses, name, &names),
    };
    names.iter().map(compose).collect()
}

/// Returns the names of the examples: those of the body, and those of responses that have one of them. If the body has
/// none, those of all responses.
fn names<'s>(body: &Places<'s>, responses: &[(StatusCode, Places<'s>)]) -> Vec<&'s str> {
    let is_common = |places: &Places<'s>| places.keys().any(|name| body.contains_key(name));
    let responses = responses.iter().map(|(_, places)| places);
    let named = responses.filter(|places| body.is_empty() || is_common(places));
    let names = body.keys().chain(named.flat_map(IndexMap::keys));
    let mut met = HashSet::new();
    let mut names: Vec<_> = names.copied().filter(|name| met.insert(*name)).collect();
    if names.is_empty() {
        names.push("");
    }
    names
}

/// Returns the responses of an example. Those without a body have no place.
fn of_name(
    responses: &[(StatusCode, Places<'_>)],
    name: &str,
    names: &[&str],
) -> Vec<(StatusCode, Option<Origin>)> {
    let of_response = |(status, places): &(StatusCode, Places<'_>)| {
        let is_of_others = names.iter().any(|name| places.contains_key(name));
        let place = match places.get(name) {
            Some(place) => Some(place.clone()),
            None if is_of_others => return None,
            None => places.values().next().cloned(),
        };
        Some((*status, place))
    };
    responses.iter().filter_map(of_response).collect()
}

fn pick(places: &Places<'_>, name: &str) -> Option<Origin> {
    let place = places.get(name).or_else(|| places.values().next());
    place.cloned()
}

struct PlaceReader<'s> {
    sources: &'s Sources,
    kind: BodyKind,
}

impl<'s> PlaceReader<'s> {
    /// Returns the place at the end of a chain of references. Broken ones are reported where the object is read.
    fn end(&self, mut origin: Origin) -> Origin {
        let mut met = HashSet::new();
        while met.insert(origin.clone())
            && let Some(reference) = self.member(&origin, "$ref").and_then(Value::as_str)
            && let Ok(target) = self.sources.resolve(reference, &origin)
        {
            origin = target.origin;
        }
        origin
    }

    fn member(&self, origin: &Origin, key: &str) -> Option<&'s Value> {
        self.sources.value(origin)?.get(key)
    }

    /// Returns the places of `examples` and `example` of an object.
    fn of_object(&self, origin: &Origin) -> Places<'s> {
        let mut places = Places::new();
        let examples = child(origin, "examples");
        match self.sources.value(&examples) {
            Some(Value::Object(named)) => {
                for name in named.keys() {
                    let example = self.end(child(&examples, name));
                    let values = ["value", "dataValue"].map(|key| child(&example, key));
                    let mut values = values.into_iter();
                    let value = values.find(|value| self.sources.value(value).is_some());
                    places.extend(value.map(|value| (name.as_str(), value)));
                }
            }
            Some(Value::Array(list)) if !list.is_empty() => {
                places.insert("", child(&examples, "0"));
            }
            _ => {}
        }
        if places.is_empty() && self.member(origin, "example").is_some() {
            places.insert("", child(origin, "example"));
        }
        places
    }

    /// Returns the places of an object, or of its schema if it has none.
    fn of_object_or_schema(&self, origin: &Origin) -> Places<'s> {
        let own = self.of_object(origin);
        match own.is_empty() {
            true => self.of_object(&self.end(child(origin, "schema"))),
            false => own,
        }
    }

    fn of_parameter(&self, origin: &Origin) -> Places<'s> {
        let own = self.of_object_or_schema(origin);
        let content = self.member(origin, "content").and_then(Value::as_object);
        match content.and_then(|content| content.keys().next()) {
            Some(name) if own.is_empty() => {
                self.of_object_or_schema(&child(&child(origin, "content"), name))
            }
            _ => own,
        }
    }

    /// Returns the places of the body: those of its first media type that has examples.
    fn of_body(
        &self,
        operation: &Origin,
        parameters: &[&ResolvedParameter<'_>],
        media: &[&str],
    ) -> Places<'s> {
        let body = self.end(child(operation, "requestBody"));
        if self.sources.value(&body).is_none() {
            let is_body = |it: &&&ResolvedParameter<'_>| it.place == ParameterIn::Body;
            let own = parameters.iter().find(is_body);
            return own.map_or_else(Places::new, |it| self.of_object_or_schema(&it.origin));
        }
        let content = child(&body, "content");
        let places = media.iter().map(|name| child(&content, name));
        let mut places = places.map(|place| self.of_object_or_schema(&place));
        places.find(|places| !places.is_empty()).unwrap_or_default()
    }

    /// Returns the places of the responses with a status code.
    fn of_responses(&self, operation: &Origin) -> Vec<(StatusCode, Places<'s>)> {
        let responses = child(operation, "responses");
        let codes = self.sources.value(&responses).and_then(Value::as_object);
        let codes = codes.into_iter().flat_map(|codes| codes.keys());
        let codes: Vec<_> = codes.collect();
        let has = |status: &str| codes.iter().any(|code| code.starts_with(status));
        let of_code = |code: &&String| {
            let status: StatusCode = match code.as_str() {
                "2XX" | "2xx" if !has("200") => 200,
                // Without a success beside it, it is one.
                "default" if !has("2") => 200,
                code => code.parse().ok()?,
            };
            let response = self.end(child(&responses, code));
            match self.of_response(&response) {
                Some(places) if places.is_empty() => None,
                places => Some((status, places.unwrap_or_default())),
            }
        };
        codes.iter().filter_map(of_code).collect()
    }

    /// Returns the places of a response, or `None` if it has no body: those of its items or in XML, if the operation
    /// returns them, or those in JSON or text.
    fn of_response(&self, response: &Origin) -> Option<Places<'s>> {
        // In Swagger 2.0, the examples have the media types as names.
        if self.member(response, "schema").is_some() {
            let examples = child(response, "examples");
            let named = self.sources.value(&examples).and_then(Value::as_object);
            let shown = named.and_then(|named| self.shown(named).next());
            let place = shown.map(|name| Places::from([("", child(&examples, name))]));
            let of_schema = || self.of_object(&self.end(child(response, "schema")));
            return Some(place.unwrap_or_else(of_schema));
        }
        let content = self
            .member(response, "content")
            .and_then(Value::as_object)?;
        let place = child(response, "content");
        let shown = self.shown(content);
        let mut shown = shown.map(|name| self.of_media_type(&child(&place, name)));
        Some(shown.find(|places| !places.is_empty()).unwrap_or_default())
    }

    /// Returns the media types whose examples show a response.
    fn shown(&self, named: &'s Map<String, Value>) -> impl Iterator<Item = &'s String> {
        let is_wanted = move |name: &&String| match self.kind {
            BodyKind::Items(_) => matches!(body_kind(name), BodyKind::Items(_)),
            kind => kind == BodyKind::Xml && body_kind(name) == kind,
        };
        let has_wanted = named.keys().any(|name| is_wanted(&name));
        named.keys().filter(move |name| match has_wanted {
            true => is_wanted(name),
            false => {
                matches!(body_kind(name), BodyKind::Json | BodyKind::Text)
                    || holds_every_format(name)
            }
        })
    }

    /// Returns the places of a media type, or of the schema of its items.
    fn of_media_type(&self, origin: &Origin) -> Places<'s> {
        let own = self.of_object_or_schema(origin);
        match own.is_empty() {
            true => self.of_object(&self.end(child(origin, "itemSchema"))),
            false => own,
        }
    }
}

//! Path templates.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// A path template: one pattern per segment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::fake) struct RouteTemplate {
    pub(super) segments: Vec<TemplateSegment>,
}

/// A segment of a template.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum TemplateSegment {
    /// Text.
    Literal(String),
    /// A parameter, by its name.
    Parameter(String),
    /// A parameter of any number of segments, such as a scope.
    Rest(String),
    /// Text with parameters in it: `{name}:cancel`.
    Mixed(Vec<SegmentPiece>),
}

/// A piece of a mixed segment.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum SegmentPiece {
    /// Text, in lower case.
    Literal(String),
    /// A parameter, by its name.
    Parameter(String),
}

impl RouteTemplate {
    /// Reads a template. `is_rest` is true for the parameters that may have several segments.
    pub(super) fn parse(path: &str, is_rest: impl Fn(&str) -> bool) -> RouteTemplate {
        let segments = path.split('/').filter(|segment| !segment.is_empty());
        let segments = segments.map(|segment| match pieces(segment) {
            pieces if pieces.is_empty() => TemplateSegment::Literal(segment.to_owned()),
            mut pieces => match (pieces.pop(), pieces.is_empty()) {
                (Some(SegmentPiece::Parameter(name)), true) if is_rest(&name) => {
                    TemplateSegment::Rest(name)
                }
                (Some(SegmentPiece::Parameter(name)), true) => TemplateSegment::Parameter(name),
                (last, _) => {
                    pieces.extend(last);
                    TemplateSegment::Mixed(pieces)
                }
            },
        });
        RouteTemplate {
            segments: segments.collect(),
        }
    }

    /// Returns the names of the parameters, in the order of the path.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for segment in &self.segments {
            match segment {
                TemplateSegment::Literal(_) => {}
                TemplateSegment::Parameter(name) | TemplateSegment::Rest(name) => {
                    names.push(&**name)
                }
                TemplateSegment::Mixed(pieces) => {
                    names.extend(pieces.iter().filter_map(|piece| match piece {
                        SegmentPiece::Parameter(name) => Some(&**name),
                        SegmentPiece::Literal(_) => None,
                    }));
                }
            }
        }
        names
    }

    /// Returns the template without the names of its parameters, in lower case. Templates with the same shape match the
    /// same paths.
    pub(super) fn shape(&self) -> String {
        let mut shape = String::new();
        for segment in &self.segments {
            shape.push('/');
            match segment {
                TemplateSegment::Literal(text) => shape.push_str(&text.to_lowercase()),
                TemplateSegment::Parameter(_) => shape.push_str("{}"),
                TemplateSegment::Rest(_) => shape.push_str("{*}"),
                TemplateSegment::Mixed(pieces) => {
                    for piece in pieces {
                        match piece {
                            SegmentPiece::Literal(text) => shape.push_str(text),
                            SegmentPiece::Parameter(_) => shape.push_str("{}"),
                        }
                    }
                }
            }
        }
        shape
    }

    /// Returns the literals and, as `None`, the parameters of the segments.
    pub(super) fn literals(&self) -> impl Iterator<Item = Option<&str>> {
        self.segments.iter().map(|segment| match segment {
            TemplateSegment::Literal(text) => Some(&**text),
            _ => None,
        })
    }
}

/// Splits a segment at its parameters. Returns nothing if it has none.
fn pieces(segment: &str) -> Vec<SegmentPiece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        if !before.is_empty() {
            pieces.push(SegmentPiece::Literal(before.to_lowercase()));
        }
        pieces.push(SegmentPiece::Parameter(name.to_owned()));
        rest = after;
    }
    if !pieces.is_empty() && !rest.is_empty() {
        pieces.push(SegmentPiece::Literal(rest.to_lowercase()));
    }
    pieces
}

/// Splits the path of a request into decoded segments. Empty segments are left out.
pub(in crate::fake) fn split(path: &str) -> Vec<Cow<'_, str>> {
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy())
        .collect()
}

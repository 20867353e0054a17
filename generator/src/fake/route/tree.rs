//! A tree of path templates.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;

use super::template::{RouteTemplate, SegmentPiece, TemplateSegment};

/// A tree of path templates, with the operations of each. Paths are case-insensitive.
#[derive(Debug, Default)]
pub(super) struct RouteTree {
    nodes: Vec<RouteNode>,
}

/// A function that is called with the operations of a template and the values of its parameters.
type RouteVisitor<'v> = dyn FnMut(&[usize], &[String]) -> ControlFlow<()> + 'v;

#[derive(Debug, Default)]
struct RouteNode {
    literals: HashMap<String, usize>,
    mixed: Vec<(Vec<SegmentPiece>, usize)>,
    parameter: Option<usize>,
    rest: Option<usize>,
    operations: Vec<usize>,
}

impl RouteTree {
    /// Adds an operation.
    pub(super) fn insert(&mut self, template: &RouteTemplate, operation: usize) {
        if self.nodes.is_empty() {
            self.nodes.push(RouteNode::default());
        }
        let mut at = 0;
        for segment in &template.segments {
            at = self.child(at, segment);
        }
        self.nodes[at].operations.push(operation);
    }

    fn child(&mut self, at: usize, segment: &TemplateSegment) -> usize {
        let next = self.nodes.len();
        let node = &mut self.nodes[at];
        let child = match segment {
            TemplateSegment::Literal(text) => {
                *node.literals.entry(text.to_lowercase()).or_insert(next)
            }
            TemplateSegment::Parameter(_) => *node.parameter.get_or_insert(next),
            TemplateSegment::Rest(_) => *node.rest.get_or_insert(next),
            TemplateSegment::Mixed(pieces) => {
                let known = node.mixed.iter().find(|(other, _)| is_alike(other, pieces));
                match known {
                    Some((_, child)) => *child,
                    None => {
                        node.mixed.push((pieces.clone(), next));
                        next
                    }
                }
            }
        };
        if child == next {
            self.nodes.push(RouteNode::default());
        }
        child
    }

    /// Visits the operations of every template that matches a path, with the values of its parameters. More specific
    /// templates are visited first.
    pub(super) fn visit(&self, path: &[Cow<'_, str>], visit: &mut RouteVisitor<'_>) {
        if !self.nodes.is_empty() {
            let _ = self.descend(0, path, &mut Vec::new(), visit);
        }
    }

    fn descend(
        &self,
        at: usize,
        path: &[Cow<'_, str>],
        values: &mut Vec<String>,
        visit: &mut RouteVisitor<'_>,
    ) -> ControlFlow<()> {
        let node = &self.nodes[at];
        let kept = values.len();
        if let Some((first, others)) = path.split_first() {
            let literal = match node.literals.get(&**first) {
                None => node.literals.get(&first.to_lowercase()),
                found => found,
            };
            if let Some(child) = literal {
                self.descend(*child, others, values, visit)?;
            }
            for (pieces, child) in &node.mixed {
                if capture(pieces, first, values) {
                    self.descend(*child, others, values, visit)?;
                }
                values.truncate(kept);
            }
            if let Some(child) = node.parameter {
                values.push(first.to_string());
                self.descend(child, others, values, visit)?;
                values.truncate(kept);
            }
        } else if !node.operations.is_empty() {
            visit(&node.operations, values)?;
        }
        if let Some(child) = node.rest {
            // The last resource provider in a path is that of the resource, so the scope at the beginning is as long as
            // possible, and a name as short as possible. A value that is empty is the last resort.
            let is_scope = at == 0;
            for index in 0..=path.len() {
                let length = match (is_scope, index) {
                    (_, last) if last == path.len() => 0,
                    (true, index) => path.len() - index,
                    (false, index) => index + 1,
                };
                let (taken, others) = path.split_at(length);
                values.push(taken.join("/"));
                self.descend(child, others, values, visit)?;
                values.truncate(kept);
            }
        }
        ControlFlow::Continue(())
    }
}

/// True if mixed segments match the same text.
fn is_alike(one: &[SegmentPiece], other: &[SegmentPiece]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|pair| match pair {
            (SegmentPiece::Literal(one), SegmentPiece::Literal(other)) => one == other,
            (SegmentPiece::Parameter(_), SegmentPiece::Parameter(_)) => true,
            _ => false,
        })
}

/// Matches a segment and adds the values of its parameters. A parameter ends at the first occurrence of the text after
/// it, or at the last if that is the end of the segment.
fn capture(pieces: &[SegmentPiece], segment: &str, values: &mut Vec<String>) -> bool {
    let mut rest = segment;
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            SegmentPiece::Literal(text) => match strip_prefix(rest, text) {
                Some(after) => rest = after,
                None => return false,
            },
            SegmentPiece::Parameter(_) => {
                let end = match pieces.peek() {
                    Some(SegmentPiece::Literal(text)) => {
                        let lower = rest.to_ascii_lowercase();
                        let is_last = pieces.clone().count() == 1;
                        match is_last {
                            true => lower.rfind(&**text),
                            false => lower.find(&**text),
                        }
                    }
                    _ => Some(rest.len()),
                };
                match end {
                    Some(end) if end > 0 => {
                        values.push(rest[..end].to_owned());
                        rest = &rest[end..];
                    }
                    _ => return false,
                }
            }
        }
    }
    rest.is_empty()
}

fn strip_prefix<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::template::{RouteTemplate, split};
    use super::RouteTree;

    fn found(templates: &[&str], path: &str) -> Vec<(usize, Vec<String>)> {
        let mut tree = RouteTree::default();
        for (index, template) in templates.iter().enumerate() {
            let template = RouteTemplate::parse(template, |name| name == "scope");
            tree.insert(&template, index);
        }
        let mut found = Vec::new();
        tree.visit(&split(path), &mut |operations, values| {
            found.extend(operations.iter().map(|it| (*it, values.to_vec())));
            ControlFlow::Continue(())
        });
        found
    }

    #[test]
    fn literals_precede_parameters_and_scopes() {
        let templates = [
            "/{scope}/things/{name}",
            "/a/{b}",
            "/a/things",
            "/A/Things/{x}",
        ];
        let values = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            found(&templates, "/a/THINGS/n%20m"),
            [(3, values(&["n m"])), (0, values(&["a", "n m"]))]
        );
        assert_eq!(found(&templates, "//things/n"), [(0, values(&["", "n"]))]);
        assert_eq!(
            found(&templates, "/s/t/u/things/n"),
            [(0, values(&["s/t/u", "n"]))]
        );
        assert_eq!(found(&templates, "/a/things").len(), 2);
        assert!(found(&templates, "/b").is_empty());
    }

    #[test]
    fn a_scope_is_as_long_as_possible() {
        let templates = ["/{scope}/p/{scope}/q/{x}", "/{scope}/p/{scope}"];
        let long = vec!["a/p/b".to_owned(), "c".to_owned(), "d".to_owned()];
        assert_eq!(found(&templates, "/a/p/b/p/c/q/d")[0], (0, long));
    }

    #[test]
    fn text_around_a_parameter_is_matched() {
        let templates = ["/jobs/{id}:cancel", "/jobs/{id}", "/f('{a}',{b})"];
        assert_eq!(
            found(&templates, "/jobs/a:b:Cancel"),
            [
                (0, vec!["a:b".to_owned()]),
                (1, vec!["a:b:Cancel".to_owned()])
            ]
        );
        assert_eq!(
            found(&templates, "/f('x',12)"),
            [(2, vec!["x".to_owned(), "12".to_owned()])]
        );
        assert_eq!(found(&templates, "/jobs/:cancel").len(), 1);
    }
}

//! Tabs before the text of a line within brackets and braces.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, StructureStyle};

use super::yaml_events::events;

/// Replaces the tabs before lines within flow collections by spaces, of which libyaml accepts either. Offsets do not
/// change. Tabs that libyaml rejects, and those in texts, remain.
pub(super) fn spaced(text: &str) -> Cow<'_, str> {
    if indents(text).next().is_none() || events(text).all(|event| event.is_ok()) {
        return Cow::Borrowed(text);
    }
    // With spaces everywhere, the parser gets to the end, or to another error, and finds the collections.
    let trial = replaced(text, |_| true);
    let places = FlowPlaces::of(&trial);
    Cow::Owned(replaced(text, |start| places.contain(start)))
}

/// Returns the ranges of white space that begin lines and contain tabs.
fn indents(text: &str) -> impl Iterator<Item = Range<usize>> {
    let lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    lines.filter_map(|(start, line)| {
        let rest = line.trim_start_matches([' ', '\t']);
        let indent = start..start + line.len() - rest.len();
        let has_tab = line.get(..line.len() - rest.len())?.contains('\t');
        has_tab.then_some(indent)
    })
}

/// Replaces the tabs of the indents that `is_replaced`, which gets the position of the text after them.
fn replaced(text: &str, is_replaced: impl Fn(usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for indent in indents(text).filter(|indent| is_replaced(indent.end)) {
        out.push_str(text.get(end..indent.start).unwrap_or_default());
        out.extend(std::iter::repeat_n(' ', indent.len()));
        end = indent.end;
    }
    out.push_str(text.get(end..).unwrap_or_default());
    out
}

/// The flow collections of a text that are in no other, and the scalars in them, in order.
#[derive(Default)]
struct FlowPlaces {
    collections: Vec<Range<usize>>,
    scalars: Vec<Range<usize>>,
}

impl FlowPlaces {
    /// Returns the places of a text up to the first error.
    fn of(text: &str) -> FlowPlaces {
        let mut places = FlowPlaces::default();
        let mut open: Vec<Option<usize>> = Vec::new();
        for (event, span) in events(text).map_while(Result::ok) {
            let range = span.byte_range().unwrap_or_default();
            match event {
                Event::MappingStart(style, ..) | Event::SequenceStart(style, ..) => {
                    let is_flow = style == StructureStyle::Flow;
                    open.push(is_flow.then_some(range.start));
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    let start = open.pop().flatten();
                    let is_inner = open.iter().any(Option::is_some);
                    if let Some(start) = start.filter(|_| !is_inner) {
                        places.collections.push(start..range.end);
                    }
                }
                Event::Scalar(..) => places.scalars.push(range),
                _ => {}
            }
        }
        places
    }

    /// True if a token at this position is within a collection, and not within a scalar.
    fn contain(&self, position: usize) -> bool {
        let is_in = |ranges: &[Range<usize>]| {
            let next = ranges.partition_point(|range| range.start < position);
            let before = next.checked_sub(1).and_then(|index| ranges.get(index));
            before.is_some_and(|range| position < range.end)
        };
        is_in(&self.collections) && !is_in(&self.scalars)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::yaml::read;
    use super::*;

    #[test]
    fn tabs_before_lines_in_brackets_are_read() {
        let text = "a:\n  b: {\n\t\"x\": [\n\t\t1,\n \t2\n\t],\n\n\t# c\n\ty: \"p\n\tq\" }\n  t: |\n    [\n    \t3\n";
        let value = json!({ "a": { "b": { "x": [1, 2], "y": "p q" }, "t": "[\n\t3\n" } });
        let Ok((read, _)) = read(text) else {
            panic!("the text is valid")
        };
        assert_eq!(read, value);
        assert_eq!(spaced(text).len(), text.len());
        assert_eq!(spaced(text).matches('\t').count(), 2);
        let items = read_items("- {\n\ta: 1\n\t}\n- - [\n\t2 ]\n");
        assert_eq!(items, json!([{ "a": 1 }, [[2]]]));
    }

    fn read_items(text: &str) -> serde_json::Value {
        read(text).map(|(value, _)| value).unwrap_or_default()
    }

    #[test]
    fn tabs_elsewhere_are_errors_at_their_position() {
        for (text, line) in [
            ("a:\n\tb: c\n", 2),
            ("a: {\n\tb: c }\nd:\n\te: f\n", 4),
            ("a:\n  b: [\n\t1 ]\n\tc: 2\n", 4),
        ] {
            let Err(problem) = read(text) else {
                panic!("{text} is not valid")
            };
            assert_eq!(problem.line, line, "{text}");
        }
        assert!(matches!(spaced("a: {\n  b: c }\n"), Cow::Borrowed(_)));
    }
}

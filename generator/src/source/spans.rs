//! The ranges of a document's values in its text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::pointer;
use super::yaml::MERGE_KEY;

const NONE: u32 = u32::MAX;

/// The maximum number of members or items to search one by one. Larger objects have an index.
const FEW: usize = 16;

/// The ranges of all keys and values of a document, as a tree in one list.
///
/// It is created by scanning the text again, only for documents with messages.
#[derive(Debug, Default)]
pub(super) struct Spans {
    nodes: Vec<SpanNode>,
    /// The children of each object or array with more than [`FEW`], by its first child. Those of objects are sorted by
    /// name, then by position.
    many: HashMap<u32, Vec<u32>>,
}

#[derive(Debug)]
struct SpanNode {
    /// The unescaped key. `None` for an item of an array, or the root.
    name: Option<Box<str>>,
    key: Range<u32>,
    value: Range<u32>,
    first_child: u32,
    next: u32,
    is_array: bool,
}

/// The range of a value, and of its key if it has one.
pub(super) struct Extent {
    pub key: Option<Range<usize>>,
    pub value: Range<usize>,
}

impl Spans {
    /// Returns the range of the value at a pointer.
    pub fn find(&self, pointer: &str) -> Option<Extent> {
        if !pointer::is_well_formed(pointer) {
            return None;
        }
        let mut node = self.nodes.first()?;
        for token in pointer::tokens(pointer) {
            node = if node.is_array {
                self.item(node, pointer::index(&token)?)?
            } else {
                self.member(node, &token)?
            };
        }
        Some(Extent {
            key: node.name.is_some().then(|| widen(&node.key)),
            value: widen(&node.value),
        })
    }

    /// Returns the pointers of members with duplicate keys, with the range of the key that is ignored.
    pub fn duplicates(&self) -> Vec<(String, Range<usize>)> {
        let mut found = Vec::new();
        let mut open = vec![(String::new(), 0_u32)];
        while let Some((pointer, index)) = open.pop() {
            let Some(node) = self.node(index) else {
                continue;
            };
            let mut seen = HashMap::new();
            let mut child = node.first_child;
            let mut position = 0;
            while let Some(member) = self.node(child) {
                let below = match &member.name {
                    Some(name) => {
                        let below = pointer::child(&pointer, name);
                        if let Some(earlier) = seen.insert(name, &member.key) {
                            found.push((below.clone(), widen(earlier)));
                        }
                        below
                    }
                    None => pointer::item(&pointer, position),
                };
                // An alias shares the members of its anchor, which precedes it.
                if member.first_child > child && member.first_child != NONE {
                    open.push((below, child));
                }
                position += 1;
                child = member.next;
            }
        }
        found.sort_by_key(|(_, range)| range.start);
        found
    }

    /// Returns the member of an object. Of several with the same key it is the last, as in the value. Members of the
    /// object have precedence over merged ones. Merge keys can only refer to earlier values.
    fn member<'a>(&'a self, object: &'a SpanNode, key: &str) -> Option<&'a SpanNode> {
        let mut open = vec![object];
        // Values that are merged several times are searched once.
        let mut seen = HashSet::new();
        while let Some(node) = open.pop() {
            if !seen.insert(node.first_child) {
                continue;
            }
            if node.is_array {
                let items: Vec<_> = self.children(node).collect();
                open.extend(items.into_iter().rev());
                continue;
            }
            if let Some(found) = self.named(node, key).last() {
                return Some(found);
            }
            let brings: Vec<_> = self.named(node, MERGE_KEY).collect();
            open.extend(brings.into_iter().rev());
        }
        None
    }

    /// Returns the members of an object with this key, in the order of the text.
    fn named<'a, 'k>(
        &'a self,
        object: &'a SpanNode,
        key: &'k str,
    ) -> impl Iterator<Item = &'a SpanNode> + use<'a, 'k> {
        let name = |index: &u32| self.node(*index).and_then(|child| child.name.as_deref());
        let (sorted, few) = match self.many.get(&object.first_child) {
            Some(many) => {
                let start = many.partition_point(|index| name(index) < Some(key));
                (many.get(start..).unwrap_or_default(), None)
            }
            None => (&[][..], Some(self.children(object))),
        };
        let sorted = sorted.iter().filter_map(|index| self.node(*index));
        let of_key = move |child: &&SpanNode| child.name.as_deref() == Some(key);
        let few = few.into_iter().flatten().filter(of_key);
        sorted.take_while(of_key).chain(few)
    }

    /// Returns an item of an array.
    fn item<'a>(&'a self, array: &'a SpanNode, index: usize) -> Option<&'a SpanNode> {
        match self.many.get(&array.first_child) {
            Some(many) => self.node(*many.get(index)?),
            None => self.children(array).nth(index),
        }
    }

    /// Indexes the children of every large object and array.
    fn note_many(&mut self) {
        let mut many = HashMap::new();
        for node in &self.nodes {
            if self.children(node).nth(FEW).is_none() || many.contains_key(&node.first_child) {
                continue;
            }
            let first = (node.first_child, self.node(node.first_child));
            let next = |(_, child): &(u32, Option<&SpanNode>)| {
                let next = (*child)?.next;
                Some((next, self.node(next)))
            };
            let children = std::iter::successors(Some(first), next);
            let children = children.take_while(|(_, child)| child.is_some());
            let mut children: Vec<_> = children.map(|(index, _)| index).collect();
            if !node.is_array {
                children
                    .sort_by_key(|index| self.node(*index).and_then(|child| child.name.as_deref()));
            }
            many.insert(node.first_child, children);
        }
        self.many = many;
    }

    fn children<'a>(&'a self, node: &SpanNode) -> impl Iterator<Item = &'a SpanNode> {
        std::iter::successors(self.node(node.first_child), |child| self.node(child.next))
    }

    fn node(&self, index: u32) -> Option<&SpanNode> {
        self.nodes.get(usize::try_from(index).ok()?)
    }
}

fn widen(range: &Range<u32>) -> Range<usize> {
    let wide = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    wide(range.start)..wide(range.end)
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The key of a member: its text and its range.
pub(super) type MemberKey = (Box<str>, Range<usize>);

/// Builds [`Spans`] from the events of a scanner.
#[derive(Default)]
pub(super) struct SpansBuilder {
    nodes: Vec<SpanNode>,
    /// The open objects and arrays, each with its last child.
    open: Vec<(u32, u32)>,
}

impl SpansBuilder {
    /// Adds a scalar. Returns its number, for aliases.
    pub fn leaf(&mut self, key: Option<MemberKey>, value: Range<usize>) -> u32 {
        let number = narrow(self.nodes.len());
        let (name, key) = key.map_or((None, 0..0), |(name, key)| (Some(name), key));
        self.nodes.push(SpanNode {
            name,
            key: narrow(key.start)..narrow(key.end),
            value: narrow(value.start)..narrow(value.end),
            first_child: NONE,
            next: NONE,
            is_array: false,
        });
        if let Some((parent, last)) = self.open.last_mut() {
            let parent = *parent;
            let previous = std::mem::replace(last, number);
            if previous == NONE {
                self.change(parent, |node| node.first_child = number);
            } else {
                self.change(previous, |node| node.next = number);
            }
        }
        number
    }

    /// Begins an object or array. Returns its number, for aliases.
    pub fn open(&mut self, key: Option<MemberKey>, start: usize, is_array: bool) -> u32 {
        let number = self.leaf(key, start..start);
        self.change(number, |node| node.is_array = is_array);
        self.open.push((number, NONE));
        number
    }

    /// Ends the innermost open object or array.
    pub fn close(&mut self, end: usize) {
        if let Some((number, _)) = self.open.pop() {
            self.change(number, |node| {
                node.value.end = narrow(end).max(node.value.start)
            });
        }
    }

    /// Adds a value that repeats an earlier one.
    pub fn alias(&mut self, key: Option<MemberKey>, value: Range<usize>, target: Option<u32>) {
        let number = self.leaf(key, value);
        let target = target.and_then(|target| self.nodes.get(usize::try_from(target).ok()?));
        if let Some((first_child, is_array)) = target.map(|node| (node.first_child, node.is_array))
        {
            self.change(number, |node| {
                node.first_child = first_child;
                node.is_array = is_array;
            });
        }
    }

    /// True if the innermost open value is an object.
    pub fn in_object(&self) -> bool {
        let node = self
            .open
            .last()
            .and_then(|(number, _)| self.nodes.get(usize::try_from(*number).ok()?));
        node.is_some_and(|node| !node.is_array)
    }

    /// Returns the tree. Open values end with the text.
    pub fn finish(mut self, end: usize) -> Spans {
        while !self.open.is_empty() {
            self.close(end);
        }
        let mut spans = Spans {
            nodes: self.nodes,
            many: HashMap::new(),
        };
        spans.note_many();
        spans
    }

    fn change(&mut self, number: u32, change: impl FnOnce(&mut SpanNode)) {
        if let Some(node) = usize::try_from(number)
            .ok()
            .and_then(|at| self.nodes.get_mut(at))
        {
            change(node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{json_spans, yaml_spans};

    /// Returns the text of the value at a pointer.
    fn at<'t>(spans: &Spans, text: &'t str, pointer: &str) -> Option<&'t str> {
        text.get(spans.find(pointer)?.value)
    }

    #[test]
    fn a_value_is_found_among_few_and_among_many() {
        for count in [3, FEW - 1, FEW, FEW + 1, 500] {
            let members = (0..count).map(|n| format!("\"k{n}\": {n}"));
            let members: Vec<_> = members.collect();
            let items: Vec<_> = (0..count).map(|n| n.to_string()).collect();
            let text = format!(
                r#"{{"o": {{{}, "k1": "again"}}, "a": [{}]}}"#,
                members.join(", "),
                items.join(", ")
            );
            let spans = json_spans::scan(&text);
            for n in [0, 2, count - 1] {
                let n = n.to_string();
                assert_eq!(at(&spans, &text, &format!("/o/k{n}")), Some(&*n), "{count}");
                assert_eq!(at(&spans, &text, &format!("/a/{n}")), Some(&*n), "{count}");
            }
            assert_eq!(at(&spans, &text, "/o/k1"), Some("\"again\""), "the last");
            assert_eq!(at(&spans, &text, &format!("/o/k{count}")), None);
            assert_eq!(at(&spans, &text, &format!("/a/{count}")), None);
        }
    }

    #[test]
    fn an_alias_and_a_merge_find_what_many_members_say() {
        let members: String = (0..FEW + 5).map(|n| format!("  k{n}: v{n}\n")).collect();
        let text = format!("a: &many\n{members}b: *many\nc:\n  <<: *many\n  k3: own\n");
        let spans = yaml_spans::scan(&text);
        for (pointer, value) in [("/a/k20", "v20"), ("/b/k20", "v20"), ("/c/k20", "v20")] {
            assert_eq!(at(&spans, &text, pointer), Some(value), "{pointer}");
        }
        assert_eq!(at(&spans, &text, "/c/k3"), Some("own"));
    }
}

use std::collections::HashSet;
use std::ops::Range;

use super::pointer;
use super::yaml::MERGE_KEY;

const NONE: u32 = u32::MAX;

/// The extents of every key and value of a document, as a tree in one list.
///
/// It is made by a second look at the text, and only for documents that a message points into.
#[derive(Debug, Default)]
pub(super) struct Spans {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    /// The key as the document means it; `None` for an item of an array, or the root.
    name: Option<Box<str>>,
    key: Range<u32>,
    value: Range<u32>,
    first_child: u32,
    next: u32,
    is_array: bool,
}

/// The extent of one value, and of its key if it has one.
pub(super) struct Extent {
    pub key: Option<Range<usize>>,
    pub value: Range<usize>,
}

impl Spans {
    /// The extent of the value at a pointer.
    pub fn find(&self, pointer: &str) -> Option<Extent> {
        if !pointer::is_well_formed(pointer) {
            return None;
        }
        let mut node = self.nodes.first()?;
        for token in pointer::tokens(pointer) {
            node = if node.is_array {
                self.children(node).nth(pointer::index(&token)?)?
            } else {
                self.member(node, &token)?
            };
        }
        Some(Extent {
            key: node.name.is_some().then(|| widen(&node.key)),
            value: widen(&node.value),
        })
    }

    /// The pointers of the members whose key stands twice in one object, with the extent of the key
    /// that has no effect.
    pub fn duplicates(&self) -> Vec<(String, Range<usize>)> {
        let mut found = Vec::new();
        let mut open = vec![(String::new(), 0_u32)];
        while let Some((pointer, index)) = open.pop() {
            let Some(node) = self.node(index) else {
                continue;
            };
            let mut seen = std::collections::HashMap::new();
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
                // An alias shares the members of its anchor, which stand before it.
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

    /// The member of an object: of several with one key the last, as in the value, and before those that merge keys
    /// bring. Merge keys only ever lead to what stands before them.
    fn member<'a>(&'a self, object: &'a Node, key: &str) -> Option<&'a Node> {
        let mut open = vec![object];
        // What is brought many times is searched once.
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
            let mut found = None;
            let mut brings = Vec::new();
            for child in self.children(node) {
                match child.name.as_deref() {
                    Some(name) if name == key => found = Some(child),
                    Some(MERGE_KEY) => brings.push(child),
                    _ => {}
                }
            }
            if found.is_some() {
                return found;
            }
            open.extend(brings.into_iter().rev());
        }
        None
    }

    fn children<'a>(&'a self, node: &Node) -> impl Iterator<Item = &'a Node> {
        std::iter::successors(self.node(node.first_child), |child| self.node(child.next))
    }

    fn node(&self, index: u32) -> Option<&Node> {
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

/// The key of a member: what it means and where it stands.
pub(super) type Key = (Box<str>, Range<usize>);

/// Builds [`Spans`] from the events of a scanner.
#[derive(Default)]
pub(super) struct Builder {
    nodes: Vec<Node>,
    /// The open containers, each with its last child.
    open: Vec<(u32, u32)>,
}

impl Builder {
    /// A value without members. Gives its number, for an alias.
    pub fn leaf(&mut self, key: Option<Key>, value: Range<usize>) -> u32 {
        let number = narrow(self.nodes.len());
        let (name, key) = key.map_or((None, 0..0), |(name, key)| (Some(name), key));
        self.nodes.push(Node {
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

    /// The begin of an object or array. Gives its number, for an alias.
    pub fn open(&mut self, key: Option<Key>, start: usize, is_array: bool) -> u32 {
        let number = self.leaf(key, start..start);
        self.change(number, |node| node.is_array = is_array);
        self.open.push((number, NONE));
        number
    }

    /// The end of the innermost open object or array.
    pub fn close(&mut self, end: usize) {
        if let Some((number, _)) = self.open.pop() {
            self.change(number, |node| {
                node.value.end = narrow(end).max(node.value.start)
            });
        }
    }

    /// A value that repeats an earlier one.
    pub fn alias(&mut self, key: Option<Key>, value: Range<usize>, target: Option<u32>) {
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

    /// Whether the innermost open value is an object.
    pub fn in_object(&self) -> bool {
        let node = self
            .open
            .last()
            .and_then(|(number, _)| self.nodes.get(usize::try_from(*number).ok()?));
        node.is_some_and(|node| !node.is_array)
    }

    /// The tree; what is still open ends with the text.
    pub fn finish(mut self, end: usize) -> Spans {
        while !self.open.is_empty() {
            self.close(end);
        }
        Spans { nodes: self.nodes }
    }

    fn change(&mut self, number: u32, change: impl FnOnce(&mut Node)) {
        if let Some(node) = usize::try_from(number)
            .ok()
            .and_then(|at| self.nodes.get_mut(at))
        {
            change(node);
        }
    }
}

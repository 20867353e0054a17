//! All resources, by ID and by type.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;

use super::resource::StoredResource;

/// All resources. Keys are IDs in lower case.
#[derive(Debug, Default)]
pub(in crate::fake) struct Store {
    resources: BTreeMap<Arc<str>, StoredResource>,
    types: HashMap<Arc<str>, BTreeSet<Arc<str>>>,
}

impl Store {
    /// Returns a resource.
    pub(in crate::fake) fn get(&self, key: &str) -> Option<&StoredResource> {
        self.resources.get(key)
    }

    /// Returns a resource for modification.
    pub(in crate::fake) fn get_mut(&mut self, key: &str) -> Option<&mut StoredResource> {
        self.resources.get_mut(key)
    }

    /// Adds or replaces a resource.
    pub(in crate::fake) fn put(&mut self, key: &str, resource: StoredResource) {
        let key: Arc<str> = key.into();
        let keys = self.types.entry(Arc::clone(&resource.resource_type));
        keys.or_default().insert(Arc::clone(&key));
        if let Some(old) = self.resources.insert(Arc::clone(&key), resource) {
            let kept = self.resources.get(&key).map(|it| &it.resource_type);
            if kept != Some(&old.resource_type) {
                self.forget(&key, &old);
            }
        }
    }

    /// Removes a resource and all resources below it. Returns true if there was one.
    pub(in crate::fake) fn remove(&mut self, key: &str) -> bool {
        let below: Vec<_> = self.below(key).map(|(key, _)| Arc::clone(key)).collect();
        for key in &below {
            if let Some(resource) = self.resources.remove(key) {
                self.forget(key, &resource);
            }
        }
        let own = self.resources.remove_entry(key);
        if let Some((key, resource)) = &own {
            self.forget(key, resource);
        }
        own.is_some() || !below.is_empty()
    }

    fn forget(&mut self, key: &Arc<str>, resource: &StoredResource) {
        if let Some(keys) = self.types.get_mut(&resource.resource_type) {
            keys.remove(key);
        }
    }

    /// Iterates over all resources.
    pub(in crate::fake) fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &StoredResource)> {
        self.resources.iter()
    }

    /// Returns the number of resources.
    pub(in crate::fake) fn len(&self) -> usize {
        self.resources.len()
    }

    /// Iterates over the resources below a path, in the order of their keys.
    pub(in crate::fake) fn below(
        &self,
        path: &str,
    ) -> impl Iterator<Item = (&Arc<str>, &StoredResource)> {
        let prefix = format!("{path}/");
        let from: Arc<str> = prefix.as_str().into();
        let range = self.resources.range(from..);
        range.take_while(move |(key, _)| key.starts_with(&prefix))
    }

    /// Iterates over the resources of a type below a path, in the order of their keys, after a key.
    pub(in crate::fake) fn of_type(
        &self,
        resource_type: &str,
        path: &str,
        after: Option<&str>,
    ) -> impl Iterator<Item = (&Arc<str>, &StoredResource)> {
        let prefix = format!("{path}/");
        let start: Bound<Arc<str>> = match after {
            Some(after) => Bound::Excluded(after.into()),
            None => Bound::Included(prefix.as_str().into()),
        };
        let keys = self.types.get(resource_type).into_iter();
        let keys =
            keys.flat_map(move |keys| keys.range::<Arc<str>, _>((start.clone(), Bound::Unbounded)));
        let keys = keys.take_while(move |key| key.starts_with(&prefix));
        keys.filter_map(|key| self.resources.get_key_value(key))
    }
}

#[cfg(test)]
mod tests {
    use super::{Store, StoredResource};

    fn store(ids: &[&str]) -> Store {
        let mut store = Store::default();
        for id in ids {
            let resource_type = id.split('/').nth(1).unwrap_or_default();
            store.put(
                &id.to_lowercase(),
                StoredResource::new(id, resource_type, "{}", ""),
            );
        }
        store
    }

    #[test]
    fn a_resource_is_removed_with_all_below_it() {
        let mut store = store(&["/a/B", "/a/B/c/d", "/a/Bc", "/x/y"]);
        assert!(store.remove("/a/b"));
        assert!(!store.remove("/a/b"));
        let kept: Vec<_> = store.iter().map(|(_, it)| &*it.id).collect();
        assert_eq!(kept, ["/a/Bc", "/x/y"]);
        assert_eq!(store.of_type("a", "/a", None).count(), 1);
    }

    #[test]
    fn a_type_is_listed_in_pages() {
        let store = store(&["/a/1", "/a/2", "/a/3", "/b/1"]);
        let keys = |after| {
            let found = store.of_type("a", "/a", after);
            found.map(|(key, _)| key.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(keys(None), ["/a/1", "/a/2", "/a/3"]);
        assert_eq!(keys(Some("/a/1")), ["/a/2", "/a/3"]);
        assert!(store.of_type("a", "/c", None).next().is_none());
    }
}

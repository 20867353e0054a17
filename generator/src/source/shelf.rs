//! A list that only grows.

use std::sync::{Mutex, OnceLock, PoisonError};

const SHELVES: usize = 32;

/// A list that only grows, so that a reference to an item lives as long as the list.
///
/// Shelf `n` has room for `2^n` items: an item never moves once it stands.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    shelves: [OnceLock<Box<[OnceLock<T>]>>; SHELVES],
    count: Mutex<u32>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf {
            shelves: [const { OnceLock::new() }; SHELVES],
            count: Mutex::new(0),
        }
    }
}

impl<T> Shelf<T> {
    /// Adds the item made from its own number, and gives the number back; `None` when full.
    pub fn push(&self, make: impl FnOnce(u32) -> T) -> Option<u32> {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        let number = *count;
        let (shelf, place) = locate(number)?;
        let shelf = self.shelves.get(shelf)?.get_or_init(|| {
            std::iter::repeat_with(OnceLock::new)
                .take(1 << shelf)
                .collect()
        });
        shelf.get(place)?.set(make(number)).ok()?;
        *count = number.checked_add(1)?;
        Some(number)
    }

    /// The item of this number.
    pub fn get(&self, number: u32) -> Option<&T> {
        let (shelf, place) = locate(number)?;
        self.shelves.get(shelf)?.get()?.get(place)?.get()
    }

    /// All items, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        (0..).map_while(|number| self.get(number))
    }
}

/// The shelf of an item and its place there.
fn locate(number: u32) -> Option<(usize, usize)> {
    let ordinal = number.checked_add(1)?;
    let shelf = ordinal.ilog2();
    let place = ordinal - (1 << shelf);
    Some((usize::try_from(shelf).ok()?, usize::try_from(place).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_numbers_and_places() {
        let shelf = Shelf::default();
        let first = shelf.push(|number| number.to_string());
        assert_eq!(first, Some(0));
        let item = shelf.get(0);
        for expected in 1..100 {
            assert_eq!(shelf.push(|number| number.to_string()), Some(expected));
        }
        assert_eq!(item.map(String::as_str), Some("0"));
        assert_eq!(shelf.get(99).map(String::as_str), Some("99"));
        assert_eq!(shelf.get(100), None);
        assert_eq!(shelf.get(u32::MAX), None);
        assert_eq!(shelf.iter().count(), 100);
    }

    #[test]
    fn threads_may_push_at_once() {
        let shelf = Shelf::default();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..250 {
                        shelf.push(|number| number);
                    }
                });
            }
        });
        assert!(shelf.iter().copied().eq(0..1000));
    }
}

//! How many of something there may be at once, in all and of one holder: connections of a peer, requests and watches of a
//! credential.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// The limits, and who has how many.
#[derive(Debug, Clone)]
pub(crate) struct Caps<K: Eq + Hash> {
    all: usize,
    each: usize,
    open: Arc<Mutex<Open<K>>>,
}

#[derive(Debug)]
struct Open<K> {
    all: usize,
    by_holder: HashMap<K, usize>,
}

/// A place among them; given back when dropped.
#[derive(Debug)]
pub(crate) struct Place<K: Eq + Hash> {
    open: Arc<Mutex<Open<K>>>,
    holder: K,
}

impl<K: Eq + Hash + Copy> Caps<K> {
    pub(crate) fn new(all: usize, each: usize) -> Self {
        let none = Open {
            all: 0,
            by_holder: HashMap::new(),
        };
        Self {
            all,
            each,
            open: Arc::new(Mutex::new(none)),
        }
    }

    /// `None` once all places, or all of this holder's, are taken.
    pub(crate) fn take(&self, holder: K) -> Option<Place<K>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.all >= self.all {
            return None;
        }
        let held = open.by_holder.entry(holder).or_default();
        if *held >= self.each {
            return None;
        }
        *held += 1;
        open.all += 1;
        Some(Place {
            open: Arc::clone(&self.open),
            holder,
        })
    }
}

impl<K: Eq + Hash> Drop for Place<K> {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.all = open.all.saturating_sub(1);
        if let Some(held) = open.by_holder.get_mut(&self.holder) {
            *held = held.saturating_sub(1);
            if *held == 0 {
                open.by_holder.remove(&self.holder);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s26_places_are_counted_in_all_and_by_holder() {
        let caps = Caps::new(3, 2);
        let first = caps.take('a').unwrap();
        let _second = caps.take('a').unwrap();
        assert!(caps.take('a').is_none(), "each has two");
        let _third = caps.take('b').unwrap();
        assert!(caps.take('c').is_none(), "there are three");
        drop(first);
        assert!(caps.take('a').is_some());
    }

    #[test]
    fn s26_who_has_left_is_forgotten() {
        let caps = Caps::new(9, 1);
        let held = caps.take('a');
        drop(caps.take('a'));
        drop(held);
        assert!(caps.open.lock().unwrap().by_holder.is_empty());
    }
}

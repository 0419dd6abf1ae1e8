//! The Secrets, and what happened to them: etcd and the watch cache in one.
//!
//! Every change takes the next revision and stays in a bounded history. From the history come both the events of a
//! watch and, by undoing what happened since, the list as it stood at an earlier revision, so that the pages of one
//! list agree.

use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// A Secret as it is stored: its JSON, with the resource version it was written at. Tokens of the sandbox open
/// nothing, so its secrets are not zeroed.
pub(super) type Object = Arc<Value>;

/// The Secrets by name.
pub(super) type Objects = BTreeMap<String, Object>;

/// One change.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) revision: u64,
    name: String,
    /// Nothing where it was created.
    pub(super) before: Option<Object>,
    /// Nothing where it was deleted.
    pub(super) after: Option<Object>,
}

/// The Secrets at one revision.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    pub(super) revision: u64,
    pub(super) objects: Objects,
}

/// What was asked lies further back than the history.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Compacted {
    /// The earliest revision that is still known.
    pub(super) oldest: u64,
}

#[derive(Debug)]
pub(super) struct Store {
    state: Mutex<State>,
    /// The latest revision, for those who wait for the next.
    revision: watch::Sender<u64>,
    /// How many changes are kept.
    capacity: usize,
}

#[derive(Debug)]
struct State {
    revision: u64,
    oldest: u64,
    objects: Objects,
    history: VecDeque<Change>,
}

impl Store {
    /// An empty store. Revisions go on from `revision`; one that an earlier process gave out must lie before it, so
    /// that a client of that process is told to list again.
    pub(super) fn new(revision: u64, capacity: usize) -> Self {
        let state = State {
            revision,
            oldest: revision,
            objects: Objects::new(),
            history: VecDeque::new(),
        };
        Store {
            state: Mutex::new(state),
            revision: watch::Sender::new(revision),
            capacity,
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<Object> {
        self.lock().objects.get(name).cloned()
    }

    pub(super) fn revision(&self) -> u64 {
        self.lock().revision
    }

    pub(super) fn latest(&self) -> Snapshot {
        let state = self.lock();
        Snapshot {
            revision: state.revision,
            objects: state.objects.clone(),
        }
    }

    /// The Secrets as they stood at this revision. The caller has made sure that it is not one to come.
    pub(super) fn at(&self, revision: u64) -> Result<Snapshot, Compacted> {
        let state = self.lock();
        state.reaches(revision)?;
        let mut objects = state.objects.clone();
        for change in state
            .history
            .iter()
            .rev()
            .take_while(|change| change.revision > revision)
        {
            match &change.before {
                Some(before) => objects.insert(change.name.clone(), Arc::clone(before)),
                None => objects.remove(&change.name),
            };
        }
        Ok(Snapshot { revision, objects })
    }

    /// Every change after this revision, in order, and the revision they lead to.
    pub(super) fn since(&self, revision: u64) -> Result<(Vec<Change>, u64), Compacted> {
        let state = self.lock();
        state.reaches(revision)?;
        let later = state.history.iter().filter(|change| change.revision > revision);
        Ok((later.cloned().collect(), state.revision.max(revision)))
    }

    /// The revision, and a wake-up at each next one.
    pub(super) fn subscribe(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// Adds a Secret, unless one of its name exists.
    pub(super) fn insert(&self, name: &str, object: Value) -> Option<Object> {
        let mut state = self.lock();
        if state.objects.contains_key(name) {
            return None;
        }
        Some(self.write(&mut state, name, None, object))
    }

    /// Replaces a Secret by what `change` makes of it; nothing made, nothing written. `change` runs under the lock:
    /// what it saw is what is replaced.
    ///
    /// # Errors
    /// What `change` refuses with; it is given nothing where there is no such Secret.
    pub(super) fn update<E>(
        &self,
        name: &str,
        change: impl FnOnce(Option<&Object>) -> Result<Option<Value>, E>,
    ) -> Result<Option<Object>, E> {
        let mut state = self.lock();
        let before = state.objects.get(name).cloned();
        Ok(change(before.as_ref())?.map(|object| self.write(&mut state, name, before, object)))
    }

    /// Removes a Secret if `check` lets it go.
    ///
    /// # Errors
    /// What `check` refuses with; it is given nothing where there is no such Secret.
    pub(super) fn remove<E>(
        &self,
        name: &str,
        check: impl FnOnce(Option<&Object>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut state = self.lock();
        let before = state.objects.get(name).cloned();
        check(before.as_ref())?;
        if before.is_some() {
            state.revision += 1;
            state.objects.remove(name);
            self.record(&mut state, name, before, None);
        }
        Ok(())
    }

    fn write(&self, state: &mut State, name: &str, before: Option<Object>, mut object: Value) -> Object {
        state.revision += 1;
        object["metadata"]["resourceVersion"] = json!(state.revision.to_string());
        let after = Arc::new(object);
        state.objects.insert(name.to_owned(), Arc::clone(&after));
        self.record(state, name, before, Some(Arc::clone(&after)));
        after
    }

    fn record(&self, state: &mut State, name: &str, before: Option<Object>, after: Option<Object>) {
        let revision = state.revision;
        state.history.push_back(Change {
            revision,
            name: name.to_owned(),
            before,
            after,
        });
        while state.history.len() > self.capacity {
            if let Some(forgotten) = state.history.pop_front() {
                state.oldest = forgotten.revision;
            }
        }
        self.revision.send_replace(revision);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing that runs under the lock leaves the state half changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn reaches(&self, revision: u64) -> Result<(), Compacted> {
        if revision < self.oldest {
            Err(Compacted { oldest: self.oldest })
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;

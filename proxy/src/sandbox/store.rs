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
    pub(super) name: String,
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

    /// Puts what `make` makes of a Secret in its place, or a new one where there is none. It runs under the lock: what it
    /// saw is what is replaced. A dry run keeps nothing, and what is as it was takes no revision.
    ///
    /// # Errors
    /// What `make` refuses with.
    pub(super) fn put<E>(
        &self,
        name: &str,
        dry_run: bool,
        make: impl FnOnce(Option<&Value>) -> Result<Value, E>,
    ) -> Result<Object, E> {
        let mut state = self.lock();
        let before = state.objects.get(name).cloned();
        let mut object = make(before.as_deref())?;
        if dry_run || before.as_deref() == Some(&object) {
            return Ok(Arc::new(object));
        }
        object["metadata"]["resourceVersion"] = json!((state.revision + 1).to_string());
        let after = Arc::new(object);
        state.objects.insert(name.to_owned(), Arc::clone(&after));
        self.record(&mut state, name, before, Some(Arc::clone(&after)));
        Ok(after)
    }

    /// Removes a Secret if `check`, under the lock, lets it go; a dry run keeps it.
    ///
    /// # Errors
    /// What `check` refuses with.
    pub(super) fn remove<T, E>(
        &self,
        name: &str,
        dry_run: bool,
        check: impl FnOnce(Option<&Value>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut state = self.lock();
        let before = state.objects.get(name).cloned();
        let told = check(before.as_deref())?;
        if before.is_some() && !dry_run {
            state.objects.remove(name);
            self.record(&mut state, name, before, None);
        }
        Ok(told)
    }

    fn record(&self, state: &mut State, name: &str, before: Option<Object>, after: Option<Object>) {
        state.revision += 1;
        state.history.push_back(Change {
            revision: state.revision,
            name: name.to_owned(),
            before,
            after,
        });
        while state.history.len() > self.capacity {
            if let Some(forgotten) = state.history.pop_front() {
                state.oldest = forgotten.revision;
            }
        }
        self.revision.send_replace(state.revision);
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

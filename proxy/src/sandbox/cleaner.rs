//! The token cleaner: what kube-controller-manager's `token-cleaner-controller` does, deletes tokens as they expire.

use super::clock::Clock;
use super::secret;
use super::store::Store;
use karmada_token_core::{RecordedExpiration, Timestamp};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;

/// The clock is looked at this often even if nothing is due: it may have been set.
const LOOK_AGAIN: Duration = Duration::from_mins(1);

pub(super) struct Cleaner {
    store: Arc<Store>,
    clock: Arc<Clock>,
    /// What had expired before it began, by uid and resource version. The real cleaner would delete these at once,
    /// and a token with an unparseable expiration with them; here they stay, so that there is an expired token to look
    /// at. Once changed, they are tokens like any other.
    kept_for_show: BTreeSet<(String, String)>,
}

impl Cleaner {
    pub(super) fn new(store: Arc<Store>, clock: Arc<Clock>) -> Self {
        let now = clock.now();
        let there = store.latest().objects;
        let kept_for_show = there
            .values()
            .filter(|object| is_expired(object, now))
            .map(|object| version_of(object))
            .collect();
        Cleaner {
            store,
            clock,
            kept_for_show,
        }
    }

    /// Never ends but with the store.
    pub(super) async fn run(self) {
        let mut revision = self.store.subscribe();
        loop {
            revision.mark_unchanged();
            let pause = self.sweep();
            tokio::select! {
                () = sleep(pause) => {}
                changed = revision.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Deletes what has expired, and tells how long until the next may.
    fn sweep(&self) -> Duration {
        let now = self.clock.now();
        let mut pause = LOOK_AGAIN;
        for (name, object) in self.store.latest().objects {
            if is_expired(&object, now) {
                self.delete(&name, &object);
            } else if let Some(RecordedExpiration::At(end)) = expiration(&object) {
                pause = pause.min(until(end, now));
            }
        }
        pause
    }

    fn delete(&self, name: &str, expired: &Value) {
        let version = version_of(expired);
        if self.kept_for_show.contains(&version) {
            return;
        }
        // One that was changed meanwhile is looked at again: the change wakes the cleaner.
        let gone = self.store.remove(name, false, |current| match current {
            Some(current) if version_of(current) == version => Ok(()),
            _ => Err(Changed),
        });
        if gone.is_ok() {
            tracing::info!(
                secret = name,
                "the sandbox's token cleaner deleted an expired token"
            );
        }
    }
}

struct Changed;

fn version_of(object: &Value) -> (String, String) {
    let text = |key| secret::metadata(object, key).to_owned();
    (text("uid"), text("resourceVersion"))
}

fn is_expired(object: &Value, now: Timestamp) -> bool {
    expiration(object).is_some_and(|expiration| expiration.has_passed(now))
}

fn expiration(object: &Value) -> Option<RecordedExpiration> {
    secret::record(object).map(|record| record.expiration)
}

fn until(end: Timestamp, now: Timestamp) -> Duration {
    let millis = end.unix_millis().saturating_sub(now.unix_millis());
    Duration::from_millis(u64::try_from(millis).unwrap_or_default())
}

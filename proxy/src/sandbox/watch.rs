//! Watch: a stream of frames, one change a line, until its time is over.

mod frame;

use super::answer::Answer;
use super::failure::Failure;
use super::store::{Compacted, Snapshot, Store};
use super::version;
use crate::operation::Selection;
use bytes::Bytes;
use futures_util::stream;
use http_body::Frame;
use http_body_util::{BodyExt, StreamBody};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// How long a watch lasts that asks for no time-out (kube-apiserver draws between 30 and 60 minutes).
const DEFAULT_TIMEOUT: Duration = Duration::from_mins(30);
/// How often a watch that wants bookmarks hears how far it has come.
const BOOKMARK_EVERY: Duration = Duration::from_mins(1);
/// The last bookmark comes this long before the end.
const BOOKMARK_BEFORE_END: Duration = Duration::from_secs(2);

/// What is wrong with the version asked for comes as an ERROR frame, as from the watch cache.
///
/// # Errors
/// Those of [`version::of_watch`].
pub(super) fn watch(store: &Arc<Store>, selection: &Selection) -> Result<Answer, Failure> {
    let version = version::of_watch(selection)?;
    let watcher = Watcher::new(Arc::clone(store), selection, version);
    let frames = stream::unfold(watcher, async |mut watcher| {
        let frames = watcher.next().await?;
        Some((Ok::<_, Infallible>(Frame::data(Bytes::from(frames))), watcher))
    });
    Ok(Answer::stream(StreamBody::new(frames).boxed_unsync()))
}

struct Watcher {
    store: Arc<Store>,
    /// Wakes it at each change.
    revision: watch::Receiver<u64>,
    /// The one Secret that is watched; nothing for all.
    name: Option<String>,
    /// What it begins with, until that is told.
    first: Option<String>,
    /// The revision up to which everything was told; nothing once there is nothing more to tell.
    told: Option<u64>,
    bookmarks: bool,
    next_bookmark: Instant,
    end: Instant,
}

impl Watcher {
    /// What is there, and the version to go on from, is settled here: a change right after the answer's head is told.
    fn new(store: Arc<Store>, selection: &Selection, version: Option<u64>) -> Self {
        let now = Instant::now();
        let timeout = selection.timeout_seconds.filter(|seconds| *seconds > 0);
        let end = now + timeout.map_or(DEFAULT_TIMEOUT, |seconds| Duration::from_secs(seconds.into()));
        let mut watcher = Watcher {
            revision: store.subscribe(),
            store,
            name: selection.id.map(|id| id.secret_name()),
            first: None,
            told: None,
            bookmarks: selection.allow_watch_bookmarks == Some(true),
            next_bookmark: next_bookmark(now, end),
            end,
        };
        // A watch from nowhere in particular has begun with what is there ever since Kubernetes' first days.
        let initial_events = selection.send_initial_events.unwrap_or(version.is_none());
        watcher.first = watcher.begin(version, initial_events);
        watcher
    }

    /// The next frames, each with its line end; nothing when the watch is over.
    async fn next(&mut self) -> Option<String> {
        loop {
            let frames = match self.first.take() {
                Some(first) => first,
                None => self.follow()?,
            };
            if !frames.is_empty() {
                return Some(frames);
            }
            tokio::select! {
                biased;
                () = sleep_until(self.end) => return None,
                changed = self.revision.changed() => changed.ok()?,
                () = sleep_until(self.next_bookmark), if self.bookmarks => {
                    self.next_bookmark = next_bookmark(Instant::now(), self.end);
                    return self.told.map(frame::bookmark);
                }
            }
        }
    }

    fn begin(&mut self, version: Option<u64>, initial_events: bool) -> Option<String> {
        let snapshot = self.store.latest();
        if !initial_events {
            self.told = version.or(Some(snapshot.revision));
            return None;
        }
        Some(match version {
            Some(revision) if revision > snapshot.revision => {
                self.fail(&Failure::too_large_version(revision, snapshot.revision))
            }
            _ => {
                self.told = Some(snapshot.revision);
                self.initial_events(&snapshot)
            }
        })
    }

    fn initial_events(&self, snapshot: &Snapshot) -> String {
        let there = snapshot.objects.iter().filter(|(name, _)| self.concerns(name));
        let mut frames: String = there.map(|(_, object)| frame::event("ADDED", object)).collect();
        if self.bookmarks {
            frames += &frame::initial_events_end(snapshot.revision);
        }
        frames
    }

    fn follow(&mut self) -> Option<String> {
        let told = self.told?;
        Some(match self.store.since(told) {
            Ok((changes, revision)) => {
                self.told = Some(revision);
                let changes = changes.iter().filter(|change| self.concerns(&change.name));
                changes.filter_map(frame::change).collect()
            }
            Err(Compacted { oldest }) => {
                let message = format!("too old resource version: {told} ({oldest})");
                self.fail(&Failure::expired(message))
            }
        })
    }

    fn concerns(&self, name: &str) -> bool {
        self.name.as_ref().is_none_or(|watched| watched == name)
    }

    fn fail(&mut self, failure: &Failure) -> String {
        self.told = None;
        frame::event("ERROR", failure.status())
    }
}

fn next_bookmark(now: Instant, end: Instant) -> Instant {
    let regular = now + BOOKMARK_EVERY;
    let last = end.checked_sub(BOOKMARK_BEFORE_END).filter(|last| *last > now);
    last.map_or(regular, |last| last.min(regular))
}

//! Watch: a stream of frames, one change a line, until its time is over.

mod frame;

use super::answer::Answer;
use super::list_options::{ListOptions, Version};
use super::selector::Selector;
use super::status::Failure;
use super::store::{Compacted, Snapshot, Store};
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

/// Always 200: what is wrong with the version asked for comes as an ERROR frame, as from the watch cache.
pub(super) fn watch(store: &Arc<Store>, options: ListOptions) -> Answer {
    let watcher = Watcher::new(Arc::clone(store), options);
    let frames = stream::unfold(watcher, async |mut watcher| {
        let frames = watcher.next().await?;
        Some((Ok::<_, Infallible>(Frame::data(Bytes::from(frames))), watcher))
    });
    Answer::stream(StreamBody::new(frames).boxed_unsync())
}

struct Watcher {
    store: Arc<Store>,
    /// Wakes it at each change.
    revision: watch::Receiver<u64>,
    selector: Selector,
    /// The revision up to which everything was told.
    told: u64,
    /// Frames to send before any other.
    pending: String,
    /// Nothing can come any more.
    ended: bool,
    bookmarks: bool,
    next_bookmark: Instant,
    end: Instant,
}

impl Watcher {
    /// What is there, and the version to go on from, is settled here: a change right after the answer's head is told.
    fn new(store: Arc<Store>, options: ListOptions) -> Self {
        let now = Instant::now();
        let timeout = options
            .timeout
            .filter(|timeout| !timeout.is_zero())
            .unwrap_or(DEFAULT_TIMEOUT);
        // A time-out beyond what the clock can count is as good as a day.
        let end = now.checked_add(timeout).unwrap_or(now + Duration::from_hours(24));
        let mut watcher = Watcher {
            revision: store.subscribe(),
            store,
            selector: options.selector,
            told: 0,
            pending: String::new(),
            ended: false,
            bookmarks: options.bookmarks,
            next_bookmark: next_bookmark(now, end),
            end,
        };
        watcher.pending = watcher.begin(options.version, options.initial_events);
        watcher
    }

    /// The next frames, each with its line end; nothing when the watch is over.
    async fn next(&mut self) -> Option<String> {
        loop {
            if self.pending.is_empty() && !self.ended {
                self.pending = self.follow();
            }
            if !self.pending.is_empty() {
                return Some(std::mem::take(&mut self.pending));
            }
            if self.ended {
                return None;
            }
            tokio::select! {
                biased;
                () = sleep_until(self.end) => return None,
                changed = self.revision.changed() => changed.ok()?,
                () = sleep_until(self.next_bookmark), if self.bookmarks => {
                    self.next_bookmark = next_bookmark(Instant::now(), self.end);
                    return Some(frame::bookmark(self.told));
                }
            }
        }
    }

    fn begin(&mut self, version: Version, initial_events: bool) -> String {
        let current = self.store.revision();
        match version {
            Version::At(revision) if !initial_events => {
                self.told = revision;
                String::new()
            }
            Version::At(revision) if revision > current => {
                self.fail(&Failure::too_large_version(revision, current))
            }
            _ => {
                let snapshot = self.store.latest();
                self.told = snapshot.revision;
                if initial_events {
                    self.initial_events(&snapshot)
                } else {
                    String::new()
                }
            }
        }
    }

    fn initial_events(&self, snapshot: &Snapshot) -> String {
        let there = snapshot
            .objects
            .values()
            .filter(|object| self.selector.matches(object));
        let mut frames: String = there.map(|object| frame::event("ADDED", object)).collect();
        if self.bookmarks {
            frames += &frame::initial_events_end(snapshot.revision);
        }
        frames
    }

    fn follow(&mut self) -> String {
        match self.store.since(self.told) {
            Ok((changes, revision)) => {
                self.told = revision;
                changes
                    .iter()
                    .filter_map(|change| frame::change(change, &self.selector))
                    .collect()
            }
            Err(Compacted { oldest }) => {
                let message = format!("too old resource version: {} ({oldest})", self.told);
                self.fail(&Failure::expired(message))
            }
        }
    }

    fn fail(&mut self, failure: &Failure) -> String {
        self.ended = true;
        frame::event("ERROR", &failure.to_json())
    }
}

fn next_bookmark(now: Instant, end: Instant) -> Instant {
    let regular = now + BOOKMARK_EVERY;
    let last = end.checked_sub(BOOKMARK_BEFORE_END).filter(|last| *last > now);
    last.map_or(regular, |last| last.min(regular))
}

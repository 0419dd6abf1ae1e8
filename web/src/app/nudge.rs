//! How the rest of the console talks to the loop that keeps the list.

use crate::api::AbortHandle;
use crate::model::backoff;
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// It ends a pause, or what is under way.
#[derive(Default)]
pub(crate) struct Nudge {
    /// Resolves the pause that the loop is in.
    wake: RefCell<Option<Function>>,
    /// The watch that is open.
    watch: RefCell<Option<Rc<AbortHandle>>>,
    /// Whether the list is to be read before it is watched again.
    stale: Cell<bool>,
    /// Whether the watch was closed from here.
    closed: Cell<bool>,
    /// Whether the element isn't shown.
    unseen: Cell<bool>,
    /// How often it was asked for again since a list was last read, and until when (in milliseconds since 1970) the last of that waits.
    asked: Cell<(u32, i64)>,
}

impl Nudge {
    /// Ends a pause now.
    pub(crate) fn wake(&self) {
        if let Some(resolve) = self.wake.take() {
            // A pause that has ended by itself is resolved twice, which does nothing.
            let _resolved = resolve.call0(&JsValue::UNDEFINED);
        }
    }

    /// Closes the watch, if one is open; the loop then decides what next.
    pub(crate) fn close_watch(&self) {
        if let Some(watch) = self.watch.take() {
            self.closed.set(true);
            watch.abort();
        }
    }

    /// A watch is open, which can be closed from here on.
    pub(crate) fn opened(&self, watch: Rc<AbortHandle>) {
        self.watch.replace(Some(watch));
    }

    /// It has ended.
    pub(crate) fn ended(&self) {
        self.watch.take();
    }

    /// Whether the watch was closed by the console's own wish; asked once.
    pub(crate) fn take_closed(&self) -> bool {
        self.closed.take()
    }

    /// Whether the element isn't shown, such as in a tab of a dashboard.
    pub(crate) fn is_unseen(&self) -> bool {
        self.unseen.get()
    }

    /// It is, or isn't; answers whether that is new.
    pub(crate) fn see(&self, is_seen: bool) -> bool {
        self.unseen.replace(!is_seen) == is_seen
    }

    /// Has the list read before it is watched again.
    pub(crate) fn distrust(&self) {
        self.stale.set(true);
    }

    /// Whether it is to be.
    pub(crate) fn is_distrusted(&self) -> bool {
        self.stale.get()
    }

    /// The same; asked once.
    pub(crate) fn take_distrust(&self) -> bool {
        self.stale.take()
    }

    /// Has the list read anew.
    pub(crate) fn refresh(&self) {
        self.distrust();
        self.close_watch();
        self.wake();
    }

    /// For how many milliseconds one who was refused is to wait before asking again: a page that answers each refusal so would ask without
    /// end. Not at all at first; `None` while somebody waits already.
    pub(crate) fn hold_off(&self, now: i64, jitter: f64) -> Option<u32> {
        let (attempt, until) = self.asked.get();
        if now < until {
            return None;
        }
        let pause = attempt
            .checked_sub(1)
            .map_or(0, |attempt| backoff(attempt, jitter));
        self.asked
            .set((attempt.saturating_add(1), now + i64::from(pause)));
        Some(pause)
    }

    /// A list was read.
    pub(crate) fn succeeded(&self) {
        self.asked.take();
    }

    /// Waits for so many milliseconds, or until woken.
    pub(crate) async fn pause(&self, millis: Option<u32>) {
        let promise = Promise::new(&mut |resolve, _reject| {
            if let (Some(millis), Some(window)) = (millis, web_sys::window()) {
                let millis = i32::try_from(millis).unwrap_or(i32::MAX);
                let _timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
            }
            self.wake.replace(Some(resolve));
        });
        let _resolved = JsFuture::from(promise).await;
    }
}

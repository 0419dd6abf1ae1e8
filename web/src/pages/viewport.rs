//! What can be seen of a long list, whoever scrolls it: the console may stand in any page and in any of its boxes.

use crate::app::effect;
use crate::model::{ALL, seen};
use leptos::html::Tbody;
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, FocusOptions, HtmlElement, ShadowRoot};

/// A view of a table's body.
#[derive(Clone, Copy)]
pub(super) struct Viewport {
    body: NodeRef<Tbody>,
    /// The rows that can be seen.
    pub(super) seen: RwSignal<Range<usize>>,
    /// The height of a row, with the space to the next, in CSS pixels.
    pub(super) row_height: RwSignal<f64>,
    /// The name of the row that has the focus.
    pub(super) focused: RwSignal<Option<String>>,
    /// What has the focus, as long as the person doesn't take it elsewhere.
    holder: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// The row that keeps its place, until the browser is about to lay out those that came or went.
    kept: StoredValue<Option<HtmlElement>, LocalStorage>,
}

/// How far down it is from the window's top.
fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Scrolls further what is scrolled already of all that is around a row: the page, or a box of it.
fn scroll(row: &Element, pixels: f64) {
    let root = row.get_root_node().dyn_into::<ShadowRoot>().ok();
    let mut around = root.map(|root| root.host());
    while let Some(element) = around {
        if element.scroll_top() > 0 {
            return element.scroll_by_with_x_and_y(0.0, pixels);
        }
        around = element.parent_element();
    }
}

/// Before it is measured: as the style sheet has it on a wide screen.
const ROW_HEIGHT: f64 = 48.0;

impl Viewport {
    /// For a body that will be mounted.
    pub(super) fn of(body: NodeRef<Tbody>) -> Self {
        let viewport = Viewport {
            body,
            seen: RwSignal::new(0..0),
            row_height: RwSignal::new(ROW_HEIGHT),
            focused: RwSignal::new(None),
            holder: StoredValue::new_local(None),
            kept: StoredValue::new_local(None),
        };
        effect(move || {
            if let Some(body) = body.get() {
                viewport.measure();
                viewport.listen(&body);
            }
        });
        viewport
    }

    /// Looks again: the page was scrolled, or has another size. The table may be gone when a frame that was asked for comes.
    fn measure(self) {
        let body = self.body.try_get_untracked().flatten();
        let (Some(body), Some(window)) = (body, web_sys::window()) else {
            return;
        };
        let rows = body.query_selector_all("tr.row").ok();
        let top = |index| {
            rows.as_ref()
                .and_then(|rows| rows.get(index)?.dyn_into::<Element>().ok())
        };
        if let (Some(first), Some(second)) = (top(0), top(1)) {
            let height = top_of(&second) - top_of(&first);
            // The first of them may be the row with the focus, far from the others.
            let is_next = first.next_element_sibling().is_some_and(|next| next == second);
            if is_next && height > 1.0 && (height - self.row_height.get_untracked()).abs() > 0.5 {
                self.row_height.set(height);
            }
        }
        let view = window
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64())
            .unwrap_or(1_000.0);
        let above = -top_of(&body);
        let now = seen(above, view, self.row_height.get_untracked());
        if self.seen.with_untracked(|known| *known != now) {
            self.seen.set(now);
        }
    }

    fn listen(self, body: &Element) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let signal = web_sys::AbortController::new().ok();
        let options = AddEventListenerOptions::new();
        // What scrolls may be any box around the element: its events don't bubble, and are caught on their way down.
        options.set_capture(true);
        options.set_passive(true);
        if let Some(controller) = &signal {
            options.set_signal(&controller.signal());
        }
        let look = Closure::<dyn Fn()>::new(move || self.measure()).into_js_value();
        // All of the list goes to paper; with the next frame it is measured anew.
        let print = Closure::<dyn Fn()>::new(move || self.seen.set(ALL)).into_js_value();
        let forget = Closure::<dyn Fn()>::new(move || self.holder.set_value(None)).into_js_value();
        let focus = Closure::<dyn Fn(web_sys::Event)>::new(move |event| self.note(&event)).into_js_value();
        for (target, name, listener) in [
            (window.as_ref(), "scroll", &look),
            (window.as_ref(), "resize", &look),
            (window.as_ref(), "beforeprint", &print),
            (window.as_ref(), "pointerdown", &forget),
            (body.as_ref(), "focusin", &focus),
        ] {
            let target: &web_sys::EventTarget = target;
            // Fails for no event and no listener.
            let _added = target.add_event_listener_with_callback_and_add_event_listener_options(
                name,
                listener.unchecked_ref(),
                &options,
            );
        }
        let signal = StoredValue::new_local(signal);
        on_cleanup(move || {
            if let Some(controller) = signal.try_update_value(Option::take).flatten() {
                controller.abort();
            }
        });
    }

    fn note(self, event: &web_sys::Event) {
        let holder = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let row = holder
            .as_ref()
            .and_then(|holder| holder.closest("tr.row").ok().flatten());
        self.focused
            .set(row.and_then(|row| row.get_attribute("data-name")));
        self.holder.set_value(holder);
    }

    /// Called right before rows come or go: scrolls by as much as that moves what is looked at. The browser's own way of it heeds no
    /// gaps. Whoever has the first row in sight sees what comes above it, and has no place to keep.
    pub(super) fn keep_place(self) {
        let body = self.body.try_get_untracked().flatten();
        let Some(body) = body.filter(|body| top_of(body) < 0.0 && self.kept.with_value(Option::is_none))
        else {
            return;
        };
        let mut seen = body.first_element_child();
        while let Some(above) = seen.as_ref().filter(|row| top_of(row) < 0.0) {
            seen = above.next_element_sibling();
        }
        let next = seen.as_ref().and_then(Element::next_element_sibling);
        let (Some(row), Some(next)) = (seen.and_then(|row| row.dyn_into::<HtmlElement>().ok()), next) else {
            return;
        };
        let (before, below) = (top_of(&row), top_of(&next));
        self.kept.set_value(Some(row));
        request_animation_frame(move || {
            let Some(row) = self.kept.try_update_value(Option::take).flatten() else {
                return;
            };
            let moved = top_of(&row) - before;
            // One that went elsewhere by itself is not followed.
            if moved != 0.0 && (top_of(&next) - below - moved).abs() < 1.0 {
                scroll(&row, moved);
            }
        });
    }

    /// Gives the focus back to what had it when rows have changed places: a browser takes it from an element that is
    /// moved.
    pub(super) fn keep_focus<T: Send + Sync + 'static>(self, parts: Memo<T>) {
        effect(move || {
            parts.track();
            // Where the rows stand is asked when the browser is about to lay them out anyway.
            request_animation_frame(move || {
                self.measure();
                let holder = self.holder.try_get_value().flatten();
                let Some(holder) = holder.filter(|holder| holder.is_connected()) else {
                    return;
                };
                let root = holder.get_root_node().dyn_into::<ShadowRoot>().ok();
                if root.is_some_and(|root| root.active_element().is_none()) {
                    // Where it is may be far from what is looked at. Fails for no element that is in the page.
                    let quietly = FocusOptions::new();
                    quietly.set_prevent_scroll(true);
                    let _focused = holder.focus_with_options(&quietly);
                }
            });
        });
    }
}

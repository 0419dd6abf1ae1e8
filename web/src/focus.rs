//! Where the focus goes back to when a dialog closes.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

/// Remembers what opened a dialog.
pub(crate) struct Focus {
    root: ShadowRoot,
    opener: Option<HtmlElement>,
    /// Where the opener is in a row: the row beside that, and which of its controls is the same.
    beside: Option<(Element, u32)>,
}

/// Where the focus goes when what had it is gone, such as the row of a deleted token.
const HOME: &str = "[data-home]";
/// What of a row can have it.
const CONTROLS: &str = "button, input";

/// The next row, else the one before: it takes the place of a row that goes.
fn beside(opener: &HtmlElement) -> Option<(Element, u32)> {
    let row = opener.closest("tr.row").ok()??;
    let controls = row.query_selector_all(CONTROLS).ok()?;
    let is_it = |place: &u32| {
        controls
            .get(*place)
            .is_some_and(|control| opener.is_same_node(Some(&control)))
    };
    let place = (0..controls.length()).find(is_it)?;
    let is_row = |row: &Element| row.class_list().contains("row");
    let next = row.next_element_sibling().filter(is_row);
    let row = next.or_else(|| row.previous_element_sibling().filter(is_row))?;
    Some((row, place))
}

impl Focus {
    pub(crate) fn new(root: ShadowRoot) -> Self {
        Focus {
            root,
            opener: None,
            beside: None,
        }
    }

    pub(crate) fn root(&self) -> ShadowRoot {
        self.root.clone()
    }

    /// Whether something of the console has the focus, and not the page that holds it.
    pub(crate) fn is_within(&self) -> bool {
        self.root.active_element().is_some()
    }

    /// Notes what has the focus now: something of the console, or the page's own button that has the console open a dialog.
    pub(crate) fn remember(&mut self) {
        let mut focused = leptos::prelude::document().active_element();
        while let Some(within) = focused
            .as_ref()
            .and_then(|element| element.shadow_root()?.active_element())
        {
            focused = Some(within);
        }
        self.opener = focused
            .and_then(|element| element.dyn_into().ok())
            .filter(|element: &HtmlElement| element.tag_name() != "BODY");
        self.beside = self.opener.as_ref().and_then(beside);
    }

    /// Gives it to the heading, when what had it is gone.
    pub(crate) fn go_home(&self) {
        Focus::new(self.root.clone()).restore();
    }

    /// Gives it back once the dialog is gone: until then the page behind it takes no focus.
    pub(crate) fn restore(&self) {
        let (root, opener, beside) = (self.root.clone(), self.opener.clone(), self.beside.clone());
        Timeout::new(0, move || {
            let home = || root.query_selector(HOME).ok().flatten()?.dyn_into().ok();
            let beside = || {
                let (row, place) = beside?;
                row.query_selector_all(CONTROLS).ok()?.get(place)?.dyn_into().ok()
            };
            let target = opener
                .into_iter()
                .chain(beside())
                .find(|element: &HtmlElement| element.is_connected());
            if let Some(target) = target.or_else(home) {
                // Fails for no element that is in the page.
                let _focused = target.focus();
            }
        })
        .forget();
    }
}

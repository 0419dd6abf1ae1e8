//! Where the focus goes back to when a dialog closes.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};

/// Remembers what opened a dialog.
pub(crate) struct Focus {
    root: ShadowRoot,
    opener: Option<HtmlElement>,
}

/// Where the focus goes when what had it is gone, such as the row of a deleted token.
const HOME: &str = "[data-home]";

impl Focus {
    pub(crate) fn new(root: ShadowRoot) -> Self {
        Focus { root, opener: None }
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
    }

    /// Gives it to the heading, when what had it is gone.
    pub(crate) fn go_home(&self) {
        Focus::new(self.root.clone()).restore();
    }

    /// Gives it back once the dialog is gone: until then the page behind it takes no focus.
    pub(crate) fn restore(&self) {
        let (root, opener) = (self.root.clone(), self.opener.clone());
        Timeout::new(0, move || {
            let home = || root.query_selector(HOME).ok().flatten()?.dyn_into().ok();
            let target = opener.filter(|element| element.is_connected()).or_else(home);
            if let Some(target) = target {
                // Fails for no element that is in the page.
                let _focused = target.focus();
            }
        })
        .forget();
    }
}

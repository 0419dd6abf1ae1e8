//! A strip that says something about the whole page.

use super::{Glyph, Icon};
use leptos::prelude::*;

/// How grave it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Tone {
    /// Good to know.
    Note,
    /// Look twice.
    Warning,
    /// Something doesn't work.
    Error,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Tone::Note => "banner note",
            Tone::Warning => "banner warning",
            Tone::Error => "banner error",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Tone::Note => Glyph::Info,
            Tone::Warning | Tone::Error => Glyph::Alert,
        }
    }
}

/// A strip with an icon. `role` is `alert` where it comes up by itself and matters now; `name` is its accessible name,
/// where the role wants one.
#[component]
pub(crate) fn Banner(
    tone: Tone,
    role: &'static str,
    #[prop(optional, into)] name: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=tone.class() part="banner" role=role aria-label=name>
            <Icon glyph=tone.glyph()/>
            <div class="banner-text">{children()}</div>
        </div>
    }
}

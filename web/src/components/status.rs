//! A state as a shape and a word; the colour only repeats it.

use super::{Glyph, Icon};
use crate::app::App;
use crate::text::Key;
use karmada_token_core::TokenState;
use leptos::prelude::*;

fn look(state: TokenState) -> (&'static str, Glyph, Key) {
    match state {
        TokenState::Usable => ("badge good", Glyph::Good, Key::StateUsable),
        TokenState::Expiring => ("badge soon", Glyph::Clock, Key::StateExpiring),
        TokenState::NeverExpires => ("badge lasting", Glyph::Endless, Key::StateNeverExpires),
        TokenState::Suspended => ("badge idle", Glyph::Paused, Key::StateSuspended),
        TokenState::NotJoinable => ("badge soon", Glyph::Barred, Key::StateNotJoinable),
        TokenState::Expired => ("badge idle", Glyph::Ended, Key::StateExpired),
        TokenState::Malformed => ("badge bad", Glyph::Broken, Key::StateMalformed),
        TokenState::Deleting => ("badge idle", Glyph::Bin, Key::StateDeleting),
    }
}

/// A token's state as a badge.
#[component]
pub(crate) fn StatusBadge(app: App, state: Memo<TokenState>) -> impl IntoView {
    view! {
        {move || {
            let (class, glyph, key) = look(state.get());
            badge(class, glyph, app.say(key)).into_any()
        }}
    }
}

/// Any state as a badge.
pub(crate) fn badge(class: &'static str, glyph: Glyph, word: String) -> impl IntoView {
    view! { <span class=class><Icon glyph=glyph/>{word}</span> }
}

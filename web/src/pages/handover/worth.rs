//! What a token is worth to whoever holds it.

use crate::app::App;
use crate::components::{Banner, Tone};
use crate::text::Key;
use leptos::prelude::*;

#[component]
pub(in crate::pages) fn Worth(
    app: App,
    is_worth_the_control_plane: bool,
    is_long_lived: bool,
) -> impl IntoView {
    let worth = if is_worth_the_control_plane {
        Key::WorthDefault
    } else {
        Key::WorthOther
    };
    view! {
        <Banner tone=Tone::Warning role="note">
            <p>{app.say(worth)}</p>
            {is_long_lived.then(|| view! { <p>{app.say(long(is_worth_the_control_plane))}</p> })}
        </Banner>
    }
}

/// What is said beside that of a token that lives for long.
pub(in crate::pages) fn long(is_worth_the_control_plane: bool) -> Key {
    if is_worth_the_control_plane {
        Key::CautionLong
    } else {
        Key::CautionLongOther
    }
}

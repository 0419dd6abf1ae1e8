//! The token itself: generated in this browser, or one's own.

use super::submit::own_taken;
use crate::app::App;
use crate::components::{Glyph, Icon, Radio, TextField};
use crate::text::{Key, sentence};
use leptos::prelude::*;

#[component]
pub(super) fn TokenField(app: App, is_tried: RwSignal<bool>) -> impl IntoView {
    let is_own = Memo::new(move |_| app.choice.with(|choice| choice.is_own));
    let failed = RwSignal::new(None::<String>);
    let drawn = move || {
        let masked = app
            .choice
            .with(|choice| choice.drawn.as_ref().map(ToString::to_string));
        failed.get().or(masked)
    };
    let draw = move |_| {
        // Without randomness there is no token, and never a weak one.
        failed.set(app.draw().err().map(|error| sentence(&error)));
        if failed.with_untracked(Option::is_none) {
            app.announce(app.say(Key::Regenerated));
        }
    };
    // An empty field has nothing wrong with it before somebody tries to send it.
    let error = move || {
        app.choice.with(|choice| {
            let told = choice.token().err().map(|error| app.told(&error));
            told.filter(|_| !choice.typed.is_empty() || is_tried.get())
                .or_else(|| choice.taken_id().map(|id| own_taken(app, id)))
        })
    };
    let choice = move |own: bool, key: Key| {
        view! {
            <Radio name="token-source" text=app.say(key) chosen=Signal::derive(move || is_own.get() == own)
                on_choose=move || app.choice.update(|choice| choice.is_own = own)/>
        }
    };
    view! {
        <div class="field" role="radiogroup" aria-labelledby="token-source-label">
            <span class="label" id="token-source-label">{app.say(Key::Token)}</span>
            <div class="choices">{choice(false, Key::GeneratedHere)}{choice(true, Key::MyOwn)}</div>
        </div>
        {move || if is_own.get() {
            view! {
                <TextField
                    id="own-token"
                    label=app.say(Key::OwnToken)
                    hint=app.say(Key::OwnTokenHint)
                    mono=true
                    value=Signal::derive(move || app.choice.with(|choice| choice.typed.to_string()))
                    on_input=move |text| app.choice.update(|choice| choice.write(text))
                    error=Signal::derive(error)
                />
            }
            .into_any()
        } else {
            view! {
                <div class="drawn">
                    <span class="mono">{drawn}</span>
                    <button type="button" class="button quiet" on:click=draw><Icon glyph=Glyph::Again/>{app.say(Key::Regenerate)}</button>
                </div>
            }
            .into_any()
        }}
    }
}

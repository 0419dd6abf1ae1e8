//! One token: whether it will work, what can be done with it, why it won't, and what its Secret says. Its secret is asked for on
//! a person's action alone, and forgotten when this closes.

mod facts;
mod secret;

use super::join::{Case, VerdictLine, VerdictRest};
use super::selected::Act;
use crate::api::Verb;
use crate::app::{App, Change, View, effect};
use crate::components::{Banner, Dialog, Glyph, Icon, Tone, focus_title};
use crate::model::Row;
use crate::text::Key;
use facts::Facts;
use karmada_token_core::{TokenId, TokenState};
use leptos::prelude::*;
use secret::SecretPart;

#[component]
pub(super) fn TokenPanel(app: App, name: String) -> impl IntoView {
    let label = TokenId::from_secret_name(&name).map_or_else(|| name.clone(), |id| id.to_string());
    let asked_for = app.take_reveal();
    let known = name.clone();
    let row = Memo::new(move |last: Option<&Option<Row>>| {
        let found = app.rows.with(|rows| rows.as_ref()?.get(&known).cloned());
        // One that is deleted meanwhile keeps its last words.
        found.or_else(|| last?.clone())
    });
    let known = name.clone();
    let is_gone = Memo::new(move |_| {
        app.rows
            .with(|rows| rows.as_ref().is_some_and(|rows| rows.get(&known).is_none()))
    });
    let is_known = Memo::new(move |_| row.with(Option::is_some));
    // The button that had it may be gone with the token.
    effect(move || {
        if is_gone.get() {
            request_animation_frame(move || focus_title(app, ".dialog-actions :focus"));
        }
    });
    let names = Signal::stored(vec![name]);
    effect(move || names.with(|names| app.ask_rights_with(names, &Verb::OF_ONE)));
    view! {
        <Dialog app=app title=app.fill(Key::TokenTitle, &[("id", &label)]) sheet=true on_close=move || app.close()>
            <div class="dialog-body">
                {move || is_gone.get().then(|| view! {
                    <Banner tone=Tone::Warning role="alert">
                        <p>{app.say(if is_known.get() { Key::DeletedMeanwhile } else { Key::NoSuchToken })}</p>
                    </Banner>
                })}
                {move || (!is_known.get() && !is_gone.get()).then(|| view! {
                    <p class="waiting" role="status">{app.say(Key::LoadingTokens)}</p>
                })}
                {move || is_known.get().then(|| {
                    let row = Memo::new(move |_| row.get().into_iter().next());
                    let row = Signal::derive(move || row.get());
                    let case = Case::open(app, row);
                    view! {
                        {move || (!is_gone.get()).then(|| view! {
                            <VerdictLine app=app case=case/>
                            <Actions app=app row=row names=names/>
                            <SecretPart app=app row=row names=names case=case at_once=asked_for/>
                            <VerdictRest app=app case=case/>
                        })}
                        <Facts app=app row=row case=case is_gone=is_gone/>
                    }
                })}
            </div>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| app.close()>{app.say(Key::Close)}</button>
            </div>
        </Dialog>
    }
}

/// What can be done with it.
#[component]
fn Actions(app: App, row: Signal<Option<Row>>, names: Signal<Vec<String>>) -> impl IntoView {
    let is_suspended = Memo::new(move |_| {
        let now = app.now.get();
        row.with(|row| {
            row.as_ref()
                .is_some_and(|row| row.state(now) == TokenState::Suspended)
        })
    });
    let batch = move |change| move |names: Vec<String>| app.open(View::Batch(change, names));
    let open = move |view: fn(String) -> View| {
        move |names: Vec<String>| names.into_iter().for_each(|name| app.open(view(name)))
    };
    view! {
        <div class="actions" role="group" aria-label=app.say(Key::ColumnActions)>
            {move || if is_suspended.get() {
                view! { <Act app=app of=names verb=Verb::Patch glyph=Glyph::Resume name=Key::Resume act=batch(Change::Resume)/> }
                    .into_any()
            } else {
                view! { <Act app=app of=names verb=Verb::Patch glyph=Glyph::Paused name=Key::Suspend act=batch(Change::Suspend)/> }
                    .into_any()
            }}
            <Act app=app of=names verb=Verb::Patch glyph=Glyph::Edit name=Key::Edit act=open(View::Edit)/>
            <Act app=app verb=Verb::Create glyph=Glyph::Copy name=Key::Duplicate act=move |_| names.with_untracked(|names| names.iter().for_each(|name| app.duplicate(name)))/>
            // For anybody: it says what to do, and whoever may do none of it can still tell those who may.
            <button type="button" class="button" on:click=move |_| open(View::Leak)(names.get_untracked())>
                <Icon glyph=Glyph::Leak/>{app.say(Key::ItLeaked)}
            </button>
            <Act app=app of=names verb=Verb::Delete glyph=Glyph::Bin name=Key::Delete act=open(View::Delete)/>
        </div>
    }
}

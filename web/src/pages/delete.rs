//! Deleting a token: asked once, with what it does not take back.

use super::unmade::{self, Unmade};
use crate::app::App;
use crate::components::Dialog;
use crate::model::Row;
use crate::text::Key;
use karmada_token_core::TokenState;
use leptos::prelude::*;

#[component]
pub(super) fn Delete(app: App, name: String) -> impl IntoView {
    let Some(row) = untrack(|| app.rows.with(|rows| rows.as_ref()?.get(&name).cloned())) else {
        app.close();
        return ().into_any();
    };
    let failure = RwSignal::new(None::<Unmade>);
    let busy = RwSignal::new(false);
    let title = app.fill(Key::DeleteTitle, &[("id", &row.label())]);
    let description = row.record().description.clone();
    let row = StoredValue::new(row);
    let close = move || {
        if !busy.get_untracked() {
            app.go_back();
        }
    };
    let confirm = move |_| {
        if !busy.get_untracked() {
            busy.set(true);
            app.spawn(delete(app, row.get_value(), failure, busy));
        }
    };
    view! {
        <Dialog app=app title=title alert=true on_close=close>
            <div class="dialog-body">
                {move || failure.get().map(|unmade| row.with_value(|row| unmade.view(app, &row.record().name)))}
                {(!description.is_empty()).then(|| view! { <p class="quoted">{description}</p> })}
                <p id="dialog-effect">{app.say(row.with_value(|row| deleted(app, std::slice::from_ref(row))))}</p>
                <p>{app.say(Key::DeleteLimits)}</p>
                <ul>
                    <li>{app.say(Key::DeleteKeepsCertificates)}</li>
                    <li>{app.say(Key::DeleteKeepsClusters)}</li>
                </ul>
            </div>
            <div class="dialog-actions">
                <button type="button" class="button" autofocus on:click=move |_| close()>{app.say(Key::Cancel)}</button>
                <button
                    type="button"
                    class="button danger solid"
                    aria-disabled=move || if busy.get() { "true" } else { "false" }
                    on:click=confirm
                >
                    {app.say(Key::DeleteToken)}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// What comes of it that these are deleted.
pub(super) fn deleted(app: App, rows: &[Row]) -> Key {
    let now = app.now.get_untracked();
    let are_over = rows.iter().all(|row| row.state(now) == TokenState::Expired);
    match (rows.len() == 1, are_over) {
        (true, true) => Key::DeleteExpiredEffect,
        (true, false) => Key::DeleteEffect,
        (false, true) => Key::DeleteManyExpiredEffect,
        (false, false) => Key::DeleteManyEffect,
    }
}

async fn delete(app: App, row: Row, failure: RwSignal<Option<Unmade>>, busy: RwSignal<bool>) {
    let outcome = unmade::delete(app, &row).await;
    busy.try_set(false);
    match outcome {
        Ok(deleted) => {
            app.close();
            deleted.announce(app, &row);
        }
        Err(unmade) => {
            failure.try_set(Some(unmade));
        }
    }
}

//! Deleting a token: asked once, with what it does not take back.

use crate::api::ApiError;
use crate::app::App;
use crate::components::{Banner, CopyField, Dialog, Tone, explain};
use crate::model::Row;
use crate::text::Key;
use leptos::prelude::*;
use zeroize::Zeroizing;

/// Why it wasn't deleted.
#[derive(Clone, Debug, PartialEq)]
enum Failure {
    /// In words.
    Refused(String),
    /// The Secret's name holds no token ID, and our proxy forwards no other name (SECURITY.md, 20): kubectl has to do it.
    NotForwarded,
}

#[component]
pub(super) fn Delete(app: App, name: String) -> impl IntoView {
    let Some(row) = untrack(|| app.rows.with(|rows| rows.as_ref()?.get(&name).cloned())) else {
        app.close();
        return ().into_any();
    };
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let title = app.fill(Key::DeleteTitle, &[("id", &row.label())]);
    let description = row.record().description.clone();
    let row = StoredValue::new(row);
    let close = move || {
        if !busy.get_untracked() {
            app.close();
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
                {move || failure.get().map(|failure| tell(app, failure, row.get_value()))}
                {(!description.is_empty()).then(|| view! { <p class="quoted">{description}</p> })}
                <p id="dialog-effect">{app.say(Key::DeleteEffect)}</p>
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

fn tell(app: App, failure: Failure, row: Row) -> impl IntoView {
    match failure {
        Failure::Refused(reason) => {
            view! { <Banner tone=Tone::Error role="alert"><p>{reason}</p></Banner> }.into_any()
        }
        Failure::NotForwarded => {
            let command = format!(
                "kubectl delete secret {} --namespace kube-system",
                row.record().name
            );
            view! {
                <Banner tone=Tone::Error role="alert"><p>{app.say(Key::DeleteNotForwarded)}</p></Banner>
                <CopyField
                    app=app
                    id="delete-by-hand"
                    label=Key::DeleteByHand
                    button=Key::CopyKubectl
                    value=Zeroizing::new(command)
                />
            }
            .into_any()
        }
    }
}

async fn delete(app: App, row: Row, failure: RwSignal<Option<Failure>>, busy: RwSignal<bool>) {
    let outcome = app.client().delete_token(&row).await;
    busy.try_set(false);
    let message = match outcome {
        Ok(()) => {
            app.tell_deleted(&row);
            Key::AnnounceDeleted
        }
        Err(error) if error.code() == Some(404) && row.record().name_id.is_none() => {
            failure.try_set(Some(Failure::NotForwarded));
            return;
        }
        // By whoever: what was asked for is so.
        Err(error) if error.code() == Some(404) => Key::AnnounceGone,
        Err(error) => {
            failure.try_set(Some(Failure::Refused(explained(app, &error).await)));
            return;
        }
    };
    app.close();
    app.announce(app.fill(message, &[("id", &row.label())]));
}

/// Why a change was not made, and what that means for the list.
pub(super) async fn explained(app: App, error: &ApiError) -> String {
    if error.is_unauthorized() {
        app.sign_in_lost().await;
    }
    if error.code() == Some(409) {
        return app.say(Key::DeleteConflict);
    }
    let reason = explain(app, error);
    if error.leaves_outcome_unknown() {
        app.nudge().refresh();
        return format!("{reason} {}", app.say(Key::ChangeUnknown));
    }
    reason
}

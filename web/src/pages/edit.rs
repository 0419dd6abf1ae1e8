//! The form that changes a token: a merge patch of what is different, for exactly what the person saw.

mod sides;

use super::create::fields::{DescriptionField, GroupsField, UsagesField};
use super::create::{LifetimeField, clock};
use super::unmade::explained;
use crate::app::{App, View};
use crate::components::{Banner, Dialog, Tone};
use crate::model::{Draft, Flaws, Patch, Row};
use crate::text::Key;
use leptos::prelude::*;
use sides::{Difference, both_sides, differences};

#[component]
pub(super) fn Edit(app: App, name: String) -> impl IntoView {
    let Some(row) = app.rows.with_untracked(|rows| rows.as_ref()?.get(&name).cloned()) else {
        app.close();
        return ().into_any();
    };
    let title = app.fill(Key::EditTitle, &[("id", &row.label())]);
    let draft = RwSignal::new(Draft::of(&row));
    // What the form was filled from: the changes are those against this.
    let base = RwSignal::new(row);
    let failure = RwSignal::new(None::<String>);
    let conflict = RwSignal::new(None::<Vec<Difference>>);
    let busy = RwSignal::new(false);
    let limits = Signal::derive(move || base.with(|row| app.limits().beside(row)));
    let flaws = Memo::new(move |_| {
        let checked = draft.with(|draft| limits.with(|limits| draft.check(limits, clock(app, draft))));
        checked.err().unwrap_or_default()
    });
    let patch = Memo::new(move |_| changes(app, &draft.get(), &base.get()));
    let off = move || busy.get() || patch.with(Option::is_none);
    let name = StoredValue::new(name);
    let back = move || {
        if !busy.get_untracked() {
            app.open(View::Token(name.get_value()));
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // Counted from this moment, not from when it was typed.
        let wanted = untrack(|| changes(app, &draft.get_untracked(), &base.get_untracked()));
        if let (false, Some(patch)) = (untrack(off), wanted) {
            busy.set(true);
            app.spawn(save(
                app,
                name.get_value(),
                patch,
                Form {
                    draft,
                    base,
                    failure,
                    conflict,
                    busy,
                },
            ));
        }
    };
    view! {
        <Dialog app=app title=title on_close=back>
            <form on:submit=submit novalidate>
                <div class="dialog-body">
                    {move || failure.get().map(|reason| view! {
                        <Banner tone=Tone::Error role="alert"><p>{reason}</p></Banner>
                        {conflict.get().map(|differences| both_sides(app, differences))}
                    })}
                    <LifetimeField app=app draft=draft flaws=flaws limits=limits/>
                    <UsagesField app=app draft=draft flaws=flaws limits=limits/>
                    <GroupsField app=app draft=draft flaws=flaws/>
                    <DescriptionField app=app draft=draft flaws=flaws/>
                </div>
                <div class="dialog-actions">
                    <button type="button" class="button" on:click=move |_| back()>{app.say(Key::Cancel)}</button>
                    <button
                        type="submit"
                        class="button primary"
                        aria-disabled=move || if off() { "true" } else { "false" }
                        title=move || (patch.with(Option::is_none) && flaws.with(|flaws| *flaws == Flaws::default())).then(|| app.say(Key::Unchanged))
                    >
                        {move || app.say(if busy.get() { Key::Saving } else { Key::Save })}
                    </button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}

/// What is different; none for nothing, and for what can't be saved. Tracked.
fn changes(app: App, draft: &Draft, base: &Row) -> Option<Patch> {
    let now = clock(app, draft);
    let wish = draft.check(&app.limits().beside(base), now).ok()?;
    wish.changes(base, now).ok().flatten()
}

/// What the form holds, as far as saving has to do with it.
#[derive(Clone, Copy)]
struct Form {
    draft: RwSignal<Draft>,
    base: RwSignal<Row>,
    failure: RwSignal<Option<String>>,
    conflict: RwSignal<Option<Vec<Difference>>>,
    busy: RwSignal<bool>,
}

async fn save(app: App, name: String, patch: Patch, form: Form) {
    let Form {
        draft,
        base,
        failure,
        conflict,
        busy,
    } = form;
    let row = base.get_untracked();
    let outcome = app.client().change_token(&row, &patch).await;
    busy.try_set(false);
    match outcome {
        Ok(()) => {
            app.announce(app.fill(Key::AnnounceChanged, &[("id", &row.label())]));
            app.open(View::Token(name));
        }
        Err(error) if error.code() == Some(409) => {
            let now = app.rows.with_untracked(|rows| rows.as_ref()?.get(&name).cloned());
            // The list may not know yet what the server knows; then the next attempt is refused as well.
            if let Some(now) = now {
                conflict.try_set(Some(differences(app, &row, &now, &draft.get_untracked())));
                base.try_set(now);
            }
            failure.try_set(Some(app.say(Key::EditConflict)));
        }
        Err(error) => {
            let reason = explained(app, &error).await;
            conflict.try_set(None);
            failure.try_set(Some(reason));
        }
    }
}

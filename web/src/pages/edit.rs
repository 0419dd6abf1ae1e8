//! The form that changes a token: a merge patch of what is different, for exactly what the person saw.

mod sides;

use super::create::fields::{DescriptionField, GroupsField, UsagesField};
use super::create::{LifetimeField, clock, go_to_flaw};
use super::outcome::show_beginning;
use super::unmade::explained;
use crate::app::{App, View};
use crate::components::{Banner, Dialog, Tone};
use crate::model::{Draft, Flaws, Limits, Patch, Row};
use crate::text::Key;
use leptos::html;
use leptos::prelude::*;
use sides::{Difference, both_sides, differences};

#[component]
pub(super) fn Edit(app: App, name: String) -> impl IntoView {
    let failure = RwSignal::new(None::<String>);
    let conflict = RwSignal::new(Vec::<Difference>::new());
    let busy = RwSignal::new(false);
    let form = Form {
        failure,
        conflict,
        busy,
    };
    let Some(label) = begin(app, &name, form) else {
        app.close();
        return ().into_any();
    };
    let (draft, base) = (app.edited, app.edited_from);
    let title = app.fill(Key::EditTitle, &[("id", &label)]);
    let limits = Signal::derive(move || {
        base.with(|row| {
            let limits = app.limits();
            row.iter().fold(limits, Limits::beside)
        })
    });
    let flaws = Memo::new(move |_| {
        let checked = draft.with(|draft| limits.with(|limits| draft.check(limits, clock(app, draft))));
        checked.err().unwrap_or_default()
    });
    let patch = Memo::new(move |_| changes(app));
    let off = move || busy.get() || patch.with(Option::is_none);
    let name = StoredValue::new(name);
    // Escape may be a slip of the hand: what was typed is there again when the form is.
    let leave = move || {
        if !busy.get_untracked() {
            app.open(View::Token(name.get_value()));
        }
    };
    let cancel = move |_| {
        if !busy.get_untracked() {
            base.set(None);
            leave();
        }
    };
    let body = NodeRef::<html::Div>::new();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        // Counted from this moment, not from when it was typed.
        let wanted = untrack(|| changes(app));
        if wanted.is_none() && !busy.get_untracked() {
            let is_flawless = flaws.with_untracked(|flaws| *flaws == Flaws::default());
            app.announce(app.say(if is_flawless {
                Key::Unchanged
            } else {
                Key::MendAbove
            }));
            return go_to_flaw(body);
        }
        if let (false, Some(patch), Some(row)) = (untrack(off), wanted, base.get_untracked()) {
            busy.set(true);
            app.spawn(save(app, row, patch, form));
        }
    };
    show_beginning(body, move || failure.with(Option::is_some));
    view! {
        <Dialog app=app title=title on_close=leave>
            <form on:submit=submit novalidate>
                <div class="dialog-body" node_ref=body>
                    {move || failure.get().map(|reason| view! {
                        <Banner tone=Tone::Error role="alert"><p>{reason}</p></Banner>
                        {both_sides(app, conflict.get())}
                    })}
                    <LifetimeField app=app draft=draft flaws=flaws limits=limits/>
                    <UsagesField app=app draft=draft flaws=flaws limits=limits/>
                    <GroupsField app=app draft=draft flaws=flaws/>
                    <DescriptionField app=app draft=draft flaws=flaws/>
                </div>
                <div class="dialog-actions">
                    <button type="button" class="button" on:click=cancel>{app.say(Key::Cancel)}</button>
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

/// What is known of an attempt to save.
#[derive(Clone, Copy)]
struct Form {
    failure: RwSignal<Option<String>>,
    conflict: RwSignal<Vec<Difference>>,
    busy: RwSignal<bool>,
}

/// Fills the form from the token, or goes on with what was typed into it before; answers what the token is called, if there is one.
fn begin(app: App, name: &str, form: Form) -> Option<String> {
    let is_this = |row: &Row| row.record().name == name;
    let is_typed = app
        .edited_from
        .with_untracked(|row| row.as_ref().is_some_and(is_this));
    let row = app.rows.with_untracked(|rows| match rows {
        // Read again after a sign-in.
        None if is_typed => app.edited_from.get_untracked(),
        rows => rows.as_ref()?.get(name).cloned(),
    })?;
    let label = row.label();
    if is_typed {
        rebase(app, row, form);
    } else {
        app.edited.set(Draft::of(&row));
        app.edited_from.set(Some(row));
    }
    Some(label)
}

/// Goes over to the token as it is now, and shows what both sides have changed.
fn rebase(app: App, now: Row, form: Form) {
    let Some(before) = app.edited_from.get_untracked() else {
        return;
    };
    let both = app.edited.try_update(|draft| draft.rebase(&before, &now));
    let both = app
        .edited
        .with_untracked(|draft| differences(app, &both.unwrap_or_default(), &now, draft));
    app.edited_from.set(Some(now));
    if !both.is_empty() {
        form.failure.try_set(Some(app.say(Key::EditConflict)));
    }
    form.conflict.try_set(both);
}

/// What is different; none for nothing, and for what can't be saved. Tracked.
fn changes(app: App) -> Option<Patch> {
    let base = app.edited_from.get()?;
    app.edited.with(|draft| {
        let now = clock(app, draft);
        let wish = draft.check(&app.limits().beside(&base), now).ok()?;
        wish.changes(&base, now).ok().flatten()
    })
}

async fn save(app: App, row: Row, patch: Patch, form: Form) {
    let outcome = app.client().change_token(&row, &patch).await;
    form.busy.try_set(false);
    match outcome {
        Ok(()) => {
            app.announce(app.fill(Key::AnnounceChanged, &[("id", &row.label())]));
            app.edited_from.set(None);
            app.open(View::Token(row.record().name.clone()));
        }
        Err(error) if error.code() == Some(409) => {
            let name = &row.record().name;
            let now = app.rows.with_untracked(|rows| rows.as_ref()?.get(name).cloned());
            form.failure.try_set(Some(app.say(Key::EditConflict)));
            // The list may not know yet what the server knows; then the next attempt is refused as well.
            if let Some(now) = now {
                rebase(app, now, form);
            }
        }
        Err(error) => {
            let reason = explained(app, &error).await;
            form.conflict.try_set(Vec::new());
            form.failure.try_set(Some(reason));
        }
    }
}

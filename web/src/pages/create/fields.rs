//! The fields of the form.

use crate::app::App;
use crate::components::{FieldError, TextField};
use crate::model::{Draft, Flaws, Limits};
use crate::text::Key;
use karmada_token_core::Usage;
use leptos::prelude::*;

#[component]
pub(in crate::pages) fn UsagesField(
    app: App,
    draft: RwSignal<Draft>,
    flaws: Memo<Flaws>,
    limits: Signal<Limits>,
) -> impl IntoView {
    let error =
        Signal::derive(move || flaws.with(|flaws| flaws.usages.as_ref().map(|error| app.told(error))));
    let usage = move |usage: Usage, hint: Key| {
        let id = format!("usage-{}", usage.name());
        let is_on = Memo::new(move |_| draft.with(|draft| draft.usages.has(usage)));
        // One that is ticked all the same can be taken away.
        let off = move || !is_on.get() && limits.with(|limits| !limits.allow_usage(usage));
        let said = move || app.say(if off() { Key::UsageNotAllowed } else { hint });
        view! {
            <div class="check">
                <input
                    type="checkbox"
                    id=id.clone()
                    aria-describedby=format!("{id}-hint")
                    prop:checked=is_on
                    prop:disabled=off
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        draft.update(|draft| tick(draft, usage, on));
                    }
                />
                <label class="mono" for=id.clone()>{usage.name()}</label>
                <span class="hint" id=format!("{id}-hint")>{said}</span>
            </div>
        }
    };
    view! {
        <fieldset class="field" aria-describedby="usages-error">
            <legend class="label">{app.say(Key::Usages)}</legend>
            {usage(Usage::Signing, Key::SigningHint)}
            {usage(Usage::Authentication, Key::AuthenticationHint)}
            <FieldError id="usages-error" error=error/>
        </fieldset>
    }
}

fn tick(draft: &mut Draft, usage: Usage, on: bool) {
    match usage {
        Usage::Signing => draft.usages.signing = on,
        Usage::Authentication => draft.usages.authentication = on,
    }
}

#[component]
pub(in crate::pages) fn GroupsField(app: App, draft: RwSignal<Draft>, flaws: Memo<Flaws>) -> impl IntoView {
    let allowed = untrack(|| app.limits()).group_names();
    let hint = match &allowed {
        Some(allowed) => app.fill(Key::GroupsAllowed, &[("groups", allowed)]),
        None => app.say(Key::GroupsHint),
    };
    view! {
        <TextField
            id="groups"
            label=app.say(Key::Groups)
            hint=hint
            lines=2
            mono=true
            value=Signal::derive(move || draft.with(|draft| draft.groups.clone()))
            on_input=move |text| draft.update(|draft| draft.groups = text)
            error=Signal::derive(move || flaws.with(|flaws| flaws.groups.as_ref().map(|error| app.told(error))))
        />
    }
}

#[component]
pub(in crate::pages) fn DescriptionField(
    app: App,
    draft: RwSignal<Draft>,
    flaws: Memo<Flaws>,
) -> impl IntoView {
    view! {
        <TextField
            id="description"
            label=app.say(Key::Description)
            hint=app.say(Key::DescriptionHint)
            value=Signal::derive(move || draft.with(|draft| draft.description.clone()))
            on_input=move |text| draft.update(|draft| draft.description = text)
            error=Signal::derive(move || flaws.with(|flaws| flaws.description.as_ref().map(|error| app.told(error))))
        />
    }
}

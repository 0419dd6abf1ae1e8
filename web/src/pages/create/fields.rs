//! The fields of the form.

use crate::app::App;
use crate::components::{FieldError, TextField, local_input, local_time};
use crate::model::{Draft, Flaws, Lifetime};
use crate::text::{Key, sentence};
use karmada_token_core::{Expiration, Usage};
use leptos::prelude::*;

#[component]
pub(in crate::pages) fn LifetimeField(app: App, draft: RwSignal<Draft>, flaws: Memo<Flaws>) -> impl IntoView {
    let error = Signal::derive(move || flaws.with(|flaws| flaws.ttl.as_ref().map(sentence)));
    let chosen = Memo::new(move |_| draft.with(|draft| draft.lifetime));
    let is_custom = Signal::derive(move || chosen.get() == Lifetime::Custom);
    // An error of a preset or of "never" has no field of its own to stand at.
    let preset_error = Signal::derive(move || error.get().filter(|_| !is_custom.get()));
    let custom_error = Signal::derive(move || error.get().filter(|_| is_custom.get()));
    let kept = draft.with_untracked(|draft| draft.kept.map(|_| Lifetime::Kept));
    let choices = kept.into_iter().chain(Lifetime::CHOICES);
    let option = move |choice: Lifetime| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="lifetime"
                    prop:checked=move || chosen.get() == choice
                    on:change=move |_| draft.update(|draft| draft.lifetime = choice)
                />
                <span>{choice_name(app, choice)}</span>
            </label>
        }
    };
    view! {
        <div class="field" role="radiogroup" aria-labelledby="lifetime-label" aria-describedby="lifetime-error">
            <span class="label" id="lifetime-label">{app.say(Key::ExpiresAfter)}</span>
            <div class="choices">{choices.map(option).collect_view()}</div>
            <p class="hint">{move || end(app, draft)}</p>
            <FieldError id="lifetime-error" error=preset_error/>
        </div>
        <div class="nested" class:closed=move || !is_custom.get()>
            <TextField
                id="ttl"
                label=app.say(Key::Ttl)
                hint=app.say(Key::TtlHint)
                mono=true
                value=Signal::derive(move || draft.with(|draft| draft.ttl.clone()))
                on_input=move |text| draft.update(|draft| draft.ttl = text)
                error=custom_error
                disabled=Signal::derive(move || !is_custom.get())
            />
        </div>
        {move || (chosen.get() == Lifetime::Until).then(|| view! {
            <div class="field">
                <label for="until">{app.say(Key::UntilLabel)}</label>
                <input
                    id="until"
                    class="input"
                    type="datetime-local"
                    on:input:target=move |event| {
                        let until = local_input(&event.target().value());
                        draft.update(|draft| draft.until = until);
                    }
                />
            </div>
        })}
    }
}

/// When the token would end, while that can be said.
fn end(app: App, draft: RwSignal<Draft>) -> Option<String> {
    let now = app.now.get();
    let wish = draft.with(|draft| draft.check(app.limits(), now)).ok()?;
    Some(match wish.expiration(now).ok()? {
        Expiration::Never => app.say(Key::EndsNever),
        Expiration::At(end) => app.fill(Key::EndsAt, &[("time", &local_time(app, end))]),
    })
}

fn choice_name(app: App, choice: Lifetime) -> String {
    match choice {
        Lifetime::Hours(1) => app.say(Key::OneHour),
        Lifetime::Hours(168) => app.say(Key::SevenDays),
        Lifetime::Hours(hours) => app.fill(Key::ManyHours, &[("n", &hours.to_string())]),
        Lifetime::Kept => app.say(Key::KeepEnd),
        Lifetime::Until => app.say(Key::UntilTime),
        Lifetime::Custom => app.say(Key::CustomTtl),
        Lifetime::Never => app.say(Key::NeverTtl),
    }
}

#[component]
pub(in crate::pages) fn UsagesField(app: App, draft: RwSignal<Draft>, flaws: Memo<Flaws>) -> impl IntoView {
    let error = Signal::derive(move || flaws.with(|flaws| flaws.usages.as_ref().map(sentence)));
    let usage = move |usage: Usage, hint: Key| {
        let id = format!("usage-{}", usage.name());
        view! {
            <div class="check">
                <input
                    type="checkbox"
                    id=id.clone()
                    aria-describedby=format!("{id}-hint")
                    prop:checked=move || draft.with(|draft| draft.usages.has(usage))
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        draft.update(|draft| tick(draft, usage, on));
                    }
                />
                <label class="mono" for=id.clone()>{usage.name()}</label>
                <span class="hint" id=format!("{id}-hint")>{app.say(hint)}</span>
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
    view! {
        <TextField
            id="groups"
            label=app.say(Key::Groups)
            hint=app.say(Key::GroupsHint)
            lines=2
            mono=true
            value=Signal::derive(move || draft.with(|draft| draft.groups.clone()))
            on_input=move |text| draft.update(|draft| draft.groups = text)
            error=Signal::derive(move || flaws.with(|flaws| flaws.groups.as_ref().map(sentence)))
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
            error=Signal::derive(move || flaws.with(|flaws| flaws.description.as_ref().map(sentence)))
        />
    }
}

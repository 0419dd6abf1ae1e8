//! How long the token is to live.

use crate::app::{App, effect};
use crate::components::{Banner, FieldError, Radio, TextField, Tone, ends, local_field, local_input, spell};
use crate::model::{Draft, Flaws, Lifetime, Limits, Span};
use crate::pages::handover::long;
use crate::text::Key;
use leptos::html;
use leptos::prelude::*;

#[component]
pub(in crate::pages) fn LifetimeField(
    app: App,
    draft: RwSignal<Draft>,
    flaws: Memo<Flaws>,
    limits: Signal<Limits>,
) -> impl IntoView {
    let error = Signal::derive(move || flaws.with(|flaws| flaws.ttl.as_ref().map(|error| app.told(error))));
    let chosen = Memo::new(move |_| draft.with(|draft| draft.lifetime));
    let is_custom = Signal::derive(move || chosen.get() == Lifetime::Custom);
    let is_until = Signal::derive(move || chosen.get() == Lifetime::Until);
    // An error of a preset or of "never" has no field of its own to stand at.
    let preset_error = Signal::derive(move || error.get().filter(|_| !is_custom.get() && !is_until.get()));
    let custom_error = Signal::derive(move || error.get().filter(|_| is_custom.get()));
    let until_error = Signal::derive(move || error.get().filter(|_| is_until.get()));
    let is_long = Memo::new(move |_| {
        let now = app.now.get();
        draft.with(|draft| limits.with(|limits| draft.is_long_lived(limits, now)))
    });
    let is_worth = Memo::new(move |_| draft.with(Draft::is_worth_the_control_plane));
    let choose = move |choice: Lifetime| {
        let (limits, now) = (limits.get_untracked(), app.now.get_untracked());
        draft.update(|draft| draft.choose(choice, &limits, now));
    };
    let has_end = Memo::new(move |_| draft.with(|draft| draft.kept.is_some()));
    let option = move |choice: Lifetime| {
        // One that is chosen all the same says what is wrong with it.
        let off = move || {
            chosen.get() != choice
                && limits.with(|limits| !limits.allow_lifetime(choice, app.now.get_untracked()))
        };
        view! {
            <Radio name="lifetime" text=choice_name(app, choice) chosen=Signal::derive(move || chosen.get() == choice)
                disabled=Signal::derive(off) on_choose=move || choose(choice)/>
        }
    };
    let until = NodeRef::<html::Input>::new();
    effect(move || {
        let time = draft.with(|draft| draft.until.map(local_field));
        // A field that is half typed has no value, and is not written to: what was typed so far would be gone.
        if let (Some(field), Some(time)) = (until.get(), time)
            && field.value() != time
        {
            field.set_value(&time);
        }
    });
    view! {
        <div class="field" role="radiogroup" aria-labelledby="lifetime-label" aria-describedby="lifetime-error">
            <span class="label" id="lifetime-label">{app.say(Key::ExpiresAfter)}</span>
            <div class="choices">
                {move || has_end.get().then(|| option(Lifetime::Kept))}
                {Lifetime::CHOICES.map(option).collect_view()}
            </div>
            <p class="hint">{move || end(app, draft)}" "{move || rule(app, &limits.get())}</p>
            <FieldError id="lifetime-error" error=preset_error/>
            // There before anything is in it: what a live region comes with is not read out.
            <div aria-live="polite">
                {move || is_long.get().then(|| view! {
                    <Banner tone=Tone::Warning role="note"><p>{move || app.say(long(is_worth.get()))}</p></Banner>
                })}
            </div>
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
        {move || is_until.get().then(|| view! {
            <div class="field">
                <label for="until">{app.say(Key::UntilLabel)}</label>
                <input
                    id="until"
                    class="input"
                    type="datetime-local"
                    aria-describedby="until-error"
                    aria-invalid=move || if until_error.with(Option::is_some) { "true" } else { "false" }
                    node_ref=until
                    on:input:target=move |event| {
                        let until = local_input(&event.target().value());
                        draft.update(|draft| draft.until = until);
                    }
                />
                <FieldError id="until-error" error=until_error/>
            </div>
        })}
    }
}

/// When the token would end, while that can be said.
fn end(app: App, draft: RwSignal<Draft>) -> Option<String> {
    let now = app.now.get();
    let expiration = draft.with(|draft| draft.expiration(&app.limits(), now))?;
    Some(ends(app, expiration))
}

/// What may be chosen here, where that is not everything, and whose rule it is.
fn rule(app: App, limits: &Limits) -> Option<String> {
    Some(match limits.policy.max_ttl {
        Some(max) => app.fill(
            Key::RuleMaxTtl,
            &[(
                "max",
                &spell(
                    app,
                    Span::of_seconds(max.as_nanos().unsigned_abs() / 1_000_000_000),
                ),
            )],
        ),
        None if limits.policy.must_expire => app.say(Key::RuleMustExpire),
        None => return None,
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

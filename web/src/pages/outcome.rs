//! What became of an attempt to create a token, as far as that is known.

use crate::app::{App, Handover, Lost, View, effect};
use crate::components::{Banner, Tone};
use crate::text::Key;
use leptos::html;
use leptos::prelude::*;

/// An attempt to create a token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Attempt {
    /// None yet.
    None,
    /// Under way.
    Sending,
    /// A rehearsal: the API server would take it.
    WouldWork,
    /// Refused: there is no token.
    Failed(String),
    /// The answer was lost: there may be a token. The list will tell.
    Unknown {
        /// What there may be.
        handover: Handover,
        /// When it will.
        lost: Lost,
    },
}

/// What the list has said since of a token that may be there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Finding {
    /// Nothing yet.
    Open,
    /// It is there.
    Made,
    /// It isn't.
    NotMade,
}

impl Attempt {
    /// Whether another attempt can be made without making a second token by mistake. Tracked.
    pub(super) fn is_settled(&self, app: App) -> bool {
        match self {
            Attempt::None | Attempt::WouldWork | Attempt::Failed(_) => true,
            Attempt::Sending => false,
            Attempt::Unknown { handover, lost } => find(app, handover, *lost) == Finding::NotMade,
        }
    }
}

/// Tracked.
pub(super) fn find(app: App, handover: &Handover, lost: Lost) -> Finding {
    let name = handover.token.id().secret_name();
    let is_listed = app
        .rows
        .with(|rows| rows.as_ref().is_some_and(|rows| rows.get(&name).is_some()));
    match (is_listed, lost.is_over(app)) {
        (true, _) => Finding::Made,
        (false, true) => Finding::NotMade,
        (false, false) => Finding::Open,
    }
}

/// Has a form's body show its beginning, where it is told what became of the form, whenever there is something to tell.
pub(super) fn show_beginning(body: NodeRef<html::Div>, is_told: impl Fn() -> bool + 'static) {
    effect(move || {
        if is_told()
            && let Some(body) = body.get_untracked()
        {
            body.set_scroll_top(0);
        }
    });
}

/// Says what went wrong, at the top of the form.
#[component]
pub(super) fn AttemptBanner(app: App, attempt: RwSignal<Attempt>) -> impl IntoView {
    move || match attempt.get() {
        Attempt::None | Attempt::Sending => ().into_any(),
        Attempt::WouldWork => {
            view! { <Banner tone=Tone::Note role="status"><p>{app.say(Key::WouldWork)}</p></Banner> }
                .into_any()
        }
        Attempt::Failed(reason) => {
            view! { <Banner tone=Tone::Error role="alert"><p>{reason}</p></Banner> }.into_any()
        }
        Attempt::Unknown { handover, lost } => unknown(app, handover, lost).into_any(),
    }
}

fn unknown(app: App, handover: Handover, lost: Lost) -> impl IntoView {
    let id = handover.token.id();
    let looked_for = handover.clone();
    let finding = Memo::new(move |_| find(app, &looked_for, lost));
    let handover = StoredValue::new(handover);
    let show = move |_| {
        handover.with_value(|handover| app.tell_created(handover.token.id().as_str()));
        app.reset_draft();
        app.open(View::Created(handover.get_value()));
    };
    move || {
        let (tone, key) = match finding.get() {
            Finding::Open => (Tone::Error, Key::OutcomeUnknown),
            Finding::Made => (Tone::Warning, Key::OutcomeMade),
            Finding::NotMade => (Tone::Error, Key::OutcomeNotMade),
        };
        let made = finding.get() == Finding::Made;
        view! {
            <Banner tone=tone role="alert">
                <p>{app.fill(key, &[("id", id.as_str())])}</p>
                {made.then(|| view! { <button type="button" class="button" on:click=show>{app.say(Key::ShowToken)}</button> })}
            </Banner>
        }
    }
}

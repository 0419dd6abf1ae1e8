//! Asks the judge's questions, again and again while somebody looks.

use crate::api::{ApiError, Judge, Scene};
use crate::app::{App, effect};
use crate::components::explain;
use crate::model::Connection;
use crate::protocol::{AllTold, Target, Told};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use std::rc::Rc;

/// Milliseconds between two looks while something is to happen at any moment, such as a signature.
const SOON: u32 = 2_000;
/// And otherwise.
const LATER: u32 = 20_000;
/// How often it is looked whether somebody wants to look now.
const STEP: u32 = 250;

/// What was seen of the control plane. It ends with the view that opened it.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Bench {
    app: App,
    judge: RwSignal<Option<Rc<Judge>>, LocalStorage>,
    scene: RwSignal<Option<Rc<Scene>>, LocalStorage>,
    /// Why nothing can be judged.
    pub(in crate::pages) failure: RwSignal<Option<String>>,
    /// Whether it is being looked.
    pub(in crate::pages) is_looking: RwSignal<bool>,
    /// Whether something is to happen at any moment.
    pub(in crate::pages) is_pending: RwSignal<bool>,
    is_wanted: RwSignal<bool>,
}

impl Bench {
    /// Begins to look.
    pub(in crate::pages) fn open(app: App) -> Self {
        let bench = Bench {
            app,
            judge: RwSignal::new_local(None),
            scene: RwSignal::new_local(None),
            failure: RwSignal::new(None),
            is_looking: RwSignal::new(true),
            is_pending: RwSignal::new(false),
            is_wanted: RwSignal::new(false),
        };
        leptos::task::spawn_local_scoped_with_cancellation(bench.keep_looking());
        bench
    }

    /// Does it as soon as the API server is there again.
    pub(super) fn on_return(self, act: impl Fn() + 'static) {
        let app = self.app;
        let is_lost = Memo::new(move |_| matches!(app.connection.get(), Connection::Lost { .. }));
        let mut was_lost = false;
        effect(move || {
            if std::mem::replace(&mut was_lost, is_lost.get()) && !is_lost.get_untracked() {
                act();
            }
        });
    }

    /// Looks now.
    pub(in crate::pages) fn look(&self) {
        self.is_wanted.set(true);
    }

    /// What `cluster-info` says. Tracked.
    pub(in crate::pages) fn target(&self) -> Option<Target> {
        self.scene.with(|scene| scene.as_ref()?.target())
    }

    /// Judges what was seen last. Tracked.
    pub(in crate::pages) fn judge<T>(&self, judge: impl FnOnce(&Scene) -> Option<T>) -> Option<T> {
        self.scene.with(|scene| judge(scene.as_ref()?))
    }

    /// The pins of a CA in PEM; none while there is no judge to say them. Tracked.
    pub(in crate::pages) fn pins_of(&self, pem: &str) -> Option<Result<Vec<String>, String>> {
        self.judge.with(|judge| Some(judge.as_ref()?.pins_of(pem)))
    }

    async fn keep_looking(self) {
        let app = self.app;
        let judge = match Judge::fetch(app.option(|options| options.judge.clone())).await {
            Ok(judge) => Rc::new(judge),
            Err(error) => {
                self.is_looking.set(false);
                self.failure.set(Some(explain(app, &error)));
                return;
            }
        };
        self.judge.set(Some(Rc::clone(&judge)));
        loop {
            self.is_wanted.set(false);
            self.is_looking.set(true);
            let Some(told) = ask_all(app, &judge).await else {
                return;
            };
            let now = app.now.get_untracked().to_string();
            self.scene.set(judge.observe(&told, &now).map(Rc::new));
            self.is_looking.set(false);
            self.pause().await;
        }
    }

    /// Nobody looks at a console that is hidden.
    async fn pause(&self) {
        let mut waited = 0;
        loop {
            TimeoutFuture::new(STEP).await;
            waited += STEP;
            let patience = if self.is_pending.get_untracked() {
                SOON
            } else {
                LATER
            };
            let is_due = waited >= patience || self.is_wanted.get_untracked();
            if is_due && !crate::live::is_hidden(self.app) {
                return;
            }
        }
    }
}

/// None where the sign-in has ended meanwhile.
async fn ask_all(app: App, judge: &Judge) -> Option<AllTold> {
    let client = app.client();
    let mut all = AllTold::new();
    let mut is_refused = false;
    for question in judge.questions() {
        let answer = client.ask(&question).await;
        // Once for all: where another sign-in would change nothing, each would be refused.
        if !is_refused && is_unauthorized(&answer) {
            is_refused = true;
            if app.sign_in_lost().await {
                return None;
            }
        }
        all.insert(question.name, or_why(app, answer));
    }
    Some(all)
}

/// Whether the sign-in has ended, and is asked for anew: then this view is over.
pub(super) async fn has_lost_sign_in(app: App, answer: &Result<Told, ApiError>) -> bool {
    is_unauthorized(answer) && app.sign_in_lost().await
}

/// Whether the caller isn't signed in any more.
fn is_unauthorized(answer: &Result<Told, ApiError>) -> bool {
    match answer {
        Ok(told) => matches!(told, Told::Answer { code: 401, .. }),
        Err(error) => error.is_unauthorized(),
    }
}

/// A failure in the person's language.
pub(super) fn or_why(app: App, answer: Result<Told, ApiError>) -> Told {
    answer.unwrap_or_else(|error| Told::Nothing {
        why: explain(app, &error),
    })
}

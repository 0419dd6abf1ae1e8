//! One token before the judge.

use super::Bench;
use super::bench::{has_lost_sign_in, or_why};
use crate::api::Mode;
use crate::app::{App, effect};
use crate::model::Row;
use crate::protocol::{Case as Brief, Target, Told, Verdict};
use karmada_token_core::{RegisterCommand, Token};
use leptos::prelude::*;

/// What is in hand of a token, and what is thought of it.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Case {
    app: App,
    pub(in crate::pages) bench: Bench,
    row: Signal<Option<Row>>,
    /// The token, once a person has asked for it: for the judge's eyes, whether or not it is shown.
    token: RwSignal<Option<Token>>,
    /// The command that is shown.
    command: RwSignal<Option<Target>>,
    /// What the API server made of the token, and of which version of its Secret.
    tried: RwSignal<Option<(String, Told)>>,
    pub(in crate::pages) verdict: Memo<Option<Verdict>>,
}

impl Case {
    /// A case of the token in this row, for as long as the view is open.
    pub(in crate::pages) fn open(app: App, row: Signal<Option<Row>>) -> Self {
        let bench = Bench::open(app);
        let token = RwSignal::new(None::<Token>);
        let command = RwSignal::new(untrack(|| app.register_command()).as_ref().map(target));
        let tried = RwSignal::new(None::<(String, Told)>);
        let verdict = Memo::new(move |_| {
            let secret = row.with(|row| row.as_ref().map(Row::to_secret))?;
            let brief = Brief {
                now: app.now.get().to_string(),
                language: app.language.get().tag().to_owned(),
                secret: Some(secret),
                token: token.with(|token| token.as_ref().map(|token| token.expose().to_string())),
                command: command.get(),
                tried: tried.with(|tried| tried.as_ref().map(|(_, told)| told.clone())),
            };
            bench.judge(|scene| scene.verdict(&brief))
        });
        let case = Case {
            app,
            bench,
            row,
            token,
            command,
            tried,
            verdict,
        };
        effect(move || {
            let is_pending = verdict.with(|verdict| {
                verdict
                    .as_ref()
                    .is_none_or(|verdict| verdict.outcome == "signing")
            });
            bench.is_pending.set(is_pending);
        });
        bench.on_return(move || case.look_again());
        // A changed Secret may be another token to the API server.
        let version =
            Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.record().resource_version.clone())));
        effect(move || {
            if let (Some(version), true) = (version.get(), token.with(Option::is_some)) {
                untrack(|| case.try_out(version));
            }
        });
        case
    }

    /// The token is in hand: from now on it is judged with it.
    pub(in crate::pages) fn know(&self, token: Token) {
        self.token.set(Some(token));
    }

    /// The same, and the API server is asked about it anew.
    pub(in crate::pages) fn check(&self, token: Token) {
        self.tried.set(None);
        self.know(token);
    }

    /// What the API server made of the token; none until it has answered. Tracked.
    pub(in crate::pages) fn tried(&self) -> Option<Told> {
        self.tried
            .with(|tried| tried.as_ref().map(|(_, told)| told.clone()))
    }

    /// The token, if it is in hand.
    pub(in crate::pages) fn token(&self) -> Option<Token> {
        self.token.get_untracked()
    }

    /// The command that is shown is this.
    pub(in crate::pages) fn name(&self, command: Option<&RegisterCommand>) {
        let command = command.map(target);
        if self.command.with_untracked(|known| *known != command) {
            self.command.set(command);
        }
    }

    /// The token's public half. Tracked.
    pub(in crate::pages) fn id(&self) -> String {
        self.row
            .with(|row| row.as_ref().map(Row::label).unwrap_or_default())
    }

    /// Asks everything anew, and the API server about the token too.
    pub(in crate::pages) fn look_again(&self) {
        self.tried.set(None);
        let version = untrack(|| {
            self.row
                .with(|row| row.as_ref().map(|row| row.record().resource_version.clone()))
        });
        untrack(|| self.try_out(version.unwrap_or_default()));
        self.bench.look();
    }

    fn try_out(self, version: String) {
        let is_known = self
            .tried
            .with(|tried| tried.as_ref().is_some_and(|(known, _)| *known == version));
        let Some(token) = self.token.get().filter(|_| !is_known) else {
            return;
        };
        let app = self.app;
        // Nobody's token is sent to a path that only our proxy is known to have.
        if app.info.with_untracked(|info| info.mode == Mode::Direct) {
            return;
        }
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            let answer = app.client().try_out(&token).await;
            if !has_lost_sign_in(app, &answer).await {
                self.tried.set(Some((version, or_why(app, answer))));
            }
        });
    }
}

fn target(command: &RegisterCommand) -> Target {
    Target {
        endpoint: command.endpoint().to_string(),
        pins: command.pins().iter().map(ToString::to_string).collect(),
    }
}

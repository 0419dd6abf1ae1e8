//! Why a token was not deleted or changed: judged, and told, the same wherever that was asked for.

use crate::api::ApiError;
use crate::app::App;
use crate::components::{Banner, CopyField, Tone, explain};
use crate::model::Row;
use crate::text::Key;
use leptos::prelude::*;
use zeroize::Zeroizing;

/// Why it is as it was, as far as that is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Unmade {
    /// In words.
    Refused(String),
    /// In words. It would be the same with any other token: no sign-in, no server.
    Stopped(String),
    /// The Secret's name holds no token ID, and our proxy forwards no other name (docs/security.md, 20): kubectl has to do it.
    NotForwarded,
}

/// Who deleted it. What was asked for is so, either way.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Deleted {
    Here,
    Elsewhere,
}

impl Deleted {
    /// Says so.
    pub(super) fn announce(self, app: App, row: &Row) {
        let key = match self {
            Deleted::Here => Key::AnnounceDeleted,
            Deleted::Elsewhere => Key::AnnounceGone,
        };
        app.announce(app.fill(key, &[("id", &row.label())]));
    }
}

/// Deletes what the person saw.
pub(super) async fn delete(app: App, row: &Row) -> Result<Deleted, Unmade> {
    match app.client().delete_token(row).await {
        Ok(()) => {
            app.tell_deleted(row);
            Ok(Deleted::Here)
        }
        // Our proxy says so of a name that it doesn't forward, too. A 404 that is no Status says nothing of a Secret.
        Err(ApiError::Refused(status)) if status.code == 404 => {
            if app.forwards(&row.record().name) {
                Ok(Deleted::Elsewhere)
            } else {
                Err(Unmade::NotForwarded)
            }
        }
        Err(error) => Err(Unmade::of(app, &error).await),
    }
}

impl Unmade {
    pub(super) async fn of(app: App, error: &ApiError) -> Self {
        let reason = explained(app, error).await;
        if error.would_stop_others() {
            Unmade::Stopped(reason)
        } else {
            Unmade::Refused(reason)
        }
    }

    /// In words, on a line among others.
    pub(super) fn line(self, app: App) -> String {
        match self {
            Unmade::Refused(reason) | Unmade::Stopped(reason) => reason,
            Unmade::NotForwarded => app.say(Key::DeleteNotForwarded),
        }
    }

    /// In words, and with the command for what can't be done from here.
    pub(super) fn view(self, app: App, name: &str) -> impl IntoView + use<> {
        let command = (self == Unmade::NotForwarded).then(|| {
            let command = format!("kubectl delete secret {name} --namespace kube-system");
            view! {
                <CopyField
                    app=app
                    id="delete-by-hand"
                    label=Key::DeleteByHand
                    button=Key::CopyKubectl
                    value=Zeroizing::new(command)
                />
            }
        });
        view! {
            <Banner tone=Tone::Error role="alert"><p>{self.line(app)}</p></Banner>
            {command}
        }
    }
}

/// The same in words, and what it means for the list.
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

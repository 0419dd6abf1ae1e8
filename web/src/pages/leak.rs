//! A token has leaked: what to do, in order, with the commands.

use super::unmade::{self, Unmade};
use crate::api::Verb;
use crate::app::{App, effect};
use crate::components::{Banner, CopyField, Dialog, Glyph, Tone, badge, focus_title};
use crate::model::{AGENT_SETUP_USER, Row, audit_by_file, audit_by_kubectl};
use crate::text::Key;
use karmada_token_core::SECRET_NAME_PREFIX;
use leptos::prelude::*;
use zeroize::Zeroizing;

/// Who filed a request with the token.
const REQUESTS: &str = "kubectl get certificatesigningrequests -o custom-columns='NAME:.metadata.name,BY:.spec.username,CREATED:.metadata.creationTimestamp,STATE:.status.conditions[*].type' | grep system:bootstrap:";
/// Kept in a file first: it is put back by `kubectl apply -f`, when nobody is left whom it would let in.
const SUSPEND_BINDING: &str = "kubectl get clusterrolebinding system:karmada:agent-rbac-generator -o yaml > agent-rbac-generator.yaml && kubectl delete clusterrolebinding system:karmada:agent-rbac-generator";
/// By the latest time that any field of it was set, for a subject added to a binding that was there is the quietest way to stay in. awk finds
/// it: kubectl's own --sort-by knows no latest, and fails over several kinds.
const RBAC_CHANGES: &str = "kubectl get clusterroles,clusterrolebindings,roles,rolebindings --all-namespaces --no-headers -o custom-columns='SET:.metadata.managedFields[*].time,CREATED:.metadata.creationTimestamp,KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name' | awk '{ last = $2; n = split($1, set, \",\"); for (i = 1; i <= n; i++) if (set[i] ~ /^[0-9]/ && set[i] > last) last = set[i]; $1 = last; print }' | sort";
const CLUSTERS: &str = "kubectl get clusters --sort-by=.metadata.creationTimestamp";
const SECRETS: &str = "kubectl get secrets --all-namespaces --sort-by=.type";

#[component]
pub(super) fn Leak(app: App, name: String) -> impl IntoView {
    // Also for one that is gone by now: the steps after its deletion are still to be taken.
    let label = app
        .rows
        .with_untracked(|rows| rows.as_ref()?.get(&name).map(Row::label))
        .unwrap_or_else(|| name.trim_start_matches(SECRET_NAME_PREFIX).to_owned());
    let known = name.clone();
    let is_gone = Memo::new(move |_| {
        app.rows
            .with(|rows| rows.as_ref().is_some_and(|rows| rows.get(&known).is_none()))
    });
    // The button is no more, and the next steps are read on from the top.
    effect(move || {
        if is_gone.get() {
            focus_title(app, ".steps .danger:focus");
        }
    });
    let failure = RwSignal::new(None::<Unmade>);
    let busy = RwSignal::new(false);
    let names = Signal::stored(vec![name]);
    let why_not = Memo::new(move |_| names.with(|names| app.why_not_with(names, Verb::Delete)));
    // Deleted from here, and not by way of another question: this is the first of the steps, and the others have to stay in
    // sight.
    let delete = move |_| {
        app.press(Verb::Delete, names.get_untracked(), move || {
            let row = app.rows.with_untracked(|rows| {
                names.with_untracked(|names| rows.as_ref()?.named(names).pop().cloned())
            });
            if let (false, Some(row)) = (busy.get_untracked(), row) {
                busy.set(true);
                app.spawn(delete(app, row, failure, busy));
            }
        });
    };
    let command = move |id, label, text: String| {
        view! { <CopyField app=app id=id label=label button=Key::CopyKubectl value=Zeroizing::new(text)/> }
    };
    view! {
        <Dialog app=app title=app.fill(Key::LeakTitle, &[("id", &label)]) read=true on_close=move || app.go_back()>
            <div class="dialog-body">
                <Banner tone=Tone::Warning role="note"><p>{app.say(Key::LeakIntro)}</p></Banner>
                <ol class="steps">
                    <li>
                        <p>{app.say(Key::LeakDelete)}</p>
                        {move || if is_gone.get() {
                            view! { <p>{badge("badge good", Glyph::Good, app.say(Key::WasDeleted))}</p> }.into_any()
                        } else {
                            view! {
                                <button
                                    type="button"
                                    class="button danger solid"
                                    aria-disabled=move || if busy.get() || why_not.with(Option::is_some) { "true" } else { "false" }
                                    title=move || why_not.get()
                                    on:click=delete
                                >
                                    {app.say(Key::DeleteToken)}
                                </button>
                                {move || failure.get().map(|unmade| names.with_untracked(|names| unmade.view(app, &names.concat())))}
                            }
                            .into_any()
                        }}
                    </li>
                    <li><p>{app.say(Key::LeakRequests)}</p>{command("leak-requests", Key::LeakRequestsLabel, format!("{REQUESTS}{label}"))}</li>
                    <li><p>{app.say(Key::LeakBinding)}</p>{command("leak-binding", Key::LeakBindingLabel, SUSPEND_BINDING.to_owned())}</li>
                    <li>
                        <p>{app.say(Key::LeakAudit)}</p>
                        {command("leak-audit-file", Key::AuditByFile, audit_by_file(AGENT_SETUP_USER))}
                        {command("leak-audit-kubectl", Key::AuditByKubectl, audit_by_kubectl(AGENT_SETUP_USER))}
                    </li>
                    <li><p>{app.say(Key::LeakRbac)}</p>{command("leak-rbac", Key::LeakRbacLabel, RBAC_CHANGES.to_owned())}</li>
                    <li><p>{app.say(Key::LeakClusters)}</p>{command("leak-clusters", Key::LeakClustersLabel, CLUSTERS.to_owned())}</li>
                    <li><p>{app.say(Key::LeakSecrets)}</p>{command("leak-secrets", Key::LeakSecretsLabel, SECRETS.to_owned())}</li>
                </ol>
                <p class="hint">{app.say(Key::LeakWhere)}</p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| app.go_back()>{app.say(Key::Close)}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

async fn delete(app: App, row: Row, failure: RwSignal<Option<Unmade>>, busy: RwSignal<bool>) {
    let outcome = unmade::delete(app, &row).await;
    busy.try_set(false);
    match outcome {
        Ok(deleted) => deleted.announce(app, &row),
        Err(unmade) => {
            failure.try_set(Some(unmade));
        }
    }
}

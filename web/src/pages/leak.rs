//! A token has leaked: what to do, in order, with the commands.

use crate::app::{App, View};
use crate::components::{Banner, CopyField, Dialog, Tone};
use crate::text::Key;
use leptos::prelude::*;
use zeroize::Zeroizing;

/// Who filed a request with the token.
const REQUESTS: &str = "kubectl get certificatesigningrequests -o custom-columns='NAME:.metadata.name,BY:.spec.username,CREATED:.metadata.creationTimestamp,STATE:.status.conditions[*].type' | grep system:bootstrap:";
/// Kept in a file first: it is put back by `kubectl apply -f`.
const SUSPEND_BINDING: &str = "kubectl get clusterrolebinding system:karmada:agent-rbac-generator -o yaml > agent-rbac-generator.yaml && kubectl delete clusterrolebinding system:karmada:agent-rbac-generator";
const RBAC_CHANGES: &str = "kubectl get clusterroles,clusterrolebindings,roles,rolebindings --all-namespaces --sort-by=.metadata.creationTimestamp";
const CLUSTERS: &str = "kubectl get clusters --sort-by=.metadata.creationTimestamp";

#[component]
pub(super) fn Leak(app: App, name: String) -> impl IntoView {
    let Some(row) = app.rows.with_untracked(|rows| rows.as_ref()?.get(&name).cloned()) else {
        app.close();
        return ().into_any();
    };
    let label = row.label();
    let known = name.clone();
    let is_gone = Memo::new(move |_| {
        app.rows
            .with(|rows| rows.as_ref().is_some_and(|rows| rows.get(&known).is_none()))
    });
    let command = move |id, label, text: String| {
        view! { <CopyField app=app id=id label=label button=Key::CopyKubectl value=Zeroizing::new(text)/> }
    };
    view! {
        <Dialog app=app title=app.fill(Key::LeakTitle, &[("id", &label)]) on_close=move || app.close()>
            <div class="dialog-body">
                <Banner tone=Tone::Warning role="note"><p>{app.say(Key::LeakIntro)}</p></Banner>
                <ol class="steps">
                    <li>
                        <p>{app.say(Key::LeakDelete)}</p>
                        {move || if is_gone.get() {
                            view! { <p class="badge good">{app.say(Key::WasDeleted)}</p> }.into_any()
                        } else {
                            let name = name.clone();
                            view! {
                                <button type="button" class="button danger solid" on:click=move |_| app.open(View::Delete(name.clone()))>
                                    {app.say(Key::DeleteToken)}
                                </button>
                            }
                            .into_any()
                        }}
                    </li>
                    <li><p>{app.say(Key::LeakRequests)}</p>{command("leak-requests", Key::Command, format!("{REQUESTS}{label}"))}</li>
                    <li><p>{app.say(Key::LeakBinding)}</p>{command("leak-binding", Key::Command, SUSPEND_BINDING.to_owned())}</li>
                    <li><p>{app.say(Key::LeakRbac)}</p>{command("leak-rbac", Key::Command, RBAC_CHANGES.to_owned())}</li>
                    <li><p>{app.say(Key::LeakClusters)}</p>{command("leak-clusters", Key::Command, CLUSTERS.to_owned())}</li>
                </ol>
                <p class="hint">{app.say(Key::LeakWhere)}</p>
            </div>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| app.close()>{app.say(Key::Close)}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

//! Who used a token: what Kubernetes still knows of it, and how to ask for the rest.

use super::Case;
use crate::app::App;
use crate::components::{CopyText, Glyph, badge, local_time};
use crate::model::{audit_by_file, audit_by_kubectl, token_user};
use crate::protocol::Used;
use crate::text::Key;
use karmada_token_core::Timestamp;
use leptos::prelude::*;
use zeroize::Zeroizing;

#[component]
pub(super) fn UsedPart(app: App, case: Case) -> impl IntoView {
    let used = Memo::new(move |_| case.verdict.with(|verdict| verdict.as_ref()?.requests.clone()));
    let query = move |id: &'static str, label: Key, text: String| {
        view! { <CopyText app=app id=id label=app.say(label) button=app.say(Key::CopyKubectl) value=Zeroizing::new(text)/> }
    };
    let summary = move || match used.with(|used| used.as_ref().map(Vec::len)) {
        Some(0) => app.say(Key::UsedNever),
        Some(count) => app.fill(Key::UsedTimes, &[("count", &count.to_string())]),
        None => app.say(Key::UsedUnknown),
    };
    move || {
        case.verdict.with(Option::is_some).then(|| {
            view! {
                <details class="more used">
                    <summary>{summary}</summary>
                    {move || used.get().filter(|used| !used.is_empty()).map(|used| view! {
                        <ul class="lines">{used.into_iter().map(|used| line(app, used)).collect_view()}</ul>
                    })}
                    <p class="hint">{app.say(Key::UsedHint)}</p>
                    {move || query("used-file", Key::AuditByFile, audit_by_file(&token_user(&case.id())))}
                    {move || query("used-kubectl", Key::AuditByKubectl, audit_by_kubectl(&token_user(&case.id())))}
                </details>
            }
        })
    }
}

fn line(app: App, used: Used) -> impl IntoView {
    let when = Timestamp::parse_rfc3339(&used.created).map_or(used.created, |time| local_time(app, time));
    let (class, glyph) = match used.key.as_str() {
        "issued" => ("badge good", Glyph::Good),
        "denied" | "failed" => ("badge bad", Glyph::Ended),
        _ => ("badge soon", Glyph::Clock),
    };
    view! {
        <li>
            <span class="mono">{used.cluster}</span>
            {badge(class, glyph, used.state)}
            <span class="line-text">{when}" "<span class="mono">{used.name}</span></span>
        </li>
    }
}

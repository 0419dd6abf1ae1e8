//! For whom: one token, or one for each of several clusters.

use crate::app::App;
use crate::components::{Radio, TextField};
use crate::model::{Flaws, clusters};
use crate::text::Key;
use leptos::prelude::*;

#[component]
pub(super) fn ClustersField(app: App, flaws: Memo<Flaws>, is_tried: RwSignal<bool>) -> impl IntoView {
    let is_many = Memo::new(move |_| app.draft.with(|draft| draft.is_many));
    // A form that was opened just now has nothing wrong with it yet.
    let typed = Memo::new(move |_| app.draft.with(|draft| !draft.clusters.is_empty()));
    let error = move || {
        let told = flaws.with(|flaws| flaws.clusters.as_ref().map(|error| app.told(error)));
        told.filter(|_| typed.get() || is_tried.get())
    };
    let choice = move |many: bool, key: Key| {
        view! {
            <Radio name="for-whom" text=app.say(key) chosen=Signal::derive(move || is_many.get() == many)
                on_choose=move || app.draft.update(|draft| draft.is_many = many)/>
        }
    };
    view! {
        <div class="field" role="radiogroup" aria-labelledby="for-whom-label">
            <span class="label" id="for-whom-label">{app.say(Key::ForWhom)}</span>
            <div class="choices">{choice(false, Key::OneToken)}{choice(true, Key::OnePerCluster)}</div>
        </div>
        {move || is_many.get().then(|| view! {
            <TextField
                id="clusters"
                label=app.say(Key::ClusterNames)
                hint=app.say(Key::ClusterNamesHint)
                lines=4
                mono=true
                value=Signal::derive(move || app.draft.with(|draft| draft.clusters.clone()))
                on_input=move |text| app.draft.update(|draft| draft.clusters = text)
                error=Signal::derive(error)
            />
            <p class="hint">{move || app.draft.with(|draft| {
                let count = clusters(&draft.clusters).ok()?.len();
                Some(app.fill(Key::ManyTitle, &[("n", &count.to_string())]))
            })}</p>
        })}
    }
}

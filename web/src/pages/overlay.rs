//! What opens over the list or in its place: a wasm of its own, which is fetched once the list has been read.
//!
//! Whoever looks at the list, or signs in, doesn't wait for what is a third of the console; whoever opens a token finds it
//! there, also where the network has gone in between. It is split off by
//! `web/build/split.mjs`; without the feature `split` it is a part of the one wasm like everything else.

use super::{batch, create, created, delete, edit, leak, many, preflight, token};
use crate::app::{App, Second, View, effect};
use crate::components::{Banner, Tone};
use crate::style;
use crate::text::Key;
use leptos::prelude::*;

/// The second wasm could not be fetched.
#[derive(Debug)]
struct NotFetched;

/// What is open over the list.
#[component]
pub(super) fn Overlay(app: App) -> impl IntoView {
    effect(move || {
        if app.listings.get() > 0 && app.second.get_untracked() == Second::Wanting {
            fetch(app);
        }
    });
    view! {
        {move || match app.view.get() {
            View::List | View::Validate | View::Preflight => ().into_any(),
            view => drawn(app, view),
        }}
    }
}

/// A view of the second wasm, or what stands for it until that is there. To be called where changes are followed.
pub(super) fn drawn(app: App, view: View) -> AnyView {
    match app.second.get() {
        Second::There => over(app, view),
        Second::Failed => lost(app).into_any(),
        Second::Wanting => {
            fetch(app);
            waiting(app).into_any()
        }
        Second::Coming => waiting(app).into_any(),
    }
}

/// Asks for the second wasm.
fn fetch(app: App) {
    app.second.set(Second::Coming);
    app.spawn(async move {
        let there = second::fetch().await.is_ok();
        app.second.set(if there { Second::There } else { Second::Failed });
    });
}

fn over(app: App, view: View) -> AnyView {
    // Once it is there, the first look at the future finds it done.
    match futures_util::FutureExt::now_or_never(second::draw(app, view)) {
        Some(Ok(drawn)) => drawn,
        Some(Err(NotFetched)) | None => lost(app).into_any(),
    }
}

fn waiting(app: App) -> impl IntoView {
    view! { <p class="unseen" role="status">{app.say(Key::Starting)}</p> }
}

fn lost(app: App) -> impl IntoView {
    view! {
        <Banner tone=Tone::Error role="alert">
            <p>{app.say(Key::Unreachable)}</p>
            <button type="button" class="button" on:click=move |_| fetch(app)>{app.say(Key::TryNow)}</button>
        </Banner>
    }
}

fn draw(app: App, view: View) -> AnyView {
    style::adopt_overlay(&app.root());
    match view {
        View::List | View::Validate => ().into_any(),
        View::Preflight => view! { <preflight::Preflight app=app/> }.into_any(),
        View::Create => view! { <create::Create app=app/> }.into_any(),
        View::Created(handover) => view! { <created::Created app=app handover=handover/> }.into_any(),
        View::Many => view! { <many::Many app=app/> }.into_any(),
        View::Token(name) => view! { <token::TokenPanel app=app name=name/> }.into_any(),
        View::Batch(change, names) => view! { <batch::Batch app=app change=change names=names/> }.into_any(),
        View::Edit(name) => view! { <edit::Edit app=app name=name/> }.into_any(),
        View::Leak(name) => view! { <leak::Leak app=app name=name/> }.into_any(),
        View::Delete(name) => view! { <delete::Delete app=app name=name/> }.into_any(),
    }
}

/// Across the border between the two, which only a function that stands for itself can be.
mod second {
    use super::{AnyView, App, NotFetched, View};

    #[cfg(feature = "split")]
    impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
        fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
            NotFetched
        }
    }

    #[cfg(feature = "split")]
    #[leptos::wasm_split::wasm_split(overlay, wasm_split_path = ::leptos::wasm_split, fallible, preload(fetch_overlay))]
    pub(super) fn draw(app: App, view: View) -> Result<AnyView, NotFetched> {
        Ok(super::draw(app, view))
    }

    #[cfg(feature = "split")]
    pub(super) async fn fetch() -> Result<(), NotFetched> {
        Ok(fetch_overlay().await?)
    }

    #[cfg(not(feature = "split"))]
    pub(super) async fn draw(app: App, view: View) -> Result<AnyView, NotFetched> {
        Ok(super::draw(app, view))
    }

    #[cfg(not(feature = "split"))]
    pub(super) async fn fetch() -> Result<(), NotFetched> {
        Ok(())
    }
}

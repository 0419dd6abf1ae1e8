//! A page with the element on it, and the few ways in which a test looks at it and acts on it.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ShadowRoot,
};

#[wasm_bindgen(module = "/tests/fake/api.js")]
extern "C" {
    pub(crate) type FakeApi;

    #[wasm_bindgen(constructor)]
    pub(crate) fn new() -> FakeApi;
    #[wasm_bindgen(method)]
    pub(crate) fn add(this: &FakeApi, id: &str, description: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn asked(this: &FakeApi, prefix: &str) -> Vec<String>;
    #[wasm_bindgen(method, js_name = openWatches)]
    pub(crate) fn open_watches(this: &FakeApi) -> usize;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_longest(this: &FakeApi, longest: u32);
    #[wasm_bindgen(method, setter, js_name = isSignedIn)]
    pub(crate) fn set_signed_in(this: &FakeApi, is_signed_in: bool);
    #[wasm_bindgen(method, setter, js_name = isDeaf)]
    pub(crate) fn set_deaf(this: &FakeApi, is_deaf: bool);
    #[wasm_bindgen(method, setter, js_name = isGone)]
    pub(crate) fn set_gone(this: &FakeApi, is_gone: bool);
    #[wasm_bindgen(method, js_name = holdLists)]
    pub(crate) fn hold_lists(this: &FakeApi);
    #[wasm_bindgen(method, js_name = letListsGo)]
    pub(crate) fn let_lists_go(this: &FakeApi, holds_on: bool);
    #[wasm_bindgen(method, setter, js_name = tooOld)]
    pub(crate) fn set_too_old(this: &FakeApi, watches: u32);
    #[wasm_bindgen(method, js_name = expireWatches)]
    pub(crate) fn expire_watches(this: &FakeApi, id: &str);
    #[wasm_bindgen(method, js_name = breakWatches)]
    pub(crate) fn break_watches(this: &FakeApi);
    #[wasm_bindgen(method)]
    pub(crate) fn remove(this: &FakeApi, id: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn change(this: &FakeApi, id: &str, key: &str, value: &str);
    #[wasm_bindgen(method, js_name = answerNextCreation)]
    pub(crate) fn answer_next_creation(this: &FakeApi, how: &str);
    #[wasm_bindgen(method, js_name = finishCreations)]
    pub(crate) fn finish_creations(this: &FakeApi);
    #[wasm_bindgen(method, js_name = letCreationGo)]
    pub(crate) fn let_creation_go(this: &FakeApi);
    #[wasm_bindgen(method)]
    pub(crate) fn fetcher(this: &FakeApi) -> Function;

    pub(crate) fn hasten(millis: u32) -> Function;
    #[wasm_bindgen(js_name = haveJudgeAsk)]
    pub(crate) fn have_judge_ask(path: &str) -> Function;
    #[wasm_bindgen(js_name = setHidden)]
    pub(crate) fn set_hidden(is_hidden: bool);
}

#[wasm_bindgen(module = "/element/karmada-token-console.js")]
extern "C" {
    #[wasm_bindgen(extends = HtmlElement)]
    pub(crate) type KarmadaTokenConsole;

    #[wasm_bindgen(method, js_name = openCreate)]
    pub(crate) fn open_create(this: &KarmadaTokenConsole);
    #[wasm_bindgen(method)]
    pub(crate) fn refresh(this: &KarmadaTokenConsole);
    #[wasm_bindgen(static_method_of = KarmadaTokenConsole, setter, js_name = load)]
    fn set_load(load: &JsValue);
}

// The entry imports both by their places beside it.
#[wasm_bindgen(module = "/element/ahead.js")]
extern "C" {
    #[wasm_bindgen(js_name = askAhead)]
    pub(crate) fn ask_ahead() -> Function;
}
#[wasm_bindgen(module = "/element/failure.js")]
extern "C" {
    #[wasm_bindgen(js_name = chosenLanguage)]
    pub(crate) fn chosen_language() -> String;
}

/// The element on the page; taken away with the value.
pub(crate) struct Page {
    pub(crate) element: KarmadaTokenConsole,
}

impl Page {
    /// Puts an element on the page that asks this API.
    pub(crate) fn with(api: &FakeApi) -> Self {
        Page::of(&document().create_element("karmada-token-console").unwrap(), api)
    }

    /// The same in a page that is the element's own, in a tab in which nothing was typed before: it has an address, and its draft outlives it.
    pub(crate) fn own(api: &FakeApi) -> Self {
        let storage = web_sys::window().unwrap().session_storage().unwrap().unwrap();
        storage.clear().unwrap();
        Page::loaded_anew(api)
    }

    /// The page that is the element's own once more, in the same tab.
    pub(crate) fn loaded_anew(api: &FakeApi) -> Self {
        let element = document().create_element("karmada-token-console").unwrap();
        element.set_attribute("owns-page", "").unwrap();
        // Whatever the console before has left: nothing lies below this.
        let history = web_sys::window().unwrap().history().unwrap();
        history
            .push_state_with_url(&JsValue::NULL, "", Some("#/tokens"))
            .unwrap();
        Page::of(&element, api)
    }

    fn of(element: &Element, api: &FakeApi) -> Self {
        serve_this_module();
        let origin = web_sys::window().unwrap().location().origin().unwrap();
        element.set_attribute("api-base", &origin).unwrap();
        Reflect::set(element, &"fetch".into(), &api.fetcher()).unwrap();
        let page = Page {
            element: element.clone().unchecked_into(),
        };
        page.connect();
        page
    }

    pub(crate) fn connect(&self) {
        document().body().unwrap().append_child(&self.element).unwrap();
    }

    pub(crate) fn disconnect(&self) {
        self.element.remove();
    }

    pub(crate) fn root(&self) -> ShadowRoot {
        self.element.shadow_root().unwrap()
    }

    /// All text of the console.
    pub(crate) fn text(&self) -> String {
        self.root().text_content().unwrap_or_default()
    }

    /// Waits for an element.
    pub(crate) async fn find(&self, selector: &str) -> Element {
        self.until(selector, || self.root().query_selector(selector).unwrap())
            .await
    }

    /// Waits for a text.
    pub(crate) async fn read(&self, text: &str) {
        self.until(&format!("\"{text}\""), || {
            self.text().contains(text).then_some(())
        })
        .await;
    }

    /// Waits for something of this page, and says what there is in its place.
    pub(crate) async fn until<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        wait_for(look)
            .await
            .unwrap_or_else(|| panic!("no {what} in {}", self.text()))
    }

    pub(crate) async fn click(&self, selector: &str) {
        self.find(selector).await.unchecked_into::<HtmlElement>().click();
    }

    /// What stands in a field.
    pub(crate) async fn value(&self, selector: &str) -> String {
        let field = self.find(selector).await;
        match field.dyn_ref::<HtmlInputElement>() {
            Some(input) => input.value(),
            None => field.unchecked_ref::<HtmlTextAreaElement>().value(),
        }
    }

    /// Presses Escape, as far as a dialog can tell.
    pub(crate) async fn escape(&self) {
        let cancel = Event::new("cancel").unwrap();
        self.find("dialog").await.dispatch_event(&cancel).unwrap();
    }

    /// Presses the browser's Back.
    pub(crate) fn back(&self) {
        web_sys::window().unwrap().history().unwrap().back().unwrap();
    }

    /// Types into a field as a person would, as far as the page can tell.
    pub(crate) async fn fill(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        match field.dyn_ref::<HtmlInputElement>() {
            Some(input) => input.set_value(text),
            None => field.unchecked_ref::<HtmlTextAreaElement>().set_value(text),
        }
        let options = EventInit::new();
        options.set_bubbles(true);
        let input = Event::new_with_event_init_dict("input", &options).unwrap();
        field.dispatch_event(&input).unwrap();
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.disconnect();
    }
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Waits for up to 20 s for something to be there: stories run beside these on two cores.
pub(crate) async fn until<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    wait_for(look).await.unwrap_or_else(|| panic!("no {what}"))
}

async fn wait_for<T>(look: impl Fn() -> Option<T>) -> Option<T> {
    for _ in 0..1_000 {
        if let Some(found) = look() {
            return Some(found);
        }
        TimeoutFuture::new(20).await;
    }
    None
}

/// The entry gets this very module, in place of the one that Trunk built.
fn serve_this_module() {
    let mount =
        Closure::<dyn Fn(ShadowRoot, JsValue) -> Result<JsValue, JsValue>>::new(|root, options: JsValue| {
            crate::mount(root, &options)
                .map(|handle| handle.map_or(JsValue::UNDEFINED, JsValue::from))
                .map_err(JsValue::from)
        });
    let module = js_sys::Object::new();
    Reflect::set(&module, &"mount".into(), &mount.into_js_value()).unwrap();
    let module = JsValue::from(module);
    let load = Closure::<dyn Fn() -> Promise>::new(move || Promise::resolve(&module));
    KarmadaTokenConsole::set_load(&load.into_js_value());
}

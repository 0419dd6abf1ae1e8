//! What the page that holds the element asks of it: attributes and properties, as the entry hands them over.

use crate::text::{Language, Text};
use js_sys::{Function, Object, Reflect};
use karmada_token_core::{Endpoint, Ttl};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// The element's attributes and properties, parsed. What doesn't parse counts as not set: a typing error in the page's
/// markup must not take the console away from the person.
pub(crate) struct Options {
    /// The API base, absolute.
    pub(crate) api_base: String,
    /// Where register commands point, whatever the proxy says.
    pub(crate) endpoint: Option<Endpoint>,
    /// The TTL that the form begins with.
    pub(crate) default_ttl: Option<Ttl>,
    /// The longest TTL that the form takes.
    pub(crate) max_ttl: Option<Ttl>,
    /// Whether nothing is to be changed from here.
    pub(crate) readonly: bool,
    /// Whether the page is the element's own: then it may read and clear the URL's hash.
    pub(crate) owns_page: bool,
    /// The embedding page's `fetch`.
    pub(crate) fetch: Option<Function>,
    /// The embedding page's source of bearer tokens.
    pub(crate) get_token: Option<Function>,
    /// Answers to what was asked before the console was there, by path.
    pub(crate) ahead: Option<Function>,
    /// Dispatches an event of the element: its name, its detail.
    pub(crate) emit: Option<Function>,
    /// What fetches the judge.
    pub(crate) judge: Option<Function>,
    /// The catalogue, with the embedding page's own messages laid over it.
    pub(crate) text: Text,
}

impl Options {
    /// From the entry's object.
    pub(crate) fn from_js(options: &JsValue) -> Self {
        let field = |name: &str| Reflect::get(options, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let text = |name: &str| field(name).as_string().filter(|text| !text.is_empty());
        let function = |name: &str| field(name).dyn_into::<Function>().ok();
        let owns_page = field("ownsPage").is_truthy();
        let language = if owns_page {
            crate::language::preferred()
        } else {
            Language::best(&text("lang").unwrap_or_default())
        };
        Options {
            api_base: text("apiBase").unwrap_or_default(),
            endpoint: text("endpoint").and_then(|text| text.parse().ok()),
            default_ttl: text("defaultTtl").and_then(|text| text.parse().ok()),
            max_ttl: text("maxTtl").and_then(|text| text.parse().ok()),
            readonly: field("readonly").is_truthy(),
            owns_page,
            fetch: function("fetch"),
            get_token: function("getToken"),
            ahead: function("ahead"),
            emit: function("emit"),
            judge: function("judge"),
            text: Text::new(language, messages(&field("messages"))),
        }
    }
}

/// The entries of an object whose values are texts.
fn messages(object: &JsValue) -> BTreeMap<String, String> {
    let mut messages = BTreeMap::new();
    let Some(object) = object.dyn_ref::<Object>() else {
        return messages;
    };
    for entry in Object::entries(object).iter() {
        let entry: js_sys::Array = entry.unchecked_into();
        if let (Some(name), Some(text)) = (entry.get(0).as_string(), entry.get(1).as_string()) {
            messages.insert(name, text);
        }
    }
    messages
}

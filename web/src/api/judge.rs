//! The judge's module, as the element's entry hands it over; and what it asks, asked.

use super::client::write;
use super::{ApiError, Client};
use crate::protocol::{AllTold, Case, Check, Field, Question, Target, Told, Verdict};
use js_sys::{Function, Promise};
use karmada_token_core::Token;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

#[wasm_bindgen]
extern "C" {
    /// The judge's module, ready.
    #[wasm_bindgen(js_name = Object)]
    type Module;
    #[wasm_bindgen(method, structural)]
    fn questions(this: &Module) -> String;
    #[wasm_bindgen(method, structural, catch)]
    fn observe(this: &Module, told: &str, now: &str) -> Result<Bench, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = pinsOf)]
    fn pins_of(this: &Module, pem: &str) -> Result<String, JsValue>;

    /// What was answered at one time, in the judge's keeping.
    #[wasm_bindgen(js_name = Object)]
    type Bench;
    #[wasm_bindgen(method, structural, catch)]
    fn verdict(this: &Bench, case: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn preflight(this: &Bench, field: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, structural)]
    fn target(this: &Bench) -> String;
}

/// The judge.
pub(crate) struct Judge {
    module: Module,
}

/// What was answered at one time, ready to be judged.
pub(crate) struct Scene {
    bench: Bench,
}

impl Judge {
    /// Fetches it, by the entry's `judge`.
    ///
    /// # Errors
    /// [`ApiError::Unreachable`], also where the entry knows of none.
    pub(crate) async fn fetch(load: Option<Function>) -> Result<Self, ApiError> {
        let load = load.ok_or(ApiError::Unreachable)?;
        let loading = load
            .call0(&JsValue::UNDEFINED)
            .map_err(|_| ApiError::Unreachable)?;
        let module = JsFuture::from(Promise::resolve(&loading)).await;
        let module = module.map_err(|_| ApiError::Unreachable)?.unchecked_into();
        Ok(Judge { module })
    }

    /// What it wants asked.
    pub(crate) fn questions(&self) -> Vec<Question> {
        serde_json::from_slice(self.module.questions().as_bytes()).unwrap_or_default()
    }

    /// Hands over what was answered; `now` is the API server's time, in RFC 3339.
    pub(crate) fn observe(&self, told: &AllTold, now: &str) -> Option<Scene> {
        let bench = self.module.observe(&write(told), now).ok()?;
        Some(Scene { bench })
    }

    /// The pins of a CA in PEM.
    ///
    /// # Errors
    /// What is wrong with it, in core's words.
    pub(crate) fn pins_of(&self, pem: &str) -> Result<Vec<String>, String> {
        let pins = self
            .module
            .pins_of(pem)
            .map_err(|error| match error.dyn_into::<js_sys::Error>() {
                Ok(error) => String::from(error.message()),
                Err(_) => String::new(),
            })?;
        Ok(serde_json::from_slice(pins.as_bytes()).unwrap_or_default())
    }
}

impl Scene {
    pub(crate) fn verdict(&self, case: &Case) -> Option<Verdict> {
        read(self.bench.verdict(&secret(case)))
    }

    pub(crate) fn preflight(&self, field: &Field) -> Option<Vec<Check>> {
        read(self.bench.preflight(&write(field)))
    }

    /// What `cluster-info` says.
    pub(crate) fn target(&self) -> Option<Target> {
        serde_json::from_slice(self.bench.target().as_bytes()).unwrap_or_default()
    }
}

/// It may hold the token.
fn secret(case: &impl Serialize) -> Zeroizing<String> {
    Zeroizing::new(write(case))
}

/// Both sides are of one build; what one writes the other reads.
fn read<T: DeserializeOwned>(answer: Result<String, JsValue>) -> Option<T> {
    serde_json::from_slice(answer.ok()?.as_bytes()).ok()
}

#[derive(Serialize)]
struct Ask<'a> {
    token: &'a str,
}

impl Client {
    /// Asks one of the judge's questions. A refusal is an answer.
    ///
    /// # Errors
    /// When there is no answer.
    pub(crate) async fn ask(&self, question: &Question) -> Result<Told, ApiError> {
        told(match &question.body {
            Some(body) => self.post_raw(&question.path, body).await,
            None => self.get_raw(&question.path).await,
        })
    }

    /// Has the API server look at a token, with that token as the credential.
    ///
    /// # Errors
    /// When there is no answer.
    pub(crate) async fn try_out(&self, token: &Token) -> Result<Told, ApiError> {
        let token = token.expose();
        let body = Zeroizing::new(write(&Ask { token: &token }));
        told(self.post_raw("-/check", &body).await)
    }
}

fn told(answer: Result<String, ApiError>) -> Result<Told, ApiError> {
    match answer {
        Ok(body) => Ok(Told::Answer { code: 200, body }),
        Err(error) => match error.code() {
            Some(code) => Ok(Told::Answer {
                code,
                body: String::new(),
            }),
            None => Err(error),
        },
    }
}

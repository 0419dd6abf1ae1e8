//! What the console calls: texts of JSON in and out, of the types in `protocol`.

use super::Observed;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// What was answered at one time, ready to be judged.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Scene {
    observed: Observed,
}

/// What is to be asked: a list of `Question`.
#[wasm_bindgen]
#[must_use]
pub fn questions() -> String {
    write(&super::questions())
}

/// Takes in what was answered (`AllTold`) at a time in RFC 3339.
///
/// # Errors
/// Another text than JSON of that form, or a time that is none.
#[wasm_bindgen]
pub fn observe(told: &str, now: &str) -> Result<Scene, JsError> {
    let observed = Observed::new(&read(told)?, now)?;
    Ok(Scene { observed })
}

/// The pins of each CA in a PEM bundle, as a list.
///
/// # Errors
/// What is wrong with it, in English.
#[wasm_bindgen(js_name = pinsOf)]
pub fn pins_of(pem: &str) -> Result<String, JsError> {
    let pins = karmada_token_core::pins_of_pem(pem.as_bytes())?;
    Ok(write(&pins.iter().map(ToString::to_string).collect::<Vec<_>>()))
}

#[wasm_bindgen]
impl Scene {
    /// A `Verdict` of a `Case`.
    ///
    /// # Errors
    /// Another text than JSON of that form, or a time that is none.
    pub fn verdict(&self, case: String) -> Result<String, JsError> {
        let case = Zeroizing::new(case);
        Ok(write(&self.observed.verdict(&read(&case)?)?))
    }

    /// A list of `Check` of a `Field`.
    ///
    /// # Errors
    /// As [`Scene::verdict`].
    pub fn preflight(&self, field: &str) -> Result<String, JsError> {
        Ok(write(&self.observed.preflight(&read(field)?)?))
    }

    /// A `Target`, or `null`: what `cluster-info` says.
    #[must_use]
    pub fn target(&self) -> String {
        write(&self.observed.target())
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, JsError> {
    // serde's own message would quote what it stumbled over.
    serde_json::from_str(text).map_err(|_| JsError::new("not the object that was agreed on"))
}

/// Texts and numbers in structs, which JSON can always write.
fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

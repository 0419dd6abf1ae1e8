//! An object that JavaScript hands over, read field by field: its values are asked for by name, and never become JSON.

use super::failure::{Failure, thrown};
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

/// An object of another form than is declared. It says nothing of its values, which may be secret; what a field is called is
/// none.
#[derive(Debug, thiserror::Error)]
#[error("the options have another form than is declared for them: look at \"{0}\"")]
struct OptionsError<'a>(&'a str);

impl Failure for OptionsError<'_> {
    const NAME: &'static str = "OptionsError";

    fn place(&self) -> (&'static str, Option<usize>) {
        ("form", None)
    }
}

/// The fields of an object. What is null or undefined is as good as left out.
pub(super) struct Fields<'a>(&'a JsValue);

impl<'a> Fields<'a> {
    /// Those of an object that has no other ones than these.
    pub(super) fn only(object: &'a JsValue, names: &[&str]) -> Result<Self, JsValue> {
        let fields = Fields::of(object)?;
        let keys = Object::keys(object.unchecked_ref::<Object>());
        let mut unknown = keys
            .iter()
            .filter_map(|key| key.as_string())
            .filter(|key| !names.contains(&key.as_str()));
        match unknown.next() {
            Some(name) => Err(form(&name)),
            None => Ok(fields),
        }
    }

    /// Those of an object that may have others, too.
    pub(super) fn of(object: &'a JsValue) -> Result<Self, JsValue> {
        if object.is_object() {
            Ok(Fields(object))
        } else {
            Err(form("options"))
        }
    }

    /// A text that must be there.
    pub(super) fn text(&self, name: &str) -> Result<Zeroizing<String>, JsValue> {
        self.maybe_text(name)?.ok_or_else(|| form(name))
    }

    pub(super) fn maybe_text(&self, name: &str) -> Result<Option<Zeroizing<String>>, JsValue> {
        let text = self
            .get(name)?
            .map(|value| value.as_string().ok_or_else(|| form(name)));
        Ok(text.transpose()?.map(Zeroizing::new))
    }

    /// A text that means something of core's.
    pub(super) fn parsed<T: FromStr<Err: Failure>>(&self, name: &str) -> Result<Option<T>, JsValue> {
        let text = self.maybe_text(name)?;
        text.map(|text| text.parse()).transpose().map_err(thrown)
    }

    /// Several texts.
    pub(super) fn texts(&self, name: &str) -> Result<Option<Vec<String>>, JsValue> {
        let Some(list) = self.get(name)? else {
            return Ok(None);
        };
        if !Array::is_array(&list) {
            return Err(form(name));
        }
        let texts = Array::from(&list).into_iter().map(|value| value.as_string());
        texts.collect::<Option<_>>().ok_or_else(|| form(name)).map(Some)
    }

    /// A number, finite or not: what it is for tells which are too large.
    pub(super) fn number(&self, name: &str) -> Result<Option<f64>, JsValue> {
        let number = self
            .get(name)?
            .map(|value| value.as_f64().ok_or_else(|| form(name)));
        number.transpose()
    }

    /// On or off; off where it is left out.
    pub(super) fn switch(&self, name: &str) -> Result<bool, JsValue> {
        let switch = self
            .get(name)?
            .map(|value| value.as_bool().ok_or_else(|| form(name)));
        Ok(switch.transpose()?.unwrap_or_default())
    }

    fn get(&self, name: &str) -> Result<Option<JsValue>, JsValue> {
        let value = Reflect::get(self.0, &name.into())?;
        Ok(Some(value).filter(|value| !value.is_null() && !value.is_undefined()))
    }
}

/// Thrown for the field of this name.
pub(super) fn form(field: &str) -> JsValue {
    let error = thrown(OptionsError(field));
    // An Error is extensible: this can't fail.
    let _ = Reflect::set(&error, &"field".into(), &field.into());
    error
}

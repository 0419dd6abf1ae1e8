//! A Secret of the usual shape in one pass over its text: what stays is passed on as it stands, and never becomes a
//! tree in memory.
//!
//! Whatever is of another shape is no [`Parts`], and is left to core's [`mask_secret`], which also says what the secret
//! was like here: a property test holds the two to the same answer.

use std::borrow::Cow;
use std::fmt;

use karmada_token_core::{
    LAST_APPLIED_ANNOTATION, MASK_ANNOTATION, NAMESPACE, SECRET_TYPE, key, mask_secret,
};
use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

mod members;

use members::{Members, Name};

/// A Secret, cut up.
#[derive(Default)]
pub(super) struct Parts<'a> {
    kind: Option<&'a RawValue>,
    secret_type: Option<&'a RawValue>,
    metadata: Option<Metadata<'a>>,
    data: Option<Members<'a>>,
    string_data: Option<Members<'a>>,
    others: Members<'a>,
}

#[derive(Default)]
struct Metadata<'a> {
    namespace: Option<&'a RawValue>,
    annotations: Option<Members<'a>>,
    managed_fields: Option<Vec<ManagedFields<'a>>>,
    others: Members<'a>,
}

/// Who manages fields, and when; which, stays here.
struct ManagedFields<'a>(Members<'a>);

impl<'a> Parts<'a> {
    /// `None` for what is of another shape, or is no JSON.
    pub(super) fn of(json: &'a [u8]) -> Option<Self> {
        serde_json::from_str(std::str::from_utf8(json).ok()?).ok()
    }

    /// An object of a list or a watch: its kind may be left out, its type may not.
    pub(super) fn is_token(&self) -> bool {
        let namespace = self.metadata.as_ref().and_then(|metadata| metadata.namespace);
        self.kind.is_none_or(|kind| says(kind, "Secret"))
            && self.secret_type.is_some_and(|kind| says(kind, SECRET_TYPE))
            && namespace.is_some_and(|namespace| says(namespace, NAMESPACE))
    }

    /// The object without its token secret, and without whatever might hold a copy of it.
    pub(super) fn masked(mut self) -> String {
        let state = self.take_secret();
        let mut text = String::from("{");
        for (name, part) in [("kind", self.kind), ("type", self.secret_type)] {
            if let Some(part) = part {
                members::push(&mut text, name, part.get());
            }
        }
        let mut metadata = self.metadata.unwrap_or_default();
        let annotations = metadata.annotations.get_or_insert_default();
        annotations.remove(LAST_APPLIED_ANNOTATION);
        annotations.remove(MASK_ANNOTATION);
        let mut annotations = annotations.text();
        annotations.pop();
        members::push(&mut annotations, MASK_ANNOTATION, &state);
        annotations.push('}');
        members::push(&mut text, "metadata", &metadata.text(&annotations));
        for (name, part) in [("data", self.data), ("stringData", self.string_data)] {
            if let Some(part) = part {
                members::push(&mut text, name, &part.text());
            }
        }
        for (name, part) in self.others.iter() {
            members::push(&mut text, name, part.get());
        }
        text.push('}');
        text
    }

    /// Takes the secret out; what it was like, as JSON.
    fn take_secret(&mut self) -> String {
        let mut small = Value::Object(serde_json::Map::new());
        for (name, part) in [("data", &mut self.data), ("stringData", &mut self.string_data)] {
            if let Some(secret) = part.as_mut().and_then(|part| part.remove(key::TOKEN_SECRET)) {
                small[name][key::TOKEN_SECRET] = serde_json::from_str(secret.get()).unwrap_or_default();
            }
        }
        mask_secret(&mut small);
        small["metadata"]["annotations"][MASK_ANNOTATION].to_string()
    }
}

impl Metadata<'_> {
    fn text(&self, annotations: &str) -> String {
        let mut text = String::from("{");
        for (name, part) in self.others.iter() {
            members::push(&mut text, name, part.get());
        }
        if let Some(namespace) = self.namespace {
            members::push(&mut text, "namespace", namespace.get());
        }
        members::push(&mut text, "annotations", annotations);
        if let Some(managed) = &self.managed_fields {
            let entries: Vec<String> = managed.iter().map(|entry| entry.0.text()).collect();
            members::push(&mut text, "managedFields", &format!("[{}]", entries.join(",")));
        }
        text.push('}');
        text
    }
}

/// Whether a value is this text.
fn says(value: &RawValue, text: &str) -> bool {
    serde_json::from_str::<Cow<'_, str>>(value.get()).is_ok_and(|value| value == text)
}

impl<'de: 'a, 'a> Deserialize<'de> for Parts<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Cut;
        impl<'de> Visitor<'de> for Cut {
            type Value = Parts<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a Secret")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut parts = Parts::default();
                while let Some(Name(name)) = map.next_key()? {
                    match &*name {
                        "kind" => once(&mut parts.kind, &mut map)?,
                        "type" => once(&mut parts.secret_type, &mut map)?,
                        "metadata" => once(&mut parts.metadata, &mut map)?,
                        "data" => once(&mut parts.data, &mut map)?,
                        "stringData" => once(&mut parts.string_data, &mut map)?,
                        _ => parts.others.add(name, map.next_value()?),
                    }
                }
                Ok(parts)
            }
        }
        deserializer.deserialize_map(Cut)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Metadata<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Cut;
        impl<'de> Visitor<'de> for Cut {
            type Value = Metadata<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("metadata")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut metadata = Metadata::default();
                while let Some(Name(name)) = map.next_key()? {
                    match &*name {
                        "namespace" => once(&mut metadata.namespace, &mut map)?,
                        "annotations" => once(&mut metadata.annotations, &mut map)?,
                        "managedFields" => once(&mut metadata.managed_fields, &mut map)?,
                        _ => metadata.others.add(name, map.next_value()?),
                    }
                }
                Ok(metadata)
            }
        }
        deserializer.deserialize_map(Cut)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for ManagedFields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Cut;
        impl<'de> Visitor<'de> for Cut {
            type Value = ManagedFields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an entry of managedFields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut kept = Members::default();
                while let Some(Name(name)) = map.next_key()? {
                    match &*name {
                        "manager" | "operation" | "time" => kept.add(name, map.next_value()?),
                        _ => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(ManagedFields(kept))
            }
        }
        deserializer.deserialize_map(Cut)
    }
}

/// A member that may be there once: of two, readers take now the first and now the last.
fn once<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    place: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    if place.replace(map.next_value()?).is_some() {
        return Err(A::Error::custom("a member that is there twice"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;

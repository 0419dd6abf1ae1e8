//! Kubernetes' objects as Go reads them: `null` is the value that a missing field has, and a list is no object.

use crate::Timestamp;
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// An object or `null`. What serde derives for a struct would take a list of its fields' values too.
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Default + Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(ObjectVisitor(PhantomData))
            .map(Object)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Default + Deserialize<'de>> de::Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// An object or `null` in a field.
pub(super) fn object<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Object::deserialize(deserializer).map(|Object(value)| value)
}

/// `null` is the default. Go's encoder writes an empty map or list so where it isn't left out.
pub(super) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

/// A map whose values may be `null` too.
pub(super) fn nulls_as_default<'de, D, T>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    let map: BTreeMap<String, Option<T>> = null_as_default(deserializer)?;
    // Not collected: that sorts first, by code of its own for each type, what is sorted already.
    let mut filled = BTreeMap::new();
    for (key, value) in map {
        filled.insert(key, value.unwrap_or_default());
    }
    Ok(filled)
}

/// A list of objects, each of which may be `null` too.
pub(super) fn objects<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    let list: Vec<Object<T>> = null_as_default(deserializer)?;
    Ok(list.into_iter().map(|Object(value)| value).collect())
}

/// A time, kept as it is written; what is no RFC 3339 makes the whole object unreadable, as it does for the API server.
pub(super) fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    match text.as_deref().map(Timestamp::parse_rfc3339) {
        Some(Err(error)) => Err(de::Error::custom(error)),
        _ => Ok(text),
    }
}

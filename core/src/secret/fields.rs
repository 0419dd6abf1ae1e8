//! Kubernetes' objects as Go reads them: `null` is the value that a missing field has, an unknown field is passed over,
//! a list is no object. A field that is there twice is refused: two readers could take it for two objects.
//!
//! One reader for every object. What serde derives is code of its own for each, which a page pays for.

use super::{ByteString, DataKey, SecretList, key};
use crate::{Secret, Timestamp};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Unexpected};
use serde::{Deserialize, Deserializer, de};
use zeroize::Zeroizing;

/// An object that is read field by field.
pub(super) trait Fields {
    fn fields(&mut self) -> Table<'_>;
}

/// The name of each field, and where its value goes. It has room for as many as an object of ours has at most: there
/// are three objects to a Secret, and ten thousand Secrets to a list, each of which would be an allocation.
pub(super) struct Table<'a> {
    fields: [Option<Field<'a>>; 8],
    /// One that must be there.
    wanted: Option<&'static str>,
}

/// A field's name, and its slot for as long as it has not come.
type Field<'a> = (&'static str, Option<Slot<'a>>);

impl<'a> Table<'a> {
    pub(super) fn new<const N: usize>(fields: [(&'static str, Slot<'a>); N]) -> Self {
        const { assert!(N <= 8, "no room for so many fields") };
        let mut fields = fields.into_iter();
        Table {
            fields: core::array::from_fn(|_| fields.next().map(|(name, slot)| (name, Some(slot)))),
            wanted: None,
        }
    }

    pub(super) fn wanting(self, name: &'static str) -> Self {
        Table {
            wanted: Some(name),
            ..self
        }
    }

    /// The field that must be there and has not come.
    fn missing(&self) -> Option<&'static str> {
        let (name, slot) = self.fields.get(self.position(self.wanted?)?)?.as_ref()?;
        slot.is_some().then_some(*name)
    }

    fn position(&self, name: &str) -> Option<usize> {
        let is_it = |field: &Option<Field<'_>>| field.as_ref().is_some_and(|(known, _)| *known == name);
        self.fields.iter().position(is_it)
    }

    fn get_mut(&mut self, position: usize) -> Option<&mut Field<'a>> {
        self.fields.get_mut(position)?.as_mut()
    }
}

/// Objects that are read one by one.
pub(super) trait Objects {
    /// Adds one in which nothing is set yet.
    fn add(&mut self) -> &mut dyn Fields;
    fn remove_last(&mut self);
}

impl<T: Default + Fields> Objects for Vec<T> {
    fn add(&mut self) -> &mut dyn Fields {
        self.push_mut(T::default())
    }

    fn remove_last(&mut self) {
        self.pop();
    }
}

/// Where a value goes, which says of what sort it must be.
pub(super) enum Slot<'a> {
    Text(&'a mut String),
    /// A time, kept as it is written; what is no RFC 3339 makes the whole object unreadable, as it does for the API server.
    Time(&'a mut Option<String>),
    Count(&'a mut Option<i64>),
    Texts(&'a mut BTreeMap<String, String>),
    Secrets(&'a mut BTreeMap<String, Zeroizing<String>>),
    Bytes(&'a mut BTreeMap<DataKey, ByteString>),
    Object(&'a mut dyn Fields),
    Objects(&'a mut dyn Objects),
}

impl Slot<'_> {
    fn mismatch<T, E: Error>(&self, found: Unexpected<'_>) -> Result<T, E> {
        Err(E::invalid_type(found, self))
    }
}

impl<'de> de::DeserializeSeed<'de> for Slot<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> de::Visitor<'de> for Slot<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what the field holds")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Slot::Text(_) | Slot::Time(_) => deserializer.deserialize_str(self),
            Slot::Count(_) => deserializer.deserialize_i64(self),
            Slot::Texts(_) | Slot::Secrets(_) | Slot::Bytes(_) | Slot::Object(_) => {
                deserializer.deserialize_map(self)
            }
            Slot::Objects(_) => deserializer.deserialize_seq(self),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        match self {
            Slot::Text(slot) => *slot = text.to_owned(),
            Slot::Time(slot) => {
                Timestamp::parse_rfc3339(text).map_err(E::custom)?;
                *slot = Some(text.to_owned());
            }
            other => return other.mismatch(Unexpected::Str(text)),
        }
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        match self {
            Slot::Count(slot) => *slot = Some(number),
            other => return other.mismatch(Unexpected::Signed(number)),
        }
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.mismatch(Unexpected::Unsigned(number)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        match self {
            Slot::Objects(objects) => {
                while items.next_element_seed(Slot::Object(objects.add()))?.is_some() {}
                objects.remove_last();
                Ok(())
            }
            other => other.mismatch(Unexpected::Seq),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self {
            Slot::Object(object) => fill(object, map),
            Slot::Bytes(slot) => {
                while let Some(key) = map.next_key_seed(KeyOfData)? {
                    slot.insert(key, map.next_value()?);
                }
                Ok(())
            }
            Slot::Secrets(slot) => {
                while let Some((key, value)) = map.next_entry::<_, Option<String>>()? {
                    slot.insert(key, Zeroizing::new(value.unwrap_or_default()));
                }
                Ok(())
            }
            Slot::Texts(slot) => {
                while let Some((key, value)) = map.next_entry::<_, Option<String>>()? {
                    slot.insert(key, value.unwrap_or_default());
                }
                Ok(())
            }
            other => other.mismatch(Unexpected::Map),
        }
    }
}

fn fill<'de, A: MapAccess<'de>>(object: &mut dyn Fields, mut map: A) -> Result<(), A::Error> {
    let mut fields = object.fields();
    while let Some(position) = map.next_key_seed(Name(&fields))? {
        match position.and_then(|position| fields.get_mut(position)) {
            Some((name, slot)) => match slot.take() {
                Some(slot) => map.next_value_seed(slot)?,
                None => return Err(A::Error::duplicate_field(name)),
            },
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    match fields.missing() {
        Some(name) => Err(A::Error::missing_field(name)),
        None => Ok(()),
    }
}

/// The place of a field among these, by its name.
struct Name<'a, 'b>(&'a Table<'b>);

impl<'de> de::DeserializeSeed<'de> for Name<'_, '_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl de::Visitor<'_> for Name<'_, '_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<usize>, E> {
        Ok(self.0.position(text))
    }
}

/// A key of a Secret's data.
struct KeyOfData;

impl<'de> de::DeserializeSeed<'de> for KeyOfData {
    type Value = DataKey;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<DataKey, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl de::Visitor<'_> for KeyOfData {
    type Value = DataKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<DataKey, E> {
        let known = key::ALL.into_iter().find(|known| *known == text);
        Ok(known.map_or_else(|| text.to_owned().into(), DataKey::Borrowed))
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut secret = Secret::default();
        deserializer.deserialize_map(Slot::Object(&mut secret))?;
        Ok(secret)
    }
}

impl<'de> Deserialize<'de> for SecretList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut list = SecretList::default();
        deserializer.deserialize_map(Slot::Object(&mut list))?;
        Ok(list)
    }
}

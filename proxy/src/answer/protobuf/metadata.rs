//! What objects and lists say of themselves, as the API server writes it in JSON: what is empty is left out.

use std::borrow::Cow;

use karmada_token_core::{LAST_APPLIED_ANNOTATION, MASK_ANNOTATION, Timestamp};
use serde::Serialize;

use super::wire::{Fields, Value};
use super::writer::JsonWriter;

/// `meta.v1.ListMeta`.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::answer) struct ListMeta<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    resource_version: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    r#continue: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remaining_item_count: Option<i64>,
}

impl<'a> ListMeta<'a> {
    /// `None` for what is no such message.
    pub(in crate::answer) fn read(message: &'a [u8]) -> Option<Self> {
        let mut read = Self::default();
        for field in Fields::of(message) {
            match field? {
                (2, value) => read.resource_version = value.text()?,
                (3, value) => read.r#continue = value.text()?,
                (4, value) => read.remaining_item_count = Some(value.number()?),
                _ => {}
            }
        }
        Some(read)
    }
}

/// Of the fields of `meta.v1.ObjectMeta`.
const NAMESPACE: u32 = 3;
const ANNOTATIONS: u32 = 12;
/// Up to here none is there twice.
const LAST_ALONE: u32 = 10;

/// Fields that may be there several times: a map's or an array's, and how that begins and ends.
const GROUPS: [(u32, &str, [&str; 2]); 5] = [
    (11, "\"labels\":", ["{", "}"]),
    (ANNOTATIONS, "\"annotations\":", ["{", "}"]),
    (13, "\"ownerReferences\":", ["[", "]"]),
    (14, "\"finalizers\":", ["[", "]"]),
    (17, "\"managedFields\":", ["[", "]"]),
];

/// The namespace that a `meta.v1.ObjectMeta` names.
pub(super) fn namespace(message: &[u8]) -> Option<&[u8]> {
    for field in Fields::of(message) {
        match field? {
            (NAMESPACE, value) => return value.bytes(),
            (number, _) if number > NAMESPACE => break,
            _ => {}
        }
    }
    Some(b"")
}

/// Writes a `meta.v1.ObjectMeta`: of managed fields only who manages, of annotations none that may hold a copy of the secret, and
/// one that says what the secret was like. `None` for what is no such message; the API server writes fields in the order of their numbers.
pub(super) fn write_masked(message: &[u8], mask: &str, json: &mut JsonWriter<'_>) -> Option<()> {
    let mut at = At {
        number: 0,
        close: None,
        is_masked: false,
    };
    json.open("{");
    for field in Fields::of(message) {
        let (place, value) = field?;
        at.advance(place, mask, json)?;
        match place {
            1 => text("\"name\":", value, json)?,
            2 => text("\"generateName\":", value, json)?,
            NAMESPACE => text("\"namespace\":", value, json)?,
            4 => text("\"selfLink\":", value, json)?,
            5 => text("\"uid\":", value, json)?,
            6 => text("\"resourceVersion\":", value, json)?,
            7 if value.number()? == 0 => {}
            7 => number("\"generation\":", value, json)?,
            8 => time("\"creationTimestamp\":", value, json)?,
            9 => time("\"deletionTimestamp\":", value, json)?,
            10 => number("\"deletionGracePeriodSeconds\":", value, json)?,
            11 => entry(value, json)?,
            ANNOTATIONS => annotation(value, json)?,
            13 => owner(value.bytes()?, json)?,
            14 => json.text(value.bytes()?),
            17 => manager(value.bytes()?, json)?,
            _ => {}
        }
    }
    at.advance(u32::MAX, mask, json)?;
    json.close("}");
    Some(())
}

/// How far the fields have come.
struct At {
    number: u32,
    /// What closes the map or the array that is open.
    close: Option<&'static str>,
    is_masked: bool,
}

impl At {
    /// Closes what ends before a field, and opens what begins with it.
    fn advance(&mut self, number: u32, mask: &str, json: &mut JsonWriter<'_>) -> Option<()> {
        if number <= self.number {
            let may_repeat = self.close.is_some() || number > LAST_ALONE;
            return (number == self.number && may_repeat).then_some(());
        }
        if self.number == ANNOTATIONS {
            self.mask(mask, json);
        }
        if let Some(close) = self.close.take() {
            json.close(close);
        }
        if !self.is_masked && number > ANNOTATIONS {
            json.name("\"annotations\":");
            json.open("{");
            self.mask(mask, json);
            json.close("}");
        }
        self.number = number;
        if let Some((_, name, [open, close])) = GROUPS.into_iter().find(|group| group.0 == number) {
            json.name(name);
            json.open(open);
            self.close = Some(close);
        }
        Some(())
    }

    fn mask(&mut self, mask: &str, json: &mut JsonWriter<'_>) {
        json.key(MASK_ANNOTATION.as_bytes());
        json.text(mask.as_bytes());
        self.is_masked = true;
    }
}

/// A text, if it isn't empty.
fn text(name: &str, value: Value<'_>, json: &mut JsonWriter<'_>) -> Option<()> {
    if value.bytes()?.is_empty() {
        return Some(());
    }
    member(name, value, json)
}

fn number(name: &str, value: Value<'_>, json: &mut JsonWriter<'_>) -> Option<()> {
    json.name(name);
    json.number(value.number()?);
    Some(())
}

fn time(name: &str, value: Value<'_>, json: &mut JsonWriter<'_>) -> Option<()> {
    json.name(name);
    json.time(time_of(value)?);
    Some(())
}

/// An entry of a map: a message of a name and a value.
pub(super) fn entry_of(value: Value<'_>) -> Option<(&[u8], &[u8])> {
    let (mut name, mut held) = (&b""[..], &b""[..]);
    for field in Fields::of(value.bytes()?) {
        match field? {
            (1, value) => name = value.bytes()?,
            (2, value) => held = value.bytes()?,
            _ => {}
        }
    }
    Some((name, held))
}

fn entry(value: Value<'_>, json: &mut JsonWriter<'_>) -> Option<()> {
    let (name, held) = entry_of(value)?;
    json.key(name);
    json.text(held);
    Some(())
}

fn annotation(value: Value<'_>, json: &mut JsonWriter<'_>) -> Option<()> {
    let (name, _) = entry_of(value)?;
    if [LAST_APPLIED_ANNOTATION, MASK_ANNOTATION]
        .map(str::as_bytes)
        .contains(&name)
    {
        return Some(());
    }
    entry(value, json)
}

/// `meta.v1.OwnerReference`, of which these are always there.
fn owner(message: &[u8], json: &mut JsonWriter<'_>) -> Option<()> {
    json.open("{");
    for field in Fields::of(message) {
        let (number, value) = field?;
        match number {
            1 => member("\"kind\":", value, json)?,
            3 => member("\"name\":", value, json)?,
            4 => member("\"uid\":", value, json)?,
            5 => member("\"apiVersion\":", value, json)?,
            6 => flag("\"controller\":", value, json)?,
            7 => flag("\"blockOwnerDeletion\":", value, json)?,
            _ => {}
        }
    }
    json.close("}");
    Some(())
}

fn member(name: &str, value: Value<'_>, json: &mut JsonWriter<'_>) -> Option<()> {
    json.name(name);
    json.text(value.bytes()?);
    Some(())
}

pub(super) fn flag(name: &str, value: Value<'_>, json: &mut JsonWriter<'_>) -> Option<()> {
    json.name(name);
    json.bool(value.number()? != 0);
    Some(())
}

/// `meta.v1.ManagedFieldsEntry`: who manages, since when, and by which operation.
fn manager(message: &[u8], json: &mut JsonWriter<'_>) -> Option<()> {
    json.open("{");
    for field in Fields::of(message) {
        let (number, value) = field?;
        match number {
            1 => text("\"manager\":", value, json)?,
            2 => text("\"operation\":", value, json)?,
            4 => time("\"time\":", value, json)?,
            _ => {}
        }
    }
    json.close("}");
    Some(())
}

/// `meta.v1.Time`, of which JSON has no fractions of a second. The outer `None` is for what is no time, the inner for none.
fn time_of(value: Value<'_>) -> Option<Option<Timestamp>> {
    let (mut seconds, mut nanos) = (0, 0);
    for field in Fields::of(value.bytes()?) {
        match field? {
            (1, value) => seconds = value.number()?,
            (2, value) => nanos = value.number()?,
            _ => {}
        }
    }
    if (seconds, nanos) == (0, 0) {
        return Some(None);
    }
    Timestamp::from_unix_seconds(seconds).ok().map(Some)
}

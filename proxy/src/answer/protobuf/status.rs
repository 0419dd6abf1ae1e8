//! A refusal: who asks for protobuf is refused in protobuf.

use std::borrow::Cow;

use bytes::Bytes;
use serde::Serialize;

use super::metadata::ListMeta;
use super::wire::{Fields, Value};
use super::{MAGIC, envelope, is_of};

/// `meta.v1.Status`, as the API server writes it in JSON.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Status<'a> {
    kind: &'static str,
    api_version: &'static str,
    metadata: ListMeta<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    status: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details<'a>>,
    code: i64,
}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Details<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    group: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    uid: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<Cause<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_seconds: Option<i64>,
}

#[derive(Debug, Default, Serialize)]
struct Cause<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    field: Cow<'a, str>,
}

/// A Status in JSON; `None` for any other document.
pub(in crate::answer) fn status(document: &[u8]) -> Option<Bytes> {
    let mut raw = None;
    for field in Fields::of(document.strip_prefix(MAGIC)?) {
        match field? {
            (envelope::TYPE, Value::Bytes(text)) if !is_of(text, "v1", "Status") => return None,
            (envelope::RAW, Value::Bytes(message)) => raw = Some(message),
            _ => {}
        }
    }
    let status = Status::read(raw?)?;
    serde_json::to_vec(&status).ok().map(Bytes::from)
}

impl<'a> Status<'a> {
    fn read(message: &'a [u8]) -> Option<Self> {
        let mut read = Self {
            kind: "Status",
            api_version: "v1",
            ..Self::default()
        };
        for field in Fields::of(message) {
            match field? {
                (1, value) => read.metadata = ListMeta::read(value.bytes()?)?,
                (2, value) => read.status = value.text()?,
                (3, value) => read.message = value.text()?,
                (4, value) => read.reason = value.text()?,
                (5, value) => read.details = Some(Details::read(value.bytes()?)?),
                (6, value) => read.code = value.number()?,
                _ => {}
            }
        }
        Some(read)
    }
}

impl<'a> Details<'a> {
    fn read(message: &'a [u8]) -> Option<Self> {
        let mut read = Self::default();
        for field in Fields::of(message) {
            match field? {
                (1, value) => read.name = value.text()?,
                (2, value) => read.group = value.text()?,
                (3, value) => read.kind = value.text()?,
                (4, value) => read.causes.push(Cause::read(value.bytes()?)?),
                (5, value) => {
                    read.retry_after_seconds = Some(value.number()?).filter(|seconds| *seconds != 0)
                }
                (6, value) => read.uid = value.text()?,
                _ => {}
            }
        }
        Some(read)
    }
}

impl<'a> Cause<'a> {
    fn read(message: &'a [u8]) -> Option<Self> {
        let mut read = Self::default();
        for field in Fields::of(message) {
            match field? {
                (1, value) => read.reason = value.text()?,
                (2, value) => read.message = value.text()?,
                (3, value) => read.field = value.text()?,
                _ => {}
            }
        }
        Some(read)
    }
}

#[cfg(test)]
mod tests;

//! Answers as JavaScript gets them: plain objects, by way of JSON.

use crate::{
    Finding, Pin, Reason, RecordedExpiration, RegisterCommand, Timestamp, TokenId, TokenRecord, Usages,
};
use js_sys::{Error, JSON};
use serde::Serialize;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

/// A plain object.
pub(super) fn to_js<T: Serialize>(view: &T) -> Result<JsValue, JsValue> {
    let json = Zeroizing::new(serde_json::to_string(view).map_err(unwritable)?);
    JSON::parse(&json)
}

/// Never for what is written here; passed on rather than hidden. serde's words may repeat values.
pub(super) fn unwritable(_: serde_json::Error) -> JsValue {
    Error::new("the answer could not be written as JSON").into()
}

/// Why a token doesn't work.
#[derive(Serialize)]
pub(super) struct ReasonView {
    variant: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
}

impl From<&Reason> for ReasonView {
    fn from(reason: &Reason) -> Self {
        ReasonView {
            variant: reason.as_key(),
            message: reason.to_string(),
            group: match reason {
                Reason::BadGroup(group) => Some(group.clone()),
                _ => None,
            },
        }
    }
}

fn reasons(reasons: &[Reason]) -> Vec<ReasonView> {
    reasons.iter().map(ReasonView::from).collect()
}

/// A Secret, read and judged.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RecordView<'a> {
    name: &'a str,
    id: Option<String>,
    secret: &'static str,
    expiration: Option<String>,
    usages: Vec<&'static str>,
    groups: &'a [String],
    description: &'a str,
    authenticates: Vec<ReasonView>,
    signed: Vec<ReasonView>,
    registers: Vec<ReasonView>,
}

impl<'a> RecordView<'a> {
    pub(super) fn of(record: &'a TokenRecord, now: Timestamp, may_register: bool) -> Self {
        let verdict = record.verdict(now);
        RecordView {
            name: &record.name,
            id: record.id.as_ref().map(TokenId::to_string),
            secret: record.secret.mask(),
            expiration: match &record.expiration {
                RecordedExpiration::Never => None,
                RecordedExpiration::At(end) => Some(end.to_string()),
                RecordedExpiration::Unparseable(text) => Some(text.clone()),
            },
            usages: names(record.usages),
            groups: &record.groups,
            description: &record.description,
            authenticates: reasons(&verdict.authenticates),
            signed: reasons(&verdict.signed),
            registers: reasons(&verdict.registers(may_register)),
        }
    }
}

fn names(usages: Usages) -> Vec<&'static str> {
    usages.iter().map(crate::Usage::name).collect()
}

/// Where members register, and what they pin.
#[derive(Serialize)]
pub(super) struct TargetView {
    endpoint: String,
    pins: Vec<String>,
}

impl From<&RegisterCommand> for TargetView {
    fn from(target: &RegisterCommand) -> Self {
        TargetView {
            endpoint: target.endpoint.to_string(),
            pins: target.pins.iter().map(Pin::to_string).collect(),
        }
    }
}

/// One finding of a diagnosis.
#[derive(Serialize)]
pub(super) struct FindingView<'a> {
    code: &'static str,
    severity: &'static str,
    what: String,
    why: &'static str,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a str>,
}

impl<'a> From<&'a Finding> for FindingView<'a> {
    fn from(finding: &'a Finding) -> Self {
        FindingView {
            code: finding.code(),
            severity: finding.severity().as_str(),
            what: finding.what(),
            why: finding.why(),
            start: finding.span().start,
            end: finding.span().end,
            fix: finding.fix().map(crate::Correction::expose),
        }
    }
}

//! Answers as JavaScript gets them: plain objects, by way of JSON.

use crate::json::Json;
use crate::{
    Finding, Flag, MemberCommand, OtherFlag, Pin, Reason, RecordedExpiration, RegisterCommand,
    RegisterOptions, Timestamp, Token, TokenId, TokenRecord, Usage,
};
use alloc::string::ToString;
use js_sys::JSON;
use wasm_bindgen::JsValue;

/// A plain object with these fields.
pub(super) fn object(fields: impl FnOnce(&mut Json)) -> Result<JsValue, JsValue> {
    JSON::parse(&Json::object(fields))
}

/// A list of plain objects.
pub(super) fn objects<T>(items: &[T], fields: impl Fn(&mut Json, &T)) -> Result<JsValue, JsValue> {
    JSON::parse(&Json::objects(items, fields))
}

/// Why a token doesn't work.
fn reason(json: &mut Json, reason: &Reason) {
    json.text("variant", reason.as_key());
    json.text("message", &reason.to_string());
    if let Reason::BadGroup(group) = reason {
        json.text("group", group);
    }
}

/// A Secret, read and judged.
pub(super) fn record(json: &mut Json, record: &TokenRecord, now: Timestamp, may_register: bool) {
    let verdict = record.verdict(now);
    let expiration = match &record.expiration {
        RecordedExpiration::Never => None,
        RecordedExpiration::At(end) => Some(end.to_string()),
        RecordedExpiration::Unparseable(text) => Some(text.clone()),
    };
    json.text("name", &record.name);
    json.maybe_text("id", record.id.as_ref().map(TokenId::as_str));
    json.text("secret", record.secret.mask());
    json.maybe_text("expiration", expiration.as_deref());
    json.texts("usages", record.usages.iter().map(Usage::name));
    json.texts("groups", &record.groups);
    json.text("description", &record.description);
    json.list("authenticates", &verdict.authenticates, reason);
    json.list("signed", &verdict.signed, reason);
    json.list("registers", &verdict.registers(may_register), reason);
}

/// A command that was read, in the form that one is asked for in.
pub(super) fn command(json: &mut Json, command: &MemberCommand, token: &Token) {
    json.text("program", &command.program().name().replace(' ', "-"));
    target(json, command.target());
    json.text("token", &token.expose());
    let options = command.options().into_iter();
    for (flag, value) in options.flat_map(RegisterOptions::words) {
        match (flag, value) {
            (Flag::ClusterName, Some(text)) => json.text("clusterName", &text),
            (Flag::Namespace, Some(text)) => json.text("namespace", &text),
            (Flag::ClusterNamespace, Some(text)) => json.text("clusterNamespace", &text),
            (Flag::ProxyServerAddress, Some(text)) => json.text("proxyServerAddress", &text),
            (Flag::AgentImage, Some(text)) => json.text("karmadaAgentImage", &text),
            (Flag::CertExpirationSeconds, Some(number)) => json.plain("certExpirationSeconds", number),
            (Flag::DryRun, None) => json.plain("dryRun", true),
            // No other is an option.
            _ => {}
        }
    }
    json.plain("skipsCaVerification", command.skips_ca_verification());
    json.texts("others", command.others().iter().map(OtherFlag::name));
}

/// Where members register, and what they pin.
pub(super) fn target(json: &mut Json, target: &RegisterCommand) {
    json.text("endpoint", &target.endpoint.to_string());
    json.texts("pins", target.pins.iter().map(Pin::to_string));
}

/// One finding of a diagnosis.
pub(super) fn finding(json: &mut Json, finding: &Finding) {
    json.text("code", finding.code());
    json.text("severity", finding.severity().as_str());
    json.text("what", &finding.what());
    json.text("why", finding.why());
    json.plain("start", finding.span().start);
    json.plain("end", finding.span().end);
    if let Some(fix) = finding.fix() {
        json.text("fix", fix.expose());
    }
}

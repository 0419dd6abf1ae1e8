//! Secrets, commands, kubeconfigs, cluster-info and anything that is pasted, read.

use super::answered;
use super::failure::thrown;
use super::fields::Fields;
use super::options::target;
use super::values::time;
use super::views::{self, object, objects};
use crate::{
    ClusterInfo, ClusterInfoMismatch, Kubeconfig, MemberCommand, Secret, SecretList, TokenId, TokenRecord,
    diagnose_at,
};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// What a Secret in JSON says, and whether it works.
///
/// # Errors
/// [`crate::SecretError`].
#[wasm_bindgen(js_name = readSecret)]
pub fn read_secret(json: String, now: f64, may_register: bool) -> Result<JsValue, JsValue> {
    answered(|| {
        let secret = Secret::from_json(&Zeroizing::new(json)).map_err(thrown)?;
        let (record, now) = (TokenRecord::from(&secret), time(now)?);
        object(|json| views::record(json, &record, now, may_register))
    })
}

/// The same of each Secret of a list in JSON, as a server answers it: of any size.
///
/// # Errors
/// [`crate::SecretError`].
#[wasm_bindgen(js_name = readSecretList)]
pub fn read_secret_list(json: String, now: f64, may_register: bool) -> Result<JsValue, JsValue> {
    answered(|| {
        let list = SecretList::from_answer(&Zeroizing::new(json)).map_err(thrown)?;
        let now = time(now)?;
        let records: Vec<_> = list.items.iter().map(TokenRecord::from).collect();
        objects(&records, |json, record| {
            views::record(json, record, now, may_register)
        })
    })
}

/// A register or join command, read back.
///
/// # Errors
/// [`crate::CommandError`].
#[wasm_bindgen(js_name = parseCommand)]
pub fn parse_command(text: String) -> Result<JsValue, JsValue> {
    answered(|| {
        let (command, token) = MemberCommand::parse(&Zeroizing::new(text)).map_err(thrown)?;
        object(|json| views::command(json, &command, &token))
    })
}

/// Where members register by a kubeconfig, and what they pin.
///
/// # Errors
/// [`crate::KubeconfigError`].
#[wasm_bindgen(js_name = readKubeconfig)]
pub fn read_kubeconfig(text: String, context: Option<String>) -> Result<JsValue, JsValue> {
    answered(|| {
        let kubeconfig = Kubeconfig::from_yaml(&Zeroizing::new(text)).map_err(thrown)?;
        let target = kubeconfig.register_command(context.as_deref()).map_err(thrown)?;
        object(|json| views::target(json, &target))
    })
}

/// What cluster-info says, and the IDs of the tokens that it has a signature of.
///
/// # Errors
/// [`crate::ClusterInfoError`].
#[wasm_bindgen(js_name = readClusterInfo)]
pub fn read_cluster_info(text: String) -> Result<JsValue, JsValue> {
    answered(|| {
        let info = ClusterInfo::parse(&text).map_err(thrown)?;
        object(|json| {
            views::target(json, &info.register_command());
            json.texts("signedFor", info.signed_for().map(|id: TokenId| id.to_string()));
        })
    })
}

/// Everything that speaks against registering by this cluster-info with a token, an endpoint and pins.
///
/// # Errors
/// [`crate::ClusterInfoError`], and those of the options.
#[wasm_bindgen(js_name = checkClusterInfo)]
pub fn check_cluster_info(text: String, command: &JsValue) -> Result<JsValue, JsValue> {
    answered(|| {
        let info = ClusterInfo::parse(&text).map_err(thrown)?;
        let fields = Fields::of(command)?;
        let token = fields.text("token")?.parse().map_err(thrown)?;
        mismatches(&info.against(&target(&fields)?, &token))
    })
}

/// Everything that speaks against registering by this cluster-info with a whole command; empty where they belong together.
///
/// # Errors
/// [`crate::ClusterInfoError`] and [`crate::CommandError`].
#[wasm_bindgen(js_name = belongTogether)]
pub fn belong_together(text: String, command: String) -> Result<JsValue, JsValue> {
    answered(|| {
        let info = ClusterInfo::parse(&text).map_err(thrown)?;
        let (target, token) = MemberCommand::target_of(&Zeroizing::new(command)).map_err(thrown)?;
        mismatches(&info.against(&target, &token))
    })
}

fn mismatches(against: &[ClusterInfoMismatch]) -> Result<JsValue, JsValue> {
    objects(against, |json, mismatch| {
        json.text("variant", mismatch.as_key());
        json.text("message", &mismatch.to_string());
    })
}

/// What a text is, and what is wrong with it.
///
/// # Errors
/// [`crate::TimestampError`] for a clock that is out of this world.
#[wasm_bindgen(js_name = diagnose)]
pub fn diagnose(text: String, now: f64) -> Result<JsValue, JsValue> {
    answered(|| {
        let text = Zeroizing::new(text);
        let diagnosis = diagnose_at(&text, time(now)?);
        let corrected = diagnosis.corrected(&text);
        object(|json| {
            json.text("kind", diagnosis.kind().as_str());
            json.list("findings", diagnosis.findings(), views::finding);
            json.maybe_text("corrected", corrected.as_deref().map(String::as_str));
        })
    })
}

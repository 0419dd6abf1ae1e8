//! What JavaScript asks for, as an object.

use super::failure::{Failure, thrown};
use super::values::time;
use crate::{
    BootstrapToken, CertExpiration, Description, Groups, MemberCommand, Pin, RegisterCommand,
    RegisterOptions, Shell, Ttl, Usages,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::str::FromStr;
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

/// An object of another form than is declared. serde's own words would repeat values, which may be secret.
#[derive(Debug, thiserror::Error)]
#[error("the options have another form than is declared for them")]
struct OptionsError;

impl Failure for OptionsError {
    const NAME: &'static str = "OptionsError";

    fn place(&self) -> (&'static str, Option<usize>) {
        ("form", None)
    }
}

/// Reads an object.
pub(super) fn read<T: DeserializeOwned>(options: &JsValue) -> Result<T, JsValue> {
    let json = js_sys::JSON::stringify(options).map_err(|_| thrown(OptionsError))?;
    let json = Zeroizing::new(json.as_string().unwrap_or_default());
    serde_json::from_str(&json).map_err(|_| thrown(OptionsError))
}

/// A token as it is to be created.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SecretOptions {
    token: Zeroizing<String>,
    now: f64,
    ttl: Option<String>,
    usages: Option<Vec<String>>,
    groups: Option<Vec<String>>,
    description: Option<String>,
}

impl SecretOptions {
    /// What is left out is what the reference takes.
    pub(super) fn into_token(self) -> Result<BootstrapToken, JsValue> {
        let ttl = self
            .ttl
            .map_or(Ok(Ttl::DEFAULT), |ttl| ttl.parse())
            .map_err(thrown)?;
        let usages = self
            .usages
            .map_or(Ok(Usages::ALL), |usages| usages.join(",").parse());
        let groups = self
            .groups
            .map_or(Ok(Groups::karmada_default()), |groups| groups.join(",").parse());
        Ok(BootstrapToken {
            token: self.token.parse().map_err(thrown)?,
            expiration: ttl.expiration(time(self.now)?).map_err(thrown)?,
            usages: usages.map_err(thrown)?,
            groups: groups.map_err(thrown)?,
            description: Description::optional(&self.description.unwrap_or_default()).map_err(thrown)?,
        })
    }
}

/// A command as it is to be written.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CommandOptions {
    pub(super) token: Zeroizing<String>,
    endpoint: String,
    pins: Vec<String>,
    #[serde(default)]
    program: ProgramName,
    #[serde(default)]
    shell: ShellName,
    cluster_name: Option<String>,
    namespace: Option<String>,
    cluster_namespace: Option<String>,
    proxy_server_address: Option<String>,
    karmada_agent_image: Option<String>,
    cert_expiration_seconds: Option<u32>,
    #[serde(default)]
    dry_run: bool,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ProgramName {
    #[default]
    Karmadactl,
    KubectlKarmada,
    Kubeadm,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ShellName {
    #[default]
    Posix,
    PowerShell,
}

impl CommandOptions {
    pub(super) fn shell(&self) -> Shell {
        match self.shell {
            ShellName::Posix => Shell::Posix,
            ShellName::PowerShell => Shell::PowerShell,
        }
    }

    pub(super) fn command(&self) -> Result<MemberCommand, JsValue> {
        let target = target(&self.endpoint, &self.pins)?;
        let options = self.options()?;
        Ok(match self.program {
            ProgramName::Karmadactl => MemberCommand::karmadactl(target, options),
            ProgramName::KubectlKarmada => MemberCommand::kubectl_karmada(target, options),
            ProgramName::Kubeadm if options == RegisterOptions::default() => MemberCommand::kubeadm(target),
            ProgramName::Kubeadm => return Err(thrown(OptionsError)),
        })
    }

    fn options(&self) -> Result<RegisterOptions, JsValue> {
        let seconds = |seconds| CertExpiration::from_seconds(seconds).ok_or_else(|| thrown(OptionsError));
        Ok(RegisterOptions {
            cluster_name: optional(self.cluster_name.as_deref())?,
            namespace: optional(self.namespace.as_deref())?,
            cluster_namespace: optional(self.cluster_namespace.as_deref())?,
            proxy_server_address: optional(self.proxy_server_address.as_deref())?,
            karmada_agent_image: optional(self.karmada_agent_image.as_deref())?,
            cert_expiration_seconds: self.cert_expiration_seconds.map(seconds).transpose()?,
            dry_run: self.dry_run,
        })
    }
}

/// What a command is for, and what is to be held against cluster-info.
pub(super) fn target(endpoint: &str, pins: &[String]) -> Result<RegisterCommand, JsValue> {
    let pins = pins.iter().map(|pin| pin.parse::<Pin>());
    Ok(RegisterCommand {
        endpoint: endpoint.parse().map_err(thrown)?,
        pins: pins.collect::<Result<_, _>>().map_err(thrown)?,
    })
}

fn optional<T: FromStr>(text: Option<&str>) -> Result<Option<T>, JsValue>
where
    T::Err: Failure,
{
    text.map(str::parse).transpose().map_err(thrown)
}

//! What JavaScript asks for, as an object.

use super::failure::thrown;
use super::fields::{Fields, form};
use super::values::time;
use crate::{
    BootstrapToken, CertExpiration, Description, Groups, MemberCommand, Pin, RegisterCommand,
    RegisterOptions, Shell, Token, Ttl, Usages,
};
use alloc::string::String;
use wasm_bindgen::JsValue;

/// A token as it is to be created. What is left out is what the reference takes.
pub(super) fn token(options: &JsValue) -> Result<BootstrapToken, JsValue> {
    const NAMES: [&str; 6] = ["token", "now", "ttl", "usages", "groups", "description"];
    let fields = Fields::only(options, &NAMES)?;
    let now = time(fields.number("now")?.ok_or_else(|| form("now"))?)?;
    let ttl = fields.parsed("ttl")?.unwrap_or(Ttl::DEFAULT);
    let usages = fields
        .texts("usages")?
        .map_or(Ok(Usages::ALL), |usages| usages.join(",").parse());
    let groups = fields.texts("groups")?;
    let groups = groups.map_or(Ok(Groups::karmada_default()), |groups| groups.join(",").parse());
    let description = fields.maybe_text("description")?.unwrap_or_default();
    Ok(BootstrapToken {
        token: fields.text("token")?.parse().map_err(thrown)?,
        expiration: ttl.expiration(now).map_err(thrown)?,
        usages: usages.map_err(thrown)?,
        groups: groups.map_err(thrown)?,
        description: Description::optional(&description).map_err(thrown)?,
    })
}

/// A command as it is to be written.
pub(super) struct CommandOptions {
    pub(super) command: MemberCommand,
    pub(super) token: Token,
    pub(super) shell: Shell,
}

impl CommandOptions {
    pub(super) fn of(options: &JsValue) -> Result<Self, JsValue> {
        const NAMES: [&str; 14] = [
            "token",
            "endpoint",
            "pins",
            "program",
            "shell",
            "clusterName",
            "namespace",
            "clusterNamespace",
            "proxyServerAddress",
            "karmadaAgentImage",
            "certExpirationSeconds",
            "dryRun",
            "skipsCaVerification",
            "others",
        ];
        let fields = Fields::only(options, &NAMES)?;
        // A command that was read may have these, and none is written with them: it is refused rather than changed.
        if fields.switch("skipsCaVerification")? {
            return Err(form("skipsCaVerification"));
        }
        if fields.texts("others")?.is_some_and(|others| !others.is_empty()) {
            return Err(form("others"));
        }
        Ok(CommandOptions {
            token: fields.text("token")?.parse().map_err(thrown)?,
            command: command(&fields)?,
            shell: match fields.maybe_text("shell")?.as_deref().map(String::as_str) {
                None | Some("posix") => Shell::Posix,
                Some("powershell") => Shell::PowerShell,
                Some(_) => return Err(form("shell")),
            },
        })
    }
}

fn command(fields: &Fields<'_>) -> Result<MemberCommand, JsValue> {
    let target = target(fields)?;
    let options = register_options(fields)?;
    match fields.maybe_text("program")?.as_deref().map(String::as_str) {
        None | Some("karmadactl") => Ok(MemberCommand::karmadactl(target, options)),
        Some("kubectl-karmada") => Ok(MemberCommand::kubectl_karmada(target, options)),
        Some("kubeadm") if options == RegisterOptions::default() => Ok(MemberCommand::kubeadm(target)),
        Some(_) => Err(form("program")),
    }
}

fn register_options(fields: &Fields<'_>) -> Result<RegisterOptions, JsValue> {
    let seconds = fields.number("certExpirationSeconds")?;
    let seconds = seconds.map(|number| {
        whole(number)
            .and_then(CertExpiration::from_seconds)
            .ok_or_else(|| form("certExpirationSeconds"))
    });
    Ok(RegisterOptions {
        cluster_name: fields.parsed("clusterName")?,
        namespace: fields.parsed("namespace")?,
        cluster_namespace: fields.parsed("clusterNamespace")?,
        proxy_server_address: fields.parsed("proxyServerAddress")?,
        karmada_agent_image: fields.parsed("karmadaAgentImage")?,
        cert_expiration_seconds: seconds.transpose()?,
        dry_run: fields.switch("dryRun")?,
    })
}

/// A number without decimals; none of what is negative or too large.
fn whole(number: f64) -> Option<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is lost by it is told by the comparison"
    )]
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}

/// What a command is for, and what is to be held against cluster-info.
pub(super) fn target(fields: &Fields<'_>) -> Result<RegisterCommand, JsValue> {
    let pins = fields.texts("pins")?.ok_or_else(|| form("pins"))?;
    let pins = pins.iter().map(|pin| pin.parse::<Pin>());
    let endpoint = fields.text("endpoint")?.parse().map_err(thrown)?;
    RegisterCommand::new(endpoint, pins.collect::<Result<_, _>>().map_err(thrown)?).map_err(thrown)
}

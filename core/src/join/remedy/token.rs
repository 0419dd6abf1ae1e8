//! What helps a token.

use super::Remedy;
use crate::{GoDuration, Group, NAMESPACE, Reason, Timestamp, TokenId};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// A new token in its place.
pub(super) const NEW: &str = "karmada-token create --print-register-command\n";
/// The token that the server has, to be held against one that it doesn't let in.
pub(super) const COMPARE: &str = "karmada-token list\n";
/// As long as a new one lives.
const DAY: GoDuration = GoDuration::from_nanos(24 * 3_600_000_000_000);

/// The remedies against what a Secret says.
pub(super) fn against(reason: &Reason, name: &str, now: Timestamp) -> Vec<Remedy> {
    let text = match reason {
        Reason::NoAuthenticationUsage => patch(name, "usage-bootstrap-authentication", "true"),
        Reason::NoSigningUsage => patch(name, "usage-bootstrap-signing", "true"),
        Reason::BadGroup(_) | Reason::NoGroupMayRegister => default_group(name),
        Reason::Expired | Reason::ExpirationUnparseable => match now.checked_add(DAY) {
            Some(end) => patch(name, "expiration", &end.to_string()),
            None => replace(name),
        },
        // A Secret that is going already, or that is no token's: leave it, and make a token.
        Reason::Deleting | Reason::WrongNamespace | Reason::WrongType | Reason::BadName => NEW.to_owned(),
        Reason::BadId | Reason::IdMismatch | Reason::SecretMissing | Reason::SecretMalformed => replace(name),
    };
    vec![Remedy::shell(text)]
}

/// Whether a new token is what helps, and nothing else.
pub(in crate::join) fn is_final(reason: &Reason) -> bool {
    match reason {
        Reason::Deleting
        | Reason::WrongNamespace
        | Reason::WrongType
        | Reason::BadName
        | Reason::BadId
        | Reason::IdMismatch
        | Reason::SecretMissing
        | Reason::SecretMalformed => true,
        Reason::NoAuthenticationUsage
        | Reason::NoSigningUsage
        | Reason::BadGroup(_)
        | Reason::NoGroupMayRegister
        | Reason::Expired
        | Reason::ExpirationUnparseable => false,
    }
}

/// The default group, and no other.
pub(super) fn default_group(name: &str) -> String {
    patch(name, "auth-extra-groups", Group::karmada_default().as_str())
}

/// Another token instead of this one.
pub(super) fn replace(name: &str) -> String {
    format!("kubectl -n {NAMESPACE} delete secret {name}\n{NEW}")
}

/// These are gone.
pub(super) fn delete(ids: &[TokenId]) -> String {
    let names: Vec<_> = ids.iter().map(TokenId::secret_name).collect();
    format!("kubectl -n {NAMESPACE} delete secret {}\n", names.join(" "))
}

/// One key of the Secret. Nothing here needs quoting: names of Secrets, groups and times have harmless characters only.
fn patch(name: &str, key: &str, value: &str) -> String {
    format!(
        "kubectl -n {NAMESPACE} patch secret {name} --type=merge -p '{{\"stringData\":{{\"{key}\":\"{value}\"}}}}'\n"
    )
}

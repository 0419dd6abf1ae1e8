//! Which requests Karmada's approver takes: those of `karmadactl register`.

use super::subject::Subject;
use crate::Group;
use alloc::string::String;

/// What an agent's name begins with; the cluster's follows.
pub(super) const AGENT_PREFIX: &str = "system:karmada:agent:";
const AGENTS: &str = "system:karmada:agents";
const SIGNER: &str = "kubernetes.io/kube-apiserver-client";
/// The first two must be asked for, the third may.
const USAGES: [&str; 3] = ["digital signature", "client auth", "key encipherment"];

/// What the API server has written down of a request, beside the request itself.
pub(super) struct Asked<'a> {
    pub(super) signer: &'a str,
    /// Of who filed it.
    pub(super) groups: &'a [String],
    pub(super) usages: &'a [String],
}

/// Whether the approver takes it, if it runs. Whatever else a token files lies there for ever, on the soundest of control planes;
/// and so may what a group other than the default one files, by the administrator's own wish.
pub(super) fn is_agents(asked: &Asked<'_>, subject: &Subject) -> bool {
    let asks_for = |usage: &&str| asked.usages.iter().any(|asked| asked == usage);
    let is_usual = |usage: &String| USAGES.contains(&usage.as_str());
    let name = subject.common_name.as_deref().unwrap_or_default();
    asked.signer == SIGNER
        && name.starts_with(AGENT_PREFIX)
        && subject.organizations == [AGENTS]
        && !subject.has_other_names
        && USAGES[..2].iter().all(asks_for)
        && asked.usages.iter().all(is_usual)
        && asked
            .groups
            .iter()
            .any(|group| group == Group::karmada_default().as_str())
}

#[cfg(test)]
mod tests;

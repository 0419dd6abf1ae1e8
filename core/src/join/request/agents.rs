//! Which requests Karmada's approver takes: those of `karmadactl register`. And which it took before Karmada 1.12.

use super::subject::Subject;
use crate::Group;
use alloc::string::String;

/// What an agent's name begins with; the cluster's follows.
pub(super) const AGENT_PREFIX: &str = "system:karmada:agent:";
const AGENTS: &str = "system:karmada:agents";
const SIGNER: &str = "kubernetes.io/kube-apiserver-client";
const NODE_PREFIX: &str = "system:node:";
const NODES: &str = "system:nodes";
const NODES_SIGNER: &str = "kubernetes.io/kube-apiserver-client-kubelet";
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
        && asked.is_of_default_group()
}

/// Whether `karmadactl register` before 1.12 files it so, as a node that bootstraps.
pub(super) fn is_outdated(asked: &Asked<'_>, subject: &Subject) -> bool {
    let name = subject.common_name.as_deref().unwrap_or_default();
    asked.signer == NODES_SIGNER
        && name.starts_with(NODE_PREFIX)
        && subject.organizations == [NODES]
        && asked.is_of_default_group()
}

impl Asked<'_> {
    fn is_of_default_group(&self) -> bool {
        let default = Group::karmada_default();
        self.groups.iter().any(|group| group == default.as_str())
    }
}

#[cfg(test)]
mod tests;

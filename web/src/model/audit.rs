//! Questions to the API server's audit log, to copy: what a user did.

/// Whom every agent's first certificate is for, whichever cluster's it is.
pub(crate) const AGENT_SETUP_USER: &str = "system:karmada:agent:rbac-generator";

/// What is shown of each event.
const SHOWN: &str =
    "{time: .requestReceivedTimestamp, verb, uri: .requestURI, from: .sourceIPs, code: .responseStatus.code}";

/// As whom a token is known.
pub(crate) fn token_user(id: &str) -> String {
    format!("system:bootstrap:{id}")
}

/// Of the file that `--audit-log-path` names.
pub(crate) fn audit_by_file(user: &str) -> String {
    format!("jq -c 'select(.user.username == \"{user}\") | {SHOWN}' audit.log")
}

/// Where `--audit-log-path` is `-`: the logs of all its pods, whose other lines are no JSON. By the label, for of a Deployment's pods kubectl
/// takes one; and whole, for by a label it takes ten lines of each.
pub(crate) fn audit_by_kubectl(user: &str) -> String {
    format!(
        "kubectl -n karmada-system logs -l app=karmada-apiserver --tail=-1 | grep '^{{' | jq -c \
         'select(.user.username? == \"{user}\") | {SHOWN}'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_is_asked_for() {
        let user = token_user("abcdef");
        for query in [audit_by_file(&user), audit_by_kubectl(&user)] {
            assert!(query.contains("\"system:bootstrap:abcdef\""), "{query}");
            assert_eq!(query.matches('\'').count() % 2, 0, "{query}");
        }
    }

    /// One of three replicas has a third of what was done, and looks like all of it.
    #[test]
    fn every_replicas_log_is_read_whole() {
        let query = audit_by_kubectl(AGENT_SETUP_USER);
        assert!(
            query.contains("logs -l app=karmada-apiserver --tail=-1 "),
            "{query}"
        );
    }
}

//! Questions to the API server's audit log, to copy: who came with a token, and did what.

/// What the name of a bootstrap token's user begins with.
const BOOTSTRAP_USER: &str = "system:bootstrap:";

/// What is shown of each event.
const SHOWN: &str =
    "{time: .requestReceivedTimestamp, verb, uri: .requestURI, from: .sourceIPs, code: .responseStatus.code}";

/// Of the file that `--audit-log-path` names.
pub(crate) fn audit_by_file(id: &str) -> String {
    format!("jq -c 'select(.user.username == \"{BOOTSTRAP_USER}{id}\") | {SHOWN}' audit.log")
}

/// Where `--audit-log-path` is `-`: the log of the pod, whose other lines are no JSON.
pub(crate) fn audit_by_kubectl(id: &str) -> String {
    format!(
        "kubectl -n karmada-system logs deployment/karmada-apiserver | grep '^{{' | jq -c \
         'select(.user.username? == \"{BOOTSTRAP_USER}{id}\") | {SHOWN}'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tokens_user_is_asked_for() {
        for query in [audit_by_file("abcdef"), audit_by_kubectl("abcdef")] {
            assert!(query.contains("\"system:bootstrap:abcdef\""), "{query}");
            assert_eq!(query.matches('\'').count() % 2, 0, "{query}");
        }
    }
}

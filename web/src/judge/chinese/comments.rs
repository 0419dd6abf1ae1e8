//! The comments in a remedy's script or manifest.

/// What begins a line that is a comment.
const MARK: &str = "# ";
/// Where a comment names the controller that it is about.
const NAME: &str = "CONTROLLER";

/// Core's, and the same in Chinese. Nothing in them that a shell which knows no comments would stop at.
const COMMENTS: [(&str, &str); 11] = [
    (
        "--controllers must hold CONTROLLER, as karmadactl init has it. Where it is missing, add it by kubectl edit",
        "--controllers 中必须有 CONTROLLER，karmadactl init 即如此设置。若缺少，请用 kubectl edit 加上",
    ),
    (
        "Where CONTROLLER is among them already, the log of the pod says what is wrong",
        "若其中已有 CONTROLLER，该 Pod 的日志会说明问题所在",
    ),
    (
        "VERSION is that of the chart that runs, by helm -n karmada-system list",
        "VERSION 是正在运行的 Chart 的版本，由 helm -n karmada-system list 得知",
    ),
    (
        "An upgrade may write cluster-info and the RBAC as the chart has them: run karmada-token preflight afterwards",
        "升级可能会把 cluster-info 和 RBAC 写回 Chart 中的内容：之后请运行 karmada-token preflight",
    ),
    (
        "The Deployment is NAME-karmada-kube-controller-manager, where there is no karmada in NAME, that of the Karmada object",
        "若 Karmada 对象的名称 NAME 中没有 karmada，该 Deployment 为 NAME-karmada-kube-controller-manager",
    ),
    (
        "The Deployment is NAME-karmada-controller-manager, where there is no karmada in NAME, that of the Karmada object",
        "若 Karmada 对象的名称 NAME 中没有 karmada，该 Deployment 为 NAME-karmada-controller-manager",
    ),
    (
        "--controllers, where it is given, must hold * or agentcsrapproving. The log of the pod says what it does with a request",
        "若指定了 --controllers，其中必须有 * 或 agentcsrapproving。该 Pod 的日志会说明它如何处理请求",
    ),
    (
        "Requesting User is the token, Common Name the cluster. One that you expect: kubectl certificate approve NAME",
        "Requesting User 是令牌，Common Name 是集群。若是您预期的请求：kubectl certificate approve NAME",
    ),
    (
        "If the answer is that its roleRef can't be changed: kubectl delete clusterrolebinding system:karmada:agent-bootstrap",
        "若答复为 roleRef 不可更改：kubectl delete clusterrolebinding system:karmada:agent-bootstrap",
    ),
    ("What register does.", "register 所做的操作。"),
    ("What it lets the agent do.", "它允许 agent 做的操作。"),
];

/// A text with its comments in Chinese.
pub(in crate::judge) fn with_comments(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| match commented(line) {
        Some(chinese) => format!("{MARK}{chinese}\n"),
        None => line.to_owned(),
    });
    lines.collect()
}

/// What a line says, if it is one of the comments.
fn commented(line: &str) -> Option<String> {
    let comment = line.strip_prefix(MARK)?.strip_suffix('\n')?;
    COMMENTS
        .iter()
        .find_map(|(english, chinese)| Some(chinese.replace(NAME, named(english, comment)?)))
}

/// What a comment names in the place of the controller, if it is this one; nothing where this one has no such place.
fn named<'a>(english: &str, comment: &'a str) -> Option<&'a str> {
    match english.split_once(NAME) {
        Some((before, after)) => comment.strip_prefix(before)?.strip_suffix(after),
        None => (english == comment).then_some(""),
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMENTS, MARK, NAME, with_comments};
    use karmada_token_core::{Obstacle, Timestamp};
    use std::collections::BTreeSet;

    /// As many as core has, and what is not a comment stays as it is.
    #[test]
    fn each_of_cores_comments_is_translated() {
        let now = Timestamp::parse_rfc3339("2026-11-24T10:00:00Z").unwrap();
        let request = || vec!["csr-1".to_owned()];
        let mut told = BTreeSet::new();
        for obstacle in [
            Obstacle::Unsigned(vec![]),
            Obstacle::NoCleaner(vec![]),
            Obstacle::NoIssuer(request()),
            Obstacle::NoApprover(request()),
            Obstacle::MayNotFile,
            Obstacle::NotAutoApproved,
            Obstacle::NoAgentSetup,
        ] {
            for remedy in obstacle.remedies("", now) {
                let chinese = with_comments(&remedy.text);
                let [english, chinese] = [&*remedy.text, &chinese].map(|text| text.split_inclusive('\n'));
                assert_eq!(chinese.clone().count(), english.clone().count());
                for (english, chinese) in english.zip(chinese) {
                    let is_comment = english.starts_with(MARK);
                    assert_eq!(is_comment, english != chinese, "{english}\n{chinese}");
                    told.extend(is_comment.then(|| chinese.replace("csrsigning", NAME)));
                }
            }
        }
        for (_, chinese) in COMMENTS {
            assert!(
                told.contains(&format!("{MARK}{chinese}\n")),
                "{chinese}: {told:?}"
            );
        }
    }
}

//! The rows, in the order in which they are tried.

use crate::row::Change;
use crate::row::Harm::{
    Command, Controllers, ControllersAndMember, Endpoint, Flag, NoApprover, NotKarmada, Script,
};
use crate::row::Row;
use crate::stop::Stop;

/// Where the chart's `cluster-info` says that the API server is.
const SERVICE: &str = "karmada-apiserver.karmada-system.svc:5443";
/// What issues certificates, and neither signs nor cleans.
const ISSUER: &str = "certificatesigningrequest-signing-controller";
/// What signs, and neither issues nor cleans.
const SIGNER: &str = "bootstrap-signer-controller";

const fn token(fault: &'static str, script: &'static str, obstacle: &'static str, stop: Stop) -> Row {
    Row {
        fault,
        harm: Script(script),
        obstacle,
        checks: &[],
        stop,
    }
}

const fn plane(
    fault: &'static str,
    script: &'static str,
    obstacle: &'static str,
    checks: &'static [&'static str],
    stop: Stop,
) -> Row {
    Row {
        fault,
        harm: Script(script),
        obstacle,
        checks,
        stop,
    }
}

pub(crate) const ROWS: &[Row] = &[
    // The token.
    token(
        "the token has expired",
        "patch '{\"stringData\":{\"expiration\":\"2020-01-01T00:00:00Z\"}}'",
        "expired",
        Stop::Unsigned,
    ),
    token(
        "its expiration is no time",
        "patch '{\"stringData\":{\"expiration\":\"tomorrow\"}}'",
        "expiration-unparseable",
        Stop::Unsigned,
    ),
    token(
        "its authentication usage is off",
        "patch '{\"stringData\":{\"usage-bootstrap-authentication\":\"false\"}}'",
        "no-authentication-usage",
        Stop::NotLetIn,
    ),
    token(
        "its signing usage is off",
        "patch '{\"data\":{\"usage-bootstrap-signing\":null}}'",
        "no-signing-usage",
        Stop::Unsigned,
    ),
    token(
        "its group is none that a token may give",
        "patch '{\"stringData\":{\"auth-extra-groups\":\"karmada\"}}'",
        "bad-group",
        Stop::NotLetIn,
    ),
    token(
        "its group is kubeadm's",
        "patch '{\"stringData\":{\"auth-extra-groups\":\"system:bootstrappers:kubeadm:default-node-token\"}}'",
        "no-group-may-register",
        Stop::MayNotFile,
    ),
    token(
        "it has no group",
        "patch '{\"data\":{\"auth-extra-groups\":null}}'",
        "no-group-may-register",
        Stop::MayNotFile,
    ),
    token(
        "its token-id is another than its name's",
        "patch '{\"stringData\":{\"token-id\":\"abcdef\"}}'",
        "id-mismatch",
        Stop::Unsigned,
    ),
    token(
        "its secret is missing",
        "patch '{\"data\":{\"token-secret\":null}}'",
        "secret-missing",
        Stop::Unsigned,
    ),
    token(
        "its secret is malformed",
        "patch '{\"stringData\":{\"token-secret\":\"SECRET\"}}'",
        "secret-malformed",
        Stop::Signature,
    ),
    token(
        "it was deleted",
        "kubectl -n kube-system delete secret bootstrap-token-$ID",
        "unknown-token",
        Stop::Unsigned,
    ),
    // The command.
    Row {
        fault: "the command has another secret",
        harm: Command(Change::Secret),
        obstacle: "other-secret",
        checks: &[],
        stop: Stop::Signature,
    },
    Row {
        fault: "the command pins another CA",
        harm: Command(Change::Pin),
        obstacle: "other-pins",
        checks: &[],
        stop: Stop::Pin,
    },
    Row {
        fault: "the command's endpoint is not in the certificate",
        harm: Command(Change::Host),
        obstacle: "certificate-names",
        checks: &[],
        stop: Stop::Connection,
    },
    // The control plane.
    plane(
        "cluster-info is missing",
        "kubectl -n kube-public delete configmap cluster-info",
        "no-cluster-info",
        &["cluster-info"],
        Stop::Unsigned,
    ),
    plane(
        "cluster-info is not shown without credentials",
        "kubectl -n kube-public delete rolebinding system:karmada:bootstrap-signer-clusterinfo",
        "not-public",
        &["public-access"],
        Stop::Unsigned,
    ),
    Row {
        fault: "the API server lets nobody in without credentials",
        harm: Flag("--anonymous-auth=false"),
        obstacle: "not-public",
        checks: &["public-access"],
        stop: Stop::Unsigned,
    },
    plane(
        "cluster-info has no CA",
        "rewrite '/certificate-authority-data/d'",
        "broken-cluster-info",
        &["cluster-info"],
        Stop::ClusterInfo,
    ),
    plane(
        "cluster-info names two clusters",
        "rewrite 's#^clusters:#clusters: [{name: b, cluster: {server: \"https://b.example.test\"}}, {name: a, cluster: {server: \"https://a.example.test\"}}]\\nothers:#'",
        "broken-cluster-info",
        &["cluster-info"],
        Stop::ClusterInfo,
    ),
    plane(
        "cluster-info has a CA that signed nothing",
        "rewrite \"s#authority-data: .*#authority-data: $OTHER_CA#\"",
        "certificate-authority",
        &["certificate"],
        Stop::Pin,
    ),
    Row {
        fault: "cluster-info names a Service, as Helm's does",
        harm: Endpoint(
            SERVICE,
            "rewrite 's#server: .*#server: https://karmada-apiserver.karmada-system.svc:5443#'",
        ),
        obstacle: "cluster-endpoint",
        checks: &["endpoint", "certificate"],
        stop: Stop::Unsigned,
    },
    Row {
        fault: "nothing signs cluster-info",
        harm: Controllers(ISSUER, "token; sleep 17"),
        obstacle: "unsigned",
        checks: &["signer"],
        stop: Stop::Unsigned,
    },
    Row {
        fault: "cluster-info was changed and not signed again",
        harm: Controllers(ISSUER, "rewrite 's#^kind: Config#kind: Config \\# changed#'"),
        obstacle: "bad-signature",
        checks: &[],
        stop: Stop::Signature,
    },
    plane(
        "the default group may not file requests",
        "kubectl delete clusterrolebinding system:karmada:agent-bootstrap",
        "may-not-file",
        &["file-requests"],
        Stop::MayNotFile,
    ),
    plane(
        "its requests are not approved by themselves",
        "kubectl delete clusterrolebinding system:karmada:agent-autoapprove-bootstrap",
        "not-auto-approved",
        &["auto-approval"],
        Stop::Unapproved,
    ),
    plane(
        "the approval's role is missing",
        "kubectl delete clusterrole system:karmada:certificatesigningrequest:autoapprover",
        "not-auto-approved",
        &["auto-approval"],
        Stop::Unapproved,
    ),
    plane(
        "the agents' first user has no rights",
        "kubectl delete clusterrolebinding system:karmada:agent-rbac-generator",
        "no-agent-setup",
        &["agent-setup"],
        Stop::MayNotSetUp,
    ),
    Row {
        fault: "the approver doesn't run",
        harm: NoApprover,
        obstacle: "no-approver",
        checks: &["requests"],
        stop: Stop::Unapproved,
    },
    Row {
        fault: "nothing issues certificates",
        harm: ControllersAndMember(SIGNER),
        obstacle: "no-issuer",
        checks: &["requests"],
        stop: Stop::Unapproved,
    },
    Row {
        fault: "the control plane is not Karmada's",
        harm: NotKarmada,
        obstacle: "not-karmada",
        checks: &["karmada", "file-requests", "auto-approval", "agent-setup"],
        stop: Stop::MayNotFile,
    },
];

//! What a judgement needs to have asked.

use crate::protocol::Question;
use karmada_token_core::RightsQuestion;

pub(super) const GROUPS: &str = "groups";
pub(super) const CLUSTER_INFO: &str = "cluster-info";
pub(super) const OUTSIDE: &str = "outside";
pub(super) const REQUESTS: &str = "requests";

/// By what name a question about rights is asked and answered.
pub(super) const fn name_of(question: RightsQuestion) -> &'static str {
    match question {
        RightsQuestion::FileRequests => "file-requests",
        RightsQuestion::AutoApproval => "auto-approval",
        RightsQuestion::AgentSetup => "agent-setup",
    }
}

/// Everything that a judgement goes by, beside the tokens' Secrets: reads and reviews alone.
pub(crate) fn questions() -> Vec<Question> {
    let get = |name: &str, path: &str| Question {
        name: name.to_owned(),
        path: path.to_owned(),
        body: None,
    };
    let reads = [
        get(GROUPS, "apis"),
        get(
            CLUSTER_INFO,
            "api/v1/namespaces/kube-public/configmaps/cluster-info",
        ),
        get(OUTSIDE, "-/outside"),
        get(
            REQUESTS,
            "apis/certificates.k8s.io/v1/certificatesigningrequests\
             ?fieldSelector=spec.signerName%3Dkubernetes.io%2Fkube-apiserver-client",
        ),
    ];
    let reviews = RightsQuestion::ALL.map(|question| Question {
        body: Some(question.review().to_string()),
        ..get(
            name_of(question),
            "apis/authorization.k8s.io/v1/subjectaccessreviews",
        )
    });
    reads.into_iter().chain(reviews).collect()
}

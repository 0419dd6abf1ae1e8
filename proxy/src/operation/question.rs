//! What a joining cluster may do: three questions about the rights of others, and no others.
//!
//! The authorizer itself is asked, by SubjectAccessReview, so that it doesn't matter by which role or binding, or by which
//! authorizer, a right is given.

use karmada_token_core::Group;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Refusal;

const EXPECTED: &str = "a SubjectAccessReview of authorization.k8s.io/v1 whose spec is one of three: may the default group create \
     certificatesigningrequests, may it create certificatesigningrequests/clusteragent, may \
     system:karmada:agent:rbac-generator create clusterroles (docs/http.md has each)";

/// A question about somebody else's rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// May the default group create CertificateSigningRequests?
    FileRequests,
    /// Does Karmada approve its requests?
    AutoApproval,
    /// May the agents' first user create the roles of an agent?
    AgentSetup,
}

/// A review as it comes: `metadata` and `status` are the server's and are not handed on.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Review {
    api_version: String,
    kind: String,
    spec: Value,
    #[serde(rename = "metadata")]
    _metadata: Option<serde::de::IgnoredAny>,
    #[serde(rename = "status")]
    _status: Option<serde::de::IgnoredAny>,
}

impl Question {
    pub(crate) const ALL: [Self; 3] = [Self::FileRequests, Self::AutoApproval, Self::AgentSetup];

    /// The `spec` of the SubjectAccessReview that asks it.
    pub(crate) fn spec(self) -> Value {
        let group = Group::karmada_default();
        let default_group = json!([group.as_str(), "system:bootstrappers", "system:authenticated"]);
        let requests = "certificatesigningrequests";
        let group = "certificates.k8s.io";
        match self {
            Self::FileRequests => json!({
                "groups": default_group,
                "resourceAttributes": { "verb": "create", "group": group, "resource": requests },
            }),
            Self::AutoApproval => json!({
                "groups": default_group,
                "resourceAttributes": {
                    "verb": "create", "group": group, "resource": requests, "subresource": "clusteragent",
                },
            }),
            Self::AgentSetup => json!({
                "user": "system:karmada:agent:rbac-generator",
                "groups": ["system:karmada:agents", "system:authenticated"],
                "resourceAttributes": {
                    "verb": "create", "group": "rbac.authorization.k8s.io", "resource": "clusterroles",
                },
            }),
        }
    }

    /// The question of a body, whose `spec` must be one of them to the letter.
    ///
    /// # Errors
    /// [`Refusal::Body`].
    pub(super) fn parse(body: &[u8]) -> Result<Self, Refusal> {
        let refused = Refusal::Body { expected: EXPECTED };
        let review: Review = serde_json::from_slice(body).map_err(|_| refused.clone())?;
        if review.api_version != "authorization.k8s.io/v1" || review.kind != "SubjectAccessReview" {
            return Err(refused);
        }
        let asked = Self::ALL
            .into_iter()
            .find(|question| question.spec() == review.spec);
        asked.ok_or(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(kind: &str, spec: &Value) -> Vec<u8> {
        json!({ "apiVersion": "authorization.k8s.io/v1", "kind": kind, "spec": spec })
            .to_string()
            .into()
    }

    #[test]
    fn s19_each_question_is_read_back() {
        for question in Question::ALL {
            assert_eq!(
                Question::parse(&body("SubjectAccessReview", &question.spec())),
                Ok(question)
            );
        }
    }

    #[test]
    fn s19_a_question_about_anything_else_is_refused() {
        let spec = Question::AgentSetup.spec();
        assert!(Question::parse(&body("SelfSubjectAccessReview", &spec)).is_err());
        for (pointer, value) in [
            ("/user", json!("root")),
            ("/groups", json!(["system:masters"])),
            ("/resourceAttributes/verb", json!("*")),
            ("/resourceAttributes/resource", json!("secrets")),
            ("/resourceAttributes", json!({})),
        ] {
            let mut other = spec.clone();
            *other.pointer_mut(pointer).unwrap() = value;
            assert!(
                Question::parse(&body("SubjectAccessReview", &other)).is_err(),
                "{pointer}"
            );
        }
        for body in ["", "{}", "[]", "null"] {
            assert!(Question::parse(body.as_bytes()).is_err(), "{body}");
        }
    }
}

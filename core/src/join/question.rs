//! What a joining cluster may do: the three questions about its rights that the authorizer is asked.
//!
//! It is asked by SubjectAccessReview, so that it doesn't matter by which role or binding, or by which authorizer, a right is
//! given.

use crate::Group;
use serde_json::{Value, json};

/// A question about the rights of a joining cluster.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RightsQuestion {
    /// May the default group create CertificateSigningRequests?
    FileRequests,
    /// Does Karmada approve its requests?
    AutoApproval,
    /// May the agents' first user create the roles of an agent?
    AgentSetup,
}

impl RightsQuestion {
    /// All of them.
    pub const ALL: [RightsQuestion; 3] = [
        RightsQuestion::FileRequests,
        RightsQuestion::AutoApproval,
        RightsQuestion::AgentSetup,
    ];

    /// The SubjectAccessReview that asks it.
    #[must_use]
    pub fn review(self) -> Value {
        json!({
            "apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview", "spec": self.spec(),
        })
    }

    /// The `spec` of that review.
    #[must_use]
    pub fn spec(self) -> Value {
        let group = Group::karmada_default();
        let default_group = json!([group.as_str(), "system:bootstrappers", "system:authenticated"]);
        let requests = "certificatesigningrequests";
        let group = "certificates.k8s.io";
        match self {
            RightsQuestion::FileRequests => json!({
                "groups": default_group,
                "resourceAttributes": { "verb": "create", "group": group, "resource": requests },
            }),
            RightsQuestion::AutoApproval => json!({
                "groups": default_group,
                "resourceAttributes": {
                    "verb": "create", "group": group, "resource": requests, "subresource": "clusteragent",
                },
            }),
            RightsQuestion::AgentSetup => json!({
                "user": "system:karmada:agent:rbac-generator",
                "groups": ["system:karmada:agents", "system:authenticated"],
                "resourceAttributes": {
                    "verb": "create", "group": "rbac.authorization.k8s.io", "resource": "clusterroles",
                },
            }),
        }
    }
}

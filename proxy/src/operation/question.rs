//! Which questions about the rights of others are forwarded: core's three about a joining cluster's, and no others.

use karmada_token_core::RightsQuestion;
use serde_json::Value;

use super::Refusal;
use super::access_review::spec_of;

const EXPECTED: &str = "a SubjectAccessReview of authorization.k8s.io/v1 whose spec is one of three: may the default group create \
     certificatesigningrequests, may it create certificatesigningrequests/clusteragent, may \
     system:karmada:agent:rbac-generator create clusterroles (docs/http.md has each)";

/// The question of a body, whose `spec` must be one of them to the letter.
///
/// # Errors
/// [`Refusal::Body`].
pub(super) fn parse(body: &[u8]) -> Result<RightsQuestion, Refusal> {
    let kind = ("authorization.k8s.io/v1", "SubjectAccessReview");
    let spec: Option<Value> = spec_of(body, kind, EXPECTED)?;
    let asked = RightsQuestion::ALL
        .into_iter()
        .find(|question| spec.as_ref() == Some(&question.spec()));
    asked.ok_or(Refusal::Body { expected: EXPECTED })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn body(kind: &str, spec: &Value) -> Vec<u8> {
        json!({ "apiVersion": "authorization.k8s.io/v1", "kind": kind, "spec": spec })
            .to_string()
            .into()
    }

    #[test]
    fn s19_each_question_is_read_back() {
        for question in RightsQuestion::ALL {
            assert_eq!(
                parse(&body("SubjectAccessReview", &question.spec())),
                Ok(question)
            );
        }
    }

    #[test]
    fn s19_a_question_about_anything_else_is_refused() {
        let spec = RightsQuestion::AgentSetup.spec();
        assert!(parse(&body("SelfSubjectAccessReview", &spec)).is_err());
        for (pointer, value) in [
            ("/user", json!("root")),
            ("/groups", json!(["system:masters"])),
            ("/resourceAttributes/verb", json!("*")),
            ("/resourceAttributes/resource", json!("secrets")),
            ("/resourceAttributes", json!({})),
        ] {
            let mut other = spec.clone();
            *other.pointer_mut(pointer).unwrap() = value;
            assert!(parse(&body("SubjectAccessReview", &other)).is_err(), "{pointer}");
        }
        for body in ["", "{}", "[]", "null"] {
            assert!(parse(body.as_bytes()).is_err(), "{body}");
        }
    }
}

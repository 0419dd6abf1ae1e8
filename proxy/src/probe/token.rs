//! What the API server answers to a token itself.

use karmada_token_core::{Seen, Token, Tried, Unseen};
use secrecy::SecretString;

use super::{Probe, seen};
use crate::answer::OBJECT_LIMIT;
use crate::operation::{AccessReview, ResourceAttributes};
use crate::upstream::{ApiRequest, Credential};

const NOBODY: Tried = Tried {
    authenticated: false,
    may_file_requests: false,
    is_auto_approved: false,
};

impl Probe<'_> {
    /// Three questions, with the token as their credential.
    pub(crate) async fn tried(&self, token: &Token) -> Seen<Tried> {
        let credential = Credential::Bearer(SecretString::from(token.expose().as_str()));
        let who = self.send(ApiRequest::ReviewSelf, &credential, OBJECT_LIMIT).await;
        if who.as_ref().is_ok_and(|(code, _)| code.as_u16() == 401) {
            return Seen::Found(NOBODY);
        }
        if let Seen::Not(why) = seen(who, |answer| answer.json::<serde::de::IgnoredAny>()) {
            return Seen::Not(why);
        }
        let may_file = self.token_may(&credential, "").await;
        let approved = self.token_may(&credential, "clusteragent").await;
        match (may_file, approved) {
            // It let the token in a moment ago: now its time is up.
            (Seen::Not(Unseen::Unauthorized), _) | (_, Seen::Not(Unseen::Unauthorized)) => {
                Seen::Found(NOBODY)
            }
            (Seen::Found(may_file_requests), Seen::Found(is_auto_approved)) => Seen::Found(Tried {
                authenticated: true,
                may_file_requests,
                is_auto_approved,
            }),
            (Seen::Not(why), _) | (_, Seen::Not(why)) => Seen::Not(why),
            _ => Seen::NotAsked,
        }
    }

    async fn token_may(&self, credential: &Credential, subresource: &str) -> Seen<bool> {
        let request = ApiRequest::ReviewAccess(filing(subresource));
        seen(self.send(request, credential, OBJECT_LIMIT).await, |answer| {
            answer.allowed()
        })
    }
}

/// To create CertificateSigningRequests; with `clusteragent`, to have Karmada approve them.
pub(crate) fn filing(subresource: &str) -> AccessReview {
    AccessReview::ResourceAttributes(ResourceAttributes {
        verb: "create".to_owned(),
        group: "certificates.k8s.io".to_owned(),
        resource: "certificatesigningrequests".to_owned(),
        subresource: subresource.to_owned(),
        ..ResourceAttributes::default()
    })
}

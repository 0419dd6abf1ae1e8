//! What is read.

use http::StatusCode;
use karmada_token_core::{
    Answer, CertificateRequest, Document, SecretList, Seen, ServingCertificate, TokenId, TokenRecord,
};

use super::{Probe, Raw, seen};
use crate::answer::{LIST_LIMIT, OBJECT_LIMIT};
use crate::operation::{ObjectOptions, Operation, Selection};
use crate::upstream::{ApiRequest, Credential, UpstreamError, build};

/// Secrets in one page of a list, as kubectl asks for them.
pub(crate) const PAGE: u32 = 500;
/// How often a list is begun that is forgotten before its last page: after some minutes (etcd's compaction).
pub(crate) const READINGS: usize = 3;

impl Probe<'_> {
    pub(super) async fn karmada(&self) -> Seen<bool> {
        let answer = self.send(ApiRequest::groups(), self.credential, LIST_LIMIT).await;
        seen(answer, |answer| answer.karmada())
    }

    /// `cluster-info` as the caller is shown it.
    pub(super) async fn cluster_info(&self) -> Seen<Document> {
        let answer = self
            .send(build(&Operation::ClusterInfo), self.credential, OBJECT_LIMIT)
            .await;
        seen(answer, |answer| answer.document())
    }

    /// `cluster-info` as a joining cluster reads it, with no credential at all; and the certificate that it meets, where
    /// that is told with it.
    ///
    /// One of our own proxies lets nobody in without a credential, and has a certificate of its own: what it answers then
    /// says nothing of the API server behind it, and it is asked what it sees itself.
    pub(super) async fn outside(&self) -> (Seen<Document>, Option<Seen<ServingCertificate>>) {
        let answer = self.raw_public_cluster_info(OBJECT_LIMIT).await;
        let refused = answer.as_ref().is_ok_and(|(code, _)| code.as_u16() == 401);
        if refused || self.server.starts_with("http://") {
            let told = self
                .send(ApiRequest::Outside, self.credential, OBJECT_LIMIT)
                .await;
            if let Ok((code, body)) = &told
                && code.is_success()
            {
                let (document, certificate) = Answer {
                    code: code.as_u16(),
                    body,
                }
                .outside();
                return (document, Some(certificate));
            }
        }
        (seen(answer, |answer| answer.public_document()), None)
    }

    /// `cluster-info` as it is answered to who has no credential.
    ///
    /// # Errors
    /// [`UpstreamError`].
    pub(crate) async fn raw_public_cluster_info(&self, limit: usize) -> Result<Raw, UpstreamError> {
        self.send(build(&Operation::ClusterInfo), &Credential::Anonymous, limit)
            .await
    }

    pub(super) async fn requests(&self) -> Seen<Vec<CertificateRequest>> {
        let request = build(&Operation::CertificateRequests);
        seen(self.send(request, self.credential, LIST_LIMIT).await, |answer| {
            answer.requests()
        })
    }

    /// All tokens, page by page; once more from the first one where the server has forgotten what the pages are of.
    pub(crate) async fn tokens(&self) -> Seen<Vec<TokenRecord>> {
        let (mut records, mut next, mut read) = (Vec::new(), None, 1);
        loop {
            let is_first = next.is_none();
            let request = build(&Operation::List(Selection {
                limit: Some(PAGE),
                continue_token: next.take(),
                ..Selection::default()
            }));
            let answer = self.send(request, self.credential, LIST_LIMIT).await;
            let is_gone = matches!(answer, Ok((StatusCode::GONE, _)));
            if is_gone && !is_first && read < READINGS {
                read += 1;
                records.clear();
                continue;
            }
            match seen(answer, |answer| answer.json::<SecretList>()) {
                Seen::Found(list) => {
                    records.extend(list.items.iter().map(TokenRecord::from));
                    if list.metadata.continue_token.is_empty() {
                        return Seen::Found(records);
                    }
                    next = Some(list.metadata.continue_token);
                }
                Seen::Not(why) => return Seen::Not(why),
                Seen::NotAsked => return Seen::NotAsked,
            }
        }
    }

    /// One token's Secret.
    pub(crate) async fn record(&self, id: TokenId) -> Seen<Option<TokenRecord>> {
        let request = build(&Operation::Get(id, ObjectOptions::default()));
        seen(
            self.send(request, self.credential, OBJECT_LIMIT).await,
            |answer| answer.record(),
        )
    }
}

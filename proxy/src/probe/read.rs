//! What is read.

use http::StatusCode;
use karmada_token_core::{CertificateRequest, Document, Secret, SecretList, Seen, TokenRecord, Unseen};

use super::{Probe, decode, document, refused, seen};
use crate::answer::{LIST_LIMIT, OBJECT_LIMIT};
use crate::operation::{Operation, Selection};
use crate::upstream::{ApiRequest, build};

/// Karmada's own API group.
const KARMADA: &str = "/apis/cluster.karmada.io";
/// Secrets in one page of a list, as kubectl asks for them.
const PAGE: u32 = 500;

impl Probe<'_> {
    pub(super) async fn karmada(&self) -> Seen<bool> {
        let answer = self
            .send(ApiRequest::get(KARMADA), self.credential, OBJECT_LIMIT)
            .await;
        match answer {
            Ok((StatusCode::NOT_FOUND, _)) => Seen::Found(false),
            answer => seen(answer, |_| Ok(true)),
        }
    }

    /// `cluster-info` as the caller is shown it.
    pub(super) async fn cluster_info(&self) -> Seen<Document> {
        let answer = self
            .send(build(&Operation::ClusterInfo), self.credential, OBJECT_LIMIT)
            .await;
        match answer {
            Ok((StatusCode::NOT_FOUND, _)) => Seen::Found(Document::Absent),
            answer => seen(answer, |body| Ok(document(body))),
        }
    }

    /// `cluster-info` as a joining cluster reads it: with no credential at all.
    pub(crate) async fn public_cluster_info(&self) -> Seen<Document> {
        match self.raw_public_cluster_info(OBJECT_LIMIT).await {
            Ok((StatusCode::NOT_FOUND, _)) => Seen::Found(Document::Absent),
            Ok((code @ (StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN), _)) => {
                Seen::Found(Document::Refused(code.as_u16()))
            }
            answer => seen(answer, |body| Ok(document(body))),
        }
    }

    pub(super) async fn requests(&self) -> Seen<Vec<CertificateRequest>> {
        let request = build(&Operation::CertificateRequests);
        let answer = self.send(request, self.credential, LIST_LIMIT).await;
        seen(answer, |body| {
            CertificateRequest::of_list(body).map_err(|error| Unseen::Failed(error.to_string()))
        })
    }

    /// All tokens, page by page.
    pub(crate) async fn tokens(&self) -> Seen<Vec<TokenRecord>> {
        let mut records = Vec::new();
        let mut continue_token = None;
        loop {
            let selection = Selection {
                limit: Some(PAGE),
                continue_token: continue_token.take(),
                ..Selection::default()
            };
            let request = build(&Operation::List(selection));
            let answer = self.send(request, self.credential, LIST_LIMIT).await;
            match seen(answer, decode::<SecretList>) {
                Seen::Found(list) => {
                    records.extend(list.items.iter().map(TokenRecord::from));
                    if list.metadata.continue_token.is_empty() {
                        return Seen::Found(records);
                    }
                    continue_token = Some(list.metadata.continue_token);
                }
                Seen::Not(why) => return Seen::Not(why),
                Seen::NotAsked => return Seen::NotAsked,
            }
        }
    }

    /// One token's Secret.
    pub(crate) async fn record(&self, id: karmada_token_core::TokenId) -> Seen<Option<TokenRecord>> {
        let request = build(&Operation::Get(id, crate::operation::ObjectOptions::default()));
        match self.send(request, self.credential, OBJECT_LIMIT).await {
            Ok((StatusCode::NOT_FOUND, _)) => Seen::Found(None),
            Ok((code, body)) if code.is_success() => seen(Ok((code, body)), |body| {
                Ok(Some(TokenRecord::from(&decode::<Secret>(body)?)))
            }),
            Ok((code, _)) => Seen::Not(refused(code)),
            Err(error) => Seen::Not(Unseen::Failed(error.to_string())),
        }
    }
}

//! What core needs to know to judge whether a cluster will join: asked of the API server, in reads and reviews alone.
//!
//! Each question stands for itself: one that is refused or fails is told as not seen, and the others are asked all the
//! same.

mod handshake;
mod questions;
mod read;
mod token;

use futures_util::future::join;
use http::StatusCode;
use karmada_token_core::{
    ClusterInfo, ClusterInfoError, Document, Observations, Seen, TimestampError, Unseen,
};
use serde::de::DeserializeOwned;

use crate::answer::collect;
use crate::clock::ServerClock;
use crate::operation::Operation;
use crate::upstream::{ApiRequest, Credential, Upstream, UpstreamError, build};

pub(crate) use handshake::look as look_at_certificate;
pub(crate) use token::filing;

/// Whom to ask, and as whom.
pub(crate) struct Probe<'a> {
    pub(crate) upstream: &'a Upstream,
    pub(crate) credential: &'a Credential,
    /// What the answers' `Date` is told to.
    pub(crate) clock: &'a ServerClock,
    /// The API server's URL.
    pub(crate) server: &'a str,
}

/// An answer: its code and, as far as it was read, its body.
type Answer = (StatusCode, bytes::Bytes);

impl Probe<'_> {
    /// Everything that doesn't concern one token. Tokens are read by [`Probe::tokens`], since that may be a long list.
    ///
    /// # Errors
    /// A clock far outside of this age.
    pub(crate) async fn control_plane(&self) -> Result<Observations, TimestampError> {
        let documents = join(self.cluster_info(), self.public_cluster_info());
        let rights = self.rights();
        let ((cluster_info, public), rights) = join(documents, rights).await;
        let (karmada, requests) = join(self.karmada(), self.requests()).await;
        let serving = handshake::look(self.server, readable(&public).or(readable(&cluster_info))).await;
        Ok(Observations {
            karmada,
            cluster_info,
            public,
            serving,
            rights,
            requests,
            ..Observations::at(self.clock.now()?)
        })
    }

    /// What `cluster-info` is answered with to who has no credential.
    ///
    /// # Errors
    /// [`UpstreamError`].
    pub(crate) async fn raw_public_cluster_info(&self, limit: usize) -> Result<Answer, UpstreamError> {
        self.send(build(&Operation::ClusterInfo), &Credential::Anonymous, limit)
            .await
    }

    async fn send(
        &self,
        request: ApiRequest,
        credential: &Credential,
        limit: usize,
    ) -> Result<Answer, UpstreamError> {
        let answer = self.upstream.send(request.into_http()?, credential).await?;
        self.clock.hear(answer.headers().get(http::header::DATE));
        let code = answer.status();
        Ok((code, collect(answer.into_body(), limit).await?))
    }
}

/// What a good answer says, or why nothing is known.
fn seen<T>(answer: Result<Answer, UpstreamError>, read: impl FnOnce(&[u8]) -> Result<T, Unseen>) -> Seen<T> {
    let judged = match answer {
        Ok((code, body)) if code.is_success() => read(&body),
        Ok((code, _)) => Err(refused(code)),
        Err(error) => Err(Unseen::Failed(error.to_string())),
    };
    match judged {
        Ok(value) => Seen::Found(value),
        Err(why) => Seen::Not(why),
    }
}

fn refused(code: StatusCode) -> Unseen {
    match code {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Unseen::Forbidden,
        code => Unseen::Failed(format!("the API server answered {code}")),
    }
}

fn decode<T: DeserializeOwned>(json: &[u8]) -> Result<T, Unseen> {
    // serde's own message would quote what it stumbled over.
    serde_json::from_slice(json).map_err(|_| Unseen::Failed("not the object that was asked for".to_owned()))
}

fn document(json: &[u8]) -> Document {
    let info = std::str::from_utf8(json)
        .map_err(|_| ClusterInfoError::Syntax("not UTF-8".to_owned()))
        .and_then(ClusterInfo::parse);
    match info {
        Ok(info) => Document::Readable(info),
        Err(error) => Document::Broken(error),
    }
}

fn readable(document: &Seen<Document>) -> Option<&ClusterInfo> {
    match document {
        Seen::Found(Document::Readable(info)) => Some(info),
        _ => None,
    }
}

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
    Answer, ClusterInfo, Document, Observations, Seen, ServingCertificate, TimestampError, Unseen,
};

use crate::answer::collect;
use crate::clock::ServerClock;
use crate::upstream::{ApiRequest, Credential, Upstream, UpstreamError};

pub(crate) use read::{PAGE, READINGS};
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
pub(crate) type Raw = (StatusCode, bytes::Bytes);

impl Probe<'_> {
    /// Everything that doesn't concern one token. Tokens are read by [`Probe::tokens`], since that may be a long list.
    ///
    /// # Errors
    /// A clock far outside of this age.
    pub(crate) async fn control_plane(&self) -> Result<Observations, TimestampError> {
        let documents = join(self.cluster_info(), self.outside());
        let rights = self.rights();
        let ((cluster_info, (public, told)), rights) = join(documents, rights).await;
        let (karmada, requests) = join(self.karmada(), self.requests()).await;
        let serving = match told {
            Some(told) => told,
            None => {
                self.certificate(readable(&public).or(readable(&cluster_info)))
                    .await
            }
        };
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

    /// The certificate that a joining cluster meets. The sandbox has one that nobody can connect to.
    pub(crate) async fn certificate(&self, info: Option<&ClusterInfo>) -> Seen<ServingCertificate> {
        match self.upstream {
            Upstream::Kube(_) => handshake::look(self.server, info).await,
            Upstream::Sandbox(sandbox) => Seen::Found(sandbox.certificate()),
        }
    }

    async fn send(
        &self,
        request: ApiRequest,
        credential: &Credential,
        limit: usize,
    ) -> Result<Raw, UpstreamError> {
        let answer = self.upstream.send(request, credential).await?;
        self.clock.hear(answer.headers().get(http::header::DATE));
        let code = answer.status();
        Ok((code, collect(answer.into_body(), limit).await?))
    }
}

/// What an answer says, or why there is none.
fn seen<T>(raw: Result<Raw, UpstreamError>, read: impl FnOnce(Answer<'_>) -> Seen<T>) -> Seen<T> {
    match raw {
        Ok((code, body)) => read(Answer {
            code: code.as_u16(),
            body: &body,
        }),
        Err(error) => Seen::Not(Unseen::Failed(error.to_string())),
    }
}

fn readable(document: &Seen<Document>) -> Option<&ClusterInfo> {
    match document {
        Seen::Found(Document::Readable(info)) => Some(info),
        _ => None,
    }
}

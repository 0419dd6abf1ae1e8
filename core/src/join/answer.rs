//! What the API server's answers say, whoever asked: the proxy, the terminal, or a page in a browser.

use super::{CertificateRequest, Document, Seen, ServingCertificate, Tried, Trust, Unseen};
use crate::{ClusterInfo, ClusterInfoError, Secret, Timestamp, TokenRecord};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Karmada's own API group.
const KARMADA_GROUP: &str = "cluster.karmada.io";

/// An HTTP answer: its status code, and its body.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The status code.
    pub code: u16,
    /// The body, whole.
    pub body: &'a [u8],
}

#[derive(Deserialize)]
struct GroupList {
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    name: String,
}

#[derive(Deserialize)]
struct Review {
    status: ReviewStatus,
}

#[derive(Deserialize)]
struct ReviewStatus {
    allowed: bool,
}

#[derive(Deserialize)]
struct Checked {
    authenticated: bool,
    #[serde(default)]
    allowed: Allowed,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Allowed {
    create_certificate_signing_request: bool,
    be_auto_approved: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Outside {
    cluster_info: Shown,
    certificate: Certificate,
}

#[derive(Deserialize)]
struct Shown {
    code: u16,
    #[serde(default)]
    object: Value,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Certificate {
    Seen {
        names: Vec<String>,
        expires: String,
        trust: String,
    },
    Unseen {
        error: String,
    },
}

impl Answer<'_> {
    /// Of `GET /apis`, which lists the API groups: whether Karmada's is among them.
    #[must_use]
    pub fn karmada(self) -> Seen<bool> {
        self.read(|list: GroupList| list.groups.iter().any(|group| group.name == KARMADA_GROUP))
    }

    /// Of a GET of `cluster-info`, as whoever asked is shown it.
    #[must_use]
    pub fn document(self) -> Seen<Document> {
        match self.code {
            404 => Seen::Found(Document::Absent),
            _ => self
                .good()
                .map_or_else(Seen::Not, |body| Seen::Found(document(body))),
        }
    }

    /// Of a GET of `cluster-info` without any credential.
    #[must_use]
    pub fn public_document(self) -> Seen<Document> {
        match self.code {
            code @ (401 | 403) => Seen::Found(Document::Refused(code)),
            _ => self.document(),
        }
    }

    /// Of an access review, whoever it was about.
    #[must_use]
    pub fn allowed(self) -> Seen<bool> {
        self.read(|review: Review| review.status.allowed)
    }

    /// Of a GET of the CertificateSigningRequests: those that bootstrap tokens filed.
    #[must_use]
    pub fn requests(self) -> Seen<Vec<CertificateRequest>> {
        let read =
            |body| CertificateRequest::of_list(body).map_err(|error| Unseen::Failed(error.to_string()));
        self.good().and_then(read).map_or_else(Seen::Not, Seen::Found)
    }

    /// Of a GET of one token's Secret.
    #[must_use]
    pub fn record(self) -> Seen<Option<TokenRecord>> {
        match self.code {
            404 => Seen::Found(None),
            _ => self.read(|secret: Secret| Some(TokenRecord::from(&secret))),
        }
    }

    /// Of the proxy's `POST /-/check`.
    #[must_use]
    pub fn tried(self) -> Seen<Tried> {
        self.read(|checked: Checked| Tried {
            authenticated: checked.authenticated,
            may_file_requests: checked.allowed.create_certificate_signing_request,
            is_auto_approved: checked.allowed.be_auto_approved,
        })
    }

    /// Of the proxy's `GET /-/outside`: `cluster-info` as it is shown without credentials, and the API server's
    /// certificate.
    #[must_use]
    pub fn outside(self) -> (Seen<Document>, Seen<ServingCertificate>) {
        match self.good().and_then(decode::<Outside>) {
            Ok(Outside {
                cluster_info: Shown { code, object },
                certificate,
            }) => {
                let body = object.to_string();
                let shown = Answer {
                    code,
                    body: body.as_bytes(),
                };
                (shown.public_document(), certificate.into_seen())
            }
            Err(why) => (Seen::Not(why.clone()), Seen::Not(why)),
        }
    }

    /// A good answer's JSON object.
    #[must_use]
    pub fn json<T: DeserializeOwned>(self) -> Seen<T> {
        self.read(|value| value)
    }

    fn read<T: DeserializeOwned, R>(self, take: impl FnOnce(T) -> R) -> Seen<R> {
        let read = self.good().and_then(decode);
        read.map_or_else(Seen::Not, |value| Seen::Found(take(value)))
    }
}

impl<'a> Answer<'a> {
    /// The body of a good answer.
    fn good(self) -> Result<&'a [u8], Unseen> {
        match self.code {
            200..300 => Ok(self.body),
            401 => Err(Unseen::Unauthorized),
            403 => Err(Unseen::Forbidden),
            code => Err(Unseen::Failed(format!("the API server answered {code}"))),
        }
    }
}

impl Certificate {
    fn into_seen(self) -> Seen<ServingCertificate> {
        let (names, expires, trust) = match self {
            Certificate::Seen {
                names,
                expires,
                trust,
            } => (names, expires, trust),
            Certificate::Unseen { error } => return Seen::Not(Unseen::Failed(error)),
        };
        let trust = match trust.as_str() {
            "signed" => Some(Trust::Signed),
            "other-authority" => Some(Trust::OtherAuthority),
            "untried" => Some(Trust::Untried),
            _ => None,
        };
        match (Timestamp::parse_rfc3339(&expires), trust) {
            (Ok(expires), Some(trust)) => Seen::Found(ServingCertificate {
                names,
                expires,
                trust,
            }),
            _ => Seen::Not(other_object()),
        }
    }
}

fn document(json: &[u8]) -> Document {
    let info = core::str::from_utf8(json)
        .map_err(|_| ClusterInfoError::Syntax("not UTF-8".to_owned()))
        .and_then(ClusterInfo::parse);
    match info {
        Ok(info) => Document::Readable(info),
        Err(error) => Document::Broken(error),
    }
}

fn decode<T: DeserializeOwned>(json: &[u8]) -> Result<T, Unseen> {
    // serde's own message would quote what it stumbled over.
    serde_json::from_slice(json).map_err(|_| other_object())
}

fn other_object() -> Unseen {
    Unseen::Failed("not the object that was asked for".to_owned())
}

#[cfg(test)]
mod tests;

//! Continue tokens: the revision that a paged list belongs to, and where its next page begins. Clients take them for
//! opaque; the form is the API server's own.

use super::status::Failure;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// Where a list goes on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct ContinueToken {
    pub(super) at: Resume,
    /// The first name that may come; the last page's last name and a NUL, which sorts right after it.
    pub(super) start: String,
}

/// At which revision.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Resume {
    /// That of the first page.
    Snapshot(u64),
    /// The latest, since the first page's is gone: what comes may not go with what came.
    Latest,
}

#[derive(Deserialize, Serialize)]
struct Wire {
    v: String,
    rv: i64,
    start: String,
}

const FORM: &str = "meta.k8s.io/v1";

impl ContinueToken {
    pub(super) fn after(last: &str, at: Resume) -> Self {
        ContinueToken {
            at,
            start: format!("{last}\0"),
        }
    }

    /// # Errors
    /// 400 for a token that was never given out.
    pub(super) fn parse(text: &str) -> Result<Self, Failure> {
        let invalid = |why: &str| {
            Failure::bad_request(format!(
                "invalid continue token: continue key is not valid: {why}"
            ))
        };
        let json = URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|error| invalid(&error.to_string()))?;
        let wire: Wire = serde_json::from_slice(&json).map_err(|error| invalid(&error.to_string()))?;
        if wire.v != FORM {
            return Err(invalid(&format!(
                "server does not recognize this encoded version {}",
                wire.v
            )));
        }
        let at = match u64::try_from(wire.rv) {
            Ok(0) => {
                return Err(invalid(
                    "incorrect encoded start resourceVersion (version meta.k8s.io/v1)",
                ));
            }
            Ok(revision) => Resume::Snapshot(revision),
            Err(_) => Resume::Latest,
        };
        let start = wire.start.strip_prefix('/').unwrap_or(&wire.start);
        if start.is_empty() {
            return Err(invalid("encoded start key empty (version meta.k8s.io/v1)"));
        }
        Ok(ContinueToken {
            at,
            start: start.to_owned(),
        })
    }

    /// # Errors
    /// Never; serde's error is passed on rather than hidden.
    pub(super) fn encode(&self) -> Result<String, Failure> {
        let rv = match self.at {
            Resume::Snapshot(revision) => {
                i64::try_from(revision).map_err(|error| Failure::internal(&error))?
            }
            Resume::Latest => -1,
        };
        let wire = Wire {
            v: FORM.to_owned(),
            rv,
            start: format!("/{}", self.start),
        };
        let json = serde_json::to_vec(&wire).map_err(|error| Failure::internal(&error))?;
        Ok(URL_SAFE_NO_PAD.encode(json))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// The token is one that kube-apiserver 1.36.3 gave out.
    #[test]
    fn is_written_as_the_real_server_writes_it() {
        let text =
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MjIyLCJzdGFydCI6Ii9ib290c3RyYXAtdG9rZW4tYWJjZGVmXHUwMDAwIn0";
        let token = ContinueToken::after("bootstrap-token-abcdef", Resume::Snapshot(222));
        assert_eq!(token.encode().unwrap(), text);
        assert_eq!(ContinueToken::parse(text), Ok(token));
    }

    #[test]
    fn an_inconsistent_one_round_trips() {
        let token = ContinueToken::after("a", Resume::Latest);
        assert_eq!(ContinueToken::parse(&token.encode().unwrap()), Ok(token));
    }

    #[rstest]
    #[case("abc")]
    #[case("!")]
    #[case("eyJ2Ijoid3JvbmciLCJydiI6MSwic3RhcnQiOiJhIn0")]
    #[case("eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MCwic3RhcnQiOiJhIn0")]
    #[case("eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiIvIn0")]
    fn others_are_refused(#[case] text: &str) {
        let message = ContinueToken::parse(text).unwrap_err().to_string();
        assert!(
            message.starts_with("invalid continue token: continue key is not valid: "),
            "{message}"
        );
    }
}

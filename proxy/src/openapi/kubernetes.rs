//! What is forwarded: whatever [`Route`] takes, and nothing else.

use http::Method;
use serde_json::{Value, json};

use super::shapes::reference;
use super::{Access, Described, Success, bodies, parameters};
use crate::operation::query::{DISCOVERY, OBJECT, REQUESTS, SELECTION};
use crate::operation::{Route, paths};

const METHODS: [Method; 7] = [
    Method::GET,
    Method::HEAD,
    Method::OPTIONS,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
];
/// The ID that a token's path is asked with.
const ID: &str = "abcdef";

/// Every path with every method that it takes.
pub(super) fn operations() -> Vec<Described> {
    let token = format!("{}/bootstrap-token-{ID}", paths::SECRETS);
    let all = paths::ALL.into_iter().chain([token.as_str()]);
    all.flat_map(|path| METHODS.iter().map(move |method| (method, path)))
        .filter_map(|(method, path)| Some(describe(method, path, Route::parse(method, path).ok()?)))
        .collect()
}

/// An operation in words. Exhaustive: a new one must be described.
fn describe(method: &Method, path: &str, route: Route) -> Described {
    let object = || ("application/json", reference("KubernetesObject"));
    let secret = || ("application/json", reference("Secret"));
    let nothing: fn() -> Vec<Value> = Vec::new;
    let of_one = || {
        let mut all = parameters::query(OBJECT);
        all.push(parameters::id());
        all
    };
    let (names, summary, parameters, body, content): (&[_], _, _, _, _) = match route {
        Route::Secrets => {
            let schema = json!({ "anyOf": [reference("SecretList"), reference("WatchEvent")] });
            let content = ("application/json", schema);
            (
                &["list", "watch"],
                "The bootstrap tokens, or their changes",
                parameters::query(SELECTION),
                None,
                content,
            )
        }
        Route::CreateSecret => {
            let parameters = parameters::query(OBJECT);
            (
                &["create"],
                "Creates a token",
                parameters,
                Some(bodies::new_token()),
                secret(),
            )
        }
        Route::GetSecret(_) => (
            &["get"],
            "One token; without view=masked it reveals the secret",
            of_one(),
            None,
            secret(),
        ),
        Route::PatchSecret(_) => (
            &["patch"],
            "Changes a token, if it is still the one that was read",
            of_one(),
            Some(bodies::patch()),
            secret(),
        ),
        Route::DeleteSecret(_) => {
            let schema = json!({ "anyOf": [reference("KubernetesStatus"), reference("Secret")] });
            let content = ("application/json", schema);
            (
                &["delete"],
                "Deletes a token, if it is still the one that was read",
                of_one(),
                Some(bodies::delete_options()),
                content,
            )
        }
        Route::ClusterInfo => (
            &["cluster-info"],
            "The document that joining clusters read",
            nothing(),
            None,
            object(),
        ),
        Route::Discover(..) => (
            &["discovery"],
            "What the API server says of its API",
            parameters::query(DISCOVERY),
            None,
            object(),
        ),
        Route::ReviewSelf => {
            let body = bodies::review("authentication.k8s.io", "SelfSubjectReview", None);
            (
                &["self-subject-review"],
                "Who am I?",
                nothing(),
                Some(body),
                object(),
            )
        }
        Route::ReviewAccess => {
            let body = bodies::review(
                "authorization.k8s.io",
                "SelfSubjectAccessReview",
                Some(bodies::access()),
            );
            (
                &["self-subject-access-review"],
                "May I?",
                nothing(),
                Some(body),
                object(),
            )
        }
        Route::ReviewSubject => {
            let body = bodies::review(
                "authorization.k8s.io",
                "SubjectAccessReview",
                Some(bodies::questions()),
            );
            (
                &["subject-access-review"],
                "May a joining cluster?",
                nothing(),
                Some(body),
                object(),
            )
        }
        Route::CertificateRequests => {
            let parameters = parameters::of_requests(REQUESTS);
            (
                &["certificate-signing-requests"],
                "The requests that bootstrap tokens filed",
                parameters,
                None,
                object(),
            )
        }
    };
    Described {
        method: method.as_str().to_ascii_lowercase(),
        path: path.replace(ID, "{id}"),
        names,
        summary,
        access: Access::SignedIn,
        parameters,
        body,
        success: Success {
            code: if method == Method::POST { "201" } else { "200" },
            words: "As the API server answers it, checked object by object",
            content: Some(content),
        },
        unready: None,
    }
}

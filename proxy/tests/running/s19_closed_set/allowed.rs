//! The closed set, written a second time: by what upstream may see.

const SECRETS: &str = "/api/v1/namespaces/kube-system/secrets";
/// Parameters of a list or a watch.
const SELECTION: [&str; 10] = [
    "limit",
    "continue",
    "watch",
    "resourceVersion",
    "resourceVersionMatch",
    "sendInitialEvents",
    "allowWatchBookmarks",
    "timeoutSeconds",
    "timeout",
    "fieldSelector",
];
/// Those of what is about one object.
const OBJECT: [&str; 5] = ["dryRun", "fieldManager", "fieldValidation", "timeout", "pretty"];

/// The operation that upstream sees in a request; none where it may never see it.
pub(super) fn operation(method: &str, target: &str) -> Option<&'static str> {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let keys = || {
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split('=').next().unwrap_or_default())
    };
    let is_plain = query.is_empty();
    let has_only = |known: &[&str]| keys().all(|key| known.contains(&key));
    let found = match (method, path) {
        // Asked by the proxy itself, and forwarded for nobody.
        ("GET", "/apis/cluster.karmada.io") => Some(("karmada", is_plain)),
        ("GET", "/readyz") => Some(("readyz", is_plain)),
        ("GET", SECRETS) if !query.contains("fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken") => None,
        ("GET", SECRETS) if keys().any(|key| key == "watch") => Some(("watch", has_only(&SELECTION))),
        ("GET", SECRETS) => Some(("list", has_only(&SELECTION))),
        ("POST", SECRETS) => Some(("create", has_only(&OBJECT))),
        ("GET", "/api/v1/namespaces/kube-public/configmaps/cluster-info") => Some(("cluster-info", is_plain)),
        ("GET", "/version" | "/api" | "/api/v1" | "/apis" | "/openapi/v3" | "/openapi/v3/api/v1") => {
            Some(("discovery", is_plain))
        }
        ("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews") => {
            Some(("self-subject-review", is_plain))
        }
        ("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews") => {
            Some(("self-subject-access-review", is_plain))
        }
        ("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews") => {
            Some(("subject-access-review", is_plain))
        }
        ("GET", "/apis/certificates.k8s.io/v1/certificatesigningrequests") => Some((
            "certificate-signing-requests",
            query == "fieldSelector=spec.signerName%3Dkubernetes.io%2Fkube-apiserver-client",
        )),
        _ => one_token(method, path).map(|name| (name, has_only(&OBJECT))),
    };
    found.and_then(|(name, fits)| fits.then_some(name))
}

fn one_token(method: &str, path: &str) -> Option<&'static str> {
    let id = path.strip_prefix(SECRETS)?.strip_prefix("/bootstrap-token-")?;
    let is_id = id.len() == 6 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    match method {
        "GET" if is_id => Some("get"),
        "PATCH" if is_id => Some("patch"),
        "DELETE" if is_id => Some("delete"),
        _ => None,
    }
}

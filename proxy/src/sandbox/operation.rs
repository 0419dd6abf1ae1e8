//! What a request asks for, and what RBAC calls it.

use super::query::Query;
use super::status::Failure;
use crate::operation::paths::{
    CERTIFICATE_REQUESTS, CLUSTER_INFO, SECRETS, SELF_SUBJECT_ACCESS_REVIEWS, SELF_SUBJECT_REVIEWS,
    SUBJECT_ACCESS_REVIEWS,
};
use http::Method;

/// Everything that the stand-in can do. What parses to none of these isn't there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Operation<'a> {
    List,
    Watch,
    Get(&'a str),
    Create,
    Patch(&'a str),
    Delete(&'a str),
    ClusterInfo,
    ReviewSelf,
    ReviewAccess,
    ReviewSubject,
    ListRequests,
    /// Version, readiness, API groups: by path.
    Discover(&'a str),
}

/// What RBAC is asked about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Attributes<'a> {
    pub(super) verb: &'static str,
    pub(super) group: &'static str,
    pub(super) resource: &'static str,
    pub(super) namespace: &'static str,
    /// Empty for a collection.
    pub(super) name: &'a str,
}

impl<'a> Operation<'a> {
    /// # Errors
    /// 405 for a method that the path doesn't have. Paths that nobody serves are found out by discovery.
    pub(super) fn parse(method: &Method, path: &'a str, query: &Query) -> Result<Self, Failure> {
        let name = path.strip_prefix(SECRETS).and_then(|rest| rest.strip_prefix('/'));
        let operation = match (path, name, method.as_str()) {
            (SECRETS, _, "GET") if query.flag("watch") == Some(true) => Operation::Watch,
            (SECRETS, _, "GET") => Operation::List,
            (SECRETS, _, "POST") => Operation::Create,
            (_, Some(name), _) if name.is_empty() || name.contains('/') => {
                return Err(Failure::no_such_resource());
            }
            (_, Some(name), "GET") => Operation::Get(name),
            (_, Some(name), "PATCH") => Operation::Patch(name),
            (_, Some(name), "DELETE") => Operation::Delete(name),
            (CLUSTER_INFO, _, "GET") => Operation::ClusterInfo,
            (SELF_SUBJECT_REVIEWS, _, "POST") => Operation::ReviewSelf,
            (SELF_SUBJECT_ACCESS_REVIEWS, _, "POST") => Operation::ReviewAccess,
            (SUBJECT_ACCESS_REVIEWS, _, "POST") => Operation::ReviewSubject,
            (CERTIFICATE_REQUESTS, _, "GET") => Operation::ListRequests,
            (
                SECRETS
                | CLUSTER_INFO
                | SELF_SUBJECT_REVIEWS
                | SELF_SUBJECT_ACCESS_REVIEWS
                | SUBJECT_ACCESS_REVIEWS
                | CERTIFICATE_REQUESTS,
                _,
                _,
            )
            | (_, Some(_), _) => return Err(Failure::method_not_allowed()),
            (_, None, "GET") => Operation::Discover(path),
            (_, None, _) => return Err(Failure::no_such_resource()),
        };
        Ok(operation)
    }

    /// Nothing for what every authenticated user may do.
    pub(super) fn attributes(self) -> Option<Attributes<'a>> {
        let secrets = |verb, name| {
            Some(Attributes {
                verb,
                group: "",
                resource: "secrets",
                namespace: "kube-system",
                name,
            })
        };
        match self {
            Operation::List => secrets("list", ""),
            Operation::Watch => secrets("watch", ""),
            Operation::Get(name) => secrets("get", name),
            Operation::Create => secrets("create", ""),
            Operation::Patch(name) => secrets("patch", name),
            Operation::Delete(name) => secrets("delete", name),
            Operation::ClusterInfo => Some(Attributes {
                verb: "get",
                group: "",
                resource: "configmaps",
                namespace: "kube-public",
                name: "cluster-info",
            }),
            Operation::ReviewSubject => Some(Attributes {
                verb: "create",
                group: "authorization.k8s.io",
                resource: "subjectaccessreviews",
                namespace: "",
                name: "",
            }),
            Operation::ListRequests => Some(Attributes {
                verb: "list",
                group: "certificates.k8s.io",
                resource: "certificatesigningrequests",
                namespace: "",
                name: "",
            }),
            Operation::ReviewSelf | Operation::ReviewAccess | Operation::Discover(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const NAMED: &str = "/api/v1/namespaces/kube-system/secrets/bootstrap-token-abcdef";

    #[rstest]
    #[case("GET", SECRETS, "", Operation::List)]
    #[case("GET", SECRETS, "watch=0", Operation::List)]
    #[case("GET", SECRETS, "watch=1", Operation::Watch)]
    #[case("POST", SECRETS, "", Operation::Create)]
    #[case("GET", NAMED, "", Operation::Get("bootstrap-token-abcdef"))]
    #[case("PATCH", NAMED, "", Operation::Patch("bootstrap-token-abcdef"))]
    #[case("DELETE", NAMED, "", Operation::Delete("bootstrap-token-abcdef"))]
    #[case("GET", CLUSTER_INFO, "", Operation::ClusterInfo)]
    #[case("POST", SELF_SUBJECT_REVIEWS, "", Operation::ReviewSelf)]
    #[case("POST", SELF_SUBJECT_ACCESS_REVIEWS, "", Operation::ReviewAccess)]
    #[case("POST", SUBJECT_ACCESS_REVIEWS, "", Operation::ReviewSubject)]
    #[case("GET", CERTIFICATE_REQUESTS, "", Operation::ListRequests)]
    #[case("GET", "/version", "", Operation::Discover("/version"))]
    fn requests_are_told_apart(
        #[case] method: Method,
        #[case] path: &str,
        #[case] query: &str,
        #[case] operation: Operation<'_>,
    ) {
        assert_eq!(
            Operation::parse(&method, path, &Query::parse(query)),
            Ok(operation)
        );
    }

    #[rstest]
    #[case("PUT", NAMED, Failure::method_not_allowed())]
    #[case("POST", NAMED, Failure::method_not_allowed())]
    #[case("DELETE", SECRETS, Failure::method_not_allowed())]
    #[case("PATCH", CLUSTER_INFO, Failure::method_not_allowed())]
    #[case("DELETE", CERTIFICATE_REQUESTS, Failure::method_not_allowed())]
    #[case(
        "GET",
        "/api/v1/namespaces/kube-system/secrets/a/b",
        Failure::no_such_resource()
    )]
    #[case("GET", "/api/v1/namespaces/kube-system/secrets/", Failure::no_such_resource())]
    #[case("POST", "/api/v1/namespaces/default/secrets", Failure::no_such_resource())]
    fn the_rest_is_refused(#[case] method: Method, #[case] path: &str, #[case] failure: Failure) {
        assert_eq!(Operation::parse(&method, path, &Query::default()), Err(failure));
    }
}

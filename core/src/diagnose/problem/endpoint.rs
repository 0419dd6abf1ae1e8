//! What can be wrong with an endpoint.

use crate::EndpointError;

super::problems! {
    /// A problem of an endpoint.
    EndpointProblem {
        Scheme => Error, "endpoint-scheme",
            "https:// stands before the endpoint",
            "The program puts it there itself, and would ask for https://https://.";
        SchemeTwice => Error, "endpoint-scheme-twice",
            "https:// stands there twice",
            "No server answers to such an address.";
        PlainHttp => Error, "endpoint-http",
            "it is http://, and registering needs https://",
            "A token in clear text would be everybody's; the API server doesn't answer without TLS.";
        Path => Error, "endpoint-path",
            "something follows the host and the port",
            "karmadactl takes HOST:PORT alone; an API server behind a path can't be registered at.";
        Malformed {
            /// What is wrong.
            error: EndpointError,
        } => Error, "endpoint-malformed",
            "{error}",
            "No member can reach it.";
        NoPort => Warning, "endpoint-no-port",
            "there is no port, so it is 443",
            "Karmada's API server listens on 5443 or 32443 unless it was set up otherwise.";
        PortMissing => Error, "endpoint-port-missing",
            "there is no port, and kubeadm wants one",
            "Elsewhere it would be 443. A Kubernetes API server listens on 6443 unless it was set up otherwise.";
        Internal => Warning, "endpoint-internal",
            "this only resolves on one machine or inside a cluster",
            "A member elsewhere can't reach it. Helm's cluster-info names such an address: give one that members reach.";
        ShortName => Warning, "endpoint-short-name",
            "this is a name without a domain",
            "It only resolves inside a cluster or a network of its own. The cluster's name belongs after --cluster-name.";
        Placeholder => Error, "endpoint-placeholder",
            "parts of the address are x, as in a documentation",
            "Write the address of your own control plane.";
    }
}

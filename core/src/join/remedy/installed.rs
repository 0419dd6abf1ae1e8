//! What only whoever installed Karmada can change, for each way of installing it.

use super::{Form, Install, Place, Remedy, manifests};
use crate::Endpoint;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

fn each(texts: [(Install, &'static str); 3]) -> Vec<Remedy> {
    texts
        .map(|(install, text)| Remedy::on_host(install, Form::Words, text))
        .into()
}

/// Another endpoint in `cluster-info`. Neither the chart nor the operator opens one of itself, as `karmadactl init` does.
pub(super) fn endpoint() -> Vec<Remedy> {
    let mut remedies = vec![Remedy::shell(manifests::CLUSTER_INFO_WITH_ENDPOINT)];
    let texts = [
        (
            Install::Helm,
            "first open the Service karmada-apiserver, which only the host cluster reaches unless apiServer.serviceType is NodePort \
             (with apiServer.nodePort) or LoadBalancer. And run preflight after each helm upgrade: it may write cluster-info as the \
             chart has it",
        ),
        (
            Install::Operator,
            "first open the Service of karmada-apiserver, which only the host cluster reaches unless \
             spec.components.karmadaAPIServer.serviceType of the Karmada object is NodePort or LoadBalancer",
        ),
    ];
    remedies.extend(texts.map(|(install, text)| Remedy::on_host(install, Form::Words, text)));
    remedies
}

/// A name of the certificate in the command, or a certificate with the name.
pub(super) fn another_name(endpoint: &Endpoint, names: &[String]) -> Vec<Remedy> {
    let mut remedies = Vec::new();
    let reachable =
        |named: &Endpoint| !named.is_in_cluster() && (!named.is_loopback() || endpoint.is_loopback());
    let mut named = names
        .iter()
        .filter_map(|name| endpoint.at_host(name).parse::<Endpoint>().ok());
    if let Some(named) = named.find(reachable) {
        remedies.push(Remedy::new(Place::Command, Form::Argument, named.to_string()));
    }
    remedies.extend(each([
        (
            Install::Init,
            "karmadactl init puts into the certificate what --cert-external-dns and --cert-external-ip name; afterwards issue \
             apiserver.crt anew with the name and put it into the Secret karmada-cert of karmada-system",
        ),
        (
            Install::Helm,
            "the chart puts into the certificate what certs.auto.hosts names when it is installed; afterwards issue karmada.crt \
             anew with the name and with the key karmada.key that is there, by which every ServiceAccount token is signed, and put \
             it into the Secret karmada-cert",
        ),
        (
            Install::Operator,
            "name it in spec.components.karmadaAPIServer.certSANs of the Karmada object",
        ),
    ]));
    remedies
}

pub(super) fn renew_certificate() -> Vec<Remedy> {
    each([
        (
            Install::Init,
            "issue apiserver.crt anew with Karmada's CA, put it into the Secret karmada-cert of karmada-system, and restart \
             karmada-apiserver",
        ),
        (
            Install::Helm,
            "issue karmada.crt anew with Karmada's CA and with the key karmada.key that is there, by which every ServiceAccount token \
             is signed; put it into the Secret karmada-cert and into those that hold it too, karmada-webhook-cert and the kubeconfigs, \
             and restart what uses them, karmada-apiserver and etcd first",
        ),
        (
            Install::Operator,
            "issue apiserver.crt anew with Karmada's CA, put it into the Secret NAME-cert beside the Karmada object, and restart \
             NAME-apiserver",
        ),
    ])
}

pub(super) fn bootstrap_authentication() -> Vec<Remedy> {
    vec![Remedy::new(
        Place::Host,
        Form::Words,
        "karmada-apiserver must run with --enable-bootstrap-token-auth=true: all three ways of installing Karmada set it",
    )]
}

/// Whether it is by the flag or by the file (KEP-4633) can't be seen from outside.
pub(super) fn anonymous_authentication() -> Vec<Remedy> {
    vec![Remedy::new(
        Place::Host,
        Form::Words,
        "karmada-apiserver lets nobody in without a credential, and no RBAC can change that: take --anonymous-auth=false away or, \
         where --authentication-config names a file, set anonymous.enabled there, and among anonymous.conditions, if there are \
         any, the path /api/v1/namespaces/kube-public/configmaps/cluster-info",
    )]
}

/// Where the right kubeconfig is.
pub(super) fn kubeconfig_of_karmada() -> Vec<Remedy> {
    each([
        (
            Install::Init,
            "take Karmada's kubeconfig, which karmadactl init has written to /etc/karmada/karmada-apiserver.config",
        ),
        (
            Install::Helm,
            "take Karmada's kubeconfig, which is in the Secret karmada-kubeconfig of karmada-system",
        ),
        (
            Install::Operator,
            "take Karmada's kubeconfig, which is in the Secret NAME-admin-config beside the Karmada object",
        ),
    ])
}

#[cfg(test)]
mod tests;

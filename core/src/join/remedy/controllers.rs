//! Controllers that don't run: which flags start them.

use super::{Form, Install, Place, Remedy, quoted};
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Karmada's own list for kube-controller-manager, with the two that a bootstrap token depends on and that no install
/// starts together: `bootstrapsigner` signs `cluster-info`, `tokencleaner` deletes expired tokens. `csrsigning` issues.
macro_rules! controllers {
    ($separator:literal) => {
        concat!(
            "namespace",
            $separator,
            "garbagecollector",
            $separator,
            "serviceaccount-token",
            $separator,
            "ttl-after-finished",
            $separator,
            "bootstrapsigner",
            $separator,
            "tokencleaner",
            $separator,
            "csrcleaner",
            $separator,
            "csrsigning",
            $separator,
            "clusterrole-aggregation"
        )
    };
}

const INIT: &str = concat!(
    "kubectl -n karmada-system get deployment kube-controller-manager -o yaml \\\n  | sed 's/--controllers=.*/--controllers=",
    controllers!(","),
    "/' | kubectl apply -f -\n"
);
const HELM: &str = concat!(
    "helm upgrade karmada karmada-charts/karmada -n karmada-system --reuse-values \\\n  --set 'kubeControllerManager.controllers=",
    controllers!("\\,"),
    "'\n"
);
const OPERATOR: &str = concat!(
    "kubectl -n NAMESPACE patch karmada NAME --type=merge \\\n  -p '{\"spec\":{\"components\":{\"kubeControllerManager\":{\"extraArgs\":{\"controllers\":\"",
    controllers!(","),
    "\"}}}}}'\n"
);

/// kube-controller-manager with all that is needed.
pub(super) fn of_kubernetes() -> Vec<Remedy> {
    [
        (Install::Init, INIT),
        (Install::Helm, HELM),
        (Install::Operator, OPERATOR),
    ]
    .map(|(install, text)| Remedy::on_host(install, Form::Shell, text))
    .into()
}

/// Karmada's approver; and by hand, until it runs, for whoever knows the cluster. Anybody with a token can have asked.
pub(super) fn approver(names: &[String]) -> Vec<Remedy> {
    const LOOK: &str = "\
kubectl -n karmada-system get deployment karmada-controller-manager -o yaml | grep -e replicas -e controllers
# --controllers, where it is given, must hold * or agentcsrapproving. The log of the pod says what it does with a request
kubectl -n karmada-system rollout restart deployment karmada-controller-manager
";
    let by_hand = format!(
        "kubectl describe certificatesigningrequests -- {}\n\
         # Requesting User is the token, Common Name the cluster. One that you expect: kubectl certificate approve NAME\n",
        quoted(names)
    );
    vec![
        Remedy::new(Place::Host, Form::Shell, LOOK),
        Remedy::shell(by_hand),
    ]
}

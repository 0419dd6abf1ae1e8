//! Controllers that don't run: what shows why, and which flag starts them. A comment is a line of its own, without quotes: zsh reads it
//! as a command.

use super::{Form, Install, Remedy, quoted};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// What `karmadactl init` starts of itself, so that something else is wrong.
const INIT: &str = r#"kubectl -n karmada-system get deployment kube-controller-manager -o yaml | grep -i -e replicas -e controllers=
# --controllers must hold CONTROLLER, as karmadactl init has it. Where it is missing, add it by kubectl edit
kubectl -n karmada-system rollout status deployment kube-controller-manager --timeout=30s
kubectl -n karmada-system logs deployment/kube-controller-manager --tail=50
"#;
/// The list that is there goes on, with one more: without it, nothing is changed.
const HELM: &str = r#"list=$(kubectl -n karmada-system get deployment karmada-kube-controller-manager \
  -o jsonpath='{range .spec.template.spec.containers[0].command[*]}{@}{"\n"}{end}' | sed -n 's/^--controllers=//p' | sed 's/,/\\,/g')
# Where CONTROLLER is among them already, the log of the pod says what is wrong
echo "$list"
# VERSION is that of the chart that runs, by helm -n karmada-system list
helm upgrade karmada karmada-charts/karmada -n karmada-system --version VERSION --reuse-values \
  --set-string "kubeControllerManager.controllers=${list:?}\\,CONTROLLER"
# An upgrade may write cluster-info and the RBAC as the chart has them: run karmada-token preflight afterwards
"#;
const OPERATOR: &str = r#"# The Deployment is NAME-karmada-kube-controller-manager, where there is no karmada in NAME, that of the Karmada object
list=$(kubectl -n NAMESPACE get deployment NAME-kube-controller-manager \
  -o jsonpath='{range .spec.template.spec.containers[0].command[*]}{@}{"\n"}{end}' | sed -n 's/^--controllers=//p')
# Where CONTROLLER is among them already, the log of the pod says what is wrong
echo "$list"
kubectl -n NAMESPACE patch karmada NAME --type=merge \
  -p '{"spec":{"components":{"kubeControllerManager":{"extraArgs":{"controllers":"'"${list:?}"',CONTROLLER"}}}}}'
"#;
const APPROVER: &str = "\
kubectl -n NAMESPACE get deployment NAME-controller-manager -o yaml | grep -e replicas -e controllers
# --controllers, where it is given, must hold * or agentcsrapproving. The log of the pod says what it does with a request
kubectl -n NAMESPACE rollout restart deployment NAME-controller-manager
";

/// One of kube-controller-manager's: `bootstrapsigner` signs `cluster-info`, `tokencleaner` deletes expired tokens, `csrsigning`
/// issues certificates.
pub(super) fn of_kubernetes(controller: &str) -> Vec<Remedy> {
    [
        (Install::Init, INIT),
        (Install::Helm, HELM),
        (Install::Operator, OPERATOR),
    ]
    .map(|(install, text)| Remedy::on_host(install, Form::Shell, text.replace("CONTROLLER", controller)))
    .into()
}

/// Karmada's approver; and by hand, until it runs, for whoever knows the cluster. Anybody with a token can have asked.
pub(super) fn approver(names: &[String]) -> Vec<Remedy> {
    let by_hand = format!(
        "kubectl describe certificatesigningrequests -- {}\n\
         # Requesting User is the token, Common Name the cluster. One that you expect: kubectl certificate approve NAME\n",
        quoted(names)
    );
    // The chart's, installed as karmada, is called as karmadactl init's.
    let named = APPROVER
        .replace("NAMESPACE", "karmada-system")
        .replace("NAME-", "karmada-");
    let of_operator = format!(
        "# The Deployment is NAME-karmada-controller-manager, where there is no karmada in NAME, that of the Karmada object\n{APPROVER}"
    );
    let mut remedies: Vec<_> = [
        (Install::Init, named.clone()),
        (Install::Helm, named),
        (Install::Operator, of_operator),
    ]
    .map(|(install, text)| Remedy::on_host(install, Form::Shell, text))
    .into();
    remedies.push(Remedy::shell(by_hand));
    remedies
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::borrow::ToOwned;

    /// The operator names its Deployments after the Karmada object, and puts them beside it.
    #[test]
    fn the_approver_is_looked_for_where_each_installer_puts_it() {
        let remedies = approver(&["csr-1".to_owned()]);
        let where_it_is = |install: Install| {
            let found = remedies.iter().find(|remedy| remedy.install == Some(install));
            found.unwrap().text.lines().last().unwrap()
        };
        for install in [Install::Init, Install::Helm] {
            assert_eq!(
                where_it_is(install),
                "kubectl -n karmada-system rollout restart deployment karmada-controller-manager"
            );
        }
        assert_eq!(
            where_it_is(Install::Operator),
            "kubectl -n NAMESPACE rollout restart deployment NAME-controller-manager"
        );
    }

    /// The chart's Job may apply its own cluster-info and RBAC again.
    #[test]
    fn after_an_upgrade_of_the_chart_the_preflight_is_run() {
        let upgrade = &of_kubernetes("csrsigning")[1].text;
        let (_, after) = upgrade.split_once("helm upgrade").unwrap();
        assert!(
            after.contains("run karmada-token preflight afterwards"),
            "{upgrade}"
        );
    }
}

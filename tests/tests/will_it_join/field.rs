//! The control plane that the faults are made in, and the member that is tried on it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use karmada_token_tests::{
    Approver, Authority, ControlPlane, Kubeconfig, Outcome, User, kubectl, member, openssl_pin, shell, until,
};
use tokio::net::{TcpListener, TcpStream};

use crate::row::Change;
use crate::stop::Stop;

const SECRET: &str = "0123456789abcdef";
/// What rows' scripts may call: a patch of the row's token, a new token, a request of it that no approver takes, and
/// `cluster-info` through sed.
const WORDS: &str = r#"
patch() { kubectl -n kube-system patch secret bootstrap-token-$ID --type=merge -p "$1"; }
token() {
  kubectl -n kube-system create secret generic bootstrap-token-$ID --type=bootstrap.kubernetes.io/token \
    --from-literal=token-id=$ID --from-literal=token-secret=0123456789abcdef \
    --from-literal=usage-bootstrap-authentication=true --from-literal=usage-bootstrap-signing=true \
    --from-literal=auth-extra-groups=system:bootstrappers:karmada:default-cluster-token \
    --from-literal=expiration=$(date -u -d +1hour +%Y-%m-%dT%H:%M:%SZ)
}
stray() {
  openssl req -new -newkey rsa:2048 -nodes -keyout stray.key -subj /O=platform-admins/CN=root-operator -out stray.csr
  kubectl --as=system:bootstrap:$ID --as-group=system:bootstrappers:karmada:default-cluster-token \
    --as-group=system:bootstrappers --as-group=system:authenticated create -f - <<END
{"apiVersion": "certificates.k8s.io/v1", "kind": "CertificateSigningRequest", "metadata": {"name": "csr-mine"},
 "spec": {"signerName": "kubernetes.io/kube-apiserver-client", "usages": ["client auth"], "request": "$(base64 -w0 stray.csr)"}}
END
}
rewrite() {
  kubectl -n kube-public get configmap cluster-info -o jsonpath='{.data.kubeconfig}' | sed "$1" > kubeconfig.new
  kubectl -n kube-public get configmap cluster-info -o json > object.json
  kubectl -n kube-public create configmap cluster-info --from-file=kubeconfig=kubeconfig.new --dry-run=client -o json > new.json
  kubectl -n kube-public patch configmap cluster-info --type=merge --patch-file new.json
}
"#;

pub(crate) struct Field {
    pub(crate) plane: Arc<ControlPlane>,
    pub(crate) kubeconfig: PathBuf,
    administrator: Kubeconfig,
    approver: Option<Approver>,
    other_authority: String,
    pin: String,
}

impl Field {
    /// A control plane with an approver; nothing cleans up, so that an expired token stays.
    pub(crate) async fn new(plane: Arc<ControlPlane>) -> Outcome<Self> {
        let administrator = plane.kubeconfig(&User::administrator());
        Ok(Self {
            kubeconfig: plane.kubeconfig_file(&User::administrator())?,
            approver: Some(Approver::start(&plane).await?),
            other_authority: BASE64_STANDARD.encode(Authority::new()?.certificate()),
            pin: openssl_pin(&plane.authority_file()).await?,
            administrator,
            plane,
        })
    }

    /// Runs a script as the administrator.
    pub(crate) async fn script(&self, id: &str, script: &str) -> Outcome<String> {
        let text = format!("ID={id} OTHER_CA={}\n{WORDS}\n{script}", self.other_authority);
        shell(&self.administrator, &text).await
    }

    /// A remedy as it is shown, pasted into a shell.
    pub(crate) async fn paste(&self, text: &str) -> Outcome<String> {
        shell(&self.administrator, text).await
    }

    /// The controllers that a remedy starts where these are running: its own lines, in a shell whose kubectl speaks for the
    /// cluster that Karmada runs in, and isn't there.
    pub(crate) async fn added(&self, text: &str, running: &str) -> Outcome<String> {
        let host = format!(
            r#"kubectl() {{
  case "$*" in
    *" get deployment "*) printf '%s\n' kube-controller-manager --leader-elect=true --controllers={running} --v=2 ;;
    *" patch karmada "*) printf '%s\n' "$*" | sed 's/.*"controllers":"//; s/".*//' >&3 ;;
    *) return 1 ;;
  esac
}}
exec 3>&1 >/dev/null
"#
        );
        self.paste(&format!("{host}{text}")).await
    }

    /// A manifest as it is shown, piped to `kubectl apply`.
    pub(crate) async fn apply(&self, yaml: &str) -> Outcome<String> {
        shell(
            &self.administrator,
            &format!("kubectl apply -f - <<'END'\n{yaml}END\n"),
        )
        .await
    }

    pub(crate) async fn start_approver(&mut self) -> Outcome {
        self.approver = Some(Approver::start(&self.plane).await?);
        Ok(())
    }

    pub(crate) fn stop_approver(&mut self) {
        self.approver = None;
    }

    /// Whoever signs has signed for the token.
    pub(crate) async fn signed(&self, id: &str) -> Outcome {
        let path = format!("jsonpath={{.data.jws-kubeconfig-{id}}}");
        let look = [
            "-n",
            "kube-public",
            "get",
            "configmap",
            "cluster-info",
            "-o",
            &path,
        ];
        until("cluster-info to be signed", Duration::from_secs(30), async || {
            let signature = kubectl(&self.administrator, &look).await.ok()?;
            (!signature.is_empty()).then_some(())
        })
        .await?;
        Ok(())
    }

    /// The register command that a token of this ID was handed over in.
    pub(crate) fn command(&self, id: &str) -> String {
        let endpoint = self.plane.endpoint();
        format!(
            "karmadactl register {endpoint} --token {id}.{SECRET} --discovery-token-ca-cert-hash {}",
            self.pin
        )
    }

    /// The command with something wrong in it.
    pub(crate) fn changed(&self, command: &str, change: Change) -> String {
        match change {
            Change::Secret => command.replace(SECRET, "fedcba9876543210"),
            Change::Pin => command.replace(&self.pin, &format!("sha256:{}", "0".repeat(64))),
            Change::Host => command.replace("register 127.0.0.1:", "register 127.0.0.2:"),
        }
    }

    /// Where a member with this command stops.
    pub(crate) async fn tried(&self, command: &str, cluster: &str, seconds: u64) -> Stop {
        let outcome = member::join_within(command, cluster, Duration::from_secs(seconds)).await;
        Stop::of(&outcome).unwrap_or_else(|| panic!("an end that no row has: {:?}", outcome.err()))
    }
}

/// 127.0.0.2, which leads to the control plane and is not among its certificate's names.
pub(crate) async fn another_way(plane: &ControlPlane) -> Outcome<tokio::task::JoinHandle<()>> {
    let target = plane.endpoint();
    let listener = TcpListener::bind(target.replace("127.0.0.1:", "127.0.0.2:")).await?;
    Ok(tokio::spawn(async move {
        while let Ok((mut from, _)) = listener.accept().await {
            let target = target.clone();
            tokio::spawn(async move {
                if let Ok(mut to) = TcpStream::connect(target).await {
                    drop(tokio::io::copy_bidirectional(&mut from, &mut to).await);
                }
            });
        }
    }))
}

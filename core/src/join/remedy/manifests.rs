//! What `karmadactl init` sets up for bootstrap tokens, in pieces: each puts back what one check found missing. Names and
//! rules are `karmadactl init`'s own, so that a later run of it finds its objects and makes no second ones.

/// The default group may file requests.
pub(super) const FILE_REQUESTS: &str = "\
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: system:karmada:agent-bootstrap
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: system:node-bootstrapper
subjects:
- apiGroup: rbac.authorization.k8s.io
  kind: Group
  name: system:bootstrappers:karmada:default-cluster-token
";

/// Its requests are approved.
pub(super) const AUTO_APPROVAL: &str = "\
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: system:karmada:certificatesigningrequest:autoapprover
rules:
- apiGroups: [certificates.k8s.io]
  resources: [certificatesigningrequests/clusteragent]
  verbs: [create]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: system:karmada:agent-autoapprove-bootstrap
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: system:karmada:certificatesigningrequest:autoapprover
subjects:
- apiGroup: rbac.authorization.k8s.io
  kind: Group
  name: system:bootstrappers:karmada:default-cluster-token
";

/// The agents' first user may set up an agent's rights. It is as good as an administrator.
pub(super) const AGENT_SETUP: &str = "\
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: system:karmada:agent-rbac-generator
rules:
- apiGroups: [\"*\"]
  resources: [\"*\"]
  verbs: [\"*\"]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: system:karmada:agent-rbac-generator
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: system:karmada:agent-rbac-generator
subjects:
- apiGroup: rbac.authorization.k8s.io
  kind: User
  name: system:karmada:agent:rbac-generator
";

/// Anybody may read `cluster-info`: its CA and endpoint are no secret, and a member has no credential yet.
pub(super) const PUBLIC_CLUSTER_INFO: &str = "\
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: system:karmada:bootstrap-signer-clusterinfo
  namespace: kube-public
rules:
- apiGroups: [\"\"]
  resources: [configmaps]
  resourceNames: [cluster-info]
  verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: system:karmada:bootstrap-signer-clusterinfo
  namespace: kube-public
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: system:karmada:bootstrap-signer-clusterinfo
subjects:
- apiGroup: rbac.authorization.k8s.io
  kind: User
  name: system:anonymous
";

/// Writes `cluster-info` from the kubeconfig that kubectl uses: its server and CA, and nothing of its user.
pub(super) const CLUSTER_INFO: &str = r#"kubectl -n kube-public create configmap cluster-info --dry-run=client -o yaml --from-literal=kubeconfig="$(
  kubectl config view --raw --flatten --minify -o go-template='apiVersion: v1
kind: Config
clusters:
- name: ""
  cluster:{{with (index .clusters 0).cluster}}
    server: {{.server}}
    certificate-authority-data: {{index . "certificate-authority-data"}}{{end}}
')" | kubectl apply -f -
"#;

/// The same with another endpoint, which the first line names.
pub(super) const CLUSTER_INFO_WITH_ENDPOINT: &str = r#"ENDPOINT=karmada.example.com:5443  # where members reach the Karmada API server
kubectl -n kube-public create configmap cluster-info --dry-run=client -o yaml --from-literal=kubeconfig="$(
  kubectl config view --raw --flatten --minify -o go-template='apiVersion: v1
kind: Config
clusters:
- name: ""
  cluster:{{with (index .clusters 0).cluster}}
    server: https://'"$ENDPOINT"'
    certificate-authority-data: {{index . "certificate-authority-data"}}{{end}}
')" | kubectl apply -f -
"#;

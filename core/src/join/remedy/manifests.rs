//! What Karmada's installers set up for bootstrap tokens, in pieces: each puts back what one check found missing. The names are
//! their own, so that a later run of them finds its objects and makes no second ones.

/// The default group may file requests.
pub(super) const FILE_REQUESTS: &str = "\
# If the answer is that its roleRef can't be changed: kubectl delete clusterrolebinding system:karmada:agent-bootstrap
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

/// Its requests are approved; and those by which an agent renews its certificate (`register --enable-cert-rotation`), without which it
/// is cut off when the first one ends.
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
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: system:karmada:certificatesigningrequest:selfautoapprover
rules:
- apiGroups: [certificates.k8s.io]
  resources: [certificatesigningrequests/selfclusteragent]
  verbs: [create]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: system:karmada:agent-autoapprove-certificate-rotation
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: system:karmada:certificatesigningrequest:selfautoapprover
subjects:
- apiGroup: rbac.authorization.k8s.io
  kind: Group
  name: system:karmada:agents
";

/// The agents' first user may set up an agent's rights. By `karmadactl init` it may do everything; this is what `karmadactl register`
/// (since 1.12) does as that user, and what an agent may do, for nobody can give away a right that they haven't.
pub(super) const AGENT_SETUP: &str = "\
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: system:karmada:agent-rbac-generator
rules:
# What register does.
- apiGroups: [rbac.authorization.k8s.io]
  resources: [clusterroles, clusterrolebindings, roles, rolebindings]
  verbs: [create, delete]
- apiGroups: [\"\"]
  resources: [namespaces]
  verbs: [get, create]
- apiGroups: [certificates.k8s.io]
  resources: [certificatesigningrequests]
  verbs: [get, create, delete]
# What it lets the agent do.
- apiGroups: [cluster.karmada.io]
  resources: [clusters]
  verbs: [get, list, watch, create, delete]
- apiGroups: [cluster.karmada.io]
  resources: [clusters/status]
  verbs: [update]
- apiGroups: [config.karmada.io]
  resources: [resourceinterpreterwebhookconfigurations, resourceinterpretercustomizations]
  verbs: [get, list, watch]
- apiGroups: [work.karmada.io]
  resources: [works]
  verbs: [get, list, watch, create, update, delete]
- apiGroups: [work.karmada.io]
  resources: [works/status]
  verbs: [update, patch]
- apiGroups: [coordination.k8s.io]
  resources: [leases]
  verbs: [get, create, update]
- apiGroups: [\"\"]
  resources: [secrets]
  verbs: [get, create, patch]
- apiGroups: [\"\"]
  resources: [services]
  verbs: [list, watch]
- apiGroups: [\"\"]
  resources: [events]
  verbs: [create, update, patch]
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

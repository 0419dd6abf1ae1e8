//! Remedies that are neither YAML nor a command.

use karmada_token_core::{Install, Obstacle};

/// The remedy's words. Few obstacles have such remedies; core's tests hold which.
pub(in crate::judge) fn words(obstacle: &Obstacle, install: Option<Install>) -> &'static str {
    let install = install.unwrap_or(Install::Init);
    match (obstacle, install) {
        (Obstacle::CertificateNames { .. }, Install::Init) => {
            "karmadactl init 将 --cert-external-dns 和 --cert-external-ip 指定的名称写入证书；之后需重新签发包含该名称的 apiserver.crt，\
             并放入 karmada-system 中的 Secret karmada-cert"
        }
        (Obstacle::CertificateNames { .. }, Install::Helm) => {
            "安装时 Chart 将 certs.auto.hosts 指定的名称写入证书；之后需用现有的密钥 karmada.key（所有 ServiceAccount 令牌都由它签名）\
             重新签发包含该名称的 karmada.crt，并放入 Secret karmada-cert"
        }
        (Obstacle::CertificateNames { .. }, Install::Operator) => {
            "在 Karmada 对象的 spec.components.karmadaAPIServer.certSANs 中写上该名称"
        }
        (Obstacle::CertificateExpired(_), Install::Init) => {
            "用 Karmada 的 CA 重新签发 apiserver.crt，放入 karmada-system 中的 Secret karmada-cert，然后重启 karmada-apiserver"
        }
        (Obstacle::CertificateExpired(_), Install::Helm) => {
            "用 Karmada 的 CA 和现有的密钥 karmada.key（所有 ServiceAccount 令牌都由它签名）重新签发 karmada.crt，放入 Secret \
             karmada-cert 以及同样含有它的 karmada-webhook-cert 和各 kubeconfig，然后重启使用它们的组件，先重启 karmada-apiserver 和 etcd"
        }
        (Obstacle::CertificateExpired(_), Install::Operator) => {
            "用 Karmada 的 CA 重新签发 apiserver.crt，放入 Karmada 对象旁的 Secret NAME-cert，然后重启 NAME-apiserver"
        }
        (Obstacle::NotKarmada, Install::Init) => {
            "请使用 Karmada 的 kubeconfig：karmadactl init 将其写入 /etc/karmada/karmada-apiserver.config"
        }
        (Obstacle::NotKarmada, Install::Helm) => {
            "请使用 Karmada 的 kubeconfig：它在 karmada-system 的 Secret karmada-kubeconfig 中"
        }
        (Obstacle::NotKarmada, Install::Operator) => {
            "请使用 Karmada 的 kubeconfig：它在 Karmada 对象旁的 Secret NAME-admin-config 中"
        }
        (Obstacle::ClusterEndpoint(_), Install::Helm) => {
            "请先开放 Service karmada-apiserver：除非 apiServer.serviceType 是 NodePort（同时设置 apiServer.nodePort）或 \
             LoadBalancer，否则只有宿主集群能访问它。每次 helm upgrade 之后请运行注册前检查：升级可能会把 cluster-info 写回 Chart 中的内容"
        }
        (Obstacle::ClusterEndpoint(_), Install::Operator) => {
            "请先开放 karmada-apiserver 的 Service：除非 Karmada 对象的 spec.components.karmadaAPIServer.serviceType 是 NodePort 或 \
             LoadBalancer，否则只有宿主集群能访问它"
        }
        (Obstacle::NotPublic(_), _) => {
            "karmada-apiserver 不接受任何不带凭据的请求，RBAC 无法改变这一点：请去掉 --anonymous-auth=false；若 --authentication-config \
             指定了文件，请在其中设置 anonymous.enabled，并且如果有 anonymous.conditions，请在其中加入路径 \
             /api/v1/namespaces/kube-public/configmaps/cluster-info"
        }
        (Obstacle::OldKarmadactl(_), _) => "请用 1.12 或更高版本的 karmadactl 注册，版本与控制面一致",
        (Obstacle::NotLetIn, _) => {
            "karmada-apiserver 必须以 --enable-bootstrap-token-auth=true 运行：三种安装方式都会设置它"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::words;
    use karmada_token_core::{Form, Obstacle, Timestamp};
    use std::collections::BTreeSet;

    /// As many as core has, each its own.
    #[test]
    fn each_of_cores_words_is_translated() {
        let now = Timestamp::parse_rfc3339("2026-11-24T10:00:00Z").unwrap();
        let endpoint = || "karmada.example.test:5443".parse().unwrap();
        for obstacle in [
            Obstacle::NotLetIn,
            Obstacle::NotKarmada,
            Obstacle::NotPublic(401),
            Obstacle::ClusterEndpoint(endpoint()),
            Obstacle::CertificateNames {
                endpoint: endpoint(),
                names: vec![],
            },
            Obstacle::CertificateExpired(now),
            Obstacle::OldKarmadactl(vec![]),
        ] {
            let mut remedies = obstacle.remedies("", now);
            remedies.retain(|remedy| remedy.form == Form::Words);
            let told: BTreeSet<_> = remedies
                .iter()
                .map(|remedy| words(&obstacle, remedy.install))
                .collect();
            assert!(
                !told.is_empty() && !told.contains("") && told.len() == remedies.len(),
                "{obstacle:?}: {told:?}"
            );
        }
    }
}

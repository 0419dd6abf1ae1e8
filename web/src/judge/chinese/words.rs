//! Remedies that are neither YAML nor a command.

use karmada_token_core::{Install, Obstacle};

/// The remedy's words. Only four obstacles have such remedies; core's tests hold which.
pub(in crate::judge) fn words(obstacle: &Obstacle, install: Option<Install>) -> &'static str {
    let install = install.unwrap_or(Install::Init);
    match (obstacle, install) {
        (Obstacle::CertificateNames { .. }, Install::Init) => {
            "karmadactl init 将 --cert-external-dns 和 --cert-external-ip 指定的名称写入证书；之后需重新签发包含该名称的 apiserver.crt，\
             并放入 karmada-system 中的 Secret karmada-cert"
        }
        (Obstacle::CertificateNames { .. }, Install::Helm) => {
            "安装时 Chart 将 certs.auto.hosts 指定的名称写入证书；之后需重新签发包含该名称的 karmada.crt，并放入 Secret karmada-cert"
        }
        (Obstacle::CertificateNames { .. }, Install::Operator) => {
            "在 Karmada 对象的 spec.components.karmadaAPIServer.certSANs 中写上该名称"
        }
        (Obstacle::CertificateExpired(_), Install::Init) => {
            "用 Karmada 的 CA 重新签发 apiserver.crt，放入 karmada-system 中的 Secret karmada-cert，然后重启 karmada-apiserver"
        }
        (Obstacle::CertificateExpired(_), Install::Helm) => {
            "用 Karmada 的 CA 重新签发 karmada.crt，放入 Secret karmada-cert，然后重启 karmada-apiserver"
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
        (Obstacle::NotLetIn, _) => {
            "karmada-apiserver 必须以 --enable-bootstrap-token-auth=true 运行：三种安装方式都会设置它"
        }
        _ => "",
    }
}

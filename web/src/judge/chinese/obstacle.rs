//! Each obstacle in a clause that can follow 无法注册：.

use super::errors::{cluster_info, signature};
use crate::text::{Language, Text};
use karmada_token_core::Obstacle;
use std::collections::BTreeMap;
use std::fmt::Display;

pub(in crate::judge) fn obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::UnknownToken => "服务器上没有这个令牌".to_owned(),
        Obstacle::OtherSecret => "服务器上此 ID 的令牌有另一个密钥".to_owned(),
        Obstacle::Token(reason) => {
            let text = Text::new(Language::Chinese, BTreeMap::new()).reason(reason);
            text.trim_end_matches('。').to_owned()
        }
        Obstacle::NotLetIn => "尽管其 Secret 没有问题，API 服务器仍不接受它".to_owned(),
        Obstacle::NotKarmada => "这个 API 服务器不属于 Karmada：它没有 API 组 cluster.karmada.io".to_owned(),
        Obstacle::NoClusterInfo => "kube-public 中没有 ConfigMap cluster-info".to_owned(),
        Obstacle::NotPublic(code) => format!("不带凭据无法读取 cluster-info（HTTP {code}）"),
        Obstacle::BrokenClusterInfo(error) => cluster_info(error),
        Obstacle::Unsigned(ids) => format!("cluster-info 中没有令牌 {} 的签名", few(ids)),
        Obstacle::BadSignature(error) => format!("cluster-info 的签名有问题：{}", signature(error)),
        Obstacle::OtherPins(_) => "命令中的公钥哈希与 cluster-info 中的任何 CA 都不符".to_owned(),
        Obstacle::ClusterEndpoint(endpoint) => format!("{endpoint} 只能在集群内部解析"),
        Obstacle::LoopbackEndpoint(endpoint) => format!("{endpoint} 只能从同一台机器访问"),
        Obstacle::OtherEndpoint(endpoint) => format!("cluster-info 中的地址与命令不同：{endpoint}"),
        Obstacle::CertificateNames { endpoint, names } => {
            format!("API 服务器的证书不适用于 {endpoint}，只适用于 {}", few(names))
        }
        Obstacle::CertificateAuthority => "API 服务器的证书不是由 cluster-info 中的 CA 签发的".to_owned(),
        Obstacle::CertificateExpired(end) => format!("API 服务器的证书已于 {end} 到期"),
        Obstacle::MayNotFile => "它不能创建 CertificateSigningRequest".to_owned(),
        Obstacle::NotAutoApproved => "它的 CertificateSigningRequest 不会被自动批准".to_owned(),
        Obstacle::NoAgentSetup => "用户 system:karmada:agent:rbac-generator 不能设置 agent 的权限".to_owned(),
        Obstacle::NoApprover(names) => format!("没有人批准 {}", few(names)),
        Obstacle::NoIssuer(names) => format!("没有人签发 {} 的证书", few(names)),
        Obstacle::RequestsRefused(names) => format!("待注册集群的请求被拒绝或失败：{}", few(names)),
        Obstacle::OldKarmadactl(names) => format!("早于 1.12 的 karmadactl 提交了 {}", few(names)),
        Obstacle::NoCleaner(ids) => format!("过期的令牌没有被删除：{}", few(ids)),
    }
}

/// The first few of them: a list of 10,000 helps nobody.
fn few(items: &[impl Display]) -> String {
    const FEW: usize = 5;
    let shown: Vec<_> = items.iter().take(FEW).map(ToString::to_string).collect();
    match items.len().saturating_sub(FEW) {
        0 => shown.join("、"),
        more => format!("{} 等（另有 {more} 个）", shown.join("、")),
    }
}

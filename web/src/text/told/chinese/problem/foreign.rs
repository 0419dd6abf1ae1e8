//! It is a credential of another sort.

use super::Words;
use karmada_token_core::ForeignProblem;

pub(super) fn words(problem: &ForeignProblem) -> Words {
    let (what, why) = match problem {
        ForeignProblem::ServiceAccount => (
            "这是 ServiceAccount 的令牌",
            "它用于 API 服务器的身份认证，不能注册集群。它是凭据：请不要转交他人。",
        ),
        ForeignProblem::Jwt => (
            "这是 JWT，例如由单点登录签发",
            "它不能注册集群。它是凭据：请不要转交他人。",
        ),
        ForeignProblem::JwtExpired => ("它已过期", "没有服务器会再接受它。"),
        ForeignProblem::JwtDamaged => (
            "开头像 JWT，但已损坏或被截短",
            "没有服务器会接受它，它也不能注册集群。",
        ),
        ForeignProblem::DetachedSignature { id } => {
            return Words::of(
                format!("这是 cluster-info 的签名，由令牌 {id} 产生"),
                "它不是秘密：成员集群用它核实控制面知道自己的令牌。",
            );
        }
        ForeignProblem::SignatureDamaged => (
            "这看似 cluster-info 的签名，但没有成员集群会接受它",
            "成员集群会把它与自己算出的比较。删除它的键之后，引导签名器会重新写入。",
        ),
        ForeignProblem::K3s => (
            "这是 K3s 或 RKE2 的加入令牌",
            "它用于把机器加入那种集群；Karmada 不认识它。",
        ),
        ForeignProblem::K3sBootstrap => (
            "这是带有 K3s 前缀的引导令牌",
            "它用于把机器加入 K3s 集群，那里的 API 服务器认识它；Karmada 的不认识。",
        ),
        ForeignProblem::OpenShift => (
            "这是 OpenShift 的登录令牌",
            "它不能注册集群。它是凭据：请不要转交他人。",
        ),
        ForeignProblem::PrivateKey => ("这是私钥", "它只应由其所有者持有：粘贴到别处的私钥应当更换。"),
        ForeignProblem::Certificate => ("这是证书", "注册命令中的公钥哈希由 CA 的证书得出。"),
        ForeignProblem::CertificateDamaged => (
            "无法读取这个证书",
            "请完整复制，从 -----BEGIN CERTIFICATE----- 到 -----END CERTIFICATE-----。",
        ),
        ForeignProblem::OtherPem => (
            "这是 PEM，但既不是证书也不是私钥",
            "它不能注册集群。注册命令中的公钥哈希由 CA 的证书得出。",
        ),
    };
    Words::of(what, why)
}

//! What each obstacle means to a cluster that joins.

use karmada_token_core::{Obstacle, Reason};

const WAITS_FOR_SIGNATURE: &str = "register 会等待 cluster-info 的签名五分钟，然后放弃";
const UNAUTHORIZED: &str = "register 会信任控制面，但第一个请求就得到 401";
const FORBIDDEN: &str = "register 提交第一个 CertificateSigningRequest 时得到 403";

pub(in crate::judge) fn meaning(obstacle: &Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Token(reason) => of_reason(reason),
        Obstacle::UnknownToken | Obstacle::Unsigned(_) => WAITS_FOR_SIGNATURE,
        Obstacle::OtherSecret | Obstacle::BadSignature(_) => {
            "register 发现 cluster-info 的签名不可能由其令牌产生，于是放弃"
        }
        Obstacle::NotLetIn => UNAUTHORIZED,
        Obstacle::NotKarmada => "集群在此注册的不是 Karmada：没有人批准其请求，也不会创建 Cluster 对象",
        Obstacle::NoClusterInfo => "register 会等待 cluster-info 五分钟，然后放弃",
        Obstacle::NotPublic(_) => "register 在拥有凭据之前读取 cluster-info，会被拒绝，等待五分钟后放弃",
        Obstacle::BrokenClusterInfo(_) => "register 读取 cluster-info 后放弃",
        Obstacle::OtherPins(_) => "register 会认为控制面是冒充者，于是放弃",
        Obstacle::ClusterEndpoint(_) => "register 无法解析该名称，除非它运行在 Karmada 所在的集群中",
        Obstacle::LoopbackEndpoint(_) => "register 只能访问同一台机器上的 API 服务器",
        Obstacle::OtherEndpoint(_) => {
            "早于 1.13.10、1.14.6、1.15.3 和 1.16.0 的 karmadactl 总是连接 cluster-info 中的地址，不管命令怎么写"
        }
        Obstacle::CertificateNames { .. }
        | Obstacle::CertificateAuthority
        | Obstacle::CertificateExpired(_) => "register 在出示令牌之前就会拒绝 API 服务器的证书",
        Obstacle::MayNotFile => FORBIDDEN,
        Obstacle::NotAutoApproved | Obstacle::NoApprover(_) => {
            "register 提交第一个 CertificateSigningRequest 后等待，直到有人手动批准或它放弃"
        }
        Obstacle::NoAgentSetup => "register 得到第一个证书，但用它设置 agent 的权限时得到 403",
        Obstacle::NoIssuer(_) => "register 的请求得到批准，但等不到证书",
        Obstacle::RequestsRefused(_) => "请求被拒绝或失败的集群没有注册成功",
        Obstacle::OldKarmadactl(_) => {
            "早于 1.12 的 karmadactl 的 register 申请的是节点证书，并等待 Karmada 只给予 agent 的批准"
        }
        Obstacle::NoCleaner(_) => "没有影响：过期的令牌无法再用于身份认证。其 Secret 仍可被读取和延期",
    }
}

fn of_reason(reason: &Reason) -> &'static str {
    match reason {
        Reason::Deleting | Reason::NoAuthenticationUsage | Reason::BadGroup(_) => UNAUTHORIZED,
        Reason::WrongNamespace
        | Reason::WrongType
        | Reason::BadName
        | Reason::BadId
        | Reason::IdMismatch
        | Reason::SecretMissing
        | Reason::Expired
        | Reason::ExpirationUnparseable
        | Reason::NoSigningUsage => WAITS_FOR_SIGNATURE,
        Reason::NoGroupMayRegister => FORBIDDEN,
        Reason::SecretMalformed => "没有命令能写出这个令牌：register 会拒绝其格式",
    }
}

//! What core says, in Simplified Chinese. Each is an exhaustive match over core's own facts: a new one does not compile until
//! it has its sentence.

mod comments;
mod errors;
mod meaning;
mod obstacle;
mod words;

pub(super) use comments::with_comments;
pub(super) use meaning::meaning;
pub(super) use obstacle::obstacle;
pub(super) use words::words;

use karmada_token_core::{CheckName, Fact, Found, JoinVerdict, Outcome, Unseen};

/// The whole verdict in one line.
pub(super) fn line(verdict: &JoinVerdict) -> String {
    match (verdict.outcome(), verdict.against.as_slice()) {
        (Outcome::Blocked, [first, others @ ..]) => {
            let more = match others.len() {
                0 => String::new(),
                count => format!("（另有 {count} 项）"),
            };
            format!("无法注册：{}{more}", obstacle(first))
        }
        (Outcome::Joins, _) => "可以注册".to_owned(),
        (Outcome::Signing, _) => "正在签名…".to_owned(),
        _ => "无法判断：已看到的内容均无问题，但有些内容无法看到".to_owned(),
    }
}

pub(super) fn unseen(what: Fact, reason: &Unseen) -> String {
    let what = match what {
        Fact::Token => "令牌的 Secret",
        Fact::Karmada => "API 组",
        Fact::PublicAccess => "不带凭据时看到的 cluster-info",
        Fact::ClusterInfo => "cluster-info",
        Fact::Certificate => "API 服务器的证书",
        Fact::Rights => "令牌的权限",
        Fact::AgentSetup => "agent 首个用户的权限",
        Fact::Requests => "CertificateSigningRequest",
    };
    format!("{what}：{}", why(reason))
}

pub(super) fn why(reason: &Unseen) -> String {
    match reason {
        Unseen::Forbidden => "您无权读取".to_owned(),
        Unseen::Unauthorized => "API 服务器不认识您的凭据：可能已过期，或属于另一个集群".to_owned(),
        Unseen::Failed(why) => format!("没有可用的答复：{why}"),
        Unseen::NotAsked => "未询问".to_owned(),
    }
}

pub(super) fn found(found: &Found) -> String {
    match found {
        Found::Nothing => String::new(),
        Found::ClusterInfo { .. } | Found::Endpoint(_) => found.to_string(),
        Found::Certificate { names, expires } => format!("用于 {}，有效期至 {expires}", names.join("、")),
        Found::Signed { of: 0, .. } => "没有应当签名的令牌".to_owned(),
        Found::Signed { signed, of } => format!("{signed}/{of}"),
        Found::Requests(0) => "没有留存".to_owned(),
        Found::Requests(count) => format!("尚存 {count} 个"),
    }
}

pub(super) fn title(name: CheckName) -> &'static str {
    match name {
        CheckName::Karmada => "API 服务器属于 Karmada",
        CheckName::ClusterInfo => "cluster-info 给出了 CA 和服务器地址",
        CheckName::PublicAccess => "不带凭据即可读取 cluster-info",
        CheckName::Endpoint => "其中的服务器地址看起来可以从其他位置访问",
        CheckName::Certificate => "API 服务器的证书适用于该地址",
        CheckName::Signer => "cluster-info 已为各令牌签名",
        CheckName::Cleaner => "过期的令牌会被删除",
        CheckName::FileRequests => "默认用户组可以提交 CertificateSigningRequest",
        CheckName::AutoApproval => "其请求会被自动批准",
        CheckName::AgentSetup => "agent 的首个用户可以设置 agent",
        CheckName::Requests => "待注册集群的请求得到批准和签发",
    }
}

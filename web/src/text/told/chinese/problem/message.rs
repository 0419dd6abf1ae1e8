//! Of what a command ended with.

use super::Words;
use karmada_token_core::MessageProblem;

pub(super) fn words(problem: &MessageProblem) -> Words {
    let (what, why) = match problem {
        MessageProblem::NotSigned => (
            "cluster-info 没有用这个令牌签名",
            "控制面不认识这个令牌，或它已过期、不用于签名，或控制面没有签名组件在运行：karmada-token check TOKEN 会指出是哪一种。",
        ),
        MessageProblem::BadSignature => (
            "cluster-info 的签名所用的密钥与令牌的不同",
            "请重新复制令牌。如果令牌无误，则应答的是另一个服务器。",
        ),
        MessageProblem::NoClusterInfo => (
            "控制面没有 cluster-info，或其中没有内容",
            "控制面没有为令牌做好准备（karmada-token preflight 会说明原因），或应答的是另一个服务器。",
        ),
        MessageProblem::NotPublic => (
            "不登录就无法读取 cluster-info",
            "控制面缺少一个 Role 及其 RoleBinding：karmada-token preflight 会输出它们。",
        ),
        MessageProblem::Unauthorized => (
            "API 服务器不认识请求者",
            "如果是 register 或 join：控制面拒绝匿名请求，或令牌已过期（karmada-token check TOKEN 会指出是哪一种）。如果是 kubectl：它没有有效的凭据。",
        ),
        MessageProblem::RequestForbidden => (
            "令牌的组无权请求证书",
            "令牌缺少默认的组，或控制面缺少该组的 ClusterRoleBinding：karmada-token check TOKEN 会指出是哪一种。",
        ),
        MessageProblem::RightsForbidden => (
            "register 无权为 agent 设置权限",
            "控制面缺少一个 ClusterRole 及其绑定：karmada-token preflight 会输出它们。",
        ),
        MessageProblem::CertificateName => (
            "服务器的证书不适用于这个地址",
            "请用证书中的名称注册，或重新签发包含这个地址的证书（karmadactl init：--cert-external-ip、--cert-external-dns）。",
        ),
        MessageProblem::CertificateAuthority => (
            "服务器的证书由另一个 CA 签发",
            "应答的是另一个服务器，或控制面的 CA 已被更换：karmada-token check TOKEN 会指出是哪一种。如果是镜像仓库，则与令牌无关。",
        ),
        MessageProblem::CertificateExpired => (
            "证书已过期，或尚未生效",
            "请更新服务器的证书，或校准执行命令的机器的时钟。",
        ),
        MessageProblem::Pin => (
            "公钥哈希不是控制面 CA 的",
            "请重新复制命令。如果命令无误，则应答的是另一个服务器。",
        ),
        MessageProblem::NotTls => (
            "应答者不使用 TLS",
            "API 服务器使用 TLS：请检查主机、端口和途中的代理。",
        ),
        MessageProblem::NameRefused => (
            "这不能作为集群名称",
            "名称只含 a-z、0-9 和 -，首尾不能是 -，最多 48 个字符。",
        ),
        MessageProblem::TokenTaken => (
            "已有使用这个 ID 的令牌",
            "请让 karmadactl token create 自行选择，或先删除原有的令牌。",
        ),
        MessageProblem::TokenGone => (
            "没有使用这个 ID 的令牌",
            "它已被删除（过期的令牌会被删除），或从未在这个控制面上创建。",
        ),
        MessageProblem::SecretsForbidden => (
            "请求者无权查看或更改令牌",
            "令牌是 kube-system 中的 Secret：请以控制面管理员的身份操作。",
        ),
        MessageProblem::NoKubeconfig => (
            "没有找到 kubeconfig，或其中没有集群",
            "请用 --kubeconfig 指定；karmadactl init 会写入 /etc/karmada/karmada-apiserver.config。",
        ),
        MessageProblem::NameTaken => (
            "已有同名的成员集群",
            "请换一个 --cluster-name。register 在清理时删除了那个成员集群的 agent 的权限：如果它不再就绪，请将它重新注册。",
        ),
        MessageProblem::LeftOver => (
            "这是上一次尝试遗留下来的",
            "请用 karmadactl unregister（或 kubeadm reset）清理，或自行删除。",
        ),
        MessageProblem::Unreachable => (
            "这个地址没有应答",
            "请从执行命令的地方检查它的名称、端口和防火墙。",
        ),
        MessageProblem::Proxy => (
            "成员集群一侧的代理拒绝了请求",
            "请在那里把控制面的主机写入 NO_PROXY，或让代理放行。",
        ),
        MessageProblem::TimedOut => (
            "没有等到证书，或没有等到 agent",
            "控制面没有批准或签发（karmada-token preflight 会说明原因），或 agent 的 Pod 没有启动。",
        ),
    };
    Words::of(what, why)
}

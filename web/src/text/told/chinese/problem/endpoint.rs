//! Of an endpoint.

use super::Words;
use crate::text::Told;
use karmada_token_core::EndpointProblem;

pub(super) fn words(problem: &EndpointProblem) -> Words {
    let (what, why) = match problem {
        EndpointProblem::Scheme => (
            "地址之前有 https://",
            "程序会自己加上它，于是会访问 https://https://。",
        ),
        EndpointProblem::SchemeTwice => ("https:// 出现了两次", "没有服务器会应答这样的地址。"),
        EndpointProblem::PlainHttp => (
            "这是 http://，而注册需要 https://",
            "明文传送的令牌人人可见；API 服务器也不应答没有 TLS 的请求。",
        ),
        EndpointProblem::Path => (
            "主机和端口之后还有其他内容",
            "karmadactl 只接受“主机:端口”；无法在带路径的 API 服务器上注册。",
        ),
        EndpointProblem::Malformed { error } => {
            return Words::of(error.chinese(), "没有成员集群能访问它。");
        }
        EndpointProblem::NoPort => (
            "没有端口，因此是 443",
            "除非另有设置，Karmada 的 API 服务器监听 5443 或 32443。",
        ),
        EndpointProblem::PortMissing => (
            "没有端口，而 kubeadm 要求写出端口",
            "在其他地方这就是 443。除非另有设置，Kubernetes 的 API 服务器监听 6443。",
        ),
        EndpointProblem::Internal => (
            "这只能在一台机器上或集群内部解析",
            "其他地方的成员集群无法访问它。Helm 的 cluster-info 写的就是这种地址：请给出成员集群能访问的地址。",
        ),
        EndpointProblem::ShortName => (
            "这是没有域名的名称",
            "它只能在某个集群或网络内部解析。集群的名称应写在 --cluster-name 之后。",
        ),
        EndpointProblem::Placeholder => ("地址的一部分是 x，如同文档中的写法", "请写您自己的控制面的地址。"),
    };
    Words::of(what, why)
}

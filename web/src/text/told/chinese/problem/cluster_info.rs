//! Of cluster-info.

use super::Words;
use karmada_token_core::ClusterInfoProblem;

pub(super) fn words(problem: &ClusterInfoProblem) -> Words {
    let (what, why) = match problem {
        ClusterInfoProblem::Name => (
            "这不是命名空间 kube-public 中的 ConfigMap cluster-info",
            "待注册的集群读取的是那一个。",
        ),
        ClusterInfoProblem::NoKubeconfig => (
            "缺少键 kubeconfig",
            "此控制面没有为引导令牌做好准备：成员集群找不到它的地址和 CA。",
        ),
        ClusterInfoProblem::KubeconfigSyntax => ("无法读取其中的 kubeconfig", "待注册的集群也无法读取。"),
        ClusterInfoProblem::Clusters { found } => {
            return Words::of(
                format!("其中的 kubeconfig 有 {found} 个集群"),
                "karmadactl register 只接受一个。",
            );
        }
        ClusterInfoProblem::Unsigned => (
            "没有为任何令牌签名",
            "要么没有可以签名的令牌，要么引导签名器没有运行：它的名称是 bootstrap-signer-controller。",
        ),
        ClusterInfoProblem::SignedFor { id } => {
            return Words::of(format!("已为令牌 {id} 签名"), "持有该令牌的成员集群可以核实它。");
        }
        ClusterInfoProblem::SignatureKey => ("这个键不含令牌 ID", "没有成员集群会查找它。"),
    };
    Words::of(what, why)
}

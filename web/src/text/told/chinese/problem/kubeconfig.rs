//! Of a kubeconfig that a register command is to be made of.

use super::Words;
use karmada_token_core::KubeconfigProblem;

const DAMAGED: &str = "它已损坏或被截短：请重新复制。";

pub(super) fn words(problem: &KubeconfigProblem) -> Words {
    let (what, why) = match problem {
        KubeconfigProblem::NoClusters => ("其中没有集群", "注册命令由集群的 server 和 CA 得出。"),
        KubeconfigProblem::NoCurrentContext => (
            "current-context 缺失或为空",
            "无法知道指的是哪个集群：请写明上下文。",
        ),
        KubeconfigProblem::NoContext => ("没有这个名称的上下文", "无法知道指的是哪个集群。"),
        KubeconfigProblem::NoCluster => ("没有这个名称的集群", "该上下文没有所指。"),
        KubeconfigProblem::NoServer => ("该集群没有 server", "注册命令要写明它。"),
        KubeconfigProblem::NoCa => (
            "该集群没有 CA 证书",
            "注册命令将没有公钥哈希可写。其 CA 应放在 certificate-authority-data 中。",
        ),
        KubeconfigProblem::Insecure => ("没有检查服务器的证书", "令牌会发送给任何应答者。请改为给出 CA。"),
        KubeconfigProblem::CaFile => (
            "CA 在另一个文件中，不在这里",
            "只有在该文件所在之处才能知道能否得出公钥哈希。kubectl config view --flatten --minify 会把它写入。",
        ),
        KubeconfigProblem::CaBase64 => ("CA 不是 base64", DAMAGED),
        KubeconfigProblem::CaPem => ("CA 中没有可读取的证书", DAMAGED),
        KubeconfigProblem::CaOmitted => (
            "kubectl 省略了 CA",
            "kubectl config view --raw --minify 会输出它。",
        ),
        KubeconfigProblem::Credentials => (
            "其中含有凭据",
            "只需要其中的集群：kubectl config view --flatten --minify，并去掉 users 部分。",
        ),
    };
    Words::of(what, why)
}

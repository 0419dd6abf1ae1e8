//! Of a register or join command.

use super::Words;
use crate::text::Told;
use karmada_token_core::CommandProblem;

const STOPS: &str = "程序会停下来并显示帮助。";

pub(super) fn words(problem: &CommandProblem) -> Words {
    let (what, why) = match problem {
        CommandProblem::JoinForRegister => (
            "karmadactl join 不使用令牌；应为 register",
            "join 用于 Push 模式，需要成员集群的 kubeconfig；register 用于 Pull 模式，使用令牌。",
        ),
        CommandProblem::PushMode => (
            "这会以 Push 模式加入集群，不使用令牌",
            "要以令牌在 Pull 模式下注册，请用 karmadactl register。",
        ),
        CommandProblem::Removes => (
            "这会移除一个成员集群，不使用令牌",
            "要以令牌在 Pull 模式下注册，请用 karmadactl register。",
        ),
        CommandProblem::KubeadmJoin => (
            "这会把机器加入 Kubernetes 集群",
            "要在 Karmada 注册集群，请用 karmadactl register。",
        ),
        CommandProblem::Verb { program } => {
            return Words::of(
                format!("{program} 之后缺少使用令牌的子命令：Karmada 是 register，kubeadm 是 join"),
                "该程序的其他子命令使用其他参数。",
            );
        }
        CommandProblem::Program => ("没有叫这个名称的程序", "shell 按确切的名称查找程序，名称为小写。"),
        CommandProblem::Quote => ("这个引号没有闭合", "shell 会继续等待输入。"),
        CommandProblem::Expansion => (
            "这里要由 shell 填入一个值",
            "在成员集群一侧它很可能没有设置：请直接写出值。",
        ),
        CommandProblem::Placeholder => ("这是没有填写的占位符", "请直接写出值。"),
        CommandProblem::LineBreak => (
            "命令在中间换行了",
            "shell 会只执行第一行。请写在一行内，或在换行之前加反斜杠。",
        ),
        CommandProblem::SpaceAfterContinuation => (
            "行尾的反斜杠之后有一个空格",
            "这样反斜杠作用于空格，命令在这一行就结束。",
        ),
        CommandProblem::CarriageReturn => (
            "行尾是 Windows 的写法",
            "Unix 的 shell 会把回车符当作命令的一部分。",
        ),
        CommandProblem::LinesJoined => (
            "这个符号表示下一行继续，而这一行并没有在此结束",
            "复制时多行并成了一行。shell 会把这个符号当作词的一部分。",
        ),
        CommandProblem::Trailing => ("命令之后还有其他内容，已略过", "只检查第一条命令。"),
        CommandProblem::UnknownFlag { program } => {
            return Words::of(format!("{program} 没有这个参数"), STOPS);
        }
        CommandProblem::OldFlag => (
            "karmadactl 自 1.14 起没有这个参数",
            "在 1.13 及更早的版本中它也没有用处：请去掉。",
        ),
        CommandProblem::SingleDash => (
            "这个参数应有两个连字符",
            "只有一个连字符时，每个字母都是一个参数。",
        ),
        CommandProblem::ValueMissing { flag } => {
            return Words::of(
                format!("{flag} 之后必须有值"),
                "程序会把下一个词当作它的值，或停下来。",
            );
        }
        CommandProblem::Switch { flag } => {
            return Words::of(format!("{flag} 的值是 true 或 false"), "程序不接受其他值。");
        }
        CommandProblem::Number { flag } => {
            return Words::of(
                format!("{flag} 是 600 到 2147483647 的整数"),
                "API 服务器会拒绝少于十分钟的值，程序也不接受其他值。",
            );
        }
        CommandProblem::CertificateLong => (
            "除非另有设置，控制面签发的证书最多有效一年",
            "kube-controller-manager 会把它缩短到自己的 --cluster-signing-duration，并且不作提示。",
        ),
        CommandProblem::EndpointMissing => (
            "缺少地址",
            "首先是控制面 API 服务器的主机和端口，如 karmada.example.com:5443。",
        ),
        CommandProblem::SecondEndpoint => {
            ("这个词不属于任何参数，而地址已经有了", "程序只接受一个这样的词。")
        }
        CommandProblem::TokenMissing => ("缺少令牌", "没有 --token，就无法通过控制面的身份认证。"),
        CommandProblem::TokenTwice => ("令牌写了两次；以最后一个为准", "请删除不需要的那个。"),
        CommandProblem::PinMissing => (
            "没有 CA 公钥哈希：缺少 --discovery-token-ca-cert-hash",
            "没有它，成员集群无法分辨控制面与冒充者，程序会拒绝继续。",
        ),
        CommandProblem::PinSkipped => (
            "没有检查 CA",
            "能冒充控制面的人都会得到令牌：请改为给出公钥哈希。",
        ),
        CommandProblem::PinTwice => ("这个公钥哈希写了两次", "没有害处。"),
        CommandProblem::Name { flag, error } => {
            return Words::of(
                format!("{flag}：{}", error.chinese()),
                "程序或 API 服务器会拒绝它。集群名称最多 48 个字符。",
            );
        }
        CommandProblem::ClusterNameDefault => (
            "没有 --cluster-name 时，集群以成员 kubeconfig 当前上下文中的名称命名，与 --context 无关",
            "kubeadm 把每个集群都命名为 \"kubernetes\"。如果已有同名的成员集群，register 会失败，并在清理时删除那个成员集群的 agent 的权限。",
        ),
        CommandProblem::Proxy { error } => {
            return Words::of(error.chinese(), "Karmada 通过它访问成员集群。");
        }
        CommandProblem::Image { error } => {
            return Words::of(error.chinese(), "成员集群将无法启动 Karmada 的 agent。");
        }
        CommandProblem::ControlPlaneKubeconfig => (
            "这看似控制面的 kubeconfig",
            "register 需要成员集群自己的：agent 会安装在该 kubeconfig 所指的集群中。",
        ),
        CommandProblem::DryRun => ("这只检查成员集群，不会注册", "要注册，请去掉 --dry-run。"),
    };
    Words::of(what, why)
}

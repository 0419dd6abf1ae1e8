//! Of a bootstrap token Secret.

use super::Words;
use crate::text::told::chinese::{flaw, group_error};
use karmada_token_core::SecretProblem;

const NO_MATCH: &str = "没有令牌能与它相符。";

pub(super) fn words(problem: &SecretProblem) -> Words {
    let (what, why) = match problem {
        SecretProblem::ApiVersion => ("Secret 的 apiVersion 是 v1", "API 服务器会拒绝其他值。"),
        SecretProblem::Type => (
            "它的类型不是 bootstrap.kubernetes.io/token",
            "其他类型的 Secret 不会被查看；类型之后也无法更改。",
        ),
        SecretProblem::Namespace => ("它不在命名空间 kube-system 中", "只在 kube-system 中查找令牌。"),
        SecretProblem::NamespaceMissing => (
            "它没有写命名空间",
            "kubectl 会把它放入当前的命名空间；而令牌只在 kube-system 中查找。",
        ),
        SecretProblem::Name => ("它的名称不是 bootstrap-token- 加令牌 ID", "令牌以这个名称查找。"),
        SecretProblem::IdMissing => ("缺少 token-id", "必须有它，并与名称的末尾相同。"),
        SecretProblem::Id { flaw: error } => return Words::of(format!("token-id {}", flaw(error)), NO_MATCH),
        SecretProblem::IdMismatch => (
            "token-id 与名称中的 ID 不同",
            "这样的令牌既不签名，也不能用于身份认证。",
        ),
        SecretProblem::SecretMissing => ("缺少 token-secret", "没有它就没有令牌。"),
        SecretProblem::Secret { flaw: error } => {
            return Words::of(format!("token-secret {}", flaw(error)), NO_MATCH);
        }
        SecretProblem::NotBase64 => (
            "data 中的一个值不是 base64",
            "API 服务器会拒绝这个 Secret。未编码的值应放在 stringData 之下。",
        ),
        SecretProblem::PlainInData => (
            "data 中有未编码的值，那里应为 base64",
            "它会被解码成别的内容。未编码的值应放在 stringData 之下。",
        ),
        SecretProblem::EncodedInStringData => (
            "stringData 中有 base64 编码的值，那里应为未编码的值",
            "它会被原样采用。base64 编码的值应放在 data 之下。",
        ),
        SecretProblem::LineBreak => (
            "值的末尾有换行或空格",
            "echo 会加上换行，printf 不会；它成为值的一部分，于是什么都不相符。",
        ),
        SecretProblem::NotText => (
            "这个值必须加引号",
            "没有引号时，YAML 会把它当作数字或布尔值，API 服务器会拒绝这个 Secret。",
        ),
        SecretProblem::Nested => (
            "这里应为一个文本，却是列表或映射",
            "API 服务器会拒绝这个 Secret。多个用户组写成一个文本，以逗号分隔。",
        ),
        SecretProblem::Field => ("Secret 的这个字段中是另一种值", "API 服务器会拒绝这个 Secret。"),
        SecretProblem::Deleting => ("它正在被删除", "它已无法再用于身份认证，并将被删除。"),
        SecretProblem::Expiration => (
            "expiration 不是 RFC 3339 格式的时间，如 2026-11-24T06:00:00Z",
            "API 服务器视该令牌为已过期，它会立即被删除。",
        ),
        SecretProblem::Expired => ("它已过期", "它已无法再用于身份认证，并将被删除。"),
        SecretProblem::NeverExpires => (
            "它永不过期",
            "得到它的人可以一直使用，直到有人删除它。请设置 expiration。",
        ),
        SecretProblem::UsageValue { key } => {
            return Words::of(
                format!("{key} 的值恰好是 \"true\" 时才启用"),
                "任何其他值都会关闭它。",
            );
        }
        SecretProblem::UsageMissing { key } => {
            return Words::of(
                format!("{key} 没有启用"),
                "要注册，集群需要两种用途，值都是 \"true\"。",
            );
        }
        SecretProblem::Group { error } => {
            return Words::of(
                format!("auth-extra-groups 中的一个用户组：{}", group_error(error)),
                "只要有一个错误的用户组，该令牌就无法通过 API 服务器的身份认证。",
            );
        }
        SecretProblem::GroupSpace => (
            "用户组列表中有空格",
            "它成为用户组的一部分，于是该令牌无法通过 API 服务器的身份认证。",
        ),
        SecretProblem::OtherGroups => (
            "用户组中没有 Karmada 的默认用户组",
            "在按默认安装的 Karmada 上，只有 system:bootstrappers:karmada:default-cluster-token 可以注册集群。",
        ),
        SecretProblem::UnknownKey => ("引导令牌没有这个键", "它不起作用；也许是写错了所要的键。"),
        SecretProblem::KeyTwice => ("data 中也有这个键，以此处的值为准", "请删除不需要的那个。"),
        SecretProblem::Masked => (
            "其 token-secret 已被去除",
            "它在传送途中被隐藏；密钥是否合乎格式，由注解说明。",
        ),
        SecretProblem::LastApplied => (
            "kubectl apply 在注解中留下了整个 Secret 的副本",
            "即使 token-secret 被隐藏，令牌密钥仍在其中。请改用 kubectl create。",
        ),
        SecretProblem::DuplicateName => ("上面已有同名的 Secret", "后一个会覆盖前一个，或被拒绝。"),
        SecretProblem::OtherType => ("这个 Secret 不是引导令牌", "已略过。"),
        SecretProblem::Named => (
            "这里只有一个令牌的 Secret 的名称",
            "kubectl get 加 -o yaml 会原样输出。",
        ),
    };
    Words::of(what, why)
}
